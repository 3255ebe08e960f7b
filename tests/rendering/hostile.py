"""A small site in which every text tries to be more than text."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.model.base import Object
from cjm_plugin.model.change import About, Named, Plain, Prose, Scopes, Subject, What
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Figure, Measurements, Scope, Week
from cjm_plugin.model.revision import Chronicle
from tests.rendering.chronicles import (
    changed,
    coming,
    commit,
    felt,
    pain_found,
    point,
    shift,
    touchpoint_subject,
    week,
)
from tests.rendering.chronicles import first as first_version
from tests.support.catalogs import (
    finding,
    initiative,
    journey,
    metric,
    pain,
    stage,
    study,
    thing,
    touchpoint,
)


def hostile(name: str) -> str:
    return f'<script>alert("{name}")</script> & {{{{ {name} }}}} Ёж'


LONG = "Щ" * 400


def hostile_person() -> Object:
    return thing(
        Kind.PERSONA,
        "person",
        title=hostile("person"),
        age_group=hostile("age"),
        segment=hostile("segment"),
        quote=hostile("quote"),
        needs=(hostile("need"), LONG),
        frustrations=(hostile("frustration"),),
        preferred_channels=("channel",),
        based_on=("study",),
        tags=(hostile("tag"),),
        **{"x-own": hostile("extension")},
    )


def hostile_map() -> Object:
    contact = touchpoint(
        "first",
        "channel",
        title=hostile("touchpoint"),
        departments={"department": "leads"},
        systems=("system",),
        emotion=-2,
        does=hostile("does"),
        decision={
            "question": hostile("question"),
            "factors": (hostile("factor"),),
            "principles": ("principle",),
        },
        pains=(pain("hurts", title=hostile("pain"), severity=4, evidence=("study",)),),
        strengths=(pain("helps", title=hostile("strength"), evidence=("study",)),),
        evidence=("study",),
        metrics=({"metric": "metric", "target": 5},),
        by_persona={
            "other": {"channel": "channel-2", "emotion": 1, "thinks": hostile("thinks")},
        },
    )
    last = touchpoint("last", "channel-2", title=LONG, departments="department")
    return journey(
        "map",
        stage("stage", contact, last),
        title=hostile("map"),
        personas=("person", "other"),
        owner="department",
    )


def hostile_to_be() -> Object:
    first = touchpoint(
        "first",
        "channel-2",
        title=hostile("touchpoint to be"),
        emotion=1,
        does=hostile("does instead"),
        feedback={"source": hostile("source"), "every": hostile("every"), "seen_by": ("department",)},
        next=({"to": "new", "share": 0.5},),
        pains=(pain("comes", title=hostile("pain to be")),),
    )
    new = touchpoint("new", "channel", title=hostile("new touchpoint"))
    return journey(
        "map-to-be",
        stage("stage", first, new),
        title=hostile("map to be"),
        purpose=hostile("purpose"),
        personas=("person", "other"),
        state="to-be",
        of="map",
    )


def hostile_things() -> Iterator[Object]:
    yield from (hostile_person(), hostile_map(), hostile_to_be())
    yield thing(Kind.PERSONA, "other", title=LONG)
    yield thing(Kind.STAGE, "stage", title=hostile("stage"), order=1, summary=hostile("summary"))
    yield thing(
        Kind.DEPARTMENT,
        "department",
        title=hostile("department"),
        lead=hostile("lead"),
        contact=f"javascript:{hostile('contact')}",
        kpis=({"metric": "metric", "target": 7, "x-own": hostile("kpi")},),
        capabilities=(
            {"title": hostile("capability"), "journey": "map", "touchpoint": "first", "x-c": hostile("own")},
        ),
    )
    yield thing(Kind.CHANNEL, "channel", title=hostile("channel"), kind="phone", owner="department")
    yield thing(Kind.CHANNEL, "channel-2", title=LONG)
    yield thing(
        Kind.SYSTEM,
        "system",
        title=hostile("system"),
        owner="department",
        vendor=hostile("vendor"),
        contact=hostile("contact"),
    )
    yield metric(
        "metric",
        title=hostile("metric"),
        unit=hostile("unit"),
        definition=hostile("definition"),
        source=hostile("source"),
    )
    yield study(
        "study",
        title=hostile("study"),
        link=f"javascript:{hostile('link')}",
        findings=(
            {**finding("map/first/hurts", "confirms"), "text": hostile("finding"), "x-own": hostile("own")},
        ),
    )
    yield initiative(
        "initiative",
        title=hostile("initiative"),
        goal=hostile("goal"),
        owner=hostile("owner"),
        department="department",
        due="2026-11-01",
        solves=("map/first/hurts", "map/last"),
        targets=({"metric": "metric", "from": 1, "to": 9, "x-own": hostile("own")},),
        value={"customer": 5},
        effort=2,
    )
    yield thing(
        Kind.PRINCIPLE,
        "principle",
        title=hostile("principle"),
        summary=hostile("summary"),
        effect=hostile("effect"),
    )


FIGURES = Measurements(
    figures=tuple(Figure("metric", Week(2026, w), Scope(), float(w), 10) for w in range(36, 47))
)


def hostile_chronicle() -> Chronicle:
    """A week in which all that is told tries to be more than told."""
    mapped, gone = Named("journey", "map", hostile("map")), Named("journey", "gone", hostile("gone"))
    first = touchpoint_subject(mapped, "first", hostile("touchpoint"))
    scopes = Scopes(("map",), ("stage",), ("department", hostile("no-department")), ("person",), ("channel",))
    stage_of = Named("stage", "stage", hostile("stage"))
    who = Named("persona", "person", hostile("person"))
    curve = shift(mapped, who, point("first", stage_of, 0, -2), point("last", stage_of, None, None))
    no_more = Subject("journey", "gone", gone.title, gone=True)
    texts = {"before": Plain(hostile("before")), "after": Prose(hostile("after"))}
    changes = (
        felt(first, 0, -2, scopes),
        pain_found(first, "hurts", hostile("pain"), 4, scopes),
        changed(About.TOUCHPOINT, What.FIELD_CHANGED, first, scopes, field="does", **texts),
        changed(About.JOURNEY, What.REMOVED, no_more, Scopes(("gone",))),
        changed(About.STUDY, What.STORY_CHANGED, Subject("study", "study", hostile("study")), scopes),
    )
    done = commit(hostile("commit"), "journey:map", "study:study", author=hostile("author"), request="<1>")
    revision = week(47, *changes, shifts=(curve,), commits=(done,), unreadable=(hostile("file"),))
    return Chronicle(revisions=(revision, first_version(40, mapped, gone)), next=coming(*changes))
