"""Starting files: valid as they stand, and every example in them is."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice import check
from cjm_plugin.loading import Loaded, folder_files
from cjm_plugin.model.base import HOST_KEYS, Object, Part
from cjm_plugin.model.fields import fields
from cjm_plugin.model.ids import is_id, suggested_id
from cjm_plugin.model.journey import Variation
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Problem
from cjm_plugin.model.roll import Roll
from cjm_plugin.model.settings import Settings
from cjm_plugin.model.text import clean
from tests.loading.support import BASE
from tests.rendering.authoring.starting import TODAY, begun, loaded, roll, start, uncommented

LANGUAGES = ("en", "ru", "pl")
NEEDLESS = {"was", "allow", *HOST_KEYS}
"""Fields that a new file has no use for."""
CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="module")
def demonstration() -> Mapping[str, str]:
    files = folder_files(CONTENT)
    return {file.path: file.data.decode() for file in files if file.path.endswith(".md")}


@pytest.fixture(scope="module")
def there(demonstration: Mapping[str, str]) -> Roll:
    return roll(demonstration)


@pytest.fixture(scope="module", params=LANGUAGES)
def grown(request: pytest.FixtureRequest, demonstration: Mapping[str, str], there: Roll) -> Loaded:
    """The demonstration with a new object of each kind, in which every example counts."""
    new = (start(kind, "Something new", there, request.param) for kind in Kind)
    return loaded({**demonstration, **{path: uncommented(text) for path, text in new}})


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(3))
def test_a_project_from_nothing_in_any_order(language: str, seed: int) -> None:
    kinds, files = [*Kind, *Kind], dict[str, str]()
    random.Random(seed).shuffle(kinds)

    for number, kind in enumerate(kinds):
        files = begun(kind, f"Новый {kind} №{number}", files, language)

        assert told(loaded(files).problems) == []
    assert loaded(files).files == len(kinds)


def test_every_example_is_valid_where_all_is_there(grown: Loaded) -> None:
    assert told(grown.problems) == []


@pytest.mark.parametrize("kind", Kind)
def test_every_field_is_shown(kind: Kind, grown: Loaded) -> None:
    assert [*untold(grown.catalog.collection(kind)["something-new"])] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_every_example_decodes_where_nothing_is_there(kind: Kind, language: str) -> None:
    ((path, text),) = begun(kind, "Something new", {}, language).items()

    problems = loaded({path: uncommented(text)}).problems

    assert {problem.code for problem in problems} <= {"CJM021"}, told(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_told_as_the_rules_of_practice_ask_for(language: str) -> None:
    """From the customer's side, and one channel at a time: of a map as it is, for plans are not looked at."""
    path, text = start(Kind.JOURNEY, "Something new", roll(BASE), language)
    as_is = text.replace("#state: to-be", "").replace("#of: ", "#x-of: ")
    found = loaded({**BASE, path: uncommented(as_is)})

    breaches = check(Facts(found.catalog, found.measurements, Settings(today=TODAY))).breaches

    codes = {breach.rule.code for breach in breaches if breach.thing.id == "something-new"}
    assert found.catalog.journeys["something-new"].state == "as-is"
    assert codes == {"CJM103"}, "the second touchpoint is three lines, and rests on nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_commands_in_a_file_make_what_its_examples_name(language: str) -> None:
    """Each is given in the order of the file; then nothing is missing any more, but places in other maps."""
    files = begun(Kind.JOURNEY, "Something new", {}, language)
    text = files["journeys/something-new.md"]
    for kind, title in commands(text):
        files = begun(kind, title, files, language)

    files["journeys/something-new.md"] = uncommented(text)
    assert told(loaded(files).problems) == []


def commands(text: str) -> list[tuple[Kind, str]]:
    found = (line.partition("cjm new ")[2] for line in text.splitlines() if "cjm new " in line)
    return [(Kind(command.partition(" ")[0]), command.partition(" ")[2].strip('"')) for command in found]


@pytest.mark.parametrize("kind", Kind)
def test_nothing_can_name_itself(kind: Kind) -> None:
    """The examples' own titles, given to real things."""
    for language, title in itertools.product(
        LANGUAGES, ("Buying a kettle", "Покупка чайника", "Zakup czajnika")
    ):
        ((path, text),) = begun(kind, title, {}, language).items()
        codes = {problem.code for problem in loaded({path: uncommented(text)}).problems}
        assert codes <= {"CJM021"}


def untold(part: Part) -> Iterator[str]:
    """The fields that nobody wrote of a part, and of the first of each kind of part in it."""
    for name, info in type(part).model_fields.items():
        key, value = info.alias or name, getattr(part, name)
        if key not in fields(type(part)) or key in NEEDLESS:
            continue
        if name not in part.model_fields_set:
            yield f"{type(part).__name__}.{key}"
        inner = value[0] if isinstance(value, tuple) and value else value
        # A few fields of another persona's experience will do: they are the touchpoint's.
        if isinstance(inner, Part) and not isinstance(inner, Variation):
            yield from untold(inner)


