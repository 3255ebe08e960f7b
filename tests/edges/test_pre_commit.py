"""The hooks for other teams' repositories, run by pre-commit in front of real commits."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_manifest

from tests.edges.repositories import Repository, repository
from tests.edges.sites import CONFIG, CONTENT
from tests.edges.test_cli import MAP

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
SCRIPTS = sysconfig.get_path("scripts")


def hooked(folder: Path, hook: str) -> Repository:
    """A repository of maps with one of the hooks; its program is the one on the PATH, not installed anew."""
    definition = next(found for found in load_manifest(MANIFEST) if found["id"] == hook)
    local = {
        name: definition[name]
        for name in ("id", "name", "entry", "always_run", "pass_filenames", "require_serial")
    }
    config = {"repos": [{"repo": "local", "hooks": [{**local, "language": "system"}]}]}
    repo = repository(
        folder, {"mkdocs.yml": CONFIG, **CONTENT, ".pre-commit-config.yaml": yaml.safe_dump(config)}
    )
    subprocess.run(
        [f"{SCRIPTS}/pre-commit", "install"], cwd=folder, check=True, capture_output=True, env=os.environ
    )
    return repo


@pytest.fixture(autouse=True)
def _environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    monkeypatch.setenv("PATH", f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")


def refused(repo: Repository) -> str:
    """What is said about the commit that does not come about; empty for one that does."""
    try:
        repo.commit("An edit", "2026-11-20T12:00:00+00:00")
    except subprocess.CalledProcessError as error:
        return f"{error.stdout}{error.stderr}"
    return ""


def test_the_manifest_is_as_pre_commit_wants_it() -> None:
    assert [hook["id"] for hook in load_manifest(MANIFEST)] == ["cjm-check", "cjm-practice"]


def test_only_a_commit_after_which_nothing_could_be_published_is_refused(tmp_path: Path) -> None:
    repo = hooked(tmp_path / "maps", "cjm-check")

    repo.edit(MAP, "title: Pays", "title: Pays in the shop")
    assert refused(repo) == ""

    repo.edit(MAP, "in the shop, channel: website", "in the shop, channel: web-site")
    assert "no channel 'web-site'; did you mean 'website'?" in refused(repo)

    repo.edit(MAP, "web-site", "website")
    (repo.folder / "content/stages/choose.md").unlink()
    assert "stages[0].stage: no stage 'choose'" in refused(repo)


def test_the_other_hook_stops_at_a_warning_too(tmp_path: Path) -> None:
    repo = hooked(tmp_path / "maps", "cjm-practice")

    repo.edit(MAP, "title: Pays", "title: Pays in the shop")
    assert "[CJM121]" in refused(repo)
