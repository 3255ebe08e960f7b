"""Which of MkDocs' files is which page of the site, and at what address.

An object's file keeps its place in `docs_dir`, so that links to it and its edit link stay MkDocs' own; only
where it is written changes. A page with no file of its own gets one that is generated, unless the author
wrote a page at its address.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import TableOfContents

from cjm_plugin.edges.drafts import Drafts
from cjm_plugin.edges.log import log
from cjm_plugin.model.base import Object
from cjm_plugin.model.ids import normal
from cjm_plugin.rendering.page import Artifact, Page
from cjm_plugin.rendering.site import Site

WITHHELD = "data"
"""Raw answers are personal data: nothing of this folder of `docs_dir` may reach the site."""

_INDEX = "index.html"


class Waiting(NamedTuple):
    """What a page shows, while search reads something else in its place."""

    story: str
    """The HTML of the author's own Markdown."""
    contents: TableOfContents


@dataclass
class Hosting:
    """The pages of one build by the `src_uri` of the file that carries each."""

    site: Site
    by_uri: Mapping[str, Page]
    waiting: dict[str, Waiting] = field(default_factory=dict)
    """By `src_uri`, from when the author's Markdown is converted until its page is drawn."""
    drafts: Drafts | None = None
    """The pages' HTML, known to be drawn once all of the authors' Markdown is converted."""

    def start_drawing(self, *, ahead: bool) -> None:
        """All that search reads is read, or soon will be: from here on only what is shown is wanted."""
        pages = (
            (uri, partial(self.by_uri[uri].html, waiting.story)) for uri, waiting in self.waiting.items()
        )
        self.drafts = Drafts(pages, ahead=ahead)

    def finish(self) -> None:
        """Lets go of whoever still draws."""
        if self.drafts:
            self.drafts.stop()

    def html(self, file: File) -> str:
        """The whole content of a page of ours; each is asked for once."""
        assert self.drafts is not None
        return self.drafts.take(file.src_uri)

    def page(self, file: File) -> Page | None:
        """The page of ours that a file carries; `None` for the author's ordinary pages."""
        return self.by_uri.get(file.src_uri)


def withhold(files: Files, config: MkDocsConfig) -> None:
    """Takes raw data out of the site, also where a link leads to it or it is written in upper case.

    Some file systems don't tell `Data/` from `data/`, and MkDocs follows links.
    """
    folder = Path(config.docs_dir, WITHHELD).resolve()
    for file in [file for file in files if _is_raw(file, folder)]:
        files.remove(file)


def _is_raw(file: File, folder: Path) -> bool:
    if file.src_uri.split("/")[0].casefold() == WITHHELD:
        return True
    return file.abs_src_path is not None and Path(file.abs_src_path).resolve().is_relative_to(folder)


def own_pages(files: Files, prefix: str, objects: Iterable[str]) -> dict[str, File]:
    """The author's ordinary pages by address. `objects` are the paths of the files that aren't ordinary."""
    known = frozenset(objects)
    pages = files.documentation_pages()
    return {address(file): file for file in pages if _path(file, prefix) not in known}


def address(file: File) -> str:
    """Where a Markdown file is published, as rendering writes addresses."""
    return normal(file.dest_uri.removesuffix(_INDEX))


def host(site: Site, files: Files, own: Mapping[str, File], prefix: str, config: MkDocsConfig) -> Hosting:
    """Gives every page of the site a file among MkDocs'."""
    by_path = {_path(file, prefix): file for file in files if file.is_documentation_page()}
    by_uri = {}
    for page in site.pages:
        if page.origin:
            _clear(page.address, page.origin, own, files)
            file = by_path.get(page.origin.path) or _put(_real(page.origin, prefix, config), files)
            _move(file, page)
        else:
            file = own.get(page.address) or _put(_generated(page, prefix, config), files)
        # Whoever wants it in the navigation lists it there; nobody is told of each page that isn't.
        file.inclusion = InclusionLevel.NOT_IN_NAV
        by_uri[file.src_uri] = page
    return Hosting(site, by_uri)


def add(artifacts: Iterable[Artifact], files: Files, config: MkDocsConfig) -> None:
    """Makes artifacts files of MkDocs, so that links to them are found; the author's at the place wins."""
    taken = {file.dest_uri for file in files}
    for artifact in artifacts:
        if artifact.path not in taken:
            files.append(File.generated(config, artifact.path, content=artifact.content))


def _path(file: File, prefix: str) -> str:
    """A file's path as problems and objects have it."""
    return posixpath.normpath(posixpath.join(prefix, file.src_uri))


def _move(file: File, page: Page) -> None:
    """To the address of its id, whatever subfolder it is kept in."""
    if file.inclusion.is_excluded():
        log.warning(
            "%s: is published all the same; `exclude_docs` and `draft_docs` are for ordinary pages",
            file.src_uri,
        )
    file.dest_uri = f"{page.address}{_INDEX}"
    file.url = quote(page.address)
    # Worked out from `dest_uri` when next asked for.
    vars(file).pop("abs_dest_path", None)


def _put(file: File, files: Files) -> File:
    """Adds a file. What may stand in its place is a draft: nobody else's page has this address."""
    draft = files.get_file_from_path(file.src_uri)
    if draft is not None:
        files.remove(draft)
    files.append(file)
    return file


def _clear(address: str, thing: Object, own: Mapping[str, File], files: Files) -> None:
    """Two files at one address would overwrite each other in silence; the object's is the permanent one."""
    rival = own.get(address)
    if rival is not None:
        log.warning(
            "%s: is not published: its address belongs to %s; rename one of them", rival.src_uri, thing.path
        )
        files.remove(rival)


def _real(thing: Object, prefix: str, config: MkDocsConfig) -> File:
    """An object's file, where MkDocs has left it out for a rival."""
    uri = posixpath.relpath(thing.path, prefix)
    return File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)


def _generated(page: Page, prefix: str, config: MkDocsConfig) -> File:
    """A file with nothing but a title: what the page shows is set when MkDocs has converted it."""
    front = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n"
    file = File.generated(config, f"{page.address}index.md", content=front)
    file.edit_uri = posixpath.relpath(page.edit_path, prefix) if page.edit_path else None
    return file
