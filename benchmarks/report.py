"""Measurements as text for the console."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from machine import Machine
from results import CheckResults, Checks, Measured, Ratio, Results, Verdict

Seconds = tuple[float, float]
"""By the wall clock, and of the processor."""

_BUILDS = ("maps", "build", "wall, s", "(spread)", "CPU, s", "memory, MB", "site, MB", "files", "a map's, kB")
_CHECKS = ("maps", "cjm check", "wall, s", "(spread)", "CPU, s", "memory, MB")
_WANTED = ("wanted", "found", "")
_VERDICTS = {True: "met", False: "NOT MET", None: "not measured"}


def machine_text(machine: Machine) -> str:
    """Where the figures come from, and how busy it was there."""
    packages = ", ".join(f"{name} {version}" for name, version in machine.packages.items())
    return (
        f"{machine.system}, {machine.processor or 'unknown processor'}, {machine.cores} cores, "
        f"{machine.memory_mb:,} MB\n{machine.python}; {packages}\n"
        f"load average at the start: {', '.join(map(str, machine.load))}"
    )


def results_text(results: Results) -> str:
    """The table of builds, the ratios, the verdicts."""
    ratios = tuple(results.ratios())
    parts = [
        _table(_BUILDS, [_build(measured) for measured in results.measured], left=2),
        _table(("time", "wall", "CPU"), [_ratio(ratio) for ratio in ratios]) if ratios else "",
        _table(_WANTED, [_verdict(verdict) for verdict in results.verdicts()]),
    ]
    return "\n\n".join(filter(None, parts))


def checks_text(results: CheckResults) -> str:
    """What `cjm check` takes, and the verdicts."""
    rows = [_check(checks) for checks in results.checks]
    verdicts = [_verdict(verdict) for verdict in results.verdicts()]
    return "\n\n".join([_table(_CHECKS, rows, left=2), _table(_WANTED, verdicts)])


def phases_text(phases: Mapping[str, Seconds], total: Seconds) -> str:
    """Where the time goes, with each phase's share of the whole build."""
    rows = [_phase(name, took, total) for name, took in (*phases.items(), ("whole build", total))]
    return _table(("phase", "wall, s", "CPU, s", "of CPU"), rows)


def history_text(parts: Mapping[str, tuple[float, float, float]]) -> str:
    """What history takes, with the memory of the process that it was measured in."""
    rows = [
        (name, f"{wall:.2f}", f"{cpu:.2f}", f"{memory / 10**6:.0f}")
        for name, (wall, cpu, memory) in parts.items()
    ]
    return _table(("history", "wall, s", "CPU, s", "memory, MB"), rows)


def _build(measured: Measured) -> tuple[str, ...]:
    fastest, slowest = measured.spread
    return (
        f"{measured.maps:,}",
        measured.side,
        f"{measured.wall:.2f}",
        f"({fastest:.2f}–{slowest:.2f})",
        f"{measured.cpu:.2f}",
        f"{measured.memory / 10**6:.0f}",
        f"{measured.site.size / 10**6:.1f}",
        f"{measured.site.files:,}",
        " / ".join(f"{size / 10**3:.0f}" for size in measured.site.map_page),
    )


def _check(checks: Checks) -> tuple[str, ...]:
    fastest, slowest = checks.spread
    return (
        f"{checks.maps:,}",
        checks.way,
        f"{checks.wall:.2f}",
        f"({fastest:.2f}–{slowest:.2f})",
        f"{checks.cpu:.2f}",
        f"{checks.memory / 10**6:.0f}",
    )


def _ratio(ratio: Ratio) -> tuple[str, ...]:
    return ratio.name, f"{ratio.wall:.2f}", f"{ratio.cpu:.2f}"


def _verdict(verdict: Verdict) -> tuple[str, ...]:
    found = "" if verdict.found is None else f"{verdict.found:.3g}"
    return verdict.wanted, found, _VERDICTS[verdict.met]


def _phase(name: str, took: Seconds, total: Seconds) -> tuple[str, ...]:
    return name, f"{took[0]:.3f}", f"{took[1]:.3f}", f"{took[1] / total[1]:.1%}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """Columns, of which the first `left` are text and the others figures."""
    lines = [head, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join("  ".join(_cells(line, widths, left)).rstrip() for line in lines)


def _cells(line: Sequence[str], widths: Sequence[int], left: int) -> Iterator[str]:
    for i, (cell, width) in enumerate(zip(line, widths, strict=True)):
        yield cell.ljust(width) if i < left else cell.rjust(width)
