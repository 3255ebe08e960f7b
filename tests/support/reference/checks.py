"""Every check: the rules of practice with their lessons, and the codes of structure and history."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.analysis.practice import RULES, Rule, files
from cjm_plugin.edges import templates
from cjm_plugin.edges.counting import WORDS
from cjm_plugin.history import remarks
from cjm_plugin.loading.codes import CODES

_HEAD = """\
# Checks

Written from the program by `make reference`; corrections belong into the rules themselves.

A code never changes its meaning. What each problem counts as is set in mkdocs.yml (`checks: {CJM103: hint}`):
`error`, `warning`, `hint` or `off`. An error of structure stays one, and has no place there. A file is
allowed an exception from a rule of practice for a reason that the site shows:

```yaml
allow:
  - code: CJM104
    at: compare-on-site      # a touchpoint, touchpoint/pain or stage; without it, the whole file
    why: The interviews are booked for January.
```

## Rules of practice

They look at what makes maps mislead. `cjm check` lists what they find, the site shows it on `/health/` and on
each map; a build goes on, even a strict one, unless `checks` makes a rule an error. `cjm rule CJM104` tells a
rule on the console, in the site's language.
"""


def text() -> str:
    """`docs/reference/checks.md`."""
    return "\n".join((_HEAD, *_contents(), *_lessons(), *_structure()))


def _contents() -> Iterator[str]:
    yield "| code | rule | counts as |"
    yield "|---|---|---|"
    for rule in _rules():
        yield f"| [{rule.code}](#{rule.code.lower()}) | {rule.lesson.title} | {WORDS[rule.severity]} |"
    yield ""


def _lessons() -> Iterator[str]:
    for rule in _rules():
        lesson = rule.lesson
        yield f"### {rule.code}\n"
        yield f"**{lesson.title}** (`{rule.name}`, {WORDS[rule.severity]}). {lesson.why}\n"
        yield f"To be mended:\n\n{_example(lesson.bad)}"
        yield f"Mended:\n\n{_example(lesson.good)}"


def _example(example: str) -> str:
    parts = (f"# {path}\n{body}\n" for path, body in files(example).items())
    return "```yaml\n" + "\n".join(parts) + "```\n"


def _structure() -> Iterator[str]:
    yield "## Structure\n\nWhat keeps a file from being read, or a reference from leading anywhere.\n"
    yield "| code | what is wrong | counts as |"
    yield "|---|---|---|"
    for code in sorted(CODES.values()):
        yield f"| {code.id} | {code.meaning} | {WORDS[code.severity]} |"
    yield f"| {templates.CODE} | {templates.MEANING} | error |"
    yield "\n## History\n\nWhat is said of the repository when a site is built.\n"
    yield "| code | what is wrong |"
    yield "|---|---|"
    for id, meaning in remarks.MEANINGS.items():
        yield f"| {id} | {meaning} |"
    yield ""


def _rules() -> list[Rule]:
    return [RULES[code] for code in sorted(RULES)]
