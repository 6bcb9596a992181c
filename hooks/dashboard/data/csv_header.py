"""The header of a CSV: what is wrong with it, and how a file that cannot be meant came to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.core.finding import MAX_NAMES, Finding, closest, nearest
from dashboard.core.lazy_re import lazy_re
from dashboard.core.period import FORMS, PeriodKind
from dashboard.core.phrases import join_words
from dashboard.core.time_hints import time_hint
from dashboard.data.column_name import RESERVED
from dashboard.data.csv_records import Record, separator_in
from dashboard.data.descriptor import Descriptor
from dashboard.data.number_hints import SAVING

_YEAR = lazy_re(r"X?(?:1[89]|20)\d\d(?:/\d{2,4}| \[YR\d{4}\]| ?[a-z*\u00b9\u00b2\u00b3])?")
"""A year as the name of a column: 2022, X2022 (R), 2022 [YR2022] (World Bank), 2022/23, 2022p."""
_ABOVE = "What it says, such as the unit, goes into the descriptor."
_MERGED_HEAD = "Names in merged cells stand in the first of them alone: make one line of the lines of the head."


def foreign_file(records: list[Record], path: str, descriptor: Descriptor) -> Finding | None:
    """Say that a file cannot be meant: its columns are separated by other signs, or none of them is described.

    Args:
        records: its header and rows.
        path: the file, from the root.
        descriptor: what it is to hold.

    Returns:
        The finding that takes the place of all others; None if at least one column is the right one.
    """
    header, columns = records[0][1], [field.name for field in descriptor.schema_.fields]
    if {*columns} & {name.strip() for name in header}:
        return None
    below = next((line for line, cells in records[1:] if {*columns} & {cell.strip() for cell in cells}), 0)
    separator = "" if below else separator_in("".join(header))
    if separator and (len(columns) > 1 or len(header) > 1):
        both = "commas and " if len(header) > 1 else ""
        message = f"The columns are separated by {both}{separator}; expected commas."
        hint = f"Save the file as CSV with commas, and with points in numbers. {SAVING}"
        if "\\TIME_PERIOD" in "".join(header):
            hint = (
                "Save the file as CSV with commas: Eurostat has the table as SDMX-CSV, too, with a row for each figure."
            )
        return Finding(id="csv-syntax", path=path, message=message, hint=hint)
    names = [name for name in header if name.strip()]
    shown = ", ".join(names) if len(names) <= MAX_NAMES else f"{', '.join(names[:MAX_NAMES])} and further ones"
    message = f"The header reads {shown}; expected the columns {', '.join(columns)}."
    hint = f"The first line names the columns: delete what stands above line {below}. {_ABOVE}"
    hint = hint if below else _head_hint(records)
    return Finding(id="missing-column", path=path, line=records[0][0], message=message, hint=hint)


def _head_hint(records: list[Record]) -> str:
    """What to do about a first line that names none of the columns: a title, a head of several lines, a wide table."""
    hints = []
    filled = [[bool(cell.strip()) for cell in cells].count(True) for _, cells in records]
    widest = filled.index(max(filled))
    head = records[0][1]
    if widest and all(cell.strip() for cell in head[: filled[0]]):
        hints.append(f"If line {records[widest][0]} does here, delete what stands above it. {_ABOVE}")
    elif widest:
        hints.append(_MERGED_HEAD)
    if kind := _times_in(records[widest][1])[0]:
        hints.append(f"A table with a column for each {kind} becomes one row for each {kind}.")
    return " ".join(["The first line names the columns.", *(hints or ["Name them as the descriptor writes them."])])


def _times_in(header: list[str]) -> tuple[str, list[str]]:
    """The times that a header has as names of columns, after what kind of time it is; empty if it has none."""
    kinds: tuple[PeriodKind, ...] = ("year", "quarter", "half-year", "yearmonth", "date", "week")
    for kind in kinds:
        times = [name for name in header if _is_time(kind, name.strip())]
        if len(times) > 1:
            return {"yearmonth": "month", "date": "day"}.get(kind, kind), times
    return "", []


def _is_time(kind: PeriodKind, name: str) -> bool:
    if kind == "year":
        return _YEAR.fullmatch(name) is not None
    return re.fullmatch(FORMS[kind], name) is not None or time_hint(kind, name).startswith(("Write ", "The year"))


def check_header(header: list[str], path: str, descriptor: Descriptor) -> Iterator[Finding]:
    """Compare the names of the columns with those of the descriptor.

    Args:
        header: the names in the file.
        path: the file, from the root.
        descriptor: what it is to hold.

    Returns:
        A finding for each column that is missing, not listed, or there twice.
    """
    columns = [field.name for field in descriptor.schema_.fields]
    kind, times = _times_in([name for name in header if name not in columns])
    if times and not {*columns} <= {*header}:
        message = f"The header has a column for each {kind}: {', '.join(times[:MAX_NAMES])}."
        hint = f"Make one row of each {kind}, with the columns {', '.join(columns)}."
        yield Finding(id="unknown-column", path=path, column=header.index(times[0]) + 1, message=message, hint=hint)
        return
    missing = [name for name in columns if name not in header]
    listed = ", ".join(filter(None, header))
    if len(missing) > 1 and len({*header}) < len(header):
        message = f"The header reads {listed}; expected the columns {', '.join(columns)}."
        yield Finding(id="missing-column", path=path, message=message, hint=_MERGED_HEAD)
        return
    yield from _wrong_columns(header, path, columns)
    # A mistyped name is one mistake, though it leaves the right column missing as well.
    mistyped = {match for name in header if name not in (*columns, *RESERVED) for match in closest(name, missing)}
    for name in missing:
        if name not in mistyped:
            message = f"The column '{name}' is missing; the header reads {listed}."
            hint = f"Add '{name}' to the CSV, or take it out of the descriptor."
            yield Finding(id="missing-column", path=path, message=message, hint=hint)
    if len(descriptor.sources) > 1 and "source" not in header:
        message = "The column 'source' is missing; the descriptor has several sources, so each row names one."
        yield Finding(id="missing-column", path=path, message=message, hint="Add a column 'source'.")


def _wrong_columns(header: list[str], path: str, columns: list[str]) -> Iterator[Finding]:
    """The columns that stand there twice, that the descriptor does not list, or that have no name."""
    for column, name in enumerate(header, 1):
        if name and header.index(name) != column - 1:
            message = f"The column '{name}' stands in the header twice."
            hint = "Delete one of the two columns, or give it a name of its own, here and in the descriptor."
            yield Finding(id="duplicate-column", path=path, column=column, message=message, hint=hint)
        elif name and name not in columns and name not in RESERVED:
            message = f"Column {column}: read '{' '.join(name.split())}', which the descriptor does not list."
            hint = nearest(name, [*columns, *RESERVED])
            if "Did you mean" in hint and re.search(r"[(\[\n]", name):
                hint += " Compare the unit that the name has with that in the descriptor."
            yield Finding(id="unknown-column", path=path, column=column, message=message, hint=hint)
    if unnamed := [column for column, name in enumerate(header, 1) if not name]:
        names = join_words([str(column) for column in unnamed])
        message = f"The columns {names} have no name." if unnamed[1:] else f"Column {names} has no name."
        hint = "Delete what is empty: spreadsheets write such columns where something stood once. Name what is not."
        yield Finding(id="unknown-column", path=path, column=unnamed[0], message=message, hint=hint)
