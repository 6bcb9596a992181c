"""How long after a period its figures usually come, computed from past updates."""

from __future__ import annotations

import datetime
import statistics
from collections.abc import Iterable, Sequence
from typing import Literal

from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.core.grouping import group_by
from dashboard.core.period import Period, PeriodKind
from dashboard.core.words import N_, _, ngettext

FEWEST = 3
"""Of fewer updates nothing usual can be said."""
_PARTS: tuple[PeriodKind, ...] = ("yearmonth", "quarter", "half-year")
"""The kinds of periods that are parts of a year."""
_STEPS: dict[PeriodKind, str] = {
    "date": N_("the day"),
    "week": N_("the week"),
    "yearmonth": N_("the month"),
    "quarter": N_("the quarter"),
    "half-year": N_("the half-year"),
    "year": N_("the year"),
}


class Update(Frozen):
    """The day on which the figures of a period came."""

    period: Period
    on: datetime.date

    @property
    def lag(self) -> int:
        """The days from the end of the period; fewer than 0 if it had not ended."""
        return (self.on - self.period.end).days

    @property
    def came_with_next(self) -> bool:
        """Whether the following period was over, too."""
        return self.on > self.period.later(1).end


class Rhythm(Frozen):
    """The usual time from the end of a period to its figures."""

    step: PeriodKind
    """The kind of the periods."""
    days: int
    """The median of past updates."""
    earliest: int
    latest: int
    """The fewest and the most days of past updates."""
    count: int
    """The number of past updates."""
    first: datetime.date
    last: datetime.date
    """The days of the first and of the last of them."""
    basis: Literal["releases", "history"]
    """Whether the publisher's own days are known, or only those on which the rows were committed here."""
    together: tuple[tuple[int, int], ...] = ()
    """Parts of a year whose figures always come with those of the next one, each with its own number of days.

    China Customs publishes January and February in March.
    """

    parts: tuple[int, ...] = ()
    """The parts of a year of which there are figures, such as first halves; empty if there are of all."""

    def day_for(self, period: Period) -> datetime.date:
        """The day on which the figures of a period are usually there."""
        return period.end + datetime.timedelta(self.days_for(period))

    def days_for(self, period: Period) -> int:
        """The days from the end of a period to its figures."""
        return dict(self.together).get(period.part, self.days)

    def first_from(self, period: Period) -> Period:
        """The first period from one on of which there are figures."""
        while self.parts and period.part not in self.parts:
            period = period.later(1)
        return period

    def first_on(self, period: Period, today: datetime.date) -> Period:
        """The first period from one on whose figures usually come on a day or later.

        Args:
            period: the earliest that may be meant.
            today: the day.
        """
        # Figures of some periods before the day may be still to come.
        longest = datetime.timedelta(max(0, self.latest, *(days for _, days in self.together)) + 1)
        earliest = Period.containing(self.step, today - longest)
        period = self.first_from(period.later(max(0, earliest.number - period.number)))
        while self.day_for(period) < today:
            period = self.first_from(period.later(1))
        return period

    def words_for(self, period: Period) -> str:
        """Such as 'usually 9 days after the end of the month'."""
        step, days = _(_STEPS[self.step]), self.days_for(period)
        if days < 0:
            before = (
                "usually %(num)s day before the end of %(step)s",
                "usually %(num)s days before the end of %(step)s",
            )
            return ngettext(*before, -days, step=step)
        return ngettext(
            "usually %(num)s day after the end of %(step)s",
            "usually %(num)s days after the end of %(step)s",
            days,
            step=step,
        )

    @property
    def spread(self) -> str:
        """The same where there is little room: '12 releases, after 7 to 14 days'."""
        releases = ngettext("%(num)s release", "%(num)s releases", self.count)
        updates = ngettext("%(num)s update", "%(num)s updates", self.count)
        values = {
            "past": releases if self.basis == "releases" else updates,
            "fewest": self.earliest,
            "most": self.latest,
        }
        return _("%(past)s, after %(fewest)s to %(most)s days", **values)

    @property
    def how(self) -> str:
        """How it was computed: 'Median of 12 releases from 13 January 2025 to 8 December 2025 (7 to 14 days).'"""
        values = {
            "count": self.count,
            "first": day(self.first),
            "last": day(self.last),
            "fewest": self.earliest,
            "most": self.latest,
        }
        if self.basis == "releases":
            return _("Median of %(count)s releases from %(first)s to %(last)s (%(fewest)s to %(most)s days).", **values)
        return _(
            "Median of %(count)s updates of these rows from %(first)s to %(last)s (%(fewest)s to %(most)s days).",
            **values,
        )


def rhythm_of(updates: Sequence[Update], step: PeriodKind, basis: Literal["releases", "history"]) -> Rhythm | None:
    """Compute the usual time from past updates: the median, since one late release says nothing about the next.

    Args:
        updates: what came when.
        step: the kind of the periods of which there is one figure each.
        basis: where the days are from.

    Returns:
        None if there are too few.
    """
    by_part = group_by(updates, lambda update: update.period.part if step in _PARTS else 0)
    late = {part for part, own in by_part.items() if all(update.came_with_next for update in own)}
    ordinary = [update for update in updates if update.period.part not in late]
    if len(ordinary) < FEWEST:
        late, ordinary = set(), list(updates)
    if len(ordinary) < FEWEST:
        return None
    lags = [update.lag for update in ordinary]
    days = sorted(update.on for update in ordinary)
    return Rhythm(
        step,
        _median(lags),
        min(lags),
        max(lags),
        len(lags),
        days[0],
        days[-1],
        basis,
        tuple((part, _median(update.lag for update in by_part[part])) for part in sorted(late)),
        # Where each part came in several years, and others never, the others do not come.
        tuple(sorted(by_part)) if step in _PARTS and all(len(own) > 1 for own in by_part.values()) else (),
    )


def _median(lags: Iterable[int]) -> int:
    return round(statistics.median(lags))
