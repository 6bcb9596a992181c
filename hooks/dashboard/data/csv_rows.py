"""Reading the rows of a CSV and checking them against their schema, by pydantic."""

from __future__ import annotations

import csv
import datetime
import functools
import io
import operator
import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal, NotRequired, TypedDict

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from dashboard.cache.keys import key_of
from dashboard.core.encoding import decode
from dashboard.core.finding import Finding, nearest
from dashboard.data.descriptor import RESERVED, Column, Descriptor, Mark
from dashboard.data.formulas import find_formulas

MAX_FINDINGS = 20
"""How many findings of one file are listed; the rest is counted."""


@dataclass(frozen=True)
class Row:
    """One row of a dataset."""

    values: Mapping[str, Any]
    """The typed values by column; None for a missing one."""
    texts: Mapping[str, str]
    """The texts that they were read from, by column."""
    line: int
    """The line of the file, from 1; in the result of a query the number of the row."""

    @property
    def source(self) -> str:
        """The name of the source; empty if the dataset has only one."""
        return self.values.get("source") or ""

    @property
    def mark(self) -> Mark | None:
        """The quality mark of the figures; None if they are ordinary."""
        return self.values.get("mark")

    @cached_property
    def joined_texts(self) -> str:
        """All texts of the row as one, for digests. Kept, since many charts show the same row."""
        return str(sorted(self.texts.items()))


def read_rows(content: bytes, path: str, descriptor: Descriptor, findings: list[Finding]) -> tuple[Row, ...]:
    """Read a CSV file.

    Args:
        content: its bytes.
        path: its path from the root.
        descriptor: its columns, key and sources.
        findings: gets what is wrong, at most MAX_FINDINGS and a count of the rest.

    Returns:
        The rows; none if anything is wrong.
    """
    problems: list[Finding] = []
    text = _decode(content, path, problems)
    header, lines = _split_records(text, path, descriptor, problems) if text is not None else ([], [])
    rows = _validate_rows(header, lines, path, descriptor, problems) if lines else ()
    _check_keys(rows, path, descriptor, problems)
    problems.sort(key=lambda finding: finding.place)
    findings.extend(problems[:MAX_FINDINGS])
    if len(problems) > MAX_FINDINGS:
        first_unlisted = problems[MAX_FINDINGS]
        message = f"{len(problems) - MAX_FINDINGS} more findings in this file are not listed."
        findings.append(Finding(id="more-findings", path=path, line=first_unlisted.line, message=message))
    return () if problems else rows


def _decode(content: bytes, path: str, problems: list[Finding]) -> str | None:
    if not content.strip():
        message = "The file is empty; expected a header row and at least one row of data."
        problems.append(Finding(id="empty-file", path=path, message=message))
        return None
    # (Excel's "CSV UTF-8" begins with a byte order mark, which `decode` drops.)
    return decode(content, path, problems, hint="Save the file again as CSV UTF-8.")


