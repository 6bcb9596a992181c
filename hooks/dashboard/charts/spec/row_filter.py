"""The conditions of `where`: which rows of a dataset a chart keeps."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from dashboard.charts.spec.chart_spec import Scalar, ValueSpan
from dashboard.core.finding import Finding, nearest_of_each
from dashboard.core.period import KINDS, PeriodKind, period_of
from dashboard.core.plain_text import flag_in, number_in, whole_in
from dashboard.core.yaml_record import Record
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset

Condition = Scalar | list[Scalar] | ValueSpan
"""A value that a field has to have, a list of values of which it has one, or a span in which its value lies."""

_READERS: Mapping[str, Callable[[str], Scalar | None]] = {
    "integer": whole_in,
    "number": number_in,
    "boolean": flag_in,
}
"""How the values of a column without times are read, by its type. On all others a value is its text."""


def read_value(column: Column, value: Scalar) -> Scalar | None:
    """Read a value of a declaration as one of a column.

    Args:
        column: the column that it meets.
        value: the text in the YAML; a number, a day or a boolean if code has declared it.

    Returns:
        The value as rows hold it; None if it is none of the column's type.
    """
    if column.type in KINDS:
        try:
            return period_of(column.type, str(value)).value
        except ValueError:
            return None
    reader = _READERS.get(column.type, str)
    return reader(str(value))


def filter_rows(rows: tuple[Row, ...], where: Mapping[str, Condition]) -> tuple[Row, ...]:
    """Keep the rows that meet every condition.

    Args:
        rows: the rows of a dataset.
        where: the conditions by the name of their field.

    Returns:
        The rows that are left, in their order.
    """
    for name, condition in where.items():
        # Values repeat in rows, so each value is compared with the condition only once.
        fits = {value: _matches(value, condition) for value in {row.values[name] for row in rows}}
        rows = tuple(row for row in rows if fits[row.values[name]])
    return rows


def sort_key(value: Any) -> Any:
    """The value as it sorts. Months are text and days are dates: as ISO text both sort in order of time."""
    return value.isoformat() if isinstance(value, datetime.date) else value


def check_condition(name: str, condition: Condition, dataset: Dataset, record: Record, findings: list[Finding]) -> None:
    """Check that the field has each value of a condition, and that the ends of a span have the field's type.

    Args:
        name: the name of the field.
        condition: what is asked of its values.
        dataset: the dataset that has the field.
        record: where the declaration stands; it says the place of a finding.
        findings: gets what is wrong.
    """
    present = dataset.values_of(name)
    if isinstance(condition, ValueSpan):
        ends = [end for end in (condition.from_, condition.to) if end is not None]
        column = dataset.fields.get(name)
        if column and column.type in KINDS:
            findings += [
                record.finding("wrong-value", ("where", name), f"where: {name} holds {wanted}; read '{end}'.")
                for end in ends
                if (wanted := _expected_instead(column.type, end))
            ]
            return
        sample = sort_key(next(iter(present), None))
        for end in ends if present else ():
            if read_value(dataset.fields[name], end) is None:
                message = f"where: {name} holds values such as {sample!r}; read {end!r}."
                findings.append(record.finding("wrong-value", ("where", name), message))
        return
    options = condition if isinstance(condition, list) else [condition]
    unknown = [option for option in options if option not in present]
    if unknown:
        words, hint = nearest_of_each(unknown, sorted(str(value) for value in present))
        message = f"where: no row of '{dataset.name}' has {name} {words}."
        findings.append(record.finding("empty-selection", ("where", name), message, hint))


def _expected_instead(kind: PeriodKind, end: Scalar) -> str:
    """What the end of a span of time should have been, such as 'a quarter such as 2025-Q2'; empty if it is that."""
    try:
        period = period_of(kind, end)
    except ValueError as error:
        return str(error)
    return "" if sort_key(period.value) == sort_key(end) else f"values such as {period.value!r}"


def _matches(value: Any, condition: Condition) -> bool:
    if isinstance(condition, list):
        return value in condition
    if isinstance(condition, ValueSpan):
        if value is None:
            return False
        after = condition.from_ is None or sort_key(value) >= sort_key(condition.from_)
        return after and (condition.to is None or sort_key(value) <= sort_key(condition.to))
    return bool(value == condition)
