"""The programs that judge what was built. `make test` installs them; one that is absent fails its tests."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support import programs
from tests.support.accessibility import Axe, violations
from tests.support.browser import running
from tests.support.html_checker import CheckHtml, check_html
from tests.support.links import CheckLinks, broken_links

_FIRST = (
    "site/test_lens",
    "publishing/test_cron",
    "site/test_browser",
    "test_workflows",
    "site/",
    "publishing/",
    "test_demonstration_story",
    "edges/",
)
"""What takes longest, by how its path begins."""


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: a worker waits for its browser a third of the time."""
    return max(1, (os.cpu_count() or 1) * 3 // 2)


def pytest_configure() -> None:
    """Python's collector of cycles goes through thousands of tests and all of the content again and again."""
    gc.set_threshold(_RARELY, 20, 20)


_RARELY = 200_000
"""Objects made: it took 7 % of the time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long are begun first: at the end no worker is busy with one while the others wait."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    path = item.nodeid.removeprefix("tests/")
    return next((turn for turn, start in enumerate(_FIRST) if path.startswith(start)), len(_FIRST))


@pytest.fixture(scope="session")
def chromium() -> Path:
    return programs.chromium()


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One browser for a worker's whole run. Pages and contexts are the test's own, to open and to close."""
    with running(chromium) as browser:
        yield browser


@pytest.fixture(scope="session")
def vnu() -> CheckHtml:
    """What the Nu HTML Checker says of files and folders."""
    return check_html


@pytest.fixture(scope="session")
def check_links() -> CheckLinks:
    """The broken links of a built folder: `check_links(folder, site_url="")`."""
    return broken_links


@pytest.fixture(scope="session")
def axe() -> Axe:
    """The accessibility rules that an open page breaks: `axe(page, rules=(), within="html")`."""
    return violations
