"""Starting files, and what their authors do with them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from cjm_plugin.loading import Loaded, SourceFile, enrol, load
from cjm_plugin.model.ids import suggested_id
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.roll import Roll
from cjm_plugin.model.settings import Settings
from cjm_plugin.rendering.authoring.desk import Desk
from cjm_plugin.rendering.authoring.starter import starter
from cjm_plugin.rendering.locale import Locale

TODAY = dt.date(2026, 11, 28)


def sources(files: Mapping[str, str]) -> list[SourceFile]:
    return [SourceFile(path, text.encode()) for path, text in sorted(files.items())]


def roll(files: Mapping[str, str]) -> Roll:
    return enrol(sources(files), "content")


def loaded(files: Mapping[str, str]) -> Loaded:
    return load(sources(files), Settings(today=TODAY))


def begun(kind: Kind, title: str, files: Mapping[str, str], language: str = "en") -> dict[str, str]:
    """The files with a new one among them."""
    path, text = start(kind, title, roll(files), language)
    return {**files, path: text}


def start(
    kind: Kind, title: str, there: Roll, language: str = "en", *, short: bool = False
) -> tuple[str, str]:
    """A new file, by its path."""
    id = suggested_id(title)
    desk = Desk(Locale.of(language), there, TODAY, (kind, id))
    return f"{kind.folder}/{id}.md", starter(kind, title, desk, short=short)


def uncommented(text: str) -> str:
    """Every example with its `#` taken away."""
    return re.sub(r"^( *)#(?! )", r"\1", text, flags=re.MULTILINE)
