"""From files to the roll: each file by itself, without comparing them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from types import MappingProxyType

from cjm_plugin.loading.manuscript import Manuscript
from cjm_plugin.loading.names import all_pains
from cjm_plugin.loading.objects import manuscripts
from cjm_plugin.loading.shapes import UNREADABLE, is_made_up
from cjm_plugin.loading.tree import SourceFile, object_folder, stem
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.ids import is_id
from cjm_plugin.model.journey import Journey, Touchpoint
from cjm_plugin.model.kinds import BY_FOLDER, Kind
from cjm_plugin.model.references import Place
from cjm_plugin.model.roll import Member, Roll


def enrol(files: Iterable[SourceFile], prefix: str, kinds: Collection[Kind] = tuple(Kind)) -> Roll:
    """Who is there of some kinds; files of the others are not looked into."""
    folders = {kind.folder for kind in kinds}
    read = manuscripts([file for file in files if object_folder(file.path) in folders], prefix)
    scripts = sorted(
        (script for script in read if is_id(script.id)), key=lambda script: (script.id, script.path)
    )
    members: dict[Kind, dict[str, Member]] = {kind: {} for kind in kinds}
    for script in scripts:
        members[script.kind].setdefault(script.id, _member(script))
    return Roll(
        members=MappingProxyType({kind: MappingProxyType(found) for kind, found in members.items()}),
        places=MappingProxyType(
            {str(place): title for script in scripts for place, title in _places(script)}
        ),
    )


def enrolled(catalog: Catalog, files: Iterable[SourceFile], prefix: str) -> Roll:
    """The roll of content that was loaded already, without its places; of a broken file its name alone."""
    members: dict[Kind, dict[str, Member]] = {kind: {} for kind in Kind}
    for file in files:
        if (folder := object_folder(file.path)) and is_id(id := stem(file.path)):
            kind = BY_FOLDER[folder]
            thing = catalog.collection(kind).get(id)
            members[kind].setdefault(id, Member(f"{prefix}/{file.path}", thing.was if thing else (), thing))
    return Roll(members=MappingProxyType({kind: MappingProxyType(found) for kind, found in members.items()}))


def _member(script: Manuscript) -> Member:
    was = script.object.was if script.object else ()
    return Member(script.path, was, script.object if script.whole else None)


def _places(script: Manuscript) -> Iterator[tuple[Place, str]]:
    """What a reference can name in a map, as far as it could be read."""
    if isinstance(script.object, Journey):
        for touchpoint in script.object.touchpoints:
            if not is_made_up(touchpoint.id):
                yield Place(script.id, touchpoint.id), _title(touchpoint.title)
                yield from _pains(script.id, touchpoint)


def _pains(journey: str, touchpoint: Touchpoint) -> Iterator[tuple[Place, str]]:
    for pain in all_pains(touchpoint):
        if not is_made_up(pain.id):
            yield Place(journey, touchpoint.id, pain.id), _title(pain.title)


def _title(text: str) -> str:
    return "" if text == UNREADABLE else text
