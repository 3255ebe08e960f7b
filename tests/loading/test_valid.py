"""Valid content: no problem, and every value where it belongs."""

from __future__ import annotations

import datetime as dt

from cjm_plugin.loading import Loaded
from cjm_plugin.model.base import Allowance, Extension
from cjm_plugin.model.department import Capability, Kpi
from cjm_plugin.model.initiative import InitiativeTarget, Value
from cjm_plugin.model.journey import (
    Decision,
    Feedback,
    Involvement,
    MeasuredBy,
    Next,
    Pain,
    Strength,
)
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Answer, Figure, Scope, Week
from cjm_plugin.model.references import Inside, references
from cjm_plugin.model.study import Finding
from tests.loading.rich import MAP, RICH
from tests.loading.support import loaded, told


def rich() -> Loaded:
    return loaded(RICH)


def test_no_problems() -> None:
    # The answers name a touchpoint by its old id.
    assert [told(problem) for problem in rich().problems] == [
        (
            "warning CJM022 content/data/feedback/nps.csv:2:1: touchpoint: "
            "the touchpoint 'compare' is now 'compare-on-site'; write 'compare-on-site'"
        )
    ]


def test_map() -> None:
    journey = rich().catalog.journeys["washing-machine"]
    values = {
        name: getattr(journey, name) for name in type(journey).model_fields if name not in {"stages", "story"}
    }
    assert values == {
        "id": "washing-machine",
        "path": "content/journeys/washing-machine.md",
        "story_line": MAP.split("# The story")[0].count("\n") + 1,
        "description": "For search engines",
        "hide": ("navigation",),
        "search": None,
        "template": None,
        "icon": None,
        "extensions": (Extension(name="x-board", json_value='{"since": "2026-01-05", "wall": 3}'),),
        "title": "Buying a washing machine online",
        "was": ("buying-a-machine",),
        "tags": ("online", "большая техника"),
        "allow": (
            Allowance(code="CJM122", why="Pensioners are asked in the spring"),
            Allowance.model_validate(
                {
                    "code": "CJM101",
                    "at": "compare-on-site/depth-missing",
                    "why": "Known from the hotline",
                    "x-ticket": 7,
                }
            ),
        ),
        "summary": "From the broken machine to [the return](returning.md#send-back).",
        "purpose": "Decide in January whether to pay for our own delivery crews",
        "personas": ("young-family", "pensioner"),
        "products": ("large-appliances",),
        "state": "to-be",
        "of": "returning",
        "owner": "e-commerce",
        "reviewed": dt.date(2026, 11, 16),
        "review_every_weeks": 2,
        "goal": "A working machine in the bathroom by the weekend",
        "scenario": "The old machine died on Tuesday; two children at home.",
        "expectations": "A delivery date I can trust.",
    }
    assert journey.story == "# The story\n\nIt begins on [a Tuesday](#compare-on-site).\n"
    assert [(stage.stage, stage.goal) for stage in journey.stages] == [
        ("choose", "Find one that fits a narrow bathroom"),
        ("buy", None),
    ]


def test_touchpoint() -> None:
    touchpoint, second, last = rich().catalog.journeys["washing-machine"].touchpoints
    values = {
        name: getattr(touchpoint, name) for name in type(touchpoint).model_fields if name != "by_persona"
    }
    assert values == {
        "id": "compare-on-site",
        "was": ("compare",),
        "title": "Compares three models on the site",
        "channel": "website",
        "departments": (
            Involvement(department="e-commerce", role="leads"),
            Involvement(department="marketing", role="supports"),
        ),
        "systems": ("shop-platform",),
        "product": "large-appliances",
        "does": "Opens four tabs and a *drawing* of the bathroom",
        "thinks": "Why is depth: without the hose not shown?",
        "feels": "Rushed",
        "expects": "A filter by depth",
        "motive": "Laundry is piling up",
        "context": "12:30, phone in one hand",
        "emotion": -1,
        "target_emotion": 1,
        "importance": 4,
        "moment_of_truth": True,
        "decision": Decision(
            question="Which model?", factors=("price", "depth", "delivery date"), principles=("social-proof",)
        ),
        "frontstage": "Product page, comparison table",
        "backstage": "Content team enters dimensions by hand",
        "pains": (
            Pain(
                id="depth-missing",
                title="Depth with hose is not shown",
                severity=4,
                evidence=("interviews",),
                was=("depth",),
            ),
        ),
        "strengths": (Strength(id="real-photos", title="Photos", evidence=("interviews",), was=("photos",)),),
        "evidence": ("interviews",),
        "metrics": (MeasuredBy(metric="csat-site", target=80.0),),
        "feedback": Feedback(source="exit survey", every="each visit", seen_by=("e-commerce",)),
        "next": (
            Next(to="chat-with-adviser", share=0.35, wait_minutes=12.0, repeats_information=True),
            Next(to="pay-online", share=0.5),
        ),
        "journey": "returning",
        "extensions": (Extension(name="x-note", json_value='"seen twice"'),),
    }
    (variation,) = touchpoint.by_persona
    assert (variation.persona, variation.channel, variation.emotion, variation.does) == (
        "pensioner",
        "phone",
        -2,
        "Rings the shop",
    )
    assert variation.pains == (Pain(id="small-print", title="Small print"),)
    assert second.departments == (Involvement(department="marketing", role="leads"),)
    assert second.next is None
    assert second.by_persona[0].persona == "pensioner"
    assert last.next == ()
    assert last.moment_of_truth is False


