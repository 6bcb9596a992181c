"""Tables with bars: a few amounts of each thing. Each column has an axis of its own, and the values beside its bars."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.name_lines import name_lines
from dashboard.charts.labels.text_width import text_width, wrap
from dashboard.charts.parts.axes import side_axis, side_lines
from dashboard.charts.parts.readout import trace_words
from dashboard.charts.spec.gaps import places
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.style.escaping import LINE_BREAK, bold
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout, width_alone
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.words import N_


def _names(selection: Selection) -> list[str]:
    return list(dict.fromkeys(selection.x.label(x) for x in places(selection, empty=True)))


def _axis_name(column: int) -> str:
    """Plotly's name of the x axis of a column: x, x2, x3."""
    return f"x{column + 1}" if column else "x"


def _bar_range(series: Series) -> tuple[float, float]:
    """The range of the axis of a column: that of its values, and 0."""
    return min(0.0, *series.values), max(0.0, *series.values)


def _colours(series: Series, selection: Selection) -> Any:
    """The colours of the bars of a column: of rows that all have one of their own, such as countries, each its own."""
    names = dict.fromkeys((str(point.x), selection.x.label(point.x)) for point in series.points)
    roles = selection.colours.of_all([*names])
    if roles is None:
        return placeholder(series.role)
    own = dict(zip((key for key, _ in names), roles, strict=True))
    return [placeholder(own[str(point.x)]) for point in series.points]


def _traces(selection: Selection) -> list[dict[str, Any]]:
    return [
        {
            "type": "bar",
            "orientation": "h",
            "xaxis": _axis_name(column),
            "yaxis": "y",
            "x": [point.y for point in series.points],
            "y": [selection.x.label(point.x) for point in series.points],
            "width": 0.5,
            "marker": {
                "color": _colours(series, selection),
                "line": {"color": _colours(series, selection), "width": 1},
                "pattern": {
                    "shape": ["/" if point.mark else "" for point in series.points],
                    "fillmode": "replace",
                    "size": 6,
                    "solidity": 0.45,
                },
            },
            **trace_words(series, series.points, selection),
        }
        for column, series in enumerate(selection.series)
    ]


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    names, count = _names(selection), len(selection.series)
    names_axis, left = side_axis(names, size)
    width = (size.width - left) / count
    heads = [_head_lines(series, width) for series in selection.series]
    top = max(map(len, heads)) * (LINE_HEIGHT + 1) + 8
    names_axis |= {"showline": False, "ticklabelstandoff": 4}
    layout: dict[str, Any] = base_layout(size, {"l": left, "r": 0, "t": top, "b": 4})
    layout |= {"barmode": "overlay", "yaxis": names_axis, "annotations": []}
    for column, series in enumerate(selection.series):
        layout[f"xaxis{column + 1 if column else ''}"] = _column_axis(series, column, count, width)
        layout["annotations"] += [_head(column, heads[column]), *_value_labels(column, series, selection, names)]
    return layout


def _head_lines(series: Series, width: float) -> list[str]:
    """The head of a column in lines: what it is, and below that its unit; without one the last line is empty."""
    room = width * 0.985 - 3
    return [*map(bold, name_lines(series.label, room, bold=True)), *wrap(series.field.unit or "", room)]


def _column_axis(series: Series, column: int, count: int, width: float) -> dict[str, Any]:
    """The axis of one of so many columns, so long that the longest value still has room beside the longest bar."""
    low, high = _bar_range(series)
    room = max(text_width(series.short_amount(point)) for point in series.points) + 12
    bar_share = max(0.2, 1 - room / width)
    return {
        "domain": [column / count + (0.01 if column else 0.005), (column + 1) / count],
        "range": [low, low + (high - low) / bar_share],
        "showgrid": False,
        "showticklabels": False,
        "zeroline": low < 0,
        "zerolinecolor": placeholder("muted"),
        "fixedrange": True,
    }


def _head(column: int, lines: list[str]) -> dict[str, Any]:
    """The head of a column, above it."""
    head = {
        "xref": f"{_axis_name(column)} domain",
        "yref": "y domain",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "yshift": 4,
        "showarrow": False,
        "text": LINE_BREAK.join(filter(None, lines)),
        "font": {"color": placeholder("muted")},
    }
    return label(head, Kind.NAME, anchor="fixed")


def _value_labels(column: int, series: Series, selection: Selection, names: list[str]) -> list[dict[str, Any]]:
    """The values of a column, each behind its bar."""
    return [
        label(
            {
                "xref": _axis_name(column),
                "yref": "y",
                "x": max(0.0, point.y),
                "y": names.index(selection.x.label(point.x)),
                "xanchor": "left",
                "xshift": 4,
                "showarrow": False,
                "text": series.short_amount(point),
                "font": {"color": placeholder("ink")},
            },
            Kind.VALUE,
        )
        for point in series.points
        if point.y is not None
    ]


def _height(selection: Selection, narrow: bool) -> int:
    size = width_alone(narrow)
    lines = max(len(side_lines(name, size)) for name in _names(selection))
    return len(_names(selection)) * max(34, lines * (LINE_HEIGHT + 1) + 4) + (84 if narrow else 66)


def _first_column(selection: Selection) -> Selection:
    """A small drawing has room for the values of one column, and none for the heads of several."""
    return replace(selection, series=selection.series[:1])


def _refuse(selection: Selection) -> str:
    return "more than four columns do not fit on a phone" if len(selection.series) > 4 else ""


TABLE = ChartType(
    noun=N_("Table with bars"),
    purpose="Two or three amounts of each thing, where the exact values matter.",
    traces=_traces,
    layout=_layout,
    height=_height,
    least_height=_height,
    keys=frozenset({"color", "sort"}),
    small_part=_first_column,
    one_unit=False,
    marks_have_places=True,
    mark_style=N_("Hatched"),
    refuse=_refuse,
)
