"""Small sites, and ways to build them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from lxml import html
from lxml.html import HtmlElement
from mkdocs.commands.build import build
from mkdocs.config import load_config

SECRET = "the-answer-nobody-may-read"

CONFIG = dedent("""\
    site_name: Journeys
    site_url: https://maps.example.org/cx/
    repo_url: https://git.example.org/cx/maps
    edit_uri: edit/main/content/
    docs_dir: content
    markdown_extensions: [{toc: {permalink: true}}]
    theme: {name: material, font: false}
    plugins: [search, cjm]
    validation:
      nav: {omitted_files: warn}
      links: {anchors: warn, unrecognized_links: warn}
    """)

CONTENT: Mapping[str, str] = {
    "content/journeys/large/washing-machine.md": """\
        ---
        title: Buying a washing machine
        description: The way to a clean shirt
        hide: [toc]
        personas: [young-family]
        stages:
          - stage: choose
            touchpoints:
              - {id: compare, title: Compares three models, channel: website}
              - {id: pay, title: Pays, channel: website}
        ---
        Note: this is no metadata.

        ## How it began

        See [the family](../../personas/young-family.md), [paying for repairs](../стирка.md#оплата),
        [all maps](../index.md) and ![a photo](photo.png).
        """,
    "content/journeys/large/photo.png": "no photo",
    "content/journeys/стирка.md": """\
        ---
        title: Ремонт
        personas: [young-family]
        stages:
          - stage: choose
            touchpoints:
              - {id: оплата, title: Платит, channel: website}
        ---
        [Back](large/washing-machine.md#compare)
        """,
    "content/personas/young-family.md": """\
        ---
        title: Young family
        ---
        """,
    "content/personas/index.md": """\
        # Our people

        Met in [interviews](../guide/interviews.md).
        """,
    "content/stages/choose.md": """\
        ---
        title: Choose
        order: 1
        ---
        """,
    "content/channels/website.md": """\
        ---
        title: Website
        ---
        """,
    "content/channels/README.md": "Our channels, as [measured](../journeys/large/washing-machine.md#pay).",
    "content/guide/interviews.md": "# How we ask\n\n[Read a map](../journeys/large/washing-machine.md)",
    "content/about.md": "# About us\n",
    "content/metrics/csat.md": """\
        ---
        title: Satisfaction
        kind: csat
        ---
        """,
    "content/data/feedback/csat.csv": f"""\
        date,journey,touchpoint,persona,source,score,comment
        2026-11-16,washing-machine,pay,young-family,customer,2,{SECRET}
        """,
}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Files by their path below a folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
    return folder


def make_site(folder: Path, *, config: str = CONFIG, content: Mapping[str, str] = CONTENT) -> Path:
    """The folder of a site."""
    return write(folder, {"mkdocs.yml": config, **content})


def publish(folder: Path) -> Path:
    """Builds within this process; gives the folder of the site."""
    config = load_config(str(folder / "mkdocs.yml"))
    build(config)
    return Path(config.site_dir)


def run(folder: Path, *arguments: str, module: str = "mkdocs") -> subprocess.CompletedProcess[str]:
    """A command of MkDocs as a user gives it."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "500"},
    )


def page(site: Path, address: str) -> HtmlElement:
    """A published page."""
    return html.fromstring((site / address / "index.html").read_bytes().decode())


def links(tree: HtmlElement, below: str = "") -> dict[str, str]:
    """The links of a page, or below an XPath, by their text."""
    return {" ".join(a.text_content().split()): a.get("href", "") for a in tree.xpath(f"{below}//a[@href]")}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
