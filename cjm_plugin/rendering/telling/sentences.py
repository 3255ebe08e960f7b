"""The sentences that changes are told in, as English messages with named places.

What a sentence is of is its context in the catalogues, so that each language may say each in its own way.
Authors' words only stand where no language has to inflect them. A clause follows what it is about, as in
`Compares three models: emotion fell 0 → −1`; a line may be a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CLAUSES: Mapping[str, str] = MappingProxyType(
    {
        # Anything
        "added": "new",
        "removed": "no longer there",
        "renamed": "renamed, formerly {before}",
        "id-changed": "id changed {step}",
        "story-changed": "text of the page rewritten",
        # Fields
        "set": "{field} set to {after}",
        "text-set": "{field} added: {after}",
        "changed": "{field} changed {step}",
        "text-changed": "{field} changed from {before} to {after}",
        "cleared": "{field} removed, was {before}",
        "long-set": "{field} added",
        "rewritten": "{field} rewritten",
        "long-cleared": "{field} removed",
        "differs": "{field} changed",
        "came": "{came} added to {field}",
        "went": "{went} removed from {field}",
        "came-and-went": "{came} added to {field}, {went} removed",
        "rearranged": "{field} put in another order",
        "point-of-view": "now seen through the eyes of {after}, not {before}",
        # Maps
        "journey.stage-added": "stage {stage} added",
        "journey.stage-added/with": "stage {stage} added with {touchpoints}",
        "journey.stage-removed": "stage {stage} removed",
        "journey.stage-removed/with": "stage {stage} removed with {touchpoints}",
        "journey.stage-moved": "stage {stage} now stands elsewhere",
        "journey.stage-moved/after": "stage {stage} now comes after {neighbour}",
        "journey.stage-moved-first": "stage {stage} now comes first",
        "journey.reviewed": "review done",
        "journey.reviewed/on": "reviewed on {day}",
        "stage-field": "stage {stage}: {clause}",
        # Touchpoints
        "touchpoint.moved": "now in another stage",
        "touchpoint.moved/to": "now in {after}",
        "touchpoint.moved/from-to": "moved from {before} to {after}",
        "touchpoint.reordered": "now stands elsewhere in its stage",
        "touchpoint.reordered/after": "now comes after {neighbour}",
        "touchpoint.reordered-first": "now comes first in its stage",
        "touchpoint.emotion-rose": "emotion rose",
        "touchpoint.emotion-rose/to": "emotion rose to {after}",
        "touchpoint.emotion-rose/step": "emotion rose {step}",
        "touchpoint.emotion-fell": "emotion fell",
        "touchpoint.emotion-fell/to": "emotion fell to {after}",
        "touchpoint.emotion-fell/step": "emotion fell {step}",
        "touchpoint.channel-changed": "channel is no longer {before}",
        "touchpoint.channel-changed/to": "channel is now {after}",
        "touchpoint.channel-changed/step": "channel changed {step}",
        "touchpoint.department-joined": "{department} joined",
        "touchpoint.department-joined/leads": "{department} joined, leads",
        "touchpoint.department-joined/supports": "{department} joined, supports",
        "touchpoint.department-joined/informed": "{department} joined, is informed",
        "touchpoint.department-left": "{department} no longer takes part",
        "touchpoint.department-left/leads": "{department} no longer takes part, led before",
        "touchpoint.department-left/supports": "{department} no longer takes part, supported before",
        "touchpoint.department-left/informed": "{department} is no longer informed",
        "touchpoint.department-role-changed": "{department} has another role",
        "touchpoint.department-role-changed/step": "role of {department} changed {step}",
        "led-by": "now led by {after}, not {before}",
        "touchpoint.passage-changed": "the ways on from here changed",
        "passage.added": "a way leads on to {to} now",
        "passage.added/share": "{share} go on to {to} now",
        "passage.removed": "no way leads on to {to} any more",
        "passage.changed": "the way on to {to} changed",
        "passage.share": "share who go on to {to} no longer known, was {before}",
        "passage.share/to": "share who go on to {to} now known: {after}",
        "passage.share/step": "share who go on to {to} changed {step}",
        "passage.wait": "wait on the way to {to} no longer told, was {before}",
        "passage.wait/to": "wait of {after} on the way to {to}",
        "passage.wait/step": "wait on the way to {to} changed {step}",
        "passage.repeats": "the customer is asked again on the way to {to}",
        "passage.no-repeats": "the customer is no longer asked again on the way to {to}",
        "touchpoint.became-moment-of-truth": "now a moment of truth",
        "touchpoint.no-longer-moment-of-truth": "no longer a moment of truth",
        "metric-added": "now measured by {metric}",
        "metric-removed": "no longer measured by {metric}",
        "metric-field": "{metric}: {clause}",
        "aim-added": "now meant to move {metric}",
        "aim-added/figures": "now meant to move {metric} {figures}",
        "aim-removed": "no longer meant to move {metric}",
        "kpi-added": "now answers for {metric}",
        "kpi-removed": "no longer answers for {metric}",
        "evidence-added": "rests on new evidence",
        "evidence-added/studies": "now rests on {studies}",
        "evidence-added/instead": "now rests on {after}, no longer on {before}",
        "evidence-withdrawn": "evidence withdrawn",
        "evidence-withdrawn/studies": "no longer rests on {studies}",
        "strength-added": "new strength {strength}",
        "strength-removed": "strength {strength} no longer listed",
        "strength-renamed": "strength {before} is now called {after}",
        "strength-evidence-added": "strength {strength} now rests on {studies}",
        "strength-evidence-added/instead": "strength {strength} now rests on {after}, no longer on {before}",
        "strength-evidence-withdrawn": "strength {strength} no longer rests on {studies}",
        "strength-field": "strength {strength}: {clause}",
        "variation-added": "told separately now",
        "variation-removed": "no longer told separately",
        # Targets
        "target": "target of {metric} changed",
        "target/cleared": "{metric} has no target any more, was {before}",
        "target/set": "target of {metric} set to {after}",
        "target/step": "target of {metric} changed {step}",
        # Pains
        "pain.found": "the pain {pain} is new",
        "pain.solved": "the pain {pain} is solved",
        "pain.solved/by": "the pain {pain} is solved by {by}",
        "pain.reopened": "the pain {pain} is open again",
        "pain.reopened/undone": "the pain {pain} is open again, for it is no longer solved by {undone}",
        "pain.reopened/study": "the pain {pain} is open again, confirmed by {study}",
        "pain.refuted": "the pain {pain} is refuted",
        "pain.refuted/by": "the pain {pain} is refuted by {by}",
        "pain.worse": "the pain {pain} became worse",
        "pain.worse/step": "the pain {pain} became worse: severity {step}",
        "pain.milder": "the pain {pain} became milder",
        "pain.milder/step": "the pain {pain} became milder: severity {step}",
        "pain.withdrawn": "the pain {pain} is withdrawn",
        "pain.renamed": "the pain {pain} has another title",
        "pain.renamed/from": "the pain {before} is now called {pain}",
        "pain.evidence-added": "the pain {pain} now rests on {studies}",
        "pain.evidence-added/instead": "the pain {pain} now rests on {after}, no longer on {before}",
        "pain.evidence-withdrawn": "the pain {pain} no longer rests on {studies}",
        # Behind another clause about the same pain
        "it.evidence-added": "it now rests on {studies}",
        "it.evidence-added/instead": "it now rests on {after}, no longer on {before}",
        "it.evidence-withdrawn": "it no longer rests on {studies}",
        "pain-whose": "the pain {pain} now concerns everybody, not {before} alone",
        "pain-whose/one": "the pain {pain} now concerns {after} alone",
        "pain-whose/another": "the pain {pain} now concerns {after}, not {before}",
        "pain-field": "the pain {pain}: {clause}",
        # Evidence
        "study.expired": "too old to count as evidence",
        "study.expired/on": "expired on {day}",
        "finding.added": "new finding",
        "finding.added/finding": "new finding {finding}",
        "finding.removed": "finding withdrawn",
        "finding.removed/finding": "finding {finding} withdrawn",
        "finding.reworded": "a finding reworded",
        "finding.reworded/from-to": "finding {before} now reads {after}",
        "finding-field": "finding {finding}: {clause}",
        "hypothesis.confirmed": "what was believed here is confirmed",
        "hypothesis.confirmed/by": "what was believed here is confirmed by {by}",
        "hypothesis.confirmed/finding": "what was believed here is confirmed by {by}: {finding}",
        "hypothesis.confirmed/of": "the hypothesis {hypothesis} is confirmed",
        "hypothesis.confirmed/of-by": "the hypothesis {hypothesis} is confirmed by {by}",
        "hypothesis.confirmed/of-finding": ("the hypothesis {hypothesis} is confirmed by {by}: {finding}"),
        "hypothesis.refuted": "what was believed here is refuted",
        "hypothesis.refuted/by": "what was believed here is refuted by {by}",
        "hypothesis.refuted/finding": "what was believed here is refuted by {by}: {finding}",
        "hypothesis.refuted/of": "the hypothesis {hypothesis} is refuted",
        "hypothesis.refuted/of-by": "the hypothesis {hypothesis} is refuted by {by}",
        "hypothesis.refuted/of-finding": "the hypothesis {hypothesis} is refuted by {by}: {finding}",
        # Initiatives
        "initiative.started": "work has started",
        "initiative.due-moved": "no due date any more, was {before}",
        "initiative.due-moved/to": "now due on {after}",
        "initiative.due-moved/step": "due date moved {step}",
        "initiative.done": "done",
        "initiative.done/on": "done on {day}",
        "initiative.dropped": "dropped",
        # Departments
        "department.capability-gained": "now has what it needed: {capability}",
        "department.capability-needed": "now needs {capability}",
    }
)
"""What happened, by the kind of change or a name of its own; behind `/`, where more is known of it."""

LINES: Mapping[str, str] = MappingProxyType(
    {
        "line": "{thing}: {clauses}",
        "here": "The map: {clauses}",
        # Whole sentences, where a thing has come or gone
        "added/touchpoint": "{thing} is a new touchpoint",
        "added/journey": "Map {thing} is new",
        "added/here": "The map is new",
        "added/persona": "Persona {thing} is new",
        "added/stage": "Stage {thing} is new",
        "added/department": "Department {thing} is new",
        "added/channel": "Channel {thing} is new",
        "added/system": "System {thing} is new",
        "added/metric": "Metric {thing} is new",
        "added/study": "Study {thing} is new",
        "added/initiative": "Initiative {thing} is new",
        "added/principle": "Principle {thing} is new",
        "removed/touchpoint": "{thing} is no longer on the map",
        "removed/journey": "Map {thing} was removed",
        "removed/here": "The map was removed",
        "removed/persona": "Persona {thing} was removed",
        "removed/stage": "Stage {thing} was removed",
        "removed/department": "Department {thing} was removed",
        "removed/channel": "Channel {thing} was removed",
        "removed/system": "System {thing} was removed",
        "removed/metric": "Metric {thing} was removed",
        "removed/study": "Study {thing} was removed",
        "removed/initiative": "Initiative {thing} was removed",
        "removed/principle": "Principle {thing} was removed",
    }
)
"""How a line is put together."""

SUBJECTS: Mapping[str, str] = MappingProxyType(
    {
        "touchpoint": "{thing}",
        "pain": "Pain {thing}",
        "journey": "Map {thing}",
        "persona": "Persona {thing}",
        "stage": "Stage {thing}",
        "department": "Department {thing}",
        "channel": "Channel {thing}",
        "system": "System {thing}",
        "metric": "Metric {thing}",
        "study": "Study {thing}",
        "initiative": "Initiative {thing}",
        "principle": "Principle {thing}",
    }
)
"""What a line begins with. A touchpoint's title says what happens: it needs no noun."""

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "about": "what it is about",
        "backstage": "backstage",
        "based_on": "studies it is drawn from",
        "better": "direction",
        "by_persona": "what differs by persona",
        "capabilities.journey": "map it is needed for",
        "capabilities.touchpoint": "touchpoint it is needed for",
        "decision.principles": "principles at work on the decision",
        "done_on": "day it was done",
        "does": "the customer’s actions",
        "thinks": "the customer’s thoughts",
        "feels": "the customer’s feelings",
        "expects": "the customer’s expectations",
        "feedback.every": "rhythm of feedback",
        "feedback.seen_by": "readers of feedback",
        "feedback.source": "source of feedback",
        "frontstage": "frontstage",
        "journey": "map that shows it in detail",
        "order": "place among the stages",
        "purpose": "decision that the map serves",
        "reviewed": "day of the last review",
        "solves": "pains it solves",
        "valid_until": "last day on which it counts",
    }
)
"""Fields whose word for a table does not fit a sentence."""

