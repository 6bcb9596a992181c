"""A tile: what the front page tells of one indicator at a glance."""

from __future__ import annotations

import datetime
from decimal import Decimal

from dashboard.charts.figure.publishers import line_of
from dashboard.core.frozen import Frozen
from dashboard.core.period import Period
from dashboard.core.words import _
from dashboard.data.ended import Ended
from dashboard.data.marks import words_of_mark
from dashboard.data.open_period import so_far
from dashboard.data.source import Source, short_name
from dashboard.data.unit_forms import split_currency
from dashboard.tiles.change import TileChange
from dashboard.tiles.figure import TileFigure

LONGEST_SOURCES = 36
"""Letters of a source line with several publications: two lines of a tile on a phone."""


class Tile(Frozen):
    """The latest value of an indicator, with all that is told of it."""

    id: str
    label: str
    theme: str
    """The slug of its theme."""
    chart: str
    """The id of the shared chart of the same figures."""
    datasets: tuple[str, ...]
    """The names of those that it tells of."""
    value: str
    """The value as readers see it: '228.1', '34%', 'Tianjin'."""
    unit: str
    """Its unit, such as 'USD bn', without a sign that is part of the value; empty if it has none."""
    updated: datetime.date
    """The day of the data."""
    sources: tuple[Source, ...]
    """The publications of its rows, those of the latest value first."""
    period: Period | None = None
    """The time of the value; None for a named fact, which is true of the day of the data."""
    is_open: bool = False
    """Whether the period was not over on the day of the data."""
    covers: str = ""
    """What the row of the value says of itself beside its key, such as 'January to October'."""
    marks: tuple[str, ...] = ()
    """Such as 'provisional' and 'estimate'."""
    bound: str = ""
    """How its source gives the number, such as 'less than'; empty for an exact one. The value has its sign."""
    amount: Decimal | None = None
    """The value with all its digits; None for a text or a day."""
    full_unit: str = ""
    """The unit as its dataset has it, such as '% of GDP'."""
    changes: tuple[TileChange, ...] = ()
    figures: tuple[TileFigure, ...] = ()
    """All of them, in order of time; the sparkline has those of the time `drawn`."""
    sparkline: str = ""
    """The figures as a small picture: an SVG; empty if there are fewer than two."""
    drawn: tuple[Period, Period] | None = None
    """The first and the last period of the picture; None without one."""
    none_listed: Period | None = None
    """Of a list that is counted: the year of the day of the data, if no row is of that year."""
    fact: str = ""
    """The name of the named fact that it tells; empty for a field and for a number of rows."""
    ended: Ended | None = None
    """When and why the series has ended, if it has."""

    @property
    def unit_parts(self) -> tuple[str, str]:
        """What of the unit stands before the value, and what behind it: 'USD' and 'bn'."""
        return split_currency(self.unit)

    @property
    def url(self) -> str:
        """The address of the page that it leads to, from the root of the site."""
        return f"charts/{self.chart}/"

    @property
    def day_of_data(self) -> str:
        """The day of the data where there is little room: 24 Nov 2026."""
        return Period.containing("date", self.updated).label

    @property
    def when(self) -> str:
        """The time of the value with its marks: '2025, provisional'."""
        if self.period is None:
            when = _("as of %(day)s", day=self.day_of_data)
        else:
            when = so_far(self.period.words, is_part=self.is_open)
        return ", ".join([when, *([self.covers] if self.covers else []), *map(words_of_mark, self.marks)])

    @property
    def years(self) -> tuple[str, str]:
        """The years in which its picture begins and ends."""
        return (str(self.drawn[0].year), str(self.drawn[1].year)) if self.drawn else ("", "")

    @property
    def note(self) -> str:
        """What else has to be said: of the list, not of the world."""
        return _("No entry for %(year)s in the list yet.", year=self.none_listed.words) if self.none_listed else ""

    @property
    def source_words(self) -> str:
        """Its publishers as the source line of a chart has them, in short: 'GACC, via 9 others', 'TASS and 9 more'."""
        return line_of([short_name(source.organization) for source in self.sources], LONGEST_SOURCES)

    @property
    def end_words(self) -> str:
        """Say that the series has ended, with day and reason; empty if it goes on."""
        if self.ended is None:
            return ""
        return _("Ended %(when)s: %(why)s.", when=self.ended.when, why=self.ended.why.rstrip("."))
