"""What the numbers in changes are measured by."""

from __future__ import annotations

import pytest

from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.telling.scales import scales
from tests.rendering.telling.specimens import SPECIMENS


@pytest.mark.parametrize(
    ("names", "language", "said"),
    [
        (["emotion fell"], "en", "Emotion goes from −2 to +2."),
        (["touchpoint added"], "en", "Emotion goes from −2 to +2."),
        (["pain found"], "en", "Severity goes from 1 (least) to 5 (most)."),
        (
            ["pain found", "emotion rose"],
            "en",
            "Emotion goes from −2 to +2, severity from 1 (least) to 5 (most).",
        ),
        (
            ["pain found", "emotion rose"],
            "ru",
            "Эмоция — от −2 до +2, острота — от 1 (слабее всего) до 5 (сильнее всего).",
        ),
        (
            ["pain found", "emotion rose"],
            "pl",
            "Emocja: od −2 do +2; dotkliwość: od 1 (najmniejsza) do 5 (największa).",
        ),
        (["emotion rose"], "ru", "Эмоция — от −2 до +2."),
        (["pain found"], "pl", "Dotkliwość: od 1 (najmniejsza) do 5 (największa)."),
        (["touchpoint reordered", "wait changed", "due moved"], "en", ""),
        ([], "en", ""),
    ],
)
def test_what_is_told_of_the_numbers_that_stand_there(names: list[str], language: str, said: str) -> None:
    assert scales([SPECIMENS[name] for name in names], Locale.of(language)) == said
