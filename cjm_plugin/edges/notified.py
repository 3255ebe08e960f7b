"""What was sent: kept in a file, so that a repeat tells nobody twice.

It holds neither addresses nor secrets, and is written whole after each message. A file that can't be read is
an error: to take it for an empty one would tell everybody again.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cjm_plugin.analysis.recipients import Recipient
from cjm_plugin.edges.compared import Broken
from cjm_plugin.model.measurement import Week

if sys.platform != "win32":
    import fcntl

_VERSION = 1


@contextlib.contextmanager
def alone(file: Path) -> Iterator[None]:
    """While one run reads and writes a file, another waits: else both would tell everybody. (Not on Windows.)

    The lock is beside the file, which is replaced each time that it is written.

    :raises Broken: where there can be no lock.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = file.with_name(f".{file.name}.lock").open("w")
    except OSError as error:
        raise Broken(f"{file}: cannot be written: {error.strerror}; nobody is told") from None
    with lock:
        if sys.platform != "win32":
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@dataclass
class Notified:
    """Who was told of which weeks, and who could not be."""

    file: Path
    told: dict[Week, set[str]] = field(default_factory=dict)
    """Keys of recipients, by the revision with which they were told."""
    owed: dict[str, set[Week]] = field(default_factory=dict)
    """Weeks by each key of somebody whose address failed."""

    @classmethod
    def read(cls, file: Path) -> Notified:
        """What a file remembers; nothing where there is none yet.

        :raises Broken: where it can't be read, or is not what was written.
        """
        try:
            data = json.loads(file.read_bytes())
            told, owed = _checked(data)
        except FileNotFoundError:
            return cls(file)
        except OSError as error:
            raise Broken(f"{file}: cannot be read: {error.strerror}; nobody is told") from None
        except (ValueError, TypeError, AttributeError, KeyError):
            mend = "put back an earlier one, or remove it if nobody minds to be told again"
            raise Broken(f"{file}: is not what `cjm notify` wrote, so nobody is told; {mend}") from None
        return cls(file, told, owed)

    def was_told(self, key: str, week: Week) -> bool:
        """Whether a recipient was told with a revision."""
        return key in self.told.get(week, ())

    def owed_to(self, one: Recipient) -> set[Week]:
        """What a recipient is still to be told of."""
        return set().union(*(self.owed.get(key, ()) for key in one.owed_by))

    def tell(self, one: Recipient, weeks: Iterable[Week]) -> None:
        """Notes that a recipient was told of some weeks."""
        weeks = set(weeks)
        for week in weeks:
            self.told.setdefault(week, set()).add(one.key)
        self._owe(one, self.owed_to(one) - weeks)

    def owe(self, one: Recipient, weeks: Iterable[Week]) -> None:
        """Notes that a recipient is still to be told of some weeks."""
        self._owe(one, self.owed_to(one).union(weeks))

    def _owe(self, one: Recipient, weeks: set[Week]) -> None:
        for key in one.owed_by:
            self.owed[key] = set(weeks)
            if not weeks:
                del self.owed[key]

    def write(self) -> None:
        """The file, whole or not at all.

        :raises Broken: where it can't be written.
        """
        draft = self.file.with_name(f".{self.file.name}.new")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.ExitStack() as undo:
                undo.callback(draft.unlink, missing_ok=True)
                with draft.open("w", encoding="utf-8", newline="\n") as stream:
                    stream.write(self._written())
                    stream.flush()
                    os.fsync(stream.fileno())
                draft.replace(self.file)
        except OSError as error:
            message = f"{self.file}: cannot be written: {error.strerror}; nobody more is told"
            raise Broken(message) from None

    def _written(self) -> str:
        told = {str(week): sorted(keys) for week, keys in sorted(self.told.items()) if keys}
        owed = {key: [str(week) for week in sorted(weeks)] for key, weeks in sorted(self.owed.items())}
        return f"{json.dumps({'version': _VERSION, 'told': told, 'owed': owed}, indent=1)}\n"


def _checked(data: Any) -> tuple[dict[Week, set[str]], dict[str, set[Week]]]:
    """:raises ValueError: or the like, where anything is not as it was written."""
    if data["version"] != _VERSION:
        raise ValueError
    told: Mapping[str, list[str]] = data["told"]
    owed: Mapping[str, list[str]] = data["owed"]
    return (
        {_week(name): set(map(_key, _list(keys))) for name, keys in told.items()},
        {_key(key): set(map(_week, _list(weeks))) for key, weeks in owed.items()},
    )


def _list(value: list[str]) -> list[str]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _key(value: str) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _week(name: str) -> Week:
    week = Week.parse(name)
    if week is None:
        raise ValueError
    return week
