"""The templates: escape everything, know only loops and presence."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup

from cjm_plugin.rendering.locale import Locale


class _Environment(Environment):
    """What templates see has attributes and nothing else: there is no need to look for items too."""

    getattr = staticmethod(getattr)  # type: ignore[assignment]  # The same, but for a missing name: an error.


@cache
def _environment(locale: Locale) -> Environment:
    environment = _Environment(
        loader=PackageLoader("cjm_plugin.rendering"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(t=locale.t, n=locale.n, word=locale.word)
    marks = vars(environment.get_template("marks.html").module)
    environment.globals.update(
        {name: lru_cache(_KEPT)(macro) for name, macro in marks.items() if isinstance(macro, Macro)}
    )
    return environment


_KEPT = 20_000
"""Most links of a map lead to the same few channels, departments and studies."""


def render(template: str, locale: Locale, view: Any, **more: Any) -> Markup:
    """A template with its view as `v`."""
    return Markup(_environment(locale).get_template(template).render(v=view, **more))
