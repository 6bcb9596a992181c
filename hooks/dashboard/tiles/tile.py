"""A tile: what the front page tells of one indicator at a glance."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from dashboard.core.period import Period
from dashboard.data.ended import Ended
from dashboard.tiles.change import TileChange
from dashboard.tiles.figure import TileFigure

MOST_SOURCES = 2
"""How many publishers a tile names; of more it names the first and counts the others."""


@dataclass(frozen=True)
class Tile:
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
    """What stands behind it, such as 'USD bn'; empty if nothing does."""
    updated: datetime.date
    """The day of the data."""
    sources: tuple[str, ...]
    """The publishers of its rows, those of the latest value first."""
    period: str = ""
    """The time of the value in words; empty for a named fact, which is true of the day of the data."""
    period_text: str = ""
    """The time of the value as data write it, such as '2026-02'."""
    marks: tuple[str, ...] = ()
    """Such as 'provisional' and 'estimate'."""
    amount: Decimal | None = None
    """The value with all its digits; None for a text or a day."""
    full_unit: str = ""
    """The unit as its dataset has it, such as '% of GDP'."""
    changes: tuple[TileChange, ...] = ()
    figures: tuple[TileFigure, ...] = ()
    """Those of the sparkline, in order of time."""
    sparkline: str = ""
    """The figures as a small picture: an SVG; empty if there are fewer than two."""
    note: str = ""
    """What else has to be said, such as that no row is listed for the year that runs."""
    fact: str = ""
    """The name of the named fact that it tells; empty for a field and for a number of rows."""
    next_update: datetime.date | None = None
    ended: Ended | None = None
    """When and why the series has ended, if it has."""

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
        return ", ".join([self.period or f"as of {self.day_of_data}", *self.marks])

    @property
    def source_words(self) -> str:
        """Its publishers in few words: 'SIPRI', 'TASS and 9 more'."""
        names = self.sources
        return f"{names[0]} and {len(names) - 1} more" if len(names) > MOST_SOURCES else " and ".join(names)

    @property
    def end_words(self) -> str:
        """That the series has ended, with day and reason; empty if it goes on."""
        return f"Ended {self.ended.when}: {self.ended.why.rstrip('.')}." if self.ended else ""
