"""A repository with an edit of every kind, week after week, and exactly the changes that are told of it."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
import yaml

from cjm_plugin.history import Told
from cjm_plugin.model.change import What
from tests.history.weeks import NOW, told, weeks
from tests.support.repositories import Repository

Content: TypeAlias = dict[str, dict[str, Any] | None]
"""The frontmatter of files, by their paths below content/; the key `story` is the body."""

WASH = "journeys/wash.md"

START: Content = {
    "personas/family.md": {"title": "Family"},
    "personas/pensioner.md": {"title": "Pensioner"},
    "stages/choose.md": {"title": "Choose", "order": 1},
    "stages/decide.md": {"title": "Decide", "order": 2},
    "stages/buy.md": {"title": "Buy", "order": 3},
    "departments/marketing.md": {
        "title": "Marketing",
        "kpis": [{"metric": "csat", "target": 4.2}],
        "capabilities": [{"title": "Photos", "status": "needed"}],
    },
    "departments/sales.md": {"title": "Sales"},
    "channels/website.md": {"title": "Website"},
    "channels/shop.md": {"title": "Shop"},
    "systems/till.md": {"title": "Till"},
    "metrics/csat.md": {"title": "Satisfaction", "kind": "csat"},
    "principles/anchor.md": {"title": "Anchor"},
    "studies/visits.md": {"title": "Visits", "date": dt.date(2026, 6, 1)},
    "studies/survey.md": {
        "title": "Survey",
        "date": dt.date(2026, 7, 1),
        "valid_until": dt.date(2026, 10, 20),
    },
    "initiatives/photos.md": {
        "title": "Photos",
        "solves": ["wash/compare/depth"],
        "due": dt.date(2026, 12, 1),
    },
    "initiatives/talk.md": {"title": "Talk"},
    WASH: {
        "title": "Washing machine",
        "personas": ["family", "pensioner"],
        "stages": [
            {
                "stage": "choose",
                "touchpoints": [
                    {
                        "id": "see",
                        "title": "Sees",
                        "channel": "website",
                        "departments": {"marketing": "leads"},
                    },
                    {
                        "id": "compare",
                        "title": "Compares",
                        "channel": "website",
                        "emotion": 0,
                        "departments": {"marketing": "leads"},
                        "metrics": [{"metric": "csat", "target": 4}],
                        "pains": [
                            {"id": "depth", "title": "No depth", "severity": 3},
                            {"id": "slow", "title": "Slow", "severity": 2},
                        ],
                    },
                ],
            },
            {"stage": "decide", "touchpoints": [{"id": "ask", "title": "Asks", "channel": "shop"}]},
            {
                "stage": "buy",
                "touchpoints": [
                    {"id": "pay", "title": "Pays", "channel": "shop"},
                    {"id": "carry", "title": "Carries", "channel": "shop"},
                ],
            },
        ],
    },
}


class Editor:
    """One state of the content, edited in place."""

    def __init__(self, content: Content) -> None:
        self.content = copy.deepcopy(content)

    def of(self, path: str) -> dict[str, Any]:
        found = self.content[path]
        assert found is not None
        return found

    @property
    def stages(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.of(WASH)["stages"]
        return found

    def touchpoint(self, id: str) -> dict[str, Any]:
        return next(t for stage in self.stages for t in stage["touchpoints"] if t["id"] == id)

    def pain(self, id: str) -> dict[str, Any]:
        found: dict[str, Any] = next(p for p in self.touchpoint("compare")["pains"] if p["id"] == id)
        return found


def w41_touchpoints(now: Editor) -> None:
    compare = now.touchpoint("compare")
    compare |= {"emotion": -1, "channel": "shop", "moment_of_truth": True, "evidence": ["visits"]}
    compare["departments"] = {"marketing": "supports", "sales": "leads"}
    compare["metrics"][0]["target"] = 4.5
    now.touchpoint("see")["next"] = [{"to": "ask", "share": 0.5}]


def w42_touchpoints_again(now: Editor) -> None:
    compare = now.touchpoint("compare")
    compare |= {"emotion": 1, "moment_of_truth": False, "does": "Opens three pages"}
    compare["departments"] = {"sales": "leads"}
    del compare["evidence"]
    now.stages[2]["touchpoints"].reverse()
    now.stages[1]["touchpoints"].append({"id": "call", "title": "Calls", "channel": "shop"})


def w43_pains(now: Editor) -> None:
    now.pain("depth").update({"severity": 4, "evidence": ["visits"]})
    now.pain("slow")["severity"] = 1
    now.stages[1]["touchpoints"].pop()
    now.touchpoint("compare")["pains"].append({"id": "price", "title": "Dear", "severity": 5})
    now.of("initiatives/photos.md").update({"status": "in-progress", "due": dt.date(2026, 11, 1)})


def w44_solved_and_refuted(now: Editor) -> None:
    now.of("initiatives/photos.md").update({"status": "done", "done_on": dt.date(2026, 10, 28)})
    now.of("initiatives/talk.md")["status"] = "dropped"
    now.of("studies/visits.md")["findings"] = [
        {"id": "f1", "text": "Nobody says so", "about": "wash/compare/price", "verdict": "refutes"},
        {"id": "f2", "text": "They do", "about": "wash/compare", "verdict": "confirms"},
        {"id": "f3", "text": "They do not", "about": "wash/ask", "verdict": "refutes"},
        {"id": "f4", "text": "They come in pairs"},
    ]
    del now.pain("depth")["evidence"]


def w45_structure(now: Editor) -> None:
    now.of("initiatives/photos.md").update(status="in-progress")
    del now.of("initiatives/photos.md")["done_on"]
    now.touchpoint("compare")["pains"] = [p for p in now.touchpoint("compare")["pains"] if p["id"] != "slow"]
    moved = now.stages[0]["touchpoints"].pop(0)
    now.stages[1]["touchpoints"].append(moved)
    now.content["stages/use.md"] = {"title": "Use", "order": 4}
    now.stages.append({"stage": "use", "touchpoints": [{"id": "wash", "title": "Washes", "channel": "shop"}]})
    now.of(WASH).update({"reviewed": dt.date(2026, 11, 4), "story": "How it began.\n"})
    now.of("departments/marketing.md")["kpis"][0]["target"] = 4.4
    now.of("departments/marketing.md")["capabilities"] = [
        {"title": "Photos", "status": "have"},
        {"title": "Films", "status": "needed"},
    ]


def w46_names_and_places(now: Editor) -> None:
    now.stages.pop(2)
    now.stages.insert(0, now.stages.pop(1))
    now.content["stages/buy.md"] = None
    now.content["channels/website.md"] = None
    now.content["channels/web.md"] = {"title": "The web", "was": ["website"]}
    now.content["journeys/fridge.md"] = {"title": "Fridge", "personas": ["family"]}
    now.touchpoint("wash").update({"id": "launder", "was": ["wash"]})


EDITS = {
    "2026-10-07 12:00 +02:00": w41_touchpoints,
    "2026-10-14 12:00 +02:00": w42_touchpoints_again,
    "2026-10-21 12:00 +02:00": w43_pains,
    "2026-10-28 12:00 +01:00": w44_solved_and_refuted,
    "2026-11-04 12:00 +01:00": w45_structure,
    "2026-11-11 12:00 +01:00": w46_names_and_places,
}


def texts(content: Content) -> Iterator[tuple[str | bytes, str | None]]:
    for path, fields in content.items():
        if fields is None:
            yield f"content/{path}", None
        else:
            story = fields.get("story", "")
            data = {name: value for name, value in fields.items() if name != "story"}
            yield f"content/{path}", f"---\n{yaml.safe_dump(data, sort_keys=False)}---\n{story}"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Told:
    maps = Repository(tmp_path_factory.mktemp("every") / "maps")
    maps.commit("2026-09-30 12:00 +02:00", dict(texts(START)), "First version")
    content = START
    for when, edit in EDITS.items():
        editor = Editor(content)
        edit(editor)
        content = editor.content
        maps.commit(when, dict(texts(content)), edit.__name__)
    return told(maps.write().folder, now=NOW)


def test_each_week_tells_exactly_what_was_edited(found: Told) -> None:
    assert weeks(found) == {
        "next": [],
        "2026-W46": [
            "journey.added fridge",
            "journey.stage-moved wash",
            "journey.stage-removed wash",
            "touchpoint.renamed wash/launder",
            "stage.removed buy",
            "channel.renamed web",
            "channel.field-changed web",
        ],
        "2026-W45": [
            "journey.reviewed wash",
            "journey.story-changed wash",
            "journey.stage-added wash",
            "pain.withdrawn wash/compare/slow",
            "pain.reopened wash/compare/depth",
            "touchpoint.moved wash/see",
            "stage.added use",
            "department.target-changed marketing",
            "department.capability-gained marketing",
            "department.capability-needed marketing",
            "initiative.field-changed photos",
            "initiative.field-changed photos",
        ],
        "2026-W44": [
            "pain.evidence-withdrawn wash/compare/depth",
            "pain.solved wash/compare/depth",
            "pain.refuted wash/compare/price",
            "hypothesis.confirmed wash/compare",
            "hypothesis.refuted wash/ask",
            "finding.added visits",
            "initiative.done photos",
            "initiative.dropped talk",
        ],
        "2026-W43": [
            "pain.worse wash/compare/depth",
            "pain.evidence-added wash/compare/depth",
            "pain.milder wash/compare/slow",
            "pain.found wash/compare/price",
            "touchpoint.removed wash/call",
            # Valid until the Tuesday of that week.
            "study.expired survey",
            "initiative.due-moved photos",
            "initiative.started photos",
        ],
        "2026-W42": [
            "touchpoint.field-changed wash/compare",
            "touchpoint.emotion-rose wash/compare",
            "touchpoint.evidence-withdrawn wash/compare",
            "touchpoint.department-left wash/compare",
            "touchpoint.no-longer-moment-of-truth wash/compare",
            "touchpoint.added wash/call",
            "touchpoint.reordered wash/pay",
        ],
        "2026-W41": [
            "touchpoint.passage-changed wash/see",
            "touchpoint.emotion-fell wash/compare",
            "touchpoint.evidence-added wash/compare",
            "touchpoint.channel-changed wash/compare",
            "touchpoint.department-role-changed wash/compare",
            "touchpoint.department-joined wash/compare",
            "touchpoint.became-moment-of-truth wash/compare",
            "touchpoint.target-changed wash/compare",
        ],
        "2026-W40": ["first wash"],
    }
    assert found.problems == ()


def test_everything_that_can_happen_has_happened(found: Told) -> None:
    assert {change.what for week in found.chronicle.revisions for change in week.changes} == set(What)


def test_every_week_says_why(found: Told) -> None:
    told = [[commit.subject for commit in week.commits] for week in reversed(found.chronicle.revisions)]

    assert told == [["First version"], *([edit.__name__] for edit in EDITS.values())]


def test_a_curve_is_told_where_it_has_changed(found: Told) -> None:
    curves = {
        week.name: [(point.id, point.before, point.after) for shift in week.shifts for point in shift.points]
        for week in found.chronicle.revisions
        if week.name in {"2026-W41", "2026-W44"}
    }
    rest = [("ask", None, None), ("pay", None, None), ("carry", None, None)]

    assert curves == {"2026-W41": [("see", None, None), ("compare", 0, -1), *rest], "2026-W44": []}
