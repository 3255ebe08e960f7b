"""The index of all maps."""

from __future__ import annotations

from cjm_plugin.analysis.basis import Basis
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views.collection import by_title, index_document
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.parts import mean_emotion
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    count_cell,
    emotion_cell,
    link_cell,
    owner_cell,
    whole,
)
from cjm_plugin.rendering.writer import Writer


def journey_index(writer: Writer) -> Document:
    """Every map with its health."""
    t = writer.locale.t
    columns: tuple[Column[JourneyFacts], ...] = (
        Column(t("Map"), lambda f: link_cell(writer.object(f.journey))),
        Column(t("Point of view"), lambda f: Cell(links=writer.links(Kind.PERSONA, f.journey.personas[:1]))),
        Column(t("Owner"), lambda f: owner_cell(writer, f.journey.owner)),
        Column(t("State"), lambda f: Cell(writer.locale.word("state", f.journey.state))),
        Column(t("Reviewed"), lambda f: _reviewed(writer, f)),
        Column(t("Basis"), lambda f: _basis(writer, f)),
        Column(t("Open pains"), lambda f: count_cell(writer, len(f.open_pains)), True),
        Column(
            t("Mean emotion"), lambda f: emotion_cell(mean_emotion(writer, f.mean_emotion), f.mean_emotion)
        ),
        Column(t("Touchpoints"), lambda f: count_cell(writer, len(f.contacts)), True),
    )
    order = by_title(writer.facts.catalog.journeys.values())
    return index_document(writer, Kind.JOURNEY, columns, (writer.facts.journeys[map.id] for map in order))


def _reviewed(writer: Writer, facts: JourneyFacts) -> Cell:
    locale, review = writer.locale, facts.review
    if review.reviewed is None:
        return Cell(locale.t("never"), note=locale.t("stale"), tone="warn", sort="0000")
    ago = whole(locale.ago(review.reviewed, review.today))
    return Cell(ago, note=locale.t("stale") if review.stale else "", tone="warn", sort=str(review.reviewed))


def _basis(writer: Writer, facts: JourneyFacts) -> Cell:
    """`75% researched`, beneath it what is not."""
    locale, counts, total = writer.locale, facts.basis_counts, len(facts.contacts)
    if not total:
        return Cell()
    shares = {
        basis: f"{locale.percent(counts[basis] / total)} {locale.word('basis', basis)}" for basis in Basis
    }
    rest = [shares[basis] for basis in (Basis.OPINION, Basis.NONE) if counts[basis]]
    sort = f"{counts[Basis.RESEARCHED] / total:.4f}"
    return Cell(
        shares[Basis.RESEARCHED], note=", ".join(rest), tone="warn" if counts[Basis.NONE] else "", sort=sort
    )
