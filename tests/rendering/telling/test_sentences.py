"""Every kind of change in a sentence, in three languages: the exact words, as readers see them.

`sentences.txt` is the table: the name of a specimen, then what is told of it in English, Russian and Polish.
Titles are the author's and stay as they are.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm_plugin.model.change import What
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.telling import PlainStyle, Teller
from tests.rendering.telling.specimens import SPECIMENS

TABLE = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8")
LANGUAGES = ("en", "ru", "pl")
ROWS = {name: told for name, *told in (block.splitlines() for block in TABLE.strip().split("\n\n"))}


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_change_is_told(name: str) -> None:
    told = [Teller(Locale.of(language), PlainStyle()).sentence(SPECIMENS[name]) for language in LANGUAGES]
    assert told == ROWS[name]


def test_the_table_is_of_the_specimens() -> None:
    assert list(ROWS) == list(SPECIMENS)


def test_there_is_a_specimen_of_everything_that_happens() -> None:
    assert {change.what for change in SPECIMENS.values()} == set(What)
