"""axe-core on a page that is open in the browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from playwright.sync_api import Page

from tests.support.programs import node_file

WCAG_2_2_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that ask for colours. The others find in one scheme what they have found in another."""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    rule: str
    impact: str
    help: str
    targets: tuple[str, ...]
    """A CSS selector for each element."""


Axe: TypeAlias = Callable[..., list[Violation]]


def violations(page: Page, rules: Sequence[str] = (), within: str = "html") -> list[Violation]:
    """What breaks rules, in the page's present scheme, width and state.

    :param rules: by their names; none: all of WCAG 2.2 AA.
    :param within: a CSS selector of the part that is looked at.
    """
    if not page.evaluate("typeof axe === 'object'"):
        # No element: the policy of a page, where it has one, lets none in.
        page.evaluate(_source())
    run = "([runOnly, within]) => axe.run(within, {runOnly, resultTypes: ['violations']})"
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG_2_2_AA}
    return sorted(
        Violation(
            rule=raw["id"],
            impact=raw["impact"],
            help=raw["help"],
            # A target inside a frame or a shadow tree is a path of selectors.
            targets=tuple(" ".join(map(str, node["target"])) for node in raw["nodes"]),
        )
        for raw in page.evaluate(run, [only, within])["violations"]
    )


@cache
def _source() -> str:
    return node_file("axe-core/axe.min.js").read_text(encoding="utf-8")
