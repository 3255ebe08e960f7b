"""Secrets from the environment."""

from __future__ import annotations

import pytest

from cjm_plugin.edges.environment import Unset, filled

ENVIRONMENT = {"URL": " slack://a/b/c\n", "PASSWORD": "p@ss/w:rd#?", "PATH_OF_IT": "T1/B2", "EMPTY": " "}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a@example.org", "a@example.org"),
        # As a whole it is taken as it is.
        ("${URL}", "slack://a/b/c"),
        # Inside of a URL it is quoted, wherever it stands.
        ("mailtos://maps:${PASSWORD}@example.org", "mailtos://maps:p%40ss%2Fw%3Ard%23%3F@example.org"),
        ("mmosts://chat.example.org/${PASSWORD}", "mmosts://chat.example.org/p%40ss/w%3Ard%23%3F"),
        ("slack://${PATH_OF_IT}/C3?a=${PASSWORD}", "slack://T1/B2/C3?a=p%40ss/w%3Ard%23%3F"),
        ("$URL ${URL", "$URL ${URL"),
    ],
)
def test_what_is_filled_in(written: str, expected: str) -> None:
    assert filled(written, ENVIRONMENT) == expected


@pytest.mark.parametrize("name", ["EMPTY", "NOWHERE"])
def test_what_is_not_there_is_named(name: str) -> None:
    with pytest.raises(Unset, match=rf"^{name} is not set in the environment$"):
        filled(f"json://example.org/${{{name}}}", ENVIRONMENT)
