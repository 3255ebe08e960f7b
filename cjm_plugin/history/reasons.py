"""The reason that a commit gives: what stands behind `Why:` in its body.

Forges put the description of a pull request into the commit that merges it, with its template's marks and
comments; who commits by hand writes it as a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONGEST = 300
"""Letters: it is told in a line."""

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WHY = re.compile(
    r"^[#>*_ \t]*(?:why|почему|зачем|dlaczego|po co)[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]*(?P<rest>.*)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_ELSE = re.compile(r"[*_]{2}[^*_]+(?::[*_]{2}|[*_]{2}:)|#|[-*_=]{3,}$|[A-Z][\w-]*-by:|See merge request ")
"""What begins something else: another label, a heading, a rule, a trailer."""
_BULLET = re.compile(r"[-*+][ \t]+")


def why(message: str) -> str:
    """The first paragraph behind `Why:`, in one line; empty where there is none."""
    body = _COMMENT.sub("", message.replace("\r\n", "\n").strip()).partition("\n")[2]
    found = _WHY.search(body)
    said = "; ".join(_items(found["rest"])) if found else ""
    if ". " not in said:
        said = said.removesuffix(".")
    return _cut(said) if re.search(r"\w", said) else ""


def _items(rest: str) -> Iterator[str]:
    """The paragraph; of a list, its items."""
    item = ""
    for line in _paragraph(rest):
        bullet = _BULLET.match(line)
        if bullet and item:
            yield item
            item = ""
        item = f"{item} {line[bullet.end() :] if bullet else line}".strip()
    if item:
        yield item


def _paragraph(rest: str) -> Iterator[str]:
    has_begun = False
    for line in map(str.strip, rest.split("\n")):
        if _ELSE.match(line) or (has_begun and not line):
            return
        if line:
            has_begun = True
            yield line


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"
