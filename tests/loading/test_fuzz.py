"""Whatever happens to a file, loading says what is wrong with it and goes on."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_plugin.loading import Loaded
from cjm_plugin.loading.codes import CODES
from tests.loading.rich import MAP, RICH
from tests.loading.support import loaded, told

FRAGMENTS = (
    '*a', '&a', '<<: *a', '- ', '? ', '{', '}', '[', ']', ': ', ':', "'", '"', '|', '>', '!!int x', '!x',
    '---', '...', '#', '%', '@', '`', '~', 'null', 'yes', '2026', '2026-11-16', '1e999', '.nan', '0x',
    '\t', '\ufeff', '\x00', '\x07', '\x85', '\u2028', '\ud7ff', '😀', '\xe9', '\xe9', 'by_persona: [a]',
    'departments: [a, b]', 'departments: 3', 'next: x', 'stages: {}', 'stages: [x]', 'touchpoints: [[]]',
    'x-: 1', '"@id": b', '@persona: a', 'id: id', 'was: [a, a]', 'to: 1', 'pains: {}', '[x](y.md)',
    '[x](javascript:x)', '[x](#y)', '<script>', '<a onclick=x>', '```', 'title:', "9" * 5000, '\\',
    '"\\x"', ' #45', '\u00a0', '\u200b', '-id: a', '• id: a', '1. id: a', '“a, b: c”', '−1', '0,8',
    '<<<<<<< HEAD', '{id: a, title: b: c}', '{id: a, title: b, c}', '28 ноября 2026', '*id: a', 'id:a',
)  # fmt: skip


def mutated(text: str, seed: int, number: int) -> bytes:
    """Some changes of the sort that editors, mergers and disks make."""
    rng = random.Random(seed)
    for _ in range(number):
        change = rng.choice(
            (delete, repeat, swap, replace_line, replace_value, indent, insert, drop, other_character)
        )
        text = change(text, rng)
    data = bytearray(text.encode() or b"-")
    if seed % 5 == 0:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    if seed % 17 == 0:
        del data[rng.randrange(len(data)) :]
    return bytes(data)


def _lines(text: str, rng: random.Random) -> tuple[list[str], int, int]:
    lines = text.split("\n")
    return lines, rng.randrange(len(lines)), rng.randrange(len(lines))


def delete(text: str, rng: random.Random) -> str:
    lines, a, _ = _lines(text, rng)
    return "\n".join(lines[:a] + lines[a + 1 :]) or "-"


def repeat(text: str, rng: random.Random) -> str:
    lines, a, b = _lines(text, rng)
    return "\n".join([*lines[:b], lines[a], *lines[b:]])


def swap(text: str, rng: random.Random) -> str:
    lines, a, b = _lines(text, rng)
    lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


def replace_line(text: str, rng: random.Random) -> str:
    lines, a, _ = _lines(text, rng)
    lines[a] = lines[a][: len(lines[a]) - len(lines[a].lstrip())] + rng.choice(FRAGMENTS)
    return "\n".join(lines)


def replace_value(text: str, rng: random.Random) -> str:
    lines, a, _ = _lines(text, rng)
    key, colon, _ = lines[a].partition(": ")
    lines[a] = f"{key}{colon}{rng.choice(FRAGMENTS)}"
    return "\n".join(lines)


def indent(text: str, rng: random.Random) -> str:
    lines, a, _ = _lines(text, rng)
    lines[a] = " " * rng.randrange(1, 5) + lines[a]
    return "\n".join(lines)


def insert(text: str, rng: random.Random) -> str:
    place = rng.randrange(len(text) + 1)
    return text[:place] + rng.choice(FRAGMENTS) + text[place:]


def drop(text: str, rng: random.Random) -> str:
    place = rng.randrange(len(text))
    return text[:place] + text[place + 1 :] or "-"


def other_character(text: str, rng: random.Random) -> str:
    place = rng.randrange(len(text))
    return text[:place] + chr(rng.randrange(0x20, 0x3000)) + text[place + 1 :]


def check(result: Loaded, own: str = "") -> None:
    """`own`: what the author wrote, which a message may show again."""
    for problem in result.problems:
        assert told(problem).isprintable() or "\ufffd" in problem.path
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert len(problem.message) < 500
        assert "pydantic" not in problem.message.replace(own or "-", "")
        assert "Input should" not in problem.message
        assert "⟨unreadable⟩" not in told(problem).replace(own or "-", "")
        assert "0-unreadable" not in told(problem)
        assert problem.code in CODES


@settings(max_examples=400, deadline=5_000, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.integers(0, 2**32), st.integers(1, 6))
def test_any_change_of_a_map(seed: int, number: int) -> None:
    check(loaded({**RICH, "journeys/washing-machine.md": mutated(MAP, seed, number)}))


@settings(max_examples=300, deadline=5_000, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.sampled_from(sorted(RICH)), st.integers(0, 2**32), st.integers(1, 4))
def test_any_change_of_any_file(path: str, seed: int, number: int) -> None:
    check(loaded({**RICH, path: mutated(RICH[path], seed, number)}))


@settings(max_examples=200, deadline=5_000, derandomize=True)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    check(loaded({"personas/x.md": b"---\n" + data, "journeys/x.md": data, "data/metrics/nps.csv": data}))


@settings(max_examples=200, deadline=5_000, derandomize=True)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    data = text.encode(errors="surrogatepass")
    check(
        loaded(
            {"personas/x.md": b"---\ntitle: X\n" + data + b"\n---\n" + data, "data/feedback/nps.csv": data}
        ),
        own=text,
    )
