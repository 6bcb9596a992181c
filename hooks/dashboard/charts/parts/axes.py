"""Axes: of amounts, of names, of time; their ticks, and their gaps."""

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
"""An axis that is not seen."""


def ticks(low: float, high: float, most: int) -> list[float]:
    """At most so many round values, of which the first and last enclose both ends."""
    span = (high - low) or abs(high) or 1.0
    high = max(high, low + span)
    step = 10.0 ** math.floor(math.log10(span / most))
    for factor in (1, 2, 2.5, 5, 10, 20):
        first = math.floor(low / (step * factor))
        last = math.ceil(high / (step * factor))
        if last - first <= most:
            break
    return [round(number * step * factor, 12) for number in range(first, last + 1)]


def value_axis(
    values: Sequence[float], size: Size, zero: bool, log: bool = False, flat: bool = False
) -> tuple[dict[str, Any], int]:
    """The axis of amounts, and the width its labels want.

    `zero`: marks grow from nought; `log`: in powers of ten; `flat`: it lies below the plot.
    """
    if log:
        return _log_axis(values)
    low, high = min(values), max(values)
    # A line may leave out nought only where that would flatten it; one that is flat is seen against nought.
    if zero or low == high or (low > 0 and low < 0.6 * high):
        low = min(low, 0.0)
    if zero or low == high or (high < 0 and high > 0.6 * low):
        high = max(high, 0.0)
    marks = ticks(low, high, max(2, min(4 if size.narrow else 5, size.width // 70 if flat else size.height // 50)))
    axis = {
        # A hair more than the last mark, or Plotly leaves out its line.
        "range": [marks[0], marks[-1] + (marks[-1] - marks[0]) * 0.002],
        "tickmode": "array",
        "tickvals": marks,
        "ticktext": [format_number(mark) for mark in marks],
        "gridcolor": placeholder("grid"),
        "gridwidth": 1,
        "zeroline": low < 0 < high,
        "zerolinecolor": placeholder("muted"),
        "zerolinewidth": 1,
        "fixedrange": True,
        "tickfont": {"color": placeholder("muted")},
    }
    return axis, math.ceil(max(len(format_number(mark)) for mark in marks) * CHARACTER_WIDTH) + 10


def thin_labels(axis: dict[str, Any], room: float) -> dict[str, Any]:
    """An axis of amounts that lies, in so many CSS pixels: where its labels would touch, some are left out."""
    texts = axis["ticktext"]
    every = math.ceil((max(map(len, texts)) * CHARACTER_WIDTH + 8) / (room / len(texts)))
    return axis | {"tickangle": 0, "ticktext": [text if at % every == 0 else "" for at, text in enumerate(texts)]}


def _log_axis(values: Sequence[float]) -> tuple[dict[str, Any], int]:
    """Ticks at 1, 2 and 5 of each power where there are few powers, else at the powers alone."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    steps = (1, 2, 5) if high - low <= 3 else (1,)
    marks = [step * 10.0**power for power in range(low, high + 1) for step in steps]
    within = [mark for mark in marks if min(values) * 0.5 <= mark <= max(values) * 2] or marks
    texts = [format_number(mark) for mark in within]
    axis = {
        "type": "log",
        "range": [math.log10(min(within[0], min(values))), math.log10(max(within[-1], max(values)) * 1.02)],
        "tickmode": "array",
        "tickvals": within,
        "ticktext": texts,
        "gridcolor": placeholder("grid"),
        "gridwidth": 1,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"color": placeholder("muted")},
    }
    return axis, math.ceil(max(map(len, texts)) * CHARACTER_WIDTH) + 10


def category_axis(names: Sequence[str], room: float, filled: Sequence[str] = ()) -> dict[str, Any]:
    """The axis of names or years under bars; labels are left out where they would touch, the last one never.

    `filled`: the names that have a bar, where some have none; only these are labelled.
    """
    longest = max(len(name) for name in names) * CHARACTER_WIDTH + 8
    every = max(1, math.ceil(longest / (room / len(names))))
    shown: list[str] = []
    free = len(names) - 1
    for index in range(len(names) - 1, -1, -1):
        if index <= free and (not filled or names[index] in filled):
            shown.insert(0, names[index])
            free = index - every
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(names),
        "tickmode": "array",
        "tickvals": shown,
        "tickangle": 0,
        "showgrid": False,
        "fixedrange": True,
        "linecolor": placeholder("muted"),
        "showline": True,
        "tickfont": {"color": placeholder("muted")},
    }


def side_axis(names: Sequence[str], size: Size) -> tuple[dict[str, Any], int]:
    """The axis of names beside bars and dots that lie, the first on top, and the width its labels want."""
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
    """The axis of time under lines and areas: round years, or months with their year."""
    stamps = [point.x for series in selection.series for point in series.points]
    first, last = min(stamps), max(stamps)
    # An event shortly after the last figure is still seen.
    final = max((event.date for event in selection.events), default=None)
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
    most = max(2, min(9, size.width // 64))
    if selection.x.type == "year":
        span = max(1, last - first)
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if span / step <= most)
        years = [year for year in range(first, last + 1) if year % step == 0] or [first]
        return axis | {
            "type": "linear",
            "range": [first - span * 0.02, max(last, year_part(final) if final else last) + span * 0.02],
            "tickmode": "array",
            "tickvals": years,
            "ticktext": [str(year) for year in years],
        }
    begin, end = _day(first), _day(last)
    slack = datetime.timedelta(days=max(3.0, (end - begin).days * 0.02))
    months = (end.year - begin.year) * 12 + end.month - begin.month
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / step <= most)
    stops = [_month(begin, ahead) for ahead in range(months + 2)]
    stops = [stop for stop in stops if (stop.year * 12 + stop.month - 1) % step == 0 and stop <= end + slack]
    return axis | {
        "type": "date",
        "range": [(begin - slack).isoformat(), (max(end, final or end) + slack).isoformat()],
        "tickmode": "array",
        "tickvals": [stop.isoformat() for stop in stops],
        "ticktext": [_month_label(stop, index == 0, step) for index, stop in enumerate(stops)],
    }


def x_axis(selection: Selection, size: Size) -> tuple[dict[str, Any], int]:
    """The axis under lines and areas, and the height its labels want: months stand above their year."""
    bottom = 42 if selection.x.type in ("yearmonth", "date") else 28
    return time_axis(selection, size) if selection.x.temporal else _names_axis(selection, size), bottom


def _names_axis(selection: Selection, size: Size) -> dict[str, Any]:
    """The axis under lines and areas whose x is no time: names, in the rows' order."""
    names = list(dict.fromkeys(str(point.x) for series in selection.series for point in series.points))
    return category_axis(names, size.width - 60)


def fill_range(stamps: Sequence[Any], kind: str) -> list[Any]:
    """Every year or month from the first to the last, so that a missing one leaves a gap; others as they are."""
    if kind == "year":
        return list(range(min(stamps), max(stamps) + 1))
    if kind == "yearmonth":
        first, last = _day(min(stamps)), _day(max(stamps))
        months = (last.year - first.year) * 12 + last.month - first.month
        return [_month(first, ahead).isoformat()[:7] for ahead in range(months + 1)]
    return list(dict.fromkeys(stamps))


def insert_gaps(points: tuple[Point, ...], kind: str) -> list[Point]:
    """The points, and an empty one wherever a year or month is missing between two."""
    filled: list[Point] = []
    for point in points:
        if filled and kind in ("year", "yearmonth"):
            before = filled[-1].x
            after_it = before + 1 if kind == "year" else _month(_day(before), 1).isoformat()[:7]
            if after_it != point.x:
                filled.append(Point(after_it, None))
        filled.append(point)
    return filled


def _day(value: Any) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    year, month = str(value).split("-")
    return datetime.date(int(year), int(month), 1)


def _month(day: datetime.date, ahead: int) -> datetime.date:
    whole = day.year * 12 + day.month - 1 + ahead
    return datetime.date(whole // 12, whole % 12 + 1, 1)


def _month_label(day: datetime.date, first: bool, step: int) -> str:
    if step >= 12:
        return str(day.year)
    name = MONTHS[day.month - 1][:3]
    return f"{name}{LINE_BREAK}{day.year}" if first or day.month <= step else name
