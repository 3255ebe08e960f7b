"""What a starting file of each kind shows: its fields in the order in which an author thinks of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from cjm_plugin.model.ids import suggested_id
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.authoring.desk import Desk
from cjm_plugin.rendering.authoring.outline import Example, Group, group
from cjm_plugin.rendering.authoring.route import journey
from cjm_plugin.rendering.authoring.yaml import Ref, mapping

_QUARTER = dt.timedelta(weeks=13)
_TWO_YEARS = dt.timedelta(days=730)


def _persona(desk: Desk) -> tuple[Group, ...]:
    t = desk.t
    return (
        group(t("Who they are"), age_group="30-39", segment=t("Families in a flat of their own")),
        group(
            t("What moves them"),
            needs=(t("One date that holds"), t("One person to talk to")),
            frustrations=(t("To say everything twice"),),
            quote=t("I have one free evening a week."),
        ),
        group(t("Where they are met"), preferred_channels=desk.some(Kind.CHANNEL, 2)),
        group(t("What it rests on"), based_on=(desk.one(Kind.STUDY),)),
    )


def _stage(desk: Desk) -> tuple[Group, ...]:
    summary = desk.t("From the first look to the choice of one.")
    return (Group("", (Example("order", desk.next_order, given=True), Example("summary", summary))),)


def _department(desk: Desk) -> tuple[Group, ...]:
    t = desk.t
    touchpoint, place = desk.place(pain=False)
    journey = Ref(touchpoint.journey, place.command)
    kpi = mapping(metric=desk.one(Kind.METRIC), target=80, journey=journey, stage=desk.one(Kind.STAGE))
    lacks = Ref(touchpoint.touchpoint)
    capability = mapping(title=t("Advice by video"), status="needed", journey=journey, touchpoint=lacks)
    return (
        group(t("Who to turn to"), lead=t("Head of the department"), contact="department@intranet.example"),
        group(t("What it answers for"), kpis=(kpi,)),
        group(t("What it can do and what it lacks"), capabilities=(capability,)),
    )


def _channel(desk: Desk) -> tuple[Group, ...]:
    return (group("", kind="digital", owner=desk.one(Kind.DEPARTMENT)),)


def _system(desk: Desk) -> tuple[Group, ...]:
    vendor, owner = desk.t("Our own developers"), desk.one(Kind.DEPARTMENT)
    return (group("", owner=owner, vendor=vendor, contact="support@intranet.example"),)


def _metric(desk: Desk) -> tuple[Group, ...]:
    t = desk.t
    return (
        group(t("How to read it"), kind="rate", unit="%", better="higher"),
        group(
            t("How it is measured"),
            definition=t("Contacts after which nobody had to ask again, of all contacts"),
            source=t("The weekly report of the contact centre"),
        ),
    )


def _study(desk: Desk) -> tuple[Group, ...]:
    t = desk.t
    text = t("Nobody minds the wait who knows how long it is")
    _, about = desk.place(pain=True)
    finding = mapping(id=Ref(suggested_id(text)), text=text, about=about, verdict="confirms")
    return (
        Group(t("When and how"), (Example("date", desk.today, given=True), Example("method", "interviews"))),
        group(
            t("How far it carries"),
            sample=12,
            valid_until=desk.today + _TWO_YEARS,
            link="https://intranet.example/research/interviews",
        ),
        group(t("What it found"), findings=(finding,)),
    )


def _initiative(desk: Desk) -> tuple[Group, ...]:
    t = desk.t
    (_, touchpoint), (_, pain) = desk.place(pain=False), desk.place(pain=True)
    return (
        group(
            t("What it is for"),
            goal=t("Whoever asks knows the same day when it will be done"),
            loop="root-cause",
            solves=(pain, touchpoint),
        ),
        group(
            t("Who does it, and by when"),
            department=desk.one(Kind.DEPARTMENT),
            owner=t("Head of the department"),
            due=desk.today + _QUARTER,
            status="done",
            done_on=desk.today,
        ),
        group(
            t("What it brings, and what it takes"),
            targets=(mapping(metric=desk.one(Kind.METRIC), from_=60, to=80),),
            value=mapping(customer=4, business=3),
            effort=2,
        ),
    )


def _principle(desk: Desk) -> tuple[Group, ...]:
    t = desk.t
    return (
        group(
            "",
            summary=t("A loss weighs more than a gain of the same size."),
            effect=t("A date that moves costs us more than an early one earns."),
        ),
    )


EXAMPLES: Mapping[Kind, Callable[[Desk], tuple[Group, ...]]] = MappingProxyType(
    {
        Kind.JOURNEY: journey,
        Kind.PERSONA: _persona,
        Kind.STAGE: _stage,
        Kind.DEPARTMENT: _department,
        Kind.CHANNEL: _channel,
        Kind.SYSTEM: _system,
        Kind.METRIC: _metric,
        Kind.STUDY: _study,
        Kind.INITIATIVE: _initiative,
        Kind.PRINCIPLE: _principle,
    }
)
