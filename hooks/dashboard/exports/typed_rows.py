"""The rows of a dataset as its CSV has them, each cell with its type and all its digits."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from dashboard.charts.render.table import row_texts
from dashboard.core.number_text import exact
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset

Value = str | int | bool | Decimal | datetime.date | None
"""A cell: numbers are Decimals; None is no value."""


def typed_rows(dataset: Dataset) -> Iterator[dict[str, Value]]:
    """The values of each row by the names of the CSV's columns, in their order."""
    for row, texts in zip(dataset.rows, row_texts(dataset, dataset.rows), strict=True):
        yield {name: _value(dataset, row, name, text) for name, text in texts.items()}


def _value(dataset: Dataset, row: Row, name: str, text: str) -> Value:
    column = dataset.fields.get(name)
    if column is None:
        return text or None
    value: Value = row.values[name]
    return exact(text) if column.numeric and value is not None else value
