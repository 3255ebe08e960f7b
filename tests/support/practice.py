"""Small catalogs that break a rule of practice or don't: files written out, stubs for all that they name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice import Breach, Practice, check
from cjm_plugin.analysis.practice import files as parts
from cjm_plugin.loading import SourceFile, load
from cjm_plugin.loading.objects import manuscript
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place, To, references
from cjm_plugin.model.settings import Settings
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.practice import tell

TODAY = dt.date(2026, 11, 28)
SETTINGS = Settings(today=TODAY)

_MORE: Mapping[Kind, str] = {
    Kind.STAGE: "order: 1\n",
    Kind.STUDY: "date: 2026-10-01\nmethod: interviews\nsample: 12\n",
}


def files(text: str) -> dict[str, str]:
    """The files of an example as they lie in `content/`."""
    return {path: _whole(path, body) for path, body in parts(text).items()}


def _whole(path: str, body: str) -> str:
    return f"---\n{body}\n---\n" if path.endswith(".md") else f"{body}\n"


def facts(text: str, settings: Settings = SETTINGS) -> Facts:
    """What follows from an example. What it names and does not hold is there, with its id for its title."""
    given = files(text)
    everything = {**_stubs(given), **given}
    sources = (SourceFile(path, data.encode()) for path, data in sorted(everything.items()))
    loaded = load(sources, settings)
    assert [str(problem) for problem in loaded.errors] == []
    return Facts(loaded.catalog, loaded.measurements, settings)


def practice(text: str, settings: Settings = SETTINGS) -> Practice:
    """What the rules make of an example."""
    return check(facts(text, settings))


def told(text: str, code: str, settings: Settings = SETTINGS, language: str = "en") -> list[str]:
    """What one rule says of an example: `journeys/buying.md stages.0.touchpoints.2: names two channels …`."""
    found = practice(text, settings).breaches
    return [_line(breach, Locale.of(language)) for breach in found if breach.rule.code == code]


def _line(breach: Breach, locale: Locale) -> str:
    where = f"{breach.thing.path.removeprefix('content/')} {'.'.join(map(str, breach.path))}".strip()
    return f"{where}: {tell(breach.said, locale)}"


def _stubs(given: Mapping[str, str]) -> dict[str, str]:
    return {path: text for path, text in _named(given) if path not in given}


def _named(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for path, text in given.items():
        if not path.endswith(".md"):
            continue
        thing = manuscript(SourceFile(path, text.encode()), "content").object
        assert thing is not None, path
        for _, target, name in references(thing):
            if isinstance(target, To):
                yield (
                    f"{target.kind.folder}/{name}.md",
                    f"---\ntitle: {name}\n{_MORE.get(target.kind, '')}---\n",
                )
            elif (place := Place.parse(name)) and f"journeys/{place.journey}.md" not in given:
                raise AssertionError(f"{path}: write the map '{place.journey}' out as well")