@pytest.mark.parametrize("kind", Kind)
def test_a_short_file_is_the_long_one_without_what_few_need(kind: Kind, there: Roll) -> None:
    (_, long), (_, short) = (start(kind, "New", there, short=short) for short in (False, True))

    assert len(short) < len(long)
    assert is_within([line for line in short.splitlines() if line], long.splitlines())
    assert "───" not in short
    assert "#tags" not in short


def is_within(some: list[str], lines: list[str]) -> bool:
    """Whether they are among the lines in this order."""
    rest = iter(lines)
    return all(line in rest for line in some)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_file_is_valid_and_holds_what_the_rules_of_practice_ask_for(language: str) -> None:
    new = dict(start(kind, "Something new", roll(BASE), language, short=True) for kind in Kind)
    assert told(loaded({**BASE, **new}).problems) == []

    grown = loaded({**BASE, **{path: uncommented(text) for path, text in new.items()}})
    breaches = check(Facts(grown.catalog, grown.measurements, Settings(today=TODAY))).breaches

    assert told(grown.problems) == []
    mine = {(one.rule.code, one.thing.kind) for one in breaches if one.thing.id == "something-new"}
    assert mine == {("CJM124", Kind.STAGE)}, "no map goes through it yet"


def test_a_short_map_asks_for_what_a_touchpoint_is_about() -> None:
    _, text = start(Kind.JOURNEY, "Something new", roll(BASE), short=True)

    keys = re.findall(r"^ *#?(?:- )?(\w+):", text, re.MULTILINE)
    assert keys == [
        *("title", "purpose", "owner", "personas", "reviewed", "stages", "stage", "touchpoints"),
        *("id", "title", "channel", "departments", "does", "emotion"),
        *("pains", "id", "title", "severity", "evidence", "strengths", "evidence"),
    ]


def test_a_map_begins_with_one_stage_and_one_touchpoint() -> None:
    files = begun(Kind.JOURNEY, "Something new", BASE)

    found = loaded(files).catalog.journeys["something-new"]

    assert found.reviewed == TODAY
    assert [stage.stage for stage in found.stages] == ["choose"]
    assert [(one.id, one.channel) for one in found.touchpoints] == [("makes-the-first-contact", "phone")]


def test_a_map_without_stages_or_channels_has_its_route_behind_marks() -> None:
    for files in (
        {},
        {"stages/buy.md": BASE["stages/buy.md"]},
        {"channels/phone.md": BASE["channels/phone.md"]},
    ):
        found = loaded(begun(Kind.JOURNEY, "Something new", files)).catalog.journeys["something-new"]
        assert found.stages == ()


def test_a_stage_comes_behind_the_others() -> None:
    files = {"stages/buy.md": "---\ntitle: Buy\norder: 7.5\n---\n"}
    assert loaded(begun(Kind.STAGE, "Use", files)).catalog.stages["use"].order == 8
    assert loaded(begun(Kind.STAGE, "Use", {})).catalog.stages["use"].order == 1


def test_a_study_is_of_today() -> None:
    assert loaded(begun(Kind.STUDY, "Interviews", {})).catalog.studies["interviews"].date == TODAY


def test_comments_are_in_the_language_of_the_site() -> None:
    russian = begun(Kind.CHANNEL, "Чат", {}, "ru")["channels/чат.md"]

    assert russian.splitlines()[:2] == [
        "---",
        "# Как происходит контакт. Точки контакта и переходы складываются из карт.",
    ]
    assert '# Этого пока нет; создаётся так: cjm new department "Продажи"\n#owner: продажи\n' in russian


def test_a_field_of_few_words_tells_them() -> None:
    text = begun(Kind.METRIC, "Wait", {})["metrics/wait.md"]

    assert "# Which way is better. One of: higher, lower.\n#better: higher\n" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_lines_are_short_and_only_spaces_indent(kind: Kind, language: str, there: Roll) -> None:
    _, text = start(kind, "Something new", there, language)

    assert max(map(len, text.splitlines())) <= 120
    assert "\t" not in text
    assert all(line == line.rstrip() for line in text.splitlines())
    assert text.endswith("---\n")


AWKWARD = (
    "no",
    "2026-11-28",
    "Foo: bar #1",
    "“Quotes” & <b>",
    'He said "no"',
    "3 чайника",
    "a\\b",
    "{x}",
    "🎉 Party",
    "'",
)


@pytest.mark.parametrize("title", AWKWARD)
def test_awkward_titles(title: str) -> None:
    for kind in Kind:
        assert title_of(kind, title) == title


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8"), min_size=1).map(clean).filter(bool), st.sampled_from(Kind))
def test_a_title_comes_out_as_it_went_in(title: str, kind: Kind) -> None:
    assert title_of(kind, title) == title


def title_of(kind: Kind, title: str) -> str:
    text = begun(kind, title, {})[f"{kind.folder}/{suggested_id(title)}.md"]
    found = loaded({f"{kind.folder}/it.md": text})
    assert told(found.problems) == []
    thing: Object = found.catalog.collection(kind)["it"]
    return thing.title


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_suggested_is_an_id(title: str) -> None:
    assert is_id(suggested_id(clean(title))) or suggested_id(clean(title)) == ""
