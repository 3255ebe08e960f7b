"""A release for each revision that is tagged and has none.

A release is a draft until all its files are there, so nobody sees half of one; what a run leaves half done,
the next one does. Whoever publishes a draft by hand, as it is, has done with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cjm_plugin.edges import compared
from cjm_plugin.edges.closing import PREFIX
from cjm_plugin.edges.compared import Broken
from cjm_plugin.edges.forge.client import Forge, Release
from cjm_plugin.edges.forge.snapshot import snapshot
from cjm_plugin.edges.project import Project
from cjm_plugin.history import Made, NoTags, Progress, Tags
from cjm_plugin.model.measurement import Week
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports import weeks
from cjm_plugin.rendering.reports.weeks import Told

_LONGEST = 120_000
"""Letters of a release's text; GitHub takes 125,000."""


@dataclass(frozen=True)
class Missing:
    """A week whose release is to be made."""

    week: Week
    tag: Made
    draft: Release | None
    is_latest: bool


def missing(its: Project, forge: Forge) -> tuple[Missing, ...]:
    """Oldest first.

    :raises Broken: where tags can't be read, or the forge does not answer.
    """
    try:
        made = Tags(its.folders.content).made(PREFIX)
    except NoTags as error:
        raise Broken(f"nothing is released: {error}") from None
    tags = {week: tag for tag in made if (week := Week.parse(tag.name.removeprefix(PREFIX)))}
    there = {release.tag_name: release for release in forge.releases()} if tags else {}
    return tuple(
        Missing(week, tags[week], there.get(tags[week].name), is_latest=week == max(tags))
        for week in sorted(tags)
        if (release := there.get(tags[week].name)) is None or release.draft
    )


@dataclass(frozen=True)
class Outcome:
    """Of one week."""

    week: Week
    failed: str = ""
    """Why it has no release, in a sentence."""


def release(its: Project, forge: Forge, now: dt.datetime, progress: Progress) -> Iterator[Outcome]:
    """Makes all that are missing; one that can't be made keeps none of the others from being made.

    :raises Broken: where nothing can be told or made at all.
    """
    wanted = missing(its, forge)
    if not wanted:
        return
    found = compared.weeks(its, wanted[0].week, {}, now, progress)
    told = {one.revision.week: one for one in found.told if one.revision.week}
    for one in wanted:
        try:
            _make(its, forge, one, _told(one, told))
        except Broken as error:
            yield Outcome(one.week, str(error))
        else:
            yield Outcome(one.week)


def _told(one: Missing, told: Mapping[Week, Told]) -> Told:
    if one.week not in told:
        raise Broken(
            f"the history tells nothing of the week {one.week}, which the tag '{one.tag.name}' is for"
        )
    return told[one.week]


def _make(its: Project, forge: Forge, one: Missing, told: Told) -> None:
    if forge.tag(one.tag.name) != one.tag.id:
        # A forge makes a tag that it does not have for a release, wherever it likes.
        raise Broken(f"the forge does not have the tag '{one.tag.name}' as it is here; push it first")
    locale = Locale.of(its.language)
    draft = one.draft or forge.draft(
        one.tag.name, weeks.heading(told.revision, locale), weeks.release(told, locale, _LONGEST)
    )
    files = _files(its, one, told, locale)
    for asset in draft.assets:
        forge.delete(asset)
    for name, data in files:
        forge.upload(draft, name, data)
    forge.publish(draft, is_latest=one.is_latest)


def _files(its: Project, one: Missing, told: Told, locale: Locale) -> Sequence[tuple[str, bytes]]:
    name = f"site-{one.week}"
    with snapshot(its, one.tag) as built:
        return (
            (f"{one.week}.md", weeks.markdown([told], (), locale).encode()),
            ("catalog.json", built.catalog),
            (f"{name}.zip", built.packed(name)),
        )
