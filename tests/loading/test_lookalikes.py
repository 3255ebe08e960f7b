"""Names that look right and are not."""

from __future__ import annotations

import unicodedata

import pytest

from cjm_plugin.loading.lookalikes import difference, latin, slip_in


@pytest.mark.parametrize(
    ("written", "right", "said"),
    [
        ("СJM104", "CJM104", "its 'С' is Cyrillic"),
        ("СЈМ104", "CJM104", "its 'С', 'Ј' and 'М' are Cyrillic"),
        ("сjm104", "CJM104", "its 'с' is Cyrillic"),
        ("почтa", "почта", "its 'a' is Latin"),
        ("wеb-sitе", "web-site", "its 'е' is Cyrillic"),
        ("phοne", "phone", "its 'ο' is Greek"),
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


@pytest.mark.parametrize(
    ("id", "told", "meant"),
    [
        ("compаre-on-site", "its 'а' is Cyrillic", "compare-on-site"),
        ("phοne", "its 'ο' is Greek", "phone"),
        # It could be a word of either alphabet: the others tell.
        ("соm-site", "its 'с' and 'о' are Cyrillic", "com-site"),
        ("соm-на-сайте", "its 'm' is Latin", "сом-на-сайте"),
        ("cистема", "its 'c' is Latin", "система"),
        ("київ-вiн", "its 'i' is Latin", "київ-він"),
        ("сrm-cистема", "its 'с' is Cyrillic and its 'c' is Latin", "crm-система"),
        ("phone\ufe0f", "it holds an invisible character, U+FE0F", "phone"),
        ("\u3164phоne", "it holds an invisible character, U+3164 and its 'о' is Cyrillic", "phone"),
        ("саре2a", "its 'a' is Latin", "саре2а"),
    ],
)
def test_what_the_eye_does_not_see_in_an_id(id: str, told: str, meant: str) -> None:
    slip = slip_in(id)
    assert slip is not None
    assert slip == (told, meant)


@pytest.mark.parametrize(
    "id",
    [
        "compare-on-site",
        "оплата",
        "сравнивает-на-сайте",
        "crm-система",
        "crmсистема",
        "b2b-клиент",
        "τηλέφωνο",
        "café",
        "łóżko",
        "电话",
        "さくら-shop",
    ],
)
def test_an_id_in_any_alphabet_is_fine(id: str) -> None:
    assert slip_in(id) is None
