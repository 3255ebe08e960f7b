"""Content made to exhaust something: a short run in a process of its own, which may not crash or hang."""

from __future__ import annotations

import subprocess
import sys

import pytest

_RUN = """
import sys, time
from tests.loading.support import loaded, told
data = eval(sys.stdin.read())
result = loaded({"personas/x.md": data})
for problem in result.problems[:3]:
    print(told(problem))
"""
_SECONDS = 60

LAUGHS = "---\ntitle: X\nx-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
    f"x-{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def run(data: str) -> str:
    command = [sys.executable, "-c", _RUN]
    done = subprocess.run(command, input=data, capture_output=True, text=True, timeout=_SECONDS, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def in_frontmatter(text: str) -> str:
    return f"'---\\ntitle: X\\n' + {text} + '\\n---\\n'"


TOO_DEEP = "is nested more than 40 levels deep"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (repr(LAUGHS + "---\n"), "CJM017"),
        (in_frontmatter("'x-a: ' + '[' * 100_000"), "CJM018"),
        (in_frontmatter("'x-a: ' + '[' * 100_000 + ']' * 100_000"), "CJM018"),
        (in_frontmatter("'x-a: ' + '{a: ' * 100_000"), "CJM018"),
        (in_frontmatter("'x-a: ' + '- ' * 100_000"), "CJM012"),
        (in_frontmatter("'x-a:\\n' + ''.join(' ' * i + 'a:\\n' for i in range(1, 2_000))"), "CJM018"),
        (in_frontmatter("'x-a: [' + '1, ' * 200_000 + ']'"), "CJM017"),
        (in_frontmatter("'? ' * 100_000"), "CJM018"),
        (in_frontmatter("'x-a: &a ' + '&b ' * 100_000"), "CJM012"),
        (in_frontmatter("'x-a: ' + '9' * 1_000_000"), ""),
        (in_frontmatter("'order: ' + '9' * 1_000_000"), "CJM030"),
        (in_frontmatter("'\\n'.join(f'k{i}: 1' for i in range(40_000))"), "CJM030"),
        (in_frontmatter("'quote: \"' + 'a' * 3_000_000 + '\"'"), ""),
        (in_frontmatter("'quote: \"' + '[' * 1_000_000 + '](' * 500_000 + '\"'"), ""),
        (in_frontmatter("'quote: \"' + '](' * 1_000_000 + '\"'"), ""),
        (in_frontmatter("'quote: \"[](' + '(' * 1_000_000 + '\"'"), ""),
        (in_frontmatter("'needs: [' + 'x, ' * 90_000 + ']\\nneedz: [' + 'y' * 1_000_000 + ']'"), "CJM030"),
        (in_frontmatter("'needs:\\n' + '- a #b\\n' * 90_000"), "CJM009"),
        (in_frontmatter("'needs: [' + 'a #b ' * 500_000"), "CJM012"),
        (in_frontmatter("'needs: [' + '\"a: ' * 500_000 + ']: : '"), "CJM012"),
        (in_frontmatter("''.join(f'k{i}: a: b\\n' for i in range(200_000))"), "CJM012"),
        (in_frontmatter("'k' * 3_000_000 + ':a\\nb: c'"), "CJM012"),
        (in_frontmatter("'- ' * 500_000 + '\\u00a0:\\nb: c: d'"), "CJM012"),
        ("'---\\ntitle: X\\n---\\n' + '`' * 1_000_000 + '](#'", ""),
        ("'---\\ntitle: X\\n---\\n[](#a ' + ' '.join('`' * n for n in range(1, 2_000))", ""),
        ("'---\\ntitle: X\\n---\\n' + '```a\\n' * 400_000 + '](#'", ""),
        ("'---\\ntitle: X\\n---\\n' + '<a ' * 250_000", "CJM070"),
        ("'---\\ntitle: X\\n---\\n' + '<script>' * 400_000", "CJM070"),
        ("'---\\ntitle: X\\n---\\n' + '{' * 3_000_000", ""),
        ("'---\\ntitle: X\\n---\\n' + '{\\n' * 1_500_000", ""),
        ("'---\\ntitle: X\\n---\\n<a b=' + '\"' * 3_000_000", ""),
        ("'---\\ntitle: X\\n---\\n' + '<a b=\"' * 125_000", ""),
        ("'---\\ntitle: X\\n---\\n' + '# a\\n' * 700_000 + '[](../journeys/returning.md#a)'", ""),
        ("'---\\ntitle: X\\n---\\n' + '[](../journeys/returning.md#z) ' * 20_000", "CJM024"),
        ("'---\\n' * 500_000", "CJM031"),
        ("'---\\n' + ' ' * 4_000_000", "CJM011"),
        ("'\\n' * 2_000_000 + '---\\n'", "CJM010"),
        ("' \\n' * 2_000_000", "CJM010"),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else None,
)
def test_neither_crash_nor_hang(data: str, expected: str) -> None:
    said = run(data)
    assert expected in said if expected else said == "" or "CJM" in said


def test_sentences_of_bounds() -> None:
    too_many = "the frontmatter holds more than 100,000 values, its aliases unfolded"
    assert run(repr(LAUGHS + "---\n")) == f"error CJM017 content/personas/x.md:7:38: {too_many}\n"
    deep = run(in_frontmatter("'x-a: ' + '[' * 50 + ']' * 50"))
    assert deep == f"error CJM018 content/personas/x.md:3:45: x-a[0][0][0][0]: {TOO_DEEP}\n"
