"""Tells changes, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cjm_plugin.analysis.lines import Line
from cjm_plugin.model.change import About, Change, Named, Plain, Prose, Subject, Value, What
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.telling.clauses import Clauses
from cjm_plugin.rendering.telling.items import gathered
from cjm_plugin.rendering.telling.leads import Lead, new_lead
from cjm_plugin.rendering.telling.paths import Path
from cjm_plugin.rendering.telling.places import Places
from cjm_plugin.rendering.telling.sentences import LINES
from cjm_plugin.rendering.telling.styles import Style
from cjm_plugin.rendering.telling.summary import Summary
from cjm_plugin.rendering.telling.values import is_long, text_of
from cjm_plugin.rendering.telling.wording import Wording


@dataclass(frozen=True)
class Wordings:
    """A long text that is only told to be rewritten, in full: plain, without the author's marks."""

    before: str
    after: str


@dataclass(frozen=True)
class Teller:
    """One language, one style."""

    locale: Locale
    style: Style

    # Lines

    def line(self, line: Line, *, under: Named | None = None) -> str:
        """`Compares three models: emotion fell 0 → −1; the pain “Depth is not shown” is new`

        `under` is the thing whose heading the line stands under: it is not named again there.
        """
        here = under is not None and (under.kind, under.id) == (line.thing.kind, line.thing.id)
        own = next((change for change in line.changes if _is_existence(change, line.thing)), None)
        rest = [change for change in line.changes if change is not own]
        if own is not None:
            return self._words.joined([self._existence(own, line.thing, here=here), *self._clauses(rest)])
        clauses = self._words.joined(self._clauses(rest))
        if here:
            return self._words.say("line", _here(line.thing), clauses=clauses)
        return self._words.say("line", "line", thing=self.subject(line.thing), clauses=clauses)

    def clause(self, change: Change) -> str:
        """What happened, without the thing that the line begins with."""
        return self._made.clause(change)

    def sentence(self, change: Change) -> str:
        """One change on its own, with what it is a change of."""
        return self.line(Line(_shown(change.subject), change.direction, (change,)))

    def wordings(self, change: Change) -> Wordings | None:
        """What a text too long for its line said before and says now; `None` where the line tells it."""
        if not is_long(change.before) and not is_long(change.after):
            return None
        return Wordings(_words(change.before), _words(change.after))

    # Names

    def subject(self, subject: Subject) -> str:
        """What a line begins with: a touchpoint's title, else a noun and the title."""
        return self.title(Named(subject.kind, subject.id, subject.title))

    def title(self, named: Named) -> str:
        """A touchpoint's title, else a noun and the title: `Persona Pensioner`."""
        return self._words.say("subject", named.kind, thing=self.style.thing(named))

    # Counts

    def count(self, n: int) -> str:
        """`7 changes`"""
        return self.locale.n("{n} change", "{n} changes", n)

    def summary(self, changes: Sequence[Change], *, whose: Named | None = None) -> str:
        """A sentence or two for executives: what a week was about; or about one department or the like."""
        return self._summary.of(changes, whose)

    def perhaps_renamed(self, gone: Subject, come: Subject) -> str:
        """Where a thing has gone, and one of the same title come."""
        thing = self._words.quoted_thing(Named(come.kind, come.id, come.title))
        id = gone.id.rpartition("/")[2]
        return self.locale.t(
            "{thing} has gone and come anew. Renamed? `was: [{id}]` keeps its history.", thing=thing, id=id
        )

    def nothing(self, asked: Sequence[Named]) -> str:
        """`Nothing changed for Logistics.`"""
        return self._summary.nothing(asked)

    def reviewed(self, maps: Sequence[Named], *, also: bool = True, most: int | None = None) -> str:
        """`Also reviewed, with nothing to change: “Buying” and “Returning”.` For the end of a week.

        `also`: other things changed. Of more than `most` maps, the rest is counted.
        """
        return self._summary.reviewed(maps, also=also, most=most)

    def first_version(self, maps: int) -> str:
        """`First version, with 10 maps.`"""
        return self._summary.first(maps)

    # Parts

    @cached_property
    def _words(self) -> Wording:
        return Wording(self.locale, self.style)

    @cached_property
    def _made(self) -> Clauses:
        return Clauses(self._words)

    @cached_property
    def _summary(self) -> Summary:
        return Summary(self._words)

    def _clauses(self, changes: Sequence[Change]) -> list[str]:
        """One each; what happened to one list is told at once, and so is a lead that has passed on."""
        changes = gathered(changes)
        lead = new_lead(changes)
        passed = lead.changes if lead else ()
        told: list[str] = []
        pain = None
        for change in changes:
            if lead and change is passed[0]:
                told.append(self._lead(lead))
            elif change not in passed:
                is_again = change.subject.key == pain
                told.append((is_again and self._made.again(change)) or self.clause(change))
            pain = change.subject.key if change.about is About.PAIN else None
        return told

    def _lead(self, lead: Lead) -> str:
        return self._words.clause(
            "led-by",
            after=self.style.after(self.style.thing(lead.after)),
            before=self.style.before(self.style.thing(lead.before)),
        )

    def _existence(self, change: Change, thing: Subject, *, here: bool) -> str:
        """A whole sentence: it is new, or has gone."""
        which = "added" if change.what is What.ADDED else "removed"
        if here:
            told = self._words.say("line", f"{which}/{_here(thing)}")
        else:
            title = self.style.thing(Named(thing.kind, thing.id, thing.title))
            told = self._words.say("line", f"{which}/{thing.kind}", thing=title)
        return self._made.with_marks(told, Places(self._words, change, Path.of(change.field)))


def _here(thing: Subject) -> str:
    return "here" if thing.kind == "journey" else f"here/{thing.kind}"


def _is_existence(change: Change, thing: Subject) -> bool:
    is_own = change.subject.key == thing.key and change.about == thing.kind
    return is_own and change.what in {What.ADDED, What.REMOVED} and f"added/{thing.kind}" in LINES


def _shown(subject: Subject) -> Subject:
    """A pain is told with its touchpoint."""
    if subject.kind != "pain":
        return subject
    journey, touchpoint = subject.inside
    return Subject("touchpoint", touchpoint.id, touchpoint.title, (journey,))


def _words(value: Value | None) -> str:
    return text_of(value) if isinstance(value, Plain | Prose) else ""
