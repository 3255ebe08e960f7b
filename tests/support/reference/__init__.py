"""The reference in `docs/reference/`, written from the program itself by `make reference`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from cjm_plugin.rendering.authoring.reference import reference as fields
from tests.support.reference import checks

_FOLDER = Path(__file__).parents[3] / "docs" / "reference"

REFERENCE: Mapping[Path, Callable[[], str]] = {
    _FOLDER / "checks.md": checks.text,
    _FOLDER / "fields.md": fields,
}
"""Each file with what it should hold."""
