"""`python -m tests.support.demonstration FOLDER` makes the repository in a folder that is empty or absent."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support.demonstration.edits import MisfitError
from tests.support.demonstration.repository import make


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m tests.support.demonstration FOLDER\n")
        return 2
    folder = Path(arguments[0])
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        sys.stderr.write(f"{folder} is not an empty folder; remove it or name another\n")
        return 1
    try:
        make(folder)
    except MisfitError as misfit:
        sys.stderr.write(f"{misfit}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
