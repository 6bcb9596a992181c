"""A figure that code drew with Plotly itself, made a chart like all others: same table, downloads and colours.

Its marks stay as they were. The axes, names and texts around them become those of all other charts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import Field

from dashboard.charts.plotly.plotly_json import mapping_or_empty, read_height, read_titles, read_trace
from dashboard.charts.plotly.plotly_rows import make_dataset, read_figure_rows
from dashboard.charts.plotly.recolour import RoleAssigner
from dashboard.charts.resolve.declaration import check_alt
from dashboard.charts.resolve.limits import check_limits
from dashboard.charts.resolve.lost_labels import check_labels
from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.charts.spec.name_checks import check_twins
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.style.thing_colours import NO_COLOURS, ThingColours
from dashboard.charts.types.notebook_traces import PLOTLY
from dashboard.core.finding import Finding, nearest
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record, StrictModel
from dashboard.data.dataset import Dataset
from dashboard.data.descriptor import Slug, Source

TRACE_TYPES = ("bar", "scatter", "pie")
"""The types of traces that the bundle of plotly.js for readers can draw."""


class FigureSettings(StrictModel):
    """The settings of a figure: `dashboard` in the metadata of its cell, and `layout.meta` of the figure."""

    id: Slug | None = None
    title: str = ""
    subtitle: str = ""
    alt: str = ""
    note: str = ""
    height: int | None = Field(default=None, ge=120, le=1200)
    dataset: Slug | list[Slug] | None = None
    source: str | Source | None = None


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
    datasets: Mapping[str, Dataset | None],
    record: Record,
    findings: list[Finding],
    colours: ThingColours = NO_COLOURS,
) -> Selection | None:
    """Make a selection of a figure, so that it can be drawn like any chart.

    Args:
        figure: in Plotly's schema, as its `to_json` writes it.
        settings: of its cell.
        name: the id of the chart.
        datasets: all datasets of the site.
        record: the settings as YAML, where findings are reported.
        findings: where errors are added.
        colours: the colours of things on this site.

    Returns:
        The selection, or None if the figure has an error.
    """
    layout = figure.get("layout") or {}
    errors_before = len(findings)
    traces = [read_trace(trace) for trace in figure.get("data") or []]
    _check_traces(traces, layout, record, findings)
    figure_title, figure_subtitle = read_titles(layout)
    title = settings.title or figure_title
    if not title:
        message = "The figure has no title."
        hint = "Say the finding in fig.update_layout(title=…), or as 'title' under 'dashboard' in the cell's metadata."
        findings.append(record.finding("missing-title", (), message, hint))
    parents = _find_parents(settings, layout, datasets, record, findings)
    if len(findings) > errors_before:
        return None
    contents = read_figure_rows(traces, layout)
    if not contents.rows:
        findings.append(record.finding("empty-selection", (), "The figure shows no value."))
        return None
    roles = RoleAssigner(colours)
    recoloured = [roles.recolour(trace) for trace in traces]
    meta = mapping_or_empty(layout.get("meta"))
    place_column, amount_column = contents.columns[-2:]
    chart = ChartSpec(
        id=name,
        type="plotly",
        data=parents[0].name if parents else name,
        x=place_column.name,
        y=amount_column.name,
        color="series" if len(contents.traces) > 1 else None,
        title=title,
        subtitle=settings.subtitle or figure_subtitle,
        alt=settings.alt or str(meta.get("alt") or ""),
        note=settings.note,
        height=settings.height or read_height(layout),
        scale="log" if (layout.get("yaxis") or {}).get("type") == "log" else "linear",
    )
    drawn = json.dumps({"data": [trace for trace, _ in recoloured], "barmode": layout.get("barmode") or "group"})
    dataset = make_dataset(chart.id, settings.title or chart.id, contents, parents, settings.source, drawn)
    all_series = tuple(
        Series(key, key, role if key else colours.of_series([(chart.id,)])[0], amount_column, tuple(points))
        for (key, points), (_, role) in zip(contents.traces, recoloured, strict=True)
    )
    selection = Selection(
        chart, PLOTLY.roles(chart), dataset, tuple(contents.rows), all_series, plotly_json=drawn, colours=colours
    )
    refused = check_limits(selection, PLOTLY, record)
    refused += check_twins(dataset, contents.rows, dataset.fields, record, ())
    findings.extend(refused or (*check_alt(selection, record), *check_labels(selection, record)))
    return None if refused else selection


def _check_traces(
    traces: list[dict[str, Any]], layout: Mapping[str, Any], record: Record, findings: list[Finding]
) -> None:
    """Add a finding for each thing in a figure that cannot be drawn."""
    for trace_type in dict.fromkeys(trace["type"] for trace in traces if trace["type"] not in TRACE_TYPES):
        expected = f"{', '.join(TRACE_TYPES[:-1])} or {TRACE_TYPES[-1]}"
        message = f"The figure has a trace of type '{trace_type}', expected {expected}."
        hint = "Declare it with chart(…): heatmaps, maps and flows are among its types."
        findings.append(record.finding("wrong-form", (), message, hint))
    if any(re.fullmatch(r"[xy]axis[2-9]\d*", key) for key in layout):
        message = "The figure has more than one pair of axes."
        hint = "Draw one figure for each, or declare it with chart(…) and 'facet'."
        findings.append(record.finding("wrong-form", (), message, hint))
    if len({trace["type"] == "pie" for trace in traces}) > 1:
        findings.append(record.finding("wrong-form", (), "A pie shares the figure with other marks."))


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
