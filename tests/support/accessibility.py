"""axe-core on a page that is open in the browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from playwright.sync_api import Page

from tests.support.programs import node_file

WCAG_2_2_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    rule: str
    impact: str
    help: str
    targets: tuple[str, ...]
    """A CSS selector for each element."""


Axe: TypeAlias = Callable[..., list[Violation]]


def violations(page: Page, tags: Sequence[str] = WCAG_2_2_AA, within: str = "html") -> list[Violation]:
    """What breaks the rules that bear these tags, in the page's present scheme, width and state.

    :param within: a CSS selector of the part that is looked at.
    """
    if not page.evaluate("typeof axe === 'object'"):
        # No element: the policy of a page, where it has one, lets none in.
        page.evaluate(_source())
    run = "([tags, within]) => axe.run(within, {runOnly: tags, resultTypes: ['violations']})"
    return sorted(
        Violation(
            rule=raw["id"],
            impact=raw["impact"],
            help=raw["help"],
            # A target inside a frame or a shadow tree is a path of selectors.
            targets=tuple(" ".join(map(str, node["target"])) for node in raw["nodes"]),
        )
        for raw in page.evaluate(run, [list(tags), within])["violations"]
    )


@cache
def _source() -> str:
    return node_file("axe-core/axe.min.js").read_text(encoding="utf-8")
