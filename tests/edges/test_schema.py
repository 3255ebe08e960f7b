"""`cjm schema`: plain outside of a project, with its ids and in its language inside of one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft7Validator

from cjm_plugin.edges.cli import main
from cjm_plugin.model.kinds import Kind
from tests.edges.sites import CONFIG, make_site, write


def cjm(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def printed(*arguments: str) -> dict[str, Any]:
    result = cjm("schema", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make_site(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("kind", Kind)
def test_outside_of_a_project(kind: Kind) -> None:
    found = printed(kind.value)

    Draft7Validator.check_schema(found)
    assert found["properties"]["title"]["description"].startswith("What it is called")
    assert not {kind.value for kind in Kind} & set(found["definitions"])


@pytest.mark.usefixtures("nowhere")
def test_without_a_kind_all_of_them() -> None:
    assert printed() == {kind.value: printed(kind.value) for kind in Kind}


@pytest.mark.usefixtures("site")
def test_in_a_project_references_are_its_ids() -> None:
    found = printed("journey")["definitions"]

    assert found["journey"]["enum"] == ["washing-machine", "стирка"]
    assert found["journey"]["enumDescriptions"] == ["Buying a washing machine", "Ремонт"]
    assert found["channel"]["enum"] == ["website"]
    assert "department" not in found
    assert printed("initiative")["definitions"]["place"]["enum"] == [
        "washing-machine/compare",
        "washing-machine/pay",
        "стирка/оплата",
    ]


def test_broken_content_has_ids_too(site: Path) -> None:
    write(site, {"content/channels/phone.md": "---\ntitle: [\n---\n", "content/journeys/new.md": ""})

    found = printed("journey")["definitions"]

    assert found["channel"]["enum"] == ["phone", "website"]
    assert found["journey"]["enum"] == ["new", "washing-machine", "стирка"]


@pytest.mark.parametrize(
    ("theme", "arguments", "text"),
    [
        ("ru", [], "Место среди этапов"),
        ("ru", ["--language", "pl"], "Miejsce wśród etapów"),
        ("de", [], "Where it stands among the stages"),
    ],
)
def test_the_language(site: Path, theme: str, arguments: list[str], text: str) -> None:
    write(site, {"mkdocs.yml": CONFIG.replace("font: false", f"font: false, language: {theme}")})

    assert printed("stage", *arguments)["properties"]["order"]["description"].startswith(text)


@pytest.mark.usefixtures("nowhere")
def test_the_language_outside_of_a_project() -> None:
    assert printed("stage", "--language", "ru")["properties"]["order"]["description"].startswith(
        "Место среди"
    )
    assert cjm("schema", "stage", "--language", "de").exit_code == 2


def test_a_project_that_is_broken_is_told_of(nowhere: Path) -> None:
    write(nowhere, {"mkdocs.yml": "- a list"})
    result = cjm("schema", "stage")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "cjm: mkdocs.yml: is not a mapping of options to values\n"
    assert cjm("-f", "other.yml", "schema", "stage").exit_code == 2


def test_a_project_without_content_yet(nowhere: Path) -> None:
    write(nowhere, {"mkdocs.yml": CONFIG})

    assert "channel" not in printed("journey")["definitions"]
