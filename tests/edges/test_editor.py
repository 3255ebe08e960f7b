"""What `cjm editor` writes for VS Code, and that it fits what `cjm check` prints and reads."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from cjm_plugin.edges.snippets import snippets
from cjm_plugin.loading import SourceFile, enrol, load
from cjm_plugin.model.kinds import Kind
from tests.edges.sites import CONFIG, make_site
from tests.edges.test_cli import FAULTY, MAP, OLD_ID, UNKNOWN_CHANNEL, cjm
from tests.loading.support import BASE, SETTINGS

ROOT = Path(__file__).parents[2]
FILES = [
    "cjm.code-snippets",
    "extensions/cjm/package.json",
    "extensions/cjm/extension.js",
    "extensions/cjm/frontmatter.js",
    "tasks.json",
    "settings.json",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_site(tmp_path)
    monkeypatch.chdir(made)
    return made


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / ".vscode" / name).read_text(encoding="utf-8"))


def test_the_setup_is_written_once_and_kept_up_to_date(folder: Path) -> None:
    first, second = cjm("editor"), cjm("editor")
    (folder / "content/channels/phone.md").write_text("---\ntitle: Phone\n---\n")
    third = cjm("editor")

    assert first.stderr.splitlines() == [f".vscode/{name}: written" for name in FILES]
    assert second.stderr.splitlines() == [f".vscode/{name}: up to date" for name in FILES]
    assert third.stderr.splitlines()[:2] == [
        ".vscode/cjm.code-snippets: written",
        ".vscode/extensions/cjm/package.json: up to date",
    ]
    assert read(folder, "cjm.code-snippets")["Id of an existing channel"]["body"] == ["${1|phone,website|}"]


@pytest.mark.parametrize(
    ("theirs", "state"),
    [
        ('{"editor.rulers": [120]}', "kept as it is"),
        ('{\n  // Ours.\n  "editor.rulers": [120],\n}', "kept as it is"),
        ("", "kept as it is"),
    ],
)
def test_what_others_wrote_is_kept_and_told_what_it_lacks(folder: Path, theirs: str, state: str) -> None:
    settings = folder / ".vscode/settings.json"
    settings.parent.mkdir()
    settings.write_text(theirs)

    result = cjm("editor")

    assert settings.read_text() == theirs
    assert f".vscode/settings.json: {state}\ncjm: add what it lacks of this:\n" in result.stderr
    assert json.loads(result.stdout)["[markdown]"]["editor.tabSize"] == 2


def test_what_others_wrote_beside_ours_is_no_matter(folder: Path) -> None:
    cjm("editor")
    tasks = read(folder, "tasks.json")
    tasks["tasks"].insert(0, {"label": "build", "type": "shell", "command": "mkdocs build"})
    tasks["tasks"][1]["icon"] = {"id": "check"}
    (folder / ".vscode/tasks.json").write_text(json.dumps(tasks))

    result = cjm("editor")

    assert ".vscode/tasks.json: up to date" in result.stderr
    assert (result.exit_code, result.stdout) == (0, "")
    assert read(folder, "tasks.json") == tasks


def test_the_tasks_name_a_configuration_that_is_called_otherwise(folder: Path) -> None:
    (folder / "mkdocs.yml").rename("maps.yml")

    cjm("-f", "maps.yml", "editor")

    commands = [[task["command"], *task["args"]] for task in read(folder, "tasks.json")["tasks"]]
    assert commands == [
        ["cjm", "-f", "maps.yml", "check", "--format", "gcc"],
        ["cjm", "-f", "maps.yml", "check", "--format", "gcc", "--watch"],
    ]


def test_the_matcher_takes_every_line_of_a_check_apart(folder: Path) -> None:
    make_site(folder, content=FAULTY)
    cjm("editor")
    for task in read(folder, "tasks.json")["tasks"]:
        pattern = task["problemMatcher"]["pattern"]
        fields = {name: group for name, group in pattern.items() if name != "regexp"}

        found = [
            {name: match[group] for name, group in fields.items()}
            for line in cjm(*task["args"][:3]).stdout.splitlines()
            if (match := re.fullmatch(pattern["regexp"], line))
        ]

        sentences = [
            said.partition(": ")[2].removesuffix(" [CJM021]").removesuffix(" [CJM022]")
            for said in (UNKNOWN_CHANNEL, OLD_ID)
        ]
        assert found == [
            {
                "file": MAP,
                "line": "9",
                "column": "62",
                "severity": "error",
                "message": sentences[0],
                "code": "CJM021",
            },
            {
                "file": "content/journeys/стирка.md",
                "line": "7",
                "column": "46",
                "severity": "warning",
                "message": sentences[1],
                "code": "CJM022",
            },
        ]


def _expanded(body: list[str]) -> str:
    """As it stands there when every choice is the first and every text the example."""
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", "\n".join(body))
    return re.sub(r"\$\{\d+:([^}]+)\}", r"\1", text)


def _indented(text: str, depth: int) -> str:
    return "\n".join(f"{' ' * depth}{line}" for line in text.splitlines())


FULL = {
    **BASE,
    "studies/opinion.md": "---\ntitle: Opinion\ndate: 2026-09-01\n---\n",
    "initiatives/labels.md": "---\ntitle: Labels\n---\n",
}
WHERE = {
    "stage": ("journeys/x.md", "title: X\nstages:\n{}", 2),
    "touchpoint": ("journeys/x.md", "title: X\nstages:\n  - stage: choose\n    touchpoints:\n{}", 6),
    "pain": ("journeys/x.md", "{touchpoint}        pains:\n{}", 10),
    "strength": ("journeys/x.md", "{touchpoint}        strengths:\n{}", 10),
    "passage": (
        "journeys/x.md",
        "{touchpoint}        next:\n{}\n      - {id: pay-online, title: Pays, channel: phone}",
        10,
    ),
    "by_persona": ("journeys/x.md", "{touchpoint}{}", 8),
    "decision": ("journeys/x.md", "{touchpoint}{}", 8),
    "feedback": ("journeys/x.md", "{touchpoint}{}", 8),
    "measured": ("journeys/x.md", "{touchpoint}        metrics:\n{}", 10),
    "allow": ("journeys/x.md", "{touchpoint}{}", 0),
    "kpi": ("departments/x.md", "title: X\nkpis:\n{}", 2),
    "capability": ("departments/x.md", "title: X\ncapabilities:\n{}", 2),
    "finding": ("studies/x.md", "title: X\ndate: 2026-09-01\nfindings:\n{}", 2),
    "target": ("initiatives/x.md", "title: X\ntargets:\n{}", 2),
}
TOUCHPOINT = """title: X
personas: [young-family, pensioner]
stages:
  - stage: choose
    touchpoints:
      - id: one
        title: One
        channel: phone
