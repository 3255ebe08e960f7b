"""Pains as rows, with what studies say of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.basis import Basis
from cjm_plugin.analysis.pains import KnownPain, PainState, Verdict
from cjm_plugin.model import anchors
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.views.pictures import Picture, bar
from cjm_plugin.rendering.writer import Link, Writer


class PainRow(NamedTuple):
    """A pain in a table or a list."""

    title: str
    href: str
    anchor: str
    where: Link
    map: Link | None
    """`None` on the map's own page."""
    persona: Link | None
    severity: int | None
    basis: Basis
    state: PainState
    reach: str
    share: str
    """The reach as a number to sort by; empty where no share is known."""
    bar: Picture
    initiatives: tuple[Link, ...]
    verdicts: tuple[VerdictRow, ...]
    said: tuple[Said, ...]
    """The verdicts by what they are."""


class VerdictRow(NamedTuple):
    """What a study says of a claim."""

    verdict: str
    word: str
    text: Markup | None
    study: Link


class Said(NamedTuple):
    """The studies that say the same of a claim."""

    verdict: str
    by: str
    """`confirmed by`"""
    by_how_many: str
    """`confirmed by 2 studies`"""
    studies: tuple[Link, ...]


def pain_row(writer: Writer, known: KnownPain) -> PainRow:
    return PainRow(
        known.pain.title,
        writer.href(urls.place(known.place)),
        anchors.anchor(known.place),
        writer.contact(known.contact),
        None
        if writer.here == urls.page(Kind.JOURNEY, known.contact.journey.id)
        else writer.object(known.contact.journey),
        writer.link(Kind.PERSONA, known.persona) if known.persona else None,
        known.pain.severity,
        known.grounds.basis,
        known.state,
        writer.locale.percent(known.reach) if known.reach_known else "",
        f"{known.reach:.3f}" if known.reach_known else "",
        bar(known.reach),
        tuple(writer.object(initiative) for initiative in known.initiatives),
        verdict_rows(writer, known.verdicts),
        said(writer, known.verdicts),
    )


def verdict_rows(writer: Writer, verdicts: Iterable[Verdict]) -> tuple[VerdictRow, ...]:
    """What studies say of a claim, for it or against."""
    return tuple(
        VerdictRow(
            v.finding.verdict or "",
            writer.locale.word("verdict", v.finding.verdict or ""),
            writer.text(v.finding.text, v.study),
            writer.object(v.study),
        )
        for v in verdicts
    )


def said(writer: Writer, verdicts: Sequence[Verdict]) -> tuple[Said, ...]:
    """Who confirms a claim, then who refutes it: both stay visible."""
    if not verdicts:
        return ()
    t, n = writer.locale.t, writer.locale.n
    found = []
    for verdict, by in (("confirms", t("confirmed by")), ("refutes", t("refuted by"))):
        studies = tuple(
            dict.fromkeys(writer.object(v.study) for v in verdicts if v.finding.verdict == verdict)
        )
        count = len(studies)
        words = (
            n("confirmed by {n} study", "confirmed by {n} studies", count)
            if verdict == "confirms"
            else n("refuted by {n} study", "refuted by {n} studies", count)
        )
        if studies:
            found.append(Said(verdict, by, words, studies))
    return tuple(found)
