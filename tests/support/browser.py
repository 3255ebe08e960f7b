"""A headless Chromium that makes no requests of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

FLAGS = (
    # As root, in a container: there is no user to give the sandbox to.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


# As long as any other step may take: a machine that does much else besides is slow, not wrong.
expect.set_options(timeout=30_000)


@contextmanager
def running(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, headless=True, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
