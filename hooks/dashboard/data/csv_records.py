"""Splitting the bytes of a CSV into its header and its records, each with the line on which it begins."""

from __future__ import annotations

import csv
import io

from dashboard.core.encoding import decode
from dashboard.core.finding import Finding, nearest
from dashboard.data.descriptor import RESERVED, Descriptor
from dashboard.data.formulas import find_formulas


def decode_rows(content: bytes, path: str, problems: list[Finding]) -> str | None:
    if not content.strip():
        message = "The file is empty; expected a header row and at least one row of data."
        problems.append(Finding(id="empty-file", path=path, message=message))
        return None
    # (Excel's "CSV UTF-8" begins with a byte order mark, which `decode` drops.)
    return decode(content, path, problems, hint="Save the file again as CSV UTF-8.")


def split_records(
    text: str, path: str, descriptor: Descriptor, problems: list[Finding]
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Split a CSV into its header and its records, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):  # Excel leaves rows of commas at the end
                lines.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        message = f"This is not CSV: {error}."
        hint = "A text that holds a comma or a quote stands in double quotes."
        problems.append(Finding(id="csv-syntax", path=path, line=reader.line_num, message=message, hint=hint))
        return [], []
    if not lines:
        problems.append(Finding(id="empty-file", path=path, message="The file holds no header row and no data."))
        return [], []
    header = lines[0][1]
    problems.extend(find_formulas(lines, path))
    _check_header(header, path, descriptor, problems)
    if problems:
        return header, []
    if len(lines) == 1:
        message = "The file has a header but no row; expected at least one."
        problems.append(Finding(id="empty-file", path=path, message=message))
    for line, cells in lines[1:]:
        if len(cells) != len(header):
            message = f"Read {len(cells)} cells, expected {len(header)} as in the header."
            hint = "A text that holds a comma stands in double quotes; a number has a point, no comma."
            problems.append(Finding(id="ragged-row", path=path, line=line, message=message, hint=hint))
    return header, [(line, cells) for line, cells in lines[1:] if len(cells) == len(header)]


def _check_header(header: list[str], path: str, descriptor: Descriptor, problems: list[Finding]) -> None:
    columns = [field.name for field in descriptor.schema_.fields]
    separator = next((name for mark, name in ((";", "semicolons"), ("\t", "tabs")) if mark in header[0]), "")
    if len(header) == 1 and separator and len(columns) > 1:
        message = f"The columns are separated by {separator}; expected commas."
        problems.append(
            Finding(
                id="csv-syntax",
                path=path,
                message=message,
                hint="Save the file as CSV with commas, and with points in numbers.",
            )
        )
        return
    for column, name in enumerate(header, 1):
        if header.index(name) != column - 1:
            message = f"The column '{name}' stands in the header twice."
            problems.append(Finding(id="duplicate-column", path=path, column=column, message=message))
        elif name not in columns and name not in RESERVED:
            message = f"Column {column}: read '{name}', which the descriptor does not list."
            hint = nearest(name, [*columns, *RESERVED])
            problems.append(Finding(id="unknown-column", path=path, column=column, message=message, hint=hint))
    for name in columns:
        if name not in header:
            message = f"The column '{name}' is missing; the header reads {', '.join(header)}."
            hint = f"Add '{name}' to the CSV, or take it out of the descriptor."
            problems.append(Finding(id="missing-column", path=path, message=message, hint=hint))
