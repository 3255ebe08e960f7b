"""What the rules of practice find, as problems at their lines, in the language of the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cjm_plugin.analysis.practice import Breach
from cjm_plugin.loading import Loaded
from cjm_plugin.loading.places import locate_all
from cjm_plugin.model.problem import Problem
from cjm_plugin.model.references import Path
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.practice import tell


def problems(breaches: Iterable[Breach], loaded: Loaded, locale: Locale) -> Iterator[Problem]:
    """Each breach at the line that has to be mended."""
    found = tuple(breaches)
    wanted: dict[str, list[Path]] = defaultdict(list)
    for breach in found:
        wanted[breach.thing.path].append(breach.path)
    places = locate_all(loaded, wanted)
    for breach in found:
        place = places[breach.thing.path, breach.path]
        yield Problem(
            path=breach.thing.path,
            line=place.line,
            column=place.column,
            field=place.field,
            code=breach.rule.code,
            severity=breach.severity,
            message=tell(breach.said, locale),
        )
