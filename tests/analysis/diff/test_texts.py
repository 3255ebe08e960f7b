"""Texts whose links were written anew because something was renamed or moved: nothing is told of them."""

from __future__ import annotations

import pytest

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from tests.analysis.diff.rows import rows
from tests.support.catalogs import finding, journey, pain, study, thing, touchpoint

RENAMED = "persona.renamed retired id: 'pensioner' -> 'retired'"
PENSIONER = thing(Kind.PERSONA, "pensioner", title="Pensioner")
RETIRED = thing(Kind.PERSONA, "retired", title="Pensioner", was=["pensioner"])
FAMILY = thing(Kind.PERSONA, "family", title="Family")


def channel(story: str = "", **fields: object) -> Object:
    return thing(Kind.CHANNEL, "phone", story=story, **fields)


def told(before: str, after: str) -> list[str]:
    """Of the body of a channel, beside a persona that has another id and one that has not."""
    found = rows([channel(before), PENSIONER, FAMILY], [channel(after), RETIRED, FAMILY])
    assert found[0] == RENAMED
    return found[1:]


STORY = "channel.story-changed phone story"
OLD, NEW = "../personas/pensioner.md", "../personas/retired.md"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(f"See [her]({OLD}).", f"See [her]({NEW}).", [], id="renamed"),
        pytest.param(f"See [her]({OLD}).", f"See [her](./{NEW}).", [], id="and written otherwise"),
        pytest.param(f"See [her]({OLD}).\n", f"See [her]({NEW}).  ", [], id="and blanks"),
        pytest.param(f"[a]: {OLD}\n", f"[a]: {NEW}\n", [], id="by a definition"),
        pytest.param(f"[a]({OLD}#x)", f"[a]({NEW}#x)", [], id="with an anchor"),
        pytest.param(f"[a]({OLD} 'Her')", f"[a](<{NEW}> 'Her')", [STORY], id="marks are words of the author"),
        pytest.param(f"[a]({OLD}#x)", f"[a]({NEW}#y)", [STORY], id="with another anchor"),
        pytest.param(f"[a]({OLD})", f"[b]({NEW})", [STORY], id="in other words"),
        pytest.param(f"[a]({OLD})", "[a](../personas/family.md)", [STORY], id="to another"),
        pytest.param(f"[a]({OLD})", "[a](../personas/nobody.md)", [STORY], id="to nobody"),
        pytest.param(f"[a]({OLD})", "a", [STORY], id="no more"),
        pytest.param(f"[a]({OLD})", f"[a]({NEW}) [a]({NEW})", [STORY], id="twice"),
        pytest.param(
            f"[a]({OLD}) [b](../personas/family.md)",
            f"[a](../personas/family.md) [b]({NEW})",
            [STORY],
            id="the other way round",
        ),
        pytest.param(f"`[a]({OLD})`", f"`[a]({NEW})`", [STORY], id="code is no link"),
        pytest.param("[a](https://one.example)", "[a](https://two.example)", [STORY], id="elsewhere"),
        pytest.param("[a](/a.md)", "[a](/b.md)", [STORY], id="from the root"),
        pytest.param("[a](#x)", "[a](#y)", [STORY], id="in the page"),
        pytest.param("[a](#x)", "[a](phone.md#x)", [], id="to itself"),
        pytest.param("[a](img/a.png)", "[a](./img/a.png)", [], id="the same file"),
        pytest.param("[a](img/a.png)", "[a](img/b.png)", [STORY], id="another file"),
    ],
)
def test_a_body(before: str, after: str, expected: list[str]) -> None:
    assert told(before, after) == expected


def test_a_file_that_moves_takes_its_links_along() -> None:
    before = channel("[a](../personas/family.md) ![b](b.png) ![c](../c.png) [d](https://d.example)")
    moved = {"@path": "content/channels/old/phone.md"}
    after = channel(
        "[a](../../personas/family.md) ![b](b.png) ![c](../../c.png) [d](https://d.example)", **moved
    )
    away = channel("[a](../personas/family.md) ![b](b.png) ![c](../c.png) [d](https://e.example)", **moved)

    assert rows([before, FAMILY], [after, FAMILY]) == []
    assert rows([after, FAMILY], [before, FAMILY]) == []
    assert rows([before, FAMILY], [away, FAMILY]) == [STORY]


def _everywhere(link: str, at: str) -> list[Object]:
    """A link in every kind of text, and one to a place in a map."""
    text, place = f"See [her]({link})", f"See [it](../journeys/buy.md{at})"
    return [
        journey(
            "buy",
            touchpoint(
                at.removeprefix("#pain.").partition(".")[0],
                title="Pay",
                was=["pay"],
                does=text,
                decision={"factors": ["Price", text]},
                pains=[pain("slow")],
                by_persona={"family": {"feels": text}},
            ),
            goal=text,
            summary=f"See [it]({at})",
        ),
        study("talks", findings=[{**finding("x/y"), "text": text}], story=place),
        thing(Kind.PERSONA, "family", quote=place, needs=[text, place]),
        thing(Kind.STAGE, "only", order=1, summary=text),
    ]


def test_links_in_fields_follow_what_they_lead_to() -> None:
    before = [*_everywhere(OLD, "#pain.pay.slow"), PENSIONER]
    after = [*_everywhere(NEW, "#pain.till.slow"), RETIRED]

    assert rows(before, after) == ["touchpoint.renamed buy/till id: 'pay' -> 'till'", RENAMED]
    assert rows(after, before) == [
        "touchpoint.renamed buy/pay id: 'till' -> 'pay'",
        RENAMED.replace("retired id: 'pensioner' -> 'retired'", "pensioner id: 'retired' -> 'pensioner'"),
    ]


def test_another_anchor_in_a_map_is_told() -> None:
    buy = journey("buy", touchpoint("pay", pains=[pain("slow")]), touchpoint("go"))
    at = "[a](../journeys/buy.md#{})"

    for before, after in (("pay", "go"), ("pay", "pain.pay.slow"), ("", "pay"), ("stage.a", "stage.b")):
        assert rows([channel(at.format(before)), buy], [channel(at.format(after)), buy]) == [STORY]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (["See [her]({NEW})", "Time"], []),
        (
            ["[More]({NEW})", "See [her]({NEW})"],
            ['needs: none -> "[More]({NEW})"', 'needs: "Time" -> none'],
        ),
        (
            ["Time", "See [her]({NEW})"],
            ['needs: ["See [her]({NEW})", "Time"] -> ["Time", "See [her]({NEW})"]'],
        ),
        (["See [him]({NEW})", "Time"], ['needs: "See [her]({OLD})" -> "See [him]({NEW})"']),
    ],
    ids=["only the address", "others came and went", "in another order", "in other words"],
)
def test_lines_of_a_list(after: list[str], expected: list[str]) -> None:
    def filled(text: str) -> str:
        return text.replace("{NEW}", NEW).replace("{OLD}", OLD)

    was = thing(Kind.PERSONA, "family", needs=[f"See [her]({OLD})", "Time"])
    now = thing(Kind.PERSONA, "family", needs=[*map(filled, after)])

    assert rows([was, PENSIONER], [now, RETIRED]) == [
        *(f"persona.field-changed family {filled(row)}" for row in expected),
        RENAMED,
    ]
