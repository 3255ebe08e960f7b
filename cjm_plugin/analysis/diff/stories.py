"""Bodies of files."""

from __future__ import annotations


def same_story(before: str, after: str) -> bool:
    """Whether two bodies differ in nothing but line ends and blanks behind lines and at the end."""
    return before == after or _lines(before) == _lines(after)


def _lines(story: str) -> list[str]:
    return "\n".join(line.rstrip() for line in story.splitlines()).strip("\n").split("\n")
