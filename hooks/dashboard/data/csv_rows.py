"""Reading the rows of a CSV and checking them against their schema, by pydantic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from dashboard.cache.keys import key_of
from dashboard.core.finding import Finding, has_error
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import without_sign_of_nought
from dashboard.data.bound_cells import unclear_bounds
from dashboard.data.cell_types import rows_type
from dashboard.data.csv_header import check_header, foreign_file
from dashboard.data.csv_records import Record, check_lengths, decode_rows, split_records
from dashboard.data.descriptor import Descriptor
from dashboard.data.formulas import find_formulas
from dashboard.data.marks import bound_of, sign_of, split_marks, without_bound
from dashboard.data.marks_in_cells import marks_in_cells
from dashboard.data.odd_cells import absent_texts, clean_cells, odd_cells, twin_cells, twin_changes
from dashboard.data.row_findings import CellProblem, cell_problem, group_problems, without_doubles
from dashboard.data.row_keys import check_keys
from dashboard.data.source import Source
from dashboard.data.spreadsheet_formula import is_formula
from dashboard.data.unclear_cells import unclear_cells

MAX_FINDINGS = 20
"""How many findings of one file are listed; the rest is counted."""


class Row(Frozen):
    """One row of a dataset."""

    values: Mapping[str, Any]
    """The typed values by column; None for a missing one."""
    texts: Mapping[str, str]
    """The texts that they were read from, by column."""
    line: int
    """The line of the file, from 1; in the result of a query the number of the row."""
    sources: tuple[Source, ...] | None = None
    """In the result of a query: the sources of the rows that it was made of. None for a row of a file."""

    bounded: str | None = None
    """The column whose amount a bound among the marks is of; empty where it is of none, since amounts were computed.
    None for a row of a file, which has one amount if it has a bound."""

    @property
    def source(self) -> str:
        """The name of the source; empty if the dataset has only one."""
        return self.values.get("source") or ""

    @property
    def mark(self) -> str | None:
        """The quality mark of the figures, such as 'provisional'; None if they are ordinary.

        There may be several: 'estimate, provisional', or 'provisional, less than', where the source gives a bound.
        """
        return self.values.get("mark")

    @property
    def marks(self) -> tuple[str, ...]:
        """The quality marks one by one."""
        return split_marks(self.mark)

    def sign_on(self, name: str) -> str:
        """What stands before its amount in a column: '<' where the source gives it as 'less than'; mostly nothing."""
        return sign_of(self.mark) if self._has_bound(name) else ""

    def bound_on(self, name: str) -> str:
        """The bound of its amount in a column: 'less than'; empty for an exact number."""
        return bound_of(self.mark) if self._has_bound(name) else ""

    def mark_beside(self, name: str) -> str:
        """Its marks as they are said beside its amount in a column, which has its bound with it."""
        return without_bound(self.mark) if self._has_bound(name) else self.mark or ""

    def _has_bound(self, name: str) -> bool:
        return self.bounded in (None, name)

    @property
    def origin(self) -> str:
        """Marks and sources of a row of a query, for digests. A row of a file has them among its texts."""
        return "" if self.sources is None else str((self.mark, [source.name for source in self.sources]))

    @cached_property
    def joined_texts(self) -> str:
        """All texts of the row as one, for digests. Kept, since many charts show the same row."""
        return str(sorted(self.texts.items()))

    @cached_property
    def digested(self) -> str:
        """What stands for the row in digests."""
        return self.joined_texts + self.origin


def read_rows(
    content: bytes, path: str, descriptor: Descriptor, findings: list[Finding], *, sound: bool = False
) -> tuple[Row, ...]:
    """Read a CSV file.

    Args:
        content: its bytes.
        path: its path from the root.
        descriptor: its columns, key and sources.
        findings: gets what is wrong, at most MAX_FINDINGS and a count of the rest.
        sound: the same bytes were read with this descriptor before, and nothing was wrong.

    Returns:
        The rows; none if there is an error.
    """
    problems: list[Finding] = []
    text = decode_rows(content, path, problems)
    records = split_records(text, path, problems) if text is not None else []
    read_records = _read_sound_records if sound else _read_records
    rows = read_records(records, path, descriptor, problems) if records else ()
    if text and not sound:
        problems += marks_in_cells(text, path)
    problems.sort(key=lambda finding: finding.place)
    findings.extend(problems[:MAX_FINDINGS])
    if len(problems) > MAX_FINDINGS:
        first_unlisted = problems[MAX_FINDINGS]
        message = f"{len(problems) - MAX_FINDINGS} more findings in this file are not listed."
        hint = "Correct those that are listed, and run the check again."
        findings.append(Finding(id="more-findings", path=path, line=first_unlisted.line, message=message, hint=hint))
    return () if has_error(problems) else rows


def _read_sound_records(
    records: list[Record], path: str, descriptor: Descriptor, problems: list[Finding]
) -> tuple[Row, ...]:
    """Read the rows of a file that was checked before: only the types of its cells are left to find."""
    (_, header), *lines = records
    cell_problems: list[CellProblem] = []
    absent = absent_texts(lines, descriptor.schema_.missingValues)
    values = _validate(header, lines, absent, descriptor, cell_problems)
    problems.extend(group_problems(cell_problems, path))
    return _rows_of(header, lines, values, descriptor) if values is not None else ()


def _read_records(records: list[Record], path: str, descriptor: Descriptor, problems: list[Finding]) -> tuple[Row, ...]:
    """Check the header and the rows, and go on after each problem, as far as what follows can still be understood."""
    missing = descriptor.schema_.missingValues
    fields = {field.name: field for field in descriptor.schema_.fields}
    changes = clean_cells(records, missing)
    header = [changes.get(name, name) for name in records[0][1]]
    if finding := foreign_file(records, path, descriptor):
        problems[:] = [finding]  # (That there are no rows follows from it.)
        return ()
    problems.extend(check_header(header, path, descriptor))
    problems.extend(check_lengths(records[1:], len(header), path))
    cell_problems = [*odd_cells(records, header, changes)]
    lines = [record for record in records[1:] if len(record[1]) == len(header)]
    # What follows reads each cell as its fix would leave it, so that no mistake is told twice.
    lines = _changed(lines, dict.fromkeys(range(len(header)), changes)) if changes else lines
    numeric = [place for place, name in enumerate(header, 1) if name in fields and fields[name].numeric]
    problems.extend(find_formulas([(records[0][0], header), *lines], path, numeric))
    absent = absent_texts(lines, missing)
    spellings = twin_changes(lines, header, fields, absent)
    cell_problems += twin_cells(lines, header, spellings)
    lines = _changed(lines, spellings) if spellings else lines
    values = _validate(header, lines, absent, descriptor, cell_problems) if len({*header}) == len(header) else None
    cell_problems += [*unclear_cells(lines, header, fields, missing, absent, cell_problems)]
    cell_problems += unclear_bounds(header, lines, descriptor)
    cell_problems = without_doubles(cell_problems)
    # (Of a formula enough is told, but for numbers in an odd form, which are told as that.)
    told = (
        problem
        for problem in cell_problems
        if not is_formula(problem.text) or (problem.column in numeric and problem.kind)
    )
    problems.extend(group_problems(told, path))
    if {*descriptor.schema_.primaryKey} <= {*header}:
        problems.extend(check_keys([(line, _texts(header, cells)) for line, cells in lines], path, descriptor))
    return _rows_of(header, lines, values, descriptor) if values is not None else ()


def _texts(header: list[str], cells: list[str]) -> dict[str, str]:
    return dict(zip(header, cells, strict=True))


def _rows_of(
    header: list[str], lines: list[Record], values: list[dict[str, Any]], descriptor: Descriptor
) -> tuple[Row, ...]:
    """Join the texts of the cells with their values. Nought has no sign in either."""
    texts = [_texts(header, cells) for _, cells in lines]
    for name in (field.name for field in descriptor.schema_.fields if field.numeric):
        for value, row in zip(values, texts, strict=True):
            if value.get(name) == 0:
                value[name], row[name] = abs(value[name]), without_sign_of_nought(row[name])
    return tuple(Row(value, text, line) for value, text, (line, _) in zip(values, texts, lines, strict=True))


def _changed(records: list[Record], changes: Mapping[int, Mapping[str, str]]) -> list[Record]:
    """Put other texts into cells; `changes` has them by the number of the column and by the text there."""
    nothing: dict[str, str] = {}
    by_column = [changes.get(index, nothing) for index in range(max((len(cells) for _, cells in records), default=0))]
    return [
        (line, [texts.get(cell) or cell for cell, texts in zip(cells, by_column, strict=False)])
        for line, cells in records
    ]


def _validate(
    header: list[str],
    lines: list[Record],
    absent: Set[str],
    descriptor: Descriptor,
    problems: list[CellProblem],
) -> list[dict[str, Any]] | None:
    """Read the cells of the columns that are described; None if one of them is wrong."""
    records = [
        {name: None if cell in absent else cell for name, cell in zip(header, cells, strict=True)} for _, cells in lines
    ]
    try:
        return rows_type(descriptor, header).validate_python(records)
    except ValidationError as error:
        fields = {field.name: field for field in descriptor.schema_.fields}
        problems.extend(cell_problem(detail, header, lines, fields) for detail in error.errors())
        return None


def rows_digest(rows: Iterable[Row]) -> str:
    """Return the digest of some rows in the order given, with their marks and sources. Approvals depend on it."""
    return key_of("rows", *(row.digested for row in rows))
