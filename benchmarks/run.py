#!/usr/bin/env python3
"""Builds large sites with the product and with plain MkDocs and Material, and says what each took.

What is measured, and how to read it: README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

from builds import SIDES, BuildError, Run, Side, cold_build, output, python, site
from checks import WAYS, checks
from corpora import corpus
from machine import this_machine
from report import Seconds, checks_text, history_text, machine_text, phases_text, results_text
from results import CheckResults, Checks, Measured, Results

_WARM_UP = 10
_TWO_YEARS = 104
_HISTORY = Path(__file__).with_name("history.py")
_WAYS = {
    "load": "loading today's content",
    "cold": "all weeks worked out",
    "warm": "one new commit, the weeks before it kept",
    "naive": "each week checked out, loaded and compared",
}
"""In this order: `warm` finds what `cold` has kept."""
_PHASES = Path(__file__).with_name("phases.py")
_IMPORTS = "import material, mkdocs.commands.build, mkdocs.contrib.search, cjm_plugin.edges.mkdocs_plugin"


def compare(arguments: argparse.Namespace) -> dict[str, object]:
    """The builds of every corpus, smallest first."""
    sides: Sequence[Side] = (arguments.only,) if arguments.only else SIDES
    _warm_up(sides)
    sizes = sorted(set(arguments.maps))
    results = Results(tuple(m for maps in sizes for m in _measured(maps, sides, arguments)))
    print(results_text(results))
    return results.as_json()


def phases(arguments: argparse.Namespace) -> dict[str, object]:
    """Where the product's time goes: what its functions take, and what remains of a whole build."""
    maps = max(arguments.maps)
    project = corpus(maps, arguments.weeks).project("product")
    builds: list[Seconds] = []
    imports: list[Seconds] = []
    found: list[dict[str, Seconds]] = []
    for number in range(arguments.repeat):
        _progress(f"{maps:,} maps, phases, {number + 1} of {arguments.repeat}")
        builds.append(_seconds(cold_build(project)))
        imports.append(_seconds(python(project, "-c", _IMPORTS)))
        found.append(json.loads(output(_PHASES, project)))
    total = _middle(builds)
    split = {"starting Python, imports": _middle(imports)}
    split |= {name: _middle([one[name] for one in found]) for name in found[0]}
    split["MkDocs, Material, search"] = _rest(total, split.values())
    print(phases_text(split, total))
    return {"maps": maps, "phases": split, "whole": total}


def history(arguments: argparse.Namespace) -> dict[str, object]:
    """What the weekly revisions take: all worked out, all but the last kept, and the naive way."""
    maps, weeks = max(arguments.maps), arguments.weeks or _TWO_YEARS
    project = corpus(maps, weeks).project("product")
    found: list[dict[str, tuple[float, float, float]]] = []
    for number in range(arguments.repeat):
        _progress(f"{maps:,} maps, {weeks} weeks of history, {number + 1} of {arguments.repeat}")
        found.append({name: json.loads(output(_HISTORY, project, way)) for way, name in _WAYS.items()})
    parts = {name: _median([one[name] for one in found]) for name in _WAYS.values()}
    print(history_text(parts))
    return {"maps": maps, "weeks": weeks, "history": parts}


def check(arguments: argparse.Namespace) -> dict[str, object]:
    """What `cjm check` takes of every corpus, smallest first."""
    checks(corpus(_WARM_UP).project("product"))
    found: list[Checks] = []
    for maps in sorted(set(arguments.maps)):
        project = corpus(maps, arguments.weeks).project("product")
        runs: list[tuple[Run, ...]] = []
        for number in range(arguments.repeat):
            _progress(f"{maps:,} maps, check, {number + 1} of {arguments.repeat}")
            runs.append(checks(project))
        found += [Checks(maps, some, way) for way, some in zip(WAYS, zip(*runs, strict=True), strict=True)]
    results = CheckResults(tuple(found))
    print(checks_text(results))
    return results.as_json()


def profile(arguments: argparse.Namespace) -> dict[str, object]:
    """One build of the product under cProfile, which makes it about twice as slow."""
    maps = max(arguments.maps)
    file = arguments.profile.absolute()
    _progress(f"{maps:,} maps, profile")
    project = corpus(maps, arguments.weeks).project("product")
    run = cold_build(project, "-m", "cProfile", "-o", str(file))
    print(f"{arguments.profile}: {run.wall:.1f} s; python -m pstats {arguments.profile} reads it")
    return {"maps": maps, "profiled": asdict(run)}


def _measured(maps: int, sides: Sequence[Side], arguments: argparse.Namespace) -> Iterator[Measured]:
    """Side by side, run after run, so that what else the machine does hits both."""
    made = corpus(maps, arguments.weeks)
    runs: dict[Side, list[Run]] = {side: [] for side in sides}
    for number in range(arguments.repeat):
        for side in sides:
            run = cold_build(made.project(side))
            _progress(f"{maps:,} maps, {side}, {number + 1} of {arguments.repeat}: {run.wall:.2f} s")
            runs[side].append(run)
    for side in sides:
        yield Measured(maps, tuple(runs[side]), side, site(made.project(side)))


def _warm_up(sides: Sequence[Side]) -> None:
    """Python's own cache of compiled modules, and the disk's."""
    for side in sides:
        cold_build(corpus(_WARM_UP).project(side))


def _seconds(run: Run) -> Seconds:
    return run.wall, run.cpu


def _middle(took: Sequence[Seconds]) -> Seconds:
    return median(wall for wall, _ in took), median(cpu for _, cpu in took)


def _median(measured: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    walls, cpus, memories = zip(*measured, strict=True)
    return median(walls), median(cpus), median(memories)


def _rest(total: Seconds, parts: Iterable[Seconds]) -> Seconds:
    walls, cpus = zip(*parts, strict=True)
    return total[0] - sum(walls), total[1] - sum(cpus)


def _progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _measure(arguments: argparse.Namespace) -> Callable[[argparse.Namespace], dict[str, object]]:
    if arguments.profile:
        return profile
    instead = {"history": history, "phases": phases, "check": check}
    return next((measure for name, measure in instead.items() if getattr(arguments, name)), compare)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--maps", type=_count, nargs="+", default=[100, 300, 1000], metavar="N")
    parser.add_argument("--weeks", type=int, default=0, help="of git history in the product's corpora")
    parser.add_argument("--repeat", type=_count, default=3, metavar="N", help="builds of each")
    parser.add_argument("--only", choices=SIDES)
    parser.add_argument("--json", type=_new_file, metavar="FILE", help="everything that was measured")
    parser.add_argument("--check", action="store_true", help="instead, what `cjm check` takes")
    more = parser.add_argument_group("instead, for the product and the largest corpus")
    instead = more.add_mutually_exclusive_group()
    instead.add_argument("--phases", action="store_true", help="where its time goes")
    instead.add_argument("--history", action="store_true", help="what the weekly revisions take")
    instead.add_argument("--profile", type=_new_file, metavar="FILE", help="what cProfile says of one build")
    return parser.parse_args()


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number above 0")
    return int(text)


def _new_file(text: str) -> Path:
    """Told before the measurement, not after it."""
    path = Path(text)
    if not path.parent.is_dir() or path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} can't be written")
    return path


def main() -> None:
    arguments = _arguments()
    machine = this_machine()
    print(machine_text(machine), end="\n\n", flush=True)
    measure = _measure(arguments)
    try:
        found = measure(arguments)
    except BuildError as error:
        sys.exit(str(error))
    if arguments.json:
        text = json.dumps({"machine": asdict(machine), **found}, indent=1)
        arguments.json.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
