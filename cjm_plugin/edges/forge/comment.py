"""The one comment that says what a pull request changes for customers.

What it says was made by a run that executes whatever the pull request brings; that run may say anything, and
has no right to say it. This is the other half: it has the right, executes nothing of the pull request, and
believes of it only what the forge itself tells. A text is all that it takes over, and mentions nobody by it.
"""

from __future__ import annotations

import os
import re
from html import unescape
from pathlib import Path

from pydantic import BaseModel, ValidationError

from cjm_plugin.edges.compared import Broken, WrongUse
from cjm_plugin.edges.forge.client import Account, Comment, Forge, PullRequest, Repository
from cjm_plugin.rendering.locale import Locale

MARK = "<!-- cjm: what changes for customers -->"
"""By it the comment is known again."""
LONGEST = 65_536
"""Characters of a comment."""
_BYTES = 4 * LONGEST
_SHOWN = 7
"""Letters of a commit."""

_MAIL = re.compile(r"(\]\(mailto:[^\s()@&]*[A-Za-z0-9_]@[^\s()@&]+\))")
"""What stands before its at-sign is a letter to every forge, so it begins no mention."""
_AT = re.compile(
    r"&#0*64(?!\d);?|&#x0*40(?![0-9a-f]);?|&commat;?|@(?=(?P<next>\w|&[^\s;&]*;?))", re.IGNORECASE
)
"""What may begin a mention, and what is behind it: within HTML a reference needs no semicolon."""
_UNPRINTED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(
    r"[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164"
    r"\ufe00-\ufe0d\ufeff\uffa0\U000e0000-\U000e0fff]"
    r"|(?<=[\u200c\u200d])[\u200c\u200d]+"
)
"""Letters without a shape: many of them hold a text. What joins emoji stays, one at a time."""
_TAG = re.compile(r"<(?!/?(?:details|summary)>|span>\$</span>|/span>)")
"""What begins HTML, but for what the diff itself writes."""
_DEFINED = re.compile(r"(?<!\\)((?:\\\\)*)\]:")
"""What makes a link's or a note's definition of a line, which is shown nowhere."""


class _Origin(Repository):
    owner: Account


class Run(BaseModel):
    """An automatic run that is over, as the forge tells of it."""

    head_sha: str
    html_url: str
    head_branch: str | None
    head_repository: _Origin | None
    """`None`, as the branch may be: somebody has deleted it."""


class _Event(BaseModel):
    workflow_run: Run


def run(event: Path) -> Run:
    """What the forge wrote into the file that `GITHUB_EVENT_PATH` names.

    :raises WrongUse: where it tells of no run of another workflow.
    """
    try:
        return _Event.model_validate_json(event.read_bytes()).workflow_run
    except (OSError, ValidationError):
        raise WrongUse(f"GITHUB_EVENT_PATH: '{event}' tells of no workflow that has run") from None


def put(forge: Forge, run: Run, file: Path, robot: str, locale: Locale) -> str:
    """Says it in the pull request that the run was for; gives what was done, in a sentence.

    Where nothing changes for customers, nothing is said, but a comment that was there before is corrected.

    :param robot: the account that the token is of.
    :raises Broken: where the file is not fit to be a comment, or the forge refuses.
    """
    if not file.exists():
        return "nothing is said: the run left no comment"
    text = read(file)
    found = _request(forge, run)
    if found is None:
        return f"nothing is said: no pull request, or more than one, is at {run.head_sha[:_SHOWN]} now"
    there = _there(forge, found, robot)
    if not text and there is None:
        return f"nothing is said in #{found.number}: nothing changes for customers"
    body = written(text, run, locale)
    if there is None:
        forge.say(found.number, body)
        return f"#{found.number} has the comment"
    if there.body == body:
        return f"#{found.number} has the comment already"
    forge.say_instead(there.id, body)
    return f"#{found.number} has the comment anew"


def read(file: Path) -> str:
    """The text of a file of which anybody may be the author.

    In it nobody is mentioned, and nothing is hidden by HTML, in definitions or in letters without a shape.

    :raises Broken: where it is none, or too long.
    """
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as stream:
            data = stream.read(_BYTES + 1)
    except OSError as error:
        raise Broken(f"{file}: cannot be read: {error.strerror}") from None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Broken(f"{file}: is no text in UTF-8, or longer than {_BYTES:,} bytes") from None
    return _harmless(text).strip()


def _harmless(text: str) -> str:
    seen = _UNSEEN.sub("", _UNPRINTED.sub(" ", text.replace("\r\n", "\n")))
    shown = _DEFINED.sub(r"\1]\:", _TAG.sub("&lt;", seen))
    parts = _MAIL.split(shown)
    # What stands at every second place is the address of a link to somebody's mail.
    return "".join(part if i % 2 else _AT.sub(_parted, part) for i, part in enumerate(parts))


def _parted(at: re.Match[str]) -> str:
    return "@" if _is_mark(at["next"] or "") else "@\N{ZERO WIDTH SPACE}"


def _is_mark(reference: str) -> bool:
    """Whether it is one to any reader, and to one that is no letter."""
    mark = unescape(reference) if reference.endswith(";") else ""
    return len(mark) == 1 and not mark.isalnum()


def written(text: str, run: Run, locale: Locale) -> str:
    """The whole comment.

    :raises Broken: where it is longer than a comment may be.
    """
    t = locale.t
    text = text or t("Nothing changes for customers any more.")
    all_of_it, preview = t("all of it"), t("the site as it would be")
    end = f"{run.head_sha[:_SHOWN]} · [{all_of_it}]({run.html_url}) · [{preview}]({run.html_url}#artifacts)"
    body = f"{MARK}\n{text}\n\n---\n{end}\n"
    if len(body) > LONGEST:
        raise Broken(f"the comment is {len(body):,} characters long; a forge takes {LONGEST:,}")
    return body


def _request(forge: Forge, run: Run) -> PullRequest | None:
    """Only that which is where the run was: if somebody has gone on since, another run is under way."""
    origin, branch = run.head_repository, run.head_branch
    if origin is None or branch is None:
        return None
    found = [
        request
        for request in forge.open_requests(origin.owner.login, branch)
        if request.head.sha == run.head_sha
        and request.head.repo is not None
        and request.head.repo.full_name == origin.full_name
    ]
    return found[0] if len(found) == 1 else None


def _there(forge: Forge, request: PullRequest, robot: str) -> Comment | None:
    """Anybody may write the mark; what the account itself wrote is its own."""
    return next(
        (
            comment
            for comment in forge.comments(request.number)
            if comment.user and comment.user.login == robot and (comment.body or "").startswith(MARK)
        ),
        None,
    )
