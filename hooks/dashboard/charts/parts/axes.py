"""Axes of amounts, of names and of time: their ticks and labels, and the gaps that missing years and months leave."""

from __future__ import annotations

import datetime
import math
import textwrap
from collections.abc import Sequence
from typing import Any

from dashboard.charts.spec.selection import Point, Selection
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.layout import CHARACTER_WIDTH, Size, format_number
from dashboard.charts.style.palette import placeholder
from dashboard.core.dates import MONTHS, year_part

HIDDEN_AXIS = {"showgrid": False, "showticklabels": False, "zeroline": False, "fixedrange": True}
"""An axis that is not shown."""


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round values for the ticks of an axis; the first and the last enclose both ends.

    Args:
        low: the lowest value to show.
        high: the highest value to show.
        most: the largest number of steps between ticks.

    Returns:
        The values in ascending order, at equal distances.
    """
    span = (high - low) or abs(high) or 1.0
    high = max(high, low + span)
    step = 10.0 ** math.floor(math.log10(span / most))
    for factor in (1, 2, 2.5, 5, 10, 20):
        first = math.floor(low / (step * factor))
        last = math.ceil(high / (step * factor))
        if last - first <= most:
            break
    return [round(multiple * step * factor, 12) for multiple in range(first, last + 1)]


def value_axis(
    values: Sequence[float], size: Size, zero: bool, log: bool = False, flat: bool = False
) -> tuple[dict[str, Any], int]:
    """Make an axis of amounts.

    Args:
        values: the amounts that it has to hold; at least one.
        size: the size of the drawing.
        zero: whether marks begin at zero, as bars and areas do, so that the axis has to show it.
        log: whether the scale is logarithmic; all values are then above zero.
        flat: whether the axis lies below the plot, and not at its side.

    Returns:
        Plotly's axis, and the width of its widest label in CSS pixels, with some room.
    """
    if log:
        return _log_axis(values)
    low, high = min(values), max(values)
    # A line may leave out zero only if it would look flat with it; a line that is flat is shown with zero.
    if zero or low == high or (low > 0 and low < 0.6 * high):
        low = min(low, 0.0)
    if zero or low == high or (high < 0 and high > 0.6 * low):
        high = max(high, 0.0)
    tick_values = ticks(
        low, high, max(2, min(4 if size.narrow else 5, size.width // 70 if flat else size.height // 50))
    )
    axis = {
        # A little more than the last tick, or Plotly leaves out its grid line.
        "range": [tick_values[0], tick_values[-1] + (tick_values[-1] - tick_values[0]) * 0.002],
        "tickmode": "array",
        "tickvals": tick_values,
        "ticktext": [format_number(value) for value in tick_values],
        "gridcolor": placeholder("grid"),
        "gridwidth": 1,
        "zeroline": low < 0 < high,
        "zerolinecolor": placeholder("muted"),
        "zerolinewidth": 1,
        "fixedrange": True,
        "tickfont": {"color": placeholder("muted")},
    }
    return axis, math.ceil(max(len(format_number(value)) for value in tick_values) * CHARACTER_WIDTH) + 10


def thin_labels(axis: dict[str, Any], room: float) -> dict[str, Any]:
    """Leave out some labels of an axis of amounts below the plot, if they would touch.

    Args:
        axis: Plotly's axis, as `value_axis` makes it.
        room: the width of the plot in CSS pixels.

    Returns:
        A new axis: every second label stays, or every third, and so on; the others are empty.
    """
    texts = axis["ticktext"]
    every = math.ceil((max(map(len, texts)) * CHARACTER_WIDTH + 8) / (room / len(texts)))
    return axis | {"tickangle": 0, "ticktext": [text if index % every == 0 else "" for index, text in enumerate(texts)]}


def _log_axis(values: Sequence[float]) -> tuple[dict[str, Any], int]:
    """A logarithmic axis: ticks at 1, 2 and 5 times each power of ten; at the powers alone if these are many."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    steps = (1, 2, 5) if high - low <= 3 else (1,)
    candidates = [step * 10.0**power for power in range(low, high + 1) for step in steps]
    tick_values = [value for value in candidates if min(values) * 0.5 <= value <= max(values) * 2] or candidates
    texts = [format_number(value) for value in tick_values]
    axis = {
        "type": "log",
        "range": [math.log10(min(tick_values[0], min(values))), math.log10(max(tick_values[-1], max(values)) * 1.02)],
        "tickmode": "array",
        "tickvals": tick_values,
        "ticktext": texts,
        "gridcolor": placeholder("grid"),
        "gridwidth": 1,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"color": placeholder("muted")},
    }
    return axis, math.ceil(max(map(len, texts)) * CHARACTER_WIDTH) + 10


