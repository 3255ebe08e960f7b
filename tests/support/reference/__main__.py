"""Writes the reference anew."""

from __future__ import annotations

from tests.support.reference import REFERENCE

for path, text in REFERENCE.items():
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(), encoding="utf-8")
