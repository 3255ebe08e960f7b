"""What is reported: changes with all that it takes to name whom they touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cjm_plugin.analysis.lines import Group, Line, concerns, groups, is_review, named_in, sifted
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.change import Change, Direction, Named
from cjm_plugin.model.department import Department
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.locale import Locale

WORST = {Direction.WORSE: 0, Direction.BETTER: 1, Direction.NEUTRAL: 2}
"""What readers want to see first."""

REVIEWED = 12
"""Maps that are named of those that were only reviewed; of more, the rest is counted."""


@dataclass(frozen=True)
class Library:
    """The objects that changes name: as they are now, and as far as is known, as they were."""

    now: Catalog
    before: Catalog | None = None
    """`None`: nobody knows."""
    site: str = ""
    """Where the site is published, ends with `/`; empty where nobody told."""
    forge: str = ""
    """The repository's page on the forge, without `/` at its end; empty where there is none."""

    def title(self, kind: Kind, id: str) -> str | None:
        """Of a thing that has gone, its last; `None` where nobody knows."""
        collections = (catalog.collection(kind) for catalog in self.known)
        return next((things[id].title for things in collections if id in things), None)

    def department(self, id: str) -> Department | None:
        return next((c.departments[id] for c in self.known if id in c.departments), None)

    @property
    def known(self) -> tuple[Catalog, ...]:
        """What is there now first."""
        return (self.now,) if self.before is None else (self.now, self.before)

    def address(self, named: Named) -> str | None:
        """Where a thing is published; `None` where that is not known, or it is not there (yet)."""
        if not self.site:
            return None
        if named.kind in {"touchpoint", "pain"}:
            place = Place.parse(named.id)
            is_there = place is not None and self._is_published(Kind.JOURNEY, place.journey)
            return self.site + urls.relative(urls.place(place), "") if place and is_there else None
        kind = Kind(named.kind)
        is_there = self._is_published(kind, named.id)
        return self.site + urls.relative(urls.page(kind, named.id), "") if is_there else None

    def _is_published(self, kind: Kind, id: str) -> bool:
        return all(id in catalog.collection(kind) for catalog in self.known)


@dataclass(frozen=True)
class First:
    """Why all of it is the first version: no week has closed yet."""

    is_committed: bool
    """Whether there is a commit to compare with."""


@dataclass(frozen=True)
class Unread:
    """A file that can't be read in one of two revisions: nothing is told of it."""

    path: str
    revision: str
    """As it was asked for."""


@dataclass(frozen=True)
class Reviewer:
    """A department whose slice is touched."""

    title: str
    contact: str | None
    changes: int
    direction: Direction
    """The worst there is for it."""
    personas: tuple[str, ...]
    """Titles of those whose way it is, by title."""


@dataclass(frozen=True)
class Report:
    """Some changes, in one language."""

    locale: Locale
    library: Library
    changes: tuple[Change, ...]
    whose: Named | None = None
    """Of whom alone, where the changes are narrowed to one department or the like."""
    asked: tuple[Named, ...] = ()
    """All to which the changes are narrowed."""
    first: First | None = None
    """Instead of changes, where there is nothing yet to compare with."""
    unread: tuple[Unread, ...] = ()

    @cached_property
    def maps(self) -> tuple[Group, ...]:
        """What changed in maps, those that got worse first."""
        found = (of for of in groups(self.changes) if of.home.kind == Kind.JOURNEY and not of.is_review)
        return tuple(sorted(found, key=_worst_first))

    @cached_property
    def told(self) -> tuple[Change, ...]:
        """The changes without those of maps that were only reviewed."""
        return sifted(self.changes)[0]

    @cached_property
    def reviewed(self) -> tuple[Named, ...]:
        """Maps that were reviewed, with nothing to change, by title."""
        return tuple(sorted(sifted(self.changes)[1], key=lambda named: (named.title.casefold(), named.id)))

    @cached_property
    def shared(self) -> tuple[Group, ...]:
        """What changed in all that maps share."""
        return tuple(group for group in groups(self.changes) if group.home.kind != Kind.JOURNEY)

    @cached_property
    def shared_lines(self) -> tuple[Line, ...]:
        """The same line by line, the worse first and the neutral last."""
        lines = (line for group in self.shared for line in group.lines)
        return tuple(sorted(lines, key=lambda line: WORST[line.direction]))

    @cached_property
    def reviewers(self) -> tuple[Reviewer, ...]:
        """Whom it concerns: those for whom it got worse first, then those with most changes."""
        ids = {id for change in self._changing for id in change.scopes.departments}
        found = (self._reviewer(id) for id in ids)
        return tuple(
            sorted(found, key=lambda one: (WORST[one.direction], -one.changes, one.title.casefold()))
        )

    def title(self, kind: Kind, id: str) -> str:
        """Of a thing that is there no more, as the changes call it; of one that nobody knows, its id."""
        return self.library.title(kind, id) or self._named.get((kind, id), id)

    @cached_property
    def _named(self) -> Mapping[tuple[str, str], str]:
        return {(named.kind, named.id): named.title for change in self.changes for named in named_in(change)}

    @cached_property
    def _changing(self) -> tuple[Change, ...]:
        """That a map was reviewed is no reason to look at it."""
        return tuple(change for change in self.changes if not is_review(change))

    def _reviewer(self, id: str) -> Reviewer:
        own = [change for change in self._changing if id in change.scopes.departments]
        personas = {id for change in own for id in change.scopes.personas}
        department = self.library.department(id)
        return Reviewer(
            title=self.title(Kind.DEPARTMENT, id),
            contact=department.contact if department else None,
            changes=len(own),
            direction=worst(own),
            personas=tuple(sorted((self.title(Kind.PERSONA, id) for id in personas), key=str.casefold)),
        )


def worst(changes: Iterable[Change]) -> Direction:
    """The worst direction among changes; there is at least one."""
    return min((change.direction for change in changes), key=WORST.__getitem__)


def narrowed(changes: Iterable[Change], wanted: Mapping[Kind, tuple[str, ...]]) -> tuple[Change, ...]:
    """Those that concern one of the things wanted of each kind; of a kind without any, all."""
    return tuple(
        change
        for change in changes
        if all(any(concerns(change, kind, id) for id in ids) for kind, ids in wanted.items() if ids)
    )


def _worst_first(group: Group) -> int:
    return WORST[worst(group.changes)]
