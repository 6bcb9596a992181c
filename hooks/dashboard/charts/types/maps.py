"""Maps: countries coloured by an amount, or marks at places. Outlines are ordinary traces: no tile server."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from dashboard.charts.parts.axes import HIDDEN_AXIS
from dashboard.charts.parts.labels import hover_text, legend_row, place_labels
from dashboard.charts.parts.outlines import Ring, country_outlines, project
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout
from dashboard.charts.style.palette import STEPS, placeholder, step_of
from dashboard.charts.types.chart_type import ChartType
from dashboard.charts.types.scatter import mark_diameters, mark_name, mark_trace
from dashboard.core.finding import nearest_of_each
from dashboard.core.number_text import format_rounded

Extent = tuple[float, float, float, float]
"""The part of the map that is shown: left, right, bottom and top, in units of the projection."""
MAP_STEPS = STEPS[1:]
"""The colour steps of countries with data: without the lightest, which looks too much like land."""
LEGEND_HEIGHT = 2 * LINE_HEIGHT + 10
"""Height of the row above the map that says what the colours mean, in CSS pixels."""


def _join_rings(rings: Iterable[Ring]) -> dict[str, list[float | None]]:
    """The x and y of closed lines for one trace, with an empty point between two lines."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in rings:
        x += [*(point[0] for point in ring), ring[0][0], None]
        y += [*(point[1] for point in ring), ring[0][1], None]
    return {"x": x[:-1], "y": y[:-1]}


def _land_trace(rings: Iterable[Ring], role: str, **more: Any) -> dict[str, Any]:
    """A trace of filled outlines in the colour of a role; `more` adds or replaces keys."""
    line = {"color": placeholder("paper"), "width": 0.7}
    return {
        "type": "scatter",
        "mode": "lines",
        "fill": "toself",
        **_join_rings(rings),
        "line": line,
        "fillcolor": placeholder(role),
        "hoverinfo": "skip",
        **more,
    }


def _extent_of(points: list[tuple[float, float]], room: float) -> Extent:
    """The extent of the points with some room around them, but never more than the world."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, low, high = min(xs) - room, max(xs) + room, min(ys) - room, max(ys) + room
    return max(left, -2.75), min(right, 2.75), max(low, -1.1), min(high, 1.32)


def _axis_ranges(extent: Extent, width: float, height: float) -> tuple[list[float], list[float]]:
    """The ranges of the x and y axis, in one scale, that show the whole extent in a drawing of this size."""
    left, right, low, high = extent
    scale = max((right - left) / width, (high - low) / height)
    x, y = (left + right) / 2, (low + high) / 2
    return [x - scale * width / 2, x + scale * width / 2], [y - scale * height / 2, y + scale * height / 2]


def _map_layout(extent: Extent, size: Size, top: int) -> dict[str, Any]:
    """The layout of a map, with room above it for a legend."""
    x, y = _axis_ranges(extent, size.width, size.height - top)
    return base_layout(size, {"l": 0, "r": 0, "t": top, "b": 0}) | {
        "xaxis": HIDDEN_AXIS | {"range": x},
        "yaxis": HIDDEN_AXIS | {"range": y},
    }


# --- Countries coloured by an amount --------------------------------------------------------------


def _country_extent(selection: Selection) -> Extent:
    outlines = country_outlines()
    points = [place for point in selection.series[0].points for ring in outlines[str(point.x)] for place in ring]
    return _extent_of(points, 0.1)


def _is_near(ring: Ring, extent: Extent) -> bool:
    """Whether a line may be seen in a drawing of the extent; a drawing may show as much again on each side."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    left, right, low, high = extent
    width, height = right - left, high - low
    return max(xs) > left - width and min(xs) < right + width and max(ys) > low - height and min(ys) < high + height


def _country_traces(selection: Selection) -> list[dict[str, Any]]:
    series, outlines, extent = selection.series[0], country_outlines(), _country_extent(selection)
    points = {str(point.x): point for point in series.points if point.y is not None}
    rest = [ring for name, rings in outlines.items() if name not in points for ring in rings if _is_near(ring, extent)]
    traces = [_land_trace(rest, "land", name="")]
    for name, point in points.items():
        text = hover_text(series, point, selection)
        role = _step_role(point.y or 0.0, selection)
        # Plotly shows the text of a filled area on hovering; `meta` gives it to readers who use the keyboard.
        traces.append(
            _land_trace(outlines[name], role, name=name, hoveron="fills", hoverinfo="text", text=text, meta=text)
        )
    return traces


def _step_role(value: float, selection: Selection) -> str:
    """The role of the colour step for an amount: one of `MAP_STEPS`, of which the first has two steps of the range."""
    return MAP_STEPS[max(0, STEPS.index(step_of(value, *selection.value_range)) - 1)]


