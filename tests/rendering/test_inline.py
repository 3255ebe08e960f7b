"""The author's lines of Markdown as HTML: what means something, what stays text, what never comes through."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.rendering.inline import inline, plain


def link(target: str) -> str | None:
    """Resolves everything but what begins with `no`."""
    return None if target.startswith("no") else f"../{target}"


@pytest.mark.parametrize(
    ("line", "html"),
    [
        ("Opens four tabs", "Opens four tabs"),
        (
            "*b* **c** `d` _e_ __f__",
            "<em>b</em> <strong>c</strong> <code>d</code> <em>e</em> <strong>f</strong>",
        ),
        ("**a _b_**", "<strong>a <em>b</em></strong>"),
        ("snake_case_name", "snake_case_name"),
        (r"\*no\* \[x\](y) \\", r"*no* [x](y) \\".replace(r"\\", "\\")),
        ("[site](website.md#x)", '<a href="../website.md#x">site</a>'),
        ("[*a* `b`](e.md)", '<a href="../e.md"><em>a</em> <code>b</code></a>'),
        ("[site](nowhere.md) *b*", "site <em>b</em>"),
        ("[a b](my file.md)", '<a href="../my%20file.md">a b</a>'),
        ("[](e.md)", '<a href="../e.md">e.md</a>'),
        ("[a [b](c) d](e)", '<a href="../e">a [b](c) d</a>'),
        (
            '[o](https://o.example/?a=1&b=2 "Title")',
            '<a href="https://o.example/?a=1&amp;b=2" rel="noopener">o</a>',
        ),
        ("<https://o.example>", '<a href="https://o.example" rel="noopener">https://o.example</a>'),
        ("<a@o.example>", '<a href="mailto:a@o.example">a@o.example</a>'),
        (
            "[call](tel:+48123) [write](mailto:a@o.example)",
            '<a href="tel:+48123">call</a> <a href="mailto:a@o.example">write</a>',
        ),
        ("![a *hose*](hose.png)", "a <em>hose</em>"),
        ("[![hose](hose.png)](e.md)", '<a href="../e.md">hose</a>'),
    ],
)
def test_what_means_something(line: str, html: str) -> None:
    assert inline(line, link) == html


@pytest.mark.parametrize(
    ("line", "html"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("&lt;b&gt; &amp;", "&amp;lt;b&amp;gt; &amp;amp;"),
        ("&lt; *b*", "&amp;lt; <em>b</em>"),
        ("`&lt;<b>`", "<code>&amp;lt;&lt;b&gt;</code>"),
        ("<b>a</b> *c*", "&lt;b&gt;a&lt;/b&gt; <em>c</em>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('<img src=x onerror="f()">', "&lt;img src=x onerror=&#34;f()&#34;&gt;"),
        ("<!-- *a* -->", "&lt;!-- <em>a</em> --&gt;"),
        ("# *a*", "# <em>a</em>"),
        ("- *a*", "- <em>a</em>"),
        ("1. *a*", "1. <em>a</em>"),
        ("> *a*", "&gt; <em>a</em>"),
        ("    *a*", "    <em>a</em>"),
        ("[a]: http://o.example", "[a]: http://o.example"),
        ("{{ page.title }} {% raw %} *a*", "{{ page.title }} {% raw %} <em>a</em>"),
        ("\x02wzxhzdk:0\x03 \x02amp\x03 *a*", " wzxhzdk:0   amp  <em>a</em>"),
        ("*" * 4001, "*" * 4001),
    ],
)
def test_what_stays_text(line: str, html: str) -> None:
    assert inline(line, link) == html


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "<java script:alert(1)>",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://o.example",
        "//o.example/x",
        "\\\\\\\\o.example\\\\x",
        "/\\\\o.example",
        "",
    ],
)
def test_an_address_that_must_not_be_followed_leaves_its_text(target: str) -> None:
    assert inline(f"[a]({target})", link) == "a"


def test_without_a_resolver_links_are_their_text() -> None:
    assert inline("[*a*](b.md) and [c](https://o.example)") == "<em>a</em> and c"


def test_what_the_resolver_returns_is_escaped() -> None:
    assert inline("[a](b)", lambda _: '"><b>') == '<a href="&#34;&gt;&lt;b&gt;">a</a>'


def test_one_line_is_resolved_for_each_page_anew() -> None:
    assert inline("[a](b)", lambda target: f"1/{target}") == '<a href="1/b">a</a>'
    assert inline("[a](b)", lambda target: f"2/{target}") == '<a href="2/b">a</a>'


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("a < b & c", "a < b & c"),
        ("*a* **b** `c<d` [e](f.md) ![g](h.png)", "a b c<d e g"),
        ("<b>x</b> &lt; *y*", "<b>x</b> &lt; y"),
        ("[](e.md) [x]()", " x"),
        (r"\*a\*", "*a*"),
    ],
)
def test_plain_text(line: str, text: str) -> None:
    assert plain(line) == text


class _Judge(HTMLParser):
    """Reads HTML as a browser does, and refuses whatever is not on the list."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"em", "strong", "code", "a"}
        assert tag != "a" or "a" not in self.open
        values = dict(attrs)
        assert len(values) == len(attrs)
        assert set(values) in (({"href"}, {"href", "rel"}) if tag == "a" else (set(),))
        if tag == "a":
            self._judge_address((values["href"] or "").strip().lower(), "rel" in values)
        self.open.append(tag)

    def _judge_address(self, href: str, external: bool) -> None:
        assert href.startswith(("http:", "https:")) == external
        first_segment = re.split("[/?#]", href)[0]
        assert external or href.startswith(("mailto:", "tel:")) or ":" not in first_segment
        assert not href.startswith(("//", "\\", "/\\"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


_MARKS = "* ** _ ` [ ]( ) ! < > \\ & // a \" ' {{ <!-- <? [x]( онлайн &lt; &#106; klzzwxh:0000"
_TAGS = "<script> </a> <a href=x> javascript: https:// mailto:"
_marks = st.sampled_from([*_MARKS.split(), *_TAGS.split(), " ", "\n", "\t", "\x02", "\x03"])


@given(st.one_of(st.text(), st.lists(_marks, max_size=25).map("".join)))
def test_whatever_is_written_only_harmless_html_comes_out(line: str) -> None:
    for resolver in (None, lambda target: target):
        judge = _Judge()
        judge.feed(inline(line, resolver))
        judge.close()
        assert judge.open == []


@given(st.text(alphabet=st.characters(exclude_characters="*_`[\\<")))
def test_a_line_without_marks_reads_as_it_was_written(line: str) -> None:
    html = inline(line, link)
    assert "<" not in html
    assert unescape(html) == line
    assert plain(line) == line
