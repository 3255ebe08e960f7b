"""Rules that read how a touchpoint is told. To-be maps are told by the customer as well."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.analysis.contacts import Contact, contacts
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice.claims import path_of
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, Said, said
from cjm_plugin.analysis.practice.words import english, polish, russian
from cjm_plugin.analysis.practice.words.listing import Lister
from cjm_plugin.analysis.practice.words.narrator import Narrator, Reader
from cjm_plugin.analysis.practice.words.phrases import root
from cjm_plugin.analysis.practice.words.sentence import Sentence
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.journey import Journey

_LANGUAGES = (english, russian, polish)


@rule(
    "CJM101",
    "several-channels",
    Lesson(
        title=N_("Several channels in one touchpoint"),
        why=N_(
            "A touchpoint is one contact in one channel. Where “site, e-mail and messengers” are one, nobody "
            "can tell in which of them customers wait, repeat themselves or leave, and no department has to "
            "mend it. Keep the channel that the map’s point of view uses, and give each of the others a "
            "touchpoint of its own. What another persona does elsewhere belongs into `by_persona`."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: get-help
    touchpoints:
      - {id: asks-for-date, title: Asks for a new date by phone or e-mail, channel: phone}
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
personas: [young-family, pensioner]
stages:
  - stage: get-help
    touchpoints:
      - id: asks-for-date
        title: Asks for a new date by e-mail
        channel: e-mail
        by_persona:
          pensioner: {channel: phone, does: Rings the hotline and holds for 18 minutes}
""",
    ),
    reads=True,
)
def several_channels(facts: Facts) -> Iterator[Found]:
    """A touchpoint whose title, or failing that what is done, lists channels; a channel that is such a list.

    In `does` a list counts only as the means (“has it explained by phone or e-mail”). At a channel that is a
    list itself, its title alone is found. What another persona does elsewhere is no lump.
    """
    channels = facts.catalog.channels.values()
    own = ((channel.id, channel.title) for channel in channels)
    lister = Lister([language.LISTING for language in _LANGUAGES], own)
    lumped = {channel.id for channel in channels if lister.find(channel.title)}
    for channel in channels:
        if channel.id in lumped:
            message = said(
                "is more than one channel; make a channel of each, and name one at every touchpoint"
            )
            yield Found(channel, ("title",), message)
    for contact in _contacts(facts.catalog):
        if contact.touchpoint.channel not in lumped:
            yield from _lumps(contact, lister)


def _lumps(contact: Contact, lister: Lister) -> Iterator[Found]:
    touchpoint = contact.touchpoint
    field, found = "title", lister.find(touchpoint.title)
    if not found and touchpoint.does:
        field, found = "does", lister.find_means(touchpoint.does)
    if found:
        message = said(
            "“{channels}” are several channels; keep one and give each of the others a touchpoint of its own",
            channels=found,
        )
        yield Found(contact.journey, (*path_of(contact), field), message, touchpoint.id)


@rule(
    "CJM102",
    "company-side",
    Lesson(
        title=N_("A touchpoint told from the company’s side"),
        why=N_(
            "A map is the customer’s route. “The manager answers an e-mail” is a step of our process: done "
            "when we have done it, whether or not the customer has waited three days for it, or understood "
            "it. Tell in `title` and `does` what the customer does, sees or hears. What we do belongs into "
            "`frontstage` and `backstage`."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: receive
    touchpoints:
      - {id: courier-calls, title: The courier calls an hour before, channel: phone}
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: receive
    touchpoints:
      - id: hears-from-courier
        title: Hears from the courier an hour before
        channel: phone
        does: Puts the kettle on
        frontstage: The courier calls an hour before
""",
    ),
    reads=True,
)
def company_side(facts: Facts) -> Iterator[Found]:
    """A touchpoint with a role, a department or “we” for its subject, or with the customer for an object.

    Found once a touchpoint, in `title` before `does`, and once in each `does` of another persona. Words by
    which the personas of the map are called are never ours.
    """
    catalog = facts.catalog
    departments = [department.title for department in catalog.departments.values()]
    leads = [department.lead for department in catalog.departments.values() if department.lead]
    readers = [Reader(language.VOICE, departments, leads) for language in _LANGUAGES]
    personas = {journey.id: _persona_words(catalog, journey) for journey in catalog.journeys.values()}
    for contact in _contacts(catalog):
        yield from _ours(contact, readers, personas[contact.journey.id])


def _persona_words(catalog: Catalog, journey: Journey) -> frozenset[str]:
    titles = (catalog.personas[id].title for id in journey.personas)
    return frozenset(root(word) for title in titles for word in Sentence(title).words)


def _ours(contact: Contact, readers: list[Reader], personas: frozenset[str]) -> Iterator[Found]:
    touchpoint = contact.touchpoint
    message = _company(touchpoint.title, readers, personas)
    field = "title" if message else "does"
    if message or (message := _company(touchpoint.does, readers, personas)):
        yield Found(contact.journey, (*path_of(contact), field), message, touchpoint.id)
    for number, own in enumerate(touchpoint.by_persona):
        if message := _company(own.does, readers, personas):
            path = (*path_of(contact), "by_persona", number, "does")
            yield Found(contact.journey, path, message, touchpoint.id)


def _company(text: str | None, readers: list[Reader], personas: frozenset[str]) -> Said | None:
    if not text:
        return None
    sentence = Sentence(text)
    for reader in readers:
        if told := reader.find(sentence, personas):
            return said(_MENDS[told.narrator], words=sentence.shown(told.start, told.end))
    return None


_MENDS = {
    Narrator.ROLE: N_("“{words}” is the subject; tell what the customer does, hears or waits for"),
    Narrator.WE: N_("“{words}” is the company speaking; tell what the customer does: “Gets a text with …”"),
    Narrator.OBJECT: N_(
        "“{words}” makes the customer an object; tell what the customer does: “Learns that …”"
    ),
}


def _contacts(catalog: Catalog) -> Iterator[Contact]:
    return (contact for journey in catalog.journeys.values() for contact in contacts(journey))
