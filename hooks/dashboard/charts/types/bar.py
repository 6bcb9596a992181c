"""Bar charts: amounts side by side, grouped, stacked or as shares of the whole."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dashboard.charts.labels.taken import SPACE
from dashboard.charts.parts.axes import names_fit, side_axis, side_lines, value_axis
from dashboard.charts.parts.axis_titles import on_base
from dashboard.charts.parts.bar_values import GAP, highlighted_values, value_labels, widest_value, with_room
from dashboard.charts.parts.legend import ABOVE_AXIS, BELOW_NAMES, legend_row
from dashboard.charts.parts.looks import looks_of
from dashboard.charts.parts.panels import panel_width
from dashboard.charts.parts.readout import trace_words
from dashboard.charts.parts.samples import area_sample, samples
from dashboard.charts.parts.time_axis import overhang, places_axis_within
from dashboard.charts.spec.gaps import places
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout, width_alone
from dashboard.charts.style.palette import BEHIND
from dashboard.charts.types.chart_type import ChartType, no_shares
from dashboard.core.words import N_, _

_WIDEST = 130
"""The most width of a bar in CSS pixels: a wider one is read as an area."""
_BESIDE_NAMES = 4
"""The room between names and the line at which bars begin, in CSS pixels: right at it, letters were read with it."""
_BELOW_NOUGHT = 6
"""The room between an axis and a time below it that reaches below the labels at its side, in CSS pixels."""


def _traces(selection: Selection) -> list[dict[str, Any]]:
    return [_trace(series, selection) for series in selection.series]


def _trace(whole: Series, selection: Selection) -> dict[str, Any]:
    # A name without an amount would get a place behind all others.
    series = replace(whole, points=tuple(whole.valued))
    upright = is_upright(selection)
    names = [selection.x.label(point.x) for point in series.points]
    values = [point.y for point in series.points]
    roles = [_role(series, point, selection) for point in series.points]
    marker = looks_of(selection).bar_marker(roles, [bool(point.mark) for point in series.points])
    return {
        "type": "bar",
        "orientation": "v" if upright else "h",
        "x": names if upright else values,
        "y": values if upright else names,
        "marker": marker,
        **trace_words(series, series.points, selection),
    }


def is_upright(selection: Selection) -> bool:
    """Whether bars stand. Names that have no room below bars on a phone stand beside them, and the bars lie."""
    if selection.chart.orientation == "horizontal":
        return False
    if selection.x.temporal or selection.x.numeric:
        return True
    whole = selection.whole or selection
    # With one series the values stand at the bars, and the axis of amounts has no labels.
    beside = 12 if len({series.key for series in whole.series}) == 1 else 44
    room = panel_width(len({series.panel for series in whole.series}), narrow=True) - beside
    names, _ = _names(whole)
    return names_fit(names, room)


def _notes(selection: Selection) -> list[str]:
    """Say that bars lie although they were to stand: one sentence, or none."""
    asked = "orientation" in selection.chart.model_fields_set and selection.chart.orientation == "vertical"
    return (
        [_("The bars lie, since their names have no room below them.")] if asked and not is_upright(selection) else []
    )


def _role(series: Series, point: Point, selection: Selection) -> str:
    """The colour role of a bar; pale grey if others are highlighted, by their series or by their x."""
    highlighted = [str(value) for value in selection.chart.highlight]
    return BEHIND if highlighted and not {series.key, str(point.x)} & set(highlighted) else series.role


def _names(selection: Selection) -> tuple[list[str], list[str]]:
    """The names on the axis in order, and those that have a bar. A missing period is a name without a bar."""
    points = [point for series in selection.series for point in series.valued]
    names = list(dict.fromkeys(selection.x.label(x) for x in places(selection)))
    return names, list(dict.fromkeys(selection.x.label(point.x) for point in points))


def _totals(selection: Selection, sign: int) -> list[float]:
    """The sum of each stack above the zero line (sign 1) or below it (sign -1)."""
    sums: dict[Any, float] = {}
    for series in selection.series:
        for point in series.points:
            sums[point.x] = sums.get(point.x, 0.0) + max(0.0, sign * (point.y or 0.0))
    return [sign * value for value in sums.values()]


def _axis_amounts(selection: Selection) -> list[float]:
    """What the axis of amounts has to hold: the amounts, the sums of stacks, or all of a whole; and the author's."""
    if selection.chart.stack == "percent":
        return [0.0, 100.0]
    amounts = _totals(selection, 1) + _totals(selection, -1) if selection.chart.stack else selection.values
    return [*amounts, *selection.noted_amounts]


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    (names, filled), upright, is_single = _names(selection), is_upright(selection), len(selection.series) == 1
    # The values of a single series stand at its bars, where these are wide enough.
    has_values = is_single and (not upright or (size.width - 10) / len(names) >= widest_value(selection) + 4)
    amounts, (legend, above) = _axis_amounts(selection), _legend(selection, size)
    axis, left = value_axis(amounts, size, zero=True, flat=not upright)
    if upright:
        names_axis, margin = _names_below(selection, size, filled, above, None if has_values else left)
    else:
        names_axis, left = side_axis(names, size)
        names_axis, left = names_axis | {"ticklabelstandoff": _BESIDE_NAMES}, left + _BESIDE_NAMES
        axis, margin = axis | {"side": "bottom"}, {"l": left, "r": 12, "t": above, "b": _below(selection)}
    labels = []
    if has_values:
        labels = value_labels(selection, names, upright=upright)
        plot = size.height - above - 40 if upright else size.width - left - 12
        ends = with_room(amounts, (LINE_HEIGHT + 4 if upright else widest_value(selection) + 8) / plot)
        # The values stand at the bars, so the axis need not show them.
        axis = axis | {"showticklabels": False, "showgrid": False, "range": ends}
    elif is_single and selection.chart.highlight:
        labels = highlighted_values(selection, names, axis, size, margin)
    names_axis = on_base(names_axis, axis)
    place = (size.width - margin["l"] - margin["r"]) / len(names)
    beside = 1 if selection.chart.stack else len(selection.series)
    along, across = (names_axis, axis) if upright else (axis, names_axis)
    return base_layout(size, margin) | {
        "barmode": "relative" if selection.chart.stack else "group",
        "bargap": max(GAP, 1 - _WIDEST * beside / place) if upright else GAP,
        "bargroupgap": 0.06,
        "annotations": legend + labels,
        "xaxis": along,
        "yaxis": across,
    }


