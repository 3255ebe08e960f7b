"""Content for tests: a small valid catalog in memory, and cases of files that are wrong."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cjm_plugin.loading import Loaded, SourceFile, load
from cjm_plugin.model.problem import Problem
from cjm_plugin.model.settings import Settings

SETTINGS = Settings(today=dt.date(2026, 11, 23))
INVALID = Path(__file__).with_name("invalid")

BASE = {
    "personas/young-family.md": "---\ntitle: Young family\n---\n",
    "personas/pensioner.md": "---\ntitle: Pensioner\nwas: [retiree]\n---\n",
    "stages/choose.md": "---\ntitle: Choose\norder: 1\n---\n",
    "stages/buy.md": "---\ntitle: Buy\norder: 2\n---\n",
    "departments/e-commerce.md": "---\ntitle: E-commerce\n---\n",
    "departments/marketing.md": "---\ntitle: Marketing\nwas: [advertising]\n---\n",
    "channels/website.md": "---\ntitle: Site\nkind: digital\nwas: [site]\n---\n",
    "channels/phone.md": "---\ntitle: Telephone\nkind: phone\n---\n",
    "systems/shop-platform.md": "---\ntitle: Shop platform\n---\n",
    "metrics/csat-site.md": "---\ntitle: CSAT of the site\nkind: csat\n---\n",
    "metrics/nps.md": "---\ntitle: NPS\nkind: nps\n---\n",
    "metrics/effort.md": "---\ntitle: Effort\nkind: ces\n---\n",
    "metrics/conversion.md": "---\ntitle: Conversion\nkind: rate\n---\n",
    "metrics/loose.md": "---\ntitle: Without a kind\n---\n",
    "studies/interviews.md": "---\ntitle: Interviews\ndate: 2026-09-01\nmethod: interviews\n---\n",
    "principles/social-proof.md": "---\ntitle: Social proof\n---\n",
    "journeys/returning.md": """---
title: Returning
personas: [pensioner]
stages:
  - stage: choose
    touchpoints:
      - id: send-back
        title: Sends it back
        channel: phone
        was: [post-it]
        pains: [{id: no-label, title: No label, was: [label]}]
      - {id: wait, title: Waits, channel: phone}
---
# Background

Some words. { #words }
""",
    "index.md": "# Maps\n",
}


def loaded(files: Mapping[str, str | bytes], base: Mapping[str, str | bytes] = BASE) -> Loaded:
    """The base with some files changed or added; none is on disk. A path after `-` is left out."""
    removed = {path.removeprefix("-") for path in files if path.startswith("-")}
    everything = {path: data for path, data in {**base, **files}.items() if path.lstrip("-") not in removed}
    sources = (SourceFile(path, _bytes(data)) for path, data in sorted(everything.items()))
    return load(sources, SETTINGS)


def _bytes(data: str | bytes) -> bytes:
    return data if isinstance(data, bytes) else data.encode()


def told(problem: Problem) -> str:
    """Everything about a problem in a line."""
    where = f"{problem.path}:{problem.line}:{problem.column}"
    what = f"{problem.field}: {problem.message}" if problem.field else problem.message
    return f"{problem.severity} {problem.code} {where}: {what}"


@dataclass(frozen=True)
class Case:
    """Files that are wrong, and all that loading says of them."""

    name: str
    files: Mapping[str, str]
    expected: tuple[str, ...]


def cases() -> Iterator[Case]:
    """Every case in `invalid/*.txt`: `## name`, then `>>> path` and the file, then `<<<` and the problems."""
    for path in sorted(INVALID.glob("*.txt")):
        for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            yield _case(block)


def _case(block: str) -> Case:
    name, _, rest = block.partition("\n")
    written, _, expected = rest.partition("<<<\n")
    parts = re.split(r"^>>> (.+)\n", written, flags=re.MULTILINE)[1:]
    files = {path: _shown(text) for path, text in zip(parts[::2], parts[1::2], strict=True)}
    return Case(name, files, tuple(line for line in expected.splitlines() if line))


def _shown(text: str) -> str:
    """`␉`, `␀`, `␇` and `␍` stand for the characters that editors hide."""
    return text.translate({0x2409: "\t", 0x2400: "\0", 0x2407: "\a", 0x240D: "\r"})
