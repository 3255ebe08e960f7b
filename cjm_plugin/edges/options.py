"""The plugin's options in mkdocs.yml, checked by MkDocs' own configuration machinery.

MkDocs only warns about an option it doesn't know. A misspelt option changes what is published without a word,
so here it is an error, with the nearest name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ConfigErrors, ConfigWarnings, ValidationError

from cjm_plugin.edges.counting import WORDS
from cjm_plugin.edges.known import KNOWN, UNWEIGHED, no_code
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.settings import Settings

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OFF = "off"
_WEIGHTS = {**{severity.value: severity for severity in Severity}, **{word: s for s, word in WORDS.items()}}
"""`hint` is the word; `info` was once."""


@dataclass(frozen=True)
class Close:
    """The moment of the week at which a revision closes."""

    weekday: int
    """0 is Monday."""
    time: dt.time


class Whole(BaseConfigOption[int]):
    """A whole number from 1 on."""

    def __init__(self, default: int) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return value
        raise ValidationError(f"{value!r} is not a whole number above 0")


class Weekly(BaseConfigOption[Close]):
    """A weekday and an hour: `monday 00:00`."""

    def __init__(self, default: str) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> Close:
        day, _, hour = str(value).partition(" ")
        if day.lower() in _DAYS and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", hour):
            return Close(_DAYS.index(day.lower()), dt.time.fromisoformat(hour))
        raise ValidationError(f"{value!r} is not a weekday and an hour, such as 'monday 00:00'")


class Zone(BaseConfigOption[ZoneInfo]):
    """The name of a time zone: `Europe/Warsaw`."""

    def __init__(self, default: str) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> ZoneInfo:
        try:
            return ZoneInfo(str(value))
        # What `ZoneInfo` raises for a name it can't look up depends on what the name looks like as a path.
        except (ValueError, OSError, LookupError):
            raise ValidationError(f"no time zone {value!r}; write it as in 'Europe/Warsaw'") from None


class Severities(BaseConfigOption[Mapping[str, "Severity | None"]]):
    """What each kind of problem counts as; `None`: it is not looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.default = {}

    def run_validation(self, value: object) -> Mapping[str, Severity | None]:
        if not isinstance(value, Mapping):
            raise ValidationError(f"{value!r} is not a mapping of codes to severities")
        return {_code(code): _severity(code, severity) for code, severity in value.items()}


def _code(code: object) -> str:
    if isinstance(code, str) and code in KNOWN:
        return code
    raise CodeError(code, no_code(code))


def _severity(code: str, severity: object) -> Severity | None:
    # YAML reads the bare word `off` as a truth value.
    weight = OFF if severity is False else severity
    if weight != OFF and not (isinstance(weight, str) and weight in _WEIGHTS):
        raise CodeError(code, f"{code}: {severity!r} is none of error, warning, hint, off")
    if code in UNWEIGHED and weight != Severity.ERROR:
        raise CodeError(code, f"{code}: is an error of structure and stays one; remove the line")
    return _WEIGHTS.get(str(weight))


class CodeError(ValidationError):
    """What is wrong with one of the codes in `checks`."""

    def __init__(self, code: object, message: str) -> None:
        super().__init__(message)
        self.code = code


def of_option(error: Exception) -> tuple[Hashable, ...]:
    """Where in its option an error is; empty where that is not known."""
    return (error.code,) if isinstance(error, CodeError) and isinstance(error.code, Hashable) else ()


class StrictConfig(Config):
    """Options among which an unknown one is an error."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        known = sorted(type(self)())
        unknown = sorted(set(self) - set(known), key=str)
        failed, warnings = super().validate()
        errors = [(name, ValidationError(_no_such_option(name, known))) for name in unknown]
        return [*failed, *errors], [warning for warning in warnings if warning[0] not in unknown]


def _no_such_option(name: str, known: list[str]) -> str:
    near = get_close_matches(str(name), known, n=1)
    return f"there is no such option; did you mean '{near[0]}'?" if near else "there is no such option"


class RevisionConfig(StrictConfig):
    """When a week is closed."""

    closes = Weekly(default="monday 00:00")
    timezone = Zone(default="UTC")


class FeedsConfig(StrictConfig):
    """How long a feed is."""

    items_ = Whole(default=50)
    """The option `items`: without the `_` it would hide a method of every mapping."""


class CjmConfig(StrictConfig):
    """All options; each has a default."""

    revision = c.SubConfig(RevisionConfig)
    branch = c.Optional(c.Type(str))
    review_every_weeks = Whole(default=1)
    evidence_valid_months = Whole(default=24)
    act_within_weeks = Whole(default=8)
    measure_every_weeks = Whole(default=4)
    publish_comments = c.Type(bool, default=False)
    feeds = c.SubConfig(FeedsConfig)
    checks = Severities()
    forge = c.Optional(c.URL())


def settings(options: CjmConfig, now: dt.datetime) -> Settings:
    """What the analysis needs of the options; the day is the one in the site's time zone."""
    return Settings(
        today=now.astimezone(options.revision.timezone).date(),
        review_every_weeks=options.review_every_weeks,
        evidence_valid_months=options.evidence_valid_months,
        publish_comments=options.publish_comments,
        act_within_weeks=options.act_within_weeks,
        measure_every_weeks=options.measure_every_weeks,
        severities=options.checks,
    )
