"""The JSON of a chart: a download for readers, and what its live version is drawn from."""

from __future__ import annotations

import datetime

from dashboard.charts.figure.captions import mark_look, mark_place, write_subtitle
from dashboard.charts.figure.figure import Figure
from dashboard.charts.figure.mark_places import naming_field, tells_by_series
from dashboard.charts.figure.open_notes import describe_open
from dashboard.charts.render.table import source_slugs
from dashboard.charts.spec.selection import Selection
from dashboard.core.exact_json import json_number, write_json
from dashboard.core.number_text import exact
from dashboard.data.csv_rows import Row


def chart_json(selection: Selection, figure: Figure) -> str:
    """Write a chart as JSON.

    Args:
        selection: the rows of the chart.
        figure: made of the same rows.

    Returns:
        One line: texts, sources and licences, fields and rows, series, and the figure for plotly.js.
    """
    chart, dataset = selection.chart, selection.dataset
    names = [*dataset.fields, "mark"]
    highlighted = {series.key for series in selection.series} & {str(value) for value in chart.highlight}
    number_of_line = {row.line: number for number, row in enumerate(selection.rows)}
    by_row = [source_slugs(dataset, row) for row in selection.rows]
    # (A query that cannot be followed may give a thousand rows with thirty sources each.)
    sources = [""] * len(by_row) if all(_has_all_sources(row, selection) for row in selection.rows) else by_row
    content = {
        "id": chart.id,
        "title": chart.title,
        "subtitle": write_subtitle(selection),
        "datasets": [origin.name for origin in selection.origins],
        "updated": selection.updated.isoformat() if selection.updated else None,
        **({"ended": ended} if (ended := _ended(selection)) else {}),
        "licenses": [licence.model_dump(exclude_none=True) for licence in dataset.descriptor.licenses],
        "sources": [source.model_dump(mode="json", exclude_none=True) for source in selection.sources],
        "fields": [
            {"name": field.name, "title": field.title, "unit": field.unit, "type": field.type}
            | ({"yearToDate": True} if field.year_to_date else {})
            for field in dataset.fields.values()
        ],
        "rows": [
            {name: _json_value(row, name) for name in names} | {"source": source}
            for row, source in zip(selection.rows, sources, strict=True)
        ],
        **({"marks": marks} if (marks := _marks(selection)) else {}),
        **({"notes": notes} if (notes := describe_open(selection)) else {}),
        **({"summary": _summary(selection.summary)} if selection.summary else {}),
        "x": selection.roles.across,
        "color": selection.roles.split,
        "series": [
            {
                "key": series.key,
                "label": series.label,
                "field": series.field.name,
                "unit": series.field.unit,
                "role": "rest" if highlighted and series.key not in highlighted else series.role,
                # The numbers of the rows that have a value, in the order in which the figure draws them.
                "rows": [
                    number_of_line[point.row.line]
                    for point in series.points
                    if point.row and point.y is not None and not selection.summary
                ],
            }
            for series in selection.drawn.series
        ],
        "figure": {"data": figure.data, "layouts": figure.layouts, "config": {"displayModeBar": False}},
    }
    return write_json(content, separators=(",", ":"))


def _ended(selection: Selection) -> list[dict[str, str]]:
    """The datasets that have ended, with the last period of each, and the reason."""
    return [
        {"dataset": dataset.name, "on": ended.on, "why": ended.why}
        for dataset in selection.dataset.ended
        if (ended := dataset.descriptor.ended)
    ]


def _marks(selection: Selection) -> dict[str, object]:
    """How marked figures look, and the field and the words that name their places; empty if none is marked."""
    marked = {number: mark_place(row, selection) for number, row in enumerate(selection.rows) if row.mark}
    if not marked or selection.summary:
        return {}
    words: dict[str, object] = {"look": mark_look(selection), "by": naming_field(selection).name, "places": marked}
    return words | ({"bySeries": True} if tells_by_series(selection) else {})


def _summary(summary: Selection) -> dict[str, object]:
    """What is drawn in place of the rows: its columns and their values."""
    fields = summary.dataset.fields.values()
    return {
        "fields": [{"name": field.name, "title": field.title, "unit": field.unit} for field in fields],
        "rows": [{field.name: _json_value(row, field.name) for field in fields} for row in summary.rows],
    }


def _has_all_sources(row: Row, selection: Selection) -> bool:
    """Whether its sources are all of several."""
    return 1 < len(selection.dataset.sources_of(row)) == len(selection.sources)


def _json_value(row: Row, name: str) -> object:
    """A value as JSON has it; a number with every digit of its cell."""
    value = row.values.get(name)
    if isinstance(value, float):
        return json_number(exact(row.texts[name]))
    return value.isoformat() if isinstance(value, datetime.date) else value
