"""The figure of a tile in one period."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from dashboard.core.frozen import Frozen
from dashboard.core.period import Period
from dashboard.data.marks import bound_of
from dashboard.data.open_period import is_open
from dashboard.data.source import Source


class TileFigure(Frozen):
    """One number with its period, its marks and its sources."""

    period: Period
    value: Decimal
    marks: tuple[str, ...] = ()
    """Such as 'provisional' and 'estimate'; none for an ordinary figure."""
    covers: str = ""
    """What the row says of itself beside its key, such as 'January to October'. Figures are compared only where it is
    the same."""
    sources: tuple[Source, ...] = ()
    """The publications of its rows."""

    counted: bool = False
    """Whether it counts rows. A bound among the marks of these is of none of the counts."""

    @property
    def bound(self) -> str:
        """The bound that its source gives, such as 'less than'; empty for an exact number."""
        return "" if self.counted else bound_of(", ".join(self.marks))

    @property
    def marks_beside(self) -> tuple[str, ...]:
        """The marks that are said beside the number, which has its bound with it."""
        return tuple(mark for mark in self.marks if mark != self.bound)

    @property
    def digest(self) -> str:
        """All of it in a text. A series has hundreds of figures, and field by field they would cost a build more."""
        sources = [(source.name, source.organization) for source in self.sources]
        return repr((self.period.kind, self.period.number, self.value, self.marks, self.covers, sources, self.counted))

    @property
    def has_part(self) -> bool:
        """Whether its period is a part of a year that comes again: a month, a quarter, a half or a week."""
        return self.period.kind not in ("date", "year")

    def is_open(self, updated: datetime.date) -> bool:
        """Whether its period was not over when the data were updated.

        Args:
            updated: the day of the data.
        """
        return is_open(self.period, self.marks, updated)


def same_part(figures: Sequence[TileFigure]) -> tuple[TileFigure, ...]:
    """The figures of the same month, quarter, half or week of each year as the latest.

    So sums from January on are compared with their like, and so is what has a season.

    Args:
        figures: in order of time. Their periods are parts of years.
    """
    return tuple(figure for figure in figures if figure.period.part == figures[-1].period.part)
