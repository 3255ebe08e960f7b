"""The index of all maps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cjm_plugin.analysis.basis import Basis
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views.collection import by_title, index_document, tally
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.filters import map_filter, map_tags
from cjm_plugin.rendering.views.parts import mean_emotion
from cjm_plugin.rendering.views.pictures import basis_bar, emotion_line
from cjm_plugin.rendering.views.questions import answered, signs_of
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    Sift,
    count_cell,
    emotion_cell,
    owner_cell,
    whole,
)
from cjm_plugin.rendering.writer import Writer


def journey_index(writer: Writer) -> Document:
    """Every map with how it does."""
    t, word = writer.locale.t, writer.locale.word
    columns: tuple[Column[JourneyFacts], ...] = (
        Column(t("Map"), lambda f: map_cell(writer, f), key="map", order="ascending"),
        Column(
            t("Point of view"),
            lambda f: Cell(links=writer.links(Kind.PERSONA, f.journey.personas[:1])),
            key="persona",
        ),
        Column(t("Owner"), lambda f: owner_cell(writer, f.journey.owner), key="owner"),
        Column(t("State"), lambda f: Cell(whole(word("state", f.journey.state))), key="state"),
        Column(t("Reviewed"), lambda f: reviewed_cell(writer, f), key="reviewed"),
        Column(t("Health"), lambda f: health_cell(writer, f), key="health"),
        Column(t("Basis"), lambda f: basis_cell(writer, f), key="basis"),
        Column(t("Open pains"), lambda f: count_cell(writer, len(f.open_pains)), True, key="pains"),
        Column(t("Mean emotion"), lambda f: _emotion(writer, f), key="emotion"),
    )
    order = by_title(writer.facts.catalog.journeys.values())
    found = tuple(writer.facts.journeys[map.id] for map in order)
    return index_document(
        writer,
        Kind.JOURNEY,
        columns,
        found,
        lead=_lead(writer, found),
        sift=Sift(lambda facts: map_tags(facts.journey), map_filter(writer, order, "cjm-maps")),
    )


def _lead(writer: Writer, found: Sequence[JourneyFacts]) -> str:
    states = Counter(facts.journey.state for facts in found)
    stale = sum(facts.review.stale for facts in found)
    by_state = ((writer.locale.word("state", state), n) for state, n in sorted(states.items()))
    weak = sum(writer.library.health[facts.journey.id].is_weak for facts in found)
    t = writer.locale.t
    return tally(writer, (*by_state, (t("stale"), stale), (t("weak"), weak)))


def map_cell(writer: Writer, facts: JourneyFacts) -> Cell:
    count = len(facts.contacts)
    note = writer.locale.n("{n} touchpoint", "{n} touchpoints", count) if count else ""
    return Cell(links=(writer.object(facts.journey),), note=note, sort=facts.journey.title)


def reviewed_cell(writer: Writer, facts: JourneyFacts) -> Cell:
    locale, review = writer.locale, facts.review
    if review.reviewed is None:
        return Cell(locale.t("never"), note=locale.t("stale"), tone="warn", sort="0000")
    note = locale.t("stale") if review.stale else locale.t("in the future") if review.is_ahead else ""
    return Cell(
        whole(locale.ago(review.reviewed, review.today)), note=note, tone="warn", sort=str(review.reviewed)
    )


def health_cell(writer: Writer, facts: JourneyFacts) -> Cell:
    """`3 of 5`; sorted by it weak maps come first."""
    health = writer.library.health[facts.journey.id]
    questions, share = health.order
    note = writer.locale.t("weak") if health.is_weak else ""
    return Cell(
        whole(answered(writer, health)),
        note=note,
        tone="warn",
        sort=f"{questions + share / 1000:.6f}",
        answers=signs_of(writer, health),
    )


def basis_cell(writer: Writer, facts: JourneyFacts) -> Cell:
    """`75% researched`, beneath it what is not."""
    locale, counts, total = writer.locale, facts.basis_counts, len(facts.contacts)
    if not total:
        return Cell()
    shares = {
        basis: whole(f"{locale.percent(counts[basis] / total)} {locale.word('basis', basis)}")
        for basis in Basis
    }
    rest = [shares[basis] for basis in (Basis.OPINION, Basis.NONE) if counts[basis]]
    return Cell(
        shares[Basis.RESEARCHED],
        note=", ".join(rest),
        tone="warn" if counts[Basis.NONE] else "",
        sort=f"{counts[Basis.RESEARCHED] / total:.4f}",
        picture=basis_bar(facts),
    )


def _emotion(writer: Writer, facts: JourneyFacts) -> Cell:
    cell = emotion_cell(mean_emotion(writer, facts.mean_emotion), facts.mean_emotion)
    return cell._replace(picture=emotion_line(facts))
