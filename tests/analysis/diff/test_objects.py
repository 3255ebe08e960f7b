"""What is told of the objects that maps share."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cjm_plugin.analysis.diff import Snapshot, diff
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.settings import Settings
from tests.analysis.diff.rows import row, rows
from tests.support.catalogs import TODAY, catalog, initiative, journey, metric, study, thing, touchpoint

OTHERS = (
    journey("buy", touchpoint("pay")),
    thing(Kind.STAGE, "choose", order=1, title="Chooses"),
    metric("csat", title="Satisfaction", unit="%"),
)


def department(**fields: Any) -> Object:
    return thing(Kind.DEPARTMENT, "care", **fields)


_STATUS = "capabilities[Chat].status"
_ALL, _HERE = {"metric": "csat", "target": 80}, {"metric": "csat", "target": 85, "journey": "buy"}

Change = tuple[Object | None, Object | None, list[str]]

CASES: dict[str, Change] = {
    # Initiatives
    "initiative added": (
        None,
        initiative("mend", "planned", due="2026-12-01"),
        ["initiative.added mend (status=planned, 2026-12-01)"],
    ),
    "initiative that is to solve something": (
        None,
        initiative("mend", "planned", solves=["buy/pay"]),
        ["initiative.added mend (status=planned, Pay)"],
    ),
    "initiative that has solved it": (
        None,
        initiative("mend", "done", solves=["buy/pay"]),
        ["initiative.added mend (status=done)"],
    ),
    "initiative removed": (initiative("mend"), None, ["initiative.removed mend (status=idea)"]),
    "started": (
        initiative("mend"),
        initiative("mend", "in-progress"),
        ["initiative.started mend status: status=idea -> status=in-progress"],
    ),
    "taken up again": (
        initiative("mend", "dropped"),
        initiative("mend", "in-progress"),
        ["initiative.started mend status: status=dropped -> status=in-progress"],
    ),
    "not done after all": (
        initiative("mend", "done"),
        initiative("mend", "in-progress"),
        ["initiative.field-changed mend status: status=done -> status=in-progress"],
    ),
    "planned": (
        initiative("mend"),
        initiative("mend", "planned"),
        ["initiative.field-changed mend status: status=idea -> status=planned"],
    ),
    "done": (
        initiative("mend", "in-progress"),
        initiative("mend", "done", done_on="2026-11-17"),
        ["initiative.done mend status: status=in-progress -> status=done better (2026-11-17)"],
    ),
    "done, with a day that was known": (
        initiative("mend", "in-progress", done_on="2026-11-16"),
        initiative("mend", "done", done_on="2026-11-17"),
        [
            "initiative.done mend status: status=in-progress -> status=done better",
            "initiative.field-changed mend done_on: 2026-11-16 -> 2026-11-17",
        ],
    ),
    "the day it was done": (
        initiative("mend", "done"),
        initiative("mend", "done", done_on="2026-11-17"),
        ["initiative.field-changed mend done_on: none -> 2026-11-17"],
    ),
    "a day before it is done": (
        initiative("mend", "planned"),
        initiative("mend", "planned", done_on="2026-11-17"),
        ["initiative.field-changed mend done_on: none -> 2026-11-17"],
    ),
    "dropped": (
        initiative("mend", "planned"),
        initiative("mend", "dropped"),
        ["initiative.dropped mend status: status=planned -> status=dropped worse"],
    ),
    "due date moved": (
        initiative("mend", due="2026-12-01"),
        initiative("mend", due="2027-01-31"),
        ["initiative.due-moved mend due: 2026-12-01 -> 2027-01-31"],
    ),
    "due date set": (
        initiative("mend"),
        initiative("mend", due="2027-01-31"),
        ["initiative.field-changed mend due: none -> 2027-01-31"],
    ),
    "due date taken out": (
        initiative("mend", due="2027-01-31"),
        initiative("mend"),
        ["initiative.field-changed mend due: 2027-01-31 -> none"],
    ),
    "solves": (
        initiative("mend"),
        initiative("mend", solves=["buy/pay"]),
        ["initiative.field-changed mend solves[buy/pay]: none -> Pay"],
    ),
    "aims": (
        initiative("mend", targets=[{"metric": "csat", "from": 70, "to": 80}]),
        initiative("mend", targets=[{"metric": "csat", "from": 71, "to": 85}]),
        [
            "initiative.field-changed mend targets[csat].from: 70% -> 71% (Satisfaction)",
            "initiative.field-changed mend targets[csat].to: 80% -> 85% (Satisfaction)",
        ],
    ),
    "a new aim": (
        initiative("mend"),
        initiative("mend", targets=[{"metric": "csat", "from": 70, "to": 80}]),
        ["initiative.field-changed mend targets[csat]: none -> Satisfaction (70%, 80%)"],
    ),
    "value and effort": (
        initiative("mend", value={"customer": 3}, effort=2),
        initiative("mend", value={"customer": 4}, effort=5),
        [
            "initiative.field-changed mend value.customer: 3 -> 4",
            "initiative.field-changed mend effort: 2 -> 5",
        ],
    ),
    # Departments
    "target": (
        department(kpis=[{"metric": "csat", "target": 80}]),
        department(kpis=[{"metric": "csat", "target": 85}]),
        ["department.target-changed care kpis[csat].target: 80% -> 85% (Satisfaction)"],
    ),
    "a new figure": (
        department(),
        department(kpis=[{"metric": "csat", "target": 80, "journey": "buy", "stage": "choose"}]),
        ["department.target-changed care kpis[csat buy choose]: none -> 80% (Satisfaction, Buy, Chooses)"],
    ),
    "no such figure any more": (
        department(kpis=[{"metric": "csat", "target": 0}]),
        department(),
        ["department.target-changed care kpis[csat]: 0% -> none (Satisfaction)"],
    ),
    "a figure without a target": (
        department(),
        department(kpis=[{"metric": "csat", "journey": "buy"}]),
        ["department.field-changed care kpis[csat buy]: none -> Satisfaction (Buy)"],
    ),
    "one of two targets": (
        department(
            kpis=[{"metric": "csat", "target": 80}, {"metric": "csat", "target": 85, "journey": "buy"}]
        ),
        department(
            kpis=[{"metric": "csat", "target": 86, "journey": "buy"}, {"metric": "csat", "target": 80}]
        ),
        ["department.target-changed care kpis[csat buy].target: 85% -> 86% (Satisfaction, Buy)"],
    ),
    "capability needed": (
        department(),
        department(capabilities=[{"title": "Chat", "journey": "buy", "touchpoint": "pay"}]),
        ["department.capability-needed care capabilities[Chat]: none -> 'Chat' (Buy, Pay)"],
    ),
    "capability gained": (
        department(capabilities=[{"title": "Chat"}]),
        department(capabilities=[{"title": "Chat", "status": "have"}]),
        [
            f"department.capability-gained care {_STATUS}: capability=needed -> capability=have ('Chat')",
        ],
    ),
    "capability there from the start": (
        department(),
        department(capabilities=[{"title": "Chat", "status": "have"}]),
        ["department.capability-gained care capabilities[Chat]: none -> 'Chat'"],
    ),
    "capability lost": (
        department(capabilities=[{"title": "Chat", "status": "have"}]),
        department(capabilities=[{"title": "Chat", "status": "needed"}]),
        [
            f"department.capability-needed care {_STATUS}: capability=have -> capability=needed ('Chat')",
        ],
    ),
    "capability taken out": (
        department(capabilities=[{"title": "Chat", "status": "have"}]),
        department(),
        ["department.field-changed care capabilities[Chat]: 'Chat' -> none (capability=have)"],
    ),
    "capability reworded": (
        department(capabilities=[{"title": "Chat", "journey": "buy"}, {"title": "Video"}]),
        department(capabilities=[{"title": "Chats", "journey": "buy"}, {"title": "Video"}]),
        ["department.field-changed care capabilities[Chats].title: 'Chat' -> 'Chats'"],
    ),
    "capability replaced": (
        department(capabilities=[{"title": "Chat", "journey": "buy"}]),
        department(capabilities=[{"title": "Video", "journey": "other"}]),
        [
            "department.capability-needed care capabilities[Video]: none -> 'Video' (other)",
            "department.field-changed care capabilities[Chat]: 'Chat' -> none (capability=needed, Buy)",
        ],
    ),
    "two capabilities reworded": (
        department(capabilities=[{"title": "Chat"}, {"title": "Video"}]),
        department(capabilities=[{"title": "Chats"}, {"title": "Videos"}]),
        [
            "department.field-changed care capabilities[Chats].title: 'Chat' -> 'Chats'",
            "department.field-changed care capabilities[Videos].title: 'Video' -> 'Videos'",
        ],
    ),
    "capability elsewhere": (
        department(capabilities=[{"title": "Chat", "journey": "buy"}]),
        department(capabilities=[{"title": "Chat", "journey": "buy", "touchpoint": "pay"}]),
        ["department.field-changed care capabilities[Chat].touchpoint: none -> Pay ('Chat')"],
    ),
    # Studies
    "study": (
        study("talks", sample=5),
        study("talks", sample=6, method="survey"),
        [
            "study.field-changed talks method: method=interviews -> method=survey",
            "study.field-changed talks sample: 5 -> 6",
        ],
    ),
    "study without a method": (None, study("talks", method=None), ["study.added talks (2026-10-01)"]),
    "study longer valid": (
        study("talks", valid_until="2026-12-01"),
        study("talks", valid_until="2027-12-01"),
        ["study.field-changed talks valid_until: 2026-12-01 -> 2027-12-01"],
    ),
    "study declared too old": (
        study("talks", valid_until="2026-12-01"),
        study("talks", valid_until="2026-11-17"),
        [
            "study.field-changed talks valid_until: 2026-12-01 -> 2026-11-17",
            "study.expired talks: none -> 2026-11-17",
        ],
    ),
    "study valid once more": (
        study("talks", valid_until="2026-11-01"),
        study("talks", valid_until="2026-12-01"),
        ["study.field-changed talks valid_until: 2026-11-01 -> 2026-12-01"],
    ),
    "study too old from the start": (
        None,
        study("talks", "2020-01-01"),
        ["study.added talks (method=interviews, 2020-01-01)"],
    ),
    # All others
    "persona": (
        thing(Kind.PERSONA, "a", needs=["x", "y"], preferred_channels=["site", "phone"], quote="Hm"),
        thing(Kind.PERSONA, "a", needs=["x", "z", "w"], preferred_channels=["phone", "site"], quote="Ah"),
        [
            'persona.field-changed a needs: "y" -> "z"',
            'persona.field-changed a needs: none -> "w"',
            "persona.field-changed a preferred_channels: [site, phone] -> [phone, site]",
            'persona.field-changed a quote: "Hm" -> "Ah"',
        ],
    ),
    "persona's channels": (
        thing(Kind.PERSONA, "a", preferred_channels=["site", "phone"]),
        thing(Kind.PERSONA, "a", preferred_channels=["chat", "site"]),
        [
            "persona.field-changed a preferred_channels[chat]: none -> chat",
            "persona.field-changed a preferred_channels[phone]: phone -> none",
        ],
    ),
    "persona's channels in another order": (
        thing(Kind.PERSONA, "a", preferred_channels=["site", "phone"]),
        thing(Kind.PERSONA, "a", preferred_channels=["phone", "chat", "site"]),
        ["persona.field-changed a preferred_channels: [site, phone] -> [phone, chat, site]"],
    ),
    "persona's studies": (
        thing(Kind.PERSONA, "a", based_on=["s", "t"]),
        thing(Kind.PERSONA, "a", based_on=["t"]),
        ["persona.field-changed a based_on[s]: s -> none"],
    ),
    "stage": (
        thing(Kind.STAGE, "a", order=1),
        thing(Kind.STAGE, "a", order=1.5, summary="So"),
        ["stage.field-changed a order: 1 -> 1.5", 'stage.field-changed a summary: none -> "So"'],
    ),
    "channel": (
        thing(Kind.CHANNEL, "a", kind="phone"),
        thing(Kind.CHANNEL, "a", kind="digital", owner="care"),
        [
            "channel.field-changed a kind: channel-kind=phone -> channel-kind=digital",
            "channel.field-changed a owner: none -> care",
        ],
    ),
    "system": (
        thing(Kind.SYSTEM, "a", vendor="V"),
        thing(Kind.SYSTEM, "a", vendor="W", contact="w@example.org"),
        [
            "system.field-changed a vendor: 'V' -> 'W'",
            "system.field-changed a contact: none -> 'w@example.org'",
        ],
    ),
    "metric": (
        metric("a", "nps", better="higher"),
        metric("a", "ces", better="lower", unit="%"),
        [
            "metric.field-changed a kind: metric-kind=nps -> metric-kind=ces",
            "metric.field-changed a unit: none -> '%'",
            "metric.field-changed a better: better=higher -> better=lower",
        ],
    ),
    "principle": (
        thing(Kind.PRINCIPLE, "a", effect="E"),
        thing(Kind.PRINCIPLE, "a", effect="F", story="S"),
        ['principle.field-changed a effect: "E" -> "F"', "principle.story-changed a story"],
    ),
    "added": (None, thing(Kind.SYSTEM, "a", vendor="V", story="S"), ["system.added a"]),
    "removed": (thing(Kind.PERSONA, "a", quote="Hm"), None, ["persona.removed a"]),
    "renamed": (
        thing(Kind.SYSTEM, "a", title="S"),
        thing(Kind.SYSTEM, "b", title="S", was=["a"]),
        ["system.renamed b id: 'a' -> 'b'"],
    ),
    "replaced": (
        thing(Kind.SYSTEM, "a", title="S"),
        thing(Kind.SYSTEM, "b", title="S"),
        ["system.removed a", "system.added b"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_objects(case: str) -> None:
    before, after, expected = CASES[case]
    had = (*OTHERS, *(() if before is None else (before,)))
    has = (*OTHERS, *(() if after is None else (after,)))

    assert rows(had, has) == expected


@pytest.mark.parametrize(
    ("last", "before", "after", "expected"),
    [
        ("2026-11-17", "2026-11-17", "2026-11-18", ["study.expired talks: none -> 2026-11-17"]),
        ("2026-11-17", "2026-11-10", "2026-12-24", ["study.expired talks: none -> 2026-11-17"]),
        ("2026-11-17", "2026-11-10", "2026-11-17", []),
        ("2026-11-17", "2026-11-18", "2026-11-19", []),
        ("2026-11-17", "2026-11-18", "2026-11-10", []),
    ],
)
def test_time_makes_studies_too_old(last: str, before: str, after: str, expected: list[str]) -> None:
    things = catalog(study("talks", valid_until=last), *OTHERS)
    days = (Settings(today=dt.date.fromisoformat(day)) for day in (before, after))

    found = diff(*(Snapshot(things, settings) for settings in days))

    assert [*map(row, found.changes)] == expected


def test_without_a_last_day_the_site_s_option_counts() -> None:
    things = catalog(study("talks", "2024-11-18"))
    both = [Settings(today=TODAY, evidence_valid_months=24), Settings(today=TODAY + dt.timedelta(days=1))]

    found = diff(*(Snapshot(things, settings) for settings in both))

    assert [*map(row, found.changes)] == ["study.expired talks: none -> 2026-11-18"]
