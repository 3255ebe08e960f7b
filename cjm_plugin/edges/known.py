"""Which codes a problem can have, told without importing what finds them: options are read first of all."""

from __future__ import annotations

from cjm_plugin.loading.codes import CODES
from cjm_plugin.loading.lookalikes import difference, latin
from cjm_plugin.model.problem import Severity

_PRACTICE = "101 102 103 104 105 106 107 110 111 112 113 120 121 122 123 124 126 130 140 141 142 150 151 190"
_HISTORY = "200 201 202 203"
KNOWN = frozenset(CODES) | {f"CJM{number}" for number in f"{_PRACTICE} {_HISTORY}".split()}
UNWEIGHED = frozenset(code.id for code in CODES.values() if code.severity is Severity.ERROR)
"""Errors of structure: there is no object behind one that could be published."""
WEIGHED = KNOWN - UNWEIGHED
"""Whose severity is the site's to choose."""


def like(word: str) -> str | None:
    """The code that somebody means who writes `cjm21` or `21`."""
    number = latin(word).upper().removeprefix("CJM")
    code = f"CJM{number.zfill(3)}"
    return code if number.isdecimal() and code in KNOWN else None


def no_code(code: object) -> str:
    """Why something is no code, and what is meant."""
    word = str(code).strip()
    meant = like(word)
    mends = (
        (difference(word, meant), f"write '{meant}'") if meant else ("`cjm rule` lists those of practice",)
    )
    return f"{code!r} is not the code of a problem; {', '.join(filter(None, mends))}"
