"""`content/data/`: weekly figures and single answers.

What stands below data/ is never published as it is: answers are personal data. So messages show names,
numbers and weeks of a wrong row, and never its comment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, TypeVar, cast

from cjm_plugin.loading import cells, codes
from cjm_plugin.loading.fault import Fault, nearest, plain, quoted
from cjm_plugin.loading.files import text_of
from cjm_plugin.loading.names import Found, Names
from cjm_plugin.loading.tables import Row, Table, rows
from cjm_plugin.loading.tree import SourceFile, data_sort, stem
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.ids import normal
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Answer, Figure, Measurements, Scope, Week
from cjm_plugin.model.problem import Problem

_T = TypeVar("_T")
_FIGURE_COLUMNS = ("week", "value"), ("journey", "touchpoint", "department", "persona", "n")
_ANSWER_COLUMNS = ("date", "source", "score"), ("journey", "touchpoint", "persona", "comment")
_SCOPES = {"journey": Kind.JOURNEY, "department": Kind.DEPARTMENT, "persona": Kind.PERSONA}
_SCALES = ", ".join(cells.SCALES)


@dataclass
class DataFiles:
    """What was read, and what was wrong with it."""

    measurements: Measurements
    problems: list[Problem]
    files: int


@dataclass
class _Reader:
    """One table, whose rows are read one after another."""

    table: Table
    names: Names
    unknown: dict[tuple[str, str], tuple[int, Found, int]] = field(default_factory=dict)
    """By column and name: the first line, what is wrong, and how many rows say so."""
    failed: bool = False

    def cell(self, row: Row, column: str, read: Callable[[str], _T]) -> _T | None:
        """A value; `None`, and a problem, where it cannot be read."""
        try:
            return read(row.cells.get(column, ""))
        except Fault as fault:
            self.table.report(fault.code, fault.message, row.line, column)
            self.failed = True
            return None

    def scope(self, row: Row) -> Scope:
        """What the row is about, by the ids of today."""
        names = {
            column: self._name(row, column, partial(self.names.object, kind))
            for column, kind in _SCOPES.items()
        }
        touchpoint, journey = normal(row.cells.get("touchpoint", "")), names["journey"]
        if touchpoint and not row.cells.get("journey"):
            self.table.report(
                codes.NO_JOURNEY,
                "is named without its journey; fill the column 'journey'",
                row.line,
                "touchpoint",
            )
            self.failed = True
        elif touchpoint and journey:
            names["touchpoint"] = self._name(row, "touchpoint", partial(self.names.touchpoint, journey))
        return Scope(names["journey"], names.get("touchpoint"), names["department"], names["persona"])

    def _name(self, row: Row, column: str, find: Callable[[str], Found]) -> str | None:
        name = normal(row.cells.get(column, ""))
        if not name:
            return None
        found = find(name)
        if found.code:
            first, _, count = self.unknown.get((column, found.message), (row.line, found, 0))
            self.unknown[column, found.message] = (first, found, count + 1)
        self.failed = self.failed or found.name is None
        return found.name

    def report_unknown(self) -> None:
        """Each wrong name once: a year of rows may use it."""
        for (column, message), (line, found, count) in self.unknown.items():
            assert found.code is not None
            more = f" (in {count} rows)" if count > 1 else ""
            self.table.report(found.code, f"{message}{more}", line, column)


def read_data(files: Iterable[SourceFile], prefix: str, catalog: Catalog, names: Names) -> DataFiles:
    """All data files; others below data/ are warned about."""
    result = DataFiles(Measurements(), [], 0)
    figures: list[Figure] = []
    answers: list[Answer] = []
    first: dict[str, str] = {}
    for file in files:
        table = Table(f"{prefix}/{file.path}", stem(file.path))
        sort = data_sort(file.path)
        if sort is None:
            table.report(codes.STRAY_DATA, _stray(file.path))
        else:
            result.files += 1
            table.metric = _metric(table, file, names, first) or ""
            if sort == "metrics":
                figures += _rows(table, file, names, _FIGURE_COLUMNS, _Figures(table.metric))
            else:
                answers += _rows(
                    table, file, names, _ANSWER_COLUMNS, _Answers(table.metric, _scale(table, catalog))
                )
        result.problems += table.problems
    result.measurements = Measurements(tuple(figures), tuple(answers))
    return result


def _stray(path: str) -> str:
    match path.split("/"):
        case [_, folder, name] if name.endswith(".csv") and (
            near := nearest(folder, ("metrics", "feedback"))
        ):
            return f"is not read; did you mean data/{near}/{plain(name)}?"
    return (
        "is not read, nor published; data files are data/metrics/<metric>.csv and data/feedback/<metric>.csv"
    )


def _metric(table: Table, file: SourceFile, names: Names, first: dict[str, str]) -> str | None:
    found = names.object(Kind.METRIC, stem(file.path))
    if found.code:
        table.report(found.code, f"the file's name: {found.message}")
    if found.name and (other := first.setdefault(found.name, table.path)) != table.path:
        table.report(
            codes.TWO_SOURCES,
            f"the metric {quoted(found.name)} has the file {other} as well; keep one of them",
        )
    return found.name


def _scale(table: Table, catalog: Catalog) -> str | None:
    """The kind of metric whose scale the answers are on."""
    metric = catalog.metrics.get(table.metric)
    if metric is None:
        return None
    if metric.metric_kind not in cells.SCALES:
        kind = f"is of the kind {metric.metric_kind}" if metric.metric_kind else "has no 'kind'"
        table.report(codes.NO_SCALE, f"the metric {quoted(metric.id)} {kind}; answers are for {_SCALES} only")
        return None
    return metric.metric_kind


def _rows(
    table: Table,
    file: SourceFile,
    names: Names,
    columns: tuple[tuple[str, ...], tuple[str, ...]],
    read: Callable[[_Reader, Row], _T | None],
) -> Iterator[_T]:
    """What every row says that is right; a file with a wrong name is looked through all the same."""
    try:
        text = text_of(file)
    except Fault as fault:
        table.report(fault.code, fault.message, fault.line)
        return
    reader = _Reader(table, names)
    for row in rows(table, text, *columns):
        reader.failed = False
        value = read(reader, row)
        if value is not None and not reader.failed and table.metric:
            yield value
    reader.report_unknown()


@dataclass
class _Figures:
    """Reads rows of weekly figures."""

    metric: str
    seen: dict[tuple[Week, Scope], int] = field(default_factory=dict)

    def __call__(self, reader: _Reader, row: Row) -> Figure | None:
        week, value, n = (
            reader.cell(row, "week", cells.week),
            reader.cell(row, "value", cells.number),
            reader.cell(row, "n", cells.size),
        )
        scope = reader.scope(row)
        if week is None or value is None or reader.failed:
            return None
        first = self.seen.setdefault((week, scope), row.line)
        if first != row.line:
            reader.table.report(
                codes.SAME_ROW,
                f"is about the same week and scope as line {first}; remove one of them",
                row.line,
            )
            return None
        return Figure(self.metric, week, scope, value, n)


@dataclass
class _Answers:
    """Reads rows of answers."""

    metric: str
    kind: str | None

    def __call__(self, reader: _Reader, row: Row) -> Answer | None:
        day, source = reader.cell(row, "date", cells.day), reader.cell(row, "source", cells.source)
        score = reader.cell(
            row, "score", lambda text: cells.score(text, self.kind) if self.kind else cells.number(text)
        )
        scope = reader.scope(row)
        if day is None or source is None or score is None or self.kind is None:
            return None
        said = cast(Literal["customer", "operator"], source)
        comment = row.cells.get("comment", "")
        return Answer(self.metric, day, scope.journey, scope.touchpoint, scope.persona, said, score, comment)