def _split_records(
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


def _validate_rows(
    header: list[str],
    lines: list[tuple[int, list[str]]],
    path: str,
    descriptor: Descriptor,
    problems: list[Finding],
) -> tuple[Row, ...]:
    missing = set(descriptor.schema_.missingValues) | {""}
    texts = [dict(zip(header, cells, strict=True)) for _, cells in lines]
    records = [{name: None if text in missing else text for name, text in row.items()} for row in texts]
    try:
        values = _rows_type(descriptor).validate_python(records)
    except ValidationError as error:
        for detail in error.errors():
            problems.append(_row_finding(detail, header, lines, path))
        return ()
    return tuple(Row(value, text, line) for value, text, (line, _) in zip(values, texts, lines, strict=True))


def _rows_type(descriptor: Descriptor) -> TypeAdapter[list[dict[str, Any]]]:
    """Make a pydantic type of a schema: a list of dictionaries with typed values."""
    key = descriptor.schema_.primaryKey
    fields: dict[str, Any] = {field.name: _column_type(field, key) for field in descriptor.schema_.fields}
    names = tuple(source.name for source in descriptor.sources)
    # If there is one source, every row is from it; if there are several, each row has to say which.
    fields["source"] = NotRequired[Literal[names] | None] if len(names) == 1 else Literal[names]
    fields["mark"] = NotRequired[Mark | None]
    row = TypedDict("Row", fields)  # type: ignore[misc]  # (the fields are known at run time only)
    return TypeAdapter(list[row])  # type: ignore[arg-type]


def _column_type(field: Column, key: list[str]) -> Any:
    rules = field.constraints
    bounds: dict[str, Any] = {"ge": rules.minimum, "le": rules.maximum}
    kinds: dict[str, Any] = {
        "string": Annotated[str, Field(min_length=1, pattern=rules.pattern)],
        "integer": Annotated[int, Field(**bounds)],
        "number": Annotated[float, Field(allow_inf_nan=False, **bounds)],
        "boolean": bool,
        "date": Annotated[datetime.date, BeforeValidator(_require_iso_date), Field(**bounds)],
        "year": Annotated[int, Field(ge=1000, le=2999)],
        "yearmonth": Annotated[str, Field(pattern=r"^[12]\d{3}-(0[1-9]|1[0-2])$")],
    }
    kind = kinds[field.type]
    names = rules.enum or [category.value for category in field.categories]
    if names:
        kind = Literal[tuple(names)]
    required = rules.required or field.name in key
    return kind if required else functools.reduce(operator.or_, [kind, None])


def _require_iso_date(text: str) -> str:
    # Pydantic would take a plain number for seconds since 1970. The years are those of the type 'year'.
    if not re.fullmatch(r"[12]\d{3}-\d{2}-\d{2}", text):
        raise ValueError("a date such as 2025-05-09")
    return text


def _row_finding(detail: ErrorDetails, header: list[str], lines: list[tuple[int, list[str]]], path: str) -> Finding:
    position, name = int(detail["loc"][0]), str(detail["loc"][1])
    line, cells = lines[position]
    where = f"Row {position + 1}, column '{name}'"
    if name not in header:
        message = f"{where}: nothing is read; the descriptor has several sources, so each row names one."
        return Finding(id="missing-column", path=path, line=line, message=message, hint="Add a column 'source'.")
    column, text = header.index(name) + 1, cells[header.index(name)]
    if not text.strip() or detail["input"] is None:
        message = f"{where}: read nothing, expected a value."
        hint = "A figure that is not known is left out with its whole row, or the field is not required."
        return Finding(id="missing-value", path=path, line=line, column=column, message=message, hint=hint)
    if detail["type"] == "literal_error":
        names = [part.strip(" '") for part in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]
        message = f"{where}: read '{text}', which is not one of the values listed."
        hint = nearest(text, names)
        return Finding(id="unknown-name", path=path, line=line, column=column, message=message, hint=hint)
    hint = "Write numbers with a point and without spaces: 1234.5." if _is_local_number(text, detail) else ""
    message = f"{where}: read '{textwrap.shorten(text, 60)}', expected {_expected_cell(detail)}."
    return Finding(id="wrong-value", path=path, line=line, column=column, message=message, hint=hint)


def _is_local_number(text: str, detail: ErrorDetails) -> bool:
    """Whether a text is a number as some countries write it: with a comma, or with blanks between thousands."""
    return detail["type"] in ("float_parsing", "int_parsing") and any(mark in text for mark in ", \u00a0")


def _expected_cell(detail: ErrorDetails) -> str:
    """Say in our words what pydantic expected."""
    kind, context = detail["type"], detail.get("ctx") or {}
    phrases = {
        "float_parsing": "a number",
        "finite_number": "a finite number",
        "int_parsing": "a whole number",
        "int_from_float": "a whole number",
        "bool_parsing": "true or false",
    }
    if kind in phrases:
        return phrases[kind]
    if kind == "value_error" or kind.startswith("date"):
        return "a date such as 2025-05-09"
    if kind == "string_pattern_mismatch" and "(0[1-9]" in context.get("pattern", ""):
        return "a month such as 2025-05"
    return detail["msg"].removeprefix("Input should ").replace("be ", "", 1)


def _check_keys(rows: tuple[Row, ...], path: str, descriptor: Descriptor, problems: list[Finding]) -> None:
    single = [field.name for field in descriptor.schema_.fields if field.constraints.unique]
    for names in [descriptor.schema_.primaryKey, *([name] for name in single)]:
        first: dict[tuple[Any, ...], int] = {}
        for number, row in enumerate(rows, 1):
            key = tuple(row.values[name] for name in names)
            if key in first and None not in key:
                values = ", ".join(f"{name} {row.texts[name]}" for name in names)
                message = f"Row {number}: {values} stands on line {first[key]} already; each key names one row."
                hint = "Delete one of the two, or add the column that tells them apart to 'primaryKey'."
                problems.append(Finding(id="duplicate-row", path=path, line=row.line, message=message, hint=hint))
            first.setdefault(key, row.line)


def rows_digest(rows: Iterable[Row]) -> str:
    """Return the digest of the texts of some rows, in the order given. Approvals depend on it."""
    return key_of("rows", *(row.joined_texts for row in rows))
