"""Which words of an example an author would have written."""

from __future__ import annotations

import pytest

from cjm_plugin.analysis.practice import words


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        pytest.param(
            "# journeys/buying.md\ntitle: Buying a kettle\nowner: shops\npurpose: To decide\nstate: to-be\n",
            ["Buying a kettle", "To decide"],
            id="no-ids-and-no-words-of-a-vocabulary",
        ),
        pytest.param(
            "# initiatives/parts.md\ntitle: Parts\nowner: Head of dispatch\nstatus: done\ndue: 2026-12-18\n",
            ["Parts", "Head of dispatch"],
            id="an-owner-who-is-a-person",
        ),
        pytest.param(
            "# journeys/buying.md\nstages:\n  - stage: choose\n    touchpoints:\n"
            "      - {id: asks, title: Asks, departments: {shops: leads}, pains: [{id: slow, title: Slow}],\n"
            "         by_persona: {pensioner: {channel: phone, does: Rings}}}\n",
            ["Asks", "Slow", "Rings"],
            id="in-lists-and-mappings-within-one-another",
        ),
        pytest.param(
            "# journeys/buying.md\ntitle: 'Ours: all'\ntags: [home, \"to, go\"]\nallow:\n"
            "  - {code: CJM121, why: In May.}\n",
            ["Ours: all", "home", "to, go", "In May."],
            id="quotes",
        ),
        pytest.param("# personas/old.md\nage_group: 60–75\ntitle: 2026\n", [], id="no-figures"),
        pytest.param(
            "# stages/use.md\ntitle: Use — “daily”\nnext: Nothing\n# studies/a.md\ntitle: Ask\n",
            ["Use — “daily”", "Ask"],
            id="several-files-and-a-field-that-is-none",
        ),
        pytest.param("# data/metrics/nps.csv\nweek,value\n2026-W30,fine\n", [], id="no-figures-of-a-table"),
    ],
)
def test_words(example: str, expected: list[str]) -> None:
    found = words(example)
    assert [text for text, *_ in found] == expected
    assert [example[start:end].strip("'\"") for _, start, end, _ in found] == expected


def test_words_say_whether_brackets_are_around_them() -> None:
    example = "# journeys/buying.md\ntitle: Buying\ntags: [home]\nallow: [{why: So}]\n"
    assert [(text, inside) for text, _, _, inside in words(example)] == [
        ("Buying", False),
        ("home", True),
        ("So", True),
    ]
