"""What authors, editors and mergers do to files without changing what they say: through real loading."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_plugin.model.catalog import Catalog
from tests.analysis.diff.rows import rows
from tests.loading.rich import MAP, RICH
from tests.loading.support import BASE, loaded
from tests.loading.test_fuzz import mutated

FILES: Mapping[str, str] = {path: text for path, text in {**BASE, **RICH}.items() if text.startswith("---")}
BEFORE = loaded(RICH).catalog
WASHING = "journeys/washing-machine.md"


def told(files: Mapping[str, str | bytes]) -> list[str]:
    """All that is told of other files."""
    return rows(BEFORE, _whole(files))


def _whole(files: Mapping[str, str | bytes]) -> Catalog:
    found = loaded({**RICH, **files}).catalog
    assert len([*found]) == len([*BEFORE])
    return found


@given(st.sampled_from(sorted(FILES)), st.integers(0, 2**32))
def test_yaml_written_in_another_way_says_the_same(path: str, seed: int) -> None:
    rng = random.Random(seed)
    _, frontmatter, body = FILES[path].split("---\n", 2)
    written = yaml.safe_dump(
        _shuffled(yaml.safe_load(frontmatter), rng),
        sort_keys=False,
        allow_unicode=rng.random() < 0.5,
        default_flow_style=rng.choice([None, True, False]),
        width=rng.choice([20, 80, 1000]),
        indent=rng.choice([2, 4, 8]),
    )

    assert told({path: f"---\n# By hand\n{written}---\n{body}"}) == []


def _shuffled(value: Any, rng: random.Random) -> Any:
    """The same with its keys in another order."""
    if isinstance(value, list):
        return [_shuffled(item, rng) for item in value]
    if isinstance(value, dict):
        keys = rng.sample([*value], len(value))
        return {key: _shuffled(value[key], rng) for key in keys}
    return value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MAP.replace("\n", "\r\n"), id="line ends"),
        pytest.param(
            MAP.replace("on [a Tuesday](#compare-on-site).\n", "on [a Tuesday](#compare-on-site).  \n\n\n"),
            id="blanks",
        ),
        pytest.param("\ufeff" + MAP, id="byte order mark"),
        pytest.param(MAP.replace("reviewed: 2026-11-16", 'reviewed: "2026-11-16"'), id="quotes"),
        pytest.param(MAP.replace("share: 0.5", "share: 0.50"), id="figures"),
        pytest.param(
            MAP.replace("systems: [shop-platform]", "systems:\n          - shop-platform"), id="a list"
        ),
        pytest.param(
            MAP.replace("departments: marketing", "departments: {marketing: leads}"), id="the one leader"
        ),
        pytest.param(MAP.replace("channel: website", "channel: site", 1), id="an old id"),
    ],
)
def test_the_same_in_other_characters(text: str) -> None:
    assert told({WASHING: text}) == []


@pytest.mark.parametrize("path", sorted(RICH))
def test_a_file_that_moves_is_the_same_object(path: str) -> None:
    if path.startswith("data/"):
        assert told({path: "week,value\n2026-W40,7\n" if "metrics" in path else "date,score\n"}) == []
        return
    folder, name = path.split("/")

    assert told({f"-{path}": "", f"{folder}/archive/2026/{name}": RICH[path]}) == []


def test_what_the_site_generator_reads_is_no_content() -> None:
    text = MAP.replace("hide: [navigation]", "hide: [toc]\nicon: material/van\nsearch: {boost: 2}")

    assert told({WASHING: text.replace("For search engines", "For others")}) == []


def test_a_rewritten_body_is_one_change() -> None:
    assert told({WASHING: MAP.replace("It begins", "Everything\n\nbegins")}) == [
        "journey.story-changed washing-machine story"
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {
                "-channels/website.md": "",
                "channels/shop.md": "---\ntitle: Site\nkind: digital\nwas: [site, website]\n---\n",
            },
            ["channel.renamed shop id: 'website' -> 'shop'"],
        ),
        (
            {
                "-studies/interviews.md": "",
                "studies/talks.md": FILES["studies/interviews.md"].replace(
                    "date:", "was: [interviews]\ndate:"
                ),
            },
            ["study.renamed talks id: 'interviews' -> 'talks'"],
        ),
        (
            {
                f"-{WASHING}": "",
                "journeys/buying.md": MAP.replace(
                    "was: [buying-a-machine]", "was: [buying-a-machine, washing-machine]"
                ),
            },
            ["journey.renamed buying id: 'washing-machine' -> 'buying'"],
        ),
        (
            {WASHING: MAP.replace("id: pay-online", "id: pay\n        was: [pay-online]")},
            ["touchpoint.renamed washing-machine/pay id: 'pay-online' -> 'pay'"],
        ),
        (
            {
                WASHING: MAP.replace("id: depth-missing", "id: no-depth").replace(
                    "was: [depth]", "was: [depth, depth-missing]"
                )
            },
            ["pain.renamed washing-machine/compare-on-site/no-depth id: 'depth-missing' -> 'no-depth'"],
        ),
    ],
    ids=["channel", "study", "map", "touchpoint", "pain"],
)
def test_a_renaming_is_one_change_whoever_names_the_thing(
    files: Mapping[str, str], expected: list[str]
) -> None:
    """Loading writes the references anew: everywhere the new id stands for the old one."""
    assert told(files) == expected
    back = rows(_whole(files), BEFORE)
    assert len(back) == 1
    assert ".renamed " in back[0]


@settings(max_examples=100)
@given(st.sampled_from(sorted(RICH)), st.integers(0, 2**32), st.integers(1, 4))
def test_whatever_happens_to_a_file_it_can_be_told(path: str, seed: int, number: int) -> None:
    after = loaded({**RICH, path: mutated(RICH[path], seed, number)}).catalog

    there, back = rows(BEFORE, after), rows(after, BEFORE)

    assert bool(there) == bool(back)
    assert rows(after, after) == []
