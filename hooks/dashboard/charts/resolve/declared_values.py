"""The values of a declaration, read as the columns that they meet: `2024` is a year in a column of years, else text."""

from __future__ import annotations

from functools import partial
from typing import Any

from dashboard.charts.spec.chart_spec import Annotation, ChartSpec, Roles, Scalar, ValueSpan
from dashboard.charts.spec.row_filter import Condition, read_value
from dashboard.data.column import Column
from dashboard.data.dataset import Dataset


def read_values(chart: ChartSpec, roles: Roles, dataset: Dataset) -> ChartSpec:
    """Read what `where`, `highlight` and `annotations` hold as values of the columns that they meet.

    Args:
        chart: the declaration; its values are texts, as they stand in the YAML.
        roles: the fields of the chart by their role.
        dataset: the dataset that it draws, which has these fields.

    Returns:
        The declaration with typed values. A text that is no value of its column stays, and meets no row.
    """
    fields = dataset.fields
    across = fields[roles.across]
    names = [fields[roles.split], across] if roles.split else [across]
    changes: dict[str, Any] = {
        # Sorted, so that conditions in another order make the same declaration.
        "where": {name: read_condition(fields[name], condition) for name, condition in sorted(chart.where.items())},
        "highlight": [_read_name(names, value) for value in chart.highlight],
        "annotations": [_read_annotation(across, annotation) for annotation in chart.annotations],
    }
    return chart.model_copy(update={key: value for key, value in changes.items() if value})


def _read_value(column: Column, value: Scalar) -> Scalar:
    value_read = read_value(column, value)
    return value if value_read is None else value_read


def read_condition(column: Column, condition: Condition) -> Condition:
    """Read the values of a condition of `where`.

    Args:
        column: the column that it meets.
        condition: what is asked of it, as texts.

    Returns:
        The condition with typed values. A text that is no value of the column stays, and meets no row.
    """
    if isinstance(condition, ValueSpan):
        return _read_ends(column, condition, "from_", "to")
    if isinstance(condition, list):
        return [_read_value(column, value) for value in condition]
    return _read_value(column, condition)


def _read_annotation(column: Column, annotation: Annotation) -> Annotation:
    return _read_ends(column, annotation, "x", "from_", "to")


def _read_ends[M: (ValueSpan, Annotation)](column: Column, model: M, *keys: str) -> M:
    values = {key: getattr(model, key) for key in keys}
    return model.model_copy(
        update={key: _read_value(column, value) for key, value in values.items() if value is not None}
    )


def _read_name(columns: list[Column], value: Scalar) -> Scalar:
    """A highlighted value names a series, or else a place on x."""
    values = map(partial(_read_value, value=value), columns)
    return next((item for item in values if not isinstance(item, str)), str(value))
