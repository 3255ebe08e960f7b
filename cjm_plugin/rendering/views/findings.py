"""What the rules of practice found, as pages show it."""

from __future__ import annotations

from typing import NamedTuple

from cjm_plugin.analysis.practice import Breach, Rule
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.references import Place
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.practice import tell
from cjm_plugin.rendering.writer import Library, Link, Writer

IN_FULL = 300
"""Lines up to which one page tells all findings; more are told owner by owner, on pages of their own."""

NOBODY = ""
"""The owner of what nobody answers for."""


class Finding(NamedTuple):
    """A rule broken somewhere."""

    rule: Link
    """Its title, leading to its page."""
    code: str
    severity: Severity
    severity_word: str
    place: Link
    """The touchpoint or the pain, else the object itself."""
    within: Link | None
    """The map around the place, where the place is not the object itself."""
    text: str
    """What is wrong and what to do: begins with a capital letter, ends with a full stop."""


def finding(writer: Writer, breach: Breach) -> Finding:
    """One breach."""
    place, thing = _place(writer, breach), writer.object(breach.thing)
    return Finding(
        rule_link(writer, breach.rule),
        breach.rule.code,
        breach.severity,
        writer.locale.word("severity", breach.severity),
        place or thing,
        thing if place else None,
        f"{writer.locale.capital(tell(breach.said, writer.locale))}.",
    )


def rule_link(writer: Writer, rule: Rule) -> Link:
    """A rule's page under its title."""
    return Link(writer.locale.t(rule.lesson.title), writer.href(urls.rule(rule.code)))


def severity_here(writer: Writer, rule: Rule) -> Severity | None:
    """What a rule counts as on this site; `None` where it is switched off."""
    return writer.facts.settings.severities.get(rule.code, rule.severity)


def owner_title(library: Library, department: str) -> str:
    """What a page of one owner's findings is called."""
    if department == NOBODY:
        return library.locale.t("Without an owner")
    return library.facts.catalog.departments[department].title


def owner_link(writer: Writer, department: str) -> Link:
    """The page of what an owner has to see to."""
    return Link(owner_title(writer.library, department), writer.href(urls.owner(department)))


def _place(writer: Writer, breach: Breach) -> Link | None:
    """What the breach is at within its object; `None` where it is the object itself, or has no address."""
    if not isinstance(breach.thing, Journey) or not breach.at:
        return None
    place = Place.parse(f"{breach.thing.id}/{breach.at}")
    if place is None or place.pain is None or place in writer.facts.pains:
        return writer.place(place) if place else None
    return _strength(writer, place)


def _strength(writer: Writer, place: Place) -> Link | None:
    """A strength has no anchor of its own: its touchpoint's leads to it."""
    contact = writer.facts.slices.at(place)
    if contact is None:
        return None
    lived = (contact.touchpoint, *contact.touchpoint.by_persona)
    titles = {strength.id: strength.title for one in lived for strength in one.strengths}
    link = writer.contact(contact)
    return Link(titles.get(place.pain or "", link.text), link.href)
