"""What the content was at a close, as far as anybody can know: what can't be read counts as it last was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cjm_plugin.history.objects import Objects
from cjm_plugin.history.trees import Key, Source
from cjm_plugin.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Held:
    """An object that stays as it last was, for a file that may hold it can't be read."""

    source: Source
    file: str
    """As long as this one can't be read."""


@dataclass(frozen=True)
class State:
    """The objects, and where they come from."""

    sources: Mapping[Key, Source] = field(default_factory=dict)
    held: Mapping[Key, Held] = field(default_factory=dict)
    """Those among them that are not what the commit has."""
    unreadable: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    """Of all objects, readable or not."""

    @property
    def blobs(self) -> dict[Key, str]:
        """What the objects are, wherever their files are."""
        return {key: source.blob for key, source in self.sources.items()}

    def catalog(self, objects: Objects) -> Catalog:
        """All of them; those decoded before are the same."""
        objects.decode(self.sources.items())
        found = (objects.get(key, source) for key, source in self.sources.items())
        return Catalog.of(tuple(thing for thing in found if thing))


def kept_state(
    found: Iterable[tuple[Key, Source]], held: Mapping[Key, Held], unreadable: frozenset[str]
) -> State:
    """A state that was worked out before."""
    found = tuple(found)
    sources = {key: source for key, source in found if source.path not in unreadable}
    sources |= {key: one.source for key, one in held.items()}
    return State(sources, held, unreadable, frozenset(source.path for _, source in found))


def next_state(found: Iterable[tuple[Key, Source]], before: State, objects: Objects) -> State:
    """The state of a tree that came after another."""
    found = tuple(found)
    objects.decode(found)
    claims: dict[Key, list[Source]] = defaultdict(list)
    for key, source in found:
        claims[key].append(source)
    sources: dict[Key, Source] = {}
    unreadable: dict[str, Key] = {}
    for key, files in claims.items():
        # Of two files with one id, neither has it for its own.
        if len(files) == 1 and objects.get(key, files[0]):
            sources[key] = files[0]
        else:
            unreadable |= dict.fromkeys((source.path for source in files), key)
    held = _held(before, sources, unreadable) if unreadable else {}
    sources |= {key: one.source for key, one in held.items()}
    return State(sources, held, frozenset(unreadable), frozenset(source.path for _, source in found))


def _held(before: State, sources: Mapping[Key, Source], unreadable: Mapping[str, Key]) -> dict[Key, Held]:
    """What is not there any more, but may be in a file that can't be read: its own, or a new one."""
    own = {key: path for path, key in sorted(unreadable.items(), reverse=True)}
    born = {unreadable[path].kind: path for path in sorted(unreadable.keys() - before.files, reverse=True)}
    held: dict[Key, Held] = {}
    for key, source in before.sources.items():
        if key in sources:
            continue
        was = before.held.get(key)
        file = own.get(key) or (was.file if was and was.file in unreadable else born.get(key.kind))
        if file:
            held[key] = Held(source, file)
    return held
