"""Cells that can be read but may mean something else: 1.234 for 1234, shares of 1 in a column of per cents."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set

from dashboard.core.lazy_re import lazy_re
from dashboard.data.column import Column
from dashboard.data.csv_records import Record
from dashboard.data.notes import is_note
from dashboard.data.number_hints import has_decimal_comma, is_number, may_have_thousands_point, missing_hint
from dashboard.data.row_findings import NO_ROW, CellProblem
from dashboard.data.unclear_names import Cells, odd_codes, unclear_names

_POINT_HINT = "If its point stands between thousands, write it without: it is read as a decimal point here."
_WHOLE_HINT = f"{_POINT_HINT} If it is one, give the whole numbers decimals, too."
_ROUNDED_HINT = "Digits may be lost: write all that the source gives."
_LIMIT_HINT = "If that is meant, say so in the descriptor: 'constraints: {{maximum: {}}}'."
_WHOLE = lazy_re(r"-?(?:0|[1-9]\d*)", re.ASCII)
_FEWEST = 3
"""How many numbers show what is usual in a column."""
_SHARE, _LONG_SHARE = re.compile(r"0?\.\d+|[01]"), re.compile(r"0?\.\d{2,}")
"""Shares of 1, and those with the digits that a share as spreadsheets keep it mostly has."""
_NINES = lazy_re(r"-?9{3,}(?:\.[09]+)?", re.ASCII)
"""What programs write where a number is not known."""
_CODE = lazy_re(r"[A-Z]{2}")
_NAMIBIA = "If it is Namibia, take 'NA' out of 'missingValues', and leave the cells empty where a figure is not known."
_ROUNDED = lazy_re(r"-?\d(?:\.\d{1,5})?E[+-]\d\d", re.ASCII)
"""As spreadsheets show numbers that are too long for a cell: 1.23457E+11."""
_MOST_DECIMALS = 4
"""Of numbers that somebody has rounded. All others have as many as they come with."""
_Doubt = tuple[Cells, str, str]
"""The cells of one kind, what is said of them, and what to do."""
_NONE: _Doubt = ([], "", "")


def unclear_cells(
    records: Sequence[Record],
    header: list[str],
    fields: dict[str, Column],
    missing: Collection[str],
    absent: Set[str],
    problems: Sequence[CellProblem],
) -> Iterator[CellProblem]:
    """Find cells that may mean something else than they say.

    Args:
        records: the rows.
        header: the names of the columns.
        fields: the described columns by name.
        missing: the texts that stand for a missing value.
        absent: the texts of cells without a value (`absent_texts`).
        problems: what is wrong with other cells.
    """
    yield from _notes(records, header, fields, absent)
    has_commas = any(problem.id == "wrong-value" and has_decimal_comma(problem.text) for problem in problems)
    for index, name in enumerate(header):
        field = fields.get(name)
        cells = [(line, cells[index]) for line, cells in records if cells[index] not in absent]
        if field is None or not cells:
            continue
        if field.type == "number":
            yield from _numbers(cells, index + 1, field, has_commas)
        elif field.type == "integer":
            yield from _whole_numbers(cells, index + 1, field)
        elif field.type == "string" and "NA" in missing and all(_CODE.fullmatch(text) for _, text in cells):
            yield from _namibia([line for line, texts in records if texts[index] == "NA"], index + 1, name)
        elif field.type == "string" and not field.names:
            yield from unclear_names(cells, index + 1, field)


def _namibia(lines: Iterable[int], column: int, name: str) -> Iterator[CellProblem]:
    """Cells that may be the code of Namibia, and are taken for missing."""
    wrong = ", which 'missingValues' takes for nothing, among codes of two letters"
    for line in lines:
        yield CellProblem("unclear-name", line, column, name, "NA", wrong, _NAMIBIA, severity="warning")


def _notes(
    records: Sequence[Record], header: list[str], fields: dict[str, Column], absent: Set[str]
) -> Iterator[CellProblem]:
    """Notes below the rows, which have no figure."""
    described = [(index, fields[name]) for index, name in enumerate(header) if name in fields]
    numeric = [index for index, field in described if field.numeric]
    names = [(index, field.name) for index, field in described if field.type == "string"]
    for line, texts in records if numeric else ():
        if all(texts[index] in absent for index in numeric):
            for index, name in names:
                if is_note(texts[index]):
                    wrong = ", a note in a row without a figure"
                    yield CellProblem(
                        "unclear-name", line, index + 1, name, texts[index], wrong, NO_ROW, severity="warning"
                    )


def _whole_numbers(cells: Cells, column: int, field: Column) -> Iterator[CellProblem]:
    """Whole numbers such as 1.000, which may well be 1000, and codes of goods, which are no numbers."""
    codes = odd_codes((text for _, text in cells), field)
    for line, text in cells:
        if text in codes:
            wrong, hint = (
                ", a code with an odd number of digits",
                f"Make the field 'type: string', and write {codes[text]}.",
            )
            yield CellProblem("unclear-number", line, column, field.name, text, wrong, hint, severity="warning")
        elif "." in text and may_have_thousands_point(text):
            wrong = " in a column of whole numbers"
            yield CellProblem("unclear-number", line, column, field.name, text, wrong, _POINT_HINT, severity="warning")


def _numbers(cells: Cells, column: int, field: Column, has_commas: bool) -> Iterator[CellProblem]:
    """Numbers that may well be others, such as 1.234 for 1234, by the kinds of doubt."""
    most = field.constraints.maximum
    limit = float(most) if isinstance(most, int | float) else None
    is_percent = (field.unit or "").startswith("%") and (limit is None or limit > 1)
    kinds = [
        _thousands(cells, limit, has_commas),
        _nines(cells) if limit is None else _NONE,
        _rounded(cells),
        _shares(cells) if is_percent else _NONE,
        _shares_among(cells) if is_percent and limit is None else _NONE,
    ]
    for found, wrong, hint in kinds:
        for line, text in found:
            yield CellProblem("unclear-number", line, column, field.name, text, wrong, hint, severity="warning")


def _thousands(cells: Cells, limit: float | None, has_commas: bool) -> _Doubt:
    """Numbers such as 1.234 that may well be 1234.

    They are those in a file whose other numbers have decimal commas, and those in a column whose other numbers are
    whole, or that has no others: a spreadsheet that writes points between thousands gives 834, 1.234 and 17.820.
    """
    unclear = [
        (line, text)
        for line, text in cells
        if may_have_thousands_point(text) and (limit is None or float(text.replace(".", "")) <= limit)
    ]
    others = {text for _, text in cells if any(map(str.isdigit, text))} - {text for _, text in unclear}
    if has_commas:
        return unclear, " in a file whose other numbers have decimal commas", _POINT_HINT
    if others and all(map(_WHOLE.fullmatch, others)):
        return unclear, " in a column whose other numbers are whole", _WHOLE_HINT
    if unclear[1:] and not others:
        hint = f"{_POINT_HINT} {_LIMIT_HINT.format('…')}"
        return unclear, " in a column where a point may stand between thousands in each number", hint
    return _NONE


def _nines(cells: Cells) -> _Doubt:
    """Numbers such as 9999, if all others are far smaller."""
    nines = [(line, text) for line, text in cells if _NINES.fullmatch(text)]
    usual = [abs(float(text)) for _, text in cells if is_number(text) and not _NINES.fullmatch(text)]
    if nines and usual and all(abs(float(text)) > 10 * max(usual) for _, text in nines):
        return nines, ", far from all others", missing_hint([nines[0][1]])
    return _NONE


def _rounded(cells: Cells) -> _Doubt:
    """Numbers such as 1.23457E+11."""
    rounded = [(line, text) for line, text in cells if "E" in text and _ROUNDED.fullmatch(text)]
    return rounded, ", as spreadsheets show numbers that are too long for a cell", _ROUNDED_HINT


def _shares(cells: Cells) -> _Doubt:
    """Per cents that may be shares of 1."""
    texts = [text for _, text in cells]
    if len(texts) < _FEWEST or not all(map(_SHARE.fullmatch, texts)) or not any(map(_LONG_SHARE.fullmatch, texts)):
        return _NONE
    wrong = " in a column of per cents where no number is above 1"
    return cells, wrong, f"If they are shares of 1, multiply them by 100. {_LIMIT_HINT.format(1)}"


def _shares_among(cells: Cells) -> _Doubt:
    """Shares of 1 among per cents: those below 1 with two decimals more than the others have."""
    shares = [(line, text) for line, text in cells if _LONG_SHARE.fullmatch(text)]
    others = [text for _, text in cells if is_number(text) and not _LONG_SHARE.fullmatch(text)]
    if not shares or len(others) < len(shares) or any(abs(float(text)) <= 1 for text in others):
        return _NONE
    most = max(map(_decimals, others))
    if not 0 < most <= _MOST_DECIMALS or any(_decimals(text) != most + 2 for _, text in shares):
        return _NONE
    wrong = ", which has two decimals more than the others, all above 1"
    return shares, wrong, f"If it is a share of 1, multiply it by 100. {_LIMIT_HINT.format(100)}"


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])
