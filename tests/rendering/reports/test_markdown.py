"""What a pull request shows."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from cjm_plugin.model.change import Change, Felt, Named, Scopes, Subject
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.text import clean
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports.markdown import LONGEST_COMMENT, comment, pull_request
from cjm_plugin.rendering.reports.report import Library, Report, narrowed
from tests.rendering.reports.specimens import SITE, collection, many, of_changes, report, reviews
from tests.rendering.telling.specimens import EVERYTHING, HOSTILE, LOGISTICS, WORSE, change, of
from tests.support.catalogs import catalog, thing

GITHUB = MarkdownIt("gfm-like", {"linkify": False})


def shown(markdown: str) -> html.HtmlElement:
    return html.fragment_fromstring(GITHUB.render(markdown), create_parent="div")


def test_one_change() -> None:
    assert pull_request(report("pain found")) == dedent("""\
        ## What changes for customers

        One map changed. 1 touchpoint became worse. New pain: “**Depth with hose is not shown**”.

        **1 change**: ↘ 1 worse

        Severity goes from 1 (least) to 5 (most).

        ### Who should look at it

        | Department | Changes | For the customer | Personas | Contact |
        | --- | ---: | --- | --- | --- |
        | **E-commerce** | 1 | ↘ worse | Young family | [shop@&#8203;intranet.example](mailto:shop@intranet.example) |
        | **Marketing** | 1 | ↘ worse | Young family | [https://&#8203;intranet.example/marketing](https://intranet.example/marketing) |

        ### **Buying a washing machine online**

        - ↘ worse · **Compares three models on the site**: the pain “**Depth with hose is not shown**” is new (severity 4, researched)
        """)  # noqa: E501 (lines of a table)


def test_a_line_of_several_changes_says_how_many() -> None:
    told = pull_request(report("emotion fell", "pain found", "touchpoint reordered"))
    assert "**3 changes**: ↘ 2 worse, → 1 neutral" in told.splitlines()
    assert told.partition("online**\n\n")[2] == (
        "- ↘ 2 worse · **Compares three models on the site**: emotion fell 0 → −1; "
        "the pain “**Depth with hose is not shown**” is new (severity 4, researched)\n"
        "- → neutral · **Compares three models on the site**: now stands elsewhere in its stage\n"
    )


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_the_lines_add_up_to_what_is_counted(language: str) -> None:
    told = pull_request(of_changes(EVERYTHING, language=language))
    tally = next(line for line in told.splitlines() if line.startswith("**"))
    for arrow, all_of_them in re.findall(r"([↘↗→]) (\d+)", tally):
        lines = re.findall(rf"^- {arrow} (?:(\d+) )?[^\d·]+ · ", told, re.MULTILINE)
        assert sum(int(number or 1) for number in lines) == int(all_of_them)


def test_what_maps_share_stands_behind_them() -> None:
    told = pull_request(report("due moved", "emotion rose"))
    assert told.partition("\n### **")[2] == dedent("""\
        Buying a washing machine online**

        - ↗ better · **Compares three models on the site**: emotion rose 0 → +1

        ### Shared things

        - ↘ worse · Initiative **Route plan open to the hotline**: due date moved 13 Nov → 27 Nov 2026
        """)


def test_of_what_maps_share_the_neutral_stands_last() -> None:
    told = pull_request(report("initiative started", "due moved", "initiative done"))
    lines = [line[:6] for line in told.partition("### Shared things")[2].splitlines() if line]
    assert lines == ["- ↘ wo", "- ↗ be", "- → ne"]


def test_links_lead_to_the_site_where_its_address_is_known() -> None:
    links = shown(pull_request(report("pain found", "system added", site=SITE))).xpath("//h3//a | //li//a")
    assert [(link.text_content(), link.get("href")) for link in links] == [
        ("Buying a washing machine online", f"{SITE}journeys/washing-machine/"),
        ("Compares three models on the site", f"{SITE}journeys/washing-machine/#compare"),
        ("Depth with hose is not shown", f"{SITE}journeys/washing-machine/#pain.compare.depth"),
        ("Compares three models on the site", f"{SITE}journeys/washing-machine/#compare"),
    ]


def test_what_is_not_published_yet_is_not_linked() -> None:
    (change,) = many(1, 1)
    now = collection()
    told = pull_request(Report(Locale.of("en"), Library(now, now, SITE), (change,)))
    assert "](https://maps" not in told


def test_nothing() -> None:
    assert pull_request(report()) == "## What changes for customers\n\nNothing changed.\n"


def test_a_slice_says_whose_it_is() -> None:
    now = collection()
    told = pull_request(Report(Locale.of("en"), Library(now), tuple(many(2, 1)), LOGISTICS))
    assert told.startswith(
        "## What changes for customers: Logistics\n\nTwo maps changed where **Logistics** takes part. "
    )


def test_long_maps_are_folded() -> None:
    tree = shown(pull_request(of_changes(many(1, 16))))
    assert [one.text_content() for one in tree.xpath("//details/summary")] == ["16 changes: ↘ 16 worse"]
    assert len(tree.xpath("//details//li")) == 16
    assert shown(pull_request(of_changes(many(1, 15)))).xpath("//details") == []


def test_many_maps_are_folded() -> None:
    assert len(shown(pull_request(of_changes(many(13, 2)))).xpath("//details")) == 13
    assert shown(pull_request(of_changes(many(12, 2)))).xpath("//details") == []


def test_of_a_long_map_what_nobody_feels_is_folded() -> None:
    """The same where a map is short, but all of them together are long."""
    rested = (change("touchpoint.reordered", at(place)) for place in range(14))
    told = shown(pull_request(of_changes([*many(1, 2), *rested])))
    assert len(told.xpath("//div/ul/li")) == 2
    assert [one.text_content() for one in told.xpath("//details/summary")] == ["14 changes: → 14 neutral"]
    assert len(told.xpath("//details//li")) == 14


def at(place: int) -> Subject:
    home = Named("journey", "map-0", "Map 0")
    return of(Named("touchpoint", f"map-0/r-{place}", f"Rest {place}"), home)


def test_300_changes_are_told_in_full() -> None:
    told = comment(of_changes(many(20, 15)))
    assert len(told) <= LONGEST_COMMENT
    assert len(shown(told).xpath("//li")) == 300
    assert "no room" not in told


def test_nothing_is_no_comment() -> None:
    assert comment(report()) == ""
    assert comment(report("pain found")) == pull_request(report("pain found"))


@pytest.mark.parametrize("title", ["Map", HOSTILE, "Ж" * 5000])
def test_what_does_not_fit_is_counted(title: str) -> None:
    told = comment(of_changes(many(300, 20, title=title)))
    assert LONGEST_COMMENT - 2000 < len(told) <= LONGEST_COMMENT
    tree = shown(told)
    left_out = 6000 - len(tree.xpath("//li"))
    assert told.endswith(
        f"\n\n… and {left_out:,} more changes, for which there is no room here; "
        "`cjm diff` tells all of them.\n"
    )
    assert tree.xpath("string(//p[2])") == "6,000 changes: ↘ 6,000 worse"
    # Whatever was cut, what was opened is closed.
    assert told.count("<details>") == told.count("</details>")


@settings(max_examples=8, deadline=None)
@given(st.text(min_size=1, max_size=12), st.integers(1, 40))
@example("$", 80)
@example("@a", 80)
@example("&", 80)
def test_whatever_authors_write_fits_and_every_change_counts(word: str, number: int) -> None:
    """Names of departments, personas, maps and their places, all as long as they may be."""
    title = clean(word * 300)[:2000] or "x"
    told = comment(crowd(title, number))
    assert len(told) <= LONGEST_COMMENT
    left_out = re.findall(r"^… and ([\d,]+) more change", told, re.MULTILINE)
    assert len(shown(told).xpath("//ul/li")) + sum(int(n.replace(",", "")) for n in left_out) == number


def crowd(title: str, number: int) -> Report:
    departments, personas = (tuple(f"{kind}-{n}" for n in range(60)) for kind in ("d", "p"))
    now = catalog(
        *(thing(Kind.DEPARTMENT, id, title=title, contact=f"@{title}") for id in departments),
        *(thing(Kind.PERSONA, id, title=title) for id in personas),
    )
    scopes = Scopes(departments=departments, personas=personas)
    changes = (
        change("touchpoint.emotion-fell", one, WORSE, before=Felt(0), after=Felt(-1), scopes=scopes)
        for n in range(number)
        for one in [of(Named("touchpoint", f"m-{n}/t", title), Named("journey", f"m-{n}", title))]
    )
    return Report(Locale.of("en"), Library(now), tuple(changes))


def test_of_many_departments_the_rest_is_counted() -> None:
    tree = shown(pull_request(of_changes(many(100, 1))))
    assert len(tree.xpath("//tbody/tr")) == 40
    assert "… and 61 departments more." in tree.text_content()


def test_whoever_is_worst_off_stands_first() -> None:
    now = collection()
    better, worse = report("pain solved").changes[0], next(iter(many(1, 1)))
    told = Report(Locale.of("en"), Library(now), (better, better, worse))
    assert [(one.title, one.changes, one.direction.value) for one in told.reviewers] == [
        ("E-commerce", 3, "worse"),
        ("department-0", 1, "worse"),
        ("Marketing", 2, "better"),
    ]
    assert [group.home.id for group in told.maps] == ["map-0", "washing-machine"]


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("ru", ["Что меняется для клиентов", "Кому нужно это посмотреть", "Buying a washing machine online"]),
        (
            "pl",
            ["Co się zmienia dla klientów", "Kto powinien to sprawdzić", "Buying a washing machine online"],
        ),
    ],
)
def test_the_language_is_the_sites(language: str, headings: list[str]) -> None:
    tree = shown(pull_request(report("emotion fell", language=language)))
    assert [one.text_content() for one in tree.xpath("//h2 | //h3")] == headings


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_no_word_of_an_author_becomes_an_element(language: str) -> None:
    evil = Named("journey", "evil", HOSTILE)
    changes = (*EVERYTHING, *many(1, 1, title=HOSTILE))
    now = collection(title=HOSTILE)
    told = pull_request(Report(Locale.of(language), Library(now, now, SITE), changes, evil))
    tags = {element.tag for element in shown(told).iter()}
    ours = {"div", "h2", "h3", "p", "strong", "a", "ul", "li", "details", "summary", "span"}
    assert tags <= ours | {"table", "thead", "tbody", "tr", "th", "td", "code"}
    # An id is the author's too, but has no letter that Markdown knows.
    codes = shown(told).xpath("//code/text()")
    assert all(re.fullmatch(r"was: \[[a-z0-9-]+\]", code) for code in codes)
    hrefs = {link.get("href") for link in shown(told).xpath("//a")}
    assert all(href.startswith((SITE, "mailto:", "https://intranet.example/")) for href in hrefs)


def test_changes_are_narrowed_to_those_that_concern_all_that_is_wanted() -> None:
    changes: tuple[Change, ...] = tuple(many(3, 1))
    wanted = {Kind.DEPARTMENT: ("department-0", "department-1"), Kind.JOURNEY: ("map-1",), Kind.PERSONA: ()}
    assert [change.home.id for change in narrowed(changes, wanted)] == ["map-1"]
    assert narrowed(changes, {}) == changes


def test_maps_that_were_only_reviewed_are_one_line_and_nobody_has_to_look_at_them() -> None:
    told = pull_request(of_changes([*many(1, 1), *reviews(2)]))
    assert told.endswith("\n\nAlso reviewed, with nothing to change: “**Map 0**” and “**Map 1**”.\n")
    assert "Marketing" not in told
    assert "### **Map 1**" not in told
    only = pull_request(of_changes(reviews(2)))
    assert only == (
        "## What changes for customers\n\n2 maps were reviewed, with nothing to change.\n\n"
        "Reviewed, with nothing to change: “**Map 0**” and “**Map 1**”.\n"
    )
