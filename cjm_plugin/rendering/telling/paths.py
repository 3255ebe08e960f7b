"""Where below its subject a change is: `by_persona[pensioner].decision.question`, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_STEP = re.compile(r"\.?([^.\[\]]+)(?:\[((?:[^\[\]]|\[[^\[\]]*\])*)\])?")

# The author's own keys may hold anything, points and brackets too.
_OWN = re.compile(r"(?:^|(?<=\w)\.|(?<=\])\.)(x-.*)", re.DOTALL)


class Step(NamedTuple):
    """A field, and which of its things."""

    name: str
    key: str | None = None


@dataclass(frozen=True)
class Path:
    """From the subject inwards. What differs for a persona alone stands beside the change itself."""

    steps: tuple[Step, ...]

    @staticmethod
    @lru_cache(maxsize=4096)
    def of(field: str) -> Path:
        """Of a change's field."""
        own = _OWN.search(field)
        known = field[: own.start()] if own else field
        steps = tuple(Step(name, key or None) for name, key in _STEP.findall(known))
        steps += (Step(own[1]),) if own else ()
        inside = steps[1:] if len(steps) > 1 and steps[0].name == "by_persona" else steps
        return Path(inside)

    @property
    def first(self) -> Step:
        return self.steps[0] if self.steps else Step("")

    @property
    def last(self) -> Step:
        return self.steps[-1] if self.steps else Step("")

    @property
    def key(self) -> str | None:
        """The innermost key."""
        return next((step.key for step in reversed(self.steps) if step.key is not None), None)

    @property
    def below(self) -> Path:
        """Without the first step."""
        return Path(self.steps[1:])

    @property
    def dotted(self) -> str:
        """Without the keys: `decision.question`."""
        return ".".join(step.name for step in self.steps)
