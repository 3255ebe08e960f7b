"""What history has to say to whoever builds the site.

A warning where something was meant and is not had: a branch that is not there, a history that the clone has
only the end of. A remark, which a strict build lets pass, where there is no history yet, or where it tells
less than it might and nothing can be done any more: last year's broken file must not fail all builds to come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjm_plugin.model.measurement import Week
from cjm_plugin.model.problem import Problem, Severity

UNTOLD = "CJM200"
UNREADABLE = "CJM201"
MOVED = "CJM202"
SUBMODULE = "CJM203"

MEANINGS = {
    UNTOLD: "no history is told",
    UNREADABLE: "files of the past can't be read",
    MOVED: "the content was in another folder",
    SUBMODULE: "what a submodule holds has no history here",
}
"""Every code that history gives to a problem."""

_MOST = 10


def remark(path: str, code: str, message: str, severity: Severity = Severity.INFO) -> Problem:
    """About the folder of the content as a whole, or one of its folders."""
    return Problem(path=path, code=code, severity=severity, message=message)


def unreadable(prefix: str, files: Mapping[Week | None, Sequence[str]]) -> Problem | None:
    """One remark on all files that could not be read, with the weeks; `None` where there are none."""
    weeks = [f"{week or 'next'} ({', '.join(files[week])})" for week in files if files[week]]
    if not weeks:
        return None
    more = f" and {len(weeks) - _MOST} more weeks" if len(weeks) > _MOST else ""
    # The newest are the ones that somebody may remember.
    named = f"{', '.join(weeks[-_MOST:])}{more}"
    message = f"files that could not be read count as they last were in the history of {named}"
    return remark(prefix, UNREADABLE, message)
