"""The axis of time under lines and areas, with its ticks and labels."""

from __future__ import annotations

import datetime
import itertools
import math
import operator
from collections.abc import Callable, Sequence
from typing import Any

from dashboard.charts.labels.frame import axis_share
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.labels.tick_labels import GAP, X_STANDOFF
from dashboard.charts.parts.axes import category_axis, names_axis, value_axis
from dashboard.charts.parts.axis_moments import begin, end, middle, middle_stamp, period_at, stamp
from dashboard.charts.parts.axis_periods import named_periods, tick_texts, valued_ends
from dashboard.charts.parts.axis_titles import axis_title
from dashboard.charts.parts.even_steps import steps_years
from dashboard.charts.parts.place_names import named_places
from dashboard.charts.spec.gaps import places
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import LINE_HEIGHT, Size
from dashboard.charts.style.palette import placeholder
from dashboard.core.period import Period, PeriodKind

_TICK_LENGTH = 4
_EDGE_ROOM = 12
"""The least distance between two ticks, in CSS pixels."""
_END_ROOM = 0.02
"""The share of the axis at each of its ends that has no ticks."""


def time_axis(selection: Selection, size: Size, room: float = 0) -> dict[str, Any]:
    """Make the axis of time under lines and areas.

    Args:
        selection: the chart; its x is temporal.
        size: the size of the drawing.
        room: the width of the plot in CSS pixels; that of the drawing if it is not given.

    Returns:
        Plotly's axis from the beginning of the first period to the end of the last one. Names of periods stand below
        their middles, with the year below the first of each. Ticks are at the edges between periods.
    """
    left, right = axis_ends(selection)
    most, day = max(2, min(9, size.width // 64)), (room or size.width) / ((right - left) / datetime.timedelta(days=1))
    named, marked = named_periods(valued_ends(selection), left, right, most, day)
    return _span(left, right) | {
        "showgrid": False,
        "fixedrange": True,
        "linecolor": placeholder("muted"),
        "showline": True,
        "ticks": "",
        "ticklabelstandoff": _TICK_LENGTH + X_STANDOFF,
        "tickfont": {"color": placeholder("muted")},
        "zeroline": False,
        "tickmode": "array",
        "tickvals": [middle_stamp(period) for period in named],
        "ticktext": tick_texts(named),
        "tickangle": 0,
        "minor": {
            "ticks": "outside",
            "ticklen": _TICK_LENGTH,
            "tickcolor": placeholder("muted"),
            "tickmode": "array",
            "tickvals": [stamp(edge) for edge in _edges(marked, left, right, size.width // _EDGE_ROOM)],
        },
    }


def time_span(selection: Selection) -> dict[str, Any]:
    """What an axis of time is without its names: from when to when it reaches. That is quick to say."""
    return _span(*axis_ends(selection))


def _span(left: datetime.datetime, right: datetime.datetime) -> dict[str, Any]:
    return {"type": "date", "range": [stamp(left), stamp(right)]}


def axis_ends(selection: Selection) -> tuple[datetime.datetime, datetime.datetime]:
    """From when to when the axis of time of a chart reaches: over all periods that have a point, an event or a note.

    Args:
        selection: the chart; its x is temporal.

    Returns:
        The edges of the first and the last period; further out if the first or last point would be at the very edge.
    """
    first, last = selection.ends
    noted = [*(event.date for event in selection.events), *selection.noted_days]
    shown = [first, last, *(Period.containing(first.kind, day) for day in noted)]
    left, right = begin(min(shown)), end(max(shown))
    slack = (middle(last) - middle(first)) * 0.02
    return min(left, middle(first) - slack), max(right, middle(last) + slack)


def x_axis(selection: Selection, size: Size, room: float) -> dict[str, Any]:
    """Make the x axis under lines and areas: of time, of numbers to scale, or of names.

    Args:
        selection: the chart.
        size: the size of the drawing.
        room: the width of the plot in CSS pixels.

    Returns:
        Plotly's axis.
    """
    if selection.x.numeric:
        return _numbers_axis(selection, size)
    room = max(1.0, room)  # (Long amounts may leave a panel none.)
    if not selection.x.temporal:
        return names_axis([selection.x.label(x) for x in selection.x_values], room)[0]
    return time_axis(selection, size, room)


def x_labels_height(selection: Selection, size: Size) -> int:
    """The height of the labels below lines and areas, in CSS pixels. Below numbers stands what they are."""
    if not (selection.x.numeric or selection.x.temporal):
        # More than half of the picture is plot, so the names have at least as much room.
        return names_axis([selection.x.label(x) for x in selection.x_values], size.width * 0.55)[1]
    return 28 + LINE_HEIGHT + 4 if selection.x.numeric else time_labels_height(selection)


def places_axis(selection: Selection, room: float, filled: Sequence[str]) -> tuple[dict[str, Any], int]:
    """Make the x axis of bars and cells, each of which has a place of its own.

    Args:
        selection: the chart, or one of its small plots.
        room: the width of the plot in CSS pixels.
        filled: the names that have a bar. All of these are labelled or, where they have no room, places at equal steps.

    Returns:
        Plotly's axis, and the height of its labels in CSS pixels; times within a year have the year in a second line.
    """
    x_values = places(selection)
    names = [selection.x.label(x) for x in x_values]
    # ('2005', '09', '14' would be years that no neighbour explains.)
    whole = not filled or len(filled) == len(names)
    if whole and selection.x.type == "year" and (texts := short_years(names, room)):
        return category_axis(names, math.inf) | {"ticktext": texts}, 28
    if selection.x.numeric:
        return category_axis(names, room, filled), 28
    if not selection.x.temporal:
        return names_axis(names, room)
    periods = list(map(selection.period, x_values))
    return category_axis(names, math.inf) | named_places(names, periods, filled, room), time_labels_height(selection)


def places_axis_within(
    selection: Selection, room_beside: Callable[[int], float], filled: Sequence[str] = ()
) -> tuple[dict[str, Any], int, int]:
    """Make the axis of `places_axis` for the room that is left beside the ends of its own names.

    Args:
        selection: the chart, or one of its small plots.
        room_beside: the width of the plot, given how far names reach over its ends; in CSS pixels.
        filled: the names that have a bar.

    Returns:
        Plotly's axis, the height of its labels, and how far they reach over it; in CSS pixels.
    """
    beyond, found = -1, 0
    while found > beyond:
        beyond = found
        room = max(1.0, room_beside(beyond))  # (Long amounts may leave a panel none.)
        axis, height = places_axis(selection, room, filled)
        found = overhang(axis, room)
    return axis, height, beyond


def short_years(years: Sequence[str], room: float) -> list[str]:
    """Years below bars with two digits where four have no room: '2018', '19', '20'. The first of a century is whole.

    Args:
        years: the years in order, from left to right.
        room: the width of the plot in CSS pixels.

    Returns:
        A text for each year; none if each has room as it is, or if two digits have none either.
    """
    slot, whole, short = room / len(years), max(map(text_width, years)), text_width("00")
    if whole + GAP <= slot or (whole + short) / 2 + GAP > slot:
        return []
    begins = [not number or years[number - 1][:-2] != year[:-2] for number, year in enumerate(years)]
    # Two whole years side by side would touch.
    if any(itertools.starmap(operator.and_, itertools.pairwise(begins))):
        return []
    return [year if begin else year[-2:] for year, begin in zip(years, begins, strict=True)]


def overhang(axis: dict[str, Any], room: float, near: int = 0) -> int:
    """How far the labels of times at the ends of such an axis may reach over it.

    Args:
        axis: Plotly's axis, as `places_axis` makes it.
        room: the width of the plot in CSS pixels.
        near: so near to an end of the axis counts as over it, in CSS pixels.

    Returns:
        CSS pixels; 0 for names.
    """
    values = axis["tickvals"]
    texts = axis.get("ticktext", values)
    if axis.get("names") or not texts:
        return 0
    first, last = (text_width(text) / 2 for text in (texts[0], texts[-1]))
    over = max(first - axis_share(axis, values[0]) * room, last - (1 - axis_share(axis, values[-1])) * room)
    return max(0, math.ceil(over) + near)


def time_labels_height(selection: Selection) -> int:
    """The height of the labels of an axis of time, in CSS pixels."""
    return 42 if selection.x.temporal and selection.x.type != "year" else 28


def x_title(selection: Selection, bottom: int) -> list[dict[str, Any]]:
    """The name of the x axis under lines and areas, as Plotly's annotation. Times and names need none.

    Args:
        selection: the chart.
        bottom: the height of the labels below the plot in CSS pixels, as `x_labels_height` gives it.
    """
    return [axis_title(selection.x, 1, 0, 0, 2 - bottom, "right")] if selection.x.numeric else []


def _numbers_axis(selection: Selection, size: Size) -> dict[str, Any]:
    """The axis under lines and areas of numbers: equal distances on it are equal differences."""
    axis, _ = value_axis([*map(float, selection.x_values), *selection.noted_numbers], size, zero=False, flat=True)
    own = {"type": "linear", "showline": True, "linecolor": placeholder("muted"), "zeroline": False}
    return axis | own


def _edges(
    named: Sequence[Period], left: datetime.datetime, right: datetime.datetime, most: int
) -> list[datetime.datetime]:
    """The edges between periods as long as those that are named, or between years; if many, only those of named ones.

    The ends of the axis have none: beside the label of nought it would look like a comma.
    """
    room = (right - left) * _END_ROOM
    low, high = left + room, right - room
    kind = named[0].kind
    limits: dict[PeriodKind, int] = {kind: most}
    if steps_years(kind, [period.number for period in named]):
        limits = {kind: most // 2, "year": most}
    for edge_kind, limit in limits.items():
        first, last = (period_at(edge_kind, moment).number for moment in (low, high))
        if last - first <= limit:
            return [begin(Period(edge_kind, number)) for number in range(first + 1, last + 1)]
    return [begin(period) for period in named if low < begin(period) < high]
