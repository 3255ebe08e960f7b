"""Where the history of a folder is: its repository, the branch that is told, whether all of it is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from cjm_plugin.history.git import Git, GitError, NoGit
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.revision import Untold

_HEADS = "refs/heads/"
_REMOTES = "refs/remotes/"
_MAIN_REMOTE = "origin/"
_SHALLOW = (
    "the changes of the weeks are not told: this clone has only the end of the history; "
    "run `git fetch --unshallow`, or set `fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab) in CI"
)


class Missing(Exception):  # noqa: N818 - a fact about the repository
    """Why no history can be told, for the site and for whoever builds it."""

    def __init__(self, untold: Untold, message: str, severity: Severity) -> None:
        super().__init__(message)
        self.untold = untold
        self.message = message
        self.severity = severity

    @property
    def reason(self) -> str:
        """For whoever asked for more than the weeks."""
        return reason(self.message)


def reason(message: str) -> str:
    """Why no history can be told, without saying that it can't."""
    return message.removeprefix("the changes of the weeks are not told: ")


@dataclass(frozen=True)
class Whence:
    """A repository, seen from the folder of the content."""

    git: Git
    """At the top of the working tree."""
    folder: str
    """The folder of the content below it; empty where it is the top itself."""
    tip: str | None
    """The commit that the branch told is at; `None` where nothing is committed yet."""
    head: str | None
    """The commit that is checked out."""


def folder_below(content: Path) -> str | None:
    """A folder as its repository has it, from the top, empty for the top itself; `None` outside of any."""
    try:
        return (Git(content).line("rev-parse", "--show-prefix") or "").removesuffix("/")
    except (NoGit, GitError):
        return None


def whence(content: Path, branch: str | None) -> Whence:
    """The repository that holds a folder: the innermost one, which may be a submodule's."""
    here = Git(content)
    try:
        top = here.line("rev-parse", "--show-toplevel")
        folder = (here.line("rev-parse", "--show-prefix") or "").removesuffix("/")
        shallow = _is_shallow(here)
    except NoGit:
        message = "the changes of the weeks are not told: there is no git command; install git"
        raise Missing(Untold.NO_GIT, message, Severity.INFO) from None
    except GitError as error:
        raise _no_repository(str(error)) from None
    if top is None:
        raise _no_repository("not a git repository")
    git = here.at(Path(top))
    head = _head(git)
    tip = _branch(git, branch, head) if branch else head
    if shallow:
        raise Missing(Untold.SHALLOW, _SHALLOW, Severity.WARNING)
    return Whence(git, folder, tip, head)


def lacking(content: Path) -> str:
    """That a clone has only the end of the history, and the mend; empty where all of it is there."""
    try:
        return reason(_SHALLOW) if _is_shallow(Git(content)) else ""
    except (NoGit, GitError):
        return ""


def _is_shallow(git: Git) -> bool:
    return git.line("rev-parse", "--is-shallow-repository") == "true"


def _no_repository(said: str) -> Missing:
    if "not a git repository" in said:
        message = (
            "the changes of the weeks are not told: the content is in no git repository; `git init` makes one"
        )
        return Missing(Untold.NO_REPOSITORY, message, Severity.INFO)
    # Git's own advice says what to do, `git config --global --add safe.directory …` for instance.
    advice = re.sub(r"\s+", " ", said).removeprefix("fatal: ")
    message = f"the changes of the weeks are not told: git says: {advice}"
    return Missing(Untold.NO_REPOSITORY, message, Severity.WARNING)


def _head(git: Git) -> str | None:
    """The commit that is checked out; `None` in a repository that has none yet."""
    try:
        git.line("rev-parse", "--verify", "--quiet", "HEAD")
    except GitError:
        return None
    return _commit(git, "HEAD")


def _commit(git: Git, name: str) -> str:
    """The commit behind a name that is there: one that can't be read is no empty repository."""
    return git.line("rev-parse", "--verify", f"{name}^{{commit}}") or ""


def _branch(git: Git, branch: str, head: str | None) -> str:
    """The branch itself; where only a remote has it, as in a checkout of CI, that one."""
    told = git.run("for-each-ref", "--format=%(refname)", _HEADS, _REMOTES).decode("utf-8", "replace")
    names = told.splitlines()
    others = [name for name in names if name.startswith(_REMOTES) and name.split("/", 3)[-1] == branch]
    ours = [f"{_HEADS}{branch}", f"{_REMOTES}{_MAIN_REMOTE}{branch}", *sorted(others)]
    for name in ours:
        if name in names:
            return _commit(git, name)
    if not names and head is None:
        message = f"the changes of the weeks are not told: branch '{branch}' has no commit yet; make one"
        raise Missing(Untold.NO_BRANCH, message, Severity.INFO)
    known = {name.removeprefix(_HEADS) for name in names if name.startswith(_HEADS)}
    known |= {name.split("/", 3)[-1] for name in names if name.startswith(_REMOTES)} - {"HEAD"}
    near = get_close_matches(branch, sorted(known), n=1)
    mend = f"did you mean '{near[0]}'?" if near else "fetch it, or name another in `branch`"
    message = f"the changes of the weeks are not told: there is no branch '{branch}'; {mend}"
    raise Missing(Untold.NO_BRANCH, message, Severity.WARNING)
