"""Reads numbers in words: 'thirty-five', 'zweihundertfünfzig', 'dwa i pół', 'two fifths', 'twelvefold'."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dashboard.core.frozen import Frozen
from dashboard.numbers.digits import read_digits
from dashboard.numbers.phrases import Match
from dashboard.numbers.tokens import VULGAR, Token
from dashboard.numbers.vocabulary import Vocabulary

_VALUES = "1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/7 1/8 3/8 5/8 7/8 1/9 1/10"
_VULGAR = dict(zip(VULGAR, map(Fraction, _VALUES.split()), strict=True))


class Numeral(Frozen):
    """A number that was read, before its scale and unit."""

    value: Fraction
    end: int
    """The index of the first token behind it."""
    exponent: int = 0
    """The power of ten of the last digit."""
    picks: bool = False
    """Whether it is a part of things one by one: 'every fifth', 'one in five'."""


class NumberError(ValueError):
    """Digits and separators that are no number in the text's language, such as '1,5' in English."""


def cardinal(tokens: Sequence[Token], index: int, words: Vocabulary) -> Numeral | None:
    """Read a whole number in words, such as 'two hundred' or 'dwa tysiące dwadzieścia cztery'."""
    group = _below_thousand(tokens, index, words)
    if group is None and (article := words.one.at(tokens, index)) and words.thousand.at(tokens, article.end):
        group = article  # 'a thousand and one'
    thousand = words.thousand.at(tokens, group.end if group else index)
    if thousand is None or (group is None and not words.one):
        return Numeral(Fraction(group.value), group.end) if group else None
    rest = _below_thousand(tokens, _skip(tokens, thousand.end, words), words)
    if rest is None:
        # 'two thousand' alone is two with a scale.
        return Numeral(Fraction(group.value), group.end) if group else None
    return Numeral(Fraction((group.value if group else 1) * 1000 + rest.value), rest.end)


def numeral(tokens: Sequence[Token], index: int, words: Vocabulary) -> Numeral | None:
    """Read a number in words with its decimals or its part: 'three point five', 'two and a half', 'anderthalb'."""
    if match := words.sums.at(tokens, index):
        return Numeral(match.value, match.end, -1)
    number = cardinal(tokens, index, words)
    if number is None:
        return None
    if point := words.point.at(tokens, number.end):
        digits, end = [], point.end
        while digit := words.ones.at(tokens, end):
            digits.append(digit.value)
            end = digit.end
        if digits:
            value = number.value + Fraction(int("".join(map(str, digits))), 10 ** len(digits))
            return Numeral(value, end, -len(digits))
        return None
    return with_part(tokens, number, words)


def with_part(tokens: Sequence[Token], number: Numeral, words: Vocabulary) -> Numeral:
    """Add the part behind a whole number, such as 'and a half' or '½'."""
    if number.exponent == 0:
        match, whole = words.mixed.at(tokens, number.end), words.fractions.at(tokens, number.end - 1)
        # 'Eine dreiviertel Million' is no 1¾ million, as 'eindreiviertel Millionen' are.
        is_alone = match and whole and whole.end == match.end and not tokens[number.end].glued
        if match and not is_alone:
            return Numeral(number.value + match.value, match.end, _exponent(match.value))
        if number.end < len(tokens) and tokens[number.end].text in _VULGAR:
            part = _VULGAR[tokens[number.end].text]
            return Numeral(number.value + part, number.end + 1, _exponent(part))
        if (rest := _in_digits(tokens, number.end)) and tokens[number.end - 1].is_number:
            return Numeral(number.value + rest, number.end + 3, _exponent(rest))
    return number


def _in_digits(tokens: Sequence[Token], index: int) -> Fraction | None:
    """A part such as the '1/2' of '2 1/2'."""
    texts = [token.text for token in tokens[index : index + 3]]
    is_glued = all(token.glued for token in tokens[index + 1 : index + 3])
    if any(token.glued and token.text == "/" for token in tokens[index + 3 : index + 4]):
        return None  # '3/4/2024'
    if len(texts) < 3 or texts[1] != "/" or not is_glued or not (texts[0].isdecimal() and texts[2].isdecimal()):
        return None
    part = Fraction(f"{texts[0]}/{texts[2]}") if int(texts[2]) in range(2, 11) else Fraction(1)
    return part if 0 < part < 1 else None


def fraction(tokens: Sequence[Token], index: int, words: Vocabulary) -> Numeral | None:
    """Read a part of a whole: 'a third', '⅔', '2/3', 'two fifths', 'one in five', '15 out of 20', 'every fifth'."""
    if index < len(tokens) and tokens[index].text in _VULGAR:
        return Numeral(_VULGAR[tokens[index].text], index + 1)
    if written := _in_digits(tokens, index):
        return Numeral(written, index + 3)
    if every := words.every.at(tokens, index):
        return Numeral(Fraction(1, every.value), every.end, picks=True)
    count = _count(tokens, index, words)
    parts = (
        [] if count is None else [part for part in (_part(tokens, count, words), _share(tokens, count, words)) if part]
    )
    if match := words.fractions.at(tokens, index):
        parts.append(Numeral(match.value, match.end))
    return max(parts, key=lambda part: part.end, default=None)


