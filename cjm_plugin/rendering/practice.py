"""What the rules of practice say, in the language of the site."""

from __future__ import annotations

import datetime as dt

from cjm_plugin.analysis.practice import Lesson, Said, Titles, Value, words
from cjm_plugin.rendering.authoring.yaml import written
from cjm_plugin.rendering.locale import Locale


def tell(said: Said, locale: Locale) -> str:
    """One sentence, plain text without a full stop."""
    values = {name: _told(value, locale) for name, value in said.values}
    if said.plural:
        return locale.n(said.message, said.plural, said.n, **values)
    return locale.t(said.message, **values)


def translated(lesson: Lesson, locale: Locale) -> Lesson:
    """A lesson in the language of the site, its examples too."""
    return Lesson(
        locale.t(lesson.title),
        locale.t(lesson.why),
        _example(lesson.bad, locale),
        _example(lesson.good, locale),
    )


EXAMPLE = "example"
"""The context of the words in examples."""


def _example(example: str, locale: Locale) -> str:
    """An example with its words translated, in quotes where they need them."""
    for found in reversed(words(example)):
        text = locale.pgettext(EXAMPLE, found.text)
        if text != found.text:
            example = example[: found.start] + written(text, inside=found.inside) + example[found.end :]
    return example


def _told(value: Value, locale: Locale) -> object:
    if isinstance(value, dt.date):
        return locale.date(value)
    if isinstance(value, Titles):
        return locale.listing(locale.t("“{text}”", text=title) for title in value.titles)
    return locale.listing(value) if isinstance(value, tuple) else value
