"""The axis of time under lines and areas, with its ticks and labels."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from typing import Any

from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.axes import axis_title, category_axis, names_axis, value_axis
from dashboard.charts.spec.gaps import places
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.layout import LINE_HEIGHT, Size, axis_value
from dashboard.charts.style.palette import placeholder
from dashboard.core.dates import year_part
from dashboard.core.period import MONTHS_IN, Period, PeriodKind

_SMALL_STEPS: dict[str, tuple[tuple[PeriodKind, int], ...]] = {
    "date": (("date", 1), ("date", 2), ("date", 3), ("week", 1), ("week", 2)),
    "week": (("week", 1), ("week", 2), ("week", 4)),
    "quarter": (("quarter", 1), ("quarter", 2)),
    "half-year": (("half-year", 1),),
}
"""Steps between ticks by the type of the field, from the shortest on: so many days, weeks, quarters or half-years."""
_MONTH_STEPS: tuple[tuple[PeriodKind, int], ...] = tuple(("yearmonth", count) for count in (1, 2, 3, 6))
_YEAR_STEPS: tuple[tuple[PeriodKind, int], ...] = tuple(("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 1000))
_DAYS_IN: dict[PeriodKind, float] = {"date": 1, "week": 7}


def time_axis(selection: Selection, size: Size) -> dict[str, Any]:
    """Make the axis of time under lines and areas.

    Args:
        selection: the chart; its x is temporal.
        size: the size of the drawing.

    Returns:
        Plotly's axis, with ticks at round years, or at shorter periods with their year below the first of each.
    """
    periods = [selection.period(point.x) for series in selection.series for point in series.points]
    first, last = min(periods), max(periods)
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
        span = max(1, last.year - first.year)
        step = next(count for _, count in _YEAR_STEPS if span / count <= most_ticks)
        years = [year for year in range(first.year, last.year + 1) if year % step == 0] or [first.year]
        last_place = max(last.year, year_part(last_event)) if last_event else last.year
        return axis | {
            "type": "linear",
            "range": [first.year - span * 0.02, last_place + span * 0.02],
            "tickmode": "array",
            "tickvals": years,
            "ticktext": [str(year) for year in years],
        }
    begin, end = first.start, last.start
    least = 3.0 if first.kind != "date" else 0.0 if begin < end else 1.0
    slack = datetime.timedelta(days=max(least, (end - begin).days * 0.02))
    midnight = datetime.time()
    left, right = (datetime.datetime.combine(day, midnight) for day in (begin, max(end, last_event or end)))
    ticks = _ticks(first.kind, begin, end, most_ticks)
    return axis | {
        "type": "date",
        "range": [(left - slack).isoformat(" ", "minutes"), (right + slack).isoformat(" ", "minutes")],
        "tickmode": "array",
        "tickvals": [tick.start.isoformat() for tick in ticks],
        "ticktext": _tick_texts(ticks),
        "tickangle": 0,
    }


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
        return _numbers_axis(selection, size, room)
    if not selection.x.temporal:
        return names_axis([str(x) for x in selection.x_values], room)[0]
    return time_axis(selection, size)


def x_labels_height(selection: Selection, size: Size) -> int:
    """The height of the labels below lines and areas, in CSS pixels. Below numbers stands what they are."""
    if not (selection.x.numeric or selection.x.temporal):
        # More than half of the picture is plot, so the names have at least as much room.
        return names_axis([str(x) for x in selection.x_values], size.width * 0.55)[1]
    return 28 + LINE_HEIGHT + 4 if selection.x.numeric else time_labels_height(selection)


def places_axis(selection: Selection, room: float, filled: Sequence[str] = ()) -> tuple[dict[str, Any], int]:
    """Make the x axis of bars and cells, each of which has a place of its own.

    Args:
        selection: the chart, or one of its small plots.
        room: the width of the plot in CSS pixels.
        filled: the names that have a bar; only these are labelled. Empty if all have one.

    Returns:
        Plotly's axis, and the height of its labels in CSS pixels; times within a year have the year in a second line.
    """
    x_values = places(selection)
    names = [selection.x.label(axis_value(x)) for x in x_values]
    if selection.x.numeric or selection.x.type == "year":
        return category_axis(names, room, filled), 28
    if not selection.x.temporal:
        return names_axis(names, room)
    periods = dict(zip(names, map(selection.period, x_values), strict=True))
    longest = max(text_width(text) for period in periods.values() for text in (_without_year(period), "2000"))
    axis = category_axis(names, room, filled, longest)
    return axis | {"ticktext": _tick_texts([periods[name] for name in axis["tickvals"]])}, 42


def overhang(axis: dict[str, Any], room: float) -> int:
    """How far the labels of times at the ends of such an axis may reach over it.

    Args:
        axis: Plotly's axis, as `places_axis` makes it.
        room: the width of the plot in CSS pixels.

    Returns:
        CSS pixels; 0 for names and years.
    """
    texts = axis.get("ticktext")
    if not texts or axis["tickangle"]:
        return 0
    return max(0, math.ceil((max(text_width(texts[0]), text_width(texts[-1])) - room / len(axis["categoryarray"])) / 2))


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


def _numbers_axis(selection: Selection, size: Size, room: float) -> dict[str, Any]:
    """The axis under lines and areas of numbers: equal distances on it are equal differences."""
    axis, _ = value_axis([float(x) for x in selection.x_values], size, zero=False, flat=True)
    own = {"type": "linear", "showline": True, "linecolor": placeholder("muted"), "zeroline": False}
    return axis | own


def _ticks(field_type: PeriodKind, begin: datetime.date, end: datetime.date, most: int) -> list[Period]:
    """The periods at which there are ticks, by the shortest step that gives no more of them than may be."""
    larger = _YEAR_STEPS if field_type in ("quarter", "half-year") else _MONTH_STEPS + _YEAR_STEPS
    days, months = (end - begin).days, (end.year - begin.year) * 12 + end.month - begin.month
    for kind, count in (*_SMALL_STEPS.get(field_type, ()), *larger):
        if (days / _DAYS_IN[kind] if kind in _DAYS_IN else months / MONTHS_IN[kind]) / count <= most:
            break
    first, last = Period.containing(kind, begin), Period.containing(kind, end)
    periods = [first.later(number) for number in range(last.number - first.number + 1)]
    if kind == "date":
        return periods[::count]
    ticks = [period for period in periods if (period.year if kind == "year" else period.part - 1) % count == 0]
    ticks = [tick for tick in ticks if tick.start >= begin]
    # Weeks on an axis of days are labelled by their Monday.
    return (
        [Period.containing("date", tick.start) for tick in ticks] if (field_type, kind) == ("date", "week") else ticks
    )


def _tick_texts(ticks: Sequence[Period]) -> list[str]:
    """The labels of ticks. The first one, and the first of each year, also has its year in a second line."""
    texts, shown_year = [], 0
    for tick in ticks:
        name = _without_year(tick)
        texts.append(
            LINE_BREAK.join([name, str(tick.year)]) if name and tick.year != shown_year else name or tick.label
        )
        shown_year = tick.year
    return texts


def _without_year(period: Period) -> str:
    return period.label.removesuffix(str(period.year)).rstrip()
