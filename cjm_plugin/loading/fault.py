"""A fault found while one file is read; and how a message shows names and text."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from cjm_plugin.loading.codes import Code
from cjm_plugin.loading.lookalikes import difference, latin
from cjm_plugin.model.ids import suggested_id
from cjm_plugin.model.references import Path

_LONGEST = 60


class Fault(Exception):  # noqa: N818 - a fault of the author's, not of the program's
    """What is wrong and where: in the file by line, or in its frontmatter by the offset of a character."""

    def __init__(
        self,
        code: Code,
        message: str,
        *,
        line: int = 1,
        column: int = 1,
        index: int | None = None,
        path: Path = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.line = line
        self.column = column
        self.index = index
        self.path = path


def plain(text: str) -> str:
    """Any text of a file as a message may show it: on one line, without control characters, not too long."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def quoted(text: str) -> str:
    """Text in a message: `'web-site'`."""
    return f"'{plain(text)}'"


def field_name(path: Path) -> str:
    """As authors read it: `stages[0].touchpoints[2].channel`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{plain(part)}" for part in path)
    return "".join(parts).removeprefix(".")


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one of the known names that was probably meant."""
    return _nearest(name[:_LONGEST], tuple(known))


@lru_cache(maxsize=1024)
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    tidy, look = suggested_id(name), latin(name)
    if tidy in known:
        return tidy
    if alike := next((other for other in known if latin(other) == look), None):
        return alike
    close = get_close_matches(tidy or name, known, n=1, cutoff=0.6)
    return close[0] if close else None


def known(names: Iterable[str]) -> str:
    """The mend, where there are only a few names."""
    return f"; known: {', '.join(sorted(names))}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The mend, where there is one."""
    near = nearest(name, known)
    return f"; {question(name, near)}" if near else ""


def question(name: str, near: str) -> str:
    """Whether another name was meant; where both look the same, how they differ."""
    unseen = difference(name, near)
    return f"{unseen}, write '{near}'" if unseen else f"did you mean '{near}'?"
