"""A built site on the loopback, as any web server would give it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any


class _Quiet(SimpleHTTPRequestHandler):
    # Kept alive: a page asks for a dozen files.
    protocol_version = "HTTP/1.1"
    # The head and the body of an answer are sent apart: the body would wait for the head to be acknowledged.
    disable_nagle_algorithm = True

    def __init__(self, *args: Any, besides: Mapping[str, str], **kwargs: Any) -> None:
        self._besides = besides
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        for name, value in self._besides.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


class _Server(ThreadingHTTPServer):
    # A browser opens more connections at once than the five that may wait by default; others are tried again
    # after seconds.
    request_queue_size = 128


@contextmanager
def serving(folder: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """The address of a folder, with a slash at its end, for as long as the context lasts.

    :param headers: what every answer bears besides.
    """
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=folder, besides=headers))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
