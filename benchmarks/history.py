"""What the weekly revisions of a corpus take, in a process of its own.

    history.py PROJECT load|cold|warm|naive

Prints [wall, CPU, memory]: seconds of history alone, without what it takes to load today's content, which
`load` tells; and the largest resident set of the process, with that content, in bytes. What git takes on
behalf of it counts as CPU. `cold` finds nothing kept; `warm` finds what `cold` has kept, and one new commit;
`naive` checks out a few of the weeks into a folder, loads each as today's content is loaded, compares each
with the one before, and is scaled to all of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from builds import environment
from corpus import BUILD_TIME

from cjm_plugin.analysis.diff import Snapshot, diff
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.edges.memory import undisturbed
from cjm_plugin.history import Closing, Plan, Present, tell
from cjm_plugin.loading import Loaded, load_folder
from cjm_plugin.model.settings import Settings

NAIVE_WEEKS = 6
SETTINGS = Settings(today=BUILD_TIME.date())
Measured = tuple[float, float, float]


def load(project: Path) -> Measured:
    """Today's content alone."""
    return _measured(lambda: _loaded(project))


def cold(project: Path) -> Measured:
    """All weeks."""
    shutil.rmtree(_shelf(project), ignore_errors=True)
    return _told(project)


def warm(project: Path) -> Measured:
    """With a commit more than `cold` had: in a copy, for the corpus stays as it is."""
    with tempfile.TemporaryDirectory(dir=project.parent) as folder:
        copy = Path(folder) / project.name
        _git(project, "clone", "--quiet", "--local", str(project), str(copy))
        file = min((copy / "content" / "journeys").iterdir())
        file.write_text(
            file.read_text(encoding="utf-8").replace("title: ", "title: New ", 1), encoding="utf-8"
        )
        _git(copy, "commit", "--quiet", "--all", "--message", "One more")
        shutil.copytree(_shelf(project), _shelf(copy))
        return _told(copy)


def naive(project: Path) -> Measured:
    """Without anything of history but its diff."""
    commits = _git(project, "rev-list", "--first-parent", "--reverse", "HEAD").split()
    with tempfile.TemporaryDirectory(dir=project.parent) as folder:
        wall, cpu, memory = _measured(lambda: _compare(project, commits[: NAIVE_WEEKS + 1], Path(folder)))
    scale = len(commits) / (NAIVE_WEEKS + 1)
    return wall * scale, cpu * scale, memory


def _compare(project: Path, commits: list[str], folder: Path) -> None:
    before = None
    for commit in commits:
        there = folder / commit
        there.mkdir()
        archive = subprocess.run(
            ["git", "-C", str(project), "archive", commit], capture_output=True, check=True, env=environment()
        )
        subprocess.run(["tar", "-x", "-C", str(there)], input=archive.stdout, check=True)
        loaded = _loaded(there)
        _ = Facts(loaded.catalog, loaded.measurements, SETTINGS).journeys
        after = Snapshot(loaded.catalog, SETTINGS)
        if before:
            diff(before, after)
        before = after
        shutil.rmtree(there)


def _told(project: Path) -> Measured:
    loaded = _loaded(project)
    present = Present(
        catalog=loaded.catalog,
        files=loaded.sources,
        problems=loaded.problems,
        settings=SETTINGS,
        prefix=loaded.prefix,
    )
    plan = Plan(closing=Closing(), shelf=_shelf(project))
    return _measured(lambda: tell(project / "content", present, plan, BUILD_TIME))


def _loaded(project: Path) -> Loaded:
    with undisturbed():
        loaded = load_folder(project / "content", root=project, settings=SETTINGS)
    if loaded.errors:
        raise SystemExit(f"the corpus has errors: {loaded.errors[0]}")
    return loaded


def _measured(work: Callable[[], object]) -> Measured:
    wall, cpu = time.perf_counter(), _cpu()
    with undisturbed():
        work()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return time.perf_counter() - wall, _cpu() - cpu, memory


def _cpu() -> float:
    usages = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _shelf(project: Path) -> Path:
    return project / ".cache" / "history-benchmark"


def _git(folder: Path, *arguments: str) -> str:
    moment = (BUILD_TIME - dt.timedelta(hours=1)).isoformat()
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in _who(moment)}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, check=True, env={**environment(), **who}
    )
    return done.stdout.decode()


def _who(moment: str) -> list[tuple[str, str]]:
    return [("NAME", "Corpus"), ("EMAIL", "corpus@example.org"), ("DATE", moment)]


WAYS = {"load": load, "cold": cold, "warm": warm, "naive": naive}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("project", type=Path, metavar="PROJECT", help="a repository that holds content/")
    parser.add_argument("way", choices=WAYS)
    arguments = parser.parse_args()
    print(json.dumps(WAYS[arguments.way](arguments.project)))


if __name__ == "__main__":
    main()
