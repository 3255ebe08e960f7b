"""Authors' words in Markdown that a forge shows: as they are, with nothing in them that acts.

What looks like a mention, the number of an issue, a commit or an address does something on a forge even where
Markdown is escaped, for it is found in the text that comes of it. A blank of no width breaks it.
"""

from __future__ import annotations

import re

_BLANKS = re.compile(r"\s+")
_ACTS_NOT = "\N{ZERO WIDTH SPACE}"
_ACTING = re.compile(
    r"(?<=@)(?=\w)"  # @somebody, and mail addresses
    r"|(?<=[#!$%&~^])(?=[\w\"])"  # #12, and what other forges know: !12, $12, %12, &12, ~label
    r"|(?<=\bGH-)(?=\d)"
    r"|(?<=://)|(?<=\bwww\.)|(?<=\bmailto:)|(?<=\bxmpp:)"
    r"|(?<=:)(?=[\w+-]+:)",  # :smile:
    re.IGNORECASE,
)
_COMMIT = re.compile(r"\b[0-9a-f]{7,64}\b", re.IGNORECASE)
_ESCAPES = str.maketrans(
    {
        # By backslash what every kind of Markdown knows so; the rest as what HTML calls it.
        **{mark: f"\\{mark}" for mark in "\\`*_[]#"},
        **{mark: f"&#{ord(mark)};" for mark in "&|~^="},
        _ACTS_NOT: "&#8203;",
        "<": "&lt;",
        ">": "&gt;",
        # It may begin a formula, escaped or not.
        "$": "<span>$</span>",
    }
)
_IN_ADDRESS = str.maketrans({mark: f"%{ord(mark):02X}" for mark in '\\()<>" '})


def escaped(text: str) -> str:
    """Words of an author, in one line."""
    broken = _COMMIT.sub(lambda run: _ACTS_NOT.join(_fours(run[0])), _BLANKS.sub(" ", text))
    return _ACTING.sub(_ACTS_NOT, broken).translate(_ESCAPES)


def _fours(run: str) -> list[str]:
    return [run[at : at + 4] for at in range(0, len(run), 4)]


def link(text: str, address: str) -> str:
    """A link; the text is escaped already."""
    return f"[{text}]({address.translate(_IN_ADDRESS)})"
