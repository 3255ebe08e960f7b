"""Age groups: authors' own words, told apart."""

from __future__ import annotations

import re

from cjm_plugin.model.ids import normal
from cjm_plugin.model.persona import Persona


def age(persona: Persona) -> str:
    """An age group however its dash is written: `30–39`, `30 - 39`; empty where it is unknown."""
    return re.sub(r"\s*[-–—]\s*", "-", normal(persona.age_group or "").casefold())
