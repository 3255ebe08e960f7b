"""The README's pictures, taken from the demonstration with its history: `make screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from tests.site.conftest import ROOT, build_demonstration
from tests.site.looking import visit
from tests.site.serving import serving
from tests.support.browser import running
from tests.support.programs import chromium

FOLDER = ROOT / "docs" / "images"


class Shot(NamedTuple):
    """A page at a size of window."""

    name: str
    page: str
    width: int
    height: int
    scheme: str = "light"


SHOTS = (
    Shot("home", "", 1440, 1200),
    Shot("map", "journeys/washing-machine/", 1440, 1500),
    Shot("map-lens", "journeys/washing-machine/?department=logistics&lanes=problems", 1440, 1000),
    Shot("map-present", "journeys/washing-machine/?present=receive", 1440, 810),
    Shot("comparison", "journeys/washing-machine-2027/comparison/", 1440, 1300),
    Shot("map-dark", "journeys/washing-machine/#date-moved", 1440, 1000, "dark"),
    Shot("map-phone", "journeys/washing-machine/", 390, 844),
    Shot("changes", "changes/2026-W47/", 1440, 1480),
    Shot("department", "departments/logistics/", 1440, 1400),
)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = build_demonstration(Path(folder) / "repository", Path(folder) / "site").folder
        with serving(site) as address, running(chromium()) as browser:
            for shot in SHOTS:
                take(browser, address, shot)


def take(browser: Browser, address: str, shot: Shot) -> None:
    """One picture, when the page has come to rest."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    visit(page, f"{address}{shot.page}")
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    context.close()


if __name__ == "__main__":
    main()
