"""Why and by whom: what commits are called, and whose work they bring."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cjm_plugin.history.git import Git
from cjm_plugin.history.reasons import why
from cjm_plugin.history.steps import Step
from cjm_plugin.model.revision import Commit

_CO_AUTHOR = re.compile(r"^co-authored-by:[ \t]*([^<\n]+?)[ \t]*<", re.IGNORECASE | re.MULTILINE)
_MERGES = (
    # GitHub, Bitbucket Server; Gitea and Forgejo; Bitbucket; Azure.
    re.compile(r"Merge pull request #(?P<number>\d+) (?:from|in) "),
    re.compile(r"Merge pull request '(?P<title>.*)' \(#(?P<number>\d+)\) from "),
    re.compile(r"Merged in .* \(pull request #(?P<number>\d+)\)"),
    re.compile(r"Merged PR (?P<number>\d+): (?P<title>.+)"),
)
_SQUASHED = re.compile(r"(?P<title>.*\S) \(#(?P<number>\d+)\)")
_GITLAB = re.compile(r"^See merge request \S*!(\d+)$", re.MULTILINE)
_GITLAB_MERGE = "Merge branch '"


@dataclass(frozen=True)
class Named:
    """What a commit is called."""

    subject: str
    pull_request: str | None = None


def named(message: str) -> Named:
    """The subject of a commit; of one that merges a pull request, its title and number."""
    first, *rest = (line.strip() for line in message.strip().split("\n"))
    for pattern in _MERGES:
        if match := pattern.match(first):
            title = match.groupdict().get("title") or _first_line(rest) or first
            return Named(_plain(title), match["number"])
    if match := _SQUASHED.fullmatch(first):
        return Named(_plain(match["title"]), match["number"])
    if match := _GITLAB.search(message):
        title = _first_line(rest) if first.startswith(_GITLAB_MERGE) else first
        return Named(_plain(title or first), match[1])
    return Named(_plain(first))


def _first_line(lines: Iterable[str]) -> str | None:
    return next((line for line in lines if line and not _GITLAB.fullmatch(line)), None)


def _plain(text: str) -> str:
    """One line without control characters."""
    return "".join(c if c.isprintable() else " " for c in text).strip()


@dataclass(frozen=True)
class Names:
    """The authors of all commits that are told, by the commit."""

    _authors: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, git: Git, tips: Iterable[str | None], told: Iterable[Step], folders: Iterable[str]) -> Names:
        """For the first-parent lines of some tips; a merge's are the authors of what it brought."""
        told, folders = tuple(told), tuple(folders)
        found = {step.id: _credited(step.author, step.message) for step in told}
        merges = {step.id for step in told if len(step.parents) > 1}
        for tip in dict.fromkeys(filter(None, tips)) if merges else ():
            works = dict(_works(git, tip, folders))
            for merge, brought in _brought(_graph(git, tip), tip):
                names = [name for commit in brought for name in works.get(commit, ())]
                if merge in merges and names:
                    found[merge] = tuple(dict.fromkeys(names))
        return cls(found)

    def commit(self, step: Step, touched: tuple[str, ...] = ()) -> Commit:
        """A step as it is told."""
        its = named(step.message)
        return Commit(
            id=step.id,
            subject=its.subject,
            authors=self._authors[step.id],
            when=step.when,
            pull_request=its.pull_request,
            touched=touched,
            why=_plain(why(step.message)),
        )


def _credited(author: str, message: str) -> tuple[str, ...]:
    names = (author, *_CO_AUTHOR.findall(message))
    return tuple(dict.fromkeys(filter(None, map(_plain, names))))


def _works(git: Git, tip: str, folders: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The authors of every single commit that touched the folders, on whatever branch it was made."""
    paths = [folder for folder in folders if folder]
    told = git.run(
        *(
            "log",
            "--no-merges",
            "--full-history",
            "--no-color",
            "-z",
            "--format=%H%x00%aN%x00%B",
            tip,
            "--",
            *paths,
        )
    )
    tokens = iter(told.removesuffix(b"\0").split(b"\0") if told else ())
    for commit in tokens:
        author, message = (next(tokens).decode("utf-8", "replace") for _ in range(2))
        yield commit.strip().decode(), _credited(author, message)


def _graph(git: Git, tip: str) -> dict[str, list[str]]:
    """All commits with their parents, newest first."""
    lines = git.run("rev-list", "--parents", "--topo-order", tip).decode().splitlines()
    return {commit: parents for commit, *parents in map(str.split, lines)}


def _brought(graph: Mapping[str, list[str]], tip: str) -> Iterator[tuple[str, list[str]]]:
    """Each merge of the first-parent line, oldest first, with the commits that came by it, oldest first."""
    order = {commit: number for number, commit in enumerate(graph)}
    line = [tip]
    while graph.get(line[-1]):
        line.append(graph[line[-1]][0])
    seen: set[str] = set()
    for commit in reversed(line):
        seen.add(commit)
        brought: list[str] = []
        waiting = list(graph.get(commit, ()))[1:]
        while waiting:
            other = waiting.pop()
            if other not in seen:
                seen.add(other)
                brought.append(other)
                waiting += graph.get(other, ())
        if brought:
            yield commit, sorted(brought, key=lambda one: -order.get(one, 0))
