"""`mkdocs serve`: the last good page is shown while the content is broken, the new one when it is mended."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.edges.sites import CONTENT, make_site, write

PATIENCE = 60
PAGE = "content/personas/young-family.md"


class Server:
    """A `mkdocs serve` of its own, on a port of its own."""

    def __init__(self, folder: Path, host: str = "mkdocs") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.folder = folder
        self.console = folder / "console.txt"
        with self.console.open("wb") as console:
            self.process = subprocess.Popen(
                [sys.executable, "-m", host, "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
                cwd=folder,
                stdout=console,
                stderr=subprocess.STDOUT,
                env={**os.environ, "NO_COLOR": "1", "COLUMNS": "500", "PYTHONUNBUFFERED": "1"},
            )

    def says(self, sentence: str) -> bool:
        return sentence in self.console.read_text()

    def shows(self, address: str, text: str) -> bool:
        try:
            # A server that answers nothing until the errors are mended shows nothing.
            with urlopen(f"http://127.0.0.1:{self.port}/cx/{address}", timeout=5) as response:
                return text in response.read().decode()
        except (URLError, TimeoutError):
            return False

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)


@pytest.fixture(params=["mkdocs", "properdocs"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    server = Server(make_site(tmp_path), request.param)
    yield server
    server.stop()


def eventually(happens: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if happens():
            return True
        time.sleep(0.2)
    return False


def test_broken_content_leaves_the_last_good_site_until_it_is_mended(server: Server) -> None:
    assert eventually(lambda: server.shows("personas/young-family/", "Young family")), (
        server.console.read_text()
    )

    write(server.folder, {PAGE: "---\ntitle: Young family\nage: 30\n---\n"})
    assert eventually(lambda: server.says("ERROR   -  content/personas/young-family.md:3: age: "))
    assert eventually(lambda: server.says("Aborted: 1 error in the content; the site is as it was"))
    assert eventually(lambda: server.says("Serving the last good site until the errors are mended"))
    assert server.shows("personas/young-family/", "Young family")
    assert server.shows("journeys/washing-machine/", "Buying a washing machine")

    write(server.folder, {PAGE: "---\ntitle: Family with a child\n---\n"})
    assert eventually(lambda: server.shows("personas/young-family/", "Family with a child"))
    assert not server.says("Traceback")


def test_a_server_that_starts_with_broken_content_says_so_and_ends(tmp_path: Path) -> None:
    server = Server(
        make_site(tmp_path, content={**CONTENT, PAGE: "---\ntitle: Young family\nage: 30\n---\n"})
    )

    assert server.process.wait(timeout=PATIENCE) == 1
    assert server.says("ERROR   -  content/personas/young-family.md:3: age: ")
    assert server.says("Aborted: 1 error in the content; the site is as it was")
    assert not server.says("Traceback")
