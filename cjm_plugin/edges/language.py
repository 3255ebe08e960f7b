"""The language of the site, which is its theme's."""

from __future__ import annotations

from mkdocs.theme import Theme

from cjm_plugin.edges.log import log
from cjm_plugin.rendering.locale import Locale, language_supported


def language(theme: Theme) -> str:
    """Material has `language`; MkDocs' own themes have `locale`, as has any theme, English by default."""
    wanted = str(theme.get("language") or theme.locale)
    if not language_supported(wanted):
        log.warning(
            "the theme's language '%s' is none of journey maps; they are published in English", wanted
        )
    return Locale.of(wanted).language
