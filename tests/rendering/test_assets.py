"""The stylesheet, the icons and the scripts, as they are sent."""

from __future__ import annotations

import hashlib
import re
from importlib import resources
from itertools import pairwise

import pytest
from lxml import etree

from cjm_plugin.rendering.assets import asset_files, scripts, stylesheets

STATIC = resources.files("cjm_plugin.rendering") / "static"
SENT = {file.path: file.content for file in asset_files()}
[STYLESHEET] = (SENT[path].decode() for path in stylesheets())
SPRITE = SENT["assets/cjm/icons.svg"]
MADE = set(re.findall(r"(--cjm-i-[\w-]+):", STYLESHEET))
ICONS = sorted(file.name for file in (STATIC / "icons").iterdir())


def _tight(rule: str) -> str:
    return re.sub(r" ?([{;}]) ?", r"\1", rule)


class TestStylesheet:
    def test_each_part_is_in_it(self) -> None:
        parts = [file for file in STATIC.iterdir() if file.name.endswith(".css")]
        last = {part.name: part.read_text(encoding="utf-8").rstrip("}\n").splitlines()[-1] for part in parts}
        assert [name for name, rule in last.items() if _tight(rule.strip()) not in STYLESHEET] == []

    def test_comments_stay_at_home(self) -> None:
        assert "/*" not in STYLESHEET

    def test_the_icons_are_all_it_asks_for(self) -> None:
        [address] = set(re.findall(r"url\(([^)]*)\)", STYLESHEET))
        assert address.startswith("icons.svg?")
        assert "@import" not in STYLESHEET
        assert "data:" not in STYLESHEET

    def test_another_picture_has_another_address(self) -> None:
        [version] = set(re.findall(r"icons\.svg\?(\w+)", STYLESHEET))
        assert hashlib.sha256(SPRITE).hexdigest().startswith(version)

    def test_an_icon_that_is_used_is_there(self) -> None:
        assert set(re.findall(r"var\((--cjm-i-[\w-]+)\)", STYLESHEET)) - MADE == set()

    def test_an_icon_is_used_as_a_whole_mask(self) -> None:
        """It brings its place and size: other values beside it would make the rule invalid."""
        uses = re.findall(r"([\w-]+: [^;{}]*var\(--cjm-i(?:-[\w-]+)?\)[^;{}]*);", STYLESHEET)
        assert uses
        assert [
            use for use in uses if not re.fullmatch(r"(--cjm-i|mask): var\(--cjm-i(-[\w-]+)?\)", use)
        ] == []


class TestScripts:
    def test_each_module_is_sent(self) -> None:
        names = {file.name for file in STATIC.iterdir() if file.name.endswith(".js")}
        modules = {f"assets/cjm/{name}" for name in names - {"worker.js"}}
        assert {path for path in SENT if path.endswith(".js")} == {*modules, "my/worker.js"}
        assert set(scripts()) <= modules

    def test_none_asks_elsewhere(self) -> None:
        code = "".join(SENT[path].decode() for path in SENT if path.endswith(".js"))
        named = re.findall(r"""(?:https?:|["'`])//[\w./]+""", code)
        assert [address for address in named if not address.startswith("http://www.w3.org/")] == []


class TestIcons:
    def test_all_are_in_the_picture(self) -> None:
        assert len(etree.fromstring(SPRITE)) == len(ICONS) == len(MADE)
        assert {f"--cjm-i-{name.removesuffix('.svg')}" for name in ICONS} == MADE

    def test_none_touches_another(self) -> None:
        tops = [(int(icon.get("y", "")), int(icon.get("height", ""))) for icon in etree.fromstring(SPRITE)]
        gaps = [below - (top + height) for (top, height), (below, _) in pairwise(tops)]
        assert min(gaps) >= 12

    @pytest.mark.parametrize("name", ICONS)
    def test_one_is_drawn_on_the_grid_of_all(self, name: str) -> None:
        icon = etree.fromstring((STATIC / "icons" / name).read_bytes())
        assert icon.get("width") == "24"
        assert icon.get("viewBox") == f"0 0 24 {icon.get('height')}"

    def test_the_same_bytes_each_time(self) -> None:
        assert {file.path: file.content for file in asset_files()} == SENT
