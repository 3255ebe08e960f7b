"""A forge's REST API: the few requests that are needed, and of the replies the few fields that are read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException
from types import GenericAlias
from typing import Any, TypeVar
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from pydantic import BaseModel, TypeAdapter, ValidationError

from cjm_plugin.edges.compared import Broken, WrongUse

_NEEDED = ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_TOKEN = re.compile(r"[\x21-\x7e]+")
_PATIENCE = 60
"""Seconds without an answer."""
_AT_ONCE = 100
"""So many of anything come with a reply."""
_JSON = "application/vnd.github+json"
_BYTES = "application/octet-stream"

SomeReply = TypeVar("SomeReply")


class ForgeError(Broken):
    """What a forge refuses, or that it does not answer."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status
        """Of HTTP; 0: there was no answer."""


class Account(BaseModel):
    """Who does something on the forge."""

    login: str


class Repository(BaseModel):
    """`owner/name`."""

    full_name: str


class Head(BaseModel):
    """Where a pull request comes from."""

    sha: str
    repo: Repository | None
    """`None`: somebody has deleted it."""


class Numbered(BaseModel):
    """A pull request, as far as anybody has to know which."""

    number: int


class PullRequest(Numbered):
    """An open one."""

    head: Head


class Comment(BaseModel):
    """Of a pull request."""

    id: int
    body: str | None
    user: Account | None


class Asset(BaseModel):
    """A file of a release; of two the later has the higher id."""

    id: int
    name: str
    state: str

    @property
    def is_whole(self) -> bool:
        """Not so where its upload broke off."""
        return self.state == "uploaded"


class Release(BaseModel):
    """Of a tag; nobody but those who may write sees a draft."""

    id: int
    tag_name: str
    draft: bool
    upload_url: str
    assets: tuple[Asset, ...]


class Target(BaseModel):
    """What a reference leads to."""

    sha: str


class Reference(BaseModel):
    """A tag, as the forge has it."""

    object: Target


