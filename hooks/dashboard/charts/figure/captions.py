"""Words around charts that are made from the data, so that they cannot go stale."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from dashboard.charts.spec.selection import Point, Selection, Series
from dashboard.charts.style.layout import axis_value, format_number
from dashboard.charts.types import ALL_CHART_TYPES
from dashboard.core.dates import day, month
from dashboard.core.phrases import join_words


def moment(value: object) -> str:
    """A point on the axis of time: 2024, May 2024, 9 May 2024."""
    text = str(axis_value(value))
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return month(text)
    return day(value) if isinstance(value, datetime.date) else text


def period(selection: Selection) -> str:
    """From the first point to the last, where x is time."""
    if not selection.x.temporal:
        return ""
    stamps = sorted({axis_value(point.x) for one in selection.series for point in one.points if point.y is not None})
    first, last = moment(stamps[0]), moment(stamps[-1])
    return first if first == last else f"{first} to {last}"


def subtitle(selection: Selection) -> str:
    """The author's, or what is measured, its unit and the period."""
    if selection.chart.subtitle:
        return selection.chart.subtitle
    selection = selection.drawn
    titles = {one.field.title for one in selection.series}
    measure = titles.pop() if len(titles) == 1 else selection.dataset.descriptor.title
    return ", ".join(part for part in (measure, selection.unit, period(selection)) if part)


def alternative(selection: Selection) -> str:
    """A text alternative from the data, for a chart whose author gave none."""
    kind = ALL_CHART_TYPES[selection.chart.type].noun
    selection = selection.drawn
    said = "; ".join(_said(one, selection) for one in selection.series[:6])
    more = len(selection.series) - 6
    return f"{kind}. {said}{f'; and {more} more series' if more > 0 else ''}. (Written automatically from the data.)"


def _said(one: Series, selection: Selection) -> str:
    points = [point for point in one.points if point.y is not None]
    name = one.label if selection.roles.split or len(selection.roles.measures) > 1 else one.field.title
    name = f"{one.panel}: {name}" if one.panel and one.panel != one.label else name
    if not points or ALL_CHART_TYPES[selection.chart.type].repeats:
        return f"{name}: {len(one.points)} marks"
    low, high = min(points, key=_y), max(points, key=_y)
    if not selection.x.temporal:
        return f"{name}: highest {_at(high, one)}, lowest {_at(low, one)}"
    first, last = points[0], points[-1]
    course = "rose" if _y(last) > _y(first) else "fell" if _y(last) < _y(first) else "went"
    said = f"{name} {course} from {_at(first, one)} to {_at(last, one)}"
    peaks = [word for word, point in (("highest", high), ("lowest", low)) if point not in (first, last)]
    ends = {"highest": high, "lowest": low}
    return said + "".join(f", {word} {_at(ends[word], one)}" for word in peaks)


def _y(point: Point) -> float:
    return point.y or 0.0


def _at(point: Point, one: Series) -> str:
    return f"{format_number(_y(point))}{one.field.suffix} ({moment(point.x)})"


def marks(selection: Selection) -> list[str]:
    """What is not an ordinary figure, and for which points; how it is drawn comes first."""
    rows = [row for row in selection.rows if any(row.values[name] is not None for name in selection.roles.measures)]
    stamps = {row.values[selection.roles.across]: None for row in rows}
    found: dict[str, dict[Any, None]] = {}
    for row in rows:
        if row.mark:
            found.setdefault(row.mark, {})[row.values[selection.roles.across]] = None
    if not found:
        return _lost_marks(selection)
    drawn = ALL_CHART_TYPES[selection.chart.type].mark_style
    said = "; ".join(f"{mark} ({_runs(list(found[mark]), list(stamps), selection)})" for mark in sorted(found))
    return [f"{drawn}: {said}."]


def _lost_marks(selection: Selection) -> list[str]:
    """What a query computes from marked figures cannot show which of them were marked: it says that some were."""
    marked = sorted({row.mark for parent in selection.dataset.parents for row in parent.rows if row.mark})
    return [f"Computed from figures some of which are {join_words(marked)}."] if marked else []


def _runs(some: list[Any], among: list[Any], selection: Selection) -> str:
    """Some of the points: 'all', or by name, those in time that follow each other as '2000 to 2023'."""
    if len(some) == len(among) > 1:
        return "all"
    if not selection.x.temporal:
        return ", ".join(selection.x.label(axis_value(one)) for one in some)
    order = sorted(among, key=axis_value)
    runs: list[list[Any]] = []
    for one in sorted(some, key=axis_value):
        if runs and order.index(one) == order.index(runs[-1][-1]) + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(
        f"{moment(run[0])} to {moment(run[-1])}" if len(run) > 2 else ", ".join(map(moment, run)) for run in runs
    )


def organizations(names: Iterable[str]) -> list[str]:
    """Who published and who passed it on, each once: 'China Customs, via TASS and RIA'."""
    carriers: dict[str, list[str]] = {}
    for name in names:
        publisher, _, carrier = name.partition(", via ")
        known = carriers.setdefault(publisher, [])
        if carrier and carrier not in known:
            known.append(carrier)
    return [f"{name}, via {join_words(via)}" if via else name for name, via in carriers.items()]
