"""What .gitlab-ci.yml asks of GitLab: docs/publishing.md. Needs Python alone.

gitlab.py comment FILE     puts a file's Markdown into a comment of the merge request, later into the same one
gitlab.py release FOLDER   makes a release of each WEEK.md, with WEEK.tar.gz and WEEK.json to be downloaded
"""

from __future__ import annotations

import json
import os
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode

MARK = "<!-- what changes for the customer -->"
"""In our comment, unseen."""
NOT_FOUND = 404
PAGE = 100


class GitLab:
    """The forge's API, for one who may do what a token allows."""

    def __init__(self, address: str, token: Mapping[str, str]) -> None:
        self.address = address
        self._token = token

    def ask(self, method: str, path: str, data: bytes | None = None, kind: str = "application/json") -> Any:
        headers = {**self._token, **({"Content-Type": kind} if data is not None else {})}
        request = urllib.request.Request(f"{self.address}/{path}", data, headers, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or b"null")

    def send(self, method: str, path: str, what: object) -> Any:
        return self.ask(method, path, json.dumps(what).encode())

    def all(self, path: str) -> Iterator[Any]:
        """What a list has on all its pages."""
        page, last = 1, [None] * PAGE
        while len(last) == PAGE:
            last = self.ask("GET", f"{path}?{urlencode({'per_page': PAGE, 'page': page})}")
            yield from last
            page += 1


def comment(file: Path) -> str:
    """In the name of the token's owner, among whose comments ours is looked for: nobody else's is touched."""
    token = os.environ.get("JOURNEYS_TOKEN")
    if not token:
        return f"no comment: JOURNEYS_TOKEN is not set; read {file} instead"
    forge = GitLab(os.environ["CI_API_V4_URL"], {"PRIVATE-TOKEN": token})
    notes = (
        f"projects/{os.environ['CI_PROJECT_ID']}/merge_requests/{os.environ['CI_MERGE_REQUEST_IID']}/notes"
    )
    me = forge.ask("GET", "user")["id"]
    body = f"{MARK}\n{file.read_text(encoding='utf-8')}"
    for note in forge.all(notes):
        if note["author"]["id"] == me and note["body"].startswith(MARK):
            if note["body"].strip() == body.strip():
                return "the comment says so already"
            forge.send("PUT", f"{notes}/{note['id']}", {"body": body})
            return "the comment was updated"
    forge.send("POST", notes, {"body": body})
    return "the comment was made"


def release(folder: Path) -> str:
    """A release that is there stays as it is."""
    forge = GitLab(os.environ["CI_API_V4_URL"], {"JOB-TOKEN": os.environ["CI_JOB_TOKEN"]})
    project = f"projects/{os.environ['CI_PROJECT_ID']}"
    done = [_release(forge, project, notes) for notes in sorted(folder.glob("*.md"))]
    return "\n".join(done) or "nothing to release"


def _release(forge: GitLab, project: str, notes: Path) -> str:
    week, tag = notes.stem, f"revision/{notes.stem}"
    try:
        forge.ask("GET", f"{project}/releases/{quote(tag, safe='')}")
    except HTTPError as error:
        if error.code != NOT_FOUND:
            raise
    else:
        return f"{tag} is released already"
    links = [
        {"name": name, "url": _upload(forge, f"{project}/packages/generic/revisions/{week}/{name}", file)}
        for name, file in {
            "site.tar.gz": notes.with_name(f"{week}.tar.gz"),
            "catalog.json": notes.with_suffix(".json"),
        }.items()
    ]
    what = {
        "tag_name": tag,
        "name": week,
        "description": notes.read_text(encoding="utf-8"),
        "assets": {"links": links},
    }
    forge.send("POST", f"{project}/releases", what)
    return f"{tag} is released"


def _upload(forge: GitLab, path: str, file: Path) -> str:
    forge.ask("PUT", path, file.read_bytes(), "application/octet-stream")
    return f"{forge.address}/{path}"


def main(arguments: list[str]) -> None:
    commands = {"comment": comment, "release": release}
    if len(arguments) != len(("command", "path")) or arguments[0] not in commands:
        sys.exit(__doc__)
    try:
        print(commands[arguments[0]](Path(arguments[1])))  # noqa: T201 (a script)
    except HTTPError as error:
        sys.exit(f"GitLab answers {error.code} {error.reason} for {error.url}: {error.read(500).decode()}")


if __name__ == "__main__":
    main(sys.argv[1:])
