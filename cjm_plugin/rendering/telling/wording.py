"""Says messages in one language and marks their places in one style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from cjm_plugin.model.change import Named
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.telling.sentences import VOCABULARIES, context
from cjm_plugin.rendering.telling.styles import Style

_NAMES = frozenset({"persona", "stage", "department", "channel", "system", "principle"})
"""Kinds of things whose titles are names: they stand in a sentence as they are."""


@dataclass(frozen=True)
class Wording:
    """One language, one style."""

    locale: Locale
    style: Style

    def say(self, vocabulary: str, key: str, **places: str) -> str:
        """A sentence of a vocabulary with its places filled."""
        return self.locale.pgettext(context(vocabulary, key), VOCABULARIES[vocabulary][key], **places)

    def clause(self, key: str, **places: str) -> str:
        """What happened."""
        return self.say("clause", key, **places)

    def quoted(self, text: str) -> str:
        """Words of the author, in the quotation marks of the language."""
        return self.locale.t("“{text}”", text=self.style.text(text))

    def name(self, named: Named) -> str:
        """A thing inside of a sentence about another: titles that are sentences stand in quotation marks."""
        return self.style.thing(named) if named.kind in _NAMES else self.quoted_thing(named)

    def quoted_thing(self, named: Named) -> str:
        """A thing inside of a sentence about another, by its title in quotation marks."""
        return self.locale.t("“{text}”", text=self.style.thing(named))

    def joined(self, clauses: Iterable[str]) -> str:
        """`a; b`"""
        return self._joined("; ", clauses)

    def enumerated(self, items: Iterable[str]) -> str:
        """`a, b`"""
        return self._joined(", ", items)

    def in_row(self, sentences: Iterable[str]) -> str:
        """`A. B.`"""
        return self._joined(" ", sentences)

    def _joined(self, mark: str, parts: Iterable[str]) -> str:
        found = [*parts]
        rich = any(isinstance(part, Markup) for part in found)
        return Markup(mark).join(found) if rich else mark.join(found)
