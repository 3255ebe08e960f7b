"""All kinds of problem that a check can find, as a catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent
from typing import NamedTuple

from cjm_plugin.analysis import practice
from cjm_plugin.loading import codes
from cjm_plugin.loading.codes import Code
from cjm_plugin.model.problem import Severity
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.practice import translated


class Rule(NamedTuple):
    """A kind of problem, in the words of its documentation."""

    code: str
    name: str
    """In one word: `DuplicateKey`."""
    severity: Severity
    """Where the site's options say nothing else."""
    short: str
    full: str
    help: str
    """What to do; inline Markdown, and readable as it is."""
    examples: str = ""
    """A bad one and a good one, as Markdown."""
    has_page: bool = False
    """On the site: the rules of practice have one each."""


def rules(locale: Locale) -> tuple[Rule, ...]:
    """By their codes; those of practice in the language of the site, as their messages."""
    return tuple(sorted((*_structure(), *_practice(locale))))


def _structure() -> Iterator[Rule]:
    for name, code in vars(codes).items():
        if isinstance(code, Code):
            meaning = f"{code.meaning[0].upper()}{code.meaning[1:]}."
            mend = "The message says what would be right."
            yield Rule(code.id, _one_word(name, "_"), code.severity, meaning, meaning, mend)


def _practice(locale: Locale) -> Iterator[Rule]:
    for rule in practice.RULES.values():
        lesson = translated(rule.lesson, locale)
        yield Rule(
            code=rule.code,
            name=_one_word(rule.name, "-"),
            severity=rule.severity,
            short=lesson.title,
            full=lesson.why,
            help=lesson.why,
            examples=_examples(lesson.bad, lesson.good),
            has_page=True,
        )


def _examples(bad: str, good: str) -> str:
    """Indented, so that nothing in them is Markdown."""
    return "\n\n".join(
        f"{sign}\n\n{indent(text.strip(), ' ' * 4)}" for sign, text in (("✗", bad), ("✓", good))
    )


def _one_word(name: str, between: str) -> str:
    return "".join(part.capitalize() for part in name.split(between))
