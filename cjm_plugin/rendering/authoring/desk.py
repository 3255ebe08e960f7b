"""What an author has at hand who begins a file: the language, the day, and the things that can be named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from cjm_plugin.model.ids import suggested_id
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.model.roll import Member, Roll
from cjm_plugin.model.stage import Stage
from cjm_plugin.rendering.authoring.yaml import Ref
from cjm_plugin.rendering.locale import Locale


@dataclass(frozen=True)
class Desk:
    """Examples name what is there; where nothing is, what the command beside them would make."""

    locale: Locale
    roll: Roll
    today: dt.date
    own: tuple[Kind, str] | None = None
    """The object itself: never an example of what it can name."""

    def t(self, message: str) -> str:
        """A message in the author's language."""
        return self.locale.t(message)

    def pgettext(self, context: str, message: str) -> str:
        """A message whose English means several things."""
        return self.locale.pgettext(context, message)

    def one(self, kind: Kind) -> Ref:
        """An object to name."""
        return self.some(kind, 1)[0]

    def some(self, kind: Kind, count: int) -> tuple[Ref, ...]:
        """So many different ones, at most two."""
        return self._filled(kind, self._ids(kind), count)

    def as_is_map(self) -> Ref:
        """One that a to-be map can change."""
        members = self.roll.of(Kind.JOURNEY).items()
        found = (
            id
            for id, member in members
            if isinstance(member.object, Journey) and member.object.state == "as-is"
        )
        return self._filled(Kind.JOURNEY, found, 1)[0]

    def place(self, *, pain: bool) -> tuple[Place, Ref]:
        """A touchpoint or a pain to name."""
        places = (Place.parse(text) for text in self.roll.places)
        found = next((place for place in places if place and (place.pain is not None) is pain), None)
        if found:
            return found, Ref(str(found))
        (title, _), contact = self._titles(Kind.JOURNEY), suggested_id(self.first_contact)
        place = Place(suggested_id(title), contact, suggested_id(self.first_pain) if pain else None)
        return place, Ref(str(place), _command(Kind.JOURNEY, title))

    @property
    def first_contact(self) -> str:
        """The touchpoint that a new map begins with."""
        return self.t("Makes the first contact")

    @property
    def first_pain(self) -> str:
        """Its pain."""
        return self.t("Nobody says how long it takes")

    @property
    def next_order(self) -> float:
        """Behind all stages."""
        stages = (member.object for member in self.roll.of(Kind.STAGE).values())
        return int(max((stage.order for stage in stages if isinstance(stage, Stage)), default=0)) + 1

    def _ids(self, kind: Kind) -> Iterable[str]:
        return [id for id, _ in sorted(self.roll.of(kind).items(), key=lambda item: _rank(*item))]

    def _filled(self, kind: Kind, ids: Iterable[str], count: int) -> tuple[Ref, ...]:
        there = [Ref(id) for id in ids]
        known = {ref.id for ref in there}
        new = [Ref(suggested_id(title), _command(kind, title)) for title in self._titles(kind)]
        free = (ref for ref in new if ref.id not in known and (kind, ref.id) != self.own)
        return tuple([*there, *free][:count])

    def _titles(self, kind: Kind) -> tuple[str, str]:
        """What two new ones may be called: without quotation marks, for they stand in a command."""
        pgettext = self.pgettext
        return {
            Kind.JOURNEY: (pgettext("example", "Buying a kettle"), pgettext("example", "Returning a kettle")),
            Kind.PERSONA: (pgettext("example", "Young family"), pgettext("example", "Pensioner")),
            Kind.STAGE: (pgettext("example", "Choose"), pgettext("example", "Buy")),
            Kind.DEPARTMENT: (pgettext("example", "Sales"), pgettext("example", "Service")),
            Kind.CHANNEL: (pgettext("example", "Website"), pgettext("example", "Phone")),
            Kind.SYSTEM: (pgettext("example", "Shop platform"), pgettext("example", "Order management")),
            Kind.METRIC: (
                pgettext("example", "Satisfaction with the contact"),
                pgettext("example", "Wait for an answer"),
            ),
            Kind.STUDY: (
                pgettext("example", "Interviews with customers"),
                pgettext("example", "Survey of customers"),
            ),
            Kind.INITIATIVE: (
                pgettext("example", "A date in the first answer"),
                pgettext("example", "One form instead of three"),
            ),
            Kind.PRINCIPLE: (pgettext("example", "Loss aversion"), pgettext("example", "Social proof")),
        }[kind]


def _rank(id: str, member: Member) -> tuple[float, str]:
    """Stages by their order, all else by id."""
    return (member.object.order if isinstance(member.object, Stage) else 0, id)


def _command(kind: Kind, title: str) -> str:
    return f'cjm new {kind.value} "{title}"'
