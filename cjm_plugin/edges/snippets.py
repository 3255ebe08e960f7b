"""Parts of the frontmatter as snippets of VS Code, with the ids that exist to choose from."""

from __future__ import annotations

import re
from itertools import count
from typing import Any, NamedTuple

from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.roll import Roll


class Snippet(NamedTuple):
    """What is typed, and the lines that come of it."""

    prefix: str
    description: str
    body: str
    """`<channel>` is a choice of the ids of a kind, `<a|b>` one of words; any other `<text>` is a place to
    write, with an example in it."""


_SNIPPETS = (
    Snippet(
        "stage",
        "A stage of a map, with its first touchpoint",
        """\
- stage: <stage>
  goal: <What the customer wants to have reached>
  touchpoints:
    - id: <compare-on-site>
      title: <What the customer does, in one contact>
      channel: <channel>""",
    ),
    Snippet(
        "touchpoint",
        "One contact in one channel, told from the customer's side",
        """\
- id: <compare-on-site>
  title: <What the customer does, in one contact>
  channel: <channel>
  departments: {<department>: <leads|supports|informed>}
  does: <What they do>
  thinks: <What they say to themselves>
  feels: <In a word>
  expects: <What would be right for them>
  emotion: <0|-2|-1|1|2>
  target_emotion: <1|2|0|-1|-2>
  importance: <3|1|2|4|5>
  evidence: [<study>]""",
    ),
    Snippet(
        "pain",
        "What makes it hard for the customer, with what that rests on",
        """\
- id: <depth-missing>
  title: <What is wrong, for the customer>
  severity: <3|1|2|4|5>
  evidence: [<study>]""",
    ),
    Snippet(
        "strength",
        "What customers value, to be built upon",
        """\
- id: <real-photos>
  title: <What is good, for the customer>
  evidence: [<study>]""",
    ),
    Snippet(
        "passage",
        "Where customers go from here; what the shares lack of 1 leaves",
        "- {to: <pay-online>, share: <0.5>, wait_minutes: <0>, repeats_information: <false|true>}",
    ),
    Snippet(
        "by_persona",
        "What differs from the point of view, for another persona of the map",
        """\
by_persona:
  <persona>:
    channel: <channel>
    emotion: <0|-2|-1|1|2>
    does: <What they do instead>""",
    ),
    Snippet(
        "decision",
        "What the customer decides here, and what weighs",
        """\
decision:
  question: <Which model?>
  factors: [<price>, <delivery date>]
  principles: [<principle>]""",
    ),
    Snippet(
        "feedback",
        "How customers are heard at this touchpoint",
        "feedback: {source: <exit survey>, every: <each visit>, seen_by: [<department>]}",
    ),
    Snippet("measured", "A metric of a touchpoint and its target", "- {metric: <metric>, target: <80>}"),
    Snippet(
        "kpi",
        "A target that a department is measured by",
        "- {metric: <metric>, target: <80>, journey: <journey>}",
    ),
    Snippet(
        "capability",
        "An expertise or a process that a department has or needs",
        "- {title: <What it can do>, status: <needed|have>}",
    ),
    Snippet(
        "finding",
        "What a study found, and what it makes of an opinion",
        """\
- id: <delivery-is-trusted>
  text: <One sentence>
  about: <journey>/<compare-on-site>/<depth-missing>
  verdict: <confirms|refutes>""",
    ),
    Snippet(
        "target", "What an initiative is to change in figures", "- {metric: <metric>, from: <60>, to: <80>}"
    ),
    Snippet(
        "allow",
        "An exception from a rule of practice, with its reason",
        """\
allow:
  - code: <CJM104>
    at: <compare-on-site>
    why: <Why it is right here>""",
    ),
    *(Snippet(f"{kind.value}-id", f"Id of an existing {kind.value}", f"<{kind.value}>") for kind in Kind),
)

_PLACE = re.compile("<([^<>]+)>")


def snippets(roll: Roll) -> dict[str, Any]:
    """A file of snippets, by their descriptions."""
    choices = {kind.value: tuple(roll.members[kind]) for kind in Kind}
    return {
        snippet.description: {
            # To VS Code the frontmatter of Markdown is YAML.
            "scope": "yaml",
            "prefix": snippet.prefix,
            "body": _numbered(snippet.body, choices).splitlines(),
        }
        for snippet in _SNIPPETS
    }


def _numbered(body: str, choices: dict[str, tuple[str, ...]]) -> str:
    numbers = count(1)

    def place(match: re.Match[str]) -> str:
        name, number = match[1], next(numbers)
        words = choices.get(name) or (name.split("|") if "|" in name else ())
        return f"${{{number}|{','.join(words)}|}}" if words else f"${{{number}:{name}}}"

    return _PLACE.sub(place, body)
