"""A figure that code drew with Plotly itself, made a chart like all others: same table, downloads and colours.

Its marks stay as they were. The axes, names and texts around them become those of all other charts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import Field

from dashboard.charts.plotly.accepted import refusals
from dashboard.charts.plotly.bar_texts import read_bar_texts, refusals_of_bar_texts
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
from dashboard.charts.plotly.plotly_rows import make_dataset, read_figure_rows, read_place_title
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
from dashboard.charts.types.notebook_traces import PLOTLY
from dashboard.core.finding import Finding, nearest
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record, StrictModel
from dashboard.data.dataset import Dataset
from dashboard.data.slug import Slug
from dashboard.data.source import Source


class FigureSettings(StrictModel):
    """The settings of a figure: `dashboard` in the metadata of its cell, and `layout.meta` of the figure."""

    id: Slug | None = Field(
        default=None,
        description="A name of its own in the whole repository. → its address, its files, links to it",
        examples=["trade-in-code"],
    )
    title: str = Field(
        default="",
        description=(
            "The finding, in place of the figure's title, such as 'Trade has doubled since 2020'. → above "
            "the chart or table"
        ),
    )
    subtitle: str = Field(
        default="", description="What is drawn, such as 'Trade in goods by direction'. → below the title"
    )
    alt: str = Field(
        default="",
        description=(
            "What the figure shows, such as 'Line chart: trade rises from 108 to 245'. → for readers who do not see it"
        ),
    )
    note: str = Field(
        default="",
        description="What one has to know, such as 'No figure was found for 2015'. → below the chart or table",
    )
    height: int | None = Field(
        default=None, ge=120, le=1200, description="In pixels. → the wide picture", examples=[400]
    )
    dataset: Slug | list[Slug] | None = Field(
        default=None,
        description="The dataset, or a list of them, of which its values are. → its sources, the dataset's page",
        examples=["china-russia-trade"],
    )
    source: str | Source | None = Field(
        default=None, description="Where values come from that are of no dataset, such as 'Own count'. → its sources"
    )


def read_figure_settings(record: Record, findings: list[Finding]) -> FigureSettings | None:
    """Check the settings in a cell's metadata.

    Args:
        record: the metadata under `dashboard`.
        findings: where errors are added.

    Returns:
        The settings, or None where they have an error.
    """
    return validate(FigureSettings, record, findings)


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
    figure, colours = with_template(figure), resources.colours
    layout = figure["layout"]
    errors_before = len(findings)
    raw_traces = figure["data"]
    traces = place_marks([read_trace(trace) for trace in raw_traces])
    of_texts = [refusal for pair in zip(raw_traces, traces, strict=True) for refusal in refusals_of_bar_texts(*pair)]
    for refusal in (*refusals(figure, traces), *dict.fromkeys(of_texts)):
        findings.append(record.finding("wrong-form", (), refusal.message, refusal.hint))
    figure_title, figure_subtitle = read_titles(layout)
    title = settings.title or figure_title
    if not title:
        message = "The figure has no title."
        hint = "Say the finding in fig.update_layout(title=…), or as 'title' under 'dashboard' in the cell's metadata."
        findings.append(record.finding("missing-title", (), message, hint))
    parents = _find_parents(settings, layout, resources.datasets, record, findings)
    if len(findings) > errors_before:
        return None
    traces = [read_bar_texts(raw, trace) for raw, trace in zip(raw_traces, traces, strict=True)]
    panels = read_panels(traces, layout)
    order = {panel.axes: number for number, panel in enumerate(panels)}
    numbered = sorted(enumerate(traces), key=lambda item: order[axes_of(item[1])])
    traces = [trace for _, trace in numbered]
    own = _find_own_rows(traces, panels, layout, parents)
    templates = [str(raw_traces[number].get("hovertemplate") or "") for number, _ in numbered]
    contents = read_figure_rows(traces, layout, panels, own, templates, parents)
    if not contents.rows:
        hint = "Give each mark its place and its amount: px.bar(frame, x=…, y=…)."
        findings.append(record.finding("empty-selection", (), "The figure shows no value.", hint))
        return None
    panels_with_amounts = {
        trace.panel for trace in contents.traces if any(point.y is not None for point in trace.points)
    }
    if empty := [trace.panel for trace in contents.traces if trace.panel not in panels_with_amounts]:
        where = f" in the panel '{empty[0]}'" if empty[0] else ""
        message = f"No mark of the figure{where} has an amount: read texts, dates or nothing, expected numbers."
        hint = "Make numbers of them: frame[y] = pandas.to_numeric(frame[y]); leave out panels that have none."
        findings.append(record.finding("empty-selection", (), message, hint))
        return None
    roles = RoleAssigner(colours, [str(trace.get("name") or "") for trace in traces])
    recoloured = [roles.recolour(trace) for trace in traces]
    meta = mapping_or_empty(layout.get("meta"))
    columns = contents.columns
    horizontal = any(trace.get("orientation") == "h" for trace in traces)
    chart = ChartSpec(
        id=name,
        type="plotly",
        data=parents[0].name if parents else name,
        x=columns["x"].name,
        y=columns["y"].name,
        color="series" if "series" in columns else None,
        facet="panel" if "panel" in columns else None,
        label="label" if "label" in columns else None,
        size="size" if "size" in columns else None,
        title=title,
        subtitle=settings.subtitle or figure_subtitle,
        alt=settings.alt or str(meta.get("alt") or ""),
        note=settings.note,
        height=settings.height or read_height(layout),
        scale="log" if True in log_axes(traces, layout, "x" if horizontal else "y") else "linear",
    )
    drawn = json.dumps({"data": [trace for trace, _ in recoloured], "barmode": layout.get("barmode") or "group"})
    dataset = make_dataset(chart.id, settings.title or chart.id, contents, parents, settings.source, drawn)
    all_series = tuple(
        Series(
            trace.name,
            trace.name,
            role if trace.name else colours.of_series([(chart.id,)])[0],
            columns["y"],
            tuple(trace.points),
            trace.panel,
        )
        for trace, (_, role) in zip(contents.traces, recoloured, strict=True)
    )
    selection = Selection(
        chart, PLOTLY.roles(chart), dataset, tuple(contents.rows), all_series, plotly_json=drawn, colours=colours
    )
    refused = [
        record.finding("wrong-form", (), refusal.message, refusal.hint)
        for refusal in refusals_of_rows(selection, traces, panels, layout)
    ]
    refused += check_limits(selection, PLOTLY, record) if not refused else []
    refused += check_twins(dataset, contents.rows, dataset.fields, record, ())
    refused += check_axis_units(layout, own, record) if own else []
    places = [row.values[columns["x"].name] for row in contents.rows]
    place_title, are_names = read_place_title(traces, layout), any(trace["type"] in ("bar", "pie") for trace in traces)
    if not refused and (years := unnamed_years(places, place_title, columns["x"].type, are_names)):
        message = f"The numbers {years} stand on an axis without a name; they are drawn as numbers, not as years."
        hint = "Name the axis: labels={'x': 'Year'}, or what it counts; or update_layout(xaxis_title='Year')."
        findings.append(record.finding("unnamed-axis", (), message, hint, "warning"))
    findings.extend(refused or (*check_alt(selection, record), *check_labels(selection, record)))
    return None if refused else selection


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
            findings.append(record.finding("unknown-dataset", ("dataset",), f"dataset: '{name}' has errors."))
    if not names and not settings.source:
        message = "The figure names neither its dataset nor its source."
        hint = 'Add {"dashboard": {"dataset": "china-russia-trade"}}, or "source", to the cell\'s metadata.'
        findings.append(record.finding("missing-source", (), message, hint))
    return [dataset for name in names if (dataset := datasets.get(name))]
