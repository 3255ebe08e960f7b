"""Changes made by hand: one of every kind and of every type of value at least, hostile texts among them.

They are as the diff gives them. `SPECIMENS` has each under a name of its own; `EVERYTHING` is all of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from cjm_plugin.model.change import (
    About,
    Change,
    Day,
    Direction,
    Felt,
    Figure,
    Flag,
    Listed,
    Named,
    Plain,
    Prose,
    Scopes,
    Severity,
    Share,
    Subject,
    Value,
    Wait,
    What,
    Word,
)

BETTER, WORSE, NEUTRAL = Direction.BETTER, Direction.WORSE, Direction.NEUTRAL

MAP = Named("journey", "washing-machine", "Buying a washing machine online")
REPAIR = Named("journey", "repair", "Getting a repair at home")
FAMILY = Named("persona", "young-family", "Young family")
PENSIONER = Named("persona", "pensioner", "Pensioner")
CHOOSE = Named("stage", "choose", "Choose")
DECIDE = Named("stage", "decide", "Decide")
SHOPS = Named("department", "e-commerce", "E-commerce")
MARKETING = Named("department", "marketing", "Marketing")
LOGISTICS = Named("department", "logistics", "Logistics")
PHONE = Named("channel", "phone", "Phone")
E_MAIL = Named("channel", "e-mail", "E-mail")
SMS = Named("channel", "text-message", "Text message")
CRM = Named("system", "crm", "Contact desk")
CSAT = Named("metric", "csat", "Satisfaction with the site")
REFUND = Named("metric", "refund-days", "Days to the refund")
INTERVIEWS = Named("study", "interviews", "Interviews of the third quarter")
CHECKOUT = Named("study", "checkout", "Checkout usability test")
ROUTE = Named("initiative", "route-plan", "Route plan open to the hotline")
COMPARE = Named("touchpoint", "washing-machine/compare", "Compares three models on the site")
CHAT = Named("touchpoint", "washing-machine/chat", "Asks an adviser in the chat")
DEPTH = Named("pain", "washing-machine/compare/depth", "Depth with hose is not shown")
QUEUE = Named("pain", "washing-machine/compare/queue", "Nobody answers")
LOSS = Named("principle", "loss-aversion", "Loss aversion")

LONG = (
    "Opens four tabs, a drawing of the bathroom and the message in which her sister once wrote which "
    "machine she would never buy again"
)
LONGER = f"{LONG}, and closes all of them"
HOSTILE = (
    '</script><b onclick="x()">&amp; @everyone #12 **bold** `code` [x](javascript:alert(1)) | {clause} %s'
)
ARABIC = "غسالة ملابس"

SCOPES = Scopes(
    journeys=("washing-machine",),
    stages=("choose",),
    departments=("e-commerce", "marketing"),
    personas=("young-family",),
    channels=("website",),
)


def of(thing: Named, *inside: Named, gone: bool = False) -> Subject:
    """A thing that changed."""
    return Subject(thing.kind, thing.id, thing.title, inside, gone)


AT_COMPARE = of(COMPARE, MAP)
AT_DEPTH = of(DEPTH, MAP, COMPARE)


def change(  # noqa: PLR0913 (as many as a change has)
    kind: str,
    subject: Subject = AT_COMPARE,
    direction: Direction = NEUTRAL,
    *,
    field: str = "",
    before: Value | None = None,
    after: Value | None = None,
    persona: Named | None = None,
    by: tuple[Named, ...] = (),
    marks: tuple[Value, ...] = (),
    scopes: Scopes = SCOPES,
) -> Change:
    """A change by its kind, `touchpoint.emotion-fell`."""
    about, _, what = kind.partition(".")
    return Change(
        about=About(about),
        what=What(what),
        subject=subject,
        direction=direction,
        scopes=scopes,
        field=field,
        before=before,
        after=after,
        persona=persona,
        by=by,
        marks=marks,
    )


def day(month: int, day: int, year: int = 2026) -> Day:
    """Of 2026, unless told otherwise."""
    return Day(dt.date(year, month, day))


RESEARCHED, NO_BASIS = Word("basis", "researched"), Word("basis", "none")
LEADS, SUPPORTS, INFORMED = (Word("role", role) for role in ("leads", "supports", "informed"))
ASKED_AGAIN = Flag(True)


def _field(name: str, before: Value | None = None, after: Value | None = None, *marks: Value) -> Change:
    return change("touchpoint.field-changed", field=name, before=before, after=after, marks=marks)


def _passage(name: str, before: Value | None = None, after: Value | None = None, *marks: Value) -> Change:
    return change("touchpoint.passage-changed", field=name, before=before, after=after, marks=marks)


def _object(
    kind: str, subject: Named, field: str, before: Value | None = None, after: Value | None = None
) -> Change:
    return change(f"{kind}.field-changed", of(subject), field=field, before=before, after=after)


_TOUCHPOINTS: Mapping[str, Change] = {
    "touchpoint added": change("touchpoint.added", marks=(PHONE, Felt(1), RESEARCHED), direction=BETTER),
    "touchpoint removed": change("touchpoint.removed", of(COMPARE, MAP, gone=True)),
    "touchpoint added with a pain": change(
        "touchpoint.added", marks=(PHONE, Felt(-1), NO_BASIS, Listed((DEPTH,)))
    ),
    "touchpoint added with pains": change("touchpoint.added", marks=(PHONE, Listed((DEPTH, QUEUE)))),
    "touchpoint removed with a pain": change(
        "touchpoint.removed", of(COMPARE, MAP, gone=True), marks=(PHONE, Listed((DEPTH,)))
    ),
    "touchpoint removed with pains": change(
        "touchpoint.removed", of(COMPARE, MAP, gone=True), marks=(PHONE, Listed((DEPTH, QUEUE)))
    ),
    "touchpoint renamed": change(
        "touchpoint.field-changed", field="title", before=Plain("Compares models"), after=Plain(COMPARE.title)
    ),
    "touchpoint moved": change("touchpoint.moved", before=CHOOSE, after=DECIDE),
    "touchpoint reordered": change("touchpoint.reordered"),
    "touchpoint after another": change("touchpoint.reordered", after=CHAT),
    "emotion rose": change(
        "touchpoint.emotion-rose", field="emotion", before=Felt(0), after=Felt(1), direction=BETTER
    ),
    "emotion fell": change(
        "touchpoint.emotion-fell", field="emotion", before=Felt(0), after=Felt(-1), direction=WORSE
    ),
    "emotion fell for one": change(
        "touchpoint.emotion-fell",
        field="by_persona[pensioner].emotion",
        before=Felt(-1),
        after=Felt(-2),
        direction=WORSE,
        persona=PENSIONER,
        marks=(PENSIONER,),
    ),
    "channel changed": change("touchpoint.channel-changed", field="channel", before=PHONE, after=E_MAIL),
    "leads": change(
        "touchpoint.department-joined", field="departments[e-commerce]", after=SHOPS, marks=(LEADS,)
    ),
    "supports": change(
        "touchpoint.department-joined", field="departments[e-commerce]", after=SHOPS, marks=(SUPPORTS,)
    ),
    "informed": change(
        "touchpoint.department-joined", field="departments[e-commerce]", after=SHOPS, marks=(INFORMED,)
    ),
    "led": change(
        "touchpoint.department-left", field="departments[marketing]", before=MARKETING, marks=(LEADS,)
    ),
    "supported": change(
        "touchpoint.department-left", field="departments[marketing]", before=MARKETING, marks=(SUPPORTS,)
    ),
    "was informed": change(
        "touchpoint.department-left", field="departments[marketing]", before=MARKETING, marks=(INFORMED,)
    ),
    "role changed": change(
        "touchpoint.department-role-changed",
        field="departments[logistics].role",
        before=SUPPORTS,
        after=LEADS,
        marks=(LOGISTICS,),
    ),
    "passage added": _passage("next[chat]", None, CHAT, Share(0.35), Wait(12), ASKED_AGAIN),
    "passage without a share": _passage("next[chat]", None, CHAT),
    "passage removed": _passage("next[chat]", CHAT),
    "share changed": _passage("next[chat].share", Share(0.35), Share(0.5), CHAT),
    "share known": _passage("next[chat].share", None, Share(0.5), CHAT),
    "share unknown": _passage("next[chat].share", Share(0.5), None, CHAT),
    "wait changed": _passage("next[chat].wait_minutes", Wait(12), Wait(150), CHAT),
    "wait told": _passage("next[chat].wait_minutes", None, Wait(12), CHAT),
    "wait not told": _passage("next[chat].wait_minutes", Wait(12), None, CHAT),
    "asked again": _passage("next[chat].repeats_information", None, Flag(True), CHAT),
    "not asked again": _passage("next[chat].repeats_information", Flag(True), Flag(False), CHAT),
    "passages": _passage("next"),
    "journey ends": _passage("next", Listed((CHAT,)), Listed(())),
    "journey ends, after the order of the map": _passage("next", None, Listed(())),
    "journey goes on": _passage("next", Listed(()), Listed((CHAT,))),
    "in the order of the map": _passage("next", Listed((CHAT,))),
    "in the order of the map, no end": _passage("next", Listed(())),
    "evidence added": change(
        "touchpoint.evidence-added", field="evidence[interviews]", after=INTERVIEWS, direction=NEUTRAL
    ),
    "evidence withdrawn": change(
        "touchpoint.evidence-withdrawn", field="evidence[checkout]", before=CHECKOUT, marks=(NO_BASIS,)
    ),
    "moment of truth": change("touchpoint.became-moment-of-truth", field="moment_of_truth", after=Flag(True)),
    "no moment of truth": change(
        "touchpoint.no-longer-moment-of-truth", field="moment_of_truth", before=Flag(True), after=Flag(False)
    ),
    "target changed": change(
        "touchpoint.target-changed",
        field="metrics[csat].target",
        before=Figure(80, "%"),
        after=Figure(85, "%"),
        marks=(CSAT,),
    ),
    "target set": change(
        "touchpoint.target-changed", field="metrics[csat].target", after=Figure(85, "%"), marks=(CSAT,)
    ),
    "target cleared": change(
        "touchpoint.target-changed", field="metrics[csat].target", before=Figure(80, "%"), marks=(CSAT,)
    ),
    "metric added": _field("metrics[csat]", None, CSAT, Figure(80, "%")),
    "metric removed": _field("metrics[csat]", CSAT),
    "text changed": _field("does", Prose("Opens *four* tabs"), Prose("Rings the shop")),
    "text set": _field("goal", None, Prose("A dry floor")),
    "text cleared": _field("context", Prose("Evening, phone in one hand")),
    "text rewritten": _field("thinks", Prose(LONG), Prose(LONGER)),
    "long text set": _field("backstage", None, Prose(LONG)),
    "long text cleared": _field("frontstage", Prose(LONG)),
    "importance": _field("importance", Figure(3), Figure(4)),
    "target emotion": _field("target_emotion", Felt(0), Felt(2)),
    "product": _field("product", Plain("small-appliances"), Plain("large-appliances")),
    "system added": _field("systems[crm]", None, CRM),
    "factor added": _field("decision.factors", None, Prose("delivery date")),
    "factor replaced": _field("decision.factors", Prose("price"), Prose("price with delivery")),
    "question": _field("decision.question", None, Prose("Which model?")),
    "principle": _field("decision.principles[loss-aversion]", None, LOSS),
    "feedback": _field("feedback.source", Prose("exit survey"), Prose("call-back")),
    "map in detail": _field("journey", None, REPAIR),
    "another map in detail": _field("journey", REPAIR, MAP),
    "no map in detail": _field("journey", REPAIR),
    "strength added": _field(
        "strengths[photos]", None, Plain("Photos in real bathrooms"), Listed((INTERVIEWS,))
    ),
    "strength removed": _field("strengths[photos]", Plain("Photos in real bathrooms")),
    "strength renamed": _field("strengths[photos].title", Plain("Photos"), Plain("Photos in real bathrooms")),
    "strength evidence": change(
        "touchpoint.field-changed",
        field="strengths[photos].evidence[interviews]",
        after=INTERVIEWS,
        marks=(Plain("Photos in real bathrooms"),),
    ),
    "strength evidence gone": change(
        "touchpoint.field-changed",
        field="strengths[photos].evidence[checkout]",
        before=CHECKOUT,
        marks=(Plain("Photos in real bathrooms"),),
    ),
    "own key": _field("x-cost", Plain("5"), Plain("6")),
    "touchpoint id": change(
        "touchpoint.renamed", field="id", before=Plain("compare-on-site"), after=Plain("compare")
    ),
    "touchpoint first": change("touchpoint.reordered", before=CHAT),
    "told separately": change(
        "touchpoint.field-changed", field="by_persona[pensioner]", after=PENSIONER, persona=PENSIONER
    ),
}

_PAINS: Mapping[str, Change] = {
    "pain found": change("pain.found", AT_DEPTH, WORSE, marks=(Severity(4), RESEARCHED)),
    "pain found for one": change("pain.found", AT_DEPTH, WORSE, marks=(Severity(4),), persona=PENSIONER),
    "pain solved": change("pain.solved", AT_DEPTH, BETTER),
    "pain solved by": change("pain.solved", AT_DEPTH, BETTER, by=(ROUTE,)),
    "pain reopened": change("pain.reopened", AT_DEPTH, WORSE),
    "pain refuted": change("pain.refuted", AT_DEPTH, BETTER, by=(INTERVIEWS,)),
    "pain worse": change(
        "pain.worse", AT_DEPTH, WORSE, field="severity", before=Severity(3), after=Severity(4)
    ),
    "pain milder": change(
        "pain.milder", AT_DEPTH, BETTER, field="severity", before=Severity(4), after=Severity(2)
    ),
    "pain withdrawn": change("pain.withdrawn", of(DEPTH, MAP, COMPARE, gone=True)),
    "pain from elsewhere": change("pain.found", AT_DEPTH, before=CHAT, marks=(Severity(4),)),
    "pain now elsewhere": change("pain.withdrawn", of(DEPTH, MAP, COMPARE, gone=True), after=CHAT),
    "pain renamed": change(
        "pain.field-changed", AT_DEPTH, field="title", before=Plain("No depth"), after=Plain(DEPTH.title)
    ),
    "pain id": change("pain.renamed", AT_DEPTH, field="id", before=Plain("hose"), after=Plain("depth")),
    "pain reopened by an initiative": change("pain.reopened", AT_DEPTH, WORSE, by=(ROUTE,)),
    "pain reopened by a study": change("pain.reopened", AT_DEPTH, WORSE, by=(INTERVIEWS,)),
    "pain of one": change("pain.field-changed", AT_DEPTH, field="persona", after=PENSIONER),
    "pain of another": change(
        "pain.field-changed", AT_DEPTH, field="persona", before=PENSIONER, after=FAMILY
    ),
    "pain of all": change("pain.field-changed", AT_DEPTH, field="persona", before=PENSIONER),
    "pain severity": change("pain.field-changed", AT_DEPTH, field="severity", after=Severity(3)),
    "pain evidence added": change(
        "pain.evidence-added", AT_DEPTH, field="evidence[interviews]", after=INTERVIEWS
    ),
    "pain evidence withdrawn": change(
        "pain.evidence-withdrawn", AT_DEPTH, field="evidence[checkout]", before=CHECKOUT
    ),
    "hypothesis confirmed": change("hypothesis.confirmed", AT_DEPTH, WORSE, by=(INTERVIEWS,)),
    "hypothesis refuted": change(
        "hypothesis.refuted", AT_DEPTH, BETTER, by=(INTERVIEWS,), after=Prose("Depth is on every page")
    ),
    "belief confirmed": change(
        "hypothesis.confirmed", AT_COMPARE, by=(INTERVIEWS,), after=Prose("Most look at three models")
    ),
    "belief refuted": change("hypothesis.refuted", AT_COMPARE, by=(INTERVIEWS,)),
}

_MAPS: Mapping[str, Change] = {
    "map added": change("journey.added", of(MAP), marks=(Word("state", "as-is"),)),
    "to-be added": change("journey.added", of(MAP), marks=(Word("state", "to-be"),)),
    "map removed": change("journey.removed", of(MAP, gone=True)),
    "map renamed": change(
        "journey.field-changed",
        of(MAP),
        field="title",
        before=Plain("Washing machine"),
        after=Plain(MAP.title),
    ),
    "map id": change(
        "journey.renamed", of(MAP), field="id", before=Plain("machine"), after=Plain("washing-machine")
    ),
    "stage added": change("journey.stage-added", of(MAP), field="stages[decide]", after=DECIDE),
    "stage removed": change("journey.stage-removed", of(MAP), field="stages[decide]", before=DECIDE),
    "stage added with": change(
        "journey.stage-added", of(MAP), field="stages[decide]", after=DECIDE, marks=(COMPARE, CHAT)
    ),
    "stage added with pains": change(
        "journey.stage-added",
        of(MAP),
        field="stages[decide]",
        after=DECIDE,
        marks=(COMPARE, CHAT, Listed((DEPTH, QUEUE))),
    ),
    "stage removed with a pain": change(
        "journey.stage-removed",
        of(MAP),
        field="stages[decide]",
        before=DECIDE,
        marks=(COMPARE, Listed((DEPTH,))),
    ),
    "stage first": change(
        "journey.stage-moved", of(MAP), field="stages[decide]", before=CHOOSE, marks=(DECIDE,)
    ),
    "stage moved": change("journey.stage-moved", of(MAP), field="stages[decide]", marks=(DECIDE,)),
    "stage after another": change(
        "journey.stage-moved", of(MAP), field="stages[decide]", after=CHOOSE, marks=(DECIDE,)
    ),
    "stage goal": change(
        "journey.field-changed",
        of(MAP),
        field="stages[choose].goal",
        after=Prose("One that fits"),
        marks=(CHOOSE,),
    ),
    "reviewed": change("journey.reviewed", of(MAP), field="reviewed", before=day(11, 2), after=day(11, 16)),
    "state": _object("journey", MAP, "state", Word("state", "to-be"), Word("state", "as-is")),
    "owner": _object("journey", MAP, "owner", MARKETING, SHOPS),
    "persona added": _object("journey", MAP, "personas[pensioner]", None, PENSIONER),
    "point of view": _object(
        "journey", MAP, "personas", Listed((FAMILY, PENSIONER)), Listed((PENSIONER, FAMILY))
    ),
    "rhythm": _object("journey", MAP, "review_every_weeks", Figure(1), Figure(2)),
    "map story": change("journey.story-changed", of(MAP)),
}

_OBJECTS: Mapping[str, Change] = {
    **{
        f"any {kind} {what}": change(f"{kind}.{what}", of(Named(kind, "it", "It")))
        for kind in (
            "persona",
            "stage",
            "department",
            "channel",
            "system",
            "metric",
            "study",
            "initiative",
            "principle",
        )
        for what in ("added", "removed", "story-changed")
    },
    "persona renamed": change(
        "persona.field-changed",
        of(PENSIONER),
        field="title",
        before=Plain("Retired"),
        after=Plain("Pensioner"),
    ),
    "preferred channel": _object("persona", PENSIONER, "preferred_channels[text-message]", None, SMS),
    "need removed": _object("persona", PENSIONER, "needs", Prose("A voice, not a menu")),
    "needs rearranged": _object(
        "persona", PENSIONER, "needs", Listed((Plain("a"), Plain("b"))), Listed((Plain("b"), Plain("a")))
    ),
    "tags": _object("persona", PENSIONER, "tags", Plain("old"), None),
    "stage summary": _object("stage", CHOOSE, "summary", Prose(LONG), Prose(LONGER)),
    "stage order": _object("stage", CHOOSE, "order", Figure(2), Figure(2.5)),
    "channel kind": _object(
        "channel", SMS, "kind", Word("channel-kind", "phone"), Word("channel-kind", "messenger")
    ),
    "system vendor": _object("system", CRM, "vendor", Plain("A & B"), Plain("C < D")),
    "metric unit": _object("metric", CSAT, "unit", None, Plain("%")),
    "metric better": _object("metric", CSAT, "better", Word("better", "higher"), Word("better", "lower")),
    "department lead": _object(
        "department", LOGISTICS, "lead", Plain("Head of planning"), Plain("Head of crews")
    ),
    "kpi added": _object("department", LOGISTICS, "kpis[csat]", None, CSAT),
    "kpi removed": _object("department", LOGISTICS, "kpis[csat]", CSAT),
    "department target": change(
        "department.target-changed",
        of(LOGISTICS),
        field="kpis[refund-days].target",
        before=Figure(10, "days"),
        after=Figure(5, "days"),
        marks=(REFUND,),
    ),
    "department target of a map": change(
        "department.target-changed",
        of(LOGISTICS),
        field="kpis[refund-days repair].target",
        before=Figure(10, "days"),
        after=Figure(5, "days"),
        marks=(REFUND, REPAIR),
    ),
    "department target of a stage": change(
        "department.target-changed",
        of(LOGISTICS),
        field="kpis[refund-days choose]",
        after=Figure(5, "days"),
        marks=(REFUND, CHOOSE),
    ),
    "department target of a stage on a map": change(
        "department.target-changed",
        of(LOGISTICS),
        field="kpis[refund-days repair choose]",
        before=Figure(5, "days"),
        marks=(REFUND, REPAIR, CHOOSE),
    ),
    "kpi of a map": change(
        "department.field-changed", of(LOGISTICS), field="kpis[csat repair]", after=CSAT, marks=(REPAIR,)
    ),
    "capability gained": change(
        "department.capability-gained",
        of(LOGISTICS),
        BETTER,
        field="capabilities[Route planning].status",
        before=Word("capability", "needed"),
        after=Word("capability", "have"),
        marks=(Plain("Route planning"),),
    ),
    "capability listed": change(
        "department.capability-gained",
        of(LOGISTICS),
        field="capabilities[Route planning]",
        after=Plain("Route planning"),
        marks=(MAP,),
    ),
    "capability needed": change(
        "department.capability-needed",
        of(LOGISTICS),
        field="capabilities[Route planning]",
        after=Plain("Route planning"),
        marks=(Word("capability", "needed"), MAP),
    ),
    "capability dropped": _object(
        "department", LOGISTICS, "capabilities[Route planning]", Plain("Route planning")
    ),
    "study expired": change("study.expired", of(CHECKOUT), WORSE, after=day(11, 14)),
    "finding added": change(
        "finding.added",
        of(INTERVIEWS),
        field="findings[depth]",
        after=Prose("Depth *decides*"),
        marks=(DEPTH,),
    ),
    "finding removed": change(
        "finding.removed", of(INTERVIEWS), field="findings[depth]", before=Prose("Depth decides")
    ),
    "finding reworded": change(
        "finding.field-changed",
        of(INTERVIEWS),
        field="findings[depth].text",
        before=Prose("Depth decides"),
        after=Prose("Depth decides for most"),
    ),
    "finding verdict": change(
        "finding.field-changed",
        of(INTERVIEWS),
        field="findings[depth].verdict",
        after=Word("verdict", "confirms"),
        marks=(Prose("Depth decides"),),
    ),
    "study day": _object("study", INTERVIEWS, "valid_until", day(11, 14), day(2, 1, 2027)),
    "initiative added in full": change(
        "initiative.added",
        of(ROUTE),
        marks=(Word("status", "in-progress"), day(11, 10), DEPTH, COMPARE),
    ),
    "initiative started": change(
        "initiative.started",
        of(ROUTE),
        field="status",
        before=Word("status", "idea"),
        after=Word("status", "in-progress"),
    ),
    "due moved": change(
        "initiative.due-moved", of(ROUTE), WORSE, field="due", before=day(11, 13), after=day(11, 27)
    ),
    "due set": change("initiative.due-moved", of(ROUTE), field="due", after=day(11, 27)),
    "due cleared": change("initiative.due-moved", of(ROUTE), WORSE, field="due", before=day(11, 13)),
    "initiative done": change(
        "initiative.done",
        of(ROUTE),
        BETTER,
        field="status",
        before=Word("status", "in-progress"),
        after=Word("status", "done"),
    ),
    "initiative done on": change(
        "initiative.done",
        of(ROUTE),
        BETTER,
        field="status",
        after=Word("status", "done"),
        marks=(day(11, 14),),
    ),
    "initiative dropped": change(
        "initiative.dropped", of(ROUTE), WORSE, field="status", after=Word("status", "dropped")
    ),
    "aim added": change(
        "initiative.field-changed",
        of(ROUTE),
        field="targets[refund-days]",
        after=REFUND,
        marks=(Figure(10), Figure(5)),
    ),
    "aim changed": change(
        "initiative.field-changed",
        of(ROUTE),
        field="targets[refund-days].to",
        before=Figure(5),
        after=Figure(4),
        marks=(REFUND,),
    ),
    "aim from": change(
        "initiative.field-changed",
        of(ROUTE),
        field="targets[refund-days].from",
        before=Figure(9),
        after=Figure(10),
        marks=(REFUND,),
    ),
    "solves": change(
        "initiative.field-changed", of(ROUTE), field="solves[washing-machine/compare/depth]", after=DEPTH
    ),
    "value": change(
        "initiative.field-changed", of(ROUTE), field="value.customer", before=Figure(3), after=Figure(5)
    ),
    "status": change(
        "initiative.field-changed",
        of(ROUTE),
        field="status",
        before=Word("status", "idea"),
        after=Word("status", "planned"),
    ),
}

_HOSTILE: Mapping[str, Change] = {
    "hostile title": change(
        "touchpoint.emotion-fell",
        of(Named("touchpoint", "washing-machine/x", HOSTILE), MAP),
        WORSE,
        before=Felt(0),
        after=Felt(-1),
    ),
    "hostile text": _field("thinks", Prose("<img src=x>"), Plain('"quoted" & <b>')),
    "hostile pain": change(
        "pain.solved", of(Named("pain", "washing-machine/compare/y", HOSTILE), MAP, COMPARE), BETTER
    ),
    "hostile unit": change(
        "touchpoint.target-changed",
        field="metrics[csat].target",
        before=Figure(1, "<%>"),
        after=Figure(2, "<%>"),
        marks=(CSAT,),
    ),
    "hostile key": _field("x-<b>.c", None, Plain("{field}")),
    "hostile value": _field("x-\x1b[31mred", None, Plain("a\x1b[31m\nb\u202ec")),
    "unknown thing": _field("strengths[@here]", None, Listed((Flag(True), Share(0.5)))),
    "arabic": change(
        "touchpoint.field-changed", field="title", before=Plain(ARABIC), after=Plain(COMPARE.title)
    ),
}

SPECIMENS: Mapping[str, Change] = {**_TOUCHPOINTS, **_PAINS, **_MAPS, **_OBJECTS, **_HOSTILE}
EVERYTHING: tuple[Change, ...] = tuple(SPECIMENS.values())