def category_axis(names: Sequence[str], room: float, filled: Sequence[str] = ()) -> dict[str, Any]:
    """Make the axis of names or years under bars. Labels that would touch are left out, but never the last one.

    Args:
        names: the names in order, from left to right.
        room: the width of the plot in CSS pixels.
        filled: the names that have a bar; only these are labelled. Empty if all have one.

    Returns:
        Plotly's axis.
    """
    longest = max(len(name) for name in names) * CHARACTER_WIDTH + 8
    every = max(1, math.ceil(longest / (room / len(names))))
    labelled: list[str] = []
    free = len(names) - 1
    for index in range(len(names) - 1, -1, -1):
        if index <= free and (not filled or names[index] in filled):
            labelled.insert(0, names[index])
            free = index - every
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(names),
        "tickmode": "array",
        "tickvals": labelled,
        "tickangle": 0,
        "showgrid": False,
        "fixedrange": True,
        "linecolor": placeholder("muted"),
        "showline": True,
        "tickfont": {"color": placeholder("muted")},
    }


def side_axis(names: Sequence[str], size: Size) -> tuple[dict[str, Any], int]:
    """Make the axis of names at the left side of horizontal bars or dots; the first name is on top.

    Args:
        names: the names in order, from top to bottom.
        size: the size of the drawing.

    Returns:
        Plotly's axis, and the width of its widest label in CSS pixels, with some room.
    """
    wrapped = {name: textwrap.wrap(name, 18 if size.narrow else 30) or [""] for name in names}
    axis = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(names),
        "range": [len(names) - 0.5, -0.5],
        "tickmode": "array",
        "tickvals": list(names),
        "ticktext": [LINE_BREAK.join(wrapped[name]) for name in names],
        "showgrid": False,
        "fixedrange": True,
        "linecolor": placeholder("muted"),
        "showline": True,
        "tickfont": {"color": placeholder("muted")},
    }
    longest = max(len(part) for parts in wrapped.values() for part in parts)
    return axis, round(longest * CHARACTER_WIDTH) + 12


def time_axis(selection: Selection, size: Size) -> dict[str, Any]:
    """Make the axis of time under lines and areas.

    Args:
        selection: the chart; its x is temporal.
        size: the size of the drawing.

    Returns:
        Plotly's axis, with ticks at round years, or at months with their year.
    """
    x_values = [point.x for series in selection.series for point in series.points]
    first, last = min(x_values), max(x_values)
    # The axis also shows an event shortly after the last value.
    last_event = max((event.date for event in selection.events), default=None)
    axis: dict[str, Any] = {
        "showgrid": False,
        "fixedrange": True,
        "linecolor": placeholder("muted"),
        "showline": True,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": placeholder("muted"),
        "tickfont": {"color": placeholder("muted")},
        "zeroline": False,
    }
    most_ticks = max(2, min(9, size.width // 64))
    if selection.x.type == "year":
        span = max(1, last - first)
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if span / step <= most_ticks)
        years = [year for year in range(first, last + 1) if year % step == 0] or [first]
        return axis | {
            "type": "linear",
            "range": [first - span * 0.02, max(last, year_part(last_event) if last_event else last) + span * 0.02],
            "tickmode": "array",
            "tickvals": years,
            "ticktext": [str(year) for year in years],
        }
    begin, end = _day(first), _day(last)
    slack = datetime.timedelta(days=max(3.0, (end - begin).days * 0.02))
    months = (end.year - begin.year) * 12 + end.month - begin.month
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / step <= most_ticks)
    days = [_months_later(begin, count) for count in range(months + 2)]
    days = [day for day in days if (day.year * 12 + day.month - 1) % step == 0 and day <= end + slack]
    return axis | {
        "type": "date",
        "range": [(begin - slack).isoformat(), (max(end, last_event or end) + slack).isoformat()],
        "tickmode": "array",
        "tickvals": [day.isoformat() for day in days],
        "ticktext": [_month_label(day, index == 0, step) for index, day in enumerate(days)],
    }


