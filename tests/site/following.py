"""A small site with a history made by hand, and readers who follow it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.edges import mkdocs_plugin
from cjm_plugin.model.change import About, Change, Direction, Felt, Named, Scopes, Subject, What
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.revision import Chronicle, Revision
from cjm_plugin.rendering.site import Site, build_site
from tests.edges.sites import make_site
from tests.site.looking import DESK

CONFIG = """\
site_name: Maps & <more>
site_url: https://maps.example.org/cx/
docs_dir: content
theme: {name: material, font: false, language: LANGUAGE, features: [navigation.instant]}
plugins: [search, cjm]
extra: {generator: false}
"""

_MAP = """\
---
title: "TITLE"
personas: [young-family]
stages:
  - stage: choose
    touchpoints:
      - id: compare
        title: Compares three models
        channel: website
        departments: {shop: leads, logistics: supports}
      - {id: pay, title: Pays by card, channel: website, departments: shop}
---
"""

CONTENT = {
    "content/journeys/buying.md": _MAP.replace("TITLE", "Buying <b>machines</b> & more"),
    "content/journeys/repair.md": _MAP.replace("TITLE", "Ремонт на дому"),
    "content/personas/young-family.md": "---\ntitle: Young family\n---\n",
    "content/stages/choose.md": "---\ntitle: Choose\norder: 1\n---\n",
    "content/channels/website.md": "---\ntitle: Website\n---\n",
    "content/departments/shop.md": "---\ntitle: Shop & web\n---\n",
    "content/departments/logistics.md": "---\ntitle: Logistics\n---\n",
}

BUYING = Named("journey", "buying", "Buying <b>machines</b> & more")
REPAIR = Named("journey", "repair", "Ремонт на дому")


def felt(
    home: Named, touchpoint: str, title: str, before: int, after: int, *departments: str, gone: bool = False
) -> Change:
    """An emotion that rose or fell."""
    rose = after > before
    return Change(
        about=About.TOUCHPOINT,
        what=What.EMOTION_ROSE if rose else What.EMOTION_FELL,
        subject=Subject("touchpoint", f"{home.id}/{touchpoint}", title, (home,), gone),
        direction=Direction.BETTER if rose else Direction.WORSE,
        scopes=Scopes((home.id,), ("choose",), tuple(sorted(departments)), ("young-family",), ("website",)),
        before=Felt(before),
        after=Felt(after),
    )


FELL = felt(BUYING, "compare", "Compares three models", 0, -1, "logistics", "shop")
ROSE = felt(BUYING, "pay", "Pays by card", 0, 1, "shop")
GONE = felt(REPAIR, "ring", "Rings <i>the</i> shop", 0, -2, "logistics", gone=True)


def revision(week: int, *changes: Change) -> Revision:
    monday = dt.date.fromisocalendar(2026, week + 1, 1)
    closed = dt.datetime.combine(monday, dt.time(), dt.UTC)
    return Revision(week=Week(2026, week), closed=closed, changes=changes)


HISTORY = (revision(46, FELL, ROSE), revision(45, GONE))
LATER = (revision(47, felt(BUYING, "pay", "Pays by card", 1, 2, "shop")), *HISTORY)


def published(
    folder: Path,
    site: Path,
    revisions: tuple[Revision, ...] = HISTORY,
    language: str = "en",
    content: Mapping[str, str] = MappingProxyType({}),
) -> Path:
    """The site with this history, over what was there before."""
    make_site(folder, config=CONFIG.replace("LANGUAGE", language), content={**CONTENT, **content})
    told = partial(_with_history, Chronicle(revisions=revisions))
    with patch.object(mkdocs_plugin, "build_site", told):
        build(load_config(str(folder / "mkdocs.yml"), site_dir=str(site)))
    return site


def _with_history(history: Chronicle, facts: Facts, **named: Any) -> Site:
    return build_site(facts, **{**named, "chronicle": history})


@contextmanager
def reader(
    browser: Browser, size: ViewportSize = DESK, *, script: bool = True, **more: object
) -> Iterator[BrowserContext]:
    """A reader with a browser of their own, who fails whatever throws an error or is blocked."""
    heard: list[str] = []
    with browser.new_context(viewport=size, java_script_enabled=script, **more) as context:  # type: ignore[arg-type]
        # The theme's own, where its search finds no network.
        context.on("weberror", lambda e: heard.append(str(e.error)) if _is_ours(str(e.error)) else None)
        context.on("console", lambda said: heard.append(said.text) if _policy(said.text) else None)
        yield context
    assert heard == []


def _is_ours(error: str) -> bool:
    return "Network error" not in error


def _policy(said: str) -> bool:
    return "Content Security Policy" in said or "Trusted" in said


def choosing(page: Page, site: str) -> None:
    """The page of feeds, once its script has run."""
    page.goto(f"{site}feeds/")
    offered(page, site)


def offered(page: Page, site: str) -> None:
    """Waits for the script of the page of feeds: it fetches it for itself, and asked for it first."""
    page.evaluate("script => import(script).then(() => null)", f"{site}assets/cjm/feeds.js")


def follow(page: Page, site: str, *ids: str) -> None:
    """Chooses as a reader does."""
    choosing(page, site)
    for id in ids:
        page.locator(f'[id="{id}"] input').check()


def my(page: Page, site: str) -> Page:
    """The page of one's changes, drawn: what it says of what is new comes last."""
    page.goto(f"{site}my/")
    page.wait_for_function("() => document.querySelector('.cjm-my__told').textContent")
    return page


def followed(page: Page) -> object:
    """What the browser remembers of the choice."""
    found = page.evaluate(
        "() => Object.entries(localStorage).filter(([key]) => key.endsWith(' followed')).map(([, v]) => v)"
    )
    return json.loads(found[0]) if found else None
