"""Loads much content, by one process or by several, and writes what came of it.

A process of its own: a command has one thread, while a test runner has others about, and then nobody forks.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

from cjm_plugin.loading import SourceFile, load
from cjm_plugin.loading.objects import WORTH_IT
from tests.loading.support import BASE, SETTINGS

MAPS = 30
TEXT = "Сколько слов. " * (WORTH_IT // MAPS // 20)


def maps() -> Iterator[tuple[str, str]]:
    """Some are broken, some name what is not there, some have their lines elsewhere."""
    for number in range(MAPS):
        channel = ["website", "websight", "phone", "[]"][number % 4]
        end = "---" if number % 7 else "..."
        yield (
            f"journeys/map-{number:02}.md",
            f"""---
title: Map {number} & <others>
personas: [pensioner]
stages:
  - stage: choose
    touchpoints:
      - {{id: looks, title: Смотрит, channel: {channel}, importance: {number}}}
{"      - {" if number == MAPS - 2 else ""}
{end}
{TEXT}
""",
        )


def main(processes: str) -> None:
    texts = BASE | dict(maps())
    files = [SourceFile(path, text.encode()) for path, text in sorted(texts.items())]
    if processes == "one":
        # Beside another thread nobody forks.
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    loaded = load(files, SETTINGS)
    lines = [
        *map(str, loaded.problems),
        *(f"{thing!r} {thing.story}" for thing in loaded.catalog),
        *map(repr, loaded.outlines.items()),
    ]
    sys.stdout.write("\n".join(lines))


if __name__ == "__main__":
    main(sys.argv[1])
