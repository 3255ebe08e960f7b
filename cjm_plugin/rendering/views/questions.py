"""The five questions of practice in words: which a map answers, and what each answer lacks, with links."""

from __future__ import annotations

from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from cjm_plugin.analysis.health import Answer, Gap, Health, Lack, Question, Verdict
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views.pictures import Signs, signs
from cjm_plugin.rendering.writer import Link, Writer

FIRST = 5
"""Places of a kind in view from the start."""

_FEWEST = 3
"""Places that are worth a fold; fewer stand with the first."""

Item = TypeVar("Item")


class Missing(NamedTuple):
    """Where something is missing."""

    link: Link
    goal: Link | None
    """Where a passage leads."""


class Folded(NamedTuple, Generic[Item]):
    """Several things, of which the first are in view."""

    first: tuple[Item, ...]
    rest: tuple[Item, ...]
    unfold: str
    """`and 7 more`; empty where all are in view."""


class Lacking(NamedTuple):
    """What is missing in one way: the words, and the places if it is not the whole map."""

    words: str
    places: Folded[Missing]


class QuestionRow(NamedTuple):
    """A question with its answer."""

    question: str
    verdict: Verdict
    answer: str
    """`partly, 8 of 11`"""
    lacks: tuple[Lacking, ...]


def question_row(writer: Writer, answer: Answer) -> QuestionRow:
    locale = writer.locale
    groups = groupby(answer.gaps, key=lambda gap: gap.lack)
    return QuestionRow(
        locale.word("question", answer.question, capital=True),
        answer.verdict,
        _answer(writer, answer),
        tuple(_lacking(writer, lack, tuple(gaps)) for lack, gaps in groups),
    )


def _answer(writer: Writer, answer: Answer) -> str:
    if answer.verdict is Verdict.PARTLY:
        return writer.locale.t("partly, {k} of {n}", k=answer.found, n=answer.asked)
    return writer.locale.word("answer", answer.verdict)


def _lacking(writer: Writer, lack: Lack, gaps: tuple[Gap, ...]) -> Lacking:
    places = tuple(place for gap in gaps if (place := _place(writer, gap)))
    return Lacking(writer.locale.word("lack", lack, capital=True), folded(writer, places))


def folded(writer: Writer, items: tuple[Item, ...]) -> Folded[Item]:
    """The first five in view, unless hardly any are left."""
    first = FIRST if len(items) >= FIRST + _FEWEST else len(items)
    rest = len(items) - first
    more = writer.locale.n("and {n} more", "and {n} more", rest) if rest else ""
    return Folded(items[:first], items[first:], more)


def _place(writer: Writer, gap: Gap) -> Missing | None:
    if gap.contact:
        return Missing(writer.contact(gap.contact), writer.contact(gap.goal) if gap.goal else None)
    return Missing(writer.link(Kind.PERSONA, gap.persona), None) if gap.persona else None


def answered(writer: Writer, health: Health) -> str:
    """`3 of 5`"""
    return writer.locale.t("{k} of {n}", k=health.answered, n=len(health.answers))


def legend(writer: Writer) -> str:
    """What the discs of `signs_of` mean, for whoever can't point at them."""
    return writer.locale.t(
        "The discs answer five questions, in this order: {questions}. Full is yes, half is partly, a ring is "
        "no. A to-be map, which nobody has lived through yet, is asked the first, the third and the fourth.",
        questions="; ".join(writer.locale.word("question", question) for question in Question),
    )


def signs_of(writer: Writer, health: Health) -> Signs:
    """The answers as discs, with their words: `yes: pains at every contact; no: systems and seams`."""
    word = writer.locale.word
    groups = (
        f"{word('answer', verdict)}: {', '.join(asked)}"
        for verdict in Verdict
        if (asked := [word("question", a.question) for a in health.answers if a.verdict is verdict])
    )
    return signs(tuple(answer.verdict for answer in health.answers), "; ".join(groups))
