"""Runs `cjm check` as a command, by several processes or by one.

A process of its own: a command has one thread, while a test runner has others about, and then nobody forks.
"""

from __future__ import annotations

import sys
import threading

from cjm_plugin.edges.cli import run

if __name__ == "__main__":
    if sys.argv.pop(1) == "one":
        # Beside another thread nobody forks.
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    run()
