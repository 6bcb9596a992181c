"""What is expected of a dataset: which figures, when, who says so; and what that means on a day."""

from __future__ import annotations

import datetime
from typing import Literal

from dashboard.core.dates import day
from dashboard.core.frequency import step_of
from dashboard.core.frozen import Frozen
from dashboard.core.period import Period, PeriodKind
from dashboard.core.words import N_, _
from dashboard.data.descriptor import Descriptor
from dashboard.data.rhythm import Rhythm, Update, rhythm_of
from dashboard.data.update_history import NO_HISTORY, UpdateHistory

GRACE = datetime.timedelta(days=7)
"""The time that keepers have to bring in what was published: a working week, whatever day it came on."""
Stage = Literal["not yet due", "due", "grace", "overdue", "ended", "not announced"]
"""Where a dataset stands on a day."""


class Due(Frozen):
    """Figures, and the day on which they are expected."""

    on: datetime.date
    period: Period | None
    """None where the rows name no periods."""


class Expectation(Frozen):
    """The next figures of a dataset."""

    kind: Literal["announced", "usual", "unknown"]
    """Whether the publisher names the day, or it follows from past updates, or neither."""
    on: datetime.date | None = None
    """The day on which the first figures that are not here are expected. It may have passed."""
    period: Period | None = None
    """The period of these figures."""
    rhythm: Rhythm | None = None
    source: str = ""
    """The address of the page that says so; of a usual day, that of the last release."""
    former: tuple[datetime.date, ...] = ()
    """The days that were announced for these figures before, the latest last."""
    cancelled: datetime.date | None = None
    """A day that was announced and is announced no more, though nothing came."""

    def next_from(self, today: datetime.date) -> Due | None:
        """The next figures that are to come, those that are in their grace included; what is late is left out.

        Args:
            today: the day.
        """
        if self.on is None:
            return None
        if not self.is_late(today):
            return Due(self.on, self.period)
        if self.rhythm is None or self.period is None or self.kind == "announced":
            return None
        period = self.rhythm.first_on(self.period, today)
        return Due(self.rhythm.day_for(period), period)

    def words(self, today: datetime.date) -> str:
        """When the next figures come, as a sentence for readers. It changes only when the state does.

        Args:
            today: the day.
        """
        if self.on is None:
            return _("Not announced.")
        coming, parts = self.next_from(today), []
        if self.is_due(today):
            values = {"figures": figures_of(self.period), "day": day(self.on)}
            if self.kind == "announced":
                return _("%(figures)s have been due since %(day)s.", **values)
            return _("%(figures)s have been due since about %(day)s.", **values)
        if self.is_late(today):
            values = {"figures": figures_of(self.period), "day": day(self.on)}
            parts.append(
                _("%(figures)s were expected on %(day)s and are not here yet.", **values)
                if self.kind == "announced"
                else _("%(figures)s were expected about %(day)s and are not here yet.", **values)
            )
        if coming and self.rhythm and coming.period:
            usual = self.rhythm.words_for(coming.period)
            values = {"figures": figures_of(coming.period), "day": day(coming.on), "usual": usual}
            parts.append(_("%(figures)s about %(day)s, %(usual)s.", **values))
        elif coming:
            values = {"figures": figures_of(coming.period), "day": day(coming.on)}
            parts.append(_("%(figures)s on %(day)s, as announced.", **values))
        return " ".join(parts)

    def short_words(self, today: datetime.date) -> str:
        """The same where there is little room: 'next about 9 Dec 2026', 'no figure for 2025 yet'.

        Args:
            today: the day.
        """
        if self.is_late(today):
            return missing_words(self.period)
        coming = self.next_from(today)
        if coming is None:
            return _("next not announced")
        short_day = Period.containing("date", coming.on).label
        if self.is_due(today):
            since = N_("due since %(day)s") if self.kind == "announced" else N_("due since about %(day)s")
            return _(since, day=short_day)
        if self.kind == "announced":
            return _("next on %(day)s", day=short_day)
        return _("next about %(day)s", day=short_day)

    def is_due(self, today: datetime.date) -> bool:
        """Whether the day of the first figures that are not here has passed, and their grace has not.

        Args:
            today: the day.
        """
        return self.on is not None and self.on < today and not self.is_late(today)

    def is_late(self, today: datetime.date) -> bool:
        """Whether the grace of the first figures that are not here has passed. All pages mean this by 'overdue'.

        A day that is only usual is no later than the latest one so far.

        Args:
            today: the day.
        """
        if self.on is None:
            return False
        latest = datetime.timedelta(self.rhythm.latest - self.rhythm.days) if self.rhythm else GRACE
        return today > self.on + max(GRACE, latest)


