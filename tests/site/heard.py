"""What a page that is open asks for, and what it complains of."""

from __future__ import annotations

import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, Response

from tests.site.looking import SETTLED

TELL = """addEventListener("securitypolicyviolation", violation => console.warn(
    `${violation.effectiveDirective}: ${violation.blockedURI} (${violation.sourceFile})`))"""
"""Has a page complain of what its policy blocks."""

ROUNDS = 2_000


class Heard:
    """From when it is made; a dialog is a complaint too."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self._open: set[Request] = set()
        page.on("request", self._request)
        page.on("requestfinished", self._finished)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)
        page.on("dialog", self._dialog)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error.message}"))

    def forget(self) -> None:
        """Begins anew, with the page's next way."""
        self.asked.clear()
        self.complaints.clear()
        self._open.clear()

    def settle(self) -> None:
        """Waits until all that the page asked for has come, and it has nothing more to ask for."""
        for _ in range(ROUNDS):
            asked = len(self.asked)
            self.page.evaluate(SETTLED)
            if not self._open and len(self.asked) == asked:
                return
        pytest.fail(f"never answered: {sorted(request.url for request in self._open)}")

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)
        self._open.add(request)

    def _finished(self, request: Request) -> None:
        self._open.discard(request)

    def _failed(self, request: Request) -> None:
        self._open.discard(request)
        # The theme's search is still being fetched when the page is left: that is the browser's own doing.
        if not (request.failure == "net::ERR_ABORTED" and "/workers/search." in request.url):
            self.complaints.append(f"{request.failure}: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:  # The search of the old themes tells when it is ready.
            self.complaints.append(f"{message.type}: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def outside(self, address: str) -> list[str]:
        """What was asked of anybody but the site."""
        return [url for url in self.asked if not url.startswith((address, "data:", f"blob:{address}"))]
