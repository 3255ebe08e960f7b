"""`cjm codeowners` in real folders and repositories."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cjm_plugin.edges.cli import main
from cjm_plugin.rendering.reports.codeowners import HEAD
from tests.edges.repositories import repository
from tests.edges.sites import write

FILES = {
    "mkdocs.yml": "site_name: Journeys\ndocs_dir: content\nplugins: [search, cjm]\n",
    "content/journeys/buying.md": """\
        ---
        title: Buying
        personas: [family]
        owner: cx
        stages:
          - stage: choose
            touchpoints:
              - id: compare
                title: Compares
                channel: website
                departments: {shop: leads, marketing: supports}
        ---
        """,
    "content/personas/family.md": "---\ntitle: Family\n---\n",
    "content/stages/choose.md": "---\ntitle: Choose\norder: 1\n---\n",
    "content/channels/website.md": "---\ntitle: Website\nowner: shop\n---\n",
    "content/departments/cx.md": "---\ntitle: Customer experience\ncontact: cx@intranet.example\n---\n",
    "content/departments/shop.md": "---\ntitle: Shop\ncontact: '@maps/shop'\n---\n",
    "content/departments/marketing.md": "---\ntitle: Marketing\ncontact: 'https://intranet.example/m'\n---\n",
}
LINES = """\
/content/channels/website.md @maps/shop
/content/departments/cx.md cx@intranet.example
/content/departments/shop.md @maps/shop
/content/journeys/buying.md cx@intranet.example @maps/shop
"""
UNASKED = (
    "cjm: the department 'marketing' is not asked: "
    "its contact 'https://intranet.example/m' is not a mail address or a name on the forge\n"
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in no repository."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, FILES)


def codeowners(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["codeowners", *arguments], catch_exceptions=False)


@pytest.mark.usefixtures("site")
def test_who_is_asked_and_who_can_t_be() -> None:
    result = codeowners()

    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{HEAD}\n{LINES}", UNASKED)


def test_a_department_without_a_contact_is_named_too(site: Path) -> None:
    write(site, {"content/departments/marketing.md": "---\ntitle: Marketing\n---\n"})
    assert codeowners().stderr == (
        "cjm: the department 'marketing' is not asked: "
        "it has no contact that is a mail address or a name on the forge\n"
    )


def test_paths_begin_at_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = repository(tmp_path, {f"cx/my maps/{path}": text for path, text in FILES.items()})
    monkeypatch.chdir(made.folder / "cx" / "my maps")

    assert codeowners().stdout.splitlines()[1] == r"/cx/my\ maps/content/channels/website.md @maps/shop"


def test_each_file_is_matched_by_its_own_line_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By git's own matcher, whose patterns these are."""
    folders = ["plain", "our own", "#1", "a[b]c", "a*c", "a?c", "{a,b}", "!no", "back\\slash", "эхо"]
    ours = {
        f"content/departments/{folder}/d{number}.md": f"---\ntitle: D\ncontact: '@d{number}'\n---\n"
        for number, folder in enumerate(folders)
    }
    made = repository(tmp_path, {**FILES, **ours})
    monkeypatch.chdir(made.folder)
    rules = [line.rpartition(" @") for line in codeowners().stdout.splitlines() if " @d" in line]
    (made.folder / ".gitignore").write_text("".join(f"{rule}\n" for rule, _, _ in rules), encoding="utf-8")

    for number, path in enumerate(ours):
        told = made.git("check-ignore", "--no-index", "--verbose", path)
        assert rules[int(told.split(":")[1]) - 1][2] == f"d{number}"


# In step


def test_a_file_in_step(site: Path) -> None:
    (site / "CODEOWNERS").write_text(codeowners().stdout, encoding="utf-8")
    result = codeowners("--check", "CODEOWNERS")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", UNASKED)


def test_lines_above_the_head_are_nobody_s_business(site: Path) -> None:
    (site / "CODEOWNERS").write_text(f"* @everybody\n\n{codeowners().stdout}", encoding="utf-8")
    assert codeowners("--check", "CODEOWNERS").exit_code == 0


def test_a_file_out_of_step_is_told_by_its_lines(site: Path) -> None:
    (site / "CODEOWNERS").write_text(codeowners().stdout, encoding="utf-8")
    write(site, {"content/departments/shop.md": "---\ntitle: Shop\ncontact: '@maps/web'\n---\n"})
    write(site, {"content/channels/website.md": "---\ntitle: Website\n---\n"})
    result = codeowners("--check", "CODEOWNERS")

    assert (result.exit_code, result.stderr.removeprefix(UNASKED)) == (
        1,
        "cjm: CODEOWNERS: is out of step with the maps; `cjm codeowners` tells what belongs into it\n",
    )
    assert result.stdout.splitlines() == [
        "--- CODEOWNERS",
        "+++ cjm codeowners",
        "@@ -2 +1,0 @@",
        "-/content/channels/website.md @maps/shop",
        "@@ -4,2 +3,2 @@",
        "-/content/departments/shop.md @maps/shop",
        "-/content/journeys/buying.md cx@intranet.example @maps/shop",
        "+/content/departments/shop.md @maps/web",
        "+/content/journeys/buying.md cx@intranet.example @maps/web",
    ]


def test_a_diff_tells_a_terminal_nothing(site: Path) -> None:
    (site / "CODEOWNERS").write_text(f"{codeowners().stdout}/evil\x1b[31m\u202e @me\n", encoding="utf-8")
    assert codeowners("--check", "CODEOWNERS").stdout.endswith("\n-/evil[31m @me\n")


@pytest.mark.usefixtures("site")
def test_a_file_that_is_not_there() -> None:
    result = codeowners("--check", "CODEOWNERS")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{UNASKED}cjm: CODEOWNERS: cannot be read: No such file or directory; `cjm codeowners` writes it\n"
    )


def test_content_with_errors(site: Path) -> None:
    write(site, {"content/channels/website.md": "---\ntitle: Website\nowner: shopp\n---\n"})
    result = codeowners()

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("cjm: nothing is told: 1 error in the content\n")
