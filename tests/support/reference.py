"""`python -m tests.support.reference` writes the reference of fields anew: `docs/reference/fields.md`."""

from __future__ import annotations

from pathlib import Path

from cjm_plugin.rendering.authoring.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "fields.md"

if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(reference(), encoding="utf-8", newline="\n")
