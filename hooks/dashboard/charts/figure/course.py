"""The course of a series in words: its ends, its highest and its lowest value."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import attrgetter

from dashboard.charts.spec.coverage import are_all_alike, is_so_far_at, whole_and_open
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.types import ALL_CHART_TYPES
from dashboard.core.number_text import format_number
from dashboard.core.phrases import join_words
from dashboard.core.words import _, ngettext
from dashboard.data.marks import in_sentence
from dashboard.data.open_period import so_far

_MOST_PLACES_TOLD = 3
"""Places of one amount that an alternative names."""


def describe_series(series: Series, selection: Selection) -> str:
    """Tell the course of a series: 'Exports rose from USD 2 bn (2020) to USD 5 bn (2022), highest USD 7 bn (2021)'.

    Args:
        series: the series.
        selection: its chart.

    Returns:
        Without times, only the highest and the lowest value. What was not over has no place in a course: the latest
        such value stands behind it: ', then USD 1 bn (2023 so far)'.
    """
    points = series.valued
    name = series.label if selection.roles.split or len(selection.roles.measures) > 1 else series.field.title
    name = f"{series.panel}: {name}" if series.panel and series.panel != series.label else name
    counted = f"{name}: {ngettext('%(num)s mark', '%(num)s marks', len(points or series.points))}"
    if not points or ALL_CHART_TYPES[selection.chart.type].repeats:
        return counted
    describe = partial(_describe_points, series, selection)
    low, high = _lowest_and_highest(points, series, selection)
    if not selection.x.temporal:
        if low and low == high:
            return f"{name}: {describe(low)}"
        ends = [_("highest %(value)s", value=describe(high))] if high else []
        ends += [_("lowest %(value)s", value=describe(low))] if low else []
        return f"{name}: {', '.join(ends)}" if ends else counted
    points.sort(key=attrgetter("x"))  # (Bars may be sorted otherwise.)
    whole, still_open = whole_and_open(points, selection)
    told = whole or points[-1:]
    first, last = told[0], told[-1]
    words = [f"{name}: {describe([first])}" if first is last else _course(name, series, selection, (first, last))]
    if high and high[0].y not in (first.y, last.y):
        words.append(_("highest %(value)s", value=describe(high)))
    if low and low[0].y not in (first.y, last.y):
        words.append(_("lowest %(value)s", value=describe(low)))
    if whole and still_open:
        words.append(_("then %(value)s", value=describe(still_open[-1:])))
    return ", ".join(words)


def _course(name: str, series: Series, selection: Selection, ends: tuple[Point, Point]) -> str:
    """How a series came from its first value to its last one. Whether it rose is said of what is alike alone."""
    first, last = ends
    before, now = (point.y or 0.0 for point in ends)
    course = {"name": name} | {
        key: _describe_points(series, selection, [point]) for key, point in (("first", first), ("last", last))
    }
    is_known = are_all_alike(ends, selection) and not any(_is_limit(series, point) for point in ends)
    if not is_known or now == before:
        return _("%(name)s went from %(first)s to %(last)s", **course)
    if now > before:
        return _("%(name)s rose from %(first)s to %(last)s", **course)
    return _("%(name)s fell from %(first)s to %(last)s", **course)


def _lowest_and_highest(
    points: Sequence[Point], series: Series, selection: Selection
) -> tuple[list[Point], list[Point]]:
    """The points with the lowest amount and those with the highest.

    None where limits leave open which they are, where such a point's period was not over, and where the figures do not
    all cover the same of their periods.
    """
    whole, _still_open = whole_and_open(points, selection)
    if selection.x.temporal and not are_all_alike(whole, selection):
        return [], []
    bounds = {series.bound(point) for point in points}
    known = [point for point in whole if not _is_limit(series, point)]
    amounts = [point.y or 0.0 for point in points]
    low, high = min(amounts), max(amounts)
    return (
        [] if bounds & {"less than", "at most"} else [point for point in known if point.y == low],
        [] if bounds & {"at least", "more than"} else [point for point in known if point.y == high],
    )


def _is_limit(series: Series, point: Point) -> bool:
    """Whether nobody knows its amount, only what it is below or above: 'less than 10' may be below 'more than 9'."""
    return series.bound(point) not in ("", "about")


def _describe_points(series: Series, selection: Selection, points: Sequence[Point]) -> str:
    """The amount of some points, which have the same, and where they stand: '50% (north, south and 3 more)'."""
    some = points if len(points) <= _MOST_PLACES_TOLD + 1 else points[:_MOST_PLACES_TOLD]
    places = [_place(point, selection) for point in some]
    if len(some) < len(points):
        places.append(_("%(number)s more", number=len(points) - len(some)))
    where, amount = join_words(places), format_number(series.amount(points[0]))
    if selection.chart.as_:
        return f"{amount}{'%' if series.field.suffix.startswith('%') else ''} ({where})"
    bound = max(map(series.bound, points))  # (Of 10 and about 10 it is 'about'.)
    return f"{in_sentence(series.field.with_unit(amount), bound)} ({where})"


def _place(point: Point, selection: Selection) -> str:
    """Where a point stands: 'north', '2025', '2026 so far'."""
    if not selection.x.temporal:
        return selection.x.label(point.x)
    return so_far(selection.period(point.x).words, is_part=is_so_far_at(point, selection))
