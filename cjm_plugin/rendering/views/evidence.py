"""Studies as they are shown elsewhere, and how long they count."""

from __future__ import annotations

from typing import NamedTuple

from cjm_plugin.analysis.basis import last_day
from cjm_plugin.model.study import Study
from cjm_plugin.rendering.writer import Link, Writer


class StudyRow(NamedTuple):
    """A study behind a claim."""

    link: Link
    method: str
    date: str
    expired: bool
    validity: str


def study_row(writer: Writer, id: str) -> StudyRow:
    study, locale = writer.facts.catalog.studies[id], writer.locale
    method = locale.word("method", study.method) if study.method else ""
    return StudyRow(
        writer.object(study),
        method,
        locale.date(study.date),
        is_expired(writer, study),
        validity(writer, study),
    )


def is_expired(writer: Writer, study: Study) -> bool:
    settings = writer.facts.settings
    return last_day(study, settings) < settings.today


def validity(writer: Writer, study: Study) -> str:
    """`until 11 September 2027, in 10 months`; `expired 5 months ago, on 11 June 2026`"""
    settings, locale = writer.facts.settings, writer.locale
    day = last_day(study, settings)
    values = {"day": locale.date(day), "ago": locale.ago(day, settings.today)}
    if is_expired(writer, study):
        return locale.t("expired {ago}, on {day}", **values)
    return locale.t("until {day}, {ago}", **values)
