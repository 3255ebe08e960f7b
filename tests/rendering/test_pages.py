"""Every page but the map: what it says."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from lxml.html import HtmlElement

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Answer, Figure, Measurements, Scope, Week
from cjm_plugin.rendering import urls
from tests.rendering.reading import LANGUAGES, read, section, site, table, words
from tests.support.catalogs import (
    TODAY,
    facts,
    finding,
    initiative,
    journey,
    metric,
    pain,
    stage,
    study,
    thing,
    touchpoint,
)

# Nothing there


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_catalog_says_on_every_page_where_the_first_file_goes(language: str) -> None:
    empty = site(facts(), language)

    for kind in Kind:
        (code,) = read(empty, urls.index(kind)).xpath("//section//code/text()")
        assert code.startswith(f"{kind.folder}/")
        assert code.endswith(".md")
    assert "journeys/" in words(read(empty, urls.HOME))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.JOURNEY])
def test_an_object_that_says_nothing_but_its_title_has_a_page(kind: Kind) -> None:
    required: dict[Kind, dict[str, Any]] = {Kind.STAGE: {"order": 1}, Kind.STUDY: {"date": "2026-10-01"}}
    found = site(facts(thing(kind, "alone", **required.get(kind, {}))))

    root = read(found, urls.page(kind, "alone"))

    assert words(root.xpath("//h1")[0]) == "Alone"
    assert root.xpath("//table") == []


@pytest.mark.parametrize(
    ("kind", "field", "required"),
    [
        (Kind.INITIATIVE, "goal", {}),
        (Kind.STAGE, "summary", {"order": 1}),
        (Kind.METRIC, "definition", {}),
        (Kind.PRINCIPLE, "summary", {}),
        (Kind.JOURNEY, "summary", {}),
    ],
)
def test_a_description_is_the_author_s_words_and_escaped_by_nobody(
    kind: Kind, field: str, required: dict[str, Any]
) -> None:
    said = {field: 'Тишина & ‹всё> "*now*" &amp;'}
    found = site(facts(thing(kind, "alone", **required, **said)))

    assert 'Тишина & ‹всё> "now" &amp;' in found.by_address[urls.page(kind, "alone")].description


# Departments


def weekly(metric: str, values: list[float], scope: Scope = Scope()) -> tuple[Figure, ...]:  # noqa: B008
    """Figures of the weeks up to 2026-W47."""
    first = 48 - len(values)
    return tuple(Figure(metric, Week(2026, first + i), scope, v, 100) for i, v in enumerate(values))


def logistics(**fields: Any) -> Object:
    return thing(Kind.DEPARTMENT, "logistics", **fields)


@pytest.mark.parametrize(
    ("better", "values", "target", "said"),
    [
        ("higher", [79.0, 80.0, 83.0], 95, "83% target 95 12 below target better, +4 over 3 weeks"),
        ("higher", [97.5, 96.0], 95, "96% target 95 on target worse, −1.5 over 2 weeks"),
        ("lower", [14.0, 23.0], 8, "23% target ≤ 8 15 above target worse, +9 over 2 weeks"),
        ("lower", [8.0, 8.0], 8, "8% target ≤ 8 on target unchanged, 0 over 2 weeks"),
        ("higher", [82.5], 95, "82.5% target 95 12.5 below target"),
        ("higher", [82.5], None, "82.5%"),
        ("higher", [], 95, "no figures yet target 95"),
    ],
)
def test_a_kpi_says_value_target_gap_and_the_way_it_has_gone(
    better: str, values: list[float], target: float | None, said: str
) -> None:
    found = site(
        facts(
            metric("in-window", "rate", unit="%", better=better),
            logistics(kpis=({"metric": "in-window", "target": target},)),
            measurements=Measurements(figures=weekly("in-window", values)),
        )
    )

    (tile,) = section(read(found, "departments/logistics/"), "kpis").find_class("cjm-kpi")

    assert " ".join(words(part) for part in tile.xpath("h3 | p")).startswith(f"In window all maps {said}")


def test_a_departments_pains_are_those_still_open_where_it_leads_or_supports() -> None:
    found = site(
        facts(
            *surroundings(),
            journey(
                "map",
                touchpoint("leads", pains=(pain("worst", severity=5), pain("mild", severity=1))),
                touchpoint("leads-too", departments="logistics", pains=(pain("second", severity=3),)),
                touchpoint(
                    "supports", departments={"logistics": "supports"}, pains=(pain("first", severity=4),)
                ),
                touchpoint("informed", departments={"logistics": "informed"}, pains=(pain("not-theirs"),)),
                touchpoint("ended", departments="logistics", pains=(pain("solved"),)),
            ),
            initiative("mended", "done", solves=("map/ended/solved",)),
        )
    )

    pains = section(read(found, "departments/logistics/"), "pains")

    assert [row[0] for row in table(pains)[1:]] == ["First", "Second"]
    assert "1 more is solved or refuted." in words(pains)


def test_an_initiative_that_is_late_says_so_and_stands_before_what_is_due_later() -> None:
    found = site(
        facts(
            logistics(),
            initiative("later", "planned", department="logistics", due="2026-12-18"),
            initiative("late", "in-progress", department="logistics", due="2026-11-13"),
            initiative("over", "done", department="logistics", due="2026-01-01", done_on="2026-02-02"),
        )
    )

    initiatives = section(read(found, "departments/logistics/"), "initiatives")

    assert [(row[0], row[2]) for row in table(initiatives)[1:]] == [
        ("Late", "13 November 2026overdue, was due 5 days ago"),
        ("Later", "18 December 2026in 4 weeks"),
        ("Over", "2 February 2026done"),
    ]
    assert [words(note) for note in initiatives.xpath(".//*[@data-tone = 'bad']")] == [
        "overdue, was due 5 days ago"
    ]
    assert "13 November 2026: overdue, was due 5 days ago" in words(read(found, "initiatives/late/"))


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("logistics@intranet.example", "mailto:logistics@intranet.example"),
        ("https://intranet.example/logistics?a=1&b=2", "https://intranet.example/logistics?a=1&b=2"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:a@example.org?bcc=b@example.org", None),
        ("a@example.org?bcc=b@example.org", None),
        ("//example.org", None),
        ("Ring 4711", None),
    ],
)
def test_a_contact_is_a_link_only_if_it_is_an_address(contact: str, href: str | None) -> None:
    root = read(site(facts(logistics(contact=contact))), "departments/logistics/")

    (shown,) = root.xpath("//dl[@class = 'cjm-props']//dd")

    assert words(shown) == contact
    assert shown.xpath("./a/@href") == ([href] if href else [])


# Studies


def test_an_expired_study_says_since_when_and_one_that_counts_until_when() -> None:
    found = site(
        facts(
            study("old", "2025-06-11", valid_until="2026-06-11"),
            study("fresh", "2026-06-11", valid_until="2027-06-11"),
        )
    )

    (old,) = read(found, "studies/old/").xpath("//dl//div[@data-tone = 'warn']")

    assert words(old) == "Validexpired 5 months ago, on 11 June 2026"
    assert "until 11 June 2027, in 7 months" in words(read(found, "studies/fresh/"))
    assert [row[4] for row in table(read(found, "studies/"))[1:]] == [
        "11 June 2027in 7 months",
        "11 June 2026expired",
    ]


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("https://research.example/q3", "https://research.example/q3"),
        ("mailto:research@example.org", "mailto:research@example.org"),
        ("../reports/q3.pdf", "../../reports/q3.pdf"),
        ("../personas/family.md", "../../personas/family/"),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("../../secret.pdf", None),
        ("/etc/passwd", None),
        ("//example.org/q3", None),
    ],
)
def test_a_studys_report_is_a_link_only_where_it_is_safe(link: str, href: str | None) -> None:
    found = site(facts(study("interviews", link=link), thing(Kind.PERSONA, "family")))

    shown = read(found, "studies/interviews/").xpath(
        "//dl[@class = 'cjm-props']/div[dt = 'Report']/dd/a/@href"
    )

    assert shown == ([href] if href else [])


def test_what_rests_on_a_study_is_told_claim_by_claim() -> None:
    hurting = pain("hurts", evidence=("visits",))
    found = site(
        facts(
            *surroundings(),
            thing(Kind.PERSONA, "family"),
            thing(Kind.PERSONA, "pensioner", based_on=("visits",)),
            study("visits", findings=(finding("map/compare/hurts", "refutes"),)),
            journey(
                "map",
                touchpoint(
                    "compare",
                    evidence=("visits",),
                    strengths=(pain("helps", evidence=("visits",)), pain("other")),
                    by_persona={"pensioner": {"pains": (hurting,)}},
                ),
                personas=("family", "pensioner"),
            ),
        )
    )
    root = read(found, "studies/visits/")

    assert table(section(root, "findings"))[1:] == [["Finding", "refutes", "HurtsCompareMap"]]
    assert [row[:3] for row in table(section(root, "rests"))[2:]] == [
        ["Compare", "touchpoint", "1 Compare"],
        ["Helps", "strength", "1 Compare"],
        ["HurtsPensioner", "pain", "1 Compare"],
    ]
    assert table(section(root, "personas"))[1:] == [["Pensioner", ""]]


# Maps and matrices


def surroundings() -> tuple[Object, ...]:
    """What the small maps of these tests name."""
    return (
        thing(Kind.STAGE, "only", order=1),
        thing(Kind.CHANNEL, "website"),
        thing(Kind.CHANNEL, "phone"),
        thing(Kind.DEPARTMENT, "logistics"),
    )


def test_the_matrix_says_mean_emotion_and_count_of_what_a_department_leads_or_supports() -> None:
    found = site(
        facts(
            *surroundings(),
            thing(Kind.STAGE, "later", order=2),
            thing(Kind.DEPARTMENT, "idle"),
            journey(
                "map",
                stage(
                    "only",
                    touchpoint("a", departments="logistics", emotion=-2),
                    touchpoint("b", departments={"logistics": "supports"}, emotion=1),
                    touchpoint("c", departments={"logistics": "informed"}, emotion=2),
                ),
                stage("later", touchpoint("d", departments="logistics")),
            ),
            journey("aim", touchpoint("a", departments="logistics", emotion=2), state="to-be", of="map"),
        )
    )

    matrix = section(read(found, ""), "matrix")

    assert table(matrix) == [
        ["Department", "Only", "Later"],
        ["Logistics", "−0.5 2 touchpoints", "? 1 touchpoint"],
    ]
    assert matrix.xpath(".//svg//a/@data-level") == ["-1", "0"]


def test_the_matrix_of_channels_says_what_passing_costs() -> None:
    onwards = ({"to": "b", "share": 0.8, "wait_minutes": 90, "repeats_information": True},)
    found = site(
        facts(
            *surroundings(),
            journey("map", touchpoint("a", next=onwards), touchpoint("b", "phone"), touchpoint("c", "phone")),
        )
    )
    root = read(found, "channels/")

    assert table(section(root, "passages")) == [
        ["From, to", "Phone"],
        ["Phone", "1"],
        ["Website", "1 1 h 30 min wait 1 asked again 20% lost"],
    ]
    assert table(section(read(found, "channels/website/"), "out"))[1:] == [
        ["Phone", "1", "1 h 30 min", "1", "20%"]
    ]
    assert table(section(read(found, "channels/phone/"), "in"))[1:] == [
        ["Website", "1", "1 h 30 min", "1", "20%"]
    ]


def test_a_persona_has_a_curve_for_each_map_and_the_touchpoints_lived_otherwise() -> None:
    own = {"channel": "phone", "emotion": -2, "does": "Rings *twice*"}
    found = site(
        facts(
            *surroundings(),
            thing(Kind.PERSONA, "family"),
            thing(Kind.PERSONA, "pensioner"),
            journey(
                "map",
                touchpoint("compare", emotion=1, by_persona={"pensioner": own}),
                touchpoint("pay", emotion=1),
                personas=("family", "pensioner"),
            ),
        )
    )
    root = read(found, "personas/pensioner/")

    assert [words(title) for title in section(root, "maps").xpath(".//a/title")] == [
        "1 Compare: −2, awful",
        "2 Pay: +1, pleased",
    ]
    assert "also travels · mean emotion −0.5" in words(section(root, "maps"))
    assert table(section(root, "differences"))[2:] == [
        ["1 Compare", "+1 pleased → −2 awful", "Channel: Phone Does: Rings twice"]
    ]
    assert table(section(read(found, "channels/phone/"), "instead"))[1:] == [
        ["Pensioner", "1 CompareMap", "Website", "−2 awful"]
    ]


def test_the_index_of_maps_says_basis_review_and_emotion() -> None:
    found = site(
        facts(
            *surroundings(),
            study("visits"),
            journey(
                "map",
                touchpoint("a", emotion=-2, evidence=("visits",), pains=(pain("hurts"),)),
                touchpoint("b", emotion=1),
                owner="logistics",
                reviewed="2026-11-01",
            ),
        )
    )

    assert table(read(found, "journeys/"))[1:] == [
        [
            "Map2 touchpoints",
            "",
            "Logistics",
            "as-is",
            "2 weeks agostale",
            (
                "yes: every channel and its passages; partly: pains at every contact; "
                "no: systems and seams, behaviour by age group, customers’ and operators’ feedback"
                "1 of 5weak"
            ),
            "50% researched50% no basis",
            "1",
            "−0.5 annoyed",
        ]
    ]


def strokes(cell: HtmlElement) -> list[str]:
    found = cell.xpath(".//*[local-name() = 'path']/@d")
    return [str(d) for d in found]


def test_the_index_of_maps_draws_what_they_rest_on_and_the_way_they_feel() -> None:
    found = site(
        facts(
            *surroundings(),
            study("visits"),
            journey(
                "map",
                touchpoint("a", emotion=-2, evidence=("visits",)),
                touchpoint("b", emotion=2),
                touchpoint("c"),
                touchpoint("d", emotion=0),
            ),
            journey("unknown", touchpoint("a", emotion=1)),
        )
    )
    first, second = read(found, "journeys/").xpath("//tbody/tr")
    basis, felt = first[6], first[8]

    assert strokes(basis) == ["M0 1H25", "M25 1H100"]
    assert basis.xpath(".//@data-basis") == ["researched", "none"]
    assert strokes(felt) == ["M0 8 4 0M12 4h0"]
    assert felt.xpath("./*/@viewbox") == ["0 0 12 8"]
    assert felt.xpath("./*[local-name() = 'svg']/@aria-hidden") == ["true"]
    assert strokes(second[8]) == []


def test_the_index_of_maps_can_be_filtered_by_whose_and_in_what_state_they_are() -> None:
    found = site(
        facts(
            *surroundings(),
            thing(Kind.PERSONA, "family"),
            thing(Kind.PERSONA, "pensioner"),
            journey("as", touchpoint("a"), personas=("family", "pensioner"), owner="logistics"),
            journey("to", touchpoint("a"), state="to-be", of="as"),
        )
    )
    root = read(found, "journeys/")

    assert root.xpath("//tbody/tr/@data-tags") == [
        "persona:family persona:pensioner owner:logistics state:as-is",
        "state:to-be",
    ]
    assert words(section(root, "list").xpath("./p")[0]) == "as-is: 1 · to-be: 1 · stale: 2 · weak: 2"


def test_a_review_in_the_future_is_doubted() -> None:
    found = site(facts(*surroundings(), journey("map", touchpoint("a"), reviewed="2026-11-30")))

    (row,) = read(found, "journeys/").xpath("//tbody/tr")
    (head,) = read(found, "journeys/map/").xpath("//dl[@class = 'cjm-props']/div[dt = 'Reviewed']")

    assert words(row[4]) == "in 12 daysin the future"
    assert row[4].xpath("./*/@data-tone") == ["warn"]
    assert head.get("data-tone") == "warn"


# Indexes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_index_can_be_sorted_by_columns_of_lasting_names(language: str) -> None:
    """The names are parts of addresses: they are the same in every language, and never change."""
    required: dict[Kind, dict[str, Any]] = {Kind.STUDY: {"date": "2026-10-01"}}
    found = site(
        facts(
            *(
                thing(
                    kind,
                    f"{kind.value}-{i}",
                    **({"order": i} if kind is Kind.STAGE else required.get(kind, {})),
                )
                for kind in Kind
                for i in range(3)
            )
        ),
        language,
    )
    keys = {
        kind.folder: " ".join(read(found, urls.index(kind)).xpath("//table[@data-sortable]//th/@data-key"))
        for kind in Kind
    }
    assert keys == {
        "journeys": "map persona owner state reviewed health basis pains emotion",
        "personas": "persona age segment maps views pains emotion",
        "stages": "stage maps touchpoints pains emotion",
        "departments": "department leads supports maps pains emotion figures due",
        "channels": "channel kind owner touchpoints pains emotion",
        "systems": "system owner vendor maps touchpoints pains emotion",
        "metrics": "metric latest target met change touchpoints",
        "studies": "study method date sample valid findings rests",
        "initiatives": "initiative status due department serves pains",
        "principles": "principle decisions emotion",
    }


@pytest.mark.parametrize(("count", "sortable"), [(1, False), (2, False), (3, True)])
def test_a_table_is_sorted_where_there_is_something_to_sort(count: int, sortable: bool) -> None:
    found = site(facts(*(thing(Kind.SYSTEM, f"system-{i}") for i in range(count))))
    (listed,) = read(found, "systems/").xpath("//table")
    assert ("data-sortable" in listed.attrib) is sortable


def test_the_index_of_initiatives_says_what_is_late_and_how_many_pains_end() -> None:
    found = site(
        facts(
            *surroundings(),
            journey("map", touchpoint("a", pains=(pain("p"), pain("q")))),
            initiative(
                "late",
                "in-progress",
                goal="Fewer *calls*",
                department="logistics",
                owner="Ewa",
                due="2026-11-13",
                solves=("map/a", "map/a/p", "map/a/q"),
            ),
            initiative("some-day"),
        )
    )
    root = read(found, "initiatives/")

    assert table(root)[1:] == [
        [
            "LateFewer calls",
            "in progress",
            "13 November 2026overdue, was due 5 days ago",
            "LogisticsEwa",
            "",
            "2",
        ],
        ["Some day", "idea", "", "", "", "0"],
    ]
    assert words(section(root, "list").xpath("./p")[0]) == "overdue: 1 · in progress: 1 · idea: 1"
    assert root.xpath("//tbody/tr[2]/td[2]/@data-sort") == []


def test_the_index_of_departments_says_what_is_due_next() -> None:
    found = site(
        facts(
            logistics(lead="Ewa"),
            initiative("later", "planned", department="logistics", due="2026-12-18"),
            initiative("next", "planned", department="logistics", due="2026-11-20"),
            initiative("over", "done", department="logistics", due="2026-11-01"),
        )
    )
    (row,) = table(read(found, "departments/"))[1:]

    assert row == ["LogisticsEwa", "0", "0", "0", "0", "", "", "Next20 November 2026, in 2 days"]


def test_the_index_of_metrics_says_the_target_and_the_way_it_has_gone() -> None:
    found = site(
        facts(
            *surroundings(),
            metric("wait", "duration", unit="min", better="lower"),
            thing(Kind.DEPARTMENT, "chat", kpis=({"metric": "wait", "target": 4},)),
            journey("map", touchpoint("a", metrics=({"metric": "wait", "target": 2.5},))),
            measurements=Measurements(figures=weekly("wait", [5.0, 4.0, 3.0])),
        )
    )
    root = read(found, "metrics/")

    assert table(root)[1:] == [
        [
            "Waitduration, lower is better",
            "3 min2026-W47, n = 100",
            "≤ 2.5–4 min",
            "1 of 1",
            "better, −2 over 3 weeks",
            "1",
        ]
    ]
    assert strokes(root.xpath("//tbody/tr/td[4]")[0]) == ["M0 0 4 10 8 20"]
    assert "On target 1 of 1" in words(read(found, "metrics/wait/")).replace("target1", "target 1")


def test_a_study_says_what_others_found_of_the_same() -> None:
    found = site(
        facts(
            *surroundings(),
            journey("map", touchpoint("a", pains=(pain("p"),))),
            study("workshop", "2026-02-01", findings=(finding("map/a/p", "confirms"),)),
            study("visits", "2026-10-01", findings=(finding("map/a/p", "refutes"),)),
        )
    )

    assert table(section(read(found, "studies/visits/"), "findings"))[1:] == [
        ["Finding", "refutesconfirmed by Workshop", "PAMap"]
    ]
    assert table(section(read(found, "studies/workshop/"), "findings"))[1:] == [
        ["Finding", "confirmsrefuted by Visits", "PAMap"]
    ]


# Who else uses it


def test_used_by_names_only_those_of_whom_the_page_has_not_told() -> None:
    found = site(
        facts(
            *surroundings(),
            metric("csat", "csat"),
            thing(Kind.DEPARTMENT, "chat", kpis=({"metric": "csat"},)),
            thing(Kind.SYSTEM, "tool", owner="logistics"),
            journey(
                "map",
                touchpoint("a", departments="logistics", metrics=({"metric": "csat"},), systems=("tool",)),
                owner="logistics",
            ),
            journey("watched", touchpoint("a", feedback={"source": "calls", "seen_by": ("logistics",)})),
            initiative("work", department="logistics", targets=({"metric": "csat", "to": 4},)),
        )
    )

    def used_by(address: str) -> list[str]:
        items = read(found, address).xpath("//section[h2/@id = 'section.used-by']//li/a[1]")
        return [words(item) for item in items]

    assert used_by("departments/logistics/") == ["Watched"]
    assert used_by("metrics/csat/") == used_by("systems/tool/") == used_by("stages/only/") == []


def test_a_metric_says_how_many_answered_and_what_operators_think() -> None:
    customers = tuple(
        Answer("nps", TODAY, "map", "a", None, "customer", score, "") for score in (10, 9, 3) * 2
    )
    operator = Answer("nps", TODAY, "map", "a", None, "operator", 5, "never published")
    found = site(
        facts(
            *surroundings(),
            metric("nps", "nps"),
            journey("map", touchpoint("a", metrics=({"metric": "nps", "target": 50},))),
            measurements=Measurements(answers=(*customers, operator)),
        )
    )
    root = read(found, "metrics/nps/")

    assert table(section(root, "scopes"))[1:] == [
        ["everything", "33.3", "6", "2026-W47", "", "−100n = 1"],
        ["Map", "33.3", "6", "2026-W47", "", "−100n = 1"],
        ["A, Map", "33.3", "6", "2026-W47", "", "−100n = 1"],
    ]
    assert table(section(root, "touchpoints"))[2:] == [["1 AOnly", "50", "33.32026-W47", "16.7 below target"]]
    assert "never published" not in words(root)


# Many maps


def test_a_thousand_maps_are_one_table_and_bars_folded_by_owner() -> None:
    maps = (
        journey(f"map-{i}", touchpoint("a", emotion=-1), touchpoint("b", "phone"), owner="logistics")
        for i in range(1000)
    )
    found = site(facts(*surroundings(), *maps))
    home = found.by_address[""].html("")
    atlas = section(html.fromstring(home), "maps")

    assert len(home) < 500_000
    assert [words(owner) for owner in atlas.xpath(".//details/summary")] == [
        "Logistics 1,000 maps 1,000 stale 1,000 weak"
    ]
    assert len(set(atlas.xpath(".//details//li/a/@href"))) == 1000
    assert len(read(found, "journeys/").xpath("//tbody/tr")) == 1000
    assert read(found, "journeys/").xpath("//tbody/tr[1]/td/@data-sort")
