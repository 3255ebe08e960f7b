"""The navigation: the author's own is respected, and without one there is a sensible one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edges.sites import CONFIG, CONTENT, links, make_site, page, publish

pytestmark = pytest.mark.usefixtures("marks")

NAV = "//nav[@class='md-nav md-nav--primary']"


def test_home_own_pages_and_the_collections_that_hold_something(site: Path) -> None:
    assert links(page(site, "about"), f"{NAV}/ul") == {
        "The atlas": "..",
        "About us": "./",
        "How we ask": "../guide/interviews/",
        "Journeys": "../journeys/",
        "Our people": "../personas/",
        "Stages": "../stages/",
        "Channels": "../channels/",
        "Metrics": "../metrics/",
    }


def test_the_author_s_own_home_page_is_the_first_entry(tmp_path: Path) -> None:
    site = publish(make_site(tmp_path, content={**CONTENT, "content/index.md": "# Welcome\n"}))

    assert next(iter(links(page(site, "about"), f"{NAV}/ul").items())) == ("Welcome", "..")


AUTHORS = f"{CONFIG}nav: [about.md, {{Maps: journeys/index.md}}, {{Pay: channels/README.md}}]\n"


def test_the_author_s_navigation_is_respected(tmp_path: Path) -> None:
    content = {path: text for path, text in CONTENT.items() if "guide" not in text and "guide" not in path}

    site = publish(make_site(tmp_path, config=AUTHORS, content=content))

    assert links(page(site, "about"), f"{NAV}/ul") == {
        "About us": "./",
        "Maps": "../journeys/",
        "Pay": "../channels/",
    }


def test_nobody_is_told_of_pages_outside_of_the_navigation(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    content = {path: text for path, text in CONTENT.items() if "guide" not in text and "guide" not in path}

    publish(make_site(tmp_path, config=AUTHORS, content=content))

    assert not [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]


def test_an_ordinary_page_outside_of_the_author_s_navigation_is_told_of(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    publish(make_site(tmp_path, config=AUTHORS))

    told = [message for message in caplog.messages if message.startswith("The following pages exist")]
    assert [message.split("\n")[1:] for message in told] == [["  - guide/interviews.md"]]
