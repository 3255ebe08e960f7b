#!/usr/bin/env python3
"""Makes a corpus of journey maps, and the same maps as plain Markdown.

    corpus.py OUT --maps 1000 [--weeks 52] [--seed 1]

OUT/product/   mkdocs.yml and content/ for the product; with --weeks a git repository
OUT/plain/     mkdocs.yml and docs/: the maps in tables and lists, as a site without the product holds them

The same arguments give the same bytes. Needs git for --weeks, and nothing else.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

COLLECTIONS = {
    "personas": ("persona", 8),
    "stages": ("stage", 8),
    "departments": ("department", 12),
    "channels": ("channel", 10),
    "systems": ("system", 10),
    "metrics": ("metric", 10),
    "studies": ("study", 20),
    "principles": ("principle", 6),
}
"""The objects that all maps share: folder -> (id, count)."""
LEADERS = 6
"""So many departments lead touchpoints, the others support them."""
STAGES_PER_MAP = 6
TOUCHPOINTS_PER_STAGE = 3
MAPS_PER_INITIATIVE = 4
MAPS_PER_WEEKLY_CHANGE = 20

REVIEWED = dt.date(2026, 11, 16)
LAST_COMMIT = dt.datetime(2026, 11, 18, 12, tzinfo=dt.UTC)
BUILD_TIME = LAST_COMMIT
"""When the site is to be built: whether a map is stale must not depend on the day of the measurement."""

_VOCABULARY = (
    "customer opens account compares rates waits call visits branch signs contract application push "
    "letter invoice asks help chat operator returns pays late receives card activates courier delivery "
    "box manual address again password review price depth photo basket discount warranty repair visit "
    "appointment queue receipt refund answer number shop "
)
_WORDS = _VOCABULARY.split()

_SITE = """\
site_name: Customer journeys
docs_dir: {docs}
theme:
  name: material
  font: false
plugins: [{plugins}]
"""


@dataclass(frozen=True, kw_only=True)
class Touchpoint:
    """One contact in one channel. What names another object is its id."""

    id: str
    title: str
    channel: str
    leads: str
    supports: str
    system: str
    does: str
    thinks: str
    feels: str
    expects: str
    emotion: int
    importance: int
    backstage: str
    pain: str
    severity: int
    study: str
    metric: str
    target: int
    wait: int
    """Minutes to the next touchpoint."""


@dataclass(frozen=True)
class Stage:
    """A stage as one map has it."""

    id: str
    goal: str
    touchpoints: tuple[Touchpoint, ...]


@dataclass(frozen=True, kw_only=True)
class Map:
    """A journey map."""

    id: str
    title: str
    personas: tuple[str, str]
    owner: str
    goal: str
    story: tuple[str, ...]
    stages: tuple[Stage, ...]


def make(out: Path, *, maps: int, weeks: int = 0, seed: int = 1) -> None:
    """The whole corpus, below `out`."""
    rng = Random(seed)
    made = [_map(rng, number) for number in range(maps)]
    content = {**_shared_objects(rng), **_initiatives(rng, made), "index.md": "# Maps\n"}
    product, plain = out / "product", out / "plain"
    _write(product, "mkdocs.yml", _SITE.format(docs="content", plugins="search, cjm"))
    _write(plain, "mkdocs.yml", _SITE.format(docs="docs", plugins="search"))
    _write(plain, "docs/index.md", "# Maps\n")
    for path, text in content.items():
        _write(product, f"content/{path}", text)
    for journey in made:
        _write(product, _path(journey), as_content(journey))
        _write(plain, f"docs/journeys/{journey.id}.md", as_plain(journey))
    if weeks:
        _write_history(product, rng, made, weeks)


def as_content(journey: Map) -> str:
    """A map in the product's own form."""
    head = [
        "---",
        f"title: {journey.title}",
        "purpose: Decide what to mend first",
        f"personas: [{', '.join(journey.personas)}]",
        "state: as-is",
        f"owner: {journey.owner}",
        f"reviewed: {REVIEWED}",
        f"goal: {journey.goal}",
        "stages:",
    ]
    stages = [line for stage in journey.stages for line in _stage_lines(stage)]
    return "\n".join([*head, *stages, "---", "", *_story(journey)])


