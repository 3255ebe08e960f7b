"""A mend that is followed to the letter gives a file that says what its author meant."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from cjm_plugin.loading.yaml_reader import read
from tests.loading.support import loaded

MAP = """---
title: Buying a kettle
personas: [young-family]
reviewed: 2026-11-18          # put today's date
stages:
  - stage: choose
    touchpoints:
      - id: compare
        title: Compares two kettles
        channel: website
        does: Opens both in tabs
        emotion: -1
        target_emotion: 1
        next: [{to: order, share: 0.2}]
        pains:
          - {id: no-noise, title: Noise is not shown, severity: 3}
      - id: order
        title: Orders
        channel: website
---
"""


def messages(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in loaded({"journeys/x.md": text}).problems]


def values(text: str) -> Any:
    return read(text.split("---\n")[1]).value


QUOTES = [
    ("Buying a kettle", "Decide on ticket #45", None),
    ("Buying a kettle", "#ремонт", None),
    ("Opens both in tabs", "Opens #1\n          of both tabs", "Opens #1 of both tabs"),
    ("Buying a kettle", "Buying: a kettle", None),
    ("Opens both in tabs", "Opens: both,\n          in tabs", "Opens: both, in tabs"),
    ("Opens both in tabs", "- Opens both", None),
    ("Opens both in tabs", "*Opens* both", None),
    ("Opens both in tabs", "@home: or not", None),
    ("Opens both in tabs", "& more", None),
    ("Buying a kettle", "[Buying](x) a kettle", None),
    ("Opens both in tabs", "{Opens} both in tabs", None),
    ("Buying a kettle", '"Buying a "kettle""', 'Buying a "kettle"'),
    ("Buying a kettle", '"Buying: a "kettle" or two"', 'Buying: a "kettle" or two'),
    ("Buying a kettle", '"Buying" a kettle', None),
    ("Buying a kettle", '"Buying" or "renting"', None),
    ("Buying a kettle", "'What's quieter?'", "What's quieter?"),
    ("Buying a kettle", "'The customers' view'", "The customers' view"),
    ("Buying a kettle", "“Buying: a kettle”", "Buying: a kettle"),
    ("Buying a kettle", "„Kupno: czajnik”", "Kupno: czajnik"),
    ("Buying a kettle", "«Купить: чайник»", "Купить: чайник"),
    ("Buying a kettle", "«Купить»: чайник", None),
    ("Buying a kettle", "“Buying”: or “renting”", None),
    ("Noise is not shown", "Noise: is not shown", None),
    ("Noise is not shown", "Noise: not, or hardly", None),
    ("Noise is not shown", "“Noise: not shown”", "Noise: not shown"),
    ("Noise is not shown", "“Noise, is: not shown”", "Noise, is: not shown"),
    ("Noise is not shown", "Noise, hum is not shown", None),
    ("Noise is not shown", "Price, e.g. 5: too much", None),
    ("Noise is not shown", "Noise #45 is not shown", None),
    ("Noise is not shown", '"Noise" is not shown', None),
    ("Noise is not shown", "'What's shown'", "What's shown"),
    ("Noise is not shown", "[Noise](x) is not shown", None),
    ("Noise is not shown", "@home", None),
    ("Noise is not shown", "Hum, buzz, and: whir", None),
    ("Noise is not shown", "A hum, not: whir", None),
]


@pytest.mark.parametrize(("old", "written", "meant"), QUOTES, ids=[written for _, written, _ in QUOTES])
def test_a_value_in_quotes(old: str, written: str, meant: str | None) -> None:
    (line, message), *_ = messages(MAP.replace(old, written))
    assert line == MAP[: MAP.index(old)].count("\n") + 1
    found = re.search(r': ("(?:[^"\\]|\\.)*")', message)
    assert found is not None, message
    mended = MAP.replace(old, found[1])
    assert messages(mended) == []
    assert values(mended) == values(MAP.replace(old, json.dumps(meant or written)))


NBSP = "\u00a0"
CHANNEL = "        channel: website\n        does"
LINES = [
    ("      - id: compare", "      -id: compare", r"write '(- id:)'", "-id:"),
    ("  - stage:", "  -stage:", r"write '(- stage:)'", "-stage:"),
    ("          - {id", "          -{id", r"write '(- {)'", "-{"),
    ("      - id: compare", "      * id: compare", r"write '(- id:)'", "* id:"),
    ("          - {id", "          * {id", r"write '(- {)'", "* {"),
    ("      - id: compare", "      • id: compare", r"write '(- id:)'", "• id:"),
    ("      - id: compare", "      – id: compare", r"write '(- id:)'", "– id:"),
    ("      - id: compare", "      *id: compare", r"write '(- id:)'", "*id:"),
    ("      - id: compare", "      1. id: compare", r"write '(- id:)'", "1. id:"),
    ("      - id: compare", "      -- id: compare", r"write '(- id:)'", "-- id:"),
    ("{id: no-noise", "{id:no-noise", r"of 'id'; write '(id: )…'", "id:"),
    ("{id: no-noise", f"{{id:{NBSP}no-noise", r"of 'id'; write '(id: )…'", f"id:{NBSP}"),
    ("emotion: -1", "emotion: - 1", r"write (-1)$", "- 1"),
    (" emotion: -1", f" emotion:{NBSP}-1", r"write a plain( )blank in its place", NBSP),
    ("title: Buying", f"title:{NBSP}Buying", r"write a plain( )blank in its place", NBSP),
    ("- id: compare", f"-{NBSP}id: compare", r"write a plain( )blank in its place", NBSP),
    (CHANNEL, f"{NBSP}{CHANNEL[1:]}", "plain( )blank", NBSP),
    (CHANNEL, f"{NBSP * 8}{CHANNEL[8:]}", "plain( )blanks", NBSP),
    ("  - stage", f"{NBSP * 2}- stage", "plain( )blanks", NBSP),
    ("personas", f"{NBSP}personas", r"write '(personas)'", f"{NBSP}personas"),
    ("title: Buying", "\u200btitle: Buying", r"write '(title)'", "\u200btitle"),
    ("emotion: -1", "emotion: −1", r"write (-1), with a hyphen", "−1"),
    ("emotion: -1", "emotion: –1", r"write (-1), with a hyphen", "–1"),
    ("emotion: -1", "emotion:-1", r"write '(emotion: )…'", "emotion:"),
    ("share: 0.2", "share: 20%", r"write (0\.2)$", "20%"),
    ("share: 0.2", "share: 20", r"where 20 % is meant, write (0\.2)$", "20"),
    ("share: 0.2", "share: 0,2", r"write (0\.2)$", "0,2"),
    ("2026-11-18", "11/18/2026", r"write it as (2026-11-18)$", "11/18/2026"),
    ("2026-11-18", "18 ноября 2026", r"write it as (2026-11-18)$", "18 ноября 2026"),
    ("no-noise, title", "no-noise title", r"write '(, title:) …'", " title:"),
    ("[young-family]", "\n  -young-family", r"write '(- young-family)'", "-young-family"),
    ("[young-family]", "young-family]", r"write (\[young-family\])$", "young-family]"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "written", "mend", "wrong"), LINES, ids=[written for _, written, _, _ in LINES]
)
def test_a_line(old: str, written: str, mend: str, wrong: str) -> None:
    broken = MAP.replace(old, written)
    told = [(line, found[1]) for line, message in messages(broken) if (found := re.search(mend, message))]
    [(line, right)] = told
    lines = broken.split("\n")
    assert wrong in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(wrong, right)
    mended = "\n".join(lines)
    assert messages(mended) == []
    assert values(mended) == values(MAP)


COLON = "a colon and a blank stand inside of a value"
HASH = "'#45 is not shown' is lost: YAML takes ' #' for the beginning of a comment"


@pytest.mark.parametrize(("written", "said"), [("Noise: is not", COLON), ("Noise #45 is not", HASH)])
def test_a_value_in_braces_of_several_lines(written: str, said: str) -> None:
    broken = MAP.replace("no-noise, ", "no-noise,\n             ").replace("shown, ", "shown,\n             ")
    mend = f'put the value in quotes: "{written} shown"'
    assert messages(broken.replace("Noise is not", written)) == [(17, f"{said}; {mend}")]


def test_a_merge_that_is_not_finished() -> None:
    ours, theirs = "        channel: website\n        does", "        channel: phone\n        does"
    broken = MAP.replace(ours, f"<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> other")
    said = "a merge is not finished; keep one of the two versions, and remove the lines of '<', '=' and '>'"
    assert messages(broken) == [(10, said)]
    assert messages(f"<<<<<<< HEAD\n{MAP}") == [(1, said)]


def test_a_number_sign_in_brackets() -> None:
    said = "is lost: YAML takes ' #' for the beginning of a comment; put the value in quotes"
    for tags in ("#ремонт, #кухня", "a,#кухня", "a, b #кухня"):
        told = messages(MAP.replace("stages:", f"x-tags: [{tags}]\nstages:", 1))
        signed = [tag.strip() for tag in tags.split(",") if "#" in tag]
        assert told == [(5, f"'{tag[tag.index('#') :]}' {said}: \"{tag}\"") for tag in signed]


def test_a_number_sign_that_is_not_the_cause() -> None:
    noise = "title: Noise is not shown"
    for written in ('why: "ticket #4", title: Noise: is not', "title: Noise: is not, why: 'ticket #4'"):
        [(_, message)] = messages(MAP.replace(noise, f"{written} shown" if "why" in written[:4] else written))
        assert message.startswith(COLON)
    lines = MAP.replace("no-noise, title: Noise is", "no-noise, #a comment\n             title: Noise: is")
    assert messages(lines) == [(17, f'{COLON}; put the value in quotes: "Noise: is not shown"')]


def test_several_faults_of_grammar_in_one_run() -> None:
    broken = (
        MAP.replace("Buying a", "Buying: a")
        .replace("[young-family]", "[young-family")
        .replace("      - id: compare", "      -id: compare")
        .replace("Noise is", "Noise: is")
        .replace("title: Orders", "title: Orders\n        title: Pays")
    )
    assert [line for line, _ in messages(broken)] == [2, 3, 8, 16, 19]


def test_nothing_is_made_up_behind_a_fault_that_may_reach_further() -> None:
    broken = MAP.replace("Opens both", '"Opens\n          both: one').replace("Noise is", "Noise: is")
    assert [line for line, _ in messages(broken)] == [11]


SOUND = [
    ("Buying a kettle", "Buying a kettle   # a comment"),
    ("Buying a kettle", "Buying a kettle ## a comment"),
    ("Buying a kettle", "C# and F#, https://example.org/a#b"),
    ("Buying a kettle", '"Buying #1"'),
    ("Buying a kettle", "'Buying #1'"),
    ("Opens both in tabs", "|\n          Opens #1\n          - and #2"),
    ("emotion: -1", "emotion: -1 #guessed"),
    ("Buying a kettle", "Buying a kettle #---"),
    ("personas: [young-family]", "personas: &p [young-family]\nx-p: *p"),
    ("[young-family]", "[young-family]  #nobody else"),
    ("stages:\n", "stages: #all of them\n"),
    ("stages:\n", "#stages:\nstages:\n"),
    ("Noise is not shown", '"Noise, hum: not shown"'),
    ("Opens both in tabs", f"Opens{NBSP}both – in −1 tabs • and *more*"),
    ("Opens both in tabs", "Opens\n          -both\n          * in tabs"),
]


@pytest.mark.parametrize(("old", "written"), SOUND, ids=[written for _, written in SOUND])
def test_nothing_is_said_of_what_is_sound(old: str, written: str) -> None:
    assert messages(MAP.replace(old, written)) == []