"""


def sources(files: Mapping[str, str]) -> list[SourceFile]:
    """As loading takes them."""
    return [SourceFile(path, text.encode()) for path, text in sorted(files.items())]


SNIPPETS = {
    snippet["prefix"]: _expanded(snippet["body"])
    for snippet in snippets(enrol(sources(FULL), "content")).values()
}


def test_each_snippet_of_several_fields_is_tried() -> None:
    assert set(WHERE) == set(SNIPPETS) - {f"{kind.value}-id" for kind in Kind}


@pytest.mark.parametrize("prefix", WHERE)
def test_a_snippet_as_it_comes_is_right_where_it_belongs(prefix: str) -> None:
    path, around, depth = WHERE[prefix]
    text = SNIPPETS[prefix].replace("returning/compare-on-site/depth-missing", "returning/send-back/no-label")
    whole = around.replace("{touchpoint}", TOUCHPOINT).replace("{}", _indented(text, depth))

    loaded = load(sources({**FULL, path: f"---\n{whole}\n---\n"}), SETTINGS)
    assert [str(problem) for problem in loaded.errors] == []


def test_without_ids_a_place_is_left_to_write() -> None:
    body = snippets(enrol([], "content"))["Id of an existing channel"]["body"]

    assert body == ["${1:channel}"]


def test_the_repositorys_own_setup_knows_its_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    before = {path: path.read_bytes() for path in (ROOT / ".vscode").rglob("*") if path.is_file()}

    said = cjm("editor").stderr

    assert "written" not in said, "content/ has other ids now: run .venv/bin/cjm editor"
    assert "kept" not in said
    assert before == {path: path.read_bytes() for path in before}


def _read_into(lines: Queue[str], stream: Iterable[str]) -> None:
    for line in stream:
        lines.put(line)


@pytest.fixture
def watching(folder: Path) -> Iterator[tuple[subprocess.Popen[str], Queue[str]]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "cjm_plugin.edges.cli", "check", "--format", "gcc", "--watch"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "SOURCE_DATE_EPOCH": "1795348800"},
    )
    lines: Queue[str] = Queue()
    assert process.stdout is not None
    threading.Thread(target=_read_into, args=(lines, process.stdout), daemon=True).start()
    try:
        yield process, lines
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def told(lines: Queue[str]) -> list[str]:
    """What is said from one look to the next, by the patterns of the task."""
    said: list[str] = []
    while not re.match("^Watching for changes", line := lines.get(timeout=60)):
        said.append(line.rstrip("\n"))
    return said


def test_a_watching_check_tells_what_is_wrong_after_each_change(
    folder: Path, watching: tuple[subprocess.Popen[str], Queue[str]]
) -> None:
    process, lines = watching
    cjm("editor")
    background = read(folder, "tasks.json")["tasks"][1]["problemMatcher"]["background"]

    first = told(lines)
    file = folder / MAP
    file.write_text(
        file.read_text(encoding="utf-8").replace("channel: website", "channel: web-site", 1), encoding="utf-8"
    )
    second = told(lines)
    process.send_signal(signal.SIGINT)

    assert re.match(background["beginsPattern"], first[0])
    assert re.match(background["endsPattern"], "Watching for changes …")
    assert first[-1].endswith("in 7 files")
    assert [line.partition(": stages")[0] for line in second if "[CJM021]" in line] == [f"{MAP}:9:62: error"]
    assert process.wait(timeout=60) == 0


def test_a_watching_check_sees_its_options_and_the_subscriptions(
    folder: Path, watching: tuple[subprocess.Popen[str], Queue[str]]
) -> None:
    _, lines = watching

    def after(name: str, text: str) -> list[str]:
        (folder / name).write_text(text, encoding="utf-8")
        return told(lines)[1:]

    assert not any(" error: " in line for line in told(lines))
    graver = CONFIG.replace("cjm]", "cjm: {checks: {CJM121: error}}]")
    assert sum(" error: " in line for line in after("mkdocs.yml", graver)) == 2
    assert after("mkdocs.yml", CONFIG.replace("cjm]", "cjm: {checks: {CJM121: eror}}]")) == [
        "cjm: mkdocs.yml:8: plugins: cjm: checks: CJM121: 'eror' is none of error, warning, hint, off"
    ]
    assert after("mkdocs.yml", CONFIG)[-1].endswith("in 7 files")
    assert any(
        line.startswith("subscriptions.yml:1:1: error: ") for line in after("subscriptions.yml", "x: 1\n")
    )


def test_nothing_is_written_where_there_is_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert cjm("editor").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_broken_content_has_a_setup_too(folder: Path) -> None:
    make_site(folder, config=CONFIG, content=FAULTY)

    assert cjm("editor").exit_code == 0
    assert read(folder, "cjm.code-snippets")["Id of an existing channel"]["body"] == ["${1|website|}"]
