"""Links in texts and bodies: do they lead somewhere, and nowhere dangerous?"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator

from cjm_plugin.loading import codes
from cjm_plugin.loading.bodies import address_message, body_faults, is_dangerous
from cjm_plugin.loading.codes import Code
from cjm_plugin.loading.fault import nearest, plain, quoted
from cjm_plugin.loading.lines import Lines
from cjm_plugin.loading.manuscript import Manuscript
from cjm_plugin.loading.names import Names
from cjm_plugin.loading.tree import MARKDOWN
from cjm_plugin.model.anchors import anchored
from cjm_plugin.model.ids import normal
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.prose import Link, links, texts, without_code

_HEADING = re.compile(r"^(?:#{1,6}[ \t]*+(.+?)[ \t#]*|([^\s#].*)\n(?:=+|-+)[ \t]*)$", re.MULTILINE)
_EXPLICIT = re.compile(r"\{[^{}\n]*?#([\w-]+)|\b(?:id|name)=[\"']?([^\s\"'>]+)")


class Targets:
    """What a link can lead to: the files of `content/`, and the touchpoints of the maps among them."""

    def __init__(self, files: Iterable[str], scripts: Iterable[Manuscript], names: Names) -> None:
        self._files = {normal(path) for path in files}
        self._objects = {normal(script.uri): script for script in scripts}
        self._names = names

    def fault(self, script: Manuscript, link: Link, *, files: bool = True) -> tuple[Code, str] | None:
        """What is wrong with a link; without `files`, somebody else looks whether its file exists."""
        if not link.is_relative:
            return None
        here = normal(script.uri)
        path = (
            posixpath.normpath(posixpath.join(posixpath.dirname(here), normal(link.target)))
            if link.target
            else here
        )
        if path not in self._files:
            is_file = "." in path.rpartition("/")[2].strip(".")
            return (codes.DEAD_LINK, self._dead(path, link.target)) if files and is_file else None
        target = self._objects.get(path)
        return (
            self._anchor(target, link.fragment)
            if target and link.fragment and target.kind is Kind.JOURNEY
            else None
        )

    def _dead(self, path: str, target: str) -> str:
        folder = posixpath.dirname(path)
        near = nearest(
            path,
            (
                known
                for known in sorted(self._files)
                if posixpath.dirname(known) == folder and known.endswith(MARKDOWN)
            ),
        )
        mend = (
            f"; did you mean '{posixpath.join(posixpath.dirname(target), posixpath.basename(near))}'?"
            if near
            else ""
        )
        return f"the link to {quoted(target)} leads to no file{mend}"

    def _anchor(self, target: Manuscript, fragment: str) -> tuple[Code, str] | None:
        place = anchored(target.id, normal(fragment))
        if place is None:
            return None
        found = self._names.place(str(place)) if place.pain else self._names.touchpoint(*place[:2])
        if found.code is None or normal(fragment) in _anchors(target.split.body):
            return None
        if found.code is codes.OLD_ID:
            return codes.OLD_ANCHOR, found.message
        return codes.DEAD_ANCHOR, found.message


def check_prose(scripts: Iterable[Manuscript], targets: Targets) -> None:
    """Texts and bodies of all objects that could be read."""
    for script in scripts:
        if script.object and "](" in script.split.frontmatter:
            _check_texts(script, targets)
        if script.split.body:
            _check_body(script, targets)


def _check_texts(script: Manuscript, targets: Targets) -> None:
    assert script.object is not None
    for path, text in texts(script.object):
        for link in links(text):
            if remark := _remark(script, text, link, targets):
                script.report_there(*remark, path)


def _remark(script: Manuscript, text: str, link: Link, targets: Targets) -> tuple[Code, str] | None:
    address = text[link.start : link.end]
    if is_dangerous(address):
        return codes.ADDRESS, address_message(address)
    return targets.fault(script, link)


def _check_body(script: Manuscript, targets: Targets) -> None:
    body = script.split.body
    faults = [*body_faults(body), *_link_faults(script, targets)]
    if not faults:
        return
    lines = Lines(body, script.split.body_line)
    for offset, code, message in faults:
        script.report_at(code, message, *lines.place(offset))


def _link_faults(script: Manuscript, targets: Targets) -> Iterator[tuple[int, Code, str]]:
    """Links to touchpoints: their anchors are derived, and MkDocs does not know them."""
    if "#" not in script.split.body:
        return
    for link in links(script.split.body):
        if link.fragment and (remark := targets.fault(script, link, files=False)):
            yield link.start, *remark


def _anchors(body: str) -> set[str]:
    """Where a body can be linked to: its headings, in both usual spellings, and its explicit ids."""
    body = without_code(body)
    found = {plain(normal(match[1] or match[2])) for match in _EXPLICIT.finditer(body)}
    for match in _HEADING.finditer(body):
        heading = re.sub(r"\{[^{}]*\}\s*$", "", match[1] or match[2])
        found |= {
            _slug(normal(heading)),
            _slug(unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()),
        }
    return found


def _slug(heading: str) -> str:
    """As Python-Markdown makes it."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())
