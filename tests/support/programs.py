"""Where the programs are that the tests run. One that is absent is a failure, never a reason to skip."""

from __future__ import annotations

import os
import shutil
import sysconfig
from pathlib import Path

NODE_MODULES = Path(__file__).parents[1] / "tools" / "node_modules"


class MissingProgramError(Exception):
    """What is missing, and how to get it."""


BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The lightest first: the engine without a desktop browser around it (docs/adr/0003-locks-and-tools.md)."""


def chromium() -> Path:
    """The browser: what `CHROMIUM` names, else the first of these on the PATH."""
    named = os.environ.get("CHROMIUM")
    names = [named] if named else BROWSERS
    for name in names:
        if found := shutil.which(name):
            return Path(found)
    why = f"CHROMIUM names '{named}', no program" if named else f"none of {', '.join(names)} is on the PATH"
    raise MissingProgramError(f"No browser: {why}. `make test` installs Debian's package '{BROWSERS[0]}'.")


def lychee() -> Path:
    """The link checker, installed beside this Python."""
    found = shutil.which("lychee", path=sysconfig.get_path("scripts"))
    if found is None:
        raise MissingProgramError("No link checker: `make test` installs it from requirements/dev.txt.")
    return Path(found)


def nginx() -> Path:
    """The web server. Debian keeps it where only root looks."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        raise MissingProgramError("No web server: `make test` installs Debian's package 'nginx'.")
    return Path(found)


def node() -> Path:
    """What runs npm, and scripts without a browser."""
    found = shutil.which("node")
    if found is None:
        raise MissingProgramError("No Node: `make test` installs Debian's package 'npm', which brings it.")
    return Path(found)


def node_file(path: str) -> Path:
    """A file of a Node package, such as `vnu-jar/build/dist/vnu.jar`."""
    found = NODE_MODULES / path
    if not found.is_file():
        raise MissingProgramError(f"No {path}: `make test` installs it from tests/tools/package-lock.json.")
    return found


def shellcheck() -> Path:
    """The checker of shell scripts."""
    found = shutil.which("shellcheck")
    if found is None:
        raise MissingProgramError("No shellcheck: `make test` installs Debian's package 'shellcheck'.")
    return Path(found)
