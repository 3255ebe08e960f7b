"""A setup of VS Code for the people who write maps: what stands in `.vscode/`, beside mkdocs.yml."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from cjm_plugin.edges.snippets import snippets
from cjm_plugin.edges.watching import CHECKING, WATCHING
from cjm_plugin.model.roll import Roll

FOLDER = ".vscode"
_EXTENSION = ("package.json", "extension.js", "frontmatter.js")
"""A local extension, which VS Code offers to install for this folder alone."""

Json = dict[str, Any]


class State(StrEnum):
    """What became of a file."""

    WRITTEN = "written"
    CURRENT = "up to date"
    KEPT = "kept as it is"


class EditorFile(NamedTuple):
    """A file of the setup."""

    name: str
    """Below the folder of mkdocs.yml, with `/`."""
    text: str
    is_ours: bool = False
    """Nobody else writes into it; any other file is JSON."""


def editor_files(roll: Roll, configuration: str | None) -> Iterator[EditorFile]:
    """All of them; `configuration` is the name of the site's mkdocs.yml, if it is not found by itself."""
    yield EditorFile(f"{FOLDER}/cjm.code-snippets", _json(snippets(roll)), is_ours=True)
    for name in _EXTENSION:
        text = (files(__package__) / "vscode" / name).read_text(encoding="utf-8")
        yield EditorFile(f"{FOLDER}/extensions/cjm/{name}", text, is_ours=True)
    yield EditorFile(f"{FOLDER}/tasks.json", _json(_tasks(configuration)))
    yield EditorFile(f"{FOLDER}/settings.json", _json(_settings()))


def _json(content: Json) -> str:
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n"


def write(wanted: Iterable[EditorFile], root: Path) -> Iterator[tuple[EditorFile, State]]:
    """Writes what is missing and what is ours; never changes what somebody else may have written."""
    for file in wanted:
        path = root / file.name
        found = path.read_text(encoding="utf-8") if path.is_file() else None
        if found is None or (file.is_ours and found != file.text):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="\n")
            yield file, State.WRITTEN
        elif file.is_ours or _holds(_parsed(found), json.loads(file.text)):
            yield file, State.CURRENT
        else:
            yield file, State.KEPT


def _parsed(text: str) -> Any:
    """`None` where it has comments, which VS Code allows there."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def _holds(found: Any, wanted: Any) -> bool:
    """Whether everything wanted is there, among whatever else."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(
            name in found and _holds(found[name], value) for name, value in wanted.items()
        )
    if isinstance(wanted, list):
        return isinstance(found, list) and all(any(_holds(f, w) for f in found) for w in wanted)
    return bool(found == wanted)


def _tasks(configuration: str | None) -> Json:
    """Both show problems at their fields. The one that watches asks once whether it may start by itself."""
    arguments = [*(["-f", configuration] if configuration else []), "check", "--format", "gcc"]
    check = {
        "label": "cjm: check",
        "detail": "All problems of the content, at their fields",
        **_command(arguments),
        "group": {"kind": "test", "isDefault": True},
        "presentation": {"reveal": "silent", "revealProblems": "onProblem", "clear": True},
        "problemMatcher": _matcher(),
    }
    watch = {
        "label": "cjm: check after each change",
        "detail": "The same, again whenever a file is saved",
        **_command([*arguments, "--watch"]),
        "isBackground": True,
        "presentation": {"reveal": "never", "panel": "dedicated", "clear": True},
        "runOptions": {"runOn": "folderOpen"},
        "problemMatcher": _matcher()
        | {
            "background": {
                "activeOnStart": True,
                "beginsPattern": f"^{CHECKING}",
                "endsPattern": f"^{WATCHING}",
            }
        },
    }
    return {"version": "2.0.0", "tasks": [check, watch]}


def _command(arguments: Sequence[str]) -> Json:
    """The `cjm` of a virtual environment in the folder, or else the one on the PATH."""
    here = "${workspaceFolder}"
    return {
        "type": "shell",
        "command": "cjm",
        "args": list(arguments),
        "options": {"env": {"PATH": f"{here}/.venv/bin:${{env:PATH}}"}},
        "windows": {"options": {"env": {"PATH": f"{here}\\.venv\\Scripts;${{env:PATH}}"}}},
    }


def _matcher() -> Json:
    """For the lines of `cjm check --format gcc`."""
    return {
        "owner": "cjm",
        "source": "cjm",
        "applyTo": "allDocuments",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {
            "regexp": r"^(.+?):(\d+):(\d+): (error|warning|note): (.*) \[(CJM\d{3})\]$",
            "file": 1,
            "line": 2,
            "column": 3,
            "severity": 4,
            "message": 5,
            "code": 6,
        },
    }


def _settings() -> Json:
    """For Markdown alone: YAML wants blanks, and words of the text are no suggestions for a field."""
    return {
        "[markdown]": {
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
            "editor.snippetSuggestions": "bottom",
            "editor.tabCompletion": "onlySnippets",
            "editor.wordBasedSuggestions": "off",
        },
    }
