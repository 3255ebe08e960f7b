"""A digest tells what the feeds of the same slices tell, and nothing where they tell nothing."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import html as markup
from lxml.html import HtmlElement

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.model.change import About, Change, Direction, Felt, Named, Scopes, Subject, What
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.revision import Chronicle
from cjm_plugin.model.subscription import Rhythm, Thing
from cjm_plugin.rendering.digests import Digest, Reader, chat, digest, html, text
from cjm_plugin.rendering.feeds import SCOPED, scopes
from cjm_plugin.rendering.writer import Library
from tests.rendering.chronicles import commit
from tests.rendering.feeds.chronicles import (
    BUYING,
    DEPTH,
    FELL,
    FOUND,
    HISTORY,
    RETURNING,
    change,
    files,
    library,
    revision,
)
from tests.rendering.hostile import hostile_chronicle, hostile_things
from tests.rendering.rich import rich_facts
from tests.support.catalogs import facts, thing

W30, W46, W47 = Week(2026, 30), Week(2026, 46), Week(2026, 47)
LANGUAGES = ("en", "ru", "pl")


def made(
    of: Library, follows: tuple[Thing, ...] | None, *weeks: Week, every: Rhythm = Rhythm.WEEK
) -> Digest | None:
    return digest(of, Reader(follows, every), weeks)


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def listed(document: str) -> list[str]:
    """The words of the items of all lists."""
    return [words(item) for item in markup.fromstring(document).xpath("//li")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_what_the_feed_of_the_slice_tells(language: str) -> None:
    of = library(rich_facts(), language=language)
    found = files(of)
    for scope in scopes(of):
        follows = ((scope.thing.kind.value, scope.thing.id),) if scope.thing else None
        feed = json.loads(found[f"{scope.page}feed.json"])
        for week in (W46, W47):
            items = [item for item in feed["items"] if item["_cjm"]["revision"] == str(week)]
            told = made(of, follows, week)
            assert (told is None) == (not items)
            if told:
                in_feed = [
                    line.replace("↑ ", "").replace("↓ ", "")
                    for one in items
                    for line in listed(one["content_html"])
                ]
                assert [line.replace("↑ ", "").replace("↓ ", "") for line in listed(html(told))] == in_feed


def test_links_lead_where_those_of_the_feed_lead() -> None:
    of = library(rich_facts())
    told = made(of, None, W47)
    assert told
    in_mail = set(markup.fromstring(html(told)).xpath("//a/@href"))
    feed = json.loads(files(of)["feed.json"])
    items = [item for item in feed["items"] if item["_cjm"]["revision"] == "2026-W47"]
    for item in items:
        assert item["url"] in in_mail
        assert set(markup.fromstring(item["content_html"]).xpath("//a/@href")) <= in_mail
    assert all(
        link.startswith(("https://maps.example.org/cx/", "https://git.example.org/")) for link in in_mail
    )


def test_nothing_for_whom_nothing_concerns() -> None:
    of = library(rich_facts())
    assert made(of, (("persona", "pensioner"),), W47) is None
    assert made(of, None, Week(2026, 45)) is None


def test_a_review_alone_is_no_message() -> None:
    reviewed = change(Subject("journey", BUYING.id, BUYING.title), What.REVIEWED, Direction.NEUTRAL)
    of = library(rich_facts(), Chronicle(revisions=(revision(47, reviewed), revision(46, reviewed, FOUND))))
    follows = (("journey", BUYING.id),)
    assert made(of, follows, W47) is None
    told = made(of, follows, W46)
    assert told
    assert told.changes == 2


def test_the_first_version() -> None:
    of = library(rich_facts())
    told = made(of, None, W30)
    assert told
    assert told.subject == "Journeys · First version: 2 maps (2026-W30)"
    assert told.summary == "First version, with 2 maps."
    assert [link.text for link in told.weeks[0].first] == [RETURNING.title, BUYING.title]
    one = made(of, (("journey", BUYING.id),), W30)
    assert one
    assert [link.text for link in one.weeks[0].first] == [BUYING.title]
    assert made(of, (("department", "logistics"),), W30) is None


def test_what_was_renamed_goes_by_its_name_of_today() -> None:
    old = Named("journey", "washer", "Buying a washer")
    assert "washer" in rich_facts().catalog.journeys["washing-machine"].was
    fell = Change(
        about=About.TOUCHPOINT,
        what=What.EMOTION_FELL,
        subject=Subject("touchpoint", "washer/compare-on-site", "Compares three models", (old,)),
        direction=Direction.WORSE,
        scopes=Scopes(journeys=("washer",)),
        before=Felt(0),
        after=Felt(-1),
    )
    of = library(rich_facts(), Chronicle(revisions=(revision(47, fell),)))
    told = made(of, (("journey", "washing-machine"),), W47)
    assert told
    assert told.changes == 1


def test_of_a_pain_that_was_solved_and_is_open_again_the_end_is_told() -> None:
    solved = change(DEPTH, What.SOLVED, Direction.BETTER)
    reopened = change(DEPTH, What.REOPENED, Direction.WORSE)
    of = library(rich_facts(), Chronicle(revisions=(revision(47, reopened), revision(46, solved, FOUND))))
    told = made(of, None, W46, W47, every=Rhythm.MONTH)
    assert told
    assert (
        told.summary
        == "One map changed. 1 touchpoint became worse. Open again: “Depth with hose is not shown”."
    )
    assert told.changes == 3
    assert told.subject == "Journeys: 3 changes (2026-W46 – 2026-W47)"


@pytest.mark.parametrize(
    ("language", "listed", "said"),
    [
        (
            "en",
            True,
            "To change this or to end it, ask those who keep the maps: it is in subscriptions.yml.",
        ),
        (
            "en",
            False,
            (
                "This address is in the maps as the contact of: E-commerce and Logistics. "
                "To change this or to end it, ask those who keep the maps."
            ),
        ),
        (
            "ru",
            False,
            (
                "Этот адрес указан в картах для связи: E-commerce и Logistics. "
                "Чтобы изменить его или отказаться от рассылки, обратитесь к тем, кто ведёт карты."
            ),
        ),
        (
            "pl",
            False,
            (
                "Ten adres jest podany w mapach jako kontakt: E-commerce i Logistics. "
                "Aby go zmienić lub zrezygnować z wiadomości, zwróć się do osób, które prowadzą mapy."
            ),
        ),
    ],
)
def test_it_says_where_it_comes_from(language: str, listed: bool, said: str) -> None:
    follows = (("department", "e-commerce"), ("department", "logistics"))
    told = digest(library(rich_facts(), language=language), Reader(follows, Rhythm.WEEK, listed), [W47])
    assert told
    assert text(told).splitlines()[-1] == said
    assert words(markup.fromstring(html(told)).xpath("//p")[-1]).endswith(said)


def test_the_reason_of_a_commit_is_told_as_in_the_feed() -> None:
    its = commit("The depth question", f"journey:{BUYING.id}", request="412", why="Two <complaints>")
    latest, *others = HISTORY.revisions
    week = replace(latest, commits=(its,))
    of = library(rich_facts(), replace(HISTORY, revisions=(week, *others)))
    told = made(of, None, W47)
    assert told
    assert "- The depth question: Two <complaints> (#412), Content team" in text(told).splitlines()
    assert "The depth question: Two <complaints> #412, Content team" in listed(html(told))
    items = [listed(item["content_html"]) for item in json.loads(files(of)["feed.json"])["items"]]
    assert "The depth question: Two <complaints> #412 · Content team" in [
        line for lines in items for line in lines
    ]


def large(*others: Change) -> Chronicle:
    """A week in which ten emotions fell."""
    steps = (Named("touchpoint", f"{BUYING.id}/step-{n}", f"Step {n}") for n in range(10))
    fell = (
        replace(FELL, subject=Subject(step.kind, step.id, step.title, (BUYING,)), scopes=FELL.scopes)
        for step in steps
    )
    return Chronicle(revisions=(revision(47, *fell, *others),))


@pytest.mark.parametrize(
    ("language", "tally"),
    [
        ("en", "10 changes: 10 worse; most for Young family (10)"),
        ("ru", "10 изменений: 10 хуже; больше всего для персоны «Young family» (10)"),
        ("pl", "10 zmian: 10 gorzej; najwięcej dla persony „Young family” (10)"),
    ],
)
def test_a_large_week_begins_with_its_tally(language: str, tally: str) -> None:
    told = made(library(rich_facts(), large(), language=language), None, W47)
    assert told
    assert text(told).split("\n\n")[1].splitlines()[0] == tally
    assert words(markup.fromstring(html(told)).xpath("//p[strong]")[0]) == tally
    assert chat(told).startswith(f"{tally}. ")


def test_a_small_week_needs_none() -> None:
    told = made(library(rich_facts()), None, W47)
    assert told
    assert told.tally == ""
    assert "<strong></strong>" not in html(told)


def test_what_is_neutral_stands_last() -> None:
    rewritten = change(Subject("journey", RETURNING.id, RETURNING.title), What.RENAMED, Direction.NEUTRAL)
    done = change(Subject("initiative", "routes", "Routes"), What.DONE, Direction.BETTER)
    told = made(library(rich_facts(), Chronicle(revisions=(revision(47, rewritten, done, FELL),))), None, W47)
    assert told
    titles = [chapter.title.text for chapter in told.weeks[0].chapters]
    assert titles == [BUYING.title, "Initiative Routes", RETURNING.title]


def test_many_feeds_are_one_page() -> None:
    of = library(rich_facts())
    follows = tuple((kind.value, id) for kind in SCOPED for id in of.facts.catalog.collection(kind))
    assert len(follows) > 5
    told = made(of, follows, W47)
    assert told
    assert [feed.href for feed in told.feeds] == ["https://maps.example.org/cx/feeds/"]


@pytest.mark.parametrize(
    ("weeks", "levels"), [((W47,), ["h1", "h2", "h2"]), ((W46, W47), ["h1", "h2", "h3"])]
)
def test_headings_leave_no_level_out(weeks: tuple[Week, ...], levels: list[str]) -> None:
    told = made(library(rich_facts()), None, *weeks)
    assert told
    found = markup.fromstring(html(told)).xpath("//h1 | //h2 | //h3")
    assert [heading.tag for heading in found][:3] == levels


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_address_there_are_no_links(language: str) -> None:
    told = made(library(rich_facts(), url="", language=language), None, W46, W47)
    assert told
    assert markup.fromstring(html(told)).xpath("//a") == []
    assert "http" not in text(told)


# Hostile texts


def hostile_facts() -> Facts:
    return facts(*hostile_things())


@pytest.mark.parametrize("language", LANGUAGES)
def test_authors_words_are_words_in_a_mail(language: str) -> None:
    of = library(hostile_facts(), hostile_chronicle(), language=language, name='<b>Site</b> & "Ёж"')
    for follows in (None, (("department", "department"), ("persona", "person"))):
        told = made(of, follows, Week(2026, 47), Week(2026, 40))
        assert told
        tree = markup.fromstring(html(told))
        assert tree.xpath("//script | //img | //link | //style | //iframe | //*[@src] | //*[@class]") == []
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
        assert {link.split(":")[0] for link in tree.xpath("//@href")} <= {"https"}
        assert '<script>alert("map")</script> & {{ map }} Ёж' in words(tree)
        assert '<script>alert("pain")</script> & {{ pain }} Ёж' in text(told)
        assert "\n" not in told.subject


def test_a_subject_is_one_line_whatever_a_department_is_called() -> None:
    things = [thing(Kind.DEPARTMENT, "shop", title="Shop\r\nBcc: everybody@example.org")]
    assert "\n" not in things[0].title
    base = rich_facts(*things)
    scoped = replace(FOUND, scopes=replace(FOUND.scopes, departments=("shop",)))
    of = library(base, Chronicle(revisions=(revision(47, scoped),)))
    told = made(of, (("department", "shop"),), W47)
    assert told
    assert told.subject.startswith("Shop")
    assert len(told.subject.splitlines()) == 1


def test_the_same_is_the_same() -> None:
    told = [made(library(rich_facts(), HISTORY), None, W46, W47) for _ in range(2)]
    assert told[0] == told[1]
