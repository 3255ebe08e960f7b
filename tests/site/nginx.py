"""Debian's nginx on the loopback, with the files of docs/publishing/ and nothing of the machine's own."""

from __future__ import annotations

import getpass
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.support import programs

SHIPPED = Path(__file__).parents[2] / "docs" / "publishing"

_MAIN = """\
    user {user};
    daemon off;
    worker_processes 1;
    pid {folder}/pid;
    error_log {folder}/error.log;
    events {{}}
    http {{
        include /etc/nginx/mime.types;
        default_type application/octet-stream;
        access_log off;
        gzip on;
        client_body_temp_path {folder}/body;
        proxy_temp_path {folder}/proxy;
        fastcgi_temp_path {folder}/fastcgi;
        uwsgi_temp_path {folder}/uwsgi;
        scgi_temp_path {folder}/scgi;
        include {folder}/sites-enabled/*;
    }}
    """
"""As Debian's own, but for where it may write."""


def with_values(text: str, values: Mapping[str, str]) -> str:
    """A shipped file with values of our own in place of those that are there."""
    for value, ours in values.items():
        assert value in text, value
        text = text.replace(value, ours)
    return text


@dataclass(frozen=True)
class Nginx:
    """A running server, without any site at first."""

    folder: Path
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def policy(self) -> Path:
        return self.folder / "journeys-policy.conf"

    @property
    def command(self) -> tuple[str, ...]:
        return (str(programs.nginx()), "-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "log"))

    def serve_policy(self, ancestors: str) -> Path:
        """The script that root installs, with this server's files."""
        values = {
            "ancestors=\"'self'\"": f'ancestors="{ancestors}"',
            "file=/etc/nginx/journeys-policy.conf": f"file={self.policy}",
            "nginx=(/usr/sbin/nginx)": f"nginx=({' '.join(self.command)})",
        }
        script = self.folder / "serve-policy"
        script.write_text(with_values((SHIPPED / "serve-policy").read_text(encoding="utf-8"), values))
        script.chmod(0o755)
        return script

    def enable(self, home: Path) -> None:
        """The shipped site, below a home of its own."""
        values = {
            "listen 80;": f"listen 127.0.0.1:{self.port};",
            "/srv/journeys": str(home),
            "/etc/nginx/journeys-policy.conf": str(self.policy),
        }
        text = with_values((SHIPPED / "nginx.conf").read_text(encoding="utf-8"), values)
        (self.folder / "sites-enabled" / "journeys").write_text(text, encoding="utf-8")
        subprocess.run([*self.command, "-s", "reload"], check=True, capture_output=True)
        _wait_for(self.port)


@contextmanager
def nginx(folder: Path) -> Iterator[Nginx]:
    """For as long as the context lasts."""
    (folder / "sites-enabled").mkdir(parents=True)
    main = dedent(_MAIN).format(folder=folder, user=getpass.getuser())
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    server = Nginx(folder, _free_port())
    process = subprocess.Popen(server.command)
    try:
        while not (folder / "pid").is_file() or not (folder / "pid").read_text():
            assert process.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
            time.sleep(0.02)
        yield server
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    for _ in range(500):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return
    raise TimeoutError(f"nobody listens on port {port}")
