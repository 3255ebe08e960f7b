"""A rule of practice: what makes a map mislead, found by a small function, and why it matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice.said import Said
from cjm_plugin.model.base import Object
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.references import Path


class Found(NamedTuple):
    """One place where a rule is broken."""

    thing: Object
    """Whose file has to be mended."""
    path: Path
    """What is wrong in it, in the names of the model, as `references` gives them."""
    said: Said
    at: str = ""
    """What an exception names: `compare-on-site`, `compare-on-site/depth-missing`, or another id by which the
    file tells things apart; empty for the object as a whole."""
    lacks: bool = False
    """Whether `path` leads to what lacks something; that has no line of its own, so its title's is shown."""


Find = Callable[[Facts], Iterator[Found]]


class Lesson(NamedTuple):
    """What a rule teaches: the page about it is made from this. Title and reason are messages, and so
    are the words in its examples: write these in English, as a file of that site would have them."""

    title: str
    """What is wrong, in a few words, as a heading."""
    why: str
    """Why it matters to the customer, and what to do: a few sentences of inline Markdown."""
    bad: str
    """A file that breaks the rule; several are told apart by lines such as `# studies/survey.md`."""
    good: str
    """The same, mended."""


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule with all that is said of it."""

    code: str
    """`CJM1` and two digits; never changes its meaning."""
    name: str
    """Its English name, in one word: `no-evidence`."""
    severity: Severity
    """Unless the site's `checks` say otherwise."""
    lesson: Lesson
    find: Find
    reads: bool
    """Whether it looks into sentences, which takes longer than all that the other rules do."""


RULES: dict[str, Rule] = {}
"""All of them, by code; modules of this package add theirs as they are imported."""


def rule(
    code: str, name: str, lesson: Lesson, severity: Severity = Severity.WARNING, *, reads: bool = False
) -> Callable[[Find], Find]:
    """Makes a rule of the function that finds where it is broken."""

    def register(find: Find) -> Find:
        assert code not in RULES, code
        RULES[code] = Rule(code, name, severity, lesson, find, reads)
        return find

    return register
