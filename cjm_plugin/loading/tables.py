"""CSV as it is read here: commas, quotation marks, UTF-8, one row of column names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cjm_plugin.loading import codes
from cjm_plugin.loading.codes import Code
from cjm_plugin.loading.fault import Fault, did_you_mean, quoted
from cjm_plugin.model.problem import Problem


class Row(NamedTuple):
    """A row by its columns, without the blanks around its values; `line` is the first of its lines."""

    line: int
    cells: Mapping[str, str]


@dataclass
class Table:
    """A data file while it is read."""

    path: str
    metric: str
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: Code, message: str, line: int = 1, column: str = "") -> None:
        """A problem with a cell, a row or the file."""
        self.problems.append(
            Problem(
                path=self.path, line=line, field=column, code=code.id, severity=code.severity, message=message
            )
        )


def rows(table: Table, text: str, required: tuple[str, ...], optional: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table with the right columns; without them, none. Empty lines are nothing."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            values = [cell.strip() for cell in cells]
            if any(values) and columns is None:
                columns = values
                if not _check_columns(table, columns, required, optional):
                    return
            elif any(values) and columns is not None and _fits(table, columns, values, line):
                yield Row(line, dict(zip(columns, values, strict=False)))
            line = reader.line_num + 1
    except csv.Error as error:
        table.report(codes.CSV, _translated(error), line)
        return
    if columns is None:
        table.report(
            codes.COLUMNS, f"is empty; write the columns {','.join(required + optional)} in its first line"
        )


def _check_columns(
    table: Table, columns: list[str], required: tuple[str, ...], optional: tuple[str, ...]
) -> bool:
    faults = list(_column_faults(columns, required, optional))
    for fault in faults:
        table.report(fault.code, fault.message)
    return not faults


def _column_faults(
    columns: list[str], required: tuple[str, ...], optional: tuple[str, ...]
) -> Iterator[Fault]:
    known = (*required, *optional)
    for mark, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(columns) == 1 and mark in columns[0]:
            yield Fault(codes.CSV, f"the columns are separated by {name}; save the file with commas")
            return
    for i, column in enumerate(columns):
        if column in columns[:i]:
            yield Fault(codes.COLUMNS, f"the column {quoted(column)} stands there twice; remove one of them")
        elif column not in known:
            mend = (
                did_you_mean(column, [name for name in known if name not in columns])
                or f"; known: {', '.join(known)}"
            )
            yield Fault(codes.COLUMNS, f"unknown column {quoted(column)}{mend}")
    for column in required:
        if column not in columns:
            yield Fault(codes.COLUMNS, f"the column '{column}' is missing")


def _fits(table: Table, columns: list[str], values: list[str], line: int) -> bool:
    if not any(values[len(columns) :]):
        return True
    mend = "put a value with a comma in quotes, and write decimals with a point"
    message = f"has {len(values)} values for {len(columns)} columns; {mend}"
    table.report(codes.CSV, message, line)
    return False


def _translated(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end of data" in said:
        return "a quotation mark opens a value here and nothing closes it"
    if "expected after" in said:
        return "something follows a closing quotation mark; double the quotation marks inside of a value"
    if "field larger than field limit" in said:
        return "a value is too long"
    return "cannot be read as CSV"
