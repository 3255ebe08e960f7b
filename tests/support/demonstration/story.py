"""The story as `weeks/` declares it, one file a week.

    == 2026-11-16 11:20 contact-centre #487 from contact-centre/route-plan-date
    The hotline sees the route plan two weeks later

    Why, in as many lines as it takes.

    * edit initiatives/route-plan-for-hotline.md
    -due: 2026-11-13
    +due: 2026-11-27

A step begins with its moment in the office's timezone and its author. `#487` is a pull request that was
squashed; `from` a branch, one that was merged; without a number it was pushed. Its message follows, then what
was done:

    * edit FILE [at TOUCHPOINT]      lines as a diff shows them; an empty line begins another place
    * cite STUDY in FILE [at TOUCHPOINT] [instead of STUDY]
    * review FILE from DAY to DAY
    * add FILE
    * remove FILE                    followed by its text, each line behind a `-`
    * move FILE to FILE
    * figures to WEEK                the figures and answers up to a week's end
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.support.demonstration.edits import Added, Cited, Edit, Moved, Removed, Replaced

WEEKS = Path(__file__).with_name("weeks")
OFFICE = ZoneInfo("Europe/Warsaw")
AUTHORS = {
    "after-sales": "After-sales service",
    "assortment": "Assortment data",
    "compliance": "Compliance",
    "contact-centre": "Contact centre",
    "customer-experience": "Customer experience",
    "e-commerce": "E-commerce content",
    "logistics": "Logistics planning",
    "marketing": "Marketing letters",
    "payments": "Payments",
    "shops": "Shops and studios",
}

_STEP = re.compile(r"== (?P<when>\S+ \S+) (?P<author>\S+)(?: #(?P<pull>\d+))?(?: from (?P<branch>\S+))?")
_DONE = {
    "edit": re.compile(r"(?P<file>\S+)(?: at (?P<at>\S+))?"),
    "cite": re.compile(
        r"(?P<study>\S+) in (?P<file>\S+)(?: at (?P<at>\S+))?(?: instead of (?P<instead>\S+))?"
    ),
    "review": re.compile(r"(?P<file>\S+) from (?P<old>\S+) to (?P<new>\S+)"),
    "add": re.compile(r"(?P<file>\S+)"),
    "remove": re.compile(r"(?P<file>\S+)"),
    "move": re.compile(r"(?P<before>\S+) to (?P<after>\S+)"),
    "figures": re.compile(r"to (?P<week>\S+)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one author did at one go."""

    week: str
    """`2026-W47`: the file that declares it."""
    when: dt.datetime
    author: str
    """A key of `AUTHORS`."""
    subject: str
    body: str
    pull: str | None
    branch: str | None
    """Whose merge it is; `None`: squashed or pushed."""
    edits: tuple[Edit, ...]
    figures: str | None
    """The last week whose figures are there from now on; `None`: as before."""

    @property
    def name(self) -> str:
        """For messages."""
        return f"{self.week}, “{self.subject}”"


def story() -> tuple[Step, ...]:
    """All steps, the first of them writes the content as it was half a year ago."""
    return tuple(step for path in sorted(WEEKS.glob("*.txt")) for step in _steps(path))


def _steps(path: Path) -> Iterator[Step]:
    blocks = re.split(r"^(?=== )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return (_step(path.stem, block) for block in blocks if block.strip())


def _step(week: str, block: str) -> Step:
    head, *done = re.split(r"^\* ", block.rstrip("\n"), flags=re.MULTILINE)
    first, _, message = head.partition("\n")
    step = _match(_STEP, first)
    subject, _, body = message.strip().partition("\n\n")
    edits = [edit for one in done for edit in _edits(one)]
    figures = [one.split()[-1] for one in done if one.startswith("figures ")]
    return Step(
        week=week,
        when=dt.datetime.strptime(step["when"], "%Y-%m-%d %H:%M").replace(tzinfo=OFFICE),
        author=step["author"],
        subject=subject,
        body=body,
        pull=step["pull"],
        branch=step["branch"],
        edits=tuple(edits),
        figures=figures[-1] if figures else None,
    )


def _edits(written: str) -> Iterator[Edit]:
    line, _, lines = written.rstrip("\n").partition("\n")
    what, _, rest = line.partition(" ")
    found = _match(_DONE[what], rest).groupdict()
    if what == "edit":
        for place in re.split(r"\n\n+", lines):
            yield Replaced(found["file"], _side(place, "-"), _side(place, "+"), found["at"])
    elif what == "review":
        yield Replaced(found["file"], f"reviewed: {found['old']}\n", f"reviewed: {found['new']}\n")
    elif what == "remove":
        yield Removed(found["file"], _side(lines, "-"))
    elif what != "figures":
        yield {"cite": Cited, "add": Added, "move": Moved}[what](**found)


def _side(lines: str, sign: str) -> str:
    """What a diff's lines say of one side."""
    return "".join(f"{line[1:]}\n" for line in lines.split("\n") if line[:1] in {sign, " "})


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if not found:
        raise ValueError(f"this is no line of the story: {text}")
    return found
