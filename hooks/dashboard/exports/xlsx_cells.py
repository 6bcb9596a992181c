"""The cells of a dataset as a spreadsheet holds them. A number or a day that it cannot hold exactly is a text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Set
from decimal import Decimal

from dashboard.charts.render.table import row_texts
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import FLOAT_DIGITS, exact
from dashboard.core.period import period_of
from dashboard.core.words import _
from dashboard.data.column import Column
from dashboard.data.dataset import Dataset
from dashboard.exports.typed_rows import Value, typed_rows

MOST_UNITS = 32_767
"""Units of UTF-16 in a cell: no spreadsheet holds more."""
_GENERAL = "General"
_MOST_DECIMALS = 30
"""Of the form of a number."""
_FIRST_YEAR = 1901
"""Spreadsheets count days from 1900 on, and take that for a leap year."""


class XlsxCell(Frozen):
    """A value, how it looks, and whether its row says how sure it is."""

    value: str | int | float | bool | datetime.date | None
    form: str = _GENERAL
    """Such as 0.00 or yyyy-mm-dd."""
    is_marked: bool = False


def fit_text(text: str, place: str) -> str:
    """A text as a cell can hold it. One that is longer ends with where the whole text is.

    Args:
        text: of any length.
        place: where the whole text is, such as 'the CSV'.
    """
    encoded = text.encode("utf-16-le")
    if len(encoded) <= 2 * MOST_UNITS:
        return text
    note = "… " + _("[A cell holds no more. The whole text: %(place)s.]", place=place)
    kept = encoded[: 2 * MOST_UNITS - len(note.encode("utf-16-le"))]
    return kept.decode("utf-16-le", errors="ignore") + note  # (Half a sign at the end is left out.)


def sheet_rows(dataset: Dataset, marked: Set[str]) -> Iterator[list[XlsxCell]]:
    """The cells of each row, in the order of the CSV's columns.

    Args:
        dataset: the rows.
        marked: the columns to which a row's mark belongs.
    """
    texts = row_texts(dataset, dataset.rows)
    for row, values, written in zip(dataset.rows, typed_rows(dataset), texts, strict=True):
        yield [
            _cell(dataset.fields.get(name), value, written[name], bool(row.mark) and name in marked)
            for name, value in values.items()
        ]


def _cell(column: Column | None, value: Value, text: str, is_marked: bool) -> XlsxCell:
    if column and column.type in ("date", "yearmonth") and value is not None:
        start = period_of(column.type, value).start
        if start.year < _FIRST_YEAR:
            return XlsxCell(text, is_marked=is_marked)
        return XlsxCell(start, "yyyy-mm-dd" if column.type == "date" else "yyyy-mm", is_marked)
    if isinstance(value, Decimal):
        return XlsxCell(*_number(value, text), is_marked)
    return XlsxCell(value, "0" if column and column.type == "year" else _GENERAL, is_marked)


def _number(value: Decimal, text: str) -> tuple[str | int | float, str]:
    """A number and its form, with as many decimals as were written; as a text if a spreadsheet would round it."""
    if len(value.normalize().as_tuple().digits) > FLOAT_DIGITS or exact(float(value)) != value:
        return text, _GENERAL
    plain = re.fullmatch(r"-?\d*(?:\.(\d*))?", text)
    decimals = len(plain[1] or "") if plain else 0
    form = f"0.{'0' * decimals}" if decimals else "0"
    return float(value), form if plain and decimals <= _MOST_DECIMALS else _GENERAL
