"""What of its period a figure covers: only like is compared with like."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence

from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point
from dashboard.core.period import Period
from dashboard.data.column import Column
from dashboard.data.open_period import is_open, is_so_far

_FEW_ROWS = 4
"""Of fewer rows nobody knows whether their texts are names."""


def day_of_data(period: Period, selection: Selection) -> datetime.date | None:
    """The day up to which the data tell of a period: of the datasets that have its figures, that of the oldest.

    Args:
        period: of a figure.
        selection: its chart. A query of it may read a dataset that was updated later, or one without such a period.
    """
    reaching = [
        origin
        for origin in selection.origins
        if origin.days and origin.days[0] <= period.end and period.start <= origin.days[1]
    ]
    return min((origin.descriptor.updated for origin in reaching), default=selection.updated)


def is_open_at(point: Point, selection: Selection) -> bool:
    """Whether the period of a point was not over when the data were updated, so that its figure may tell of a part.

    Args:
        point: one with a time.
        selection: its chart.
    """
    return _holds_of(is_open, point, selection)


def is_so_far_at(point: Point, selection: Selection) -> bool:
    """Whether the figure of a point may tell of the part of its period that was over. A day to come has a plan.

    Args:
        point: one with a time.
        selection: its chart.
    """
    return _holds_of(is_so_far, point, selection)


def _holds_of(
    holds: Callable[[Period, Collection[str], datetime.date], bool], point: Point, selection: Selection
) -> bool:
    """Whether something holds of the period, the marks and the day of the data of a point."""
    marks, period = point.row.marks if point.row else (), selection.period(point.x)
    updated = day_of_data(period, selection)
    return updated is not None and holds(period, marks, updated)


def are_alike(one: Point, other: Point, selection: Selection) -> bool:
    """Whether two figures can be compared: both cover the same of their periods, and neither period is open."""
    are_over = not (is_open_at(one, selection) or is_open_at(other, selection))
    return are_over and are_all_alike([one, other], selection)


def are_all_alike(points: Sequence[Point], selection: Selection) -> bool:
    """Whether figures tell of the same: sums since January of the same months, rows that say the same of themselves.

    What a row says of itself stands beside its key, such as 'January to October'.
    """
    if selection.x.year_to_date and len({selection.period(point.x).part for point in points}) > 1:
        return False
    names = _describing(selection)
    return not names or len({tuple(point.row.texts[name] for name in names) for point in points if point.row}) < 2


def _describing(selection: Selection) -> list[str]:
    """The columns that say what a figure covers. One whose texts are all different has a name for each row."""
    dataset, roles = selection.dataset, selection.roles
    told = {*dataset.key, roles.across, roles.split, roles.facet, selection.chart.label}
    texts = [field.name for field in dataset.fields.values() if field.type == "string" and field.name not in told]
    count = len(dataset.rows)
    return [name for name in texts if count < _FEW_ROWS or len(dataset.values_of(name)) < count]


def whole_and_open(points: Sequence[Point], selection: Selection) -> tuple[list[Point], list[Point]]:
    """The points of periods that were over, and those of periods that were not; without times all are of the first."""
    oldest = min((origin.descriptor.updated for origin in selection.origins), default=datetime.date.max)
    if not selection.x.temporal or selection.ends[1].end <= oldest:
        return list(points), []
    are_open = [is_open_at(point, selection) for point in points]
    return (
        [point for point, open_ in zip(points, are_open, strict=True) if not open_],
        [point for point, open_ in zip(points, are_open, strict=True) if open_],
    )


def open_periods(selection: Selection) -> list[Period]:
    """The periods of a chart that were not over when the data were updated, each once and in order.

    They lie along x, or split the chart, or are what `where` keeps. Days are none: what is listed of a day to come is a
    plan. Nor is what has no amounts.
    """
    roles, fields = selection.roles, selection.dataset.fields
    if not any(fields[name].numeric for name in roles.measures):
        return []
    names = dict.fromkeys([roles.across, roles.split, roles.facet, *selection.chart.where])
    times = [fields[name] for name in names if name in fields]
    return sorted({period for time in times if time.temporal for period in _open_times(time, selection)})


def _open_times(time: Column, selection: Selection) -> Iterator[Period]:
    """The open periods of a column."""
    if time.type == "date":
        return
    periods = {value: time.period(value) for value in {row.values[time.name] for row in selection.rows} - {None}}
    days = {value: day_of_data(period, selection) for value, period in periods.items()}
    late = {value: day for value, day in days.items() if day and periods[value].end > day}
    for row in selection.rows if late else ():
        value, measures = row.values[time.name], selection.roles.measures
        has_amount = any(row.values[measure] is not None for measure in measures)
        if value in late and has_amount and is_open(periods[value], row.marks, late[value]):
            yield periods[value]