@dataclass(frozen=True)
class Forge:
    """A repository on a forge.

    Every method raises `ForgeError` where the forge refuses, does not answer or answers something else.
    """

    api: str
    repository: str
    token: str = field(repr=False)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Forge:
        """As automatic runs on GitHub name it.

        :raises WrongUse: where something is missing, or is of another form.
        """
        given = {name: environment.get(name, "").strip() for name in _NEEDED}
        missing = [name for name in _NEEDED if not given[name]]
        if missing:
            raise WrongUse(f"the forge is not known: {', '.join(missing)} must be set in the environment")
        api, repository, token = given.values()
        if not api.startswith(("https://", "http://")):
            raise WrongUse(f"GITHUB_API_URL: '{api}' is no web address")
        if not _REPOSITORY.fullmatch(repository):
            raise WrongUse(f"GITHUB_REPOSITORY: '{repository}' is no owner/name")
        if not _TOKEN.fullmatch(token):
            raise WrongUse("GITHUB_TOKEN: holds a blank, or a letter that no token has")
        return cls(api.rstrip("/"), repository, token)

    # Pull requests

    def open_requests(self, owner: str, branch: str) -> Iterator[PullRequest]:
        """Those that come from a branch of an owner's repository, a fork for instance."""
        return self._pages(PullRequest, "pulls", state="open", head=f"{owner}:{branch}")

    def propose(self, branch: str, base: str, title: str) -> int:
        """Opens a pull request, and gives its number."""
        fields = {"title": title, "head": branch, "base": base}
        return _read(Numbered, self._send("POST", "pulls", fields)).number

    def comments(self, request: int) -> Iterator[Comment]:
        """The oldest first."""
        return self._pages(Comment, f"issues/{request}/comments")

    def say(self, request: int, body: str) -> None:
        """A new comment."""
        self._send("POST", f"issues/{request}/comments", {"body": body})

    def say_instead(self, comment: int, body: str) -> None:
        """Another text for a comment."""
        self._send("PATCH", f"issues/comments/{comment}", {"body": body})

    # Releases

    def tag(self, name: str) -> str | None:
        """What a tag is there: the id of an annotated tag itself; `None` where there is none."""
        try:
            found = self._get(f"git/ref/tags/{quote(name)}")
        except ForgeError as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return None
            raise
        return _read(Reference, found).object.sha

    def releases(self) -> tuple[Release, ...]:
        """All, drafts too."""
        return tuple(self._pages(Release, "releases"))

    def draft(self, tag: str, title: str, body: str) -> Release:
        """A new release that nobody sees yet."""
        fields = {"tag_name": tag, "name": title, "body": body, "draft": True}
        return _read(Release, self._send("POST", "releases", fields))

    def publish(self, release: Release, *, is_latest: bool) -> None:
        """Lets everybody see a draft."""
        fields = {"draft": False, "make_latest": "true" if is_latest else "false"}
        self._send("PATCH", f"releases/{release.id}", fields)

    def upload(self, release: Release, name: str, data: bytes) -> None:
        """A file of a release; one of this name must not be there."""
        address = f"{release.upload_url.partition('{')[0]}?{urlencode({'name': name})}"
        self._ask("POST", address, data, content=_BYTES)

    def download(self, asset: Asset) -> bytes:
        """A file of a release."""
        return self._ask("GET", self._address(f"releases/assets/{asset.id}"), accept=_BYTES)

    def delete(self, asset: Asset) -> None:
        """Takes a file from a release."""
        self._ask("DELETE", self._address(f"releases/assets/{asset.id}"))

    # Requests

    def _pages(self, of: type[SomeReply], path: str, **wanted: str) -> Iterator[SomeReply]:
        page = 0
        while True:
            page += 1
            query = {**wanted, "per_page": str(_AT_ONCE), "page": str(page)}
            found = _read_all(of, self._get(f"{path}?{urlencode(query)}"))
            if not found:
                return
            yield from found

    def _get(self, path: str) -> bytes:
        return self._ask("GET", self._address(path))

    def _send(self, method: str, path: str, fields: Mapping[str, object]) -> bytes:
        return self._ask(method, self._address(path), json.dumps(fields).encode())

    def _address(self, path: str) -> str:
        return f"{self.api}/repos/{self.repository}/{path}"

    def _ask(
        self,
        method: str,
        address: str,
        data: bytes | None = None,
        *,
        content: str = "application/json",
        accept: str = _JSON,
    ) -> bytes:
        headers = {"Accept": accept, "Content-Type": content, "User-Agent": "cjm"}
        request = Request(address, data, headers, method=method)
        # Files are kept elsewhere, and nobody there is told the token.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        asked = f"{method} {address.removeprefix(self.api)}"
        try:
            with urlopen(request, timeout=_PATIENCE) as reply:
                body: bytes = reply.read()
                return body
        except HTTPError as error:
            with error:
                why = _message(error)
            raise ForgeError(
                f"the forge answers {error.code} to {asked}: {why or error.reason}", error.code
            ) from None
        except (OSError, HTTPException) as error:
            raise ForgeError(f"the forge does not answer to {asked}: {error}") from None


class _Refusal(BaseModel):
    message: str = ""


def _message(reply: HTTPError) -> str:
    """Why it refuses; empty where it does not say so, or not to its end."""
    with suppress(ValidationError, OSError, HTTPException):
        return _Refusal.model_validate_json(reply.read()).message
    return ""


def _read_all(of: type[SomeReply], reply: bytes) -> tuple[SomeReply, ...]:
    several: Any = GenericAlias(tuple, (of, ...))
    found: tuple[SomeReply, ...] = _read(several, reply)
    return found


def _read(of: type[SomeReply], reply: bytes) -> SomeReply:
    try:
        return TypeAdapter(of).validate_json(reply)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise ForgeError(f"the forge answers something else than expected, at '{where}'") from None
