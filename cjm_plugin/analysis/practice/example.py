"""Examples: small files, written one under the other."""

from __future__ import annotations

import re

_FILE = re.compile(r"^# ([\w-]+/\S+\.(?:md|csv))$", re.MULTILINE)


def files(example: str) -> dict[str, str]:
    """The frontmatter (or the rows) of each file, by its path below `content/`.

    A line `# journeys/buying.md` begins each.

    :raises ValueError: the example does not begin with such a line.
    """
    before, *parts = _FILE.split(example.strip("\n"))
    if before.strip() or not parts:
        raise ValueError("the example does not say which file it is")
    texts = (part.strip("\n") for part in parts[1::2])
    return dict(zip(parts[::2], texts, strict=True))
