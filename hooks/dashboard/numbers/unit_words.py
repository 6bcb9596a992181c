"""Words and signs in the units of descriptors that are more than a name of a unit."""

from __future__ import annotations

import re
from fractions import Fraction

from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.symbols import CURRENCY_CODES
from dashboard.numbers.unit import PERCENT, Unit

PER = ("per", "/", "a", "an")
# fmt: off
SAYS_NOTHING = frozenset((
    "current", "constant", "nominal", "real", "prices", "price", "chain", "chained", "linked", "volume", "volumes",
    "at", "in", "annualised", "annualized", "seasonally", "adjusted", "sa", "nsa", "saar", ".", "_", "'", "’", "-",
    "–", "—", "(", ")", ",", ":", "=",
))
"""Words about prices, and signs between words. They change no unit."""
CHANGES = frozenset((
    "annual", "yearly", "monthly", "quarterly", "growth", "change", "rate", "y/y", "year-on-year", "on", "the",
    "over", "from", "previous", "preceding", "year", "month", "quarter", "period", "same", "of", "average",
))
"""Words that say of what kind a percentage is. They change no unit either."""
# fmt: on
SHARES = {"share": Unit(PERCENT, Fraction(100)), "ratio": Unit(PERCENT, Fraction(100)), "percentage": Unit(PERCENT)}
"""Names that only units have: a share of 0.3 is 30%."""
OTHER_MONEY = frozenset(("ppp", "international", "geary"))
"""Words that make another measure of a currency."""
POINT_WORDS = ("index", "score", "point", "points", "rating")
"""What is counted in points that are no percentage points."""
POWERS = {"mrd": 9, "mld": 9, "bil": 9, "bio": 12, "thous": 3, "ths": 3, "tsd": 3, "hundred": 2, "lakh": 5, "crore": 7}
"""Words of scale that are not in the vocabulary of texts."""
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b1[eE]\+?0?(\d{1,2})\b"), r"10^\1"),
    (re.compile(r"\bp\.\s?a\.", re.IGNORECASE), "per year"),
    (re.compile(r"[x×]\s*(?=10+\b|10\^)"), ""),
    (re.compile(r"\b([ymqwd])(?:/|-?o-?| o )\1\b", re.IGNORECASE), " change "),
    (re.compile(r"\b(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?\s*=\s*1(?:00|000)?\b"), ""),
    (re.compile(r"(?<=\d) (?=\d{3}\b)"), ""),
    (re.compile(r"\bnumber of\b|\bno\. of\b|\bcount of\b", re.IGNORECASE), ""),
)
_JOINED = lazy_re(r"(k|m|M|mn|mln|bn|tn)?([A-Z]{3})(k|m|M|mn|mln|bn|tn)?")


def plain_spelling(text: str) -> str:
    """Write a unit so that it can be read word by word: 10⁶ as 1000000, 'y/y' as 'change', no '2015 = 100'."""
    text = re.sub(r"\b10([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})", lambda match: f"10^{match[1].translate(_SUPERSCRIPTS)}", text)
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    return re.sub(r"\b10\s*(?:\^|\*\*)\s*(\d{1,2})\b", lambda match: str(10 ** int(match[1])), text)


def joined_currency(raw: str) -> tuple[str, str] | None:
    """The code and the word of scale of 'mEUR' or 'USDbn'; None if it is no such word."""
    match = _JOINED.fullmatch(raw)
    if match and match[2] in CURRENCY_CODES and bool(match[1]) != bool(match[3]):
        return match[2], (match[1] or match[3]).lower()
    return None


def is_year(text: str) -> bool:
    """Tell whether digits are a year. A unit has one beside its prices; it is no scale."""
    return re.fullmatch(r"(?:1[5-9]|20)\d\d", text) is not None
