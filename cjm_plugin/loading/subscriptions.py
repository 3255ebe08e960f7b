"""subscriptions.yml: who is told what, how often, in which language, and where.

All that is wrong is said in one run. What is wrong is left out of what is read: nobody is told by a file
that has an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from cjm_plugin.loading import addresses, codes, meant, yaml_reader
from cjm_plugin.loading.codes import Code
from cjm_plugin.loading.fault import Fault, did_you_mean, field_name, known, quoted
from cjm_plugin.loading.files import text_of
from cjm_plugin.loading.lines import Lines
from cjm_plugin.loading.outline import Guide
from cjm_plugin.loading.tree import SourceFile
from cjm_plugin.model.ids import normal
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Problem
from cjm_plugin.model.references import Path
from cjm_plugin.model.roll import Roll
from cjm_plugin.model.subscription import FOLLOWED, Address, Rhythm, Subscriber, Subscriptions, Thing, Told
from cjm_plugin.model.text import clean

_BY_FOLDER = {kind.folder: kind for kind in FOLLOWED}
_KEYS = ("mail", "departments", "subscribers")
_OF_DEPARTMENTS = ("every", "language", "except")
_OF_SUBSCRIBER = ("name", "department", "follows", "every", "language", "to")

_T = TypeVar("_T")


@dataclass(frozen=True)
class _Fields:
    """What stands under the keys that are known."""

    given: Mapping[str, Any] = field(default_factory=dict)
    mistaken: frozenset[str] = frozenset()
    """Known keys that stand there under another name, which is said: they are not missing as well."""

    def get(self, key: str, default: Any = None) -> Any:
        return self.given.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self.given or key in self.mistaken


class Read(NamedTuple):
    """A file of subscriptions as far as it could be read, and what is wrong with it."""

    subscriptions: Subscriptions
    problems: tuple[Problem, ...]


def read_subscriptions(file: SourceFile, roll: Roll, languages: Sequence[str]) -> Read:
    """The subscriptions of a file, whose path is as problems show it.

    :param roll: who can be followed: broken files count, for nothing is said of what may be in them.
    """
    try:
        text = text_of(file)
    except Fault as fault:
        return Read(Subscriptions(), (_problem(file.path, fault),))
    reading = yaml_reader.read(text)
    reader = _Reader(file.path, Guide(reading.outline), Lines(text, 1), roll, languages)
    for one in reading.faults:
        reader.report_fault(one, meant.quotes(text, one))
    found = reader.subscriptions(reading.value) if reading.complete else Subscriptions()
    return Read(found, tuple(sorted(reader.problems)))


def _problem(path: str, fault: Fault) -> Problem:
    return Problem(path=path, line=fault.line, code=fault.code.id, message=fault.message)


class _Reader:
    """Reads one file. A value that is wrong is reported, and as good as absent."""

    def __init__(self, path: str, guide: Guide, lines: Lines, roll: Roll, languages: Sequence[str]) -> None:
        self._path = path
        self._guide = guide
        self._lines = lines
        self._roll = roll
        self._languages = languages
        self.problems: dict[Problem, None] = {}

    # The file

    def subscriptions(self, value: Any) -> Subscriptions:
        top = self._file(value)
        told, silent = self._departments(top.get("departments", True))
        mail = top.get("mail")
        return Subscriptions(
            mail=None if mail is None else self._tried(addresses.server, mail, ("mail",)),
            departments=told,
            silent=silent,
            subscribers=tuple(self._subscribers(top.get("subscribers") or ())),
        )

    def _file(self, value: Any) -> _Fields:
        if value is None or isinstance(value, dict):
            return self._fields(value or {}, (), _KEYS)
        mend = (
            "write 'subscribers:' above it"
            if isinstance(value, tuple)
            else f"write 'subscribers:', and below it {meant.ENTRY}"
        )
        self._report(codes.WRONG_TYPE, f"is {meant.what(value)}; {mend}", ())
        return _Fields()

    def _departments(self, value: Any) -> tuple[Told | None, frozenset[str]]:
        if isinstance(value, bool):
            return (Told() if value else None), frozenset()
        at: Path = ("departments",)
        if not isinstance(value, dict):
            self._report(codes.WRONG_TYPE, f"is {meant.what(value)}; {meant.departments(value)}", at)
            return Told(), frozenset()
        fields = self._fields(value, at, _OF_DEPARTMENTS)
        silent = fields.get("except", ())
        names = silent if isinstance(silent, tuple) else (silent,)
        found = (self._id(Kind.DEPARTMENT, name, (*at, "except", i)) for i, name in enumerate(names))
        return self._told(fields, at), frozenset(filter(None, found))

    def _subscribers(self, value: Any) -> Iterator[Subscriber]:
        at: Path = ("subscribers",)
        if not isinstance(value, tuple):
            self._report(codes.WRONG_TYPE, meant.no_list(value, _OF_SUBSCRIBER), at)
            return
        seen: set[tuple[str, str]] = set()
        for number, item in enumerate(value):
            if isinstance(item, dict):
                found = self._subscriber(item, (*at, number))
                self._once(found, (*at, number), seen)
                yield found
            else:
                message = f"is {meant.what(item)}; write {meant.entry(item, self._roll)}"
                self._report(codes.WRONG_TYPE, message, (*at, number))

    def _subscriber(self, value: Any, at: Path) -> Subscriber:
        fields = self._fields(value, at, _OF_SUBSCRIBER)
        department = fields.get("department")
        own = None if department is None else self._id(Kind.DEPARTMENT, department, (*at, "department"))
        return Subscriber(
            name=self._name(fields, at),
            department=own,
            follows=self._follows(fields, at, own),
            addresses=tuple(self._addresses(fields, at)),
            how=self._told(fields, at),
        )

    def _name(self, fields: _Fields, at: Path) -> str:
        name = fields.get("name")
        if "department" in fields:
            if name is not None:
                message = "stands beside 'department', which is a name already; remove one of them"
                self._report(codes.UNKNOWN_KEY, message, (*at, "name"), key=True)
        elif name is None and "name" in fields.mistaken:
            pass
        elif name is None:
            mend = "write 'name: …', by which it is known, or 'department: …'"
            self._report(codes.MISSING, f"is missing; {mend}", (*at, "name"))
        elif not isinstance(name, str):
            self._report(codes.WRONG_TYPE, meant.no_name(name, self._guide.raw((*at, "name"))), (*at, "name"))
        elif not clean(name):
            self._report(codes.EMPTY, "is empty; write something", (*at, "name"))
        else:
            return clean(name)
        return ""

    def _once(self, found: Subscriber, at: Path, seen: set[tuple[str, str]]) -> None:
        """What was sent is remembered by the name."""
        key, name = ("department", found.department) if found.department else ("name", found.name)
        if name and (key, name) in seen:
            message = f"{quoted(name)} stands here twice; make one of them, or call them differently"
            self._report(codes.TWICE, message, (*at, key))
        seen.add((key, name))

    # Whose slices

    def _follows(self, fields: _Fields, at: Path, own: str | None) -> tuple[Thing, ...] | None:
        value, here = fields.get("follows"), (*at, "follows")
        if value is None:
            if "department" in fields:
                return ((Kind.DEPARTMENT.value, own),) if own else ()
            if "follows" not in fields:
                mend = f"write 'follows: {meant.EVERYTHING}', or 'follows: {meant.SOME}'"
                self._report(codes.MISSING, f"is missing; {mend}", here)
            return ()
        if value == meant.EVERYTHING:
            return None
        if not isinstance(value, dict):
            message = f"is {meant.what(value)}; {meant.follows(value, self._roll)}"
            self._report(codes.WRONG_TYPE, message, here)
            return ()
        slices = self._fields(value, here, tuple(_BY_FOLDER)).given
        if not any(slices.values()) and set(value) <= set(_BY_FOLDER):
            mend = f"write '{meant.EVERYTHING}', or whose slice it is, as in {meant.SOME}"
            self._report(codes.EMPTY, f"names nothing that could be followed; {mend}", here)
        return tuple(dict.fromkeys(self._things(slices, here)))

    def _things(self, slices: Mapping[str, Any], at: Path) -> Iterator[Thing]:
        for folder, names in slices.items():
            kind = _BY_FOLDER[folder]
            for i, name in enumerate(names if isinstance(names, tuple) else (names,)):
                id = self._id(kind, name, (*at, folder, i)) if name is not None else None
                if id:
                    yield kind.value, id

    def _id(self, kind: Kind, name: Any, at: Path) -> str | None:
        """An id of today."""
        if not isinstance(name, str):
            self._report(codes.QUOTES, meant.no_id(name, kind, self._guide.raw(at)), at)
            return None
        id, there = normal(name), self._roll.of(kind)
        if id in there:
            return id
        if heir := self._roll.heir(kind, id):
            self._report(codes.OLD_ID, f"the {kind} {quoted(id)} is now '{heir}'; write '{heir}'", at)
            return heir
        self._report(codes.UNKNOWN, f"no {kind} {quoted(id)}{did_you_mean(id, there)}", at)
        return None

    # How, and where

    def _told(self, fields: _Fields, at: Path) -> Told:
        every = self._word(fields, "every", tuple(Rhythm), at, meant.every)
        language = self._word(
            fields, "language", self._languages, at, lambda word: meant.language(word, self._languages)
        )
        return Told(every=Rhythm(every) if every else Rhythm.WEEK, language=language)

    def _word(
        self, fields: _Fields, key: str, words: Sequence[str], at: Path, mend: Callable[[str], str]
    ) -> str | None:
        value: object = fields.get(key)
        if value is None:
            return None
        if isinstance(value, str) and value in words:
            return value
        shown = self._guide.raw((*at, key)) or str(value)
        message = f"{quoted(shown)} is not one of {', '.join(words[:-1])} or {words[-1]}"
        self._report(codes.VOCABULARY, "; ".join(filter(None, (message, mend(shown)))), (*at, key))
        return None

    def _addresses(self, fields: _Fields, at: Path) -> Iterator[Address]:
        value, here = fields.get("to"), (*at, "to")
        if value is None or value == ():
            if "department" not in fields and "to" not in fields.mistaken:
                mend = 'write a mail address, or "${NAME}", the variable that holds the URL'
                self._report(codes.MISSING, f"is missing; {mend}", here)
            return
        seen: set[Address] = set()
        for i, item in enumerate(value if isinstance(value, tuple) else (value,)):
            place = (*here, i) if isinstance(value, tuple) else here
            found = self._tried(addresses.address, item, place)
            if found in seen:
                self._report(
                    codes.TWICE, f"{quoted(found.written)} stands here twice; remove one of them", place
                )
            elif found:
                seen.add(found)
                yield found

    # Faults

    def _tried(self, read: Callable[[Any], _T], value: Any, at: Path) -> _T | None:
        try:
            return read(value)
        except Fault as fault:
            self._report(fault.code, fault.message, at)
            return None

    def _fields(self, value: Mapping[str, Any], at: Path, keys: Sequence[str]) -> _Fields:
        """The keys that are known here; the others are reported."""
        mistaken: set[str] = set()
        for key in value.keys() - set(keys):
            near = meant.key(key, [one for one in keys if one not in value])
            mend = f"; did you mean '{near}'?" if near else known(keys)
            self._report(codes.UNKNOWN_KEY, f"unknown key {quoted(key)}{mend}", (*at, key), key=True)
            mistaken |= {near} if near else set()
        return _Fields({key: value[key] for key in value if key in keys}, frozenset(mistaken))

    def _report(self, code: Code, message: str, at: Path, *, key: bool = False) -> None:
        line, column = self._lines.place(self._guide.index(at, key=key))
        problem = Problem(
            path=self._path,
            line=line,
            column=column,
            field=field_name(at),
            code=code.id,
            severity=code.severity,
            message=message,
        )
        self.problems[problem] = None

    def report_fault(self, fault: Fault, message: str) -> None:
        """What reading found wrong, in other words where there are better ones."""
        line, column = (fault.line, 1) if fault.index is None else self._lines.place(fault.index)
        self.problems[
            Problem(
                path=self._path,
                line=line,
                column=column,
                field=field_name(fault.path),
                code=fault.code.id,
                severity=fault.code.severity,
                message=message or fault.message.replace("the frontmatter", "the file"),
            )
        ] = None
