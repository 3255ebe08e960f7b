"""Pages drawn ahead are the pages drawn one by one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable

import pytest

from cjm_plugin.edges.drafts import WORTH_IT, Drafts
from tests.edges.ahead import MANY, pages


def drawn(order: Iterable[int]) -> list[tuple[int, str]]:
    """The pages as they came, each with where it was drawn."""
    command = [sys.executable, "-m", "tests.edges.ahead", *map(str, order)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return [(int(page), where) for page, where in map(str.split, run.stdout.splitlines())]


def test_other_processes_draw_every_page_in_order() -> None:
    assert drawn(range(MANY)) == [(number, "elsewhere") for number in range(MANY)]


def test_pages_may_be_asked_for_in_another_order() -> None:
    order = [*range(MANY - 1, 0, -7), 0]

    assert drawn(order) == [(number, "elsewhere") for number in order]


def test_what_is_never_asked_for_keeps_nobody_waiting() -> None:
    assert drawn([3]) == [(3, "elsewhere")]


@pytest.mark.parametrize(("count", "ahead"), [(WORTH_IT - 1, True), (MANY, False)])
def test_few_pages_and_live_pages_are_drawn_when_they_are_asked_for(count: int, ahead: bool) -> None:
    drafts = Drafts(pages(count), ahead=ahead)
    found = [drafts.take(f"p{number}.md") for number in range(count)]

    assert found == [f"{number} стр. {os.getpid()}" for number in range(count)]


def test_a_stopped_helper_leaves_the_rest_to_be_drawn_here() -> None:
    drafts = Drafts(pages(MANY), ahead=True)
    drafts.stop()

    assert drafts.take("p5.md") == f"5 стр. {os.getpid()}"


def test_a_fault_in_drawing_is_the_builds() -> None:
    def fails(number: int) -> str:
        raise ValueError(f"page {number}")

    drafts = Drafts(pages(MANY, fails), ahead=True)
    with pytest.raises(ValueError, match="page 0"):
        drafts.take("p0.md")
    drafts.stop()
