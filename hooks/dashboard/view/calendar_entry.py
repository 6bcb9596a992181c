"""One entry of the calendar: figures, a piece or an event, on a day."""

from __future__ import annotations

import datetime
from typing import Literal

from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.core.period import Period
from dashboard.core.phrases import join_words
from dashboard.core.words import N_, _
from dashboard.data.expectation import figures_of, period_words
from dashboard.data.rhythm import Rhythm

Status = Literal["provisional", "confirmed", "published", "cancelled"]
_MARKS: dict[Status, str] = {"confirmed": N_("confirmed"), "cancelled": N_("cancelled")}


class CalendarEntry(Frozen):
    """What readers are told of a day."""

    id: str
    """Stays the same while day and status change: programs know the entry by it."""
    kind: Literal["figures", "piece", "event"]
    status: Status
    date: datetime.date
    title: str
    url: str = ""
    """The address of its page from the root of the site; empty if it has none."""
    theme: str = ""
    """The name of its theme; empty for events."""
    source: str = ""
    """The address of the page that says so."""
    period: Period | None = None
    """Of figures: the period that they are of."""
    rhythm: Rhythm | None = None
    """Of figures whose day is only usual: how it was computed."""
    former: tuple[datetime.date, ...] = ()
    """The days for which it was announced before, the latest last."""
    is_due: bool = False
    """Whether its day has passed, nothing has come, and it is not late yet."""
    is_late: bool = False
    """Whether its day and its grace have passed, and nothing has come."""
    description: str = ""
    publisher: str = ""
    """Who says so, of an event."""

    @property
    def mark(self) -> str:
        """What is said of its day: 'confirmed', 'cancelled', 'moved', 'due'; empty if it is only provisional."""
        if self.is_due:
            return _("due")
        if self.former:
            return _("moved")
        return _(_MARKS[self.status]) if self.status in _MARKS else ""

    @property
    def words(self) -> str:
        """One or two sentences about it; empty if the title says all."""
        if self.kind == "piece":
            return "" if self.status == "published" else _("A piece that is to come.")
        if self.kind == "event":
            said_by = _("Source: %(source)s.", source=self.publisher) if self.publisher else ""
            return " ".join(filter(None, (self.description, said_by)))
        figures = figures_of(self.period)
        if self.status == "published":
            if self.period is None:
                return _("Rows were added or changed.")
            # (A sum since January says 'to' by itself: 'January to April 2026'.)
            is_sum = self.period.year_to_date
            return figures if is_sum else _("Figures to %(period)s", period=period_words(self.period))
        if self.status == "cancelled":
            return _("The figures were announced for this day. No new day is known.")
        if self.is_late:
            return _("%(figures)s are not here yet.", figures=figures)
        if self.rhythm and self.period:
            return _("%(figures)s, %(usual)s.", figures=figures, usual=self.rhythm.words_for(self.period))
        return _("%(figures)s, as the publisher announces.", figures=figures)

    @property
    def former_words(self) -> str:
        """The days for which it was announced before, in words; empty if there is none."""
        return join_words([day(on) for on in self.former])