def _names_below(
    selection: Selection, size: Size, filled: list[str], above: int, left: int | None
) -> tuple[dict[str, Any], dict[str, int]]:
    """The axis of the names below standing bars, and the margin around the plot.

    Args:
        selection: the chart, or one of its small plots.
        size: of the drawing.
        filled: the names that have a bar.
        above: the room above the plot.
        left: the room of the axis of amounts; None if that shows no amounts, and the bars have its room.
    """

    def room(beyond: int) -> int:
        return size.width - (max(2, beyond) if left is None else left) - max(8, beyond)

    axis, bottom, beyond = places_axis_within(selection, room, filled)
    if left is not None and overhang(axis, room(beyond), SPACE):
        # The first time reaches below the nought of the axis of amounts.
        axis, bottom = axis | {"ticklabelstandoff": _BELOW_NOUGHT}, bottom + _BELOW_NOUGHT
    return axis, {"l": max(2, beyond) if left is None else left, "r": max(8, beyond), "t": above + 12, "b": bottom}


def _below(selection: Selection) -> int:
    """The room below lying bars in CSS pixels. Where values stand at them, the axis of amounts has no labels there."""
    return 8 if len(selection.series) == 1 else 28


def _legend(selection: Selection, size: Size) -> tuple[list[dict[str, Any]], int]:
    """The names of several series above the plot, and the room above it."""
    if len(selection.series) == 1:
        return [], 14
    # A series whose bars all stand behind others has a grey name, too; pale grey is too pale for words.
    roles = [{_role(series, point, selection) for point in series.points} for series in selection.series]
    bars = [BEHIND if own == {BEHIND} else series.role for series, own in zip(selection.series, roles, strict=True)]
    names = [
        (series.label, "rest" if role == BEHIND else role) for series, role in zip(selection.series, bars, strict=True)
    ]
    shown = samples(selection, area_sample, bars)
    return legend_row(names, size, shown, ABOVE_AXIS if is_upright(selection) else BELOW_NAMES)


def _height(selection: Selection, narrow: bool) -> int:
    return (320 if narrow else 400) if is_upright(selection) else _least_height(selection, narrow)


def _least_height(selection: Selection, narrow: bool) -> int:
    """Of horizontal bars what their number needs."""
    if is_upright(selection):
        return 120
    size = width_alone(narrow)
    names, _ = _names(selection)
    beside = 1 if selection.chart.stack else len(selection.series)
    of_names = size
    if selection.whole and selection.roles.facet:
        of_names = replace(size, width=round(panel_width(len(selection.whole.panels), narrow)))
    lines = max(len(side_lines(name, of_names)) for name in names)
    each = max(lines * (LINE_HEIGHT + 1) + 2, beside * 12 + 10, 24)
    _, above = _legend(selection, size)
    return max(120, len(names) * each + _below(selection) + above)


def _refuse(selection: Selection) -> str:
    negative = any((point.y or 0.0) < 0 for series in selection.series for point in series.points)
    if selection.chart.stack == "percent" and negative:
        return "shares of a whole cannot be drawn of negative values"
    return next(filter(None, map(no_shares, selection.panels.values())), "")


BAR = ChartType(
    noun=N_("Bar chart"),
    purpose="Amounts side by side: of years or of things, grouped, stacked or as shares of the whole.",
    traces=_traces,
    layout=_layout,
    tells_ends=True,
    height=_height,
    least_height=_least_height,
    keys=frozenset({"color", "sort", "facet", "annotations", "events", "stack", "orientation", "highlight", "as_"}),
    marks_have_places=True,
    sample=area_sample,
    mark_style=N_("Hatched"),
    refuse=_refuse,
    notes=_notes,
)
