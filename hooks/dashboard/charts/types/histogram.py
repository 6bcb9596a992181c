"""Histograms: how often amounts of each size occur. The bars touch, since the steps do."""

from __future__ import annotations

from typing import Any

from dashboard.charts.parts.axes import value_axis
from dashboard.charts.parts.axis_titles import TITLE_ROOM, axis_title, side_title
from dashboard.charts.parts.bins import Bin, bins_of
from dashboard.charts.parts.readout import with_mark
from dashboard.charts.spec.chart_spec import Roles
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.spec.summary import summary_of, summary_row
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.grouping import group_by
from dashboard.core.number_text import exact, format_number, format_steps
from dashboard.core.words import N_, _, ngettext
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row

COUNT = "count"
"""The column that says how many values a bin has."""
_BIN, _PANEL = "bin", "panel"


def _summarise(selection: Selection) -> Selection:
    """The bins, each with the number of its values. In small plots all have the same bins."""
    x = selection.x
    amounts = [exact(row.texts[x.name]) for series in selection.series for row in _rows(series)]
    bins = bins_of(amounts, selection.chart.bins)
    count = _count()
    measured = x.title if x.says_unit else f"{x.title}, {x.unit}"
    drawn = count.model_copy(update={"title": _("%(measure)s: number of values", measure=measured)})
    fields = [Column(name=_BIN, type="string", title=x.title, unit=x.unit), count]
    facet = selection.dataset.fields[selection.roles.facet] if selection.roles.facet else None
    # (Its values are names already.)
    fields += [Column(name=_PANEL, type="string", title=facet.title)] if facet else []
    rows: list[Row] = []
    all_series: list[Series] = []
    for series in selection.series:
        by_bin = group_by(_rows(series), lambda row: _number_of(bins, exact(row.texts[x.name])))
        own_rows = [_bin_row(one, by_bin.get(number, []), len(rows) + number + 1) for number, one in enumerate(bins)]
        if facet:
            own_rows = [_with_panel(row, series.panel) for row in own_rows]
        points = tuple(Point(row.values[_BIN], row.values[COUNT], row) for row in own_rows)
        all_series.append(Series(series.key, series.label, series.role, drawn, points, series.panel))
        rows += own_rows
    return summary_of(selection, fields, Roles(_BIN, (COUNT,), None, _PANEL if facet else None), rows, all_series)


def _rows(series: Series) -> list[Row]:
    return [point.row for point in series.valued if point.row]


def _number_of(bins: list[Bin], amount: Any) -> int:
    """Which bin an amount falls into."""
    step = bins[0].high - bins[0].low
    return min(int((amount - bins[0].low) // step), len(bins) - 1)


def _count() -> Column:
    return Column(name=COUNT, type="integer", title=_("Number of values"))


def _bin_row(one: Bin, rows: list[Row], line: int) -> Row:
    values = {_BIN: one.label, COUNT: len(rows), "from": float(one.low), "to": float(one.high)}
    return summary_row(values, {_BIN: one.label, COUNT: str(len(rows))}, line, rows)


def _with_panel(row: Row, panel: str) -> Row:
    return Row({**row.values, _PANEL: panel}, {**row.texts, _PANEL: panel}, row.line, row.sources)


def _edge(point: Point, end: str) -> float:
    return float(point.row.values[end]) if point.row else 0.0


def edges(selection: Selection) -> list[float]:
    """The ends of all bins of what is drawn, in order."""
    points = [point for series in selection.series for point in series.points]
    return sorted({_edge(point, end) for point in points for end in ("from", "to")})


def _traces(selection: Selection) -> list[dict[str, Any]]:
    return [_trace(series, [point for point in series.points if point.y], selection) for series in selection.series]


def _trace(series: Series, points: list[Point], selection: Selection) -> dict[str, Any]:
    """The bars of a series; a bin without a value has none."""
    return {
        "type": "bar",
        "name": series.label,
        "x": [(_edge(point, "from") + _edge(point, "to")) / 2 for point in points],
        "y": [point.y for point in points],
        "width": [_edge(point, "to") - _edge(point, "from") for point in points],
        "marker": {
            "color": placeholder(series.role),
            "line": {"color": [placeholder(series.role if point.mark else "paper") for point in points], "width": 1},
            "pattern": {
                "shape": ["/" if point.mark else "" for point in points],
                "fillmode": "replace",
                "size": 6,
                "solidity": 0.45,
            },
        },
        "hovertext": [_bin_text(point, series, selection) for point in points],
    }


def _bin_text(point: Point, series: Series, selection: Selection) -> str:
    """Such as 'Imports, USD 10 to under 20 bn: 12 values, estimate'."""
    panel = f"{series.panel}, " if series.panel else ""
    count = ngettext("%(num)s value", "%(num)s values", int(point.y or 0))
    words = f"{panel}{selection.x.with_unit(str(point.x))}: {count}"
    return with_mark(words, point.mark)


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    points = [point for series in selection.series for point in series.points]
    ends = edges(selection)
    heights = [*(point.y or 0.0 for point in points), *selection.noted_amounts]
    counts, left = value_axis(heights, size, zero=True, whole=True)
    texts = format_steps(ends)
    bottom = 28 + LINE_HEIGHT + 4
    axis = {
        "type": "linear",
        "range": [ends[0], ends[-1]],
        "tickmode": "array",
        "tickvals": ends,
        "ticktext": texts,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": placeholder("muted"),
        "showline": True,
        "linecolor": placeholder("muted"),
        "tickfont": {"color": placeholder("muted")},
    }
    # (Of several small plots the subtitle says what they count.)
    titles = [] if size.is_panel else [side_title(_count(), left)]
    return base_layout(size, {"l": left, "r": 8, "t": TITLE_ROOM if titles else 14, "b": bottom}) | {
        "barmode": "overlay",
        "bargap": 0,
        "xaxis": axis,
        "yaxis": counts,
        "annotations": [*titles, axis_title(selection.x, 1, 0, 0, 2 - bottom, "right")],
    }


def _describe(selection: Selection) -> str:
    """How many values there are, and where most of them lie."""
    parts = []
    for series in selection.series:
        total = ngettext("%(num)s value", "%(num)s values", int(sum(series.values)))
        fullest = max(series.points, key=lambda point: point.y or 0.0)
        name = f"{series.panel}: " if series.panel else ""
        filled = [point.x for point in series.points if point.y]
        if filled[1:]:
            total = _(
                "%(count)s from the bin %(first)s to the bin %(last)s", count=total, first=filled[0], last=filled[-1]
            )
        most = {"number": format_number(int(fullest.y or 0)), "bin": selection.x.with_unit(str(fullest.x))}
        parts.append(f"{name}{total}; {_('most, %(number)s, in %(bin)s', **most)}")
    return "; ".join(parts)


HISTOGRAM = ChartType(
    noun=N_("Histogram"),
    purpose="How often amounts of each size occur: where most lie, and how far they spread.",
    traces=_traces,
    layout=_layout,
    keys=frozenset({"bins", "facet", "annotations"}),
    needs=("x",),
    measure="x",
    repeats=True,
    most_marks=20_000,
    orders_marks=True,
    mark_style=N_("Hatched"),
    summarise=_summarise,
    describe=_describe,
    tells_ends=True,
)
