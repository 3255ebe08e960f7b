"""What mkdocs.yml says to the plugin in a place where MkDocs doesn't hand it on, and nothing comes of it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from cjm_plugin.edges.options import CjmConfig
from cjm_plugin.edges.setup_lines import Way

PLUGIN = "cjm"
_OPTIONS = frozenset(name.removesuffix("_") for name in CjmConfig())
_LIKE_IT = 0.6


class Entry(NamedTuple):
    """A plugin, as `plugins` names it."""

    way: Way
    name: object
    options: object


class Stray(NamedTuple):
    """Something in mkdocs.yml of which nothing comes."""

    way: Way
    message: str
    """One sentence without a full stop, with the mend behind a semicolon."""


def entries(plugins: object) -> Iterator[Entry]:
    """MkDocs takes a list of names and of mappings with one name, or one mapping."""
    if isinstance(plugins, list):
        for number, item in enumerate(plugins):
            yield from _entries(item, ("plugins", number))
    else:
        yield from _entries(plugins, ("plugins",))


def _entries(item: object, way: Way) -> Iterator[Entry]:
    if isinstance(item, dict):
        yield from (Entry((*way, name), name, options) for name, options in item.items())
    elif item is not None:
        yield Entry(way, item, None)


def strays(values: Mapping[str, Any]) -> Iterator[Stray]:
    """Options that stand beside the plugin, or beside `plugins`."""
    found = tuple(entries(values.get("plugins")))
    if any(entry.name == PLUGIN for entry in found):
        for way, name, _ in found:
            if isinstance(name, str) and name in _OPTIONS:
                yield Stray(way, f"plugins: {name}: stands beside '{PLUGIN}'; indent it below '{PLUGIN}'")
    yield from at_the_top(values)


def at_the_top(names: Container[str]) -> Iterator[Stray]:
    """Options among those of MkDocs itself, which knows none of these names."""
    for name in sorted(_OPTIONS):
        if name in names:
            yield Stray((name,), f"{name}: stands beside 'plugins'; move it into 'plugins', below '{PLUGIN}'")


def absence(values: Mapping[str, Any]) -> Stray | None:
    """That the plugin isn't among those of the site: its content can be checked all the same."""
    found = tuple(entries(values.get("plugins")))
    if any(entry.name == PLUGIN for entry in found):
        return None
    names = {str(entry.name).lower(): entry for entry in found}
    for near in get_close_matches(PLUGIN, names, n=1, cutoff=_LIKE_IT):
        return Stray(names[near].way, f"plugins: '{names[near].name}': did you mean '{PLUGIN}'? {_WITHOUT}")
    return Stray(("plugins",), f"plugins: '{PLUGIN}' is not among them; add it. {_WITHOUT}")


_WITHOUT = "Without it the options are the defaults, and a build leaves the maps out"
