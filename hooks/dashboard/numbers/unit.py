"""What a number counts: a measure, how many of it, and what it is divided by.

Two units can be converted into each other if they count the same measure: kt and Mt, b/d and kb/d. Nothing is converted
by a rate that changes: dollars are never euros, a month has no fixed number of days, a barrel no fixed weight.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from dashboard.core.frozen import Frozen

PERCENT, POINTS, TIMES, DEGREES = "%", "point", "times", "degree"
OIL_EQUIVALENT = "oil equivalent"
"""The base of amounts of energy that are counted in tonnes or barrels. They are no tonnes and no barrels."""
UNSCALED = (PERCENT, POINTS, TIMES, DEGREES, "basis", "share")
"""Measures that are never counted in thousands or millions."""


class Unit(Frozen):
    """A unit such as USD bn: the measure 'USD', 1,000,000,000 of it."""

    measure: str = ""
    """What is counted, such as 'USD', 'tonne', '%' or 'people'. Empty for a plain number."""
    scale: Fraction = Fraction(1)
    """How many of the measure one is: 1,000,000,000 for USD bn, 1/1000 for kg, which is counted in tonnes."""
    per: tuple[Unit, ...] = ()
    """What it is divided by: the barrel of 'USD per barrel', the day of 'b/d'."""
    base: str = ""
    """Of what it is a part, in small letters: 'gdp' for '% of GDP'."""

    def fits(self, other: Unit) -> bool:
        """Tell whether values in this unit can be converted to another one. The base does not matter here."""
        return (
            self.measure == other.measure
            and len(self.per) == len(other.per)
            and all(mine.fits(theirs) for mine, theirs in zip(self.per, other.per, strict=True))
        )

    @property
    def size(self) -> Fraction:
        """How many of its measures one is, the units below the line included."""
        size = self.scale
        for unit in self.per:
            size /= unit.scale
        return size

    def convert(self, value: Decimal | Fraction, other: Unit) -> Fraction:
        """Convert a value of this unit to another one.

        Args:
            value: the value, given in this unit.
            other: the unit to convert to; `fits(other)` must be true.

        Returns:
            The same quantity in the other unit, exactly.
        """
        return Fraction(value) * self.size / other.size

    def times(self, scale: Fraction | int) -> Unit:
        """The unit that is so many times as large."""
        return Unit(self.measure, self.scale * scale, self.per, self.base)

    def divided_by(self, other: Unit) -> Unit:
        """This unit for each of another one: dollars divided by barrels."""
        return Unit(self.measure, self.scale, (*self.per, other), self.base)


YEAR = Unit("month", Fraction(12))
