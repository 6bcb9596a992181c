"""A dataset as Parquet, for programs that read columns. DuckDB writes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.core.number_text import exact, last_power, plain_digits
from dashboard.data.dataset import Dataset
from dashboard.exports.data_package import data_resource
from dashboard.exports.dataset_record import DatasetRecord
from dashboard.exports.typed_rows import Value, typed_rows

_TYPES = {"boolean": "BOOLEAN", "date": "DATE", "year": "INTEGER"}
_BIGINT_DIGITS, _DECIMAL_DIGITS = 18, 38


def dataset_parquet(record: DatasetRecord, dataset: Dataset) -> bytes:
    """Write a dataset.

    Args:
        record: its description. It stands in the file's metadata: whole under `resource`, as in a Data Package, and
            the units by column under `units`.
        dataset: its rows.

    Returns:
        Parquet. Numbers that a binary number cannot hold are DECIMAL; those of more than 38 digits are texts.
    """
    rows = list(typed_rows(dataset))
    columns = {name: [row[name] for row in rows] for name in (field["name"] for field in record.fields)}
    kinds = {name: _kind(dataset, name, values) for name, values in columns.items()}
    casts = ", ".join(f'CAST(unnest(?::VARCHAR[]) AS {kind}) AS "{name}"' for name, kind in kinds.items())
    texts = [[_text(value) for value in values] for values in columns.values()]
    units = {field["name"]: field["unit"] for field in record.fields if "unit" in field}
    metadata = [json.dumps(part, ensure_ascii=False) for part in (data_resource(record), units)]
    import duckdb  # (it takes long to load, and a build that makes no file anew does without)

    with duckdb.connect(config={"threads": 1}) as database, TemporaryDirectory() as folder:
        path = Path(folder, "rows.parquet")
        database.execute(f"CREATE TABLE rows AS SELECT {casts}", texts)
        copy = "COPY rows TO $1 (FORMAT parquet, COMPRESSION zstd, KV_METADATA {resource: $2, units: $3})"
        database.execute(copy, [str(path), *metadata])
        return path.read_bytes()


def _kind(dataset: Dataset, name: str, values: Sequence[Value]) -> str:
    """The type of SQL that holds every digit of a column."""
    column = dataset.fields.get(name)
    if column is None or not column.numeric:
        return _TYPES.get(column.type, "VARCHAR") if column else "VARCHAR"
    numbers = [value for value in values if isinstance(value, Decimal)]
    decimals = max((-last_power(number) for number in numbers if number), default=0)
    digits = max(0, decimals) + max((number.adjusted() + 1 for number in numbers if number), default=1)
    if column.type == "integer" and digits <= _BIGINT_DIGITS:
        return "BIGINT"
    if column.type == "number" and all(exact(float(number)) == number for number in numbers):
        return "DOUBLE"
    return f"DECIMAL({_DECIMAL_DIGITS},{max(0, decimals)})" if max(digits, decimals) <= _DECIMAL_DIGITS else "VARCHAR"


def _text(value: Value) -> str | None:
    return plain_digits(value) if isinstance(value, Decimal) else None if value is None else str(value)
