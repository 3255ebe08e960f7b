"""Who is there, of whole files and of broken ones."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from cjm_plugin.loading import SourceFile, enrol
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.roll import Roll
from tests.loading.support import BASE

MAP = """---
title: Buying
was: [shopping]
stages:
  - stage: choose
    touchpoints:
      - id: compare
        title: Compares
        channel: website
        pains: [{id: depth, title: No depth}]
        by_persona: {pensioner: {pains: [{id: small-print, title: Small print}]}}
      - {id: Pay Online!, title: Pays, channel: website}
      - {id: ask, channel: website, pains: [{title: Waits}]}
---
"""


def roll(files: dict[str, str], kinds: Collection[Kind] = tuple(Kind)) -> Roll:
    return enrol((SourceFile(path, text.encode()) for path, text in sorted(files.items())), "content", kinds)


def test_titles_by_id() -> None:
    found = roll(dict(BASE))

    assert {id: member.title for id, member in found.of(Kind.CHANNEL).items()} == {
        "phone": "Telephone",
        "website": "Site",
    }
    assert found.of(Kind.CHANNEL)["phone"].path == "content/channels/phone.md"
    assert found.heir(Kind.CHANNEL, "site") == "website"
    assert found.heir(Kind.CHANNEL, "website") is None
    assert found.places == {
        "returning/send-back": "Sends it back",
        "returning/send-back/no-label": "No label",
        "returning/wait": "Waits",
    }


def test_what_could_be_read_of_a_broken_map() -> None:
    found = roll({"journeys/buying.md": MAP})

    assert found.of(Kind.JOURNEY)["buying"].object is None
    assert found.of(Kind.JOURNEY)["buying"].title == ""
    assert found.heir(Kind.JOURNEY, "shopping") == "buying"
    assert found.places == {
        "buying/compare": "Compares",
        "buying/compare/depth": "No depth",
        "buying/compare/small-print": "Small print",
        "buying/ask": "",
    }


@pytest.mark.parametrize(
    "text", ["", "no frontmatter", "---\ntitle: [\n---\n", "---\n", "\0", "---\n- a\n---\n"]
)
def test_a_file_that_cannot_be_read_is_there(text: str) -> None:
    found = roll({"journeys/large/buying.md": text})

    assert [*found.of(Kind.JOURNEY).items()] == [("buying", ("content/journeys/large/buying.md", (), None))]


def test_what_is_no_object_is_not_there() -> None:
    found = roll(
        {
            "channels/index.md": "# Channels",
            "channels/Web Site.md": "---\ntitle: Site\n---\n",
            "about.md": "# About",
            "data/metrics/nps.csv": "week,value\n",
        }
    )

    assert not any(found.of(kind) for kind in Kind)


def test_of_two_files_with_one_id_the_first_counts() -> None:
    files = {
        "stages/b/buy.md": "---\ntitle: B\norder: 1\n---\n",
        "stages/a/buy.md": "---\ntitle: A\norder: 1\n---\n",
    }

    assert roll(files).of(Kind.STAGE)["buy"].title == "A"


def test_only_the_kinds_that_are_asked_for() -> None:
    found = roll(dict(BASE), {Kind.STAGE})

    assert [*found.of(Kind.STAGE)] == ["buy", "choose"]
    assert not found.of(Kind.CHANNEL)
    assert not found.places
