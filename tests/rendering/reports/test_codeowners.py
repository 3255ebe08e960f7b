"""CODEOWNERS: who is asked, in which order, and how paths are written."""

from __future__ import annotations

import pytest

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.reports.codeowners import HEAD, codeowners, generated
from tests.support.catalogs import catalog, journey, thing, touchpoint

HEADLINE = f"{HEAD}\n"


def department(id: str, contact: str | None = None) -> Object:
    return thing(Kind.DEPARTMENT, id, contact=contact)


CX = department("cx", "cx@intranet.example")
SHOP = department("shop", "@maps/shop")
LOGISTICS = department("logistics", "@logistics")


def lines(*things: Object, folder: str = "content") -> list[str]:
    text = codeowners(catalog(*things), "content", folder).text
    assert text.startswith(HEADLINE)
    assert text.endswith("\n")
    return text.removeprefix(HEADLINE).splitlines()


def of_map(
    *parts: dict[str, object],
    owner: str | None = None,
    departments: tuple[Object, ...] = (CX, SHOP, LOGISTICS),
) -> str:
    """Who is asked about a map."""
    found = lines(journey("buying", *parts, owner=owner), *departments)
    return next((line.partition(".md ")[2] for line in found if line.startswith("/content/journeys/")), "")


@pytest.mark.parametrize(
    ("first", "second", "owner", "asked"),
    [
        ("logistics", "shop", "cx", "cx@intranet.example @logistics @maps/shop"),
        ({"logistics": "informed", "shop": "leads"}, {}, "cx", "cx@intranet.example @maps/shop @logistics"),
        (
            {"cx": "informed", "shop": "supports"},
            "logistics",
            None,
            "@logistics @maps/shop cx@intranet.example",
        ),
        # The strongest role on the map counts.
        ({"logistics": "supports", "shop": "informed"}, "shop", None, "@maps/shop @logistics"),
        # An owner with a role is asked once.
        ("shop", {"logistics": "leads"}, "shop", "@maps/shop @logistics"),
        ({}, {}, "cx", "cx@intranet.example"),
        ({}, {}, None, ""),
    ],
)
def test_a_map_asks_its_owner_then_those_who_lead_support_and_are_informed(
    first: object, second: object, owner: str | None, asked: str
) -> None:
    parts = touchpoint("a", departments=first), touchpoint("b", departments=second)
    assert of_map(*parts, owner=owner) == asked


def test_departments_that_share_a_contact_are_asked_once() -> None:
    ours = (department("cx", "@team"), department("shop", "@team"), LOGISTICS)
    part = touchpoint("a", departments={"shop": "leads", "logistics": "supports"})
    assert of_map(part, departments=ours, owner="cx") == "@team @logistics"


def test_what_a_department_answers_for_asks_it() -> None:
    assert lines(
        SHOP,
        thing(Kind.CHANNEL, "website", owner="shop"),
        thing(Kind.CHANNEL, "phone"),
        thing(Kind.SYSTEM, "till", owner="shop"),
        thing(Kind.INITIATIVE, "show-depth", department="shop"),
        thing(Kind.PERSONA, "pensioner"),
    ) == [
        "/content/channels/website.md @maps/shop",
        "/content/departments/shop.md @maps/shop",
        "/content/initiatives/show-depth.md @maps/shop",
        "/content/systems/till.md @maps/shop",
    ]


@pytest.mark.parametrize(
    ("contact", "usable"),
    [
        ("cx@intranet.example", True),
        ("@ada", True),
        ("@maps/logistics", True),
        ("@maps/after-sales/repairs.team", True),
        (None, False),
        ("https://intranet.example/cx", False),
        ("Ask Ada", False),
        ("@", False),
        ("@maps/", False),
        ("@ada @all", False),
        ("@ada#all", False),
        ("cx@intranet.example @all", False),
        ("mailto:cx@intranet.example", False),
    ],
)
def test_a_forge_asks_a_mail_address_or_a_name(contact: str | None, usable: bool) -> None:
    found = codeowners(catalog(department("cx", contact), SHOP), "content", "content")

    assert [its.id for its in found.unasked] == ([] if usable else ["cx"])
    assert ("/content/departments/cx.md" in found.text) is usable


@pytest.mark.parametrize(
    ("folder", "path"),
    [("content", "/content/"), ("", "/"), ("cx/maps/content", "/cx/maps/content/")],
)
def test_paths_begin_at_the_top_of_the_repository(folder: str, path: str) -> None:
    assert lines(SHOP, folder=folder) == [f"{path}departments/shop.md @maps/shop"]


@pytest.mark.parametrize(
    ("inside", "pattern"),
    [
        ("large/shop.md", "large/shop.md"),
        ("our own/shop.md", r"our\ own/shop.md"),
        ("#1/shop.md", "?1/shop.md"),
        ("[a]{b}*!/shop.md", "?a??b??!/shop.md"),
        ("back\\slash é/магазин.md", r"back?slash\ é/магазин.md"),
    ],
)
def test_what_means_something_in_a_pattern_is_any_character(inside: str, pattern: str) -> None:
    moved = SHOP.model_copy(update={"path": f"content/departments/{inside}"})
    assert lines(moved) == [f"/content/departments/{pattern} @maps/shop"]


def test_the_last_match_wins_so_what_matches_more_stands_first() -> None:
    wide = SHOP.model_copy(update={"path": "content/departments/z#z/a.md"})
    exact = LOGISTICS.model_copy(update={"path": "content/departments/zaz/a.md"})
    assert lines(exact, wide) == [
        "/content/departments/z?z/a.md @maps/shop",
        "/content/departments/zaz/a.md @logistics",
    ]


def test_what_stands_above_the_head_is_somebody_s() -> None:
    ours = codeowners(catalog(SHOP), "content", "content").text

    assert generated(f"* @everybody\n\n{ours}") == ours
    assert generated("* @everybody\n") == "* @everybody\n"
