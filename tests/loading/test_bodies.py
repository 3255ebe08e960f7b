"""Whatever Markdown makes of a body, nothing that runs gets through unseen."""

from __future__ import annotations

import random
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from cjm_plugin.loading.bodies import ELEMENTS, body_faults, is_dangerous

PLAIN = ["toc", "tables", "fenced_code"]
USUAL = [
    "toc",
    "tables",
    "attr_list",
    "md_in_html",
    "def_list",
    "footnotes",
    "admonition",
    "abbr",
    "pymdownx.superfences",
]

PIECES = (
    '<script>x</script>', '<img src=x onerror=y>', "<a href='javascript:z'>w</a>", '[x](javascript:y)',
    '[x](<javascript:y>)', '[x]: javascript:y\n', '[x]', "<b title='>' onclick=x>", '{: onclick=x }',
    "{ onfocus='x' .a}", '**b**', '# h', '[x](y)', '`', '``', '```', '~~~', '\n```\n', '\n~~~\n',
    '```html\n', '    ```\n', '\n```html\n', '````', '\\`', '\\', '\\\\', '\n', '\n\n', '\n\n    ',
    '\n    ', '\n\n\t', '- ', '\n- ', '\n\n- a\n\n', '1. ', '> ', '\n> ', '!!! note\n', '\n\n!!! note\n\n',
    '<div>', '</div>', '\n<div markdown>\n', '\n\n<div>\n', '\n</div>\n\n', '<!--', '-->', '<p>', '<pre>',
    '</pre>', '<b ', '>', ' ', 'a', 'text', '"', "'", '|', '\n|-|-|\n', 'a | b\n-|-\n', '[^1]: ', '[^1]',
    ': ', '\na\n: ', '*', '_', '===\n', '&#106;',
)  # fmt: skip


class Seen(HTMLParser):
    """What a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.dangerous: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ELEMENTS:
            self.dangerous.append(tag)
        for name, value in attrs:
            if re.fullmatch(r"on[a-z]+", name):
                self.dangerous.append(name)
            if name in {"href", "src"} and re.match(r"[\x00-\x20]*javascript:", value or ""):
                self.dangerous.append(f"{name}={value}")


def rendered(body: str, extensions: list[str]) -> str:
    return Markdown(extensions=extensions).convert(body)


def dangers(html: str) -> list[str]:
    seen = Seen()
    seen.feed(html)
    seen.close()
    return seen.dangerous


@settings(max_examples=600, deadline=5_000, derandomize=True)
@given(st.integers(0, 2**48))
def test_nothing_that_runs_gets_through(seed: int) -> None:
    rng = random.Random(seed)
    body = "".join(rng.choice(PIECES) for _ in range(rng.randrange(1, 14)))
    if body_faults(body):
        return
    for extensions in (PLAIN, USUAL):
        assert dangers(rendered(body, extensions)) == [], body


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "JAVASCRIPT:x",
        " javascript:x",
        "\x01javascript:x",
        "java\tscript:x",
        "java\nscript:x",
        "javascript\n:x",
        "&#106;avascript:x",
        "&#x6A;avascript:x",
        "&#0000106avascript:x",
        "javascript&colon;x",
        "java&Tab;script:x",
        "java&NewLine;script:x",
        "vbscript:x",
        "data:text/html;base64,x",
        "data:image/svg+xml,x",
        "<javascript:x",
        '"javascript:x"',
    ],
)
def test_dangerous_addresses(address: str) -> None:
    assert is_dangerous(address)
    assert is_dangerous(unescape(address))


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/javascript:x",
        "x.md",
        "#javascript",
        "mailto:a@b",
        "data:image/png;base64,x",
        "about-javascript.md",
    ],
)
def test_harmless_addresses(address: str) -> None:
    assert not is_dangerous(address)


@pytest.mark.parametrize("blank", ["\t", "\n", "&Tab;", "&NewLine;", "\x01"])
@pytest.mark.parametrize(
    "around", ["[x](java{}script:y)", "[x]: java{}script:y", "<a href='java{}script:y'>", "<java{}script:y>"]
)
def test_address_hidden_by_many_blanks(blank: str, around: str) -> None:
    for number in (1, 50, 1000):
        assert body_faults(around.format(blank * number))


@pytest.mark.parametrize(
    "body",
    [
        "Words with `<script>` and `onclick=x`.\n",
        "```html\n<script>\n```\n",
        "~~~\n<img onerror=x>\n~~~\n",
        '``` { .html title="x" }\n<script>\n```\n',
        "Text\n\n    <script>\n\nText\n",
        "1 < 2 and a > b, on = off, { one = two }\n",
        "[javascript](javascript.md), JavaScript: a language\n",
        "<b>bold</b><br><span class='on'>x</span>\n",
    ],
)
def test_harmless_bodies(body: str) -> None:
    assert body_faults(body) == []
    assert dangers(rendered(body, PLAIN)) == []
