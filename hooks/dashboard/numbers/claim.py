"""A number as prose states it, and whether a value bears it out.

A printed number matches a value if the value, rounded half up at the printed precision, gives that number. At an exact
tie both neighbours match. Trailing zeros count as precision. A hedge changes the range: "about" allows 5% of the number
in both directions; "nearly" and "less than" mean 90% of it up to less than it; "over" means more than it up to 110%,
"just over" up to 105%, and "well over" 103% to 125%. Behind a fraction and a whole number of times, which are coarse,
"less than" and "over" reach a fifth: "more than half" up to 60%.
"at least" and "up to" have one limit; "exactly" allows nothing. A fraction such as "a third" matches within one
percentage point, and within a tenth of itself; a multiple such as "doubled" within a tenth of itself. A range holds
what lies within it, its ends included.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from dashboard.core.frozen import Frozen
from dashboard.numbers.symbols import CURRENCY_CODES
from dashboard.numbers.unit import OIL_EQUIVALENT, PERCENT, TIMES, UNSCALED, YEAR, Unit
from dashboard.numbers.words import Hedge

_REACH = {
    "below": Fraction(1, 10),
    "just below": Fraction(1, 20),
    "less than": Fraction(1, 10),
    "a good": Fraction(1, 10),
    "above": Fraction(1, 10),
    "just above": Fraction(1, 20),
}
"""How far a value may be from a number with such a hedge, as a part of the number."""
_COARSE_REACH = {"less than": Fraction(1, 5), "above": Fraction(1, 5)}
"""The same for fractions and whole numbers of times: between 'half' and 'two thirds' prose has no other word."""
_WELL_ABOVE = (Fraction(3, 100), Fraction(1, 4))
"""The least and the most that "well over" adds."""
_GOODS = frozenset(("tonne", "barrel", "m³", "Wh", "Btu", "ounce", "gallon", *CURRENCY_CODES))
"""What has a price: goods are measured so, and money is."""


class Claim(Frozen):
    """A number that was read in a text."""

    value: Fraction
    """Without its scale: 245 for 'USD 245 billion'. A fraction has its own value: 1/2 for 'half'."""
    exponent: int
    """The power of ten of the last printed digit: -1 for '27.1', 0 for '27'."""
    units: tuple[Unit, ...]
    """What its words may mean, its scale included: '¥5bn' is 5 billion yuan or yen."""
    start: int
    """Offset in the text where its digits or number words begin, a minus included."""
    end: int
    """Offset where they end."""
    span: tuple[int, int]
    """Offsets of the whole phrase, from the hedge to the last unit word."""
    kind: Literal["number", "fraction", "multiple"] = "number"
    """'a third' is a fraction, 'doubled' a multiple."""
    scaled: bool = False
    """Whether it has a word such as 'billion'."""
    hedge: Hedge | None = None
    hedge_words: tuple[int, int] = (0, 0)
    """Offsets of the hedge."""
    direction: int = 0
    """-1 beside words such as 'fell by', 1 beside 'rose by', 0 without."""
    reached: bool = False
    """Whether it is what something came to, so that a word of a change behind it says nothing of it."""
    top: Fraction | None = None
    """The upper end, if it is a range."""
    picks: bool = False
    """Whether it is a part of things one by one, so that what stands behind it is counted: 'every fifth barrel'."""
    again: bool = False
    """Whether it is added to the whole: 'half as much again'."""

    @property
    def has_unit(self) -> bool:
        """Whether it has words for what it counts."""
        return any(unit.measure or unit.per for unit in self.units)

    @property
    def is_multiple(self) -> bool:
        """Whether it is a number of times: 'threefold', '2.5 times'."""
        return self.kind == "multiple" or any(unit.measure == TIMES for unit in self.units)

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a whole that it does not name: 'half'."""
        return self.kind == "fraction" and not self.has_unit

    @property
    def is_bare(self) -> bool:
        """Whether it is an integer without hedge, scale and unit, as a year would be."""
        return not (self.has_unit or self.scaled or self.hedge or self.exponent) and self.kind == "number"


def fits(claim: Claim, unit: Unit, *, yearly: bool = True) -> bool:
    """Tell whether the claim's own unit can be converted to another unit.

    Args:
        claim: the number in the text.
        unit: the unit of the value that it is compared with.
        yearly: whether the value may be that of a year, so that "a year" says nothing new.

    Returns:
        False if the two cannot be compared, such as '30 tonnes' with USD bn.
    """
    return any(True for _ in _readings(claim, unit, yearly))


def matches(
    claim: Claim, value: Decimal, unit: Unit, *, yearly: bool = True, falls: bool = False, loose: bool = False
) -> bool:
    """Tell whether a value bears a claim out. The module's docstring has the rules.

    Args:
        claim: the number in the text.
        value: the value in the data.
        unit: the unit of the value.
        yearly: as in `fits`.
        falls: whether the value is the size of a fall, as its label says. Then "fell by" agrees with a positive value.
        loose: whether the value is known less exactly than it is written, so that "over 30" holds at 30.

    Returns:
        True if the number is the value at the printed precision, or within the range that its hedge allows.
    """
    for reading in _readings(claim, unit, yearly):
        printed = _printed(claim, unit)
        actual = in_reading(Fraction(value), unit, reading, claim)
        directed = _directed(claim, unit, printed, actual, falls)
        if directed and _holds(claim, *directed, unit, loose):
            return True
    return False


