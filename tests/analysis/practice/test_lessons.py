"""What the page of each rule shows is true in each language: a bad example breaks it, its mend does not."""

from __future__ import annotations

from functools import cache

import pytest

from cjm_plugin.analysis.practice import RULES, Breach, files, words
from cjm_plugin.rendering.locale import LANGUAGES, Locale
from cjm_plugin.rendering.practice import EXAMPLE, translated
from tests.support.practice import practice

CODES = sorted(RULES)
TRANSLATIONS = [language for language in LANGUAGES if language != "en"]

Where = tuple[str, str, tuple[str | int, ...], str]


def examples(code: str, language: str = "en") -> tuple[str, str]:
    lesson = translated(RULES[code].lesson, Locale.of(language))
    return lesson.bad, lesson.good


@cache
def found(example: str) -> tuple[Where, ...]:
    """What all rules find in it."""
    return tuple(where(breach) for breach in practice(example).breaches)


def where(breach: Breach) -> Where:
    return breach.rule.code, breach.thing.path.removeprefix("content/"), breach.path, breach.at


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_breaks_the_rule(code: str) -> None:
    assert code in {rule for rule, *_ in found(examples(code)[0])}


@pytest.mark.parametrize("code", CODES)
def test_the_good_example_does_not(code: str) -> None:
    assert code not in {rule for rule, *_ in found(examples(code)[1])}


@pytest.mark.parametrize("code", CODES)
def test_the_good_example_breaks_no_other_rule_instead(code: str) -> None:
    bad, good = examples(code)
    before = {rule for rule, *_ in found(bad)}
    assert [new for new in found(good) if new[0] not in before and new[1] in files(good)] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
@pytest.mark.parametrize("code", CODES)
def test_in_another_language_the_same_is_found_at_the_same_places(code: str, language: str) -> None:
    for english, other in zip(examples(code), examples(code, language), strict=True):
        assert found(other) == found(english)


@pytest.mark.parametrize("language", TRANSLATIONS)
@pytest.mark.parametrize("code", CODES)
def test_all_that_an_author_would_have_written_is_translated_and_nothing_else(
    code: str, language: str
) -> None:
    for english, other in zip(examples(code), examples(code, language), strict=True):
        texts = [text for text, *_ in words(english)]
        assert [text for text, *_ in words(other)] == [
            Locale.of(language).pgettext(EXAMPLE, text) for text in texts
        ]
        assert set(texts).isdisjoint(text for text, *_ in words(other))
        assert without_words(other) == without_words(english)


def without_words(example: str) -> str:
    for shown in reversed(words(example)):
        example = f"{example[: shown.start]}…{example[shown.end :]}"
    return example


def test_codes_and_names_are_unique_and_in_form() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)
    assert all(code == rule.code and code.startswith("CJM1") for code, rule in RULES.items())