SUMMARIES: Mapping[str, str] = MappingProxyType(
    {
        "1": "One map changed",
        "2": "Two maps changed",
        "3": "Three maps changed",
        "4": "Four maps changed",
        "5": "Five maps changed",
        "6": "Six maps changed",
        "7": "Seven maps changed",
        "8": "Eight maps changed",
        "9": "Nine maps changed",
        "all": "{changed}.",
        "journey": "{changed}.",
        "department": "{changed} where {thing} takes part.",
        "persona": "{changed} for {thing}.",
        "stage": "{changed} in the stage {thing}.",
        "channel": "{changed} in the channel {thing}.",
        "new-map/one": "New map: {names}.",
        "new-map/many": "New maps: {names}.",
        "gone-map/one": "Map removed: {names}.",
        "gone-map/many": "Maps removed: {names}.",
        "new-pain/one": "New pain: {names}.",
        "new-pain/many": "New pains: {names}.",
        "reopened/one": "Open again: {names}.",
        "reopened/many": "Open again: {names}.",
        "solved/one": "Solved: {names}.",
        "solved/many": "Solved: {names}.",
        "refuted/one": "Refuted: {names}.",
        "refuted/many": "Refuted: {names}.",
        "done/one": "Done: {names}.",
        "done/many": "Done: {names}.",
    }
)
"""How many maps changed, of whom, and what else; of `many`, two or a hundred are named alike."""

VOCABULARIES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"clause": CLAUSES, "line": LINES, "subject": SUBJECTS, "told-field": FIELDS, "summary": SUMMARIES}
)
"""The context in the catalogues is the name here and the key: `clause pain.found`."""


def context(vocabulary: str, key: str) -> str:
    """Under which a sentence stands in the catalogues."""
    return f"{vocabulary} {key}"