def _part(tokens: Sequence[Token], count: Numeral, words: Vocabulary) -> Numeral | None:
    if tens := words.tens.at(tokens, count.end):
        unit = words.parts.at(tokens, tens.end)
        if unit and unit.value < 10:
            return Numeral(count.value / (tens.value + unit.value), unit.end)
    if (part := words.parts.at(tokens, count.end)) and count.value > 0:
        return Numeral(count.value / part.value, part.end) if count.value <= part.value else None
    return None


def _share(tokens: Sequence[Token], count: Numeral, words: Vocabulary) -> Numeral | None:
    if (of := words.of_many.at(tokens, count.end)) and (whole := _count(tokens, of.end, words, article=False)):
        is_year = tokens[of.end].is_number and whole.value >= 1000
        if 0 < count.value <= whole.value and whole.value > 1 and not is_year:
            return Numeral(count.value / whole.value, whole.end, picks=True)
    return None


def _count(tokens: Sequence[Token], index: int, words: Vocabulary, article: bool = True) -> Numeral | None:
    """A whole number in words or in digits, or an article."""
    if index < len(tokens) and tokens[index].is_number:
        digits = read_digits(tokens[index].text, words.words)
        return Numeral(digits[0], index + 1) if digits and not digits[1] else None
    one = words.one.at(tokens, index) if article else None
    number = cardinal(tokens, index, words)
    if number and one and one.end > number.end:
        number = None
    return number or (Numeral(Fraction(1), one.end) if one else None)


def multiple(tokens: Sequence[Token], index: int, words: Vocabulary) -> Numeral | None:
    """Read a multiple in one word: 'twice', 'doubled', 'dreifach', 'pięciokrotnie'."""
    if match := words.multiples.at(tokens, index):
        return Numeral(match.value, match.end)
    stem = words.fold_stems.at(tokens, index)
    number = Numeral(Fraction(stem.value), stem.end) if stem else numeral(tokens, index, words)
    if number and (fold := words.fold.at(tokens, number.end)) and tokens[number.end].glued:
        return Numeral(number.value, fold.end, number.exponent)
    return None


def _below_thousand(tokens: Sequence[Token], index: int, words: Vocabulary) -> Match[int] | None:
    if hundreds := words.hundreds.at(tokens, index):
        rest = _below_hundred(tokens, hundreds.end, words)
        return Match(hundreds.value + rest.value, rest.end) if rest else hundreds
    small = _below_hundred(tokens, index, words)
    if small is None and (article := words.one.at(tokens, index)) and words.hundred.at(tokens, article.end):
        small = article
    hundred = words.hundred.at(tokens, small.end if small else index)
    if hundred is None or (small and small.value > 19):
        return small
    value = (small.value if small else 1) * 100
    rest = _below_hundred(tokens, _skip(tokens, hundred.end, words), words)
    return Match(value + rest.value, rest.end) if rest else Match(value, hundred.end)


def _below_hundred(tokens: Sequence[Token], index: int, words: Vocabulary) -> Match[int] | None:
    ones = words.ones.at(tokens, index)
    if words.words.ones_first and ones and (joiner := words.joiner.at(tokens, ones.end)):
        tens = words.tens.at(tokens, joiner.end)
        if tens and ones.value:
            return Match(tens.value + ones.value, tens.end)
    if ones:
        return ones
    if teens := words.teens.at(tokens, index):
        return teens
    tens = words.tens.at(tokens, index)
    if tens and not words.words.ones_first and (ones := words.ones.at(tokens, tens.end)) and ones.value:
        return Match(tens.value + ones.value, ones.end)
    return tens


def _skip(tokens: Sequence[Token], index: int, words: Vocabulary) -> int:
    """The index behind what joins the parts of a number, if anything does: 'and', or a comma behind 'thousand'."""
    if index < len(tokens) and tokens[index].text == "," and _below_thousand(tokens, index + 1, words):
        return index + 1
    joiner = words.joiner.at(tokens, index)
    if joiner and (
        words.ones.at(tokens, joiner.end) or words.teens.at(tokens, joiner.end) or words.tens.at(tokens, joiner.end)
    ):
        return joiner.end
    return index


def _exponent(part: Fraction) -> int:
    """The last digit to which a number with a part is exact: 2½ is 2.5, 2¼ is 2.25."""
    return -1 if part == Fraction(1, 2) else -2
