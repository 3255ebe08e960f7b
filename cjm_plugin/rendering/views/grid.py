"""The grid of a map: a column for each touchpoint, a row for each lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model import anchors
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import arcs
from cjm_plugin.rendering.views import cells
from cjm_plugin.rendering.views.cells import Traveller
from cjm_plugin.rendering.views.curves import Curve, journey_curve
from cjm_plugin.rendering.views.initiative_rows import InitiativeRow
from cjm_plugin.rendering.views.parts import ExtensionRow, extension_rows
from cjm_plugin.rendering.writer import Link, Writer

Cell = TypeVar("Cell")


class StageHead(NamedTuple):
    """A stage's heading over its columns."""

    anchor: str
    link: Link
    goal: Markup | None
    columns: int
    extensions: tuple[ExtensionRow, ...]


class Column(NamedTuple):
    """A touchpoint's heading."""

    number: int
    anchor: str
    old_anchors: tuple[str, ...]
    href: str
    title: str
    starts_stage: bool
    moment_of_truth: bool
    importance: str
    """`Importance 4 of 5`; empty where it is unknown."""
    importance_value: int | None
    nested: Link | None
    extensions: tuple[ExtensionRow, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The table. Each lane holds a cell for every column; an empty tuple leaves the lane out."""

    stages: tuple[StageHead, ...]
    columns: tuple[Column, ...]
    attributes: tuple[Markup, ...]
    """Of every cell in a column: whether it begins a stage, whether it is a moment of truth."""
    travellers: tuple[Traveller, ...]
    does: tuple[cells.DoesCell, ...]
    thinks: tuple[cells.TextCell, ...]
    feels: tuple[cells.TextCell, ...]
    expects: tuple[cells.TextCell, ...]
    motive: tuple[cells.TextCell, ...]
    channel: tuple[cells.ChannelCell, ...]
    levels: int
    """Of arcs over the lane of channels."""
    curve: Curve | None
    pains: tuple[tuple[cells.PainItem, ...], ...]
    strengths: tuple[tuple[cells.StrengthItem, ...], ...]
    decision: tuple[tuple[cells.DecisionItem, ...], ...]
    frontstage: tuple[Markup | None, ...]
    backstage: tuple[Markup | None, ...]
    systems: tuple[tuple[Link, ...], ...]
    departments: tuple[tuple[cells.RoleItem, ...], ...]
    metrics: tuple[tuple[cells.MetricItem, ...], ...]
    feedback: tuple[cells.FeedbackItem | None, ...]
    initiatives: tuple[tuple[InitiativeRow, ...], ...]
    evidence: tuple[cells.EvidenceCell, ...]
    product: tuple[str, ...]

    @property
    def arcs_height(self) -> int:
        """Units of the viewBox in which arcs are drawn."""
        return arcs.height(self.levels)

    @property
    def has_context(self) -> bool:
        """Whether a context stands beneath anything that the customer does."""
        return any(cells.filled(cell.context) for cell in self.does)

    @property
    def has_importance(self) -> bool:
        """Whether the mark of importance needs its key."""
        return any(column.importance for column in self.columns)

    @property
    def steering(self) -> bool:
        """Whether any lane stands under "How the company steers it"."""
        return any(
            (self.departments, self.metrics, self.feedback, self.initiatives, self.evidence, self.product)
        )


def grid(writer: Writer, facts: JourneyFacts) -> Grid:
    """The whole table of a map with touchpoints."""
    travellers = _travellers(writer, facts.journey)
    channels = cells.channel_lane(facts.contacts, facts.passages)

    def lane(cell: Callable[[Contact], Cell]) -> tuple[Cell, ...]:
        """A cell a column; nothing where every cell is empty."""
        row = tuple(cell(contact) for contact in facts.contacts)
        return row if any(map(cells.filled, row)) else ()

    def words(field: str) -> tuple[cells.TextCell, ...]:
        return lane(lambda contact: cells.words(writer, contact, field, travellers))

    def line(field: str) -> tuple[Markup | None, ...]:
        return lane(lambda contact: writer.text(getattr(contact.touchpoint, field), contact.journey))

    return Grid(
        stages=_stage_heads(writer, facts.journey),
        columns=tuple(_column(writer, contact) for contact in facts.contacts),
        attributes=tuple(cells.attributes(contact) for contact in facts.contacts),
        travellers=travellers,
        does=lane(lambda contact: cells.does(writer, contact, travellers)),
        thinks=words("thinks"),
        feels=words("feels"),
        expects=words("expects"),
        motive=words("motive"),
        channel=lane(lambda contact: cells.channel(writer, contact, channels, travellers)),
        levels=channels.highest,
        curve=journey_curve(writer, facts),
        pains=lane(lambda contact: cells.pains(writer, contact)),
        strengths=lane(lambda contact: cells.strengths(writer, contact)),
        decision=lane(lambda contact: cells.decisions(writer, contact)),
        frontstage=line("frontstage"),
        backstage=line("backstage"),
        systems=lane(lambda contact: writer.links(Kind.SYSTEM, contact.touchpoint.systems)),
        departments=lane(lambda contact: cells.roles(writer, contact)),
        metrics=lane(lambda contact: cells.metrics(writer, contact)),
        feedback=lane(lambda contact: cells.feedback(writer, contact)),
        initiatives=lane(lambda contact: cells.initiatives(writer, contact)),
        evidence=lane(lambda contact: cells.evidence(writer, contact)),
        product=lane(lambda contact: contact.touchpoint.product or ""),
    )


def _travellers(writer: Writer, journey: Journey) -> tuple[Traveller, ...]:
    ids = dict.fromkeys(journey.personas)
    return tuple(Traveller(i, id, writer.link(Kind.PERSONA, id)) for i, id in enumerate(ids, 1))


def _stage_heads(writer: Writer, journey: Journey) -> tuple[StageHead, ...]:
    return tuple(
        StageHead(
            anchors.stage_anchor(s.stage),
            writer.link(Kind.STAGE, s.stage),
            writer.text(s.goal, journey),
            len(s.touchpoints),
            extension_rows(s.extensions),
        )
        for s in journey.stages
        if s.touchpoints
    )


def _column(writer: Writer, contact: Contact) -> Column:
    touchpoint = contact.touchpoint
    return Column(
        contact.number,
        touchpoint.id,
        cells.old_anchors(contact),
        writer.contact(contact).href,
        touchpoint.title,
        touchpoint is contact.stage.touchpoints[0],
        touchpoint.moment_of_truth,
        _importance(writer, touchpoint.importance),
        touchpoint.importance,
        writer.link(Kind.JOURNEY, touchpoint.journey) if touchpoint.journey else None,
        extension_rows(touchpoint.extensions),
    )


def _importance(writer: Writer, value: int | None) -> str:
    return writer.locale.t("Importance {n} of 5", n=value) if value else ""
