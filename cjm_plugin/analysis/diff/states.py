"""What had become of pains on each day: from initiatives that solve them and findings about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cjm_plugin.analysis.diff.identity import Names
from cjm_plugin.analysis.diff.sides import Side, Sides
from cjm_plugin.analysis.pains import PainState, Verdict, due_order, state
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.model.study import Study

HURTS = frozenset({PainState.OPEN, PainState.BEING_SOLVED})
"""As what a pain is still felt."""


@dataclass(frozen=True)
class Known:
    """A pain on one day."""

    state: PainState
    initiatives: tuple[Initiative, ...]
    """Those that solve it, by due date."""
    verdicts: tuple[Verdict, ...]
    """Oldest first."""


@dataclass(frozen=True)
class Day:
    """All that is said of pains on a day."""

    side: Side
    names: Names

    def known(self, place: Place) -> Known:
        """Of the pain at a canonical place."""
        work = (i for text, i in self._work.get(place.journey, ()) if self.names.place(text) == place)
        initiatives = tuple(sorted({i.id: i for i in work}.values(), key=due_order))
        said = (v for text, v in self._said.get(place.journey, ()) if self.names.place(text) == place)
        verdicts = tuple(said)
        return Known(state(initiatives, verdicts), initiatives, verdicts)

    @cached_property
    def _work(self) -> Mapping[str, list[tuple[str, Initiative]]]:
        """By canonical maps: which places initiatives solve, as written."""
        found: dict[str, list[tuple[str, Initiative]]] = defaultdict(list)
        for initiative in self.side.catalog.initiatives.values():
            for text in initiative.solves:
                found[self._map(text)].append((text, initiative))
        return found

    @cached_property
    def _said(self) -> Mapping[str, list[tuple[str, Verdict]]]:
        """By canonical maps: findings with a verdict; oldest study first, ties by its id, then as written."""
        found: dict[str, list[tuple[str, Verdict]]] = defaultdict(list)
        studies: Iterable[Study] = self.side.catalog.studies.values()
        for study in sorted(studies, key=lambda study: (study.date, study.id)):
            for finding in study.findings:
                if finding.about and finding.verdict:
                    found[self._map(finding.about)].append((finding.about, Verdict(study, finding)))
        return found

    def _map(self, text: str) -> str:
        return self.names.of(Kind.JOURNEY, text.partition("/")[0])


class States:
    """Pains on both days."""

    def __init__(self, sides: Sides) -> None:
        self.before = Day(sides.before, sides.names)
        self.after = Day(sides.after, sides.names)
