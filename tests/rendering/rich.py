"""A catalog in which every field of a map is filled: the contract's own example, told to its end."""

from __future__ import annotations

from typing import Any

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Answer, Figure, Measurements, Scope, Week
from tests.support.catalogs import TODAY, facts, initiative, journey, metric, stage, study, thing

COMPARE: dict[str, Any] = {
    "id": "compare-on-site",
    "title": "Compares three models on the site",
    "was": ["browse"],
    "channel": "website",
    "departments": {"marketing": "supports", "e-commerce": "leads", "logistics": "informed"},
    "systems": ["shop-platform"],
    "product": "large-appliances",
    "does": "Opens *four* tabs and a [drawing](../stages/choose.md)",
    "thinks": "Why is depth without the hose not shown?",
    "feels": "Rushed",
    "expects": "A filter by depth",
    "motive": "Laundry is piling up",
    "context": "Evening, phone in one hand",
    "emotion": -1,
    "target_emotion": 1,
    "importance": 4,
    "moment_of_truth": True,
    "decision": {
        "question": "Which model?",
        "factors": ["price", "depth", "delivery date"],
        "principles": ["choice-overload", "social-proof"],
        "x-decided-by": "both",
    },
    "frontstage": "Product page, comparison table",
    "backstage": "Content team enters dimensions by hand",
    "pains": [
        {
            "id": "depth-missing",
            "title": "Depth with hose is not shown",
            "severity": 4,
            "evidence": ["interviews-2026-q3"],
            "was": ["depth"],
            "x-ticket": "CX-17",
        },
        {"id": "photos-lie", "title": "Photos flatter", "severity": 5, "evidence": ["staff-opinion"]},
    ],
    "strengths": [
        {
            "id": "real-photos",
            "title": "Photos in real bathrooms",
            "evidence": ["interviews-2026-q3"],
            "x-since": 2024,
        }
    ],
    "evidence": ["interviews-2026-q3", "survey-2023"],
    "metrics": [{"metric": "csat-site", "target": 80, "x-owner": "Ewa"}],
    "feedback": {"source": "exit survey", "every": "each visit", "seen_by": ["e-commerce"], "x-tool": "Form"},
    "by_persona": {
        "pensioner": {
            "channel": "phone",
            "emotion": -2,
            "target_emotion": 0,
            "importance": 5,
            "does": "Rings the shop and asks for the same adviser",
            "decision": {"question": "Whom to trust?"},
            "pains": [{"id": "small-print", "title": "Letters too small", "severity": 2}],
            "strengths": [{"id": "same-voice", "title": "The same voice again"}],
            "evidence": ["staff-opinion"],
            "x-note": "met twice",
        }
    },
    "next": [
        {"to": "chat", "share": 0.35, "wait_minutes": 12, "repeats_information": True, "x-seen": "weekly"},
        {"to": "pay-online", "share": 0.5},
    ],
    "x-photo": {"by": ["Jan"]},
}

CHAT: dict[str, Any] = {
    "id": "chat",
    "title": "Asks an adviser in the chat",
    "channel": "chat",
    "departments": "contact-centre",
    "emotion": 0,
    "pains": [{"id": "robot-first", "title": "A robot answers first", "severity": 3}],
    "evidence": ["staff-opinion"],
    "metrics": [{"metric": "wait-for-reply", "target": 2}, {"metric": "csat-site"}],
}

PAY: dict[str, Any] = {
    "id": "pay-online",
    "title": "Pays online",
    "channel": "website",
    "departments": {"e-commerce": "leads"},
    "emotion": 2,
    "pains": [{"id": "code-late", "title": "The code comes late", "severity": 1}],
}

WAIT: dict[str, Any] = {"id": "wait-at-home", "title": "Waits at home", "channel": "van", "next": []}

RETURN: dict[str, Any] = {
    "id": "gives-back",
    "title": "Gives the machine back",
    "channel": "van",
    "departments": "logistics",
    "emotion": -2,
    "journey": "returning-an-appliance",
    "next": [],
}

THE_MAP = journey(
    "washing-machine",
    stage("choose", COMPARE, CHAT, goal="Find one that fits a _narrow_ bathroom", **{"x-length": "3 days"}),
    stage("pay", PAY, WAIT),
    stage("use", RETURN),
    title="Buying a washing machine online",
    summary="From the broken machine to the first wash.",
    purpose="Decide in January whether to pay for our own delivery crews",
    personas=["young-family", "pensioner"],
    products=["large-appliances", "extended-warranty"],
    owner="customer-experience",
    reviewed="2026-11-11",
    goal="A working machine in the bathroom by the weekend",
    scenario="The old machine died on Tuesday; two children at home.",
    expectations="A delivery date I can trust.",
    was=["washer"],
    tags=["flagship"],
    story="It began with a puddle.",
    **{"x-budget": 12000},
)

