"""Maps of places: marks on the outlines of countries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.charts.parts.labels import legend_row, name_marks
from dashboard.charts.parts.map_frame import (
    Extent,
    extent_of,
    land_trace,
    map_height,
    map_layout,
    near_land,
    shown_disputed_places,
)
from dashboard.charts.parts.outlines import project
from dashboard.charts.parts.readout import mark_words
from dashboard.charts.parts.samples import mark_sample, samples
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.style.layout import Size
from dashboard.charts.types.chart_type import ChartType
from dashboard.charts.types.scatter import mark_diameters, mark_name, mark_trace
from dashboard.core.words import N_


def _project_series(series: Series) -> Series:
    """The series with x and y in units of the projection; before they are degrees east and north."""
    places = [project(float(point.x), point.y or 0.0) for point in series.points]
    points = [replace(point, x=round(x, 4), y=round(y, 4)) for point, (x, y) in zip(series.points, places, strict=True)]
    return replace(series, points=tuple(points))


def _place_extent(selection: Selection) -> Extent:
    places = [
        (float(point.x), point.y or 0.0) for series in selection.series for point in _project_series(series).points
    ]
    return extent_of(places, 0.25)


def _place_traces(selection: Selection) -> list[dict[str, Any]]:
    field = selection.dataset.fields[selection.chart.size] if selection.chart.size else None
    traces = [land_trace(near_land(_place_extent(selection)), "land", name="")]
    for series in selection.series:
        texts = []
        for point in series.points:
            amount = point.row.values[field.name] if field and point.row else None
            texts.append(
                mark_words(
                    replace(series, field=field or series.field),
                    replace(point, y=amount),
                    selection,
                    mark_name(point, selection),
                )
            )
        traces.append(mark_trace(_project_series(series), selection, texts))
    return traces


def _legend(selection: Selection, size: Size) -> tuple[list[dict[str, Any]], int]:
    """The names of several series above the map, and their height."""
    entries = [(series.label, series.role) for series in selection.series]
    return (
        legend_row(entries, size, samples(selection, mark_sample, [role for _, role in entries]))
        if len(entries) > 1
        else ([], 0)
    )


def _frame(selection: Selection, size: Size) -> dict[str, Any]:
    """The layout without any names."""
    return map_layout(_place_extent(selection), size, _legend(selection, size)[1])


def _place_layout(selection: Selection, size: Size) -> dict[str, Any]:
    legend, _ = _legend(selection, size)
    layout = _frame(selection, size)
    marks = [
        (x, y, diameter, name, name)
        for series in selection.series
        for point, diameter in zip(series.points, mark_diameters(series, selection), strict=True)
        if (name := mark_name(point, selection))
        for x, y in [project(float(point.x), point.y or 0.0)]
    ]
    names = name_marks(marks)
    return layout | names | {"annotations": [*legend, *names["annotations"]]}


def _refuse_places(selection: Selection) -> str:
    for series in selection.series:
        for point in series.points:
            if not (isinstance(point.x, int | float) and abs(point.x) <= 180 and abs(point.y or 0.0) <= 90):
                return f"x is degrees east and y degrees north; read {point.x} and {point.y}"
    return ""


MAP = ChartType(
    noun=N_("Map of places"),
    purpose="Places, and how much there is at each.",
    traces=_place_traces,
    layout=_place_layout,
    is_map=True,
    height=map_height,
    keys=frozenset({"color", "size"}),
    needs=("x", "y", "label"),
    repeats=True,
    most_marks=500,
    leaves_names_out=True,
    sample=mark_sample,
    mark_style=N_("Hollow marks"),
    disputed_places=lambda selection: shown_disputed_places(selection, _frame),
    refuse=_refuse_places,
)
