"""Splits a text into words, numbers in digits, and signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.words import NumberWords

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
"""Fractions that are one sign."""
LONGEST_WORD = 60
_LONGEST_NUMBER = 60
_DIGITS = frozenset("0123456789")


_BEYOND = "ponad"
"""What Polish joins to a multiple: 'ponaddwukrotnie'."""
_PART_OF_SCALE = lazy_re(
    r"(?P<part>dreiviertel|viertel|halb|kvarts|halv)(?P<scale>million(?:en)?|milliarden?|billion(?:en)?|miljon|miljard)"
)
"""A part of a power of ten in one word: 'Viertelmillion', 'halvmiljon'."""


class Token(Frozen):
    """A word, a number in digits, or a sign."""

    text: str
    """In small letters; a number as it is."""
    start: int
    end: int
    glued: bool
    """Whether nothing stands between it and the token before it."""
    raw: str
    """As the text has it."""

    @property
    def is_number(self) -> bool:
        """Whether it is a number in the digits 0 to 9. So long a row of them is none."""
        return self.text[0] in _DIGITS and len(self.text) <= _LONGEST_NUMBER

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()


@cache
def _pattern(thousands: str) -> re.Pattern[str]:
    groups = "".join(sign for sign in thousands if sign not in ".,")
    # A blank joins only groups of three digits, and only in languages that write so.
    spaced = rf"(?:[{groups}][0-9]{{3}}(?![0-9]))*"
    return re.compile(
        rf"[0-9]+{spaced}(?:[.,'’][0-9]+{spaced})*"
        r"|(?<![^\W\d_])(?:u\.s\.|us|au|a|ca|c|cn|jp|hk|nz|nt|s|r)[$¥]"
        r"|(?<![^\W\d_])(?:km|cm|ft|m)[23](?!\w)"
        r"|(?<![^\W\d_])(?:[kmg]?t)?(?:co2(?:eq?)?|ch4|n2o|so2)(?!\w)"
        rf"|[^\W\d_{VULGAR}]+(?:['’][^\W\d_{VULGAR}]+)*"
        r"|°[cCfF]?(?!\w)|[^\s\\]",
        re.I,
    )


def tokenize(text: str, words: NumberWords) -> list[Token]:
    """Split a text.

    Args:
        text: any text.
        words: those of its language. Numbers that are written as one word, such as 'fünfunddreißig', become several.

    Returns:
        The tokens in the order of the text. Hyphens between letters are left out, so 'US-Dollar' is two words.
    """
    tokens: list[Token] = []
    matches = list(_pattern(words.thousands).finditer(text))
    for place, match in enumerate(matches):
        raw = match[0]
        start, end = match.span()
        glued = place > 0 and matches[place - 1].end() == start
        if raw in "-‐‑" and glued and _begins_with_letter(matches, place + 1, end):
            continue
        for part, offset in _split(raw.lower().replace("’", "'"), words):
            last = offset + len(part)
            tokens.append(Token(part, start + offset, start + last, glued or offset > 0, raw[offset:last] or part))
    return tokens


def _begins_with_letter(matches: Sequence[re.Match[str]], place: int, end: int) -> bool:
    return place < len(matches) and matches[place].start() == end and matches[place][0][0].isalpha()


def _split(word: str, words: NumberWords) -> list[tuple[str, int]]:
    """The parts of a number that is written as one word, with their offsets; any other word whole."""
    if (match := _PART_OF_SCALE.fullmatch(word)) and words.compounds:
        return [(match["part"], 0), (match["scale"], match.start("scale"))]
    if words.compounds and word[0].isalpha() and len(word) <= LONGEST_WORD:
        pattern = _compound(words)
        if pattern.fullmatch(word):
            return [(match[0], match.start()) for match in _parts(words).finditer(word)]
    elif word.endswith(words.fold_endings) and word[0].isalpha():
        fold = next(filter(word.endswith, words.fold_endings))
        begin, end = len(_BEYOND) if word.startswith(_BEYOND) else 0, len(word) - len(fold)
        parts = [(word[:begin], 0), (word[begin:end], begin), (fold, end)]
        return [(part, offset) for part, offset in parts if part]
    return [(word, 0)]


@cache
def _names(cardinals: str) -> str:
    return "|".join(sorted(cardinals.split("|"), key=len, reverse=True))


def _numerals(words: NumberWords) -> str:
    names = [name for forms in words.cardinals.values() for name in forms.split(", ")]
    names += [name for forms in words.sums.values() for name in forms.split(", ")]
    return _names("|".join([*names, words.hundred, words.thousand, words.joiner]))


def _compound(words: NumberWords) -> re.Pattern[str]:
    return _compiled(_numerals(words), words.fold.replace(", ", "|"), "fullmatch")


def _parts(words: NumberWords) -> re.Pattern[str]:
    return _compiled(_numerals(words), words.fold.replace(", ", "|"), "parts")


@cache
def _compiled(numerals: str, fold: str, kind: str) -> re.Pattern[str]:
    halves = "einhalbe|einhalb|einviertel|dreiviertel"
    if kind == "parts":
        # The rest must be a number, too: 'eineinhalb' is 'ein' and 'einhalb', and does not begin with 'eine'.
        return re.compile(f"(?:{halves}|{fold}|{numerals})(?=(?:{numerals})*(?:{halves})?(?:{fold})?$)")
    return re.compile(f"(?:{numerals})+(?:{halves})?(?:{fold})?")
