"""A figure that code drew with Plotly itself, made a chart like all others: same table, downloads and colours.

Its marks stay as they were. The axes, names and texts around them become those of all other charts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from dashboard.charts.plotly.accepted import refusals
from dashboard.charts.plotly.bar_texts import read_bar_texts, refusals_of_bar_texts
from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.plotly.own_rows import OwnRows, find_own_rows
from dashboard.charts.plotly.own_units import check_axis_units
from dashboard.charts.plotly.panels import Panel, axes_of, log_axes, read_panels
from dashboard.charts.plotly.plotly_json import (
    mapping_or_empty,
    place_marks,
    read_axis_title,
    read_height,
    read_points,
    read_titles,
    read_trace,
)
from dashboard.charts.plotly.plotly_rows import FigureRows, is_lying, make_dataset, read_figure_rows, read_place_title
from dashboard.charts.plotly.recolour import RoleAssigner
from dashboard.charts.plotly.template import with_template
from dashboard.charts.plotly.truthful import refusals_of_rows
from dashboard.charts.plotly.years import unnamed_years
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import check_alt
from dashboard.charts.resolve.limits import check_limits
from dashboard.charts.resolve.lost_labels import check_labels
from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.charts.spec.name_checks import check_twins
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.style.thing_colours import ThingColours
from dashboard.charts.types.notebook_traces import PLOTLY
from dashboard.core.finding import Finding, nearest
from dashboard.core.yaml_record import Record
from dashboard.data.dataset import Dataset
from dashboard.data.spreadsheet_formula import FORMULA_HINT, formula_in, formula_message


def read_plotly_figure(
    figure: Mapping[str, Any],
    settings: FigureSettings,
    name: str,
    resources: ChartResources,
    record: Record,
    findings: list[Finding],
) -> Selection | None:
    """Make a selection of a figure, so that it can be drawn like any chart.

    Args:
        figure: in Plotly's schema, as its `to_json` writes it.
        settings: of its cell.
        name: the id of the chart.
        resources: the datasets that it may name, and the colours of things.
        record: the settings as YAML, where findings are reported.
        findings: where errors are added.

    Returns:
        The selection, or None if the figure has an error.
    """
    figure, before = with_template(figure), len(findings)
    layout, raw_traces = figure["layout"], figure["data"]
    traces = place_marks([read_trace(trace) for trace in raw_traces])
    findings += _refusals_of_traces(figure, traces, record)
    if not (settings.title or read_titles(layout)[0]):
        message = "The figure has no title."
        hint = "Say the finding in fig.update_layout(title=…), or as 'title' under 'dashboard' in the cell's metadata."
        findings.append(record.finding("missing-title", (), message, hint))
    parents = _find_parents(settings, layout, resources.datasets, record, findings)
    if len(findings) > before:
        return None
    read = _read(figure, [*map(read_bar_texts, raw_traces, traces)], parents)
    if problem := _emptiness(read.contents):
        findings.append(record.finding("empty-selection", (), *problem))
        return None
    selection = _make_selection(read, settings, name, resources.colours)
    refused = _refusals(read, selection, record)
    if refused:
        findings += refused
        return None
    findings += (*_unnamed_axis(read, record), *check_alt(selection, record), *check_labels(selection, record))
    return selection


def _refusals_of_traces(figure: Mapping[str, Any], traces: list[dict[str, Any]], record: Record) -> Iterator[Finding]:
    """What of a figure no page can show."""
    pairs = zip(figure["data"], traces, strict=True)
    of_texts = dict.fromkeys(refusal for pair in pairs for refusal in refusals_of_bar_texts(*pair))
    for refusal in (*refusals(figure, traces), *of_texts):
        yield record.finding("wrong-form", (), refusal.message, refusal.hint)


class _ReadFigure(NamedTuple):
    """A figure with its marks as rows."""

    layout: Mapping[str, Any]
    traces: list[dict[str, Any]]
    """In the order of their panels."""
    panels: list[Panel]
    parents: list[Dataset]
    """The datasets that it says it was made from."""
    own: OwnRows | None
    """The rows of the only one of these, if they are what it shows."""
    contents: FigureRows


def _read(figure: Mapping[str, Any], traces: list[dict[str, Any]], parents: list[Dataset]) -> _ReadFigure:
    layout = figure["layout"]
    panels = read_panels(traces, layout)
    order = {panel.axes: number for number, panel in enumerate(panels)}
    pairs = sorted(zip(traces, figure["data"], strict=True), key=lambda pair: order[axes_of(pair[0])])
    traces = [trace for trace, _ in pairs]
    templates = [str(raw.get("hovertemplate") or "") for _, raw in pairs]
    own = _find_own_rows(traces, panels, layout, parents)
    contents = read_figure_rows(traces, layout, panels, own, templates, parents)
    return _ReadFigure(layout, traces, panels, parents, own, contents)


def _emptiness(contents: FigureRows) -> tuple[str, str] | None:
    """The message and the hint if a figure, or one of its panels, shows no amount; else None."""
    if not contents.rows:
        return "The figure shows no value.", "Give each mark its place and its amount: px.bar(frame, x=…, y=…)."
    filled = {trace.panel for trace in contents.traces if any(point.y is not None for point in trace.points)}
    empty = [trace.panel for trace in contents.traces if trace.panel not in filled]
    if not empty:
        return None
    where = f" in the panel '{empty[0]}'" if empty[0] else ""
    message = f"No mark of the figure{where} has an amount: read texts, dates or nothing, expected numbers."
    return message, "Make numbers of them: frame[y] = pandas.to_numeric(frame[y]); leave out panels that have none."


def _make_chart(read: _ReadFigure, settings: FigureSettings, name: str) -> ChartSpec:
    """A figure as if its author had declared it."""
    layout, columns = read.layout, read.contents.columns
    title, subtitle = read_titles(layout)
    is_log = True in log_axes(read.traces, layout, "x" if is_lying(read.traces) else "y")
    return ChartSpec(
        id=name,
        type="plotly",
        data=read.parents[0].name if read.parents else name,
        x=columns["x"].name,
        y=columns["y"].name,
        color="series" if "series" in columns else None,
        facet="panel" if "panel" in columns else None,
        label="label" if "label" in columns else None,
        size="size" if "size" in columns else None,
        title=settings.title or title,
        subtitle=settings.subtitle or subtitle,
        alt=settings.alt or str(mapping_or_empty(layout.get("meta")).get("alt") or ""),
        note=settings.note,
        height=settings.height or read_height(layout),
        scale="log" if is_log else "linear",
    )


def _make_selection(read: _ReadFigure, settings: FigureSettings, name: str, colours: ThingColours) -> Selection:
    chart, contents = _make_chart(read, settings, name), read.contents
    roles = RoleAssigner(colours, [str(trace.get("name") or "") for trace in read.traces])
    recoloured = [roles.recolour(trace) for trace in read.traces]
    bar_mode = read.layout.get("barmode") or "group"
    drawn = json.dumps({"data": [trace for trace, _ in recoloured], "barmode": bar_mode})
    dataset = make_dataset(name, settings.title or name, contents, read.parents, settings.source, drawn)
    all_series = tuple(
        Series(
            trace.name,
            trace.name,
            role if trace.name else colours.of_series([(name,)])[0],
            contents.columns["y"],
            tuple(trace.points),
            trace.panel,
        )
        for trace, (_, role) in zip(contents.traces, recoloured, strict=True)
    )
    return Selection(
        chart, PLOTLY.roles(chart), dataset, tuple(contents.rows), all_series, plotly_json=drawn, colours=colours
    )


def _refusals(read: _ReadFigure, selection: Selection, record: Record) -> list[Finding]:
    """Why a figure cannot be shown truthfully; empty if it can."""
    refused = [
        record.finding("wrong-form", (), refusal.message, refusal.hint)
        for refusal in refusals_of_rows(selection, read.traces, read.panels, read.layout)
    ]
    refused += check_limits(selection, PLOTLY, record) if not refused else []
    dataset = selection.dataset
    if formula := formula_in(text for row in read.contents.rows for text in row.texts.values()):
        refused.append(record.finding("formula-cell", (), formula_message(formula), FORMULA_HINT))
    refused += check_twins(dataset, read.contents.rows, dataset.fields, record, ())
    refused += check_axis_units(read.layout, read.own, record) if read.own else []
    return refused


def _unnamed_axis(read: _ReadFigure, record: Record) -> list[Finding]:
    """A warning if numbers that look like years stand on an axis without a name."""
    x = read.contents.columns["x"]
    places = [row.values[x.name] for row in read.contents.rows]
    are_names = any(trace["type"] in ("bar", "pie") for trace in read.traces)
    years = unnamed_years(places, read_place_title(read.traces, read.layout), x.type, are_names)
    if not years:
        return []
    message = f"The numbers {years} stand on an axis without a name; they are drawn as numbers, not as years."
    hint = "Name the axis: labels={'x': 'Year'}, or what it counts; or update_layout(xaxis_title='Year')."
    return [record.finding("unnamed-axis", (), message, hint, "warning")]


def _find_own_rows(
    traces: list[dict[str, Any]], panels: list[Panel], layout: Mapping[str, Any], parents: list[Dataset]
) -> OwnRows | None:
    """The rows of the only dataset that the figure names, if they are what it shows."""
    if len(parents) != 1:
        return None
    panel_names = {panel.axes: panel.name for panel in panels}
    names = [(str(trace.get("name") or ""), panel_names[axes_of(trace)]) for trace in traces]
    titles = [read_axis_title(layout, axis) for axis in ("xaxis", "yaxis")]
    return find_own_rows([read_points(trace) for trace in traces], names, titles, parents[0])


def _find_parents(
    settings: FigureSettings,
    layout: Mapping[str, Any],
    datasets: Mapping[str, Dataset | None],
    record: Record,
    findings: list[Finding],
) -> list[Dataset]:
    """The datasets that the figure says it was made from. A finding for each that is unknown or has errors."""
    meta = mapping_or_empty(layout.get("meta"))
    dataset_names = settings.dataset or meta.get("dataset") or []
    names = [dataset_names] if isinstance(dataset_names, str) else dataset_names
    for name in names:
        if name not in datasets:
            message = f"dataset: there is no dataset '{name}'."
            findings.append(record.finding("unknown-dataset", ("dataset",), message, nearest(name, datasets)))
        elif datasets[name] is None:
            message = f"dataset: the dataset '{name}' has errors."
            findings.append(
                record.finding("unknown-dataset", ("dataset",), message, "Correct them first: desk check data.")
            )
    if not names and not settings.source:
        message = "The figure names neither its dataset nor its source."
        hint = 'Add {"dashboard": {"dataset": "china-russia-trade"}}, or "source", to the cell\'s metadata.'
        findings.append(record.finding("missing-source", (), message, hint))
    return [dataset for name in names if (dataset := datasets.get(name))]