def as_plain(journey: Map) -> str:
    """A map as plain Markdown."""
    head = [
        f"---\ntitle: {journey.title}\n---\n\n# {journey.title}\n",
        f"{journey.goal}. For {' and '.join(journey.personas)}, owned by {journey.owner}.\n",
        *_story(journey),
        "| Stage | Touchpoint | Channel | Does | Thinks | Feels | Emotion | Departments | Backstage |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    rows = [_row(stage, touchpoint) for stage in journey.stages for touchpoint in stage.touchpoints]
    sections = [line for stage in journey.stages for line in _section(stage)]
    return "\n".join([*head, *rows, *sections]) + "\n"


def _map(rng: Random, number: int) -> Map:
    stages = sorted(rng.sample(range(COLLECTIONS["stages"][1]), STAGES_PER_MAP))
    first, second = rng.sample(range(COLLECTIONS["personas"][1]), 2)
    return Map(
        id=f"journey-{number:05d}",
        title=f"{_words(rng, 4)} {number}",
        personas=(f"persona-{first}", f"persona-{second}"),
        owner=_one_of(rng, "departments"),
        goal=_words(rng, 6),
        story=tuple(_words(rng, 40) for _ in range(3)),
        stages=tuple(_stage(rng, stage, position) for position, stage in enumerate(stages)),
    )


def _stage(rng: Random, number: int, position: int) -> Stage:
    first = position * TOUCHPOINTS_PER_STAGE
    touchpoints = tuple(_touchpoint(rng, first + i) for i in range(TOUCHPOINTS_PER_STAGE))
    return Stage(f"stage-{number}", _words(rng, 6), touchpoints)


def _touchpoint(rng: Random, number: int) -> Touchpoint:
    return Touchpoint(
        id=f"tp-{number}",
        title=_words(rng, 5),
        channel=_one_of(rng, "channels"),
        leads=f"department-{rng.randrange(LEADERS)}",
        supports=f"department-{rng.randrange(LEADERS, COLLECTIONS['departments'][1])}",
        system=_one_of(rng, "systems"),
        does=_words(rng, 9),
        thinks=f"{_words(rng, 8)}?",
        feels=_words(rng, 2),
        expects=_words(rng, 6),
        emotion=rng.randint(-2, 2),
        importance=rng.randint(1, 5),
        backstage=_words(rng, 8),
        pain=_words(rng, 7),
        severity=rng.randint(1, 5),
        study=_one_of(rng, "studies"),
        metric=_one_of(rng, "metrics"),
        target=rng.randint(40, 95),
        wait=rng.randint(0, 40),
    )


def _words(rng: Random, count: int) -> str:
    return " ".join(rng.choices(_WORDS, k=count)).capitalize()


def _one_of(rng: Random, folder: str) -> str:
    name, count = COLLECTIONS[folder]
    return f"{name}-{rng.randrange(count)}"


def _story(journey: Map) -> Iterator[str]:
    return (f"{paragraph}.\n" for paragraph in journey.story)


def _stage_lines(stage: Stage) -> Iterator[str]:
    yield f"  - stage: {stage.id}"
    yield f"    goal: {stage.goal}"
    yield "    touchpoints:"
    for touchpoint, following in zip(stage.touchpoints, (*stage.touchpoints[1:], None), strict=True):
        yield from _touchpoint_lines(touchpoint)
        if following:
            yield "        next:"
            yield f"          - {{to: {following.id}, share: 0.8, wait_minutes: {touchpoint.wait}}}"


def _touchpoint_lines(touchpoint: Touchpoint) -> Iterator[str]:
    t = touchpoint
    yield f"      - id: {t.id}"
    yield f"        title: {t.title}"
    yield f"        channel: {t.channel}"
    yield f"        departments: {{{t.leads}: leads, {t.supports}: supports}}"
    yield f"        systems: [{t.system}]"
    yield f"        does: {t.does}"
    yield f"        thinks: {t.thinks}"
    yield f"        feels: {t.feels}"
    yield f"        expects: {t.expects}"
    yield f"        emotion: {t.emotion}"
    yield f"        importance: {t.importance}"
    yield f"        backstage: {t.backstage}"
    yield "        pains:"
    yield f"          - {{id: pain-1, title: {t.pain}, severity: {t.severity}, evidence: [{t.study}]}}"
    yield f"        evidence: [{t.study}]"
    yield f"        metrics: [{{metric: {t.metric}, target: {t.target}}}]"


def _row(stage: Stage, touchpoint: Touchpoint) -> str:
    t = touchpoint
    contact = f"{stage.id} | {t.title} | {t.channel} | {t.does} | {t.thinks} | {t.feels} | {t.emotion}"
    return f"| {contact} | {t.leads}, {t.supports} | {t.backstage} |"


def _section(stage: Stage) -> Iterator[str]:
    yield f"\n## {stage.id}\n\n{stage.goal}.\n"
    for t in stage.touchpoints:
        yield (
            f"- **{t.title}**: {t.pain} (severity {t.severity}, {t.study}); "
            f"{t.metric} target {t.target}; wait {t.wait}"
        )


def _shared_objects(rng: Random) -> dict[str, str]:
    return {
        f"{folder}/{name}-{i}.md": _shared_object(rng, folder, i)
        for folder, (name, count) in COLLECTIONS.items()
        for i in range(count)
    }


def _shared_object(rng: Random, folder: str, number: int) -> str:
    title = f"{COLLECTIONS[folder][0].capitalize()} {number}"
    return f"---\ntitle: {title}\n{_more(folder, number)}---\n\n{_words(rng, 25)}.\n"


def _more(folder: str, number: int) -> str:
    """What an object of a collection says beside its title."""
    method = "interviews" if number % 4 else "expert-opinion"
    date = f"2026-{number % 9 + 1:02d}-05"
    return {
        "stages": f"order: {number + 1}\n",
        "channels": "kind: digital\n",
        "metrics": "kind: csat\nunit: '%'\nbetter: higher\n",
        "studies": f"method: {method}\ndate: {date}\nvalid_until: 2027-06-30\nsample: {10 + number}\n",
    }.get(folder, "")


def _initiatives(rng: Random, maps: Sequence[Map]) -> dict[str, str]:
    numbers = range(len(maps) // MAPS_PER_INITIATIVE)
    return {f"initiatives/initiative-{i}.md": _initiative(rng, i, rng.choice(maps)) for i in numbers}


def _initiative(rng: Random, number: int, journey: Map) -> str:
    touchpoint = rng.choice(journey.stages).touchpoints[0]
    lines = [
        "---",
        f"title: {_words(rng, 4)} {number}",
        f"goal: {_words(rng, 5)}",
        "loop: root-cause",
        f"department: department-{number % COLLECTIONS['departments'][1]}",
        f"owner: Owner {number % 40}",
        f"due: 2027-0{number % 9 + 1}-15",
        "status: planned",
        f"solves: [{journey.id}/{touchpoint.id}/pain-1]",
        "---",
        "",
    ]
    return "\n".join(lines)


def _write_history(repository: Path, rng: Random, maps: list[Map], weeks: int) -> None:
    """A first version, then one commit a week; what is in `maps` changes with it."""
    start = LAST_COMMIT - dt.timedelta(weeks=weeks)
    _git(repository, start, "init", "-q", "-b", "main")
    _commit(repository, start, "First version of the maps")
    for week in range(1, weeks + 1):
        for i in rng.sample(range(len(maps)), max(1, len(maps) // MAPS_PER_WEEKLY_CHANGE)):
            maps[i] = _changed(rng, maps[i])
            _write(repository, _path(maps[i]), as_content(maps[i]))
        when = start + dt.timedelta(weeks=week)
        _commit(repository, when, f"Week {week}: what the visits showed (#{week})")


def _changed(rng: Random, journey: Map) -> Map:
    """The map with another emotion, channel and pain at one of its touchpoints."""
    s, t = rng.randrange(STAGES_PER_MAP), rng.randrange(TOUCHPOINTS_PER_STAGE)
    stages = list(journey.stages)
    touchpoints = list(stages[s].touchpoints)
    touchpoints[t] = replace(
        touchpoints[t], emotion=rng.randint(-2, 2), channel=_one_of(rng, "channels"), pain=_words(rng, 7)
    )
    stages[s] = replace(stages[s], touchpoints=tuple(touchpoints))
    return replace(journey, stages=tuple(stages))


def _commit(repository: Path, when: dt.datetime, subject: str) -> None:
    _git(repository, when, "add", "-A")
    _git(repository, when, "commit", "-q", "-m", subject)


def _git(repository: Path, when: dt.datetime, *arguments: str) -> None:
    who = {"NAME": "Corpus", "EMAIL": "corpus@example.org", "DATE": when.isoformat()}
    environment = {
        f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()
    }
    settings = ("-c", "commit.gpgsign=false", "-c", "gc.auto=0", "-c", "core.autocrlf=false")
    subprocess.run(
        ["git", *settings, *arguments], cwd=repository, check=True, env={**os.environ, **environment}
    )


def _path(journey: Map) -> str:
    return f"content/journeys/{journey.id}.md"


def _write(folder: Path, path: str, text: str) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    verbatim = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=verbatim)
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--maps", type=int, default=1000)
    parser.add_argument("--weeks", type=int, default=0, help="of history; in each, 5%% of the maps change")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    make(arguments.out, maps=arguments.maps, weeks=arguments.weeks, seed=arguments.seed)


if __name__ == "__main__":
    main()
