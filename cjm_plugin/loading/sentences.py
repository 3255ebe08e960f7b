"""What pydantic says about a value, in words that help an author."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from cjm_plugin.loading import codes
from cjm_plugin.loading.codes import Code
from cjm_plugin.loading.days import FORM, day_mend
from cjm_plugin.loading.fault import did_you_mean, nearest, plain, question, quoted
from cjm_plugin.loading.lookalikes import latin
from cjm_plugin.loading.manuscript import Manuscript
from cjm_plugin.loading.shapes import bounds, field_at, fields, model_at
from cjm_plugin.loading.yaml_scalars import type_name
from cjm_plugin.loading.yaml_slips import unseen, unseen_in, without_unseen
from cjm_plugin.loading.yaml_values import shown, torn_at, with_next_at, with_point
from cjm_plugin.model.base import HOST_KEYS
from cjm_plugin.model.ids import suggested_id
from cjm_plugin.model.references import Path

_MINUSES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
_ALL = 100
"""Per cent."""
_FEW = 14
"""So many known keys fit in a sentence."""


class Said(NamedTuple):
    """A problem without its place."""

    code: Code
    message: str
    at_key: bool = False
    meant: str = ""
    """The key that an unknown one was perhaps to be."""


class _Wrong(NamedTuple):
    """A value that pydantic refused."""

    model: type[BaseModel]
    loc: Path
    value: Any
    raw: str
    """The value as written, if it is a scalar."""
    has_key: bool
    context: dict[str, Any]
    suggest: bool
    with_next: str = ""
    """For an unknown key in braces: the text before it, and it."""

    @property
    def word(self) -> str:
        """The value in quotes for a message."""
        return quoted(self.raw or str(self.value))


def sentence(
    model: type[BaseModel], detail: ErrorDetails, script: Manuscript, path: Path, *, suggest: bool
) -> Said:
    """The problem with a value; `path` is where it stands in the file."""
    raw = script.guide.raw(path)
    wrong = _Wrong(
        model, detail["loc"], detail["input"], raw or "", raw is not None, detail.get("ctx", {}), suggest
    )
    if detail["type"] == "extra_forbidden":
        index = script.guide.index(path, key=True)
        wrong = wrong._replace(with_next=with_next_at(script.split.frontmatter, index))
        return _torn_value(wrong, script, path) or _unknown_key(wrong)
    say = _SENTENCES.get(detail["type"])
    return say(wrong) if say else Said(codes.WRONG_TYPE, plain(detail["msg"]))


def _torn_value(wrong: _Wrong, script: Manuscript, path: Path) -> Said | None:
    """In braces, the part of a text behind its comma is a key to YAML."""
    text = script.split.frontmatter
    torn = torn_at(text, script.guide.index(path, key=True))
    if not torn or nearest(str(wrong.loc[-1]), _known_keys(wrong)):
        return None
    number = with_point(torn)
    if number:
        return Said(codes.WRONG_TYPE, f"a number has a point, not a comma; write {number}", at_key=True)
    mend = f"put the value in quotes{shown(torn)}"
    return Said(codes.UNKNOWN_KEY, f"a comma stands inside of a value; {mend}", at_key=True)


def _known_keys(wrong: _Wrong) -> list[str]:
    return sorted(fields(model_at(wrong.model, wrong.loc[:-1])))


def _unknown_key(wrong: _Wrong) -> Said:
    key = str(wrong.loc[-1])
    known, seen = _known_keys(wrong), without_unseen(key).strip()
    if seen != key and seen in known:
        said = f"{unseen(unseen_in(key))} in the key; write '{seen}'"
        return Said(codes.UNKNOWN_KEY, said, at_key=True, meant=seen)
    if (tight := re.match(r"([\w-]+):", key)) and tight[1] in known:
        said = f"a plain blank is missing behind the colon of '{tight[1]}'; write '{tight[1]}: …'"
        return Said(codes.UNKNOWN_KEY, said, at_key=True, meant=tight[1])
    near = nearest(key, known) if wrong.suggest else None
    mend = question(key, near) if near else _known(known)
    if not near and wrong.with_next:
        mend = f"{mend}; if it belongs to the text before it, put that in quotes{shown(wrong.with_next)}"
    return Said(codes.UNKNOWN_KEY, f"unknown key {quoted(key)}; {mend}", at_key=True, meant=near or "")


def _known(keys: list[str]) -> str:
    own = [name for name in keys if name not in HOST_KEYS]
    return f"known: {', '.join(own)}" if len(own) <= _FEW else "a key of your own begins with 'x-'"


def _missing(wrong: _Wrong) -> Said:
    key = str(wrong.loc[-1])
    if key == "role":
        return Said(codes.MISSING, "has no role; write leads, supports or informed", at_key=True)
    if wrong.has_key:
        return Said(codes.MISSING, f"has no value; write '{key}: {_example(key)}'", at_key=True)
    return Said(codes.MISSING, f"is missing; write '{key}: {_example(key)}'")


def _example(key: str) -> str:
    return {"order": "1", "date": "YYYY-MM-DD", "code": "CJM121"}.get(key, "…")


def _not_text(wrong: _Wrong) -> Said:
    value = wrong.value
    if value is None:
        return Said(codes.EMPTY, "is empty; remove it, or write something behind it")
    if isinstance(value, int) and _is_rule_code(wrong):
        return _not_a_rule(wrong)
    if isinstance(value, bool | int | float | dt.date) and wrong.raw:
        return Said(codes.QUOTES, f'is {type_name(value)} to YAML; put it in quotes: "{plain(wrong.raw)}"')
    if isinstance(value, dict) and wrong.loc[-1] != "departments":
        return Said(codes.WRONG_TYPE, "is a mapping, not text; put a text with ': ' or in braces in quotes")
    return Said(codes.WRONG_TYPE, f"is {type_name(value)}, not text")


def _not_list(wrong: _Wrong) -> Said:
    if isinstance(wrong.value, dict):
        return Said(codes.WRONG_TYPE, "is a mapping, not a list; begin each item with '- '")
    of_parts = model_at(wrong.model, wrong.loc) is not model_at(wrong.model, wrong.loc[:-1])
    if tight := re.match(r"-([^\W\d_]\S*)", wrong.raw):
        mend = f"write '- {plain(tight[1])}'"
        return Said(codes.WRONG_TYPE, f"a blank is missing behind the hyphen of an item; {mend}")
    item = _required(wrong) if of_parts else plain(wrong.raw.strip("[] "))
    return Said(codes.WRONG_TYPE, f"is one value, not a list; write [{item}]")


def _not_mapping(wrong: _Wrong) -> Said:
    mend = _required(wrong) or "its keys on the lines below"
    return Said(codes.WRONG_TYPE, f"is {_kind(wrong)}, not a mapping; write {mend}")


def _required(wrong: _Wrong) -> str:
    """The mapping that is wanted, with what it must hold: `{id: …, title: …}`."""
    required = [key for key, field in fields(model_at(wrong.model, wrong.loc)).items() if field.is_required()]
    return f"{{{', '.join(f'{key}: …' for key in required)}}}" if required else ""


def _kind(wrong: _Wrong) -> str:
    return type_name(wrong.value) if type(wrong.value) is not str else f"the text {wrong.word}"


def _not_whole(wrong: _Wrong) -> Said:
    if isinstance(wrong.value, str) and re.fullmatch(r"[-+]?\d+", number := _plainly(wrong.value)):
        what = "text in quotes" if number == wrong.value else _kind(wrong)
        mend = f"write {plain(number)}{_hyphen(wrong.value)}"
        return Said(codes.WRONG_TYPE, f"is {what}, not a whole number; {mend}")
    if isinstance(wrong.value, float):
        return Said(codes.WRONG_TYPE, f"is {wrong.raw}, not a whole number")
    return Said(codes.WRONG_TYPE, f"is {_kind(wrong)}, not a whole number")


def _not_number(wrong: _Wrong) -> Said:
    if isinstance(wrong.value, int) and not isinstance(wrong.value, bool):
        return Said(codes.RANGE, "is too large")
    text = _plainly(wrong.value) if isinstance(wrong.value, str) else ""
    if match := re.fullmatch(r"([-+]?\d+)[.,]?(\d*)( ?%)?", text):
        number = f"{match[1]}.{match[2]}" if match[2] else match[1]
        mend = _percent(wrong, number) if match[3] else f"write {plain(number)}{_hyphen(wrong.value)}"
        return Said(codes.WRONG_TYPE, f"is text, not a number; {mend}")
    return Said(codes.WRONG_TYPE, f"is {_kind(wrong)}, not a number")


def _percent(wrong: _Wrong, number: str) -> str:
    share = f"{float(number) / _ALL:.6g}"
    return f"write {share}" if _is_share(wrong) else f"write {plain(number)}, or {share} where it is a share"


def _is_share(wrong: _Wrong) -> bool:
    field = field_at(wrong.model, wrong.loc)
    return field is not None and bounds(field) == (0, 1)


def _plainly(number: str) -> str:
    """A number with a hyphen for a minus of typography, and without what nobody sees."""
    return without_unseen(_MINUSES.sub("-", number)).strip()


def _hyphen(number: str) -> str:
    return ", with a hyphen" if _MINUSES.search(number) else ""


def _not_flag(wrong: _Wrong) -> Said:
    return Said(codes.WRONG_TYPE, f"is {_kind(wrong)}; write true or false")


def _not_day(wrong: _Wrong) -> Said:
    value = wrong.value
    if isinstance(value, dt.datetime):
        return Said(codes.WRONG_TYPE, f"is a date with a time; write {value:%Y-%m-%d}")
    if not isinstance(value, str):
        mend = day_mend(wrong.raw) if wrong.raw else FORM
        return Said(codes.WRONG_TYPE, f"is {_kind(wrong)}, not a date; {mend}")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return Said(codes.WRONG_TYPE, f"{wrong.word} is not a day of the calendar")
    return Said(codes.WRONG_TYPE, f"{wrong.word} is not a date; {day_mend(value)}")


def _not_allowed(wrong: _Wrong) -> Said:
    allowed = wrong.context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    said = ", ".join(allowed[:-1]) + f" or {allowed[-1]}"
    mend = did_you_mean(wrong.value, allowed) if isinstance(wrong.value, str) and wrong.suggest else ""
    return Said(codes.VOCABULARY, f"{wrong.word} is not one of {said}{mend}")


def _out_of_range(wrong: _Wrong) -> Said:
    field = field_at(wrong.model, wrong.loc)
    least, greatest = bounds(field) if field else (None, None)
    if greatest is None:
        return Said(codes.RANGE, f"is {plain(wrong.raw)}; the least is {least:g}")
    of_hundred = _is_share(wrong) and 1 < wrong.value <= _ALL
    mend = f"; where {wrong.value:g} % is meant, write {wrong.value / _ALL:.6g}" if of_hundred else ""
    return Said(codes.RANGE, f"is {plain(wrong.raw)}; the range is {least:g} to {greatest:g}{mend}")


def _not_finite(_: _Wrong) -> Said:
    return Said(codes.RANGE, "is not a number that can be counted with")


def _empty(wrong: _Wrong) -> Said:
    field = field_at(wrong.model, wrong.loc)
    required = field is not None and field.is_required() and isinstance(wrong.loc[-1], str)
    return Said(
        codes.EMPTY, "is empty; write something" if required else "is empty; remove it, or write something"
    )


def _not_an_id(wrong: _Wrong) -> Said:
    suggestion = suggested_id(str(wrong.value))
    mend = (
        f"did you mean '{suggestion}'?" if suggestion else "an id is lower case letters, digits and hyphens"
    )
    return Said(codes.ID_FORM, f"{quoted(str(wrong.value))} is not an id; {mend}")


def _is_rule_code(wrong: _Wrong) -> bool:
    return wrong.loc[0] == "allow" and wrong.loc[-1] == "code"


def _not_a_rule(wrong: _Wrong) -> Said:
    """The one pattern that the model asks for is that of a rule's code."""
    code = str(wrong.value)
    near = re.fullmatch(r"(?:CJM)?[ -]?(1\d\d)", latin(code), re.ASCII | re.IGNORECASE)
    mend = question(code, f"CJM{near[1]}") if near else "only those may be allowed, CJM100 to CJM199"
    return Said(codes.VOCABULARY, f"{wrong.word} is not the code of a rule of practice; {mend}")


