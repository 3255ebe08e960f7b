"""A small catalog in which every field of every kind has a value."""

from __future__ import annotations

MAP = """\
---
title: Buying a washing machine online
description: For search engines
hide: [navigation]
was: [buying-a-machine]
tags: [online, большая техника]
allow:
  - {code: CJM122, why: Pensioners are asked in the spring}
  - {code: CJM101, at: compare-on-site/depth-missing, why: Known from the hotline, x-ticket: 7}
x-board: {wall: 3, since: 2026-01-05}
summary: From the broken machine to [the return](returning.md#send-back).
purpose: Decide in January whether to pay for our own delivery crews
personas: [young-family, pensioner]
products: [large-appliances]
state: to-be
of: returning
owner: e-commerce
reviewed: 2026-11-16
review_every_weeks: 2
goal: A working machine in the bathroom by the weekend
scenario: |
  The old machine died on Tuesday;
  two children at home.
expectations: A delivery date I can trust.
stages:
  - stage: choose
    goal: Find one that fits a narrow bathroom
    touchpoints:
      - id: compare-on-site
        was: [compare]
        title: Compares three models on the site
        channel: website
        departments: {e-commerce: leads, marketing: supports}
        systems: [shop-platform]
        product: large-appliances
        does: Opens four tabs and a *drawing* of the bathroom
        thinks: "Why is depth: without the hose not shown?"
        feels: Rushed
        expects: A filter by depth
        motive: Laundry is piling up
        context: 12:30, phone in one hand
        emotion: -1
        target_emotion: 1
        importance: 4
        moment_of_truth: true
        decision:
          question: Which model?
          factors: [price, depth, delivery date]
          principles: [social-proof]
        frontstage: Product page, comparison table
        backstage: Content team enters dimensions by hand
        pains:
          - id: depth-missing
            title: Depth with hose is not shown
            severity: 4
            evidence: [interviews]
            was: [depth]
        strengths:
          - {id: real-photos, title: Photos, evidence: &evidence [interviews], was: [photos]}
        evidence: *evidence
        metrics: [{metric: csat-site, target: 80}]
        feedback: {source: exit survey, every: each visit, seen_by: [e-commerce]}
        by_persona:
          pensioner:
            channel: phone
            emotion: -2
            does: Rings the shop
            pains: [{id: small-print, title: Small print}]
        next:
          - {to: chat-with-adviser, share: 0.35, wait_minutes: 12, repeats_information: true}
          - {to: pay-online, share: 0.5}
        journey: returning
        x-note: seen twice
      - {id: chat-with-adviser, title: C, channel: phone, departments: marketing, by_persona: {pensioner: }}
  - stage: buy
    touchpoints:
      - id: pay-online
        title: Pays
        channel: website
        next: []
---
# The story

It begins on [a Tuesday](#compare-on-site).
"""

RICH = {
    "journeys/washing-machine.md": MAP,
    "departments/care.md": """\
---
title: Customer care
lead: Anna Nowak
contact: care@example.org
kpis: [{metric: nps, target: 40.5, journey: washing-machine, stage: buy}]
capabilities:
  - {title: Video advice, status: have, journey: washing-machine, touchpoint: pay-online}
  - {title: Chat}
---
""",
    "initiatives/depth-filter.md": """\
---
title: Filter by depth
goal: Nobody buys a machine that does not fit
loop: root-cause
department: e-commerce
owner: Jan
due: 2026-12-01
status: done
done_on: 2026-11-20
solves: [washing-machine/compare-on-site, washing-machine/compare-on-site/depth-missing]
targets: [{metric: csat-site, from: 70, to: 80}]
value: {customer: 5, business: 3}
effort: 2
---
""",
    "studies/survey.md": """\
---
title: Survey
method: survey
date: 2026-10-01
sample: 120
valid_until: 2027-10-01
link: https://example.org/survey
findings:
  - id: seen
    text: They look for it
    about: washing-machine/compare-on-site/small-print
    verdict: refutes
    was: [s]
---
""",
    "personas/teen.md": """\
---
title: Teenager
age_group: "13-17"
segment: family
needs: [speed]
frustrations: [forms]
preferred_channels: [website]
quote: Later.
based_on: [interviews]
---
""",
    "systems/crm.md": "---\ntitle: CRM\nowner: marketing\nvendor: Acme\ncontact: crm@example.org\n---\n",
    "metrics/wait.md": """\
---
title: Wait
kind: duration
unit: min
better: lower
definition: From ring to answer
source: PBX
---
""",
    "principles/anchoring.md": """\
---
title: Anchoring
summary: The first price counts
effect: Others seem cheap
---
""",
    "channels/chat.md": "---\ntitle: Chat\nkind: messenger\nowner: marketing\n---\n",
    "stages/wash.md": "---\ntitle: Wash\norder: 2.5\nsummary: The first wash\n---\n",
    "data/metrics/conversion.csv": "\ufeffweek,journey,touchpoint,department,persona,value,n\r\n"
    "2026-W46,washing-machine,pay-online,e-commerce,teen,3.5,120\r\n2026-W47,,,,,-1e1,\r\n",
    "data/feedback/nps.csv": "score,source,date,comment,journey,touchpoint\n"
    '9,customer,2026-11-16,"Two\nlines, ""good""",washing-machine,compare\n'
    "0,operator,2026-11-17,,,\n",
}
