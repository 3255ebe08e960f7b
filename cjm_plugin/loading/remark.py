"""A remark on an object: what a check of its structure found, before it has a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cjm_plugin.loading import codes
from cjm_plugin.loading.codes import Code
from cjm_plugin.loading.fault import quoted
from cjm_plugin.loading.lookalikes import slip_in
from cjm_plugin.loading.shapes import is_made_up
from cjm_plugin.model.journey import Pain, Strength, Touchpoint
from cjm_plugin.model.references import Path
from cjm_plugin.model.study import Finding


class Remark(NamedTuple):
    """A problem at a path of the model."""

    code: Code
    message: str
    path: Path = ()
    by: str = ""
    """A field of the object that it is judged by as well. Where that could not be read, nothing is said: the
    cause has been told."""


class Named(NamedTuple):
    """Something with an id and perhaps old ids, and where it stands."""

    path: Path
    thing: Touchpoint | Pain | Strength | Finding


def id_remarks(things: Iterable[Named], noun: str, where: str) -> Iterator[Remark]:
    """What is wrong with the ids, old and new, of things that share a space of ids."""
    things = tuple(things)
    living: dict[str, Path] = {}
    for path, thing in things:
        if thing.id in living:
            message = f"the {noun} id {quoted(thing.id)} is used twice {where}; rename one of them"
            yield Remark(codes.SAME_ID, message, (*path, "id"))
        living.setdefault(thing.id, path)
        if (slip := slip_in(thing.id)) and not is_made_up(thing.id):
            message = f"{quoted(thing.id)} looks like another id: {slip.told}; write '{slip.meant}'"
            yield Remark(codes.UNSEEN, message, (*path, "id"))
    claimed: dict[str, str] = {}
    for path, thing in things:
        for i, old in enumerate(thing.was):
            if remark := was_remark(old, thing.id, living, claimed.get(old), noun):
                yield Remark(*remark, (*path, "was", i))
            claimed.setdefault(old, thing.id)


def was_remark(
    old: str, own: str, living: Iterable[str], claimed: str | None, noun: str
) -> tuple[Code, str] | None:
    """What is wrong with one old id."""
    if old in living:
        return codes.LIVING_WAS, f"{quoted(old)} is the id of a {noun} that exists; remove it"
    if claimed == own:
        return codes.CLAIMED_TWICE, f"{quoted(old)} stands here twice; remove one of them"
    if claimed is not None:
        return (
            codes.CLAIMED_TWICE,
            f"{quoted(old)} is claimed by the {noun} {quoted(claimed)} as well; remove it from one of them",
        )
    return None
