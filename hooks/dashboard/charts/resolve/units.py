"""The units of a chart's columns: a dataset's own, and what `unit` says of the columns that a query computes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from dashboard.charts.resolve.declared_keys import named_fields
from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.charts.types import ChartType
from dashboard.core.finding import Finding, nearest
from dashboard.core.phrases import join_words
from dashboard.core.yaml_record import Record
from dashboard.data.column import Column
from dashboard.data.dataset import Dataset
from dashboard.data.units import one_scale_apart, same_unit

MOST_PANELS = 4
"""Units that can be compared over one axis of time."""
_AMOUNTS = frozenset({"x", "y", "size", "value"})
"""The keys that name fields whose numbers are drawn as amounts. The other keys take what a field says as a name."""


def with_units(
    chart: ChartSpec, chart_type: ChartType | None, dataset: Dataset, record: Record, findings: list[Finding]
) -> Dataset:
    """Give the columns that a query computed their units, and compare `unit` with the units that are known.

    Args:
        chart: the declaration.
        chart_type: its type; None if there is no such type.
        dataset: the dataset that it names, or the result of its query.
        record: the declaration as YAML, where findings are reported.
        findings: gets a number that is drawn without a unit, and a `unit` that fits no column.

    Returns:
        The dataset with the units.
    """
    drawn = _drawn_amounts(chart, chart_type, dataset)
    computed = {name: key for name, key in drawn.items() if name in dataset.computed}
    findings += _check_typed(computed, dataset, record)
    if isinstance(chart.unit, dict):
        units: Mapping[str, str] = chart.unit
        findings += _check_by_column(chart.unit, dataset, record)
    else:
        # One unit is that of one axis. Only per cent can be made of anything.
        is_clear = chart.unit == "%" or len(set(computed.values())) <= 1
        units = dict.fromkeys(computed, chart.unit) if chart.unit and is_clear else {}
        findings += _check_for_all(chart, drawn, dataset, record)
    missing = [name for name in computed if name not in units]
    for name in missing:
        message = f"{computed[name]}: '{name}' is computed, so it needs a unit of its own."
        hint = "Add 'unit:', such as '%'; those of several axes have one each: unit: {growth: '%', sales: USD bn}."
        findings.append(record.finding("missing-unit", (computed[name],), message, hint))
    fields = [
        field.model_copy(update={"unit": units[field.name] or None, "unit_forms": chart.unit_forms})
        if field.name in units and field.name in dataset.computed
        else field
        for field in dataset.fields.values()
    ]
    if units:
        schema = dataset.descriptor.schema_.model_copy(update={"fields": fields})
        dataset = replace(dataset, descriptor=dataset.descriptor.model_copy(update={"schema_": schema}))
    if chart_type and chart_type.one_unit and not missing:
        findings += _check_one_axis(chart, chart_type, dataset, record)
    return dataset


def _drawn_amounts(chart: ChartSpec, chart_type: ChartType | None, dataset: Dataset) -> dict[str, str]:
    """The fields with numbers that are drawn as amounts, each with the key that names it."""
    places = _AMOUNTS - {chart_type.measure, "size"} if chart_type else frozenset()
    return {
        name: key
        for key, name in named_fields(chart)
        if key in _AMOUNTS
        and name in dataset.fields
        and dataset.fields[name].numeric
        and not (key in places and name in dataset.labels)
    }


def _check_typed(computed: Mapping[str, str], dataset: Dataset, record: Record) -> Iterator[Finding]:
    """A number that is drawn stands in a row, with a source, or is computed of such numbers."""
    for name, key in computed.items():
        if name in dataset.typed:
            message = f"{key}: '{name}' holds numbers that are typed into the query, so no source stands behind them."
            hint = "Put them into a CSV of data/datasets, with their source, and join it. (Of cases, count the rows.)"
            yield record.finding("wrong-field", (key,), message, hint)


def _check_by_column(units: Mapping[str, str], dataset: Dataset, record: Record) -> Iterator[Finding]:
    for name, unit in units.items():
        field = dataset.fields.get(name)
        if field is None:
            message = f"unit: the dataset '{dataset.name}' has no field '{name}'."
            yield record.finding("unknown-field", ("unit", name), message, nearest(name, dataset.fields))
        elif not field.numeric:
            message = f"unit: the field '{name}' holds {field.type} values, expected numbers."
            yield record.finding("wrong-field", ("unit", name), message, "Leave it out.")
        elif name not in dataset.computed and not same_unit(unit, field.unit):
            yield _contradiction(unit, [field], record, ("unit", name))


def _check_for_all(chart: ChartSpec, drawn: Mapping[str, str], dataset: Dataset, record: Record) -> Iterator[Finding]:
    """A unit for all computed columns; where none is computed, it can only repeat what the dataset says."""
    if not isinstance(chart.unit, str) or not chart.unit or any(name in dataset.computed for name in drawn):
        return
    fields = [dataset.fields[name] for name in drawn]
    units = [field.unit for field in fields] + ["%" for _ in fields if chart.stack == "percent"]
    if not any(same_unit(chart.unit, unit) for unit in units):
        yield _contradiction(chart.unit, fields, record, ("unit",))


def _check_one_axis(chart: ChartSpec, chart_type: ChartType, dataset: Dataset, record: Record) -> Iterator[Finding]:
    """Several fields on one axis have one unit. Over one axis of time each unit may have a panel."""
    measures = chart.y if isinstance(chart.y, list) else []
    units = {dataset.fields[name].unit for name in measures if name in dataset.fields}
    if len(units) > 1 and (chart.as_ is None or "as_" not in chart_type.keys):
        yield from check_panels(chart, chart_type, dataset, units, record)


def check_panels(
    chart: ChartSpec, chart_type: ChartType, dataset: Dataset, units: Collection[str | None], record: Record
) -> Iterator[Finding]:
    """Check that amounts with several units, which `as` may also have computed, can have a panel each."""
    if problem := _why_no_panels(chart, chart_type, dataset, [unit or "" for unit in units]):
        listed = ", ".join(sorted(unit or "none" for unit in units))
        message = f"y: the fields have different units ({listed}), and {problem}."
        hint = "A 'line' or 'bar' over time draws a panel for each unit; or draw them in two charts."
        yield record.finding("wrong-field", ("y",), message, hint)


def _why_no_panels(chart: ChartSpec, chart_type: ChartType, dataset: Dataset, units: Sequence[str]) -> str:
    """Why a chart cannot have a panel for each unit; empty if it can."""
    x = dataset.fields.get(chart.x or "")
    if "facet" not in chart_type.keys:
        return f"'{chart.type}' has one axis for all"
    if x is None or not x.temporal:
        return "panels for each unit need time along x"
    if chart.facet:
        return "with 'facet' all small plots have one axis"
    if chart.stack or chart.orientation == "horizontal":
        return f"panels have no '{'stack' if chart.stack else 'orientation'}'"
    if any(one_scale_apart(*pair) for pair in combinations(units, 2)):
        return "these measure the same in other scales: compute one of them in the unit of the other"
    count = len(units)
    return f"{count} panels are more than the {MOST_PANELS} that can be compared" if count > MOST_PANELS else ""


def _contradiction(unit: str, fields: list[Column], record: Record, place: tuple[str, ...]) -> Finding:
    known = [f"'{field.name}' is given in {field.unit or 'plain numbers'}" for field in fields]
    message = f"unit: read '{unit}', but {join_words(known) or 'the chart draws no number'}."
    hint = "Leave 'unit' out. To draw another unit, compute it in a 'query', such as value * 1000 AS value."
    return record.finding("wrong-value", place, message, hint)
