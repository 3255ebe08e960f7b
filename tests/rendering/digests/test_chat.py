"""Messages in chats: never longer than they may be, and cut between changes alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from markupsafe import Markup

from cjm_plugin.model.change import Direction
from cjm_plugin.rendering.digests import CHAT, MARKDOWN, PLAIN, Digest, chat, title, weight
from cjm_plugin.rendering.digests.chat import Form
from cjm_plugin.rendering.digests.digest import Chapter, Line, WeekPart
from cjm_plugin.rendering.reports.report import WORST
from cjm_plugin.rendering.writer import Link

END = "https://maps.example.org/cx/changes/2026-W47/"


def line(text: str, changes: int = 1, direction: Direction = Direction.NEUTRAL) -> Line:
    word = "" if direction is Direction.NEUTRAL else direction.value.capitalize()
    return Line(direction, "", word, text, Markup(""), changes)


def made(
    *weeks: WeekPart,
    language: str = "en",
    summary: str = "One map changed.",
    subject: str = "Maps",
    scales: str = "",
) -> Digest:
    return Digest(
        language=language,
        site="Maps",
        subject=subject,
        title="",
        about=Link("", ""),
        days="",
        tally="",
        summary=summary,
        summary_html=Markup(""),
        scales=scales,
        weeks=weeks,
        more=Link("All", END),
        why_me="",
        feeds=(),
        to_end_it="",
        changes=sum(one.changes for week in weeks for chapter in week.chapters for one in chapter.lines),
    )


def week(*lines: Line, heading: str = "", name: str = "Buying") -> WeekPart:
    return WeekPart(Link(heading, "") if heading else None, 2, (Chapter(Link(name, ""), lines),), (), ())


def test_what_fits_is_told_whole() -> None:
    told = chat(made(week(line("Pays"), line("Waits", direction=Direction.WORSE))))
    assert told == f"One map changed.\n\n• Buying: Worse · Waits\n• Buying: Pays\n\n{END}"


@pytest.mark.parametrize(("longest", "scale"), [(900, " Emotion goes from −2 to +2."), (899, "")])
def test_where_there_is_room_it_says_what_numbers_mean(longest: int, scale: str) -> None:
    told = chat(made(week(line("Pays")), scales="Emotion goes from −2 to +2."), longest)
    assert told == f"One map changed.{scale}\n\n• Buying: Pays\n\n{END}"


@pytest.mark.parametrize(
    ("language", "count", "more"),
    [
        ("en", 1, "and 1 more change"),
        ("en", 7, "and 7 more changes"),
        ("ru", 1, "и ещё 1 изменение"),
        ("ru", 3, "и ещё 3 изменения"),
        ("ru", 5, "и ещё 5 изменений"),
        ("pl", 2, "i jeszcze 2 zmiany"),
        ("pl", 5, "i jeszcze 5 zmian"),
    ],
)
def test_what_is_left_out_is_counted(language: str, count: int, more: str) -> None:
    told = chat(made(week(line("a" * 40), line("b" * 400, count)), language=language), 300)
    assert told == f"One map changed.\n\n• Buying: {'a' * 40}\n{more}\n\n{END}"


def test_a_week_is_not_named_without_a_change_of_it() -> None:
    weeks = week(line("a" * 40), heading="2026-W47"), week(line("b" * 400), heading="2026-W46")
    assert chat(made(*weeks), 300) == (
        f"One map changed.\n\n2026-W47\n• Buying: {'a' * 40}\nand 1 more change\n\n{END}"
    )


LINES = st.lists(
    st.builds(
        line, st.text("ab Ж&*_", min_size=1, max_size=300), st.integers(1, 9), st.sampled_from(Direction)
    ),
    max_size=30,
)


@given(
    LINES,
    st.text("ab Ж&*_", max_size=3000),
    st.integers(600, 4000),
    st.sampled_from(("en", "ru", "pl")),
    st.sampled_from((PLAIN, MARKDOWN)),
)
def test_it_is_never_too_long_and_counts_what_it_leaves_out(
    lines: list[Line], summary: str, longest: int, language: str, form: Form
) -> None:
    scales = "Emotion goes from −2 to +2, severity from 1 (least) to 5 (most)."
    told = chat(made(week(*lines), language=language, summary=summary, scales=scales), longest, form)
    shown = told.count(f"\n{form.bullet}")
    left_out = sorted(lines, key=lambda one: WORST[one.direction])[shown:]

    assert weight(told) <= longest
    assert told.endswith(f"\n\n{form.link(Link('All', END))}")
    counted = re.search(r"\n\D+(\d+)\D+\n\n", told)
    assert (int(counted[1]) if counted else 0) == sum(one.changes for one in left_out)


@given(st.text(max_size=500))
def test_weight_is_at_least_what_any_service_counts(text: str) -> None:
    assert weight(text) >= len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    "text",
    [
        "<!channel> pays",
        "@all pays",
        "<@U012AB3CD> pays",
        "<https://evil.example.org|the shop> pays",
        "[the shop](https://evil.example.org)",
        "![](https://evil.example.org/pixel.png)",
        ":bomb:",
    ],
)
def test_words_of_authors_neither_call_anybody_nor_lead_anywhere(text: str) -> None:
    digest = made(week(line(text), name=text), summary=text, subject=text)
    for shown in (chat(digest), title(digest)):
        assert not re.search(r"@\w|<[!@#/\w]|\]\(|:\w+:", shown)
        assert text in shown.replace("\N{ZERO WIDTH SPACE}", "")


def test_markdown_is_a_list_with_a_link() -> None:
    weeks = week(line("a *b* [c](d) <e> #1"), heading="2026-W47"), week(line("b" * 400), heading="2026-W46")
    told = chat(made(*weeks), 400, MARKDOWN)
    assert told == (
        "One map changed.\n\n- **2026-W47**\n"
        "- Buying: a \\*b\\* \\[c\\]\N{ZERO WIDTH SPACE}(d) \\<\N{ZERO WIDTH SPACE}e\\> \\#1\n"
        f"\nand 1 more change\n\n[All]({END})"
    )
    tree = html.fromstring(MarkdownIt().render(told))
    assert [item.text_content() for item in tree.xpath("//li")] == [
        "2026-W47",
        "Buying: a *b* [c]\N{ZERO WIDTH SPACE}(d) <\N{ZERO WIDTH SPACE}e> #1",
    ]
    assert tree.xpath("//a/@href") == [END]


def test_a_message_is_short() -> None:
    lines = [line(f"{number} " + "слово " * 30) for number in range(300)]
    told = chat(made(week(*lines)))
    assert len(told) < CHAT
    assert told.count("•") >= 5
    assert "more changes" in told
    assert len(title(made(subject="S" * 4000))) == 150
