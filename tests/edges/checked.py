"""Runs `cjm check` as a command, by several processes or by one.

A process of its own: a command has one thread, while a test runner has others about, and then nobody forks.
"""

from __future__ import annotations

import sys
import threading
from typing import Any

from cjm_plugin import processes
from cjm_plugin.edges.cli import run

FORKED = "forked\n"


def telling(begin: Any) -> Any:
    def begun(work: object) -> object:
        sys.stderr.write(FORKED)
        return begin(work)

    return begun


if __name__ == "__main__":
    if sys.argv.pop(1) == "one":
        # Beside another thread nobody forks.
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    processes._begun = telling(processes._begun)
    run()
