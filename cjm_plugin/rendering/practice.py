"""What the rules of practice say, in the language of the site."""

from __future__ import annotations

import datetime as dt

from cjm_plugin.analysis.practice import Said, Titles, Value
from cjm_plugin.rendering.locale import Locale


def tell(said: Said, locale: Locale) -> str:
    """One sentence, plain text without a full stop."""
    values = {name: _told(value, locale) for name, value in said.values}
    if said.plural:
        return locale.n(said.message, said.plural, said.n, **values)
    return locale.t(said.message, **values)


def _told(value: Value, locale: Locale) -> object:
    if isinstance(value, dt.date):
        return locale.date(value)
    if isinstance(value, Titles):
        return locale.listing(locale.t("“{text}”", text=title) for title in value.titles)
    return locale.listing(value) if isinstance(value, tuple) else value
