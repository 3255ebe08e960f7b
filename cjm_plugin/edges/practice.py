"""What the rules of practice find, as problems at their lines, in the language of the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain

from cjm_plugin.analysis.practice import Breach
from cjm_plugin.loading import Loaded
from cjm_plugin.loading.places import Location, locate_all
from cjm_plugin.model.problem import Problem
from cjm_plugin.model.references import Path
from cjm_plugin.processes import spread
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.practice import tell

WORTH_IT = 4000
"""Breaches from which on a second process saves more time than it takes."""


def problems(breaches: Iterable[Breach], loaded: Loaded, locale: Locale) -> list[Problem]:
    """Each breach at the line that has to be mended; very many are looked up by two processes."""
    found = tuple(breaches)
    half = len(found) // 2
    parts = [found[:half], found[half:]] if len(found) >= WORTH_IT else [found]
    return [*chain.from_iterable(spread(partial(_problems, loaded=loaded, locale=locale), parts))]


def _problems(breaches: Sequence[Breach], loaded: Loaded, locale: Locale) -> list[Problem]:
    wanted: dict[str, list[Path]] = defaultdict(list)
    for breach in breaches:
        wanted[breach.thing.path].append(_shown_at(breach))
    places = locate_all(loaded, wanted)
    return [_problem(breach, places[breach.thing.path, _shown_at(breach)], locale) for breach in breaches]


def _shown_at(breach: Breach) -> Path:
    """What isn't there has no line: it is told of at the title of what lacks it."""
    return (*breach.path, "title") if breach.lacks else breach.path


def _problem(breach: Breach, place: Location, locale: Locale) -> Problem:
    around, _, _ = place.field.rpartition(".")
    return Problem(
        path=breach.thing.path,
        line=place.line,
        column=place.column,
        field=around if breach.lacks else place.field,
        code=breach.rule.code,
        severity=breach.severity,
        message=tell(breach.said, locale),
        beside=place.field if breach.lacks else "",
    )
