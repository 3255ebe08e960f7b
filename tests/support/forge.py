"""A forge on loopback: as much of GitHub's REST API as is used, in memory, with a bare repository behind it.

It is as strict as GitHub is: about the token, about lengths, and about names that are there already.
"""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

TOKEN = "the-token-of-the-run"
ROBOT = "github-actions[bot]"
OWNER, NAME = "cx", "maps"
LONGEST_COMMENT, LONGEST_RELEASE = 65_536, 125_000
_AT_ONCE = 100


@dataclass
class Comment:
    id: int
    author: str
    body: str
    edits: int = 0


@dataclass
class PullRequest:
    number: int
    branch: str
    head: str
    owner: str = OWNER
    title: str = ""
    comments: list[Comment] = field(default_factory=list)


@dataclass
class Release:
    id: int
    tag: str
    title: str
    body: str
    draft: bool = True
    is_latest: bool = False
    assets: dict[str, bytes] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    halves: set[str] = field(default_factory=set)
    """Files whose upload broke off."""

    def add(self, id: int, name: str, data: bytes) -> None:
        self.assets[name], self.ids[name] = data, id


class Asked(NamedTuple):
    method: str
    path: str
    query: Mapping[str, str]
    body: bytes


class Answer(NamedTuple):
    status: int
    body: bytes = b""
    location: str = ""


class Refused(Exception):  # noqa: N818 (what the server says)
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Forge:
    """What is on it; `asked` is every request, `METHOD path`."""

    def __init__(self, remote: Path) -> None:
        self.remote = remote
        self.requests: dict[int, PullRequest] = {}
        self.releases: list[Release] = []
        self.asked: list[str] = []
        self.tokens_at_storage: list[str | None] = []
        self.broken: Callable[[str], bool] = lambda _: False
        """Requests that it does not survive: the connection ends without an answer."""
        self.address = ""
        self._last = 0

    def id(self) -> int:
        self._last += 1
        return self._last

    def open(self, branch: str, head: str, *, owner: str = OWNER, title: str = "") -> PullRequest:
        request = PullRequest(len(self.requests) + 1, branch, head, owner, title)
        self.requests[request.number] = request
        return request

    def release(self, tag: str) -> Release:
        (found,) = (release for release in self.releases if release.tag == tag)
        return found

    @property
    def environment(self) -> dict[str, str]:
        """What an automatic run is told of it; the token it is given only where a step asks for it."""
        return {
            "GITHUB_API_URL": self.address,
            "GITHUB_SERVER_URL": self.address,
            "GITHUB_REPOSITORY": f"{OWNER}/{NAME}",
        }

    # Replies

    def answer(self, asked: Asked) -> Answer:
        for method, pattern, reply in _ROUTES:
            if method == asked.method and (match := re.fullmatch(pattern, asked.path)):
                return reply(self, asked, *map(unquote, match.groups()))
        raise Refused(404, f"this forge knows no {asked.method} {asked.path}")

    def list_requests(self, asked: Asked) -> Answer:
        assert asked.query["state"] == "open"
        found = [
            _request(one)
            for one in self.requests.values()
            if f"{one.owner}:{one.branch}" == asked.query["head"]
        ]
        return _page(found, asked.query)

    def open_request(self, asked: Asked) -> Answer:
        fields = json.loads(asked.body)
        head, base = (_commit(self.remote, f"refs/heads/{fields[name]}") for name in ("head", "base"))
        if not head or head == base:
            raise Refused(422, "Validation Failed")
        return _json(201, _request(self.open(fields["head"], head, title=fields["title"])))

    def list_comments(self, asked: Asked, number: str) -> Answer:
        return _page([_comment(one) for one in self.requests[int(number)].comments], asked.query)

    def add_comment(self, asked: Asked, number: str) -> Answer:
        made = Comment(self.id(), ROBOT, _text(asked.body, LONGEST_COMMENT))
        self.requests[int(number)].comments.append(made)
        return _json(201, _comment(made))

    def edit_comment(self, asked: Asked, id: str) -> Answer:
        every = (comment for request in self.requests.values() for comment in request.comments)
        (found,) = (comment for comment in every if comment.id == int(id))
        if found.author != ROBOT:
            raise Refused(403, "Resource not accessible by integration")
        found.body, found.edits = _text(asked.body, LONGEST_COMMENT), found.edits + 1
        return _json(200, _comment(found))

    def find_tag(self, _asked: Asked, name: str) -> Answer:
        sha = _commit(self.remote, f"refs/tags/{name}")
        if not sha:
            raise Refused(404, "Not Found")
        return _json(200, {"ref": f"refs/tags/{name}", "object": {"sha": sha, "type": "tag"}})

    def list_releases(self, asked: Asked) -> Answer:
        return _page([self._release(one) for one in self.releases[::-1]], asked.query)

    def add_release(self, asked: Asked) -> Answer:
        fields = json.loads(asked.body)
        made = Release(
            self.id(), fields["tag_name"], fields["name"], _text(asked.body, LONGEST_RELEASE), fields["draft"]
        )
        self.releases.append(made)
        return _json(201, self._release(made))

    def edit_release(self, asked: Asked, id: str) -> Answer:
        found, fields = self._found(id), json.loads(asked.body)
        found.draft = fields["draft"]
        if fields["make_latest"] == "true":
            for release in self.releases:
                release.is_latest = release is found
        return _json(200, self._release(found))

    def upload(self, asked: Asked, id: str) -> Answer:
        found = self._found(id)
        if asked.query["name"] in found.assets:
            raise Refused(422, "Validation Failed")
        found.add(self.id(), asked.query["name"], asked.body)
        return _json(201, {"id": found.ids[asked.query["name"]], "name": asked.query["name"]})

    def delete_asset(self, _asked: Asked, id: str) -> Answer:
        release, name = self._asset(id)
        del release.assets[name], release.ids[name]
        return Answer(204)

    def find_asset(self, _asked: Asked, id: str) -> Answer:
        """Files are kept by somebody else, as far as anybody can see by the address."""
        self._asset(id)
        return Answer(302, location=f"{self.address.replace('127.0.0.1', 'localhost')}/storage/{id}")

    def download(self, _asked: Asked, id: str) -> Answer:
        release, name = self._asset(id)
        return Answer(200, release.assets[name])

    def _found(self, id: str) -> Release:
        (found,) = (release for release in self.releases if release.id == int(id))
        return found

    def _asset(self, id: str) -> tuple[Release, str]:
        every = ((release, name) for release in self.releases for name in release.assets)
        return next((release, name) for release, name in every if release.ids[name] == int(id))

    def _release(self, one: Release) -> dict[str, Any]:
        return {
            "id": one.id,
            "tag_name": one.tag,
            "draft": one.draft,
            "upload_url": f"{self.address}/uploads/releases/{one.id}/assets{{?name,label}}",
            "assets": [
                {
                    "id": one.ids[name],
                    "name": name,
                    "state": "starter" if name in one.halves else "uploaded",
                }
                for name in one.assets
            ],
        }


