"""Makes changes of one thing out of what differs in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict, Unpack

from cjm_plugin.analysis.diff.directions import of_kind
from cjm_plugin.analysis.diff.edits import Edit
from cjm_plugin.analysis.diff.values import Values
from cjm_plugin.model.change import About, Change, Direction, Named, Scopes, Subject, Value, What


class Told(TypedDict, total=False):
    """What is told of one change alone."""

    direction: Direction
    field: str
    before: Value | None
    after: Value | None
    by: tuple[Named, ...]
    marks: tuple[Value, ...]


@dataclass(frozen=True)
class Maker:
    """Knows what all changes of a thing have in common."""

    about: About
    subject: Subject
    scopes: Scopes
    values: Values
    persona: Named | None = None

    def change(self, what: What, **told: Unpack[Told]) -> Change:
        """What happened; its direction is that of its kind, unless it is told."""
        told.setdefault("direction", of_kind(self.about, what))
        return Change(
            about=self.about,
            what=what,
            subject=self.subject,
            scopes=self.scopes,
            persona=self.persona,
            **told,
        )

    def edited(
        self, edit: Edit, what: What = What.FIELD_CHANGED, direction: Direction | None = None
    ) -> Change:
        """What differs in a field."""
        return self.change(
            what,
            direction=of_kind(self.about, what) if direction is None else direction,
            field=edit.field,
            before=self.values.before(edit),
            after=self.values.after(edit),
            marks=self.values.marks(edit),
        )
