"""A dataset as JSON: its description and its typed rows."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from dashboard.core.exact_json import json_number, write_json
from dashboard.data.dataset import Dataset
from dashboard.exports.dataset_record import DatasetRecord
from dashboard.exports.typed_rows import Value, typed_rows


def dataset_json(record: DatasetRecord, dataset: Dataset) -> str:
    """Write a dataset.

    Args:
        record: its description.
        dataset: its rows.

    Returns:
        JSON with a line for each row. Numbers have the digits of the CSV; periods but years are texts.
    """
    description = write_json(record.model_dump(mode="json"), indent=1).removesuffix("\n}\n")
    rows = (write_json({name: _plain(value) for name, value in row.items()}) for row in typed_rows(dataset))
    lines = ",\n".join(f"  {row.rstrip()}" for row in rows)
    return f'{description},\n "rows": [\n{lines}\n ]\n}}\n'


def _plain(value: Value) -> Any:
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        return int(value) if whole else json_number(value)
    return value.isoformat() if isinstance(value, datetime.date) else value