_OURS = f"/repos/{OWNER}/{NAME}"
_ROUTES: tuple[tuple[str, str, Callable[..., Answer]], ...] = (
    ("GET", f"{_OURS}/pulls", Forge.list_requests),
    ("POST", f"{_OURS}/pulls", Forge.open_request),
    ("GET", rf"{_OURS}/issues/(\d+)/comments", Forge.list_comments),
    ("POST", rf"{_OURS}/issues/(\d+)/comments", Forge.add_comment),
    ("PATCH", rf"{_OURS}/issues/comments/(\d+)", Forge.edit_comment),
    ("GET", rf"{_OURS}/git/ref/tags/(.+)", Forge.find_tag),
    ("GET", f"{_OURS}/releases", Forge.list_releases),
    ("POST", f"{_OURS}/releases", Forge.add_release),
    ("PATCH", rf"{_OURS}/releases/(\d+)", Forge.edit_release),
    ("POST", r"/uploads/releases/(\d+)/assets", Forge.upload),
    ("GET", rf"{_OURS}/releases/assets/(\d+)", Forge.find_asset),
    ("DELETE", rf"{_OURS}/releases/assets/(\d+)", Forge.delete_asset),
    ("GET", r"/storage/(\d+)", Forge.download),
)


def _text(body: bytes, longest: int) -> str:
    text: str = json.loads(body)["body"]
    if len(text) > longest:
        raise Refused(422, f"body is too long (maximum is {longest} characters)")
    return text


def _commit(remote: Path, name: str) -> str:
    command = ["git", "-C", str(remote), "rev-parse", "--quiet", "--verify", name]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _request(one: PullRequest) -> dict[str, Any]:
    repository = {"full_name": f"{one.owner}/{NAME}"}
    return {"number": one.number, "state": "open", "head": {"sha": one.head, "repo": repository}}


def _comment(one: Comment) -> dict[str, Any]:
    return {"id": one.id, "body": one.body, "user": {"login": one.author}}


def _page(found: list[dict[str, Any]], query: Mapping[str, str]) -> Answer:
    size = min(int(query.get("per_page", "30")), _AT_ONCE)
    start = (int(query.get("page", "1")) - 1) * size
    return _json(200, found[start : start + size])


def _json(status: int, data: object) -> Answer:
    return Answer(status, json.dumps(data).encode())


@contextmanager
def serving(remote: Path) -> Iterator[Forge]:
    """The forge, for as long as it is needed."""
    forge = Forge(remote)
    server = _Server(forge)
    forge.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, forge: Forge) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.forge = forge


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def _reply(self) -> None:
        address, forge = urlsplit(self.path), self.server.forge
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked = Asked(self.command, address.path, dict(parse_qsl(address.query)), body)
        forge.asked.append(f"{asked.method} {asked.path}")
        if forge.broken(forge.asked[-1]):
            self.close_connection = True
        else:
            self._send(self._answer(forge, asked))

    def _answer(self, forge: Forge, asked: Asked) -> Answer:
        given = self.headers.get("Authorization")
        if asked.path.startswith("/storage/"):
            forge.tokens_at_storage.append(given)
        elif given != f"Bearer {TOKEN}":
            return _json(401, {"message": "Bad credentials"})
        try:
            return forge.answer(asked)
        except Refused as refused:
            return _json(refused.status, {"message": str(refused)})

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        if answer.location:
            self.send_header("Location", answer.location)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    do_GET = do_POST = do_PATCH = do_DELETE = _reply  # noqa: N815 (their names)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""
