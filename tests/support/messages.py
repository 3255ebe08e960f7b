"""The messages of the program and their catalogues.

`python -m tests.support.messages update` brings the catalogues up to date: new messages come in
untranslated, those that nobody uses any more leave. `python -m tests.support.messages check` tells what is
still to be done.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator, Sequence
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from cjm_plugin.analysis.practice import RULES, words
from cjm_plugin.model.fields import described
from cjm_plugin.rendering.practice import EXAMPLE
from cjm_plugin.rendering.telling.sentences import VOCABULARIES, context
from cjm_plugin.rendering.words import WORDS

PACKAGE = Path(__file__).parents[2] / "cjm_plugin"
LANGUAGES = ("pl", "ru")

_KEYWORDS = {
    "t": None,
    "n": (1, 2),
    "said": None,
    "said_n": (1, 2),
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_METHODS = {".py": "python", ".html": "jinja2.ext:babel_extract", ".xml": "jinja2.ext:babel_extract"}
_PLACE = re.compile(r"\{\w*\}")
_WIDTH = 110


def catalogue_path(language: str) -> Path:
    """Where a language's catalogue is."""
    return PACKAGE / "locale" / f"{language}.po"


def used() -> Catalog:
    """Every message of the program and its templates."""
    messages = Catalog(charset="utf-8", fuzzy=False)
    for message, about, place in (*_words(), *_descriptions(), *_sentences(), *_examples()):
        messages.add(message, context=about, locations=[(place, 0)])
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in _METHODS:
            _add(messages, path)
    return messages


_Unmarked = Iterator[tuple[str, str | None, str]]
"""Messages that no call tells, with their context and where they stand."""


def _words() -> _Unmarked:
    for vocabulary, values in WORDS.items():
        yield from ((word, vocabulary, "rendering/words.py") for word in values.values())


def _descriptions() -> _Unmarked:
    yield from ((description, None, _place(module)) for module, description in described())


def _sentences() -> _Unmarked:
    for vocabulary, sentences in VOCABULARIES.items():
        for key, sentence in sentences.items():
            yield sentence, context(vocabulary, key), "rendering/telling/sentences.py"


def _examples() -> _Unmarked:
    for rule in RULES.values():
        place = _place(rule.find.__module__)
        for example in (rule.lesson.bad, rule.lesson.good):
            yield from ((found.text, EXAMPLE, place) for found in words(example))


def _place(module: str) -> str:
    return f"{module.removeprefix(f'{PACKAGE.name}.').replace('.', '/')}.py"


def _add(messages: Catalog, path: Path) -> None:
    with path.open("rb") as file:
        for _line, message, comments, context in extract(
            _METHODS[path.suffix], file, _KEYWORDS, ["Translators:"]
        ):
            place = path.relative_to(PACKAGE).as_posix()
            messages.add(message, locations=[(place, 0)], auto_comments=comments, context=context)


def read(language: str) -> Catalog:
    """A language's catalogue as it is; empty where there is none yet."""
    if not catalogue_path(language).exists():
        return Catalog(locale=language)
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> None:
    """Writes the catalogue anew."""
    catalogue_path(language).write_text(updated(language), encoding="utf-8")


def updated(language: str) -> str:
    """The catalogue anew, with the translations it has. Nothing is guessed from similar messages."""
    messages, known = used(), read(language)
    catalogue = Catalog(locale=language, charset="utf-8", fuzzy=False)
    for message in messages:
        if message.id:
            old = known.get(message.id, message.context)
            fits = old is not None and isinstance(old.id, str) == isinstance(message.id, str)
            catalogue.add(
                message.id,
                old.string if old is not None and fits else None,
                locations=message.locations,
                auto_comments=message.auto_comments,
                user_comments=old.user_comments if old else (),
                context=message.context,
            )
    text = io.BytesIO()
    write_po(text, catalogue, width=_WIDTH, sort_output=True, omit_header=True)
    return _header(language) + _without_line_numbers(text.getvalue().decode())


def _header(language: str) -> str:
    """Only what readers of the file need: no dates, so that a file without news stays the same."""
    name = Locale.parse(language).get_display_name("en")
    return (
        f"# {name} messages of mkdocs-cjm.\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        f'"Plural-Forms: {Catalog(locale=language).plural_forms}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )


def _without_line_numbers(text: str) -> str:
    return re.sub(r":0(?=\s)", "", text)


def problems(language: str) -> Iterator[str]:
    """What is wrong with a catalogue, a sentence each."""
    messages, catalogue = used(), read(language)
    for message in messages:
        if message.id:
            yield from _problems_of(message, catalogue)
    for message in catalogue:
        if message.id and messages.get(message.id, message.context) is None:
            yield f"{_shown(message)} is not used any more"


def _problems_of(message: Message, catalogue: Catalog) -> Iterator[str]:
    translated = catalogue.get(message.id, message.context)
    if translated is None:
        yield f"{_shown(message)} is missing"
        return
    if translated.fuzzy:
        yield f"{_shown(message)} is fuzzy"
    forms = [text for text in _texts(translated.string) if text]
    needed = catalogue.num_plurals if message.pluralizable else 1
    if len(forms) != needed:
        yield f"{_shown(message)} has {len(forms)} forms of {needed}"
    places = set(_PLACE.findall(_texts(message.id)[-1]))
    for form, text in enumerate(forms):
        found = set(_PLACE.findall(text))
        if found != places and not (_means_one_number(catalogue, form) and found == places - {"{n}"}):
            yield f"{_shown(message)} has other placeholders in {text!r}"


def _means_one_number(catalogue: Catalog, form: int) -> bool:
    """Whether a plural form is for a single number, which then need not be said: `every week`."""
    choose = c2py(catalogue.plural_expr)
    return sum(choose(n) == form for n in range(1000)) == 1


def _texts(text: str | Sequence[str] | None) -> list[str]:
    return [text or ""] if isinstance(text, str | None) else list(text)


def _shown(message: Message) -> str:
    text = _texts(message.id)[0]
    return f"{message.context}: {text!r}" if message.context else repr(text)


def main(command: str) -> int:
    """Returns the exit status: 1 where something is left to translate."""
    found = 0
    for language in LANGUAGES:
        if command == "update":
            update(language)
        for problem in problems(language):
            found = 1
            sys.stdout.write(f"{language}: {problem}\n")
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="The messages of the program and their catalogues.")
    parser.add_argument("command", choices=["update", "check"])
    sys.exit(main(parser.parse_args().command))
