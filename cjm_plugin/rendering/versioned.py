"""What other programs rely on."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Published(BaseModel):
    """A file, or what a command prints, that other programs rely on."""

    model_config = ConfigDict(frozen=True)

    version: Literal[1] = 1
    """Of this shape: fields may be added under the same number, never change their meaning."""
