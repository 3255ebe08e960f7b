"""Passages: what is said of a change of channel, and whether it hurts to be asked again."""

from __future__ import annotations

import pytest

from tests.support.practice import told

_MAP = """
# journeys/now.md
title: Now
# journeys/buying.md
title: Buying
personas: [family, pensioner]
{state}
stages:
  - stage: choose
    touchpoints:
      - id: compare
        title: Compares
        channel: website
        {compare}
  - stage: buy
    touchpoints:
      - {{id: ring, title: Rings, channel: {channel}, {ring}}}
      - {{id: pay, title: Pays, channel: {channel}, next: []}}
"""


def _map(compare: str = "", channel: str = "phone", ring: str = "", state: str = "") -> str:
    return _MAP.format(compare=compare, channel=channel, ring=ring, state=state)


TO_BE = "state: to-be\nof: now"
_HERE = "journeys/buying.md stages.0.touchpoints.0."
_UNTOLD = (
    "the channel changes on the way to “{}”, and nothing is said of the passage; write its 'share', "
    "'wait_minutes' or 'repeats_information' into 'next'"
)
_AGAIN = (
    "customers repeat themselves on the way to “{}”, and no pain is named at either end; name it in 'pains', "
    "or take 'repeats_information' out"
)


class TestPassageUntold:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (_map(), [f"{_HERE[:-1]}: {_UNTOLD.format('Rings')}"]),
            (_map("next: [{to: ring}]"), [f"{_HERE}next.0.to: {_UNTOLD.format('Rings')}"]),
            (
                _map("next: [{to: pay, share: 0.3}, {to: ring}]"),
                [f"{_HERE}next.1.to: {_UNTOLD.format('Rings')}"],
            ),
            (
                _map("next: [{to: pay}, {to: ring}]"),
                [
                    f"{_HERE}next.0.to: {_UNTOLD.format('Pays')}",
                    f"{_HERE}next.1.to: {_UNTOLD.format('Rings')}",
                ],
            ),
            (_map("next: [{to: ring, share: 0}]"), []),
            (_map("next: [{to: ring, wait_minutes: 0}]"), []),
            (_map("next: [{to: ring, repeats_information: false}]"), []),
            (_map("next: []"), []),
            (_map(channel="website"), []),
            (_map("next: [{to: ring}]", channel="website"), []),
            (_map(channel="website", ring="by_persona: {pensioner: {channel: phone}}"), []),
            (_map(state=TO_BE), []),
        ],
    )
    def test_a_change_of_channel_of_which_nothing_is_said(self, text: str, expected: list[str]) -> None:
        assert told(text, "CJM110") == expected

    def test_an_exception_names_the_touchpoint_it_starts_from(self) -> None:
        allow = "allow: [{code: CJM110, at: compare, why: Counted from January}]"
        assert told(_map(state=allow), "CJM110") == told(_map(state=allow), "CJM190") == []


_REPEATS = "next: [{to: pay, share: 0.2}, {to: ring, repeats_information: true}]"
_PAINS = "pains: [{id: again, title: Asked again}]"


class TestRepeatsNoPain:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (_map(_REPEATS), [f"{_HERE}next.1.repeats_information: {_AGAIN.format('Rings')}"]),
            (
                _map(_REPEATS, channel="website"),
                [f"{_HERE}next.1.repeats_information: {_AGAIN.format('Rings')}"],
            ),
            (_map(_REPEATS, ring=_PAINS), []),
            (_map(f"{_REPEATS}\n        {_PAINS}"), []),
            (_map(_REPEATS, ring=f"by_persona: {{pensioner: {{{_PAINS}}}}}"), []),
            (_map(_REPEATS.replace("true", "false")), []),
            (_map("next: [{to: ring, wait_minutes: 12}]"), []),
            (_map(), []),
            (_map(_REPEATS, state=TO_BE), []),
        ],
    )
    def test_customers_are_asked_again_and_nothing_hurts(self, text: str, expected: list[str]) -> None:
        assert told(text, "CJM111") == expected