UNKNOWN = Expectation("unknown")


def period_words(period: Period) -> str:
    """A period in a sentence: 'March 2026', 'the first half of 2026'."""
    if period.kind in ("quarter", "half-year"):
        return _("the %(period)s", period=period.words)
    return period.words


def figures_of(period: Period | None) -> str:
    """What is expected: 'Figures for March 2026', 'The next figures'."""
    return _("Figures for %(period)s", period=period_words(period)) if period else _("The next figures")


def missing_words(period: Period | None) -> str:
    """Say that figures are late, where there is little room: 'no figure for 2025 yet'."""
    if period is None:
        return _("next figures not here yet")
    return _("no figure for %(period)s yet", period=period.label)


def expect(descriptor: Descriptor, last: Period | None, history: UpdateHistory = NO_HISTORY) -> Expectation:
    """Find out when the next figures of a dataset come.

    Args:
        descriptor: of the dataset.
        last: the last period of its rows; None if they name none.
        history: what git knows of its updates.
    """
    if descriptor.ended:
        return Expectation("unknown", cancelled=_taken_back(descriptor, history))
    step = step_of(last.kind, descriptor.frequency) if last else None
    period = last.at_start(step).later(1) if last and step else None
    announced = descriptor.next_update
    if announced and announced.on > descriptor.updated:
        same = history.updated == str(descriptor.updated)
        former = tuple(on for on in history.announced if on != announced.on) if same else ()
        return Expectation("announced", announced.on, period, None, announced.source, former)
    cancelled = _taken_back(descriptor, history)
    rhythm = _rhythm(descriptor, step, history) if step else None
    if period is None or rhythm is None:
        return Expectation("unknown", cancelled=cancelled)
    latest = max(descriptor.releases, key=lambda release: release.on) if rhythm.basis == "releases" else None
    period = rhythm.first_from(period)
    source = latest.source if latest else ""
    return Expectation("usual", rhythm.day_for(period), period, rhythm, source, (), cancelled)


def _rhythm(descriptor: Descriptor, step: PeriodKind, history: UpdateHistory) -> Rhythm | None:
    """The rhythm by the publisher's own days, if enough are known; else by the days of our own commits."""
    released = [Update(release.period_named, release.on) for release in descriptor.releases]
    if rhythm := rhythm_of(released, step, "releases"):
        return rhythm
    # The days of commits say nothing where nobody promises one figure for each period.
    return None if descriptor.frequency == "irregular" else rhythm_of(history.updates, step, "history")


def _taken_back(descriptor: Descriptor, history: UpdateHistory) -> datetime.date | None:
    """The day that was announced since the last update and is announced no more."""
    is_open = history.announced and not descriptor.next_update and history.updated == str(descriptor.updated)
    return history.announced[-1] if is_open else None


def stage_of(descriptor: Descriptor, expectation: Expectation, today: datetime.date) -> Stage:
    """Say where a dataset stands on a day.

    Args:
        descriptor: of the dataset.
        expectation: its next figures.
        today: the day.
    """
    if descriptor.ended:
        return "ended"
    if expectation.on is None:
        return "not announced"
    if today <= expectation.on:
        return "due" if today == expectation.on else "not yet due"
    return "overdue" if expectation.is_late(today) else "grace"


def days_late(expectation: Expectation, today: datetime.date) -> int:
    """How many days have passed since the figures were expected; 0 if they are not.

    Args:
        expectation: the next figures.
        today: the day.
    """
    return max(0, (today - expectation.on).days) if expectation.on else 0