def x_axis(selection: Selection, size: Size) -> tuple[dict[str, Any], int]:
    """Make the x axis under lines and areas: of time, or of names.

    Args:
        selection: the chart.
        size: the size of the drawing.

    Returns:
        Plotly's axis, and the height of its labels in CSS pixels; months have their year in a second line.
    """
    bottom = 42 if selection.x.type in ("yearmonth", "date") else 28
    return time_axis(selection, size) if selection.x.temporal else _names_axis(selection, size), bottom


def _names_axis(selection: Selection, size: Size) -> dict[str, Any]:
    """The axis under lines and areas whose x is not time: names, in the order of the rows."""
    names = list(dict.fromkeys(str(point.x) for series in selection.series for point in series.points))
    return category_axis(names, size.width - 60)


def fill_range(x_values: Sequence[Any], x_type: str) -> list[Any]:
    """Add the years or months that are missing, so that each leaves a gap in the chart.

    Args:
        x_values: the values of x.
        x_type: the type of the field, such as year or yearmonth.

    Returns:
        Every year or month from the first to the last; values of other types each once, in their order.
    """
    if x_type == "year":
        return list(range(min(x_values), max(x_values) + 1))
    if x_type == "yearmonth":
        first, last = _day(min(x_values)), _day(max(x_values))
        months = (last.year - first.year) * 12 + last.month - first.month
        return [_months_later(first, count).isoformat()[:7] for count in range(months + 1)]
    return list(dict.fromkeys(x_values))


def insert_gaps(points: tuple[Point, ...], x_type: str) -> list[Point]:
    """Add an empty point after each point that is not followed by the next year or month.

    Args:
        points: the points of a series in order of x.
        x_type: the type of the field, such as year or yearmonth; points of other types stay as they are.

    Returns:
        The points with the added ones between them; a long gap gets one point.
    """
    filled: list[Point] = []
    for point in points:
        if filled and x_type in ("year", "yearmonth"):
            previous = filled[-1].x
            expected = previous + 1 if x_type == "year" else _months_later(_day(previous), 1).isoformat()[:7]
            if expected != point.x:
                filled.append(Point(expected, None))
        filled.append(point)
    return filled


def _day(value: Any) -> datetime.date:
    """A date, or the first day of a month such as '2024-05'."""
    if isinstance(value, datetime.date):
        return value
    year, month = str(value).split("-")
    return datetime.date(int(year), int(month), 1)


def _months_later(day: datetime.date, count: int) -> datetime.date:
    """The first day of the month that lies so many months after that of the day."""
    months = day.year * 12 + day.month - 1 + count
    return datetime.date(months // 12, months % 12 + 1, 1)


def _month_label(day: datetime.date, first: bool, step: int) -> str:
    """The label of a tick: a year, or a month; the first month of the axis and of each year also has its year."""
    if step >= 12:
        return str(day.year)
    name = MONTHS[day.month - 1][:3]
    return f"{name}{LINE_BREAK}{day.year}" if first or day.month <= step else name
