"""Maps: countries by depth of colour, or marks at places. Outlines are traces like all others: no tile server."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dashboard.charts.parts.axes import HIDDEN_AXIS
from dashboard.charts.parts.labels import legend_row, mark_text, place_labels
from dashboard.charts.parts.outlines import Ring, country_outlines, project
from dashboard.charts.spec.selection import Selection, Series
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout, format_rounded
from dashboard.charts.style.palette import STEPS, placeholder, step_of
from dashboard.charts.types.chart_type import ChartType
from dashboard.charts.types.scatter import mark_diameters, mark_name, mark_trace
from dashboard.core.finding import nearest

Box = tuple[float, float, float, float]
"""Left, right, bottom and top, in units of the projection."""
SHOWN = STEPS[1:]
KEY = 2 * LINE_HEIGHT + 10
"""Height of the row that says what the depths of colour mean, in CSS pixels."""


def _joined(rings: Iterable[Ring]) -> dict[str, list[float | None]]:
    """Closed lines as one trace: an empty point between two."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in rings:
        x += [*(point[0] for point in ring), ring[0][0], None]
        y += [*(point[1] for point in ring), ring[0][1], None]
    return {"x": x[:-1], "y": y[:-1]}


def _land(rings: Iterable[Ring], colour: str, **more: Any) -> dict[str, Any]:
    line = {"color": placeholder("paper"), "width": 0.7}
    return {
        "type": "scatter",
        "mode": "lines",
        "fill": "toself",
        **_joined(rings),
        "line": line,
        "fillcolor": placeholder(colour),
        "hoverinfo": "skip",
        **more,
    }


def _around(points: list[tuple[float, float]], room: float) -> Box:
    """What is shown: the points and some room about them, never more than the world."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, low, high = min(xs) - room, max(xs) + room, min(ys) - room, max(ys) + room
    return max(left, -2.75), min(right, 2.75), max(low, -1.1), min(high, 1.32)


def _fitted(box: Box, width: float, height: float) -> tuple[list[float], list[float]]:
    """Ranges of both axes in one scale: the box fills the drawing, and more is shown where the forms differ."""
    left, right, low, high = box
    scale = max((right - left) / width, (high - low) / height)
    x, y = (left + right) / 2, (low + high) / 2
    return [x - scale * width / 2, x + scale * width / 2], [y - scale * height / 2, y + scale * height / 2]


def _frame(box: Box, size: Size, top: int) -> dict[str, Any]:
    x, y = _fitted(box, size.width, size.height - top)
    return base_layout(size, {"l": 0, "r": 0, "t": top, "b": 0}) | {
        "xaxis": HIDDEN_AXIS | {"range": x},
        "yaxis": HIDDEN_AXIS | {"range": y},
    }


# --- Countries by depth of colour -----------------------------------------------------------------


def _ends(selection: Selection) -> tuple[float, float]:
    values = [point.y for series in selection.series for point in series.points if point.y is not None]
    return min(values), max(values)


def _countries_box(selection: Selection) -> Box:
    known = country_outlines()
    points = [spot for point in selection.series[0].points for ring in known[str(point.x)] for spot in ring]
    return _around(points, 0.1)


def _near(ring: Ring, box: Box) -> bool:
    """Whether a line may be seen where the box is shown, in either drawing."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    wide, tall = box[1] - box[0], box[3] - box[2]
    return max(xs) > box[0] - wide and min(xs) < box[1] + wide and max(ys) > box[2] - tall and min(ys) < box[3] + tall


def _country_traces(selection: Selection) -> list[dict[str, Any]]:
    series, known, box = selection.series[0], country_outlines(), _countries_box(selection)
    drawn = {str(point.x): point for point in series.points if point.y is not None}
    rest = [ring for name, rings in known.items() if name not in drawn for ring in rings if _near(ring, box)]
    traces = [_land(rest, "land", name="")]
    for name, point in drawn.items():
        words = mark_text(series, point, selection)
        colour = _step(point.y or 0.0, selection)
        # A filled form has one label; `meta` says it to those who come by keyboard.
        traces.append(_land(known[name], colour, name=name, hoveron="fills", hoverinfo="text", text=words, meta=words))
    return traces