def _departments_list(wrong: _Wrong) -> Said:
    names = [name for name in wrong.value if isinstance(name, str)] or ["e-commerce"]
    mend = ", ".join(f"{plain(name)}: {'supports' if i else 'leads'}" for i, name in enumerate(names))
    return Said(codes.ROLES, f"is a list; write the role of each: {{{mend}}}")


def _departments_shape(wrong: _Wrong) -> Said:
    if wrong.raw:
        return _not_text(wrong)
    return Said(
        codes.ROLES,
        f"is {type_name(wrong.value)}; write one name, or the role of each: {{e-commerce: leads}}",
    )


def _by_persona_shape(wrong: _Wrong) -> Said:
    return Said(
        codes.WRONG_TYPE,
        f"is {_kind(wrong)}; write each persona with what differs: {{pensioner: {{emotion: -2}}}}",
    )


_SENTENCES: dict[str, Callable[[_Wrong], Said]] = {
    "missing": _missing,
    "string_type": _not_text,
    "tuple_type": _not_list,
    "model_type": _not_mapping,
    "int_type": _not_whole,
    "float_type": _not_number,
    "bool_type": _not_flag,
    "date_type": _not_day,
    "literal_error": _not_allowed,
    "string_pattern_mismatch": _not_a_rule,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "finite_number": _not_finite,
    "empty": _empty,
    "id_form": _not_an_id,
    "departments_list": _departments_list,
    "departments_shape": _departments_shape,
    "by_persona_shape": _by_persona_shape,
}
