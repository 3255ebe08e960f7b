"""The ten kinds of object, and the folder that holds each."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of object; its value is the word used in `kind:id`, in error messages and in `cjm new KIND`."""

    JOURNEY = "journey"
    PERSONA = "persona"
    STAGE = "stage"
    DEPARTMENT = "department"
    CHANNEL = "channel"
    SYSTEM = "system"
    METRIC = "metric"
    STUDY = "study"
    INITIATIVE = "initiative"
    PRINCIPLE = "principle"

    # As equality, which is a text's too; what an enumeration has of its own is seven times as slow.
    __hash__ = str.__hash__

    @property
    def folder(self) -> str:
        """The collection's folder, which is its address on the site too."""
        return FOLDERS[self]


FOLDERS = {kind: "studies" if kind is Kind.STUDY else f"{kind}s" for kind in Kind}
BY_FOLDER = {folder: kind for kind, folder in FOLDERS.items()}
