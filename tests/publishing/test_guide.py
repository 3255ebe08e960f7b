"""docs/publishing.md and the files it sends people to."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.publishing.servers import SHIPPED
from tests.support import programs

GUIDE = SHIPPED.with_suffix(".md")
FILES = sorted(path.name for path in SHIPPED.iterdir() if path.is_file())
SCRIPTS = [name for name in FILES if (SHIPPED / name).read_bytes().startswith(b"#!")]


@pytest.mark.parametrize("name", FILES)
def test_each_file_has_its_place_in_the_guide(name: str) -> None:
    assert re.search(rf"\b{re.escape(name)}\b", GUIDE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_sound_and_can_be_called(name: str) -> None:
    script = SHIPPED / name
    checked = subprocess.run(
        [programs.shellcheck(), "--external-sources", script], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout) == (0, "")
    assert script.stat().st_mode & 0o111


def test_cron_runs_what_is_there() -> None:
    lines = (SHIPPED / "crontab").read_text(encoding="utf-8").splitlines()
    runs = [re.split(r"\s+", line, maxsplit=5) for line in lines if re.match(r"[*\d]", line)]
    assert [run[5] for run in runs] == ["quietly publish", "quietly close-week"]
    assert all(re.fullmatch(r"[\d*/,-]+", field) for run in runs for field in run[:5])


def test_each_link_of_the_guide_leads_to_a_file() -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", GUIDE.read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (GUIDE.parent / target).exists()] == []
