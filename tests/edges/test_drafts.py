"""Pages drawn ahead are the pages drawn one by one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from cjm_plugin.edges.drafts import WORTH_IT, Drafts

MANY = WORTH_IT + 20


def page(number: int) -> str:
    return f"<p>{number} стр. {os.getpid()}</p>"


def pages(count: int, draw: Callable[[int], str] = page) -> list[tuple[str, Callable[[], str]]]:
    return [(f"p{number}.md", partial(draw, number)) for number in range(count)]


@pytest.fixture
def drafts() -> Iterator[Drafts]:
    found = Drafts(pages(MANY), ahead=True)
    yield found
    found.stop()


def number_of(html: str) -> int:
    return int(html.removeprefix("<p>").split()[0])


def drawn_by(html: str) -> int:
    return int(html.split()[2].removesuffix("</p>"))


def test_other_processes_draw_every_page_in_order(drafts: Drafts) -> None:
    found = [drafts.take(f"p{number}.md") for number in range(MANY)]

    assert [number_of(html) for html in found] == list(range(MANY))
    assert os.getpid() not in {drawn_by(html) for html in found}


def test_pages_may_be_asked_for_in_another_order(drafts: Drafts) -> None:
    order = [*range(MANY - 1, 0, -7), 0]

    assert [number_of(drafts.take(f"p{number}.md")) for number in order] == order


def test_what_is_never_asked_for_keeps_nobody_waiting(drafts: Drafts) -> None:
    drafts.take("p3.md")
    drafts.stop()

    assert drawn_by(drafts.take(f"p{MANY - 1}.md")) == os.getpid()


@pytest.mark.parametrize(("count", "ahead"), [(WORTH_IT - 1, True), (MANY, False)])
def test_few_pages_and_live_pages_are_drawn_when_they_are_asked_for(count: int, ahead: bool) -> None:
    drafts = Drafts(pages(count), ahead=ahead)

    assert {drawn_by(drafts.take(f"p{number}.md")) for number in range(count)} == {os.getpid()}


def test_a_fault_in_drawing_is_the_builds() -> None:
    def fails(number: int) -> str:
        raise ValueError(f"page {number}")

    broken = Drafts(pages(MANY, fails), ahead=True)
    with pytest.raises(ValueError, match="page 0"):
        broken.take("p0.md")
    broken.stop()