def _country_layout(selection: Selection, size: Size) -> dict[str, Any]:
    layout = _map_layout(_country_extent(selection), size, LEGEND_HEIGHT)
    series = selection.series[0]
    points = sorted((point for point in series.points if point.y is not None), key=lambda point: point.y or 0.0)
    # The legend names the smallest and largest amount of each colour: bounds that no country has would mislead.
    amounts_by_step: dict[str, list[Decimal]] = {step: [] for step in MAP_STEPS}
    for point in points:
        amounts_by_step[_step_role(point.y or 0.0, selection)].append(series.amount(point))
    entries = [
        ("land", "none"),
        *((role, _range_text(amounts)) for role, amounts in amounts_by_step.items() if amounts),
    ]
    width = min(90.0, size.width / len(entries)) / size.width
    height = size.height - LEGEND_HEIGHT
    paper = {"xref": "paper", "yref": "paper"}
    layout["shapes"] = [
        paper
        | {
            "type": "rect",
            "x0": index * width,
            "x1": (index + 1) * width,
            "y0": 1 + (LEGEND_HEIGHT - 12) / height,
            "y1": 1 + LEGEND_HEIGHT / height,
            "line": {"width": 0},
            "fillcolor": placeholder(role),
        }
        for index, (role, _) in enumerate(entries)
    ]
    layout["annotations"] = [
        paper
        | {
            "x": index * width,
            "y": 1,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": LEGEND_HEIGHT - 14 - LINE_HEIGHT,
            "showarrow": False,
            "text": text,
            "font": {"color": placeholder("muted")},
        }
        for index, (_, text) in enumerate(entries)
    ]
    return layout


def _range_text(amounts: list[Decimal]) -> str:
    """The first and the last of sorted amounts as text."""
    low, high = format_rounded(amounts[0]), format_rounded(amounts[-1])
    return low if low == high else f"{low} to {high}"


def _refuse_countries(selection: Selection) -> str:
    if len(selection.series) > 1:
        return "a country has one colour, and here are several series"
    outlines = country_outlines()
    unknown = [str(point.x) for point in selection.series[0].points if str(point.x) not in outlines]
    if unknown:
        words, hint = nearest_of_each(unknown, outlines)
        return f"the atlas has no country {words}. {hint}".rstrip(".")
    return ""


# --- Marks at places ------------------------------------------------------------------------------


def _project_series(series: Series) -> Series:
    """The series with x and y in units of the projection; before they are degrees east and north."""
    places = [project(float(point.x), point.y or 0.0) for point in series.points]
    points = [replace(point, x=round(x, 4), y=round(y, 4)) for point, (x, y) in zip(series.points, places, strict=True)]
    return replace(series, points=tuple(points))


def _place_extent(selection: Selection) -> Extent:
    places = [
        (float(point.x), point.y or 0.0) for series in selection.series for point in _project_series(series).points
    ]
    return _extent_of(places, 0.25)


def _place_traces(selection: Selection) -> list[dict[str, Any]]:
    extent = _place_extent(selection)
    land = [ring for rings in country_outlines().values() for ring in rings if _is_near(ring, extent)]
    field = selection.dataset.fields[selection.chart.size] if selection.chart.size else None
    traces = [_land_trace(land, "land", name="")]
    for series in selection.series:
        texts = []
        for point in series.points:
            amount = point.row.values[field.name] if field and point.row else None
            texts.append(
                hover_text(
                    replace(series, field=field or series.field),
                    replace(point, y=amount),
                    selection,
                    mark_name(point, selection),
                )
            )
        traces.append(mark_trace(_project_series(series), selection, texts))
    return traces


def _place_layout(selection: Selection, size: Size) -> dict[str, Any]:
    entries = [(series.label, series.role) for series in selection.series]
    legend, top = legend_row(entries, size) if len(entries) > 1 else ([], 0)
    layout = _map_layout(_place_extent(selection), size, top)
    (left, right), (low, high) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    height = size.height - top
    marks = [
        ((x - left) / (right - left) * size.width, (high - y) / (high - low) * height, diameter, name)
        for series in selection.series
        for point, diameter in zip(series.points, mark_diameters(series, selection), strict=True)
        if (name := mark_name(point, selection))
        for x, y in [project(float(point.x), point.y or 0.0)]
    ]
    return layout | {"annotations": [*legend, *place_labels(marks, size.width, height)]}


def _refuse_places(selection: Selection) -> str:
    for series in selection.series:
        for point in series.points:
            if not (isinstance(point.x, int | float) and abs(point.x) <= 180 and abs(point.y or 0.0) <= 90):
                return f"x is degrees east and y degrees north; read {point.x} and {point.y}"
    return ""


def _height(selection: Selection, narrow: bool) -> int:
    return 240 if narrow else 420


CHOROPLETH = ChartType(
    noun="Map of countries",
    purpose="One amount of many countries, where it matters where they lie.",
    traces=_country_traces,
    layout=_country_layout,
    orders_marks=True,
    height=_height,
    needs=("location", "value"),
    across="location",
    measure="value",
    leaves_names_out=True,
    refuse=_refuse_countries,
)
MAP = ChartType(
    noun="Map of places",
    purpose="Places, and how much there is at each.",
    traces=_place_traces,
    layout=_place_layout,
    height=_height,
    keys=frozenset({"color", "size"}),
    needs=("x", "y", "label"),
    repeats=True,
    most_marks=500,
    leaves_names_out=True,
    mark_style="Hollow marks",
    refuse=_refuse_places,
)
