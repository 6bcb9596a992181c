"""Values on their way into SQL and back, with all their digits."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from dashboard.core.number_text import FLOAT_DIGITS, exact, last_power, plain_digits, without_noise
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset

_SQL_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "year": "INTEGER",
    "half-year": "VARCHAR",
    "quarter": "VARCHAR",
    "yearmonth": "VARCHAR",
    "week": "VARCHAR",
}
_MOST_DIGITS = 38
"""Of a DECIMAL of SQL."""


def sql_type(field: Column, dataset: Dataset) -> str:
    """The type of a column of SQL that holds every digit of a field.

    Returns:
        DuckDB's type. It depends on the numbers only if the usual type is too small for one of them.

    Raises:
        OverflowError: the field holds a whole number that no type can hold; the message says so.
    """
    if field.type == "integer":
        bits = max((abs(row.values[field.name] or 0).bit_length() for row in dataset.rows), default=0)
        if bits > 127:
            raise OverflowError(f"'{field.name}' holds a whole number of more than {_MOST_DIGITS} digits")
        return "HUGEINT" if bits > 63 else _SQL_TYPES["integer"]
    if field.type == "number" and any(_exceeds_double(row, field.name) for row in dataset.rows):
        cells = [exact(row.texts[field.name]) for row in dataset.rows if row.values[field.name] is not None]
        decimals = max(0, *(-last_power(cell) for cell in cells))
        digits = decimals + max(1, *(cell.adjusted() + 1 for cell in cells))
        return f"DECIMAL({_MOST_DIGITS},{decimals})" if digits <= _MOST_DIGITS else _SQL_TYPES["number"]
    return _SQL_TYPES[field.type]


def sql_values(column: str, kind: str, dataset: Dataset) -> list[Any]:
    """The values of a column, row by row, for the type of SQL that `sql_type` gave; None for a missing one."""
    if not kind.startswith("DECIMAL"):
        return [row.values.get(column) for row in dataset.rows]
    return [None if row.values[column] is None else exact(row.texts[column]) for row in dataset.rows]


def python_value(cell: Any) -> Any:
    """Return a cell as a plain Python value, without the errors of binary sums (0.1 + 0.2)."""
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date()  # (DuckDB gives moments where days are cut to months.)
    if isinstance(cell, bool | int | str | datetime.date) or cell is None:
        return cell
    return float(without_noise(cell))


def cell_text(cell: Any) -> str:
    """Return a cell as a CSV has it: empty for none, all digits of a decimal number, whole ones without a point."""
    value = python_value(cell)
    if isinstance(cell, Decimal) and exact(value) != cell:
        return plain_digits(cell)
    return "" if value is None else str(value).removesuffix(".0")


def _exceeds_double(row: Row, column: str) -> bool:
    """Whether a number has more digits than a binary number of 64 bits. Those of 15 digits never do."""
    value, text = row.values[column], row.texts[column]
    return value is not None and len(text) > FLOAT_DIGITS and exact(text) != exact(value)
