"""What a week was about, in a few sentences for executives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cjm_plugin.analysis.lines import sifted
from cjm_plugin.model.change import About, Change, Direction, Named, Subject, What
from cjm_plugin.rendering.telling.sentences import SUMMARIES
from cjm_plugin.rendering.telling.values import pains_within
from cjm_plugin.rendering.telling.wording import Wording

FEW = 3
"""Names in a sentence; of more, the rest is counted."""

_EMOTION = frozenset({What.EMOTION_ROSE, What.EMOTION_FELL})


@dataclass(frozen=True)
class Summary:
    """In one language and one style."""

    words: Wording

    def of(self, changes: Sequence[Change], whose: Named | None) -> str:
        """Which maps, how many touchpoints are better or worse, which pains came and went, what was done."""
        if not changes:
            return self.words.locale.t("Nothing changed.")
        changes, reviewed = sifted(changes)
        if not changes:
            return self._reviewed(len(reviewed))
        sentences = (
            self._maps(changes, whose),
            self._directions(changes),
            self._new_touchpoints(changes),
            self._gone_touchpoints(changes),
            *self._names(changes),
        )
        return self.words.in_row(sentence for sentence in sentences if sentence)

    def nothing(self, asked: Sequence[Named]) -> str:
        """Where it was asked for some things alone."""
        names = self.words.locale.listing(self.words.name(named) for named in asked)
        return self.words.say("summary", "nothing", names=names)

    def first(self, maps: int) -> str:
        """Of the first version."""
        locale = self.words.locale
        if not maps:
            return locale.t("First version, without any map yet.")
        return locale.n("First version, with {n} map.", "First version, with {n} maps.", maps)

    def reviewed(self, maps: Sequence[Named], *, also: bool, most: int | None) -> str:
        """Which maps were reviewed, with nothing to change."""
        names = self._few(maps, len(maps) if most is None else most)
        return self.words.say("summary", "also-reviewed" if also else "reviewed", names=names)

    # Maps

    def _reviewed(self, maps: int) -> str:
        return self.words.locale.n(
            "{n} map was reviewed, with nothing to change.",
            "{n} maps were reviewed, with nothing to change.",
            maps,
        )

    def _maps(self, changes: Sequence[Change], whose: Named | None) -> str:
        homes = {(change.home.kind, change.home.id) for change in changes}
        # Those that have come or gone are named in a sentence of their own.
        whole = {
            thing.id for what in (What.ADDED, What.REMOVED) for thing in _things(changes, About.JOURNEY, what)
        }
        maps = sum(kind == "journey" and id not in whole for kind, id in homes)
        if not maps:
            return "" if whole else self._shared(len(homes))
        changed = self._changed(maps)
        if whose is None or whose.kind not in SUMMARIES:
            return self.words.say("summary", "all", changed=changed)
        if whose.kind == "journey":
            return ""
        return self.words.say("summary", whose.kind, changed=changed, thing=self.words.style.thing(whose))

    def _shared(self, things: int) -> str:
        return self.words.locale.n(
            "No map changed, but {n} thing that maps share did.",
            "No map changed, but {n} things that maps share did.",
            things,
        )

    def _changed(self, maps: int) -> str:
        """A sentence does not begin with a figure where a word will do."""
        if str(maps) in SUMMARIES:
            return self.words.say("summary", str(maps))
        return self.words.locale.n("{n} map changed", "{n} maps changed", maps)

    # Touchpoints

    def _directions(self, changes: Sequence[Change]) -> str:
        locale = self.words.locale
        became = Counter(_verdicts(changes).values())
        better, worse = became[Direction.BETTER], became[Direction.WORSE]
        if better and worse:
            return locale.n(
                "{n} touchpoint became better and {worse} worse.",
                "{n} touchpoints became better and {worse} worse.",
                better,
                worse=worse,
            )
        if better:
            return locale.n("{n} touchpoint became better.", "{n} touchpoints became better.", better)
        if worse:
            return locale.n("{n} touchpoint became worse.", "{n} touchpoints became worse.", worse)
        if all(change.direction is Direction.NEUTRAL for change in changes):
            return locale.t("Nothing became better or worse for the customer.")
        return ""

    def _new_touchpoints(self, changes: Sequence[Change]) -> str:
        n = _touchpoints(changes, What.ADDED, What.STAGE_ADDED)
        return self.words.locale.n("{n} touchpoint is new.", "{n} touchpoints are new.", n) if n else ""

    def _gone_touchpoints(self, changes: Sequence[Change]) -> str:
        n = _touchpoints(changes, What.REMOVED, What.STAGE_REMOVED)
        if not n:
            return ""
        return self.words.locale.n(
            "{n} touchpoint is no longer there.", "{n} touchpoints are no longer there.", n
        )

    # Names

    def _names(self, changes: Sequence[Change]) -> Iterator[str]:
        for key, things in (
            ("new-map", _things(changes, About.JOURNEY, What.ADDED)),
            ("gone-map", _things(changes, About.JOURNEY, What.REMOVED)),
            ("new-pain", _new_pains(changes)),
            ("reopened", _pains(changes, What.REOPENED)),
            ("solved", _pains(changes, What.SOLVED)),
            ("refuted", _pains(changes, What.REFUTED)),
            ("done", _things(changes, About.INITIATIVE, What.DONE)),
        ):
            if things:
                number = "one" if len(things) == 1 else "many"
                yield self.words.say("summary", f"{key}/{number}", names=self._few(things))

    def _few(self, told: Sequence[Named], most: int = FEW) -> str:
        names = [self.words.quoted_thing(named) for named in told]
        if len(names) > most:
            rest = len(names) - most + 1
            names = [*names[: most - 1], self.words.locale.n("{n} more", "{n} more", rest)]
        return self.words.locale.listing(names)


def _things(changes: Iterable[Change], about: About, what: What) -> tuple[Named, ...]:
    found = (change.subject for change in changes if change.about is about and change.what is what)
    return _each(found)


def _touchpoints(changes: Sequence[Change], alone: What, with_stage: What) -> int:
    """How many came or went, alone or with their stage."""
    inside = (mark for change in changes if change.what is with_stage for mark in change.marks)
    touchpoints = (mark for mark in inside if isinstance(mark, Named) and mark.kind == "touchpoint")
    return len({named.id for named in (*_things(changes, About.TOUCHPOINT, alone), *touchpoints)})


def _pains(changes: Iterable[Change], *whats: What) -> tuple[Named, ...]:
    """That have turned: a study more that refutes the same is a change of its hypothesis.

    One that only went to another touchpoint is not new.
    """
    return _each(
        change.subject
        for change in changes
        if change.about is About.PAIN and change.what in whats and change.before is None
    )


def _new_pains(changes: Iterable[Change]) -> tuple[Named, ...]:
    """Those found, and those that hurt in what is new on a map."""
    found: dict[str, Named] = {}
    for change in changes:
        if change.what in {What.ADDED, What.STAGE_ADDED}:
            found |= {pain.id: pain for pain in pains_within(change).items if isinstance(pain, Named)}
        found |= {pain.id: pain for pain in _pains([change], What.FOUND, What.ADDED)}
    return tuple(found.values())


def _each(subjects: Iterable[Subject]) -> tuple[Named, ...]:
    """Each once, in order."""
    named = {subject.key: Named(subject.kind, subject.id, subject.title) for subject in subjects}
    return tuple(named.values())


def _verdicts(changes: Iterable[Change]) -> dict[str, Direction]:
    """Of each touchpoint that became better or worse, with its pains.

    The emotion decides, everybody's before a persona's. Where it says nothing and some is better, some worse,
    it is worse: a summary does not hide what hurts. A refuted pain counts for nothing here: nothing became
    better for the customer, only the company knows better.
    """
    emotions: dict[str, Direction] = {}
    others: dict[str, set[Direction]] = defaultdict(set)
    for change in changes:
        touchpoint = _touchpoint(change)
        if touchpoint is None or change.what is What.REFUTED or change.direction is Direction.NEUTRAL:
            continue
        if change.what in _EMOTION and change.persona is None:
            emotions[touchpoint] = change.direction
        others[touchpoint].add(change.direction)
    return {key: emotions.get(key) or _worst(found) for key, found in others.items()}


def _worst(directions: set[Direction]) -> Direction:
    return Direction.WORSE if Direction.WORSE in directions else Direction.BETTER


def _touchpoint(change: Change) -> str | None:
    """Whose experience it is; `None` for what comes and goes as a whole."""
    subject = change.subject
    if subject.kind == "pain":
        return subject.inside[-1].id
    is_touchpoint = subject.kind == "touchpoint" and change.what not in {What.ADDED, What.REMOVED}
    return subject.id if is_touchpoint else None