TO_BE = journey(
    "washing-machine-2027",
    stage("choose", {"id": "compare-on-site", "title": "Filters by depth", "channel": "website"}),
    state="to-be",
    of="washing-machine",
    personas=["young-family"],
    owner="customer-experience",
)

NESTED = journey(
    "returning-an-appliance",
    stage("use", {"id": "book-a-van", "title": "Books a van", "channel": "phone"}),
    reviewed="2026-10-28",
    review_every_weeks=2,
)

OTHERS: tuple[Object, ...] = (
    thing(Kind.PERSONA, "young-family", based_on=["interviews-2026-q3"]),
    thing(Kind.PERSONA, "pensioner"),
    thing(Kind.STAGE, "choose", order=1),
    thing(Kind.STAGE, "pay", order=2),
    thing(Kind.STAGE, "use", order=3),
    thing(
        Kind.DEPARTMENT,
        "e-commerce",
        title="E-commerce",
        kpis=[{"metric": "csat-site", "target": 80, "x-paid": True}],
        capabilities=[
            {
                "title": "Measures with hose",
                "journey": "washing-machine",
                "touchpoint": "compare-on-site",
                "x-from": 2027,
            }
        ],
    ),
    thing(Kind.DEPARTMENT, "marketing"),
    thing(Kind.DEPARTMENT, "logistics"),
    thing(Kind.DEPARTMENT, "contact-centre"),
    thing(Kind.DEPARTMENT, "customer-experience"),
    thing(Kind.CHANNEL, "website", kind="digital", owner="e-commerce"),
    thing(Kind.CHANNEL, "chat", kind="messenger"),
    thing(Kind.CHANNEL, "phone", kind="phone"),
    thing(Kind.CHANNEL, "van"),
    thing(Kind.SYSTEM, "shop-platform", owner="e-commerce"),
    metric("csat-site", "csat", title="Satisfaction", unit="%"),
    metric("wait-for-reply", "duration", title="Wait for a reply", unit="min", better="lower"),
    thing(Kind.PRINCIPLE, "choice-overload"),
    thing(Kind.PRINCIPLE, "social-proof"),
    study(
        "interviews-2026-q3",
        "2026-09-10",
        title="Interviews, third quarter",
        sample=1014,
        findings=[
            {
                "id": "fair-photos",
                "text": "Photos are *fair*",
                "about": "washing-machine/compare-on-site/photos-lie",
                "verdict": "refutes",
            },
            {
                "id": "first-look",
                "text": "The first look decides",
                "about": "washing-machine/compare-on-site",
                "verdict": "confirms",
                "x-page": 12,
            },
        ],
    ),
    study("survey-2023", "2023-05-02", "survey", title="Survey 2023"),
    study("staff-opinion", "2026-11-01", "expert-opinion", title="Staff’s opinion"),
    initiative(
        "measure-depth",
        "in-progress",
        title="Measure the depth",
        due="2026-11-30",
        solves=["washing-machine/compare-on-site/depth-missing"],
        targets=[{"metric": "csat-site", "from": 71, "to": 80, "x-sure": "half"}],
        value={"customer": 4, "business": 2, "x-by": "board"},
        effort=3,
    ),
    initiative(
        "faster-codes",
        "done",
        title="Faster codes",
        done_on="2026-10-20",
        solves=["washing-machine/pay-online/code-late"],
    ),
    initiative(
        "people-first", "planned", title="People first", due="2026-11-01", solves=["washing-machine/chat"]
    ),
)

EVERYTHING = (THE_MAP, TO_BE, NESTED, *OTHERS)

SECRET = "the-answer-nobody-may-read"

W46, W47 = Week(2026, 46), Week(2026, 47)
HERE = Scope("washing-machine", "chat")

MEASUREMENTS = Measurements(
    figures=(Figure("wait-for-reply", W46, HERE, 14.5), Figure("wait-for-reply", W47, HERE, 12)),
    answers=tuple(
        Answer("csat-site", TODAY, "washing-machine", "compare-on-site", None, "customer", score, SECRET)
        for score in (5, 4, 4, 1) * 2
    ),
)


def rich_facts(*more: Object) -> Facts:
    """The facts of it all, on the day of the tests."""
    return facts(*EVERYTHING, *more, measurements=MEASUREMENTS)