def _step(value: float, selection: Selection) -> str:
    """The depth of colour for an amount; the lightest is left to forms without land."""
    return SHOWN[max(0, STEPS.index(step_of(value, *_ends(selection))) - 1)]


def _country_layout(selection: Selection, size: Size) -> dict[str, Any]:
    layout = _frame(_countries_box(selection), size, KEY)
    values = sorted(point.y for point in selection.series[0].points if point.y is not None)
    # Each depth says which amounts have it, as they are: bounds that no country has would mislead.
    classes = [(step, [value for value in values if _step(value, selection) == step]) for step in SHOWN]
    named = [("land", "none"), *((step, _between(found)) for step, found in classes if found)]
    wide = min(90.0, size.width / len(named)) / size.width
    height = size.height - KEY
    paper = {"xref": "paper", "yref": "paper"}
    layout["shapes"] = [
        paper
        | {
            "type": "rect",
            "x0": index * wide,
            "x1": (index + 1) * wide,
            "y0": 1 + (KEY - 12) / height,
            "y1": 1 + KEY / height,
            "line": {"width": 0},
            "fillcolor": placeholder(step),
        }
        for index, (step, _) in enumerate(named)
    ]
    layout["annotations"] = [
        paper
        | {
            "x": index * wide,
            "y": 1,
            "xanchor": "left",
            "yanchor": "bottom",
            "yshift": KEY - 14 - LINE_HEIGHT,
            "showarrow": False,
            "text": text,
            "font": {"color": placeholder("muted")},
        }
        for index, (_, text) in enumerate(named)
    ]
    return layout


def _between(values: list[float]) -> str:
    low, high = format_rounded(values[0]), format_rounded(values[-1])
    return low if low == high else f"{low} to {high}"


def _refuse_countries(selection: Selection) -> str:
    if len(selection.series) > 1:
        return "a country has one colour, and here are several series"
    known = country_outlines()
    for point in selection.series[0].points:
        if str(point.x) not in known:
            return f"there is no country '{point.x}' in the atlas. {nearest(point.x, known)}".rstrip(".")
    return ""


# --- Marks at places ------------------------------------------------------------------------------


def _moved(series: Series) -> Series:
    """A series with its degrees projected."""
    spots = [project(float(point.x), point.y or 0.0) for point in series.points]
    points = [replace(point, x=round(x, 4), y=round(y, 4)) for point, (x, y) in zip(series.points, spots, strict=True)]
    return replace(series, points=tuple(points))


def _places_box(selection: Selection) -> Box:
    spots = [(float(point.x), point.y or 0.0) for series in selection.series for point in _moved(series).points]
    return _around(spots, 0.25)


def _place_traces(selection: Selection) -> list[dict[str, Any]]:
    box = _places_box(selection)
    land = [ring for rings in country_outlines().values() for ring in rings if _near(ring, box)]
    field = selection.dataset.fields[selection.chart.size] if selection.chart.size else None
    traces = [_land(land, "land", name="")]
    for series in selection.series:
        words = []
        for point in series.points:
            amount = point.row.values[field.name] if field and point.row else None
            words.append(
                mark_text(
                    replace(series, field=field or series.field),
                    replace(point, y=amount),
                    selection,
                    mark_name(point, selection),
                )
            )
        traces.append(mark_trace(_moved(series), selection, words))
    return traces


def _place_layout(selection: Selection, size: Size) -> dict[str, Any]:
    entries = [(series.label, series.role) for series in selection.series]
    keys, top = legend_row(entries, size) if len(entries) > 1 else ([], 0)
    layout = _frame(_places_box(selection), size, top)
    (left, right), (low, high) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    height = size.height - top
    marks = [
        ((x - left) / (right - left) * size.width, (high - y) / (high - low) * height, across, name)
        for series in selection.series
        for point, across in zip(series.points, mark_diameters(series, selection), strict=True)
        if (name := mark_name(point, selection))
        for x, y in [project(float(point.x), point.y or 0.0)]
    ]
    return layout | {"annotations": [*keys, *place_labels(marks, size.width, height)]}


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
