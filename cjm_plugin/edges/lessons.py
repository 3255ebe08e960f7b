"""The rules of practice on the console."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from textwrap import fill, indent
from typing import TypeAlias

from cjm_plugin.analysis.practice import RULES, Rule, files
from cjm_plugin.edges.known import like
from cjm_plugin.loading.codes import CODES
from cjm_plugin.model.problem import Severity
from cjm_plugin.rendering.inline import plain
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.practice import translated

_WIDTH = 90


Severities: TypeAlias = Mapping[str, Severity | None]
"""What the site's options say of codes; `None`: switched off."""


def listing(locale: Locale, severities: Severities) -> str:
    """Every rule on a line: `CJM121  warning  A map without a purpose`."""
    words = {rule.code: _word(rule, locale, severities) for rule in RULES.values()}
    wide = max(map(len, words.values()))
    return "".join(
        f"{code}  {words[code]:{wide}}  {locale.t(RULES[code].lesson.title)}\n" for code in sorted(RULES)
    )


def lesson(rule: Rule, locale: Locale, severities: Severities) -> str:
    """What a rule is about, with its examples."""
    return "\n".join(_parts(rule, locale, _word(rule, locale, severities)))


def no_rule(asked: str) -> str:
    """Why there is no such rule: a code of structure says all that it has to say."""
    code = CODES.get(like(asked) or "")
    said = (
        f"{code.id} is no rule of practice, but of structure: {code.meaning}"
        if code
        else f"no rule '{asked}'"
    )
    near = get_close_matches(asked.lower(), [rule.name for rule in RULES.values()], n=1)
    mend = f"did you mean '{near[0]}'?" if near else "`cjm rule` lists those of practice"
    return f"{said}; {mend}"


def _word(rule: Rule, locale: Locale, severities: Severities) -> str:
    severity = severities.get(rule.code, rule.severity)
    return locale.word("severity", severity) if severity else locale.t("switched off")


def _readable(text: str) -> str:
    """Without what a page makes of it; but what is code stays in its signs, or it reads like a word."""
    return "`".join(part if number % 2 else plain(part) for number, part in enumerate(text.split("`")))


def _parts(rule: Rule, locale: Locale, severity: str) -> Iterator[str]:
    t, lesson = locale.t, translated(rule.lesson, locale)
    yield f"{rule.code}  {lesson.title} ({severity})\n"
    yield f"{fill(_readable(lesson.why), _WIDTH)}\n"
    for title, example in ((t("To be mended"), lesson.bad), (t("Mended"), lesson.good)):
        yield f"{title}:\n"
        for path, text in files(example).items():
            file = f"# {path}\n{text}\n"
            yield indent(file, "    ")
