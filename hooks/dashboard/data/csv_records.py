"""Splitting the bytes of a CSV into its header and its records, each with the line on which it begins."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from dashboard.core.encoding import decode
from dashboard.core.finding import MAX_NAMES, Finding, closest, nearest
from dashboard.core.lazy_re import lazy_re
from dashboard.core.merge_conflict import conflict_finding
from dashboard.core.period import FORMS, PeriodKind
from dashboard.core.phrases import join_words, plural
from dashboard.core.time_hints import time_hint
from dashboard.data.column_name import RESERVED
from dashboard.data.descriptor import Descriptor
from dashboard.data.foreign_formats import foreign_format
from dashboard.data.number_hints import SAVING
from dashboard.data.row_findings import lines_of

_YEAR = lazy_re(r"X?(?:1[89]|20)\d\d(?:/\d{2,4}| \[YR\d{4}\]| ?[a-z*\u00b9\u00b2\u00b3])?")
"""A year as the name of a column: 2022, X2022 (R), 2022 [YR2022] (World Bank), 2022/23, 2022p."""
_ABOVE = "What it says, such as the unit, goes into the descriptor."
_MERGED_HEAD = "Names in merged cells stand in the first of them alone: make one line of the lines of the head."
Record = tuple[int, list[str]]
"""The line of the file on which a row begins, and its cells."""


def decode_rows(content: bytes, path: str, problems: list[Finding]) -> str | None:
    """Decode a CSV.

    Args:
        content: its bytes.
        path: its path from the root.
        problems: gets what is wrong.

    Returns:
        The text without a byte order mark; None if it is empty, not UTF-8, or of another format.
    """
    if not content.strip():
        message = "The file is empty; expected a header row and at least one row of data."
        problems.append(Finding(id="empty-file", path=path, message=message))
        return None
    if finding := foreign_format(content, path):
        problems.append(finding)
        return None
    # (Excel's "CSV UTF-8" begins with a byte order mark, which `decode` drops.)
    head = content.split(b"\n", 1)[0]
    more = f" {SAVING}" if head.count(b";") > head.count(b",") else ""
    text = decode(content, path, problems, hint=f"Save the file again as CSV UTF-8.{more}")
    if text is not None and (conflict := conflict_finding(text, path)):
        problems.append(conflict)
        return None
    return text


def split_records(text: str, path: str, problems: list[Finding]) -> list[Record]:
    """Split a CSV into its header and its rows.

    Args:
        text: the file.
        path: its path from the root.
        problems: gets what is wrong.

    Returns:
        The header and the rows, without rows of empty cells; nothing if the text is no CSV.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[Record] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):  # Excel leaves rows of commas at the end
                records.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        # (A quotation mark left open takes all that follows; the place to mend is the row where it opens.)
        is_open = "unexpected end" in str(error)
        problem = "a quotation mark is opened in this row and never closed" if is_open else str(error)
        line = begins if is_open else reader.line_num
        hint = "A text that holds a comma or a quote stands in double quotes; a quote within it is written twice."
        message = f"This is not CSV: {problem}."
        problems.append(Finding(id="csv-syntax", path=path, line=line, message=message, hint=hint))
        return []
    if not records:
        problems.append(Finding(id="empty-file", path=path, message="The file holds no header row and no data."))
    elif len(records) == 1:
        message = "The file has a header but no row; expected at least one."
        problems.append(Finding(id="empty-file", path=path, message=message))
    return records


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
    separator = "" if below else _separator(header)
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


def _separator(header: list[str]) -> str:
    """What stands between the columns of a header if it is no comma; empty if it is one."""
    marks = ((";", "semicolons"), ("\t", "tabs"), ("|", "bars"))
    return next((name for mark, name in marks if mark in "".join(header).strip()), "")


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
    if len(missing) > 1 and len({*header}) < len(header):
        message = f"The header reads {', '.join(filter(None, header))}; expected the columns {', '.join(columns)}."
        yield Finding(id="missing-column", path=path, message=message, hint=_MERGED_HEAD)
        return
    # A mistyped name is one mistake, though it leaves the right column missing as well.
    mistyped = {match for name in header if name not in (*columns, *RESERVED) for match in closest(name, missing)}
    for column, name in enumerate(header, 1):
        if name and header.index(name) != column - 1:
            message = f"The column '{name}' stands in the header twice."
            yield Finding(id="duplicate-column", path=path, column=column, message=message)
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
    for name in missing:
        if name not in mistyped:
            message = f"The column '{name}' is missing; the header reads {', '.join(filter(None, header))}."
            hint = f"Add '{name}' to the CSV, or take it out of the descriptor."
            yield Finding(id="missing-column", path=path, message=message, hint=hint)
    if len(descriptor.sources) > 1 and "source" not in header:
        message = "The column 'source' is missing; the descriptor has several sources, so each row names one."
        yield Finding(id="missing-column", path=path, message=message, hint="Add a column 'source'.")


def check_lengths(rows: list[Record], width: int, path: str) -> Iterator[Finding]:
    """Find rows with more or fewer cells than the header.

    Args:
        rows: the rows.
        width: how many cells the header has.
        path: the file, from the root.

    Returns:
        One finding for each number of cells, which counts its rows.
    """
    by_length: dict[int, list[int]] = {}
    for line, cells in rows:
        if len(cells) != width:
            by_length.setdefault(len(cells), []).append(line)
    for length, lines in by_length.items():
        more = f" {lines_of(lines, 'such rows')}" if lines[1:] else ""
        message = f"Read {plural(length, 'cell')}, expected {width} as in the header.{more}"
        hint = "A text that holds a comma stands in double quotes; a number has a point, no comma."
        if length == 1 and (separator := _separator([cells[0] for line, cells in rows if line == lines[0]])):
            hint = f"The cells of such rows are separated by {separator}, those of the header by commas: write commas."
        elif length == 1:
            hint = "Notes and sums below the rows are no rows: what they say goes into 'how' of the descriptor."
        elif length < width:
            hint = "A cell with nothing in it has its comma all the same."
        elif lines[1:]:
            hint += f" {SAVING}"
        yield Finding(id="ragged-row", path=path, line=lines[0], message=message, hint=hint)
