"""From a chart's declaration in YAML to its selection: the checks, the dataset or query, the rows and the events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from dashboard.charts.figure.captions import describe_data
from dashboard.charts.resolve.advice import give_advice
from dashboard.charts.resolve.annotations import check_annotations, shows_days
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declared_keys import check_fields, check_keys
from dashboard.charts.resolve.declared_values import read_values
from dashboard.charts.resolve.event_order import check_event_order
from dashboard.charts.resolve.limits import check_limits
from dashboard.charts.resolve.lost_labels import check_labels
from dashboard.charts.resolve.units import check_panels, with_units
from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.charts.spec.relative import relative_selection
from dashboard.charts.spec.selection import Selection, select
from dashboard.charts.types import CHART_TYPES
from dashboard.core.finding import Finding, closest, nearest
from dashboard.core.sound_part import sound_part
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record
from dashboard.data.dataset import Dataset
from dashboard.data.events import Event
from dashboard.data.query import RunQuery, run_query
from dashboard.data.query_result import read_query
from dashboard.facts.misplaced_facts import misplaced_in_record


def read_declaration(
    record: Record,
    resources: ChartResources,
    findings: list[Finding],
    run: RunQuery = run_query,
    *,
    sound: bool = False,
) -> Selection | None:
    """Check a declaration and select the rows that it asks for.

    Args:
        record: the declaration.
        resources: what it may name.
        findings: where errors are added.
        run: runs the query, if the chart has one.
        sound: it was checked before with the same resources, and only its rows are wanted again.

    Returns:
        The selection, or None if the declaration or its dataset has an error.
    """
    chart = validate(ChartSpec, record, findings)
    if chart is None:
        findings.extend(_further_mistakes(record, resources.datasets, run))
        return None
    findings.extend(misplaced_in_record(record))
    chart_type = CHART_TYPES.get(chart.type)
    errors = check_keys(chart, record)
    dataset = _find_dataset(chart, record, resources.datasets, errors, run)
    if dataset:
        dataset = with_units(chart, chart_type, dataset, record, errors)
        errors += check_fields(chart, chart_type, dataset, record)
    findings.extend(errors)
    if errors or dataset is None or chart_type is None:
        return None
    roles = chart_type.roles(chart)
    chart = read_values(chart, roles, dataset)
    repeats, colours = chart_type.repeats, resources.colours
    selection = select(chart, roles, dataset, record, findings, repeats=repeats, colours=colours)
    selection = selection and relative_selection(selection, record, findings)
    if selection is None:
        return None
    units = {series.field.unit for series in selection.series}
    if chart_type.one_unit and len(units) > 1:
        if refused := [*check_panels(chart, chart_type, selection.dataset, units, record)]:
            findings.extend(refused)
            return None
        selection = replace(selection, roles=replace(selection.roles, by_unit=True))
    selection = replace(selection, borders=resources.borders)
    if reason := chart_type.refuse(selection):
        findings.append(record.finding("wrong-form", ("type",), f"{chart.type}: {reason}."))
        return None
    selection = chart_type.name_places(selection)
    selection = replace(selection, summary=chart_type.summarise(selection))
    if sound:
        return _add_events(selection, resources.events, record, findings)
    exceeded = check_limits(selection, chart_type, record)
    findings.extend(exceeded)
    if exceeded:
        return None
    findings.extend(check_alt(selection, record))
    findings.extend(give_advice(selection, chart_type, record))
    selection = _add_events(selection, resources.events, record, findings)
    if selection:
        findings.extend(check_labels(selection, record))
    return selection


def _further_mistakes(record: Record, datasets: Mapping[str, Dataset | None], run: RunQuery) -> Iterator[Finding]:
    """What is wrong beside the values that fit no declaration: in its other keys, and in the fields that they name."""
    chart = sound_part(ChartSpec, record.data, {"id": "unsound", "title": "Unsound"})
    if chart is None:
        return
    errors = check_keys(chart, record)
    dataset = _find_dataset(chart, record, datasets, errors, run)
    if dataset:
        errors += check_fields(chart, CHART_TYPES.get(chart.type), dataset, record)
    # (What is there and does not fit, or is mistyped, has its finding already.)
    known = [field.alias or name for name, field in ChartSpec.model_fields.items()]
    told = {key for read in record.data for key in (read, *closest(read, known))}
    yield from (error for error in errors if error.message not in {f"The key '{key}' is missing." for key in told})


def check_alt(selection: Selection, record: Record) -> list[Finding]:
    """Check the text alternative: that it is there, and that it is not the title again.

    A text made from the data is better than none. A text by somebody who looked at the chart is better still.

    Args:
        selection: the rows of the chart.
        record: the declaration, where findings are reported.

    Returns:
        One warning, or none.
    """
    chart = selection.chart
    if not chart.alt:
        message = f"The chart '{chart.id}' has no text alternative; one is written from the data."
        hint = f"Add 'alt:' and say what the chart shows. From the data it reads: {describe_data(selection)}"
        return [record.finding("missing-alt", ("title",), message, hint, "warning")]
    if chart.alt.strip(" .").lower() == chart.title.strip(" .").lower():
        message = "alt: it is the title again, which a reader has heard already."
        hint = "Say what is seen: the kind, the course, the ends."
        return [record.finding("alt-is-title", ("alt",), message, hint, "warning")]
    return []


def _find_dataset(
    chart: ChartSpec, record: Record, datasets: Mapping[str, Dataset | None], errors: list[Finding], run: RunQuery
) -> Dataset | None:
    """The dataset that a chart names, or the result of its query. None if it is missing or has errors."""
    if chart.query is not None:
        return read_query(chart.query, chart.id, datasets, record, errors, run)
    name = chart.data or ""
    if name not in datasets:
        message = f"data: there is no dataset '{name}'."
        errors.append(record.finding("unknown-dataset", ("data",), message, nearest(name, datasets)))
    return datasets.get(name)


def _add_events(
    selection: Selection, events: Mapping[str, Event], record: Record, findings: list[Finding]
) -> Selection | None:
    """The selection with the events that its chart names, in order of their dates.

    None, and findings, where an event is unknown or outside the period of the chart.
    """
    known = [events[name] for name in selection.chart.events if name in events]
    selection = replace(selection, events=tuple(sorted(known, key=lambda event: event.date)))
    errors = check_annotations(selection, record)
    for index, name in enumerate(selection.chart.events):
        place = ("events", index)
        if name not in events:
            message = f"events: there is no event '{name}' in data/events.yaml."
            errors.append(record.finding("unknown-event", place, message, nearest(name, events)))
        elif not selection.x.temporal:
            message = f"events: they need time along x, and '{selection.roles.across}' is none."
            errors.append(record.finding("wrong-field", place, message, "Leave out 'events'."))
        elif selection.chart.orientation == "horizontal":
            message = "events: they need time along x, and these bars lie on their side."
            errors.append(record.finding("wrong-field", place, message, "Leave out 'orientation', or the events."))
        elif not shows_days(selection, events[name].date, events[name].date):
            message = f"events: '{name}' ({events[name].date}) lies outside what the chart shows."
            errors.append(record.finding("wrong-value", place, message, "Leave it out."))
    findings.extend(errors)
    if errors:
        return None
    findings.extend(check_event_order(selection, record))
    return selection
