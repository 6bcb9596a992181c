"""Checks of a declaration's keys: against what its chart type takes, and against the fields of its dataset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from dashboard.charts.spec.chart_spec import ChartSpec, FieldName
from dashboard.charts.types import CHART_TYPES, ChartType
from dashboard.core.finding import Finding, nearest
from dashboard.core.yaml_record import Record
from dashboard.data.dataset import Dataset

COMMON_KEYS = frozenset({"id", "type", "data", "query", "unit", "unit_forms", "where"}) | frozenset(
    {"title", "subtitle", "alt", "note", "height", "public", "formerly"}
)
"""The keys that every chart type takes. Each type lists the others that it takes."""
_NO_NUMBERS = "It has no field with numbers. Count its rows with a query: SELECT …, count(*) AS n … GROUP BY …."
_FIELD_KEYS = tuple(name for name, key in ChartSpec.model_fields.items() if FieldName in get_args(key.annotation))
"""The keys that name a field of the dataset, as attributes of a `ChartSpec`."""

_ALSO_CALLED = {
    **dict.fromkeys(("column", "columns", "barh", "lollipop"), "bar"),
    **dict.fromkeys(("pie", "donut", "doughnut"), "bar"),
    **dict.fromkeys(("point", "points", "strip"), "dot"),
    **dict.fromkeys(("bubble", "xy"), "scatter"),
    **dict.fromkeys(("boxplot", "violin"), "box"),
    **dict.fromkeys(("sparkline", "lines", "spline"), "line"),
    **dict.fromkeys(("gantt", "events"), "timeline"),
    **dict.fromkeys(("kpi", "bignumber", "indicator"), "number"),
}
"""What other tools call the types of charts, or what serves in their place."""
_KNOWN = nearest("", CHART_TYPES)


def check_keys(chart: ChartSpec, record: Record) -> list[Finding]:
    """Check that the chart type exists, takes the keys given, and has the keys that it needs.

    Args:
        chart: the declaration.
        record: the same as YAML, where findings are reported.

    Returns:
        What is wrong.
    """
    if chart.type not in CHART_TYPES:
        message = f"type: there is no chart type '{chart.type}'."
        if meant := _ALSO_CALLED.get(chart.type.lower().removesuffix("chart").strip(" -_")):
            return [record.finding("unknown-type", ("type",), message, f"Did you mean '{meant}'? {_KNOWN}")]
        return [record.finding("unknown-type", ("type",), message, nearest(chart.type, CHART_TYPES))]
    chart_type = CHART_TYPES[chart.type]
    own_keys = chart_type.keys | set(chart_type.needs)
    findings = []
    for name in sorted(chart.model_fields_set - COMMON_KEYS - own_keys):
        key = name.rstrip("_")
        message = f"The key '{key}' means nothing to a chart of type '{chart.type}'."
        taken = ", ".join(sorted(own_key.rstrip("_") for own_key in own_keys))
        hint = f"Leave it out; '{chart.type}' takes {taken} beside the common keys."
        findings.append(record.finding("unknown-key", (key,), message, hint))
    for name in chart_type.needs:
        if not getattr(chart, name):
            key = name.rstrip("_")
            hint = ChartSpec.model_fields[name].description or ""
            findings.append(record.finding("missing-key", (key,), f"The key '{key}' is missing.", hint))
    return findings


def check_fields(chart: ChartSpec, chart_type: ChartType | None, dataset: Dataset, record: Record) -> list[Finding]:
    """Check that the dataset has the fields that a declaration names, and that they can be drawn together.

    Args:
        chart: the declaration.
        chart_type: its type; None if there is no such type.
        dataset: the dataset that it names, or the result of its query.
        record: the declaration as YAML, where findings are reported.

    Returns:
        What is wrong.
    """
    findings: list[Finding] = []
    for key, name in named_fields(chart):
        if name not in dataset.fields:
            message = f"{key}: the dataset '{dataset.name}' has no field '{name}'."
            findings.append(record.finding("unknown-field", (key,), message, nearest(name, dataset.fields)))
        elif (
            chart_type
            and chart_type.draws_numbers
            and key in (chart_type.measure, "size")
            and not dataset.fields[name].numeric
        ):
            message = f"{key}: the field '{name}' holds {dataset.fields[name].type} values, expected numbers."
            numeric = [field.name for field in dataset.fields.values() if field.numeric]
            hint = f"Fields with numbers: {', '.join(numeric)}." if numeric else _NO_NUMBERS
            findings.append(record.finding("wrong-field", (key,), message, hint))
    for name in chart.where:
        if name not in dataset.fields:
            message = f"where: the dataset '{dataset.name}' has no field '{name}'."
            hint = nearest(name, dataset.fields)
            findings.append(record.finding("unknown-field", ("where", name), message, hint))
    if chart.color and isinstance(chart.y, list):
        message = "color splits one field; with a list of fields in 'y' it has nothing to split."
        findings.append(record.finding("wrong-value", ("color",), message, "Leave out 'color', or name one 'y'."))
    return findings


def named_fields(chart: ChartSpec) -> Iterator[tuple[str, str]]:
    """Each key that names a field, and the field's name. A key with a list comes once for each name."""
    for attribute in _FIELD_KEYS:
        value = getattr(chart, attribute)
        for field in value if isinstance(value, list) else [value] if value else []:
            yield attribute.rstrip("_"), field
