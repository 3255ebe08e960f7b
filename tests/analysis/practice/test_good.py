"""A small company that does it as the rules would have it: none of them has anything to say."""

from __future__ import annotations

import pytest

from tests.support.practice import practice

MAP = """
title: Buying a washing machine
purpose: Decide in January whether to pay for our own delivery crews
owner: e-commerce
personas: [family, pensioner]
reviewed: 2026-11-26
stages:
  - stage: choose
    touchpoints:
      - id: compare
        title: Compares three models on the site
        does: Opens four tabs and a drawing of the bathroom
        channel: website
        departments: {e-commerce: leads}
        evidence: [interviews]
        emotion: -1
        pains: [{id: no-depth, title: Depth with hose is not shown, severity: 4, evidence: [interviews]}]
        strengths: [{id: photos, title: Photos in real bathrooms, evidence: [interviews]}]
        by_persona: {pensioner: {emotion: -2, does: Asks a grandson, evidence: [interviews]}}
        next: [{to: ask, share: 0.3, wait_minutes: 2, repeats_information: false}]
      - id: ask
        title: Asks which of them is quieter
        does: Rings with the page open
        channel: phone
        departments: {e-commerce: leads}
        evidence: [interviews]
        moment_of_truth: true
        feedback: {source: One question after the call, every: each call, seen_by: [e-commerce]}
        pains: [{id: long-menu, title: Four menus before a person, severity: 2, evidence: [interviews]}]
"""

OTHERS = """
# personas/family.md
title: Family
age_group: 30–39
based_on: [interviews]

# personas/pensioner.md
title: Pensioner
age_group: 66 and over
based_on: [interviews]

# departments/e-commerce.md
title: E-commerce
kpis: [{metric: orders, target: 6}]

# initiatives/depth.md
title: Depth on every page
status: in-progress
goal: Nobody measures twice
owner: Head of content
due: 2027-01-29
solves: [buying/compare/no-depth]
targets: [{metric: orders, to: 6}]

# initiatives/photos.md
title: Photos from homes
status: done
done_on: 2026-09-01
targets: [{metric: orders, to: 5}]

# metrics/orders.md
title: Orders

# data/metrics/orders.csv
week,journey,touchpoint,department,persona,value,n
2026-W47,,,,,5,900
"""


@pytest.mark.parametrize("aim", ["", f"# journeys/aim.md\nstate: to-be\nof: buying{MAP}"])
def test_a_good_map_breaks_no_rule(aim: str) -> None:
    found = practice(f"# journeys/buying.md{MAP}{aim}{OTHERS}").breaches
    assert [(breach.rule.code, breach.thing.id, breach.path) for breach in found] == []
