"""Maps of places: marks on the outlines of countries."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dashboard.charts.parts.labels import NamedMark, name_marks
from dashboard.charts.parts.legend import series_legend
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
from dashboard.charts.parts.samples import mark_sample
from dashboard.charts.parts.size_key import size_key
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.layout import Size, width_alone
from dashboard.charts.types.chart_type import ChartType
from dashboard.charts.types.scatter import mark_diameters, mark_name, mark_trace
from dashboard.core.number_text import format_rounded
from dashboard.core.words import N_

_MOST_TOLD = 6
"""Marks whose amounts stand with their names."""


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
    """The names of several series above the map, what areas mean below them, and the height of both."""
    names, height = series_legend(selection, size, mark_sample)
    areas, below = size_key(selection, size)
    return [*(name | {"yshift": name["yshift"] + below} for name in names), *areas], height + below


def _height(selection: Selection, narrow: bool) -> int:
    """The height of a map: what areas mean takes nothing from it."""
    size = width_alone(narrow)
    return map_height(selection, narrow) + size_key(selection, size)[1]


def _frame(selection: Selection, size: Size) -> dict[str, Any]:
    """The layout without any names."""
    return map_layout(_place_extent(selection), size, _legend(selection, size)[1])


def _place_layout(selection: Selection, size: Size) -> dict[str, Any]:
    legend, _ = _legend(selection, size)
    layout = _frame(selection, size)
    told = _told_amounts(selection)
    marks = [
        NamedMark(x, y, diameter, f"{name} {amount}" if id(point) in told else name, f"{name} {amount}".rstrip())
        for series in selection.series
        for point, diameter in zip(series.points, mark_diameters(series, selection), strict=True)
        if (name := mark_name(point, selection))
        for amount in [_amount(point, selection)]
        for x, y in [project(float(point.x), point.y or 0.0)]
    ]
    names = name_marks(marks)
    return layout | names | {"annotations": [*legend, *names["annotations"]]}


def _amount(point: Point, selection: Selection) -> str:
    """The amount that the area of a mark shows, as a label has it; empty if areas show none."""
    row, size = point.row, selection.chart.size
    if row is None or not size or row.values[size] is None:
        return ""
    return row.sign_on(size) + format_rounded(row.values[size])


def _told_amounts(selection: Selection) -> set[int]:
    """The ids of the points with the largest amounts, which stand with their names. Small ones are many and alike."""
    if not selection.chart.size:
        return set()
    points = [point for series in selection.series for point in series.points if point.row]
    amounts = {id(point): abs(point.row.values[selection.chart.size] or 0.0) for point in points if point.row}
    least = min(amounts.values(), default=0.0)
    largest = sorted(amounts, key=lambda one: -amounts[one])[:_MOST_TOLD]
    return {one for one in largest if amounts[one] > least}


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
    height=_height,
    keys=frozenset({"color", "size"}),
    needs=("x", "y", "label"),
    repeats=True,
    most_marks=500,
    leaves_names_out=True,
    sample=mark_sample,
    mark_style=N_("Hollow"),
    disputed_places=lambda selection: shown_disputed_places(selection, _frame, _height),
    refuse=_refuse_places,
)
