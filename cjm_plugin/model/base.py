"""What every object and every part of one has in common."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue, field_serializer, model_validator

from cjm_plugin.model.ids import Id
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.text import Flag, Name, Number, RuleCode, Title

EXTENSION = "x-"
"""Keys that begin so are the author's own: kept and shown as they are."""

FILE = "@"
"""Aliases that begin so are filled by loading from the file, never by its frontmatter."""


class Extension(BaseModel):
    """One of the author's own keys."""

    model_config = ConfigDict(frozen=True)

    name: str
    json_value: str
    """The value as canonical JSON: hashable and comparable, whatever its shape."""

    @classmethod
    def of(cls, name: str, value: Any) -> Extension:
        """A key with any plain value."""
        return cls(name=name, json_value=json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))


class Part(BaseModel):
    """Something with fields of its own inside an object.

    A key with nothing behind it (`pains:`) is as good as absent; an unknown key is an error even so.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=False, validate_by_alias=True)

    extensions: tuple[Extension, ...] = Field(default=(), alias="x-", serialization_alias="extensions")

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent to another process in half the time that pydantic's own way takes."""
        return _sent, (type(self), self.__dict__, self.__pydantic_fields_set__)

    @field_serializer("extensions")
    def _as_written(self, extensions: tuple[Extension, ...]) -> dict[str, JsonValue]:
        return {extension.name: json.loads(extension.json_value) for extension in extensions}

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        known = _keys(cls)
        if data.keys() <= known and None not in data.values():
            return data
        own = [key for key in data if _is_own(key)]
        kept = {
            key: value
            for key, value in data.items()
            if key not in own and not (value is None and key in known)
        }
        kept[EXTENSION] = tuple(Extension.of(key, data[key]) for key in sorted(own))
        return kept


_put = object.__setattr__


def _sent(part: type[Part], values: dict[str, Any], given: set[str]) -> Part:
    """As it was: valid already."""
    found = part.__new__(part)
    _put(found, "__dict__", values)
    _put(found, "__pydantic_fields_set__", given)
    _put(found, "__pydantic_extra__", None)
    _put(found, "__pydantic_private__", None)
    return found


@cache
def _keys(part: type[Part]) -> frozenset[str]:
    """What authors may write in a part, but keys of their own."""
    return frozenset(field.alias or name for name, field in part.model_fields.items()) - {EXTENSION}


class Allowance(Part):
    """An exception from a rule of practice, with its reason."""

    code: RuleCode
    """The rule’s code."""
    at: Name | None = None
    """In a map a stage, a touchpoint or its pain (`compare-on-site/depth-missing`), in an initiative the
    metric of a target; without it all of the file."""
    why: Name
    """Why it stays as it is, for whoever reads the map’s health."""


class SearchHints(Part):
    """How the theme’s search treats the page."""

    exclude: Flag = False
    """Whether the search leaves the page out."""
    boost: Number | None = None
    """How much more the page counts among what is found: 2 is twice as much."""


class Object(Part):
    """One file of a collection."""

    kind: ClassVar[Kind]

    id: Id = Field(alias="@id", serialization_alias="id")
    path: str = Field(alias="@path", serialization_alias="path", repr=False)
    """The file, relative to the folder of mkdocs.yml, with `/`. Not part of the identity: it may move."""
    story: str = Field(default="", alias="@story", serialization_alias="story", repr=False)
    """The Markdown body, as written."""
    story_line: int = Field(default=1, alias="@story_line", exclude=True, repr=False)
    """The 1-based line of the file on which the story begins."""

    title: Title
    """What it is called on every page: plain text, without Markdown."""
    was: tuple[Id, ...] = ()
    """Ids that it had before: links to them lead here, and its history goes on."""
    tags: tuple[Name, ...] = ()
    """Words of your own, under which it is found beside others."""

    # About the file, not about the customer: no change of one is told.
    allow: tuple[Allowance, ...] = Field(default=(), exclude=True)
    """Exceptions from the rules of practice, each with its reason."""

    # What the site generator itself gives a meaning, handed on to it as it is.
    description: Name | None = Field(default=None, exclude=True)
    """A sentence for search engines and for previews of links."""
    hide: tuple[Name, ...] = Field(default=(), exclude=True)
    """Parts of the theme that the page goes without: `navigation`, `toc`."""
    search: SearchHints | None = Field(default=None, exclude=True)
    """How the theme’s search treats the page."""
    template: Name | None = Field(default=None, exclude=True)
    """A template of the theme for this page alone."""
    icon: Name | None = Field(default=None, exclude=True)
    """An icon of the theme beside the title in the navigation."""


HOST_KEYS = ("description", "hide", "search", "template", "icon")
"""Fields that are the site generator's, not the map's."""


def _is_own(key: object) -> bool:
    return isinstance(key, str) and key.startswith(EXTENSION)
