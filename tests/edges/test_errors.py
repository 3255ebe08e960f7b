"""Broken content: everything that is wrong is listed, and the site stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from tests.edges.sites import CONFIG, CONTENT, make_site, publish, run, snapshot, write

MAP = "content/journeys/large/washing-machine.md"
HOSTS = pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
"""ProperDocs, which takes MkDocs' plugins as they are, too."""
BROKEN = {
    MAP: CONTENT[MAP].replace("channel: website", "channel: web-site", 1),
    "content/stages/choose.md": "---\ntitle: Choose\norder: first\n---\n",
}
UNKNOWN_CHANNEL = f"{MAP}:9: stages[0].touchpoints[0].channel: no channel 'web-site'; did you mean 'website'?"


@HOSTS
def test_all_errors_are_listed_and_the_last_site_stays_whole(tmp_path: Path, host: str) -> None:
    folder = make_site(tmp_path)
    assert run(folder, "build", module=host).returncode == 0
    before = snapshot(folder / "site")

    result = run(write(folder, BROKEN), "build", module=host)

    assert result.returncode == 1
    assert f"ERROR   -  {UNKNOWN_CHANNEL}" in result.stderr.splitlines()
    assert [
        line
        for line in result.stderr.splitlines()
        if line.startswith("ERROR   -  content/stages/choose.md:3: order: ")
    ]
    assert result.stdout.splitlines()[-1] == "Aborted: 2 errors in the content; the site is as it was"
    assert "Traceback" not in result.stderr + result.stdout
    assert snapshot(folder / "site") == before


@pytest.mark.usefixtures("marks")
def test_a_warning_does_not_stop_a_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = make_site(tmp_path, content={**CONTENT, **WARNED})

    assert (publish(folder) / "index.html").is_file()
    assert [record.getMessage() for record in caplog.records if record.name == "mkdocs.plugins.cjm"] == [
        WARNING
    ]


@HOSTS
def test_a_strict_build_counts_the_warnings_of_the_content(tmp_path: Path, host: str) -> None:
    result = run(make_site(tmp_path, content={**CONTENT, **WARNED}), "build", "--strict", module=host)

    assert result.returncode == 1
    assert f"WARNING -  {WARNING}" in result.stderr.splitlines()
    assert result.stdout.splitlines()[-1] == "Aborted with 1 warnings in strict mode!"


WARNED = {
    "content/channels/website.md": "---\ntitle: Website\nwas: [site]\n---\n",
    MAP: CONTENT[MAP].replace("website", "site", 1),
}
WARNING = (
    f"{MAP}:9: stages[0].touchpoints[0].channel: the channel 'site' is now 'website'; write 'website'"
    " [CJM022]"
)


@pytest.mark.usefixtures("marks")
def test_a_warning_that_the_options_switch_off_is_not_given(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = CONFIG.replace("[search, cjm]", "[search, {cjm: {checks: {CJM022: off}}}]")

    publish(make_site(tmp_path, config=config, content={**CONTENT, **WARNED}))

    assert not [record for record in caplog.records if record.name == "mkdocs.plugins.cjm"]


@pytest.mark.usefixtures("marks")
def test_an_error_of_the_content_cannot_be_switched_off(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = CONFIG.replace("[search, cjm]", "[search, {cjm: {checks: {CJM021: error}}}]")

    with pytest.raises(Abort, match=r"^Aborted: 2 errors in the content; the site is as it was$"):
        publish(make_site(tmp_path, config=config, content={**CONTENT, **BROKEN}))
    assert UNKNOWN_CHANNEL in caplog.messages

    with pytest.raises(Abort):
        publish(make_site(tmp_path, config=config.replace("CJM021: error", "CJM021: off")))
    assert "CJM021: is an error of structure and stays one; remove the line" in caplog.text


def test_a_wrong_option_is_a_configuration_error(tmp_path: Path) -> None:
    config = CONFIG.replace("[search, cjm]", "[search, {cjm: {reviw_every_weeks: 2}}]")

    result = run(make_site(tmp_path, config=config), "build")

    assert result.returncode == 1
    assert (
        "ERROR   -  Config value 'plugins': Plugin 'cjm' option 'reviw_every_weeks': "
        "there is no such option; did you mean 'review_every_weeks'?"
    ) in result.stderr.splitlines()
    assert not (tmp_path / "site").exists()


def test_an_option_at_the_top_of_mkdocs_yml_is_a_configuration_error(tmp_path: Path) -> None:
    result = run(make_site(tmp_path, config=f"{CONFIG}checks: {{CJM121: error}}\n"), "build")

    assert result.returncode == 1
    line = CONFIG.count("\n") + 1
    assert (
        f"ERROR   -  mkdocs.yml:{line}: checks: stands beside 'plugins'; move it into 'plugins', below 'cjm'"
    ) in result.stderr.splitlines()
    assert not (tmp_path / "site").exists()


def test_addresses_of_files_are_refused(tmp_path: Path) -> None:
    folder = make_site(tmp_path, config=f"{CONFIG}use_directory_urls: false\n")
    write(folder, {"site/index.html": "the last site"})

    result = run(folder, "build")

    assert result.returncode == 1
    assert (
        "ERROR   -  Config value 'use_directory_urls': "
        "addresses of journey maps are permanent and end with '/'; "
        "remove `use_directory_urls: false` from mkdocs.yml"
    ) in result.stderr.splitlines()
    assert "Traceback" not in result.stderr
    assert (folder / "site/index.html").read_text() == "the last site"


@HOSTS
def test_a_template_that_the_theme_lacks_is_an_error_of_its_line(tmp_path: Path, host: str) -> None:
    wrong = {"content/stages/choose.md": "---\ntitle: Choose\norder: 1\ntemplate:  nothing.html\n---\n"}

    result = run(make_site(tmp_path, content={**CONTENT, **wrong}), "build", module=host)

    assert result.returncode == 1
    assert (
        "ERROR   -  content/stages/choose.md:4: template: the theme has no template 'nothing.html'; "
        "remove the line, or put the file into theme.custom_dir"
    ) in result.stderr.splitlines()
    assert "Traceback" not in result.stderr + result.stdout


def test_a_template_of_the_theme_is_taken(tmp_path: Path) -> None:
    own = {"content/stages/choose.md": "---\ntitle: Choose\norder: 1\ntemplate: 404.html\n---\n"}

    assert run(make_site(tmp_path, content={**CONTENT, **own}), "build", "--strict").returncode == 0
