"""Every address of the site. Permanent: they hang printed on walls and live in feed readers.

Addresses are relative to the site's root and unquoted (`journeys/стиральная-машина/`); `relative` gives what
goes into a `href`.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

from cjm_plugin.model.anchors import anchor, filter_anchor, told_anchor
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place

HOME = ""
RAW = "data"
"""The folder of the content that is never published."""
MARKDOWN = (".md", ".markdown")
"""Files that are pages."""
CATALOG = "api/catalog.json"
CHANGES = "changes/"
"""The weekly revisions, newest first."""
FEEDS = "feeds/"
"""Where feeds are chosen."""
OPML = f"{FEEDS}all.opml"
"""Every feed of the site, for a reader of feeds to take in at once."""
MY = "my/"
"""Where the chosen feeds are read together."""


HEALTH = "health/"
"""What the rules of practice find, by map and owner."""


def rule(code: str) -> str:
    """The page of a rule of practice: `health/cjm104/`."""
    return f"{HEALTH}{code.lower()}/"


def owner(department: str) -> str:
    """What a department has to see to; of no department: what nobody answers for."""
    return f"{HEALTH}owners/{department}/" if department else f"{HEALTH}unowned/"


def index(kind: Kind) -> str:
    """A collection's page."""
    return f"{kind.folder}/"


def page(kind: Kind, id: str) -> str:
    """An object's page."""
    return f"{kind.folder}/{id}/"


def place(where: Place) -> str:
    """A touchpoint in its map, or one of its pains."""
    return f"{page(Kind.JOURNEY, where.journey)}#{anchor(where)}"


def comparison(to_be: str) -> str:
    """A to-be map beside the as-is map that it changes."""
    return f"{page(Kind.JOURNEY, to_be)}comparison/"


FILTERS = "assets/cjm/filters.css"
"""What the filters of weeks' pages hide."""


def week(name: str) -> str:
    """What a revision brought: `2026-W47`, or `next`."""
    return f"{CHANGES}{name}/"


def told(name: str, kind: str, id: str) -> str:
    """What a revision brought for one object."""
    return f"{week(name)}#{told_anchor(kind, id)}"


def filtered(name: str, kind: str, id: str) -> str:
    """A revision as far as it concerns a department or a persona."""
    return f"{week(name)}#{filter_anchor(kind, id)}"


_REQUESTS = {
    "gitlab": "/-/merge_requests/",
    "bitbucket": "/pull-requests/",
    "gitea": "/pulls/",
    "forgejo": "/pulls/",
    "codeberg": "/pulls/",
}
"""Where forges keep their pull requests, by what is in the name of the host. Others do as GitHub does."""


def pull_request(forge: str, number: str) -> str:
    """A pull request on the forge; empty where no forge is known.

    A GitLab whose host does not say so is told by a forge's address that ends with `/-`.
    """
    if not forge:
        return ""
    if forge.endswith("/-"):
        return f"{forge}/merge_requests/{_quoted(number)}"
    host = urlsplit(forge).netloc
    path = next((path for name, path in _REQUESTS.items() if name in host), "/pull/")
    return f"{forge}{path}{_quoted(number)}"


def feed(page: str, file: str) -> str:
    """A feed of the changes that a page is touched by: `rss.xml`, `atom.xml` or `feed.json`."""
    return page + file


def subscription(kind: str, id: str) -> str:
    """Where a page's feeds stand among all, ready to be chosen."""
    return f"{FEEDS}#{told_anchor(kind, id)}"


def journey_data(id: str) -> str:
    """A map's data."""
    return f"api/journeys/{id}.json"


def schema(name: str) -> str:
    """A published JSON Schema."""
    return f"api/schema/{name}.json"


def file(path: str) -> str | None:
    """Where an author's file is published; `None` for what is no file, lies elsewhere, or is raw data."""
    folder, _, name = path.rpartition("/")
    stem, _, extension = name.rpartition(".")
    if not (stem and extension) or path.startswith(("../", "/", f"{RAW}/")):
        return None
    if f".{extension}" not in MARKDOWN:
        return path
    parts = [folder] if stem in {"index", "README"} else [folder, stem]
    return "".join(f"{part}/" for part in parts if part)


def relative(to: str, here: str) -> str:
    """What to write into a `href` on the page `here` to lead to `to`, wherever the site is mounted."""
    if to.startswith(f"{here}#") and len(to) > len(here) + 1:
        return f"#{_quoted(to[len(here) + 1 :])}"
    return _from_depth(to, here.count("/"))


@lru_cache(maxsize=16384)
def _from_depth(to: str, depth: int) -> str:
    """The same from every page so many folders deep: pages of a kind share their links."""
    path, _, fragment = to.partition("#")
    steps = "../" * depth + _quoted(path) or "./"
    return f"{steps}#{_quoted(fragment)}" if fragment else steps


@lru_cache(maxsize=65536)
def _quoted(text: str) -> str:
    return quote(text)
