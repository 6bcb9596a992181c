"""The axis of time, with its ticks and labels, and the gaps that missing years and months leave in a chart."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from dashboard.charts.parts.axes import category_axis
from dashboard.charts.spec.selection import Point, Selection
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.layout import Size
from dashboard.charts.style.palette import placeholder
from dashboard.core.dates import MONTHS, year_part


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
    """The first day of the month that is a number of months after the month of the day."""
    months = day.year * 12 + day.month - 1 + count
    return datetime.date(months // 12, months % 12 + 1, 1)


def _month_label(day: datetime.date, first: bool, step: int) -> str:
    """The label of a tick: a year, or a month; the first month of the axis and of each year also has its year."""
    if step >= 12:
        return str(day.year)
    name = MONTHS[day.month - 1][:3]
    return f"{name}{LINE_BREAK}{day.year}" if first or day.month <= step else name