def test_other_objects() -> None:
    catalog = rich().catalog
    care = catalog.departments["care"]
    assert (care.lead, care.contact) == ("Anna Nowak", "care@example.org")
    assert care.kpis == (Kpi(metric="nps", target=40.5, journey="washing-machine", stage="buy"),)
    assert care.capabilities == (
        Capability(title="Video advice", status="have", journey="washing-machine", touchpoint="pay-online"),
        Capability(title="Chat", status="needed"),
    )
    action = catalog.initiatives["depth-filter"]
    assert (action.goal, action.loop, action.department, action.owner, action.status, action.effort) == (
        "Nobody buys a machine that does not fit",
        "root-cause",
        "e-commerce",
        "Jan",
        "done",
        2,
    )
    assert (action.due, action.done_on) == (dt.date(2026, 12, 1), dt.date(2026, 11, 20))
    assert action.solves == (
        "washing-machine/compare-on-site",
        "washing-machine/compare-on-site/depth-missing",
    )
    assert action.targets == (InitiativeTarget.model_validate({"metric": "csat-site", "from": 70, "to": 80}),)
    assert action.targets[0].from_ == 70.0
    assert action.value == Value(customer=5, business=3)
    survey = catalog.studies["survey"]
    assert (survey.method, survey.date, survey.sample, survey.valid_until, survey.link) == (
        "survey",
        dt.date(2026, 10, 1),
        120,
        dt.date(2027, 10, 1),
        "https://example.org/survey",
    )
    assert survey.findings == (
        Finding(
            id="seen",
            text="They look for it",
            about="washing-machine/compare-on-site/small-print",
            verdict="refutes",
            was=("s",),
        ),
    )
    teen = catalog.personas["teen"]
    assert (teen.age_group, teen.segment, teen.needs, teen.frustrations, teen.quote) == (
        "13-17",
        "family",
        ("speed",),
        ("forms",),
        "Later.",
    )
    assert (teen.preferred_channels, teen.based_on) == (("website",), ("interviews",))
    crm, wait = catalog.systems["crm"], catalog.metrics["wait"]
    assert (crm.owner, crm.vendor, crm.contact) == ("marketing", "Acme", "crm@example.org")
    assert (wait.metric_kind, wait.unit, wait.better, wait.definition, wait.source) == (
        "duration",
        "min",
        "lower",
        "From ring to answer",
        "PBX",
    )
    principle, chat, stage = catalog.principles["anchoring"], catalog.channels["chat"], catalog.stages["wash"]
    assert (principle.summary, principle.effect) == ("The first price counts", "Others seem cheap")
    assert (chat.channel_kind, chat.owner) == ("messenger", "marketing")
    assert (stage.order, stage.summary) == (2.5, "The first wash")


def test_measurements() -> None:
    measurements = rich().measurements
    assert measurements.figures == (
        Figure(
            "conversion",
            Week(2026, 46),
            Scope("washing-machine", "pay-online", "e-commerce", "teen"),
            3.5,
            120,
        ),
        Figure("conversion", Week(2026, 47), Scope(), -10.0, None),
    )
    assert measurements.answers == (
        Answer(
            "nps",
            dt.date(2026, 11, 16),
            "washing-machine",
            "compare-on-site",
            None,
            "customer",
            9.0,
            'Two\nlines, "good"',
        ),
        Answer("nps", dt.date(2026, 11, 17), None, None, None, "operator", 0.0, ""),
    )


def test_counts() -> None:
    result = rich()
    assert result.files == len(list(result.catalog)) + 2
    assert {thing.kind for thing in result.catalog} == set(Kind)


def test_old_ids_are_rewritten_everywhere() -> None:
    text = MAP
    renamed = {
        "channel: website": "channel: site",
        "{e-commerce: leads, marketing: supports}": "{e-commerce: leads, advertising: supports}",
        "departments: marketing": "departments: advertising",
        "personas: [young-family, pensioner]": "personas: [young-family, retiree]",
        "          pensioner:": "          retiree:",
        "{pensioner: }": "{retiree: }",
        "- {to: chat-with-adviser": "- {to: ask",
        "{id: chat-with-adviser,": "{id: chat-with-adviser, was: [ask],",
    }
    for new, old in renamed.items():
        assert new in text
        text = text.replace(new, old)
    before = rich().catalog.journeys["washing-machine"]
    result = loaded({**RICH, "journeys/washing-machine.md": text})
    after = result.catalog.journeys["washing-machine"]
    assert result.errors == ()
    assert list(references(after)) == list(references(before))
    assert [t.next for t in after.touchpoints] == [t.next for t in before.touchpoints]


def test_catalog_has_what_it_refers_to() -> None:
    catalog = rich().catalog
    for thing in catalog:
        for reference in references(thing):
            if not isinstance(reference.target, Inside):
                assert reference.name in catalog.collection(reference.target.kind)
