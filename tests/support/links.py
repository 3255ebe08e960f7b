"""The link checker: pages, files and anchors of a built site, without any network."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote

from tests.support.programs import lychee

SECONDS = 180
EXTENSIONS = "html,css,xml,opml"
BROKEN_LINKS_FOUND = 2


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    page: str
    """The file that has the link, relative to the folder."""
    line: int
    target: str
    """Where it leads, relative to the folder, without percent-encoding."""
    reason: str


CheckLinks: TypeAlias = Callable[..., list[BrokenLink]]


def broken_links(folder: Path, site_url: str = "") -> list[BrokenLink]:
    """Every link and anchor in the folder's HTML, CSS and feeds that leads nowhere, sorted.

    `site_url` ends with a slash; links that begin with it are looked up in the folder. No host is ever asked.
    """
    root = folder.resolve(strict=True)
    flags = ["--offline", "--include-fragments=anchor-only", "--format", "json", "--no-progress"]
    flags += ["--root-dir", str(root), "--index-files", "index.html", "--extensions", EXTENSIONS]
    # What git ignores, or a file manager hides, is part of a built site as much as the rest.
    flags += ["--no-ignore", "--hidden"]
    if site_url:
        flags += ["--remap", f"^{re.escape(site_url)} {root.as_uri()}/"]
    command: list[str | Path] = [lychee(), *flags, "--", root]
    run = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False, cwd=root)
    if run.returncode not in (0, BROKEN_LINKS_FOUND):
        raise RuntimeError(f"the link checker failed with {run.returncode}:\n{run.stderr}")
    result = json.loads(run.stdout)
    if not result["total"]:
        raise ValueError(f"no link at all in {root}")
    return sorted(_broken(result["error_map"], root))


def _broken(found: dict[str, list[dict[str, Any]]], root: Path) -> Iterator[BrokenLink]:
    for page, links in found.items():
        for link in links:
            target = link["url"].removeprefix(root.as_uri())
            reason = link["status"]["text"]
            yield BrokenLink(_relative(page, root), link["span"]["line"], unquote(target).lstrip("/"), reason)


def _relative(page: str, root: Path) -> str:
    return Path(page).relative_to(root).as_posix()
