"""Where times stand on an axis: a period reaches from edge to edge, and its value stands in the middle.

On the axis a day stands at its date, which is its middle there. So every period begins half a day before the date of
its first day, and ends half a day after that of its last.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dashboard.charts.spec.gaps import places
from dashboard.charts.spec.selection import Selection
from dashboard.core.period import Period, PeriodKind

_HALF_DAY = datetime.timedelta(hours=12)


def begin(period: Period) -> datetime.datetime:
    """The edge of a period at which it begins; the one before ends there."""
    return datetime.datetime.combine(period.start, datetime.time()) - _HALF_DAY


def end(period: Period) -> datetime.datetime:
    """The edge of a period at which it ends."""
    return begin(period.later(1))


def middle(period: Period) -> datetime.datetime:
    """The moment in the middle of a period, at which its value stands."""
    return begin(period) + (end(period) - begin(period)) / 2


def period_at(kind: PeriodKind, moment: datetime.datetime) -> Period:
    """The period of a kind in which a moment of the axis lies; an edge lies in the one that begins there."""
    return Period.containing(kind, (moment + _HALF_DAY).date())


def stamp(moment: datetime.datetime) -> str:
    """A moment as Plotly takes it: '2024-05-16', or '2024-04-15T12:00' between the places of two days."""
    return moment.isoformat(timespec="minutes").removesuffix("T00:00")


@lru_cache(maxsize=100_000)
def middle_stamp(period: Period) -> str:
    """The middle of a period as Plotly takes it; of a day, its date. Kept, since series repeat their times."""
    return period.text if period.kind == "date" else stamp(middle(period))


def on_axis(period: Period, share: float, axis: Mapping[str, Any], selection: Selection) -> str | float:
    """Where a part of a period stands on the axis of a chart.

    Args:
        period: of any kind, such as a day on an axis of years.
        share: 0 for its beginning, 0.5 for its middle, 1 for its end.
        axis: Plotly's axis of the chart, of time or of categories that are times.
        selection: the chart.

    Returns:
        A time; among categories the index of a place, from half before it to half behind it.
    """
    moment = begin(period) + (end(period) - begin(period)) * share
    if axis.get("type") != "category":
        return stamp(moment)
    ordered = [selection.period(x) for x in places(selection)]
    backwards = ordered[0] > ordered[-1]
    ordered = ordered[::-1] if backwards else ordered
    # The end of a period is that of its last day, and not the beginning of the day after.
    kind = ordered[0].kind
    own = Period.containing(kind, period.end) if share == 1 else period_at(kind, moment)
    index = bisect_left(ordered, own)
    place = index - 0.5
    if index < len(ordered) and ordered[index] == own:
        place += (moment - begin(own)) / (end(own) - begin(own))
    return len(ordered) - 1 - place if backwards else place
