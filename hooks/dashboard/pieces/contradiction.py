"""Whether a number in words is contradicted by a value that a chart shows or a text cites.

A false alarm costs more than a number that is missed. So a number is contradicted only if it is a plain amount with a
time that is certainly its own, if the values of this time in its unit are known one by one, and if neither one of them
nor anything simple that is computed from them bears it out. Of words that stand beside a chart, and where several
values could be meant, it must also be near to one of them: a wrong digit, a wrong scale, or an old figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from dashboard.core.frozen import Frozen
from dashboard.numbers.claim import Claim, fits, in_reading, matches
from dashboard.numbers.passage import Mention
from dashboard.numbers.symbols import CURRENCY_CODES
from dashboard.numbers.times import Time
from dashboard.numbers.writing import decimal_of, write_digits
from dashboard.pieces.shown_values import ShownValue
from dashboard.pieces.simple_results import results_for, series_of

_NEAR = Fraction(1, 20)
_MIN_DIGITS = 3
"""Numbers of fewer digits are not near because one of them is another one."""
_DIGITS_OF_CURRENCY = 4
"""An amount in another currency may have the first three digits by chance."""
_OTHER_SCALES = tuple(Fraction(1000) ** power for power in (-3, -2, -1, 1, 2, 3))
_STEM = 4


class Numbers(Frozen):
    """The values against which the numbers of some words are held."""

    values: Sequence[ShownValue]
    describes: bool
    """Whether the words say what a chart shows. Those of a title or of running text may speak of something else."""

    def contradicting(self, mention: Mention, sentence: str, times: Sequence[Time]) -> list[ShownValue]:
        """The values that contradict a number; none if it is not contradicted.

        Args:
            mention: the number.
            sentence: the words in which it stands.
            times: all times that these name.
        """
        claim, time = mention.claim, mention.time
        if time is None or not self._is_amount(mention):
            return []
        fitting = [shown for shown in self.values if shown.period and fits(claim, shown.unit)]
        if not fitting:
            others = [shown for shown in self.values if shown.is_of(time) and _has_other_currency(claim, shown)]
            return named_in(sentence, others)
        then = [shown for shown in fitting if shown.is_of(time)]
        named = named_in(sentence, then)
        if any(shown.bears_out(claim) for shown in named):
            return []
        if any(result.bears_out(claim) for result in results_for(then, fitting, times)):
            return []
        if self.describes and mention.close and len(named) == 1:
            return named
        near = [shown for shown in named if is_near(claim, shown)]
        if mention.close and len(named) == 1 and _is_of_other_time(claim, named[0], fitting):
            near = named
        return near if not any(shown.bears_out(claim) for shown in then) else []

    def _is_amount(self, mention: Mention) -> bool:
        claim = mention.claim
        if claim.kind != "number" or claim.direction or claim.top is not None:
            return False
        if claim.has_unit:
            return True
        units = {shown.unit for shown in self.values}
        return self.describes and len(units) == 1 and mention.close


def named_in(sentence: str, values: Sequence[ShownValue]) -> list[ShownValue]:
    """Of the values, those whose names a sentence says, if it says one name of a field and speaks of no other one."""
    named = list(values)
    fields = dict.fromkeys(field for shown in values for field, _ in shown.names)
    words = sentence.lower()
    for field in fields:
        names = {name for shown in values for own, name in shown.names if own == field}
        said = [name for name in names if re.search(rf"\b{re.escape(name.lower())}\b", words)]
        others = [name for name in names if name not in said and _is_hinted_at(name, words, said)]
        if len(said) == 1 and not others:
            named = [shown for shown in named if (field, said[0]) in shown.names]
    return named


def _is_hinted_at(name: str, words: str, said: Sequence[str]) -> bool:
    """Whether a word begins like one of a name: 'Russian' for 'Russia'. Those of names that are said do not count."""
    stems = _stems(name).difference(*map(_stems, said))
    return any(re.search(rf"\b{re.escape(stem)}", words) for stem in stems)


def _stems(name: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"\w+", name.lower()) if len(word) >= _STEM}


def is_near(claim: Claim, shown: ShownValue) -> bool:
    """Whether a number could be a value that somebody mistyped, or an older figure of the same thing."""
    for reading in claim.units:
        if reading.measure not in ("", shown.unit.measure):
            continue
        value = in_reading(Fraction(shown.value), shown.unit, reading, claim)
        is_close = abs(value - claim.value) <= abs(value) * _NEAR
        if is_close or _differs_in_one_digit(claim, value) or _differs_in_scale(claim, value):
            return True
    return False


def _has_other_currency(claim: Claim, shown: ShownValue) -> bool:
    """Whether a value has the digits and the scale of a number that names another currency: €115.5 bn for USD bn."""
    has_few_digits = claim.value < Fraction(10) ** (claim.exponent + _DIGITS_OF_CURRENCY - 1)
    if has_few_digits or not {shown.unit.measure, *(unit.measure for unit in claim.units)} <= CURRENCY_CODES:
        return False
    return any(matches(claim, shown.value, replace(shown.unit, measure=unit.measure)) for unit in claim.units)


def _is_of_other_time(claim: Claim, shown: ShownValue, values: Sequence[ShownValue]) -> bool:
    """Whether a number is that of the same thing at another time: what was so in 2023, told of 2024."""
    if claim.hedge or _has_few_digits(claim):
        return False
    return any(other.bears_out(claim) for other in series_of(shown, values) if other is not shown)


def _has_few_digits(claim: Claim) -> bool:
    """Whether a number is so short that it is another one by chance."""
    return claim.value < Fraction(10) ** (claim.exponent + _MIN_DIGITS - 1)


def _differs_in_scale(claim: Claim, value: Fraction) -> bool:
    """Whether the digits are those of the value, and a word such as 'million' is another one."""
    if _has_few_digits(claim):
        return False
    half = Fraction(10) ** claim.exponent / 2
    return any(abs(value * factor - claim.value) <= half for factor in _OTHER_SCALES)


def _differs_in_one_digit(claim: Claim, value: Fraction) -> bool:
    """Whether one digit is another one, or two neighbours stand in the wrong order."""
    texts = [write_digits(decimal_of(number), claim.exponent, "en") for number in (claim.value, value)]
    read, true = ([sign for sign in text if sign.isdecimal()] for text in texts)  # 31.7 for 37.1
    if len(read) != len(true) or len(read) < _MIN_DIGITS or ("-" in texts[0]) != ("-" in texts[1]):
        return False
    wrong = [place for place, (mine, theirs) in enumerate(zip(read, true, strict=True)) if mine != theirs]
    if len(wrong) == 2 and wrong[1] - wrong[0] == 1:
        first, second = wrong
        return (read[first], read[second]) == (true[second], true[first])
    return len(wrong) == 1
