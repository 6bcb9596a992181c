"""Scatter charts: how two amounts go together; each thing is a mark with its name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from dashboard.charts.labels.label import Kind
from dashboard.charts.parts.axes import axis_place, value_axis
from dashboard.charts.parts.axis_titles import TITLE_ROOM, axis_title, on_base, side_title
from dashboard.charts.parts.even_steps import even_numbers
from dashboard.charts.parts.labels import NamedMark, name_marks
from dashboard.charts.parts.legend import series_legend
from dashboard.charts.parts.looks import looks_of
from dashboard.charts.parts.readout import with_mark
from dashboard.charts.parts.samples import mark_sample
from dashboard.charts.parts.size_key import largest_amount, mark_diameter, size_key
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.grey_print import NEAR_MARKS
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType, why_not_log
from dashboard.core.number_text import exact, format_number
from dashboard.core.period import Period
from dashboard.core.words import N_
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row

_BESIDE_MARKS = {"ticklabelstandoff": 6}
"""The part of an axis that leaves room for half a mark at the edge of the plot."""
_FEW_TIMES = 12
"""So many times in a series all have names, as things have."""
_MOST_STEPS = 6
"""Of more times those at so many steps are named first."""


def mark_diameters(series: Series, selection: Selection) -> list[float]:
    """The diameters of the marks of a series, in CSS pixels.

    Args:
        series: the series.
        selection: its chart; all marks are equal if it names no field for their size.

    Returns:
        One diameter for each point.
    """
    field = selection.chart.size
    larger = looks_of(selection, NEAR_MARKS).symbol_size(series.role)
    if not field:
        return [round(11.0 * larger, 1)] * len(series.points)
    amounts = [(point.row.values[field] if point.row else 0.0) or 0.0 for point in series.points]
    largest = largest_amount(selection)
    return [round(mark_diameter(amount, largest) * larger, 1) for amount in amounts]


def mark_name(point: Point, selection: Selection) -> str:
    """The name of a mark.

    Args:
        point: the point of the mark.
        selection: its chart; its `label` is the field that has the names.

    Returns:
        The name as readers see it; empty if the chart has no `label`.
    """
    field = selection.chart.label
    return selection.dataset.fields[field].label(point.row.values[field]) if field and point.row else ""


def mark_trace(series: Series, selection: Selection, texts: list[str]) -> dict[str, Any]:
    """Make the trace of a series of round marks.

    Args:
        series: the series.
        selection: its chart.
        texts: the hover text of each mark; a point without an amount has no mark.

    Returns:
        Plotly's trace.
    """
    colour = placeholder(series.role)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": series.label,
        "x": [point.x for point in series.points],
        "y": [point.y for point in series.points],
        "marker": {
            **looks_of(selection, NEAR_MARKS).symbol(series.role),
            "size": mark_diameters(series, selection),
            "color": [placeholder("paper") if point.mark else colour for point in series.points],
            "line": {
                "color": [colour if point.mark else placeholder("paper") for point in series.points],
                "width": 1.5,
            },
            "opacity": 1,
        },
        "cliponaxis": False,
        "hovertext": [None if point.y is None else text for point, text in zip(series.points, texts, strict=True)],
    }


def _traces(selection: Selection) -> list[dict[str, Any]]:
    return [
        mark_trace(series, selection, [_amounts_text(series, point, selection) for point in series.points])
        for series in selection.series
    ]


def _amounts_text(series: Series, point: Point, selection: Selection) -> str:
    """The series and name of a mark, both amounts with their units, and the third amount if the size shows one."""
    names = [series.label] if len(selection.series) > 1 else []
    names += [mark_name(point, selection)] if selection.chart.label else []
    fields = [selection.x, series.field]
    if selection.chart.size:
        fields.append(selection.dataset.fields[selection.chart.size])
    words = [
        f"{field.title} {_amount_text(point.row, field)}"
        for field in fields
        if point.row and point.row.values[field.name] is not None
    ]
    mark = series.mark_beside(point) if point.row else point.mark
    amounts = with_mark(", ".join(words), mark)
    return f"{', '.join(names)}: {amounts}" if names else amounts


def _amount_text(row: Row, field: Column) -> str:
    return row.sign_on(field.name) + field.with_unit(format_number(exact(row.texts[field.name])))


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    points = [point for series in selection.series for point in series.valued]
    is_log = selection.chart.scale == "log"
    y_axis, labels_width = value_axis([point.y or 0.0 for point in points], size, zero=False, log=is_log)
    x_axis, _ = value_axis([float(point.x) for point in points], size, zero=False, flat=True)
    legend, above = series_legend(selection, size, mark_sample, 8)
    areas, areas_height = size_key(selection, size)
    left, bottom = labels_width + 6, 33 + LINE_HEIGHT + 4
    margin = {"l": left, "r": 24, "t": above + areas_height + TITLE_ROOM, "b": bottom}
    line = {"showline": True, "linecolor": placeholder("muted")}
    names = name_marks(_named_marks(selection, y_axis))
    return (
        base_layout(size, margin)
        | names
        | {
            "xaxis": on_base(x_axis | {**_BESIDE_MARKS, **line, "zeroline": False}, y_axis),
            "yaxis": y_axis | _BESIDE_MARKS,
            "annotations": [
                *[label | {"yshift": label["yshift"] + areas_height + TITLE_ROOM} for label in legend],
                *[label | {"yshift": label["yshift"] + TITLE_ROOM} for label in areas],
                _before_names(side_title(selection.series[0].field, left)),
                axis_title(selection.x, 1, 0, 0, -bottom + 2, "right"),
                *names["annotations"],
            ],
        }
    )


def _named_marks(selection: Selection, y_axis: dict[str, Any]) -> list[NamedMark]:
    """The marks that have names.

    Where the size of marks says nothing, those of a small series come first: the others are set against them. Of marks
    that are times the ends of a series are named first, then those at equal steps, and others if nothing is at their
    right. None of them is listed: between two times that are named lie the others.
    """
    marks = []
    for series in selection.series:
        prefix = f"{series.label} " if len(selection.series) > 1 else ""
        rank = None if selection.chart.size else len(series.points)
        times = _times(series, selection)
        first = _named_first(times.values())
        for point, diameter in zip(series.points, mark_diameters(series, selection), strict=True):
            if point.y is not None and (name := mark_name(point, selection)):
                place = (float(point.x), axis_place(point.y, y_axis))
                time = times.get(id(point))
                if time is None:
                    marks.append(NamedMark(*place, diameter, name, prefix + name, rank))
                else:
                    own = first.index(time) if time in first else len(first)
                    marks.append(NamedMark(*place, diameter, name, "", own, only_right=time not in first))
    return marks


def _times(series: Series, selection: Selection) -> dict[int, Period]:
    """The times that the marks of a series are, by the ids of their points; none if they are few or no times."""
    field = selection.dataset.fields[selection.chart.label] if selection.chart.label else None
    if not field or not field.temporal or len(series.points) <= _FEW_TIMES:
        return {}
    return {
        id(point): field.period(value)
        for point in series.points
        if point.row and (value := point.row.values[field.name]) is not None
    }


def _named_first(times: Collection[Period]) -> list[Period]:
    """Of times the last and the first, and others at equal steps."""
    if not times:
        return []
    first, last = min(times), max(times)
    steps = even_numbers(first.kind, first.number, last.number, _MOST_STEPS, 1)
    return [last, first, *(Period(first.kind, number) for number in steps[1:-1])]


def _before_names(title: dict[str, Any]) -> dict[str, Any]:
    """The title of an axis, placed before the names of marks: these can stand on other sides of their marks."""
    return title | {"label": title["label"] | {"kind": Kind.NAME}}


def _refuse(selection: Selection) -> str:
    if not selection.x.numeric:
        return f"its x is an amount, and '{selection.roles.across}' holds {selection.x.type} values; draw 'dot'"
    return why_not_log(selection)


SCATTER = ChartType(
    noun=N_("Scatter chart"),
    purpose="How two amounts go together, each thing a mark with its name.",
    traces=_traces,
    layout=_layout,
    height=lambda selection, narrow: 380 if narrow else 460,
    keys=frozenset({"color", "size", "label", "scale"}),
    repeats=True,
    most_marks=500,
    leaves_names_out=True,
    sample=mark_sample,
    mark_style=N_("Hollow"),
    refuse=_refuse,
)
