"""Splitting the bytes of a CSV into its header and its records, each with the line on which it begins."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dashboard.core.encoding import decode
from dashboard.core.finding import Finding
from dashboard.core.merge_conflict import conflict_finding
from dashboard.core.phrases import plural
from dashboard.data.foreign_formats import foreign_format
from dashboard.data.number_hints import SAVING
from dashboard.data.row_findings import NO_ROW, lines_of

Record = tuple[int, list[str]]
"""The line of the file on which a row begins, and its cells."""
_EMPTY_HINT = "Save the table again as CSV UTF-8, or delete the file and its descriptor."


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
        problems.append(Finding(id="empty-file", path=path, message=message, hint=_EMPTY_HINT))
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
        message = "The file holds no header row and no data."
        problems.append(Finding(id="empty-file", path=path, message=message, hint=_EMPTY_HINT))
    elif len(records) == 1:
        message = "The file has a header but no row; expected at least one."
        problems.append(Finding(id="empty-file", path=path, message=message, hint=_EMPTY_HINT))
    return records


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
        first = next(cells for line, cells in rows if line == lines[0])
        if length == 1 and (separator := separator_in(first[0])):
            hint = f"The cells of such rows are separated by {separator}, those of the header by commas: write commas."
        elif length == 1:
            hint = NO_ROW
        elif length < width:
            hint = "A cell with nothing in it has its comma all the same."
        elif lines[1:]:
            hint += f" {SAVING}"
        yield Finding(id="ragged-row", path=path, line=lines[0], message=message, hint=hint)


def separator_in(line: str) -> str:
    """What stands between the cells of a line if it is no comma; empty if it is one."""
    marks = ((";", "semicolons"), ("\t", "tabs"), ("|", "bars"))
    return next((name for mark, name in marks if mark in line.strip()), "")
