"""What was measured, and what it says about the figures that are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from statistics import median

from builds import SIDES, Run, Side, Site
from checks import WAYS

MOST_OF_PLAIN = 1 / 3
"""Of plain Material's time, at `LARGE` maps."""
MOST_GROWTH = 11
"""Of the product's time, from `SMALL` to `LARGE` maps."""
MOST_MEMORY = 700
"""MB, at `LARGE` maps."""
MOST_OF_CHECKS = (8, 2)
"""Seconds of `cjm check`, at `LARGE` maps: with nothing kept, and with nothing changed."""
SMALL, LARGE = 100, 1000

_Key = tuple[int, Side]


@dataclass(frozen=True)
class _Runs:
    """The runs of one and the same."""

    maps: int
    runs: tuple[Run, ...]

    @property
    def wall(self) -> float:
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        return median(run.cpu for run in self.runs)

    @property
    def memory(self) -> float:
        return median(run.memory for run in self.runs)

    @property
    def spread(self) -> tuple[float, float]:
        """The fastest and the slowest run by the wall clock."""
        walls = [run.wall for run in self.runs]
        return min(walls), max(walls)

    def as_json(self) -> dict[str, object]:
        """The medians, and every run they come from."""
        return {
            "maps": self.maps,
            "wall_s": self.wall,
            "cpu_s": self.cpu,
            "memory_bytes": self.memory,
            "runs": [asdict(run) for run in self.runs],
        }


@dataclass(frozen=True)
class Measured(_Runs):
    """All builds of one corpus by one side."""

    side: Side
    site: Site

    def as_json(self) -> dict[str, object]:
        smallest, middle, largest = self.site.map_page
        return super().as_json() | {
            "build": self.side,
            "site_bytes": self.site.size,
            "site_files": self.site.files,
            "map_page_bytes": {"min": smallest, "median": middle, "max": largest},
        }


@dataclass(frozen=True)
class Checks(_Runs):
    """All checks of one corpus in one of the ways."""

    way: str

    def as_json(self) -> dict[str, object]:
        return super().as_json() | {"check": self.way}


@dataclass(frozen=True)
class Ratio:
    """The time of one measurement in units of another's."""

    name: str
    wall: float
    cpu: float


@dataclass(frozen=True)
class Verdict:
    """A wanted figure, and the one that came out: `None` where it was not measured."""

    wanted: str
    most: float
    found: float | None

    @property
    def met(self) -> bool | None:
        return None if self.found is None else self.found <= self.most

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "met": self.met}


class Results:
    """What one run of the benchmark found."""

    def __init__(self, measured: tuple[Measured, ...]) -> None:
        self.measured = measured
        self._by_key: Mapping[_Key, Measured] = {(m.maps, m.side): m for m in measured}

    def ratios(self) -> Iterator[Ratio]:
        """The product to plain Material for each corpus, then a large corpus to a small one for each side."""
        for maps in dict.fromkeys(m.maps for m in self.measured):
            yield from self._ratio(f"product : plain, {maps:,} maps", (maps, "product"), (maps, "plain"))
        for side in SIDES:
            yield from self._ratio(f"{LARGE:,} : {SMALL} maps, {side}", (LARGE, side), (SMALL, side))

    def verdicts(self) -> tuple[Verdict, ...]:
        """Each wanted figure, by the wall clock's medians."""
        large: _Key = (LARGE, "product")
        small: _Key = (SMALL, "product")
        plain: _Key = (LARGE, "plain")
        share, growth = self._times(large, plain), self._times(large, small)
        begin = f"{LARGE:,} maps in at most"
        return (
            Verdict(f"{begin} a third of plain Material's time", MOST_OF_PLAIN, share),
            Verdict(f"{begin} {MOST_GROWTH} times the time of {SMALL}", MOST_GROWTH, growth),
            Verdict(f"{begin} {MOST_MEMORY} MB of memory", MOST_MEMORY, self._megabytes(large)),
        )

    def as_json(self) -> dict[str, object]:
        return {
            "builds": [measured.as_json() for measured in self.measured],
            "ratios": [asdict(ratio) for ratio in self.ratios()],
            "verdicts": [verdict.as_json() for verdict in self.verdicts()],
        }

    def _ratio(self, name: str, one: _Key, other: _Key) -> Iterator[Ratio]:
        a, b = self._by_key.get(one), self._by_key.get(other)
        if a and b:
            yield Ratio(name, a.wall / b.wall, a.cpu / b.cpu)

    def _times(self, one: _Key, other: _Key) -> float | None:
        return next((ratio.wall for ratio in self._ratio("", one, other)), None)

    def _megabytes(self, key: _Key) -> float | None:
        measured = self._by_key.get(key)
        return measured.memory / 10**6 if measured else None


class CheckResults:
    """What was found of `cjm check`."""

    def __init__(self, checks: tuple[Checks, ...]) -> None:
        self.checks = checks

    def verdicts(self) -> Iterator[Verdict]:
        """Each wanted figure, by the wall clock's medians."""
        walls = {checks.way: checks.wall for checks in self.checks if checks.maps == LARGE}
        for way, most in zip(WAYS, MOST_OF_CHECKS, strict=False):
            yield Verdict(f"{LARGE:,} maps, {way}, in at most {most} s", most, walls.get(way))

    def as_json(self) -> dict[str, object]:
        return {
            "checks": [checks.as_json() for checks in self.checks],
            "verdicts": [verdict.as_json() for verdict in self.verdicts()],
        }
