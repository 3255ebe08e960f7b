"""Draws pages ahead and writes, for each in turn, its number and the process that drew it.

A process of its own: a build has one thread, while a test runner has others about, and then nobody forks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial

from cjm_plugin.edges.drafts import WORTH_IT, Drafts

MANY = WORTH_IT + 20


def draw(number: int) -> str:
    return f"{number} стр. {os.getpid()}"


def pages(count: int, drawn: Callable[[int], str] = draw) -> list[tuple[str, Callable[[], str]]]:
    return [(f"p{number}.md", partial(drawn, number)) for number in range(count)]


def main(order: list[int]) -> None:
    drafts = Drafts(pages(MANY), ahead=True)
    for number in order:
        page, _, drawer = drafts.take(f"p{number}.md").split()
        sys.stdout.write(f"{page} {'here' if int(drawer) == os.getpid() else 'elsewhere'}\n")
    drafts.stop()


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]])
