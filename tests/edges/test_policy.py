"""The command that prints the `Content-Security-Policy` for a built site."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from cjm_plugin.edges.cli import main


def scripts(folder: Path, *pages: str) -> list[str]:
    """What `script-src` allows."""
    for number, page in enumerate(pages):
        (folder / f"{number}.html").write_bytes(page.encode())
    result = CliRunner().invoke(main, ["policy", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    [directive] = [part for part in result.output.strip().split("; ") if part.startswith("script-src ")]
    return directive.split()[1:]


def hashed(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def test_each_inline_script_is_named_once(tmp_path: Path) -> None:
    pages = ("<script>first()</script>", "<SCRIPT id=x>first()</SCRIPT><script>\nsecond(1 < 2)</script>")
    expected = [hashed("first()"), hashed("\nsecond(1 < 2)")]
    assert scripts(tmp_path, *pages) == ["'self'", *sorted(expected)]


def test_lines_end_as_in_the_browser(tmp_path: Path) -> None:
    assert scripts(tmp_path, "<script>a()\r\nb()</script>") == ["'self'", hashed("a()\nb()")]


@pytest.mark.parametrize(
    "attributes", ['src="x.js"', 'type="application/json"', "type='application/ld+json'"]
)
def test_files_and_data_need_no_hash(tmp_path: Path, attributes: str) -> None:
    assert scripts(tmp_path, f"<script {attributes}></script>") == ["'self'"]


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["policy", str(tmp_path / "site")]).exit_code == 2
