"""The way of a chart from its declaration in YAML to the rows it draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.charts.figure.captions import alternative
from dashboard.charts.figure.limits import check_limits
from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.charts.spec.selection import Selection, select
from dashboard.charts.style.layout import stamp
from dashboard.charts.types import CHART_TYPES, ChartType
from dashboard.core.finding import Finding, nearest
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record
from dashboard.data.dataset import Dataset
from dashboard.data.events import Event
from dashboard.data.query import read_query
from dashboard.facts.misplaced_facts import misplaced_in_record


def read_declaration(
    record: Record,
    datasets: Mapping[str, Dataset | None],
    findings: list[Finding],
    events: Mapping[str, Event] | None = None,
) -> Selection | None:
    """The rows that a declaration asks for; None and findings where something in it is wrong.

    A dataset that is known but broken stands in `datasets` as None: it has findings of its own already.
    """
    chart = validate(ChartSpec, record, findings)
    if chart is None:
        return None
    findings.extend(misplaced_in_record(record))
    wrong = _check_type(chart, record)
    form = CHART_TYPES.get(chart.type)
    dataset = _dataset(chart, record, datasets, wrong)
    if dataset:
        wrong += _check_fields(chart, form, dataset, record)
    findings.extend(wrong)
    if wrong or dataset is None or form is None:
        return None
    selection = select(chart, form.roles(chart), dataset, record, findings, repeats=form.repeats)
    if selection and (why := form.refuse(selection)):
        findings.append(record.finding("wrong-form", ("type",), f"{chart.type}: {why}."))
        return None
    beyond = check_limits(selection, form, record) if selection else []
    findings.extend(beyond)
    if beyond:
        return None
    if selection:
        findings.extend(check_alt(selection, record))
    return with_events(selection, events or {}, record, findings) if selection else None


def check_alt(selection: Selection, record: Record) -> list[Finding]:
    """A text alternative from the data is better than none, and one by somebody who looked is better than that."""
    chart = selection.chart
    if not chart.alt:
        message = f"The chart '{chart.id}' has no text alternative; one is written from the data."
        hint = f"Add 'alt:' and say what the chart shows. From the data it reads: {alternative(selection)}"
        return [record.finding("missing-alt", ("title",), message, hint, "warning")]
    if chart.alt.strip(" .").lower() == chart.title.strip(" .").lower():
        message = "alt: it is the title again, which a reader has heard already."
        return [
            record.finding(
                "alt-is-title", ("alt",), message, "Say what is seen: the kind, the course, the ends.", "warning"
            )
        ]
    return []


def with_events(
    selection: Selection, events: Mapping[str, Event], record: Record, findings: list[Finding]
) -> Selection | None:
    """The selection with the events that its chart names; None and a finding where one is not known or not seen."""
    known = len(findings)
    stamps = [str(stamp(point.x)) for one in selection.series for point in one.points]
    for index, name in enumerate(selection.chart.events):
        if name not in events:
            message = f"events: there is no event '{name}' in data/events.yaml."
            findings.append(record.finding("unknown-event", ("events", index), message, nearest(name, events)))
        elif not selection.x.temporal:
            message = f"events: they need time along x, and '{selection.roles.across}' is none."
            findings.append(record.finding("wrong-field", ("events", index), message, "Leave out 'events'."))
        elif not min(stamps)[:4] <= str(events[name].date)[:4] <= max(stamps)[:4]:
            message = f"events: '{name}' ({events[name].date}) lies outside what the chart shows."
            findings.append(record.finding("wrong-value", ("events", index), message, "Leave it out."))
    if len(findings) > known:
        return None
    named = sorted((events[name] for name in selection.chart.events), key=lambda event: event.date)
    return replace(selection, events=tuple(named))


COMMON = frozenset({"id", "type", "data", "query", "unit", "where", "title", "subtitle", "alt", "note", "height"})
"""The keys that mean something to every form; of all others each form says which it takes."""


def _check_type(chart: ChartSpec, record: Record) -> list[Finding]:
    if chart.type not in CHART_TYPES:
        message = f"type: there is no chart type '{chart.type}'."
        return [record.finding("unknown-type", ("type",), message, nearest(chart.type, CHART_TYPES))]
    form = CHART_TYPES[chart.type]
    wrong = []
    for name in sorted(chart.model_fields_set - COMMON - form.keys - set(form.needs)):
        key = name.rstrip("_")
        message = f"The key '{key}' means nothing to a chart of type '{chart.type}'."
        taken = ", ".join(sorted(one.rstrip("_") for one in form.keys | set(form.needs)))
        hint = f"Leave it out; '{chart.type}' takes {taken} beside the common keys."
        wrong.append(record.finding("unknown-key", (key,), message, hint))
    for name in form.needs:
        if not getattr(chart, name):
            key = name.rstrip("_")
            about = ChartSpec.model_fields[name].description or ""
            wrong.append(record.finding("missing-key", (key,), f"The key '{key}' is missing.", about))
    return wrong


def _dataset(
    chart: ChartSpec, record: Record, datasets: Mapping[str, Dataset | None], wrong: list[Finding]
) -> Dataset | None:
    """The dataset that a chart names, or what its query gives."""
    if chart.query is not None:
        return read_query(chart.query, chart.id, datasets, chart.unit, record, wrong)
    name = chart.data or ""
    if name not in datasets:
        message = f"data: there is no dataset '{name}'."
        wrong.append(record.finding("unknown-dataset", ("data",), message, nearest(name, datasets)))
    return datasets.get(name)


def _check_fields(chart: ChartSpec, form: ChartType | None, dataset: Dataset, record: Record) -> list[Finding]:
    wrong: list[Finding] = []
    for key, name in _named_fields(chart):
        if name not in dataset.fields:
            message = f"{key}: the dataset '{dataset.name}' has no field '{name}'."
            wrong.append(record.finding("unknown-field", (key,), message, nearest(name, dataset.fields)))
        elif form and form.of_numbers and key in (form.measure, "size") and not dataset.fields[name].numeric:
            message = f"{key}: the field '{name}' holds {dataset.fields[name].type} values, expected numbers."
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
    measured = chart.y if isinstance(chart.y, list) else []
    units = {dataset.fields[name].unit for name in measured if name in dataset.fields}
    if len(units) > 1 and form and form.one_unit:
        message = f"y: the fields have different units ({', '.join(sorted(u or 'none' for u in units))})."
        wrong.append(record.finding("wrong-field", ("y",), message, "Draw them in two charts."))
    return wrong


def _named_fields(chart: ChartSpec) -> Iterator[tuple[str, str]]:
    """Every field that a declaration names, with the key that names it."""
    for name in ("x", "y", "color", "facet", "size", "label", "from_", "to", "value", "location"):
        given = getattr(chart, name)
        for field in given if isinstance(given, list) else [given] if given else []:
            yield name.rstrip("_"), field
