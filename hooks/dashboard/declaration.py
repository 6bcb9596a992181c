"""The way of a chart from its declaration in YAML to the rows it draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.chart import Chart
from dashboard.chart_types import CHART_TYPES
from dashboard.dataset import Dataset
from dashboard.finding import Finding, nearest
from dashboard.record import Record, narrow
from dashboard.selection import Selection, select


def read_declaration(
    record: Record, datasets: Mapping[str, Dataset | None], findings: list[Finding]
) -> Selection | None:
    """The rows that a declaration asks for; None and findings where something in it is wrong.

    A dataset that is known but broken stands in `datasets` as None: it has findings of its own already.
    """
    chart = narrow(Chart, record, findings)
    if chart is None:
        return None
    wrong = [*_check_type(chart, record), *_check_data(chart, record, datasets)]
    findings.extend(wrong)
    dataset = datasets.get(chart.data)
    if wrong or dataset is None:
        return None
    selection = select(chart, dataset, record, findings)
    if selection and (why := CHART_TYPES[chart.type].refuse(selection)):
        findings.append(record.finding("wrong-form", ("type",), f"{chart.type}: {why}."))
        return None
    return selection


def _check_type(chart: Chart, record: Record) -> list[Finding]:
    if chart.type not in CHART_TYPES:
        message = f"type: there is no chart type '{chart.type}'."
        return [record.finding("unknown-type", ("type",), message, nearest(chart.type, CHART_TYPES))]
    wrong = []
    allowed = CHART_TYPES[chart.type].keys
    for key in ("stack", "orientation", "highlight"):
        if key in chart.model_fields_set and key not in allowed:
            message = f"The key '{key}' means nothing to a chart of type '{chart.type}'."
            hint = f"Leave it out; '{chart.type}' takes {', '.join(sorted(allowed))} beside the common keys."
            wrong.append(record.finding("unknown-key", (key,), message, hint))
    return wrong


def _check_data(chart: Chart, record: Record, datasets: Mapping[str, Dataset | None]) -> list[Finding]:
    if chart.data not in datasets:
        message = f"data: there is no dataset '{chart.data}'."
        return [record.finding("unknown-dataset", ("data",), message, nearest(chart.data, datasets))]
    dataset = datasets[chart.data]
    return _check_fields(chart, dataset, record) if dataset else []


def _check_fields(chart: Chart, dataset: Dataset, record: Record) -> list[Finding]:
    wrong: list[Finding] = []
    named: list[tuple[str, Any]] = [("x", chart.x), *(("y", name) for name in chart.fields)]
    named += [("color", chart.color)] if chart.color else []
    for key, name in named:
        if name not in dataset.fields:
            message = f"{key}: the dataset '{dataset.name}' has no field '{name}'."
            wrong.append(record.finding("unknown-field", (key,), message, nearest(name, dataset.fields)))
        elif key == "y" and not dataset.fields[name].numeric:
            message = f"y: the field '{name}' holds {dataset.fields[name].type} values, expected numbers."
            numeric = [field.name for field in dataset.fields.values() if field.numeric]
            hint = f"Fields with numbers: {', '.join(numeric)}."
            wrong.append(record.finding("wrong-field", (key,), message, hint))
    for name in chart.where:
        if name not in dataset.fields:
            message = f"where: the dataset '{dataset.name}' has no field '{name}'."
            hint = nearest(name, dataset.fields)
            wrong.append(record.finding("unknown-field", ("where", name), message, hint))
    if chart.color and isinstance(chart.y, list):
        message = "color splits one field; with a list of fields in 'y' it has nothing to split."
        wrong.append(record.finding("wrong-value", ("color",), message, "Leave out 'color', or name one 'y'."))
    units = {dataset.fields[name].unit for name in chart.fields if name in dataset.fields}
    if len(units) > 1:
        message = f"y: the fields have different units ({', '.join(sorted(u or 'none' for u in units))})."
        wrong.append(record.finding("wrong-field", ("y",), message, "Draw them in two charts."))
    return wrong