def in_reading(value: Fraction, unit: Unit, reading: Unit, claim: Claim) -> Fraction:
    """Convert a value to the unit of a claim. What the claim leaves out is as in the data.

    Args:
        value: the value in the data.
        unit: its unit.
        reading: one of the claim's units.
        claim: the number in the text.
    """
    names_scale, names_per = bool(reading.measure or claim.scaled), bool(reading.per and unit.per)
    given, meant = (
        Unit(scale=full.scale if names_scale else Fraction(1), per=full.per if names_per else ())
        for full in (unit, reading)
    )
    return given.convert(value, meant)


def _readings(claim: Claim, unit: Unit, yearly: bool) -> list[Unit]:
    if claim.kind != "number" and not claim.has_unit:
        allowed = (PERCENT, TIMES, "") if claim.kind == "fraction" else (TIMES, "")
        if claim.again:
            allowed = (PERCENT, TIMES)
        return [Unit()] if unit.measure in allowed else []
    return [reading for reading in claim.units if _fits(reading, claim.scaled, unit, yearly)]


def _fits(reading: Unit, scaled: bool, unit: Unit, yearly: bool) -> bool:
    if reading.measure:
        if reading.measure != unit.measure:
            return False
        is_named = reading.base or OIL_EQUIVALENT in (reading.base, unit.base)
        if is_named and reading.base != unit.base:
            return False
    elif scaled and unit.measure in UNSCALED:
        return False
    if not reading.per:
        return not reading.measure or all(_goes_without_saying(reading, below) for below in unit.per)
    if not unit.per:
        return yearly and len(reading.per) == 1 and _is_year(reading.per[0])
    return Unit(per=reading.per).fits(Unit(per=unit.per))


def _is_year(unit: Unit) -> bool:
    return unit == YEAR


def _goes_without_saying(reading: Unit, below: Unit) -> bool:
    """Whether words may leave out by what a unit is divided: a year, and what a price is for, if that is a good."""
    return _is_year(below) or (reading.measure in CURRENCY_CODES and below.measure in _GOODS)


def _printed(claim: Claim, unit: Unit) -> Fraction:
    if claim.kind != "fraction" or claim.has_unit:
        return claim.value
    if claim.again and unit.measure == TIMES:
        return 1 + claim.value
    if claim.direction and unit.measure == TIMES:
        return 1 + claim.direction * claim.value
    return claim.value * (1 / unit.scale * 100 if unit.measure == PERCENT else 1)


def _directed(
    claim: Claim, unit: Unit, printed: Fraction, actual: Fraction, falls: bool
) -> tuple[Fraction, Fraction] | None:
    """The number and the value so that their signs can be compared; None if the direction contradicts the value."""
    if not claim.direction:
        return printed, actual
    if unit.measure == TIMES or claim.kind == "multiple":
        # 'three times less' is no number of times.
        return (printed, actual) if claim.direction > 0 or claim.kind == "fraction" else None
    if printed < 0 < claim.direction and not falls:
        return printed, actual  # 'growth of −6.9%'
    change = -actual if falls else actual
    if printed <= 0 or change * claim.direction <= 0:
        return None
    return printed, abs(change)


def _holds(claim: Claim, printed: Fraction, value: Fraction, unit: Unit, loose: bool) -> bool:
    if claim.top is not None:
        top = claim.top * printed / claim.value if claim.value else claim.top
        return printed < top and printed <= value <= top
    if printed == 0 != value and claim.hedge not in ("at least", "up to"):
        # Whatever there is of something is not nothing.
        return False
    tolerance = Fraction(5) * Fraction(10) ** (claim.exponent - 1)
    if claim.is_part:
        whole = 100 / unit.scale if unit.measure == PERCENT else Fraction(1)
        tolerance = min(whole / 100, abs(printed) / 10)
    if claim.kind == "multiple":
        tolerance = min(tolerance, abs(printed) / 10)
    is_near = abs(value - printed) <= tolerance
    low, high = (printed, value) if printed >= 0 else (-printed, -value)
    beyond = loose or value != printed
    match claim.hedge:
        case "about":
            # What is true without the hedge is true with it: 3.7 rounds to 4, so it is also "about 4".
            return is_near or abs(value - printed) * 20 <= abs(printed)
        case "below" | "just below" | "less than":
            return beyond and high <= low and low - high <= low * _reach(claim, claim.hedge)
        case "a good" | "above" | "just above":
            return beyond and high >= low and high - low <= low * _reach(claim, claim.hedge)
        case "well above":
            return _WELL_ABOVE[0] * low <= high - low <= _WELL_ABOVE[1] * low
        case "at least":
            return value >= printed
        case "up to":
            return value <= printed
        case "exactly":
            return value == printed
    return is_near


def _reach(claim: Claim, hedge: Hedge) -> Fraction:
    """How far a value may be from the number, as a part of it."""
    is_times = claim.kind == "number" and claim.exponent >= 0 and any(unit.measure == TIMES for unit in claim.units)
    is_coarse = is_times or claim.kind == "multiple" or claim.is_part
    return _COARSE_REACH.get(hedge, _REACH[hedge]) if is_coarse else _REACH[hedge]
