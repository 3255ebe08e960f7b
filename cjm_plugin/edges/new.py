"""`cjm new`: where a new object's file goes, and what keeps it from going there."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cjm_plugin.edges import content
from cjm_plugin.edges.project import Project
from cjm_plugin.model.fields import targets
from cjm_plugin.model.ids import is_id, normal, suggested_id
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.roll import Roll
from cjm_plugin.model.text import clean
from cjm_plugin.rendering.authoring.desk import Desk
from cjm_plugin.rendering.authoring.starter import starter
from cjm_plugin.rendering.locale import Locale

_LONGEST = 60
"""Characters of an id that is made of a title: it is an address too, and a file's name."""
_CHOOSE = "choose another one with --id"


class RefusedError(Exception):
    """Why there will be no such file, in a sentence."""


class UnwrittenError(Exception):
    """Why the file could not be written, in a sentence."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody wants to begin."""

    kind: Kind
    title: str
    id: str | None = None
    """`None`: made of the title."""
    folder: str = ""
    """Below the collection's folder."""
    short: bool = False
    """Whether the fields alone that most files have are to be in it."""


def begin(wish: Wish, its: Project, today: dt.date) -> Path:
    """Writes the starting file, whole or not at all; gives its path."""
    title = _title(wish.title)
    id = _id(wish, title)
    roll = content.roll(its.folders, targets(wish.kind) | {wish.kind})
    _check_free(wish.kind, id, roll)
    file = _folder(wish, its.folders.content) / f"{id}.md"
    desk = Desk(Locale.of(its.language), roll, today, (wish.kind, id))
    _write(file, starter(wish.kind, title, desk, short=wish.short), its.folders.root)
    return file


def _title(text: str) -> str:
    title = clean(text)
    if not title:
        raise RefusedError("the title is empty")
    if not title.isascii() and any("\ud800" <= c <= "\udfff" for c in title):
        raise RefusedError("the title is not text in the encoding of this terminal")
    return title


def _id(wish: Wish, title: str) -> str:
    if wish.id is None:
        id = _short(suggested_id(title))
        if not id:
            raise RefusedError(f"no id can be made of '{title}'; choose one with --id")
        return id
    id = normal(wish.id)
    if is_id(id):
        return id
    near = suggested_id(id)
    raise RefusedError(f"--id: '{id}' is not an id" + (f"; did you mean '{near}'?" if near else ""))


def _short(id: str) -> str:
    """An id of a long title ends with a whole word, if it has one."""
    if len(id) <= _LONGEST:
        return id
    words, _, _ = id[: _LONGEST + 1].rpartition("-")
    return words or id[:_LONGEST]


def _check_free(kind: Kind, id: str, roll: Roll) -> None:
    if id == "index":
        raise RefusedError(f"'index' is the page of all {kind.folder}; {_CHOOSE}")
    if there := roll.of(kind).get(id):
        raise RefusedError(f"there is a {kind.value} '{id}' already, in {there.path}; {_CHOOSE}")
    if heir := roll.heir(kind, id):
        raise RefusedError(f"'{id}' is what the {kind.value} '{heir}' was called before; {_CHOOSE}")


def _folder(wish: Wish, above: Path) -> Path:
    """Only where files are read: neither outside of the collection nor behind a link, nor hidden."""
    collection = above / wish.kind.folder
    parts = _below(collection, PurePosixPath(wish.folder.replace("\\", "/")).parts)
    if any(part in {"..", "/"} or ":" in part for part in parts):
        raise RefusedError(f"--in: '{wish.folder}' leads out of {wish.kind.folder}/")
    if hidden := next((part for part in parts if part.startswith(".") or not part.isprintable()), None):
        raise RefusedError(f"--in: what is in a folder called '{hidden}' is not read")
    for depth in range(len(parts) + 1):
        folder = collection.joinpath(*parts[:depth])
        if folder.is_symlink():
            raise RefusedError(
                f"'{folder.relative_to(above).as_posix()}' is a symbolic link, which is not followed"
            )
    return collection.joinpath(*parts)


def _below(collection: Path, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Without the collection's own folder, where somebody names that too: `content/personas/b2b`."""
    for own in (collection.parts[-2:], collection.parts[-1:]):
        if parts[: len(own)] == own:
            return parts[len(own) :]
    return parts


def _write(file: Path, text: str, root: Path) -> None:
    """The name is taken first, so that nothing is ever overwritten, then the whole text put in its place."""
    if file.exists() or file.is_symlink():
        raise RefusedError(f"{_shown(file, root)} is there already; {_CHOOSE}")
    draft = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as undo:
            undo.callback(draft.unlink, missing_ok=True)
            draft.write_text(text, encoding="utf-8", newline="\n")
            file.touch(exist_ok=False)
            undo.callback(file.unlink)
            draft.replace(file)
            undo.pop_all()
    except OSError as error:
        raise UnwrittenError(f"{_shown(file, root)} cannot be written: {error.strerror}") from None


def _shown(file: Path, root: Path) -> str:
    return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()
