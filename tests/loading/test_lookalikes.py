"""Names that look right and are not."""

from __future__ import annotations

import unicodedata

import pytest

from cjm_plugin.loading.lookalikes import difference, latin


@pytest.mark.parametrize(
    ("written", "right", "said"),
    [
        ("СJM104", "CJM104", "its 'С' is Cyrillic"),
        ("СЈМ104", "CJM104", "its 'С', 'Ј' and 'М' are Cyrillic"),
        ("сjm104", "CJM104", "its 'с' is Cyrillic"),
        ("почтa", "почта", "its 'a' is Latin"),
        ("wеb-sitе", "web-site", "its 'е' is Cyrillic"),
        ("cjm104", "CJM104", ""),
        ("web-site", "website", ""),
        ("сайт", "site", ""),
        ("website", "website", ""),
    ],
)
def test_what_the_eye_does_not_see(written: str, right: str, said: str) -> None:
    assert difference(written, right) == said


def test_every_letter_of_the_table_is_cyrillic_and_becomes_latin() -> None:
    cyrillic = "АВЕЅІЈКМНОРСТХУаеѕіјкморсху"
    assert all("CYRILLIC" in unicodedata.name(letter) for letter in cyrillic)
    assert latin(cyrillic).isascii()
    assert len(latin(cyrillic)) == len(cyrillic)
