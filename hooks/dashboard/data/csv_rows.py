"""Reading the rows of a CSV and checking them against their schema, by pydantic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from dashboard.cache.keys import key_of
from dashboard.core.finding import Finding
from dashboard.data.cell_types import rows_type
from dashboard.data.csv_records import decode_rows, split_records
from dashboard.data.descriptor import Descriptor, Mark
from dashboard.data.row_findings import row_finding

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
    text = decode_rows(content, path, problems)
    header, lines = split_records(text, path, descriptor, problems) if text is not None else ([], [])
    rows = _validate_rows(header, lines, path, descriptor, problems) if lines else ()
    _check_keys(rows, path, descriptor, problems)
    problems.sort(key=lambda finding: finding.place)
    findings.extend(problems[:MAX_FINDINGS])
    if len(problems) > MAX_FINDINGS:
        first_unlisted = problems[MAX_FINDINGS]
        message = f"{len(problems) - MAX_FINDINGS} more findings in this file are not listed."
        findings.append(Finding(id="more-findings", path=path, line=first_unlisted.line, message=message))
    return () if problems else rows


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
        values = rows_type(descriptor).validate_python(records)
    except ValidationError as error:
        for detail in error.errors():
            problems.append(row_finding(detail, header, lines, path))
        return ()
    return tuple(Row(value, text, line) for value, text, (line, _) in zip(values, texts, lines, strict=True))


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
    """Return the digest of the texts of some rows. Approvals depend on it."""
    return key_of("rows", *(row.joined_texts for row in rows))
