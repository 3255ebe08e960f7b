"""The reference in `docs/reference/` says what the program does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.reference import REFERENCE


@pytest.mark.parametrize("path", REFERENCE, ids=lambda path: path.stem)
def test_it_is_in_step(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == REFERENCE[path](), "run `make reference`"
