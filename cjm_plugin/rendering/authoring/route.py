"""What a map's starting file shows: the map itself, then one stage with one touchpoint, field by field."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.model.ids import suggested_id
from cjm_plugin.model.journey import JourneyStage, Touchpoint
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.authoring.desk import Desk
from cjm_plugin.rendering.authoring.outline import Example, Group, Item, Items, group
from cjm_plugin.rendering.authoring.yaml import Ref, mapping


def journey(desk: Desk) -> tuple[Group, ...]:
    """Its route counts as soon as there is a stage and a channel to name."""
    t = desk.t
    return (
        group(
            t("What the map is for"),
            purpose=t("Decide this winter what to mend first"),
            summary=t("From the first question to the answer that holds."),
            owner=desk.one(Kind.DEPARTMENT),
        ),
        group(
            t("Who travels, and why"),
            personas=desk.some(Kind.PERSONA, 2),
            scenario=t("It broke on Tuesday, and guests come on Saturday."),
            goal=t("All of it settled by the weekend"),
            expectations=t("Somebody who knows, and a date that holds."),
            products=(_product(desk),),
        ),
        Group(
            t("How it is kept up to date"),
            (Example("reviewed", desk.today, given=True), Example("review_every_weeks", 4)),
        ),
        group(t("Only for a map of how it is to be"), state="to-be", of=desk.as_is_map()),
        Group(t("The route"), (_stages(desk),)),
    )


def _product(desk: Desk) -> str:
    return desk.pgettext("example", "kettles")


def _stages(desk: Desk) -> Example:
    given = bool(desk.roll.of(Kind.STAGE)) and bool(desk.roll.of(Kind.CHANNEL))
    goal = desk.t("Know what to do next")
    touchpoints = Example("touchpoints", Items(Touchpoint, tuple(_touchpoints(desk))), given=True)
    stage = Example("stage", desk.one(Kind.STAGE), given=True)
    item = Item((Group("", (stage, Example("goal", goal), touchpoints)),), given=True)
    return Example("stages", Items(JourneyStage, (item,)), given=given)


def _touchpoints(desk: Desk) -> Iterator[Item]:
    t = desk.t
    second = t("Gets the answer")
    yield Item(
        (
            _named(desk, desk.first_contact),
            *_ours(desk),
            *_lived_through(desk),
            *_weighed(desk),
            *_led_on(desk, suggested_id(second)),
        ),
        given=True,
        note=t("One contact in one channel, told from the customer’s side. These three lines would do."),
    )
    yield Item((_named(desk, second),), note=t("The next contact."), explained=False)


def _named(desk: Desk, title: str) -> Group:
    examples = mapping(id=Ref(suggested_id(title)), title=title, channel=desk.one(Kind.CHANNEL))
    return Group("", tuple(Example(str(key), value, given=True) for key, value in examples.items()))


def _lived_through(desk: Desk) -> Iterator[Group]:
    t = desk.t
    yield group(
        t("What the customer lives through"),
        does=t("Looks for the number, finds three, and tries the first"),
        thinks=t("Am I even right here?"),
        feels=desk.pgettext("example", "Unsure"),
        expects=t("A person who can decide"),
        motive=t("It has to be settled before the weekend"),
        context=t("In the evening, phone in one hand"),
    )
    yield group(
        t("How it is for the customer"), emotion=-1, target_emotion=1, importance=4, moment_of_truth=True
    )
    decision = mapping(
        question=t("Wait, or ask somewhere else?"),
        factors=(desk.pgettext("example", "time"), desk.pgettext("example", "trust")),
        principles=(desk.one(Kind.PRINCIPLE),),
    )
    yield group(t("What the customer decides"), decision=decision)


def _weighed(desk: Desk) -> Iterator[Group]:
    t, study = desk.t, desk.one(Kind.STUDY)
    pain, strength = desk.first_pain, t("Whoever answers is friendly")
    yield group(
        t("What hurts, what helps, and how we know"),
        pains=(mapping(id=Ref(suggested_id(pain)), title=pain, severity=3, evidence=(study,)),),
        strengths=(mapping(id=Ref(suggested_id(strength)), title=strength, evidence=(study,)),),
        evidence=(study,),
    )
    seen_by = (desk.one(Kind.DEPARTMENT),)
    feedback = mapping(
        source=t("One question after the contact"),
        every=desk.pgettext("example", "each contact"),
        seen_by=seen_by,
    )
    yield group(
        t("How it is measured"),
        metrics=(mapping(metric=desk.one(Kind.METRIC), target=80),),
        feedback=feedback,
    )


def _ours(desk: Desk) -> Iterator[Group]:
    t = desk.t
    first, second = desk.some(Kind.DEPARTMENT, 2)
    yield group(
        t("Our side of it"),
        departments={first: "leads", second: "supports"},
        systems=(desk.one(Kind.SYSTEM),),
        frontstage=t("One number, and a person who answers"),
        backstage=t("Whoever answers sees what was said before"),
        product=_product(desk),
    )


def _led_on(desk: Desk, goal: str) -> Iterator[Group]:
    t = desk.t
    other, channel = desk.some(Kind.PERSONA, 2)[1], desk.some(Kind.CHANNEL, 2)[1]
    differs = mapping(channel=channel, emotion=-2, does=t("Asks a neighbour first"))
    yield group(t("Who lives through it differently"), by_persona={other: differs})
    passage = mapping(to=Ref(goal), share=0.6, wait_minutes=20, repeats_information=True)
    yield group(t("Where it leads"), next=(passage,), journey=desk.one(Kind.JOURNEY))
