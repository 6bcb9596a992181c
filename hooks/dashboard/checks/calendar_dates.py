"""Checks of dates in texts: they exist, and a span of time begins before it ends."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import Prose
from dashboard.core.dates import MONTHS
from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.words import Language

_MONTH_NAMES: dict[Language, str] = {
    "en": " ".join(MONTHS),
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}
_MONTH_NUMBERS = {
    lang: {name.lower(): number for number, name in enumerate(names.split(), 1)} for lang, names in _MONTH_NAMES.items()
}
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_LEAP_YEAR = 2024
"""Taken if a date names no year, because 29 February may be meant."""
_SPAN_PATTERNS: dict[Language, str] = {
    "en": r"(?:[Ff]rom|[Bb]etween)\s+{}\s+(?:to|until|and|till)\s+{}",
    "pl": r"(?:[Oo]d|[Mm]iędzy)\s+{}\s+(?:do|a)\s+{}",
    "de": r"(?:[Vv]on|[Vv]om|[Zz]wischen)\s+{}\s+(?:bis zum|bis|und)\s+{}",
    "sv": r"(?:[Ff]rån|[Mm]ellan)\s+{}\s+(?:till|och)\s+{}",
}


def _month_alternatives(lang: Language) -> str:
    """The months of a language as one alternation, with their capitals: 'may' is not a month."""
    return "|".join(_MONTH_NAMES[lang].split())


_MONTH = {lang: re.compile(rf"(?:{_month_alternatives(lang)})(?![\w-])") for lang in _MONTH_NAMES}
_DAY_BEFORE = lazy_re(r"(?<![\w.,])(\d{1,2})(?:st|nd|rd|th)?\.?\s+\Z")
_DAY_YEAR_AFTER = lazy_re(
    rf"(?:\s{{1,9}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w.]))?(?:,?\s{{1,9}}(?P<year>{_YEAR})(?!\w))?"
)
_ISO_DATE = lazy_re(rf"(?P<year>{_YEAR})-(?<![\w/.-].{{5}})(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")


def _date_pattern(lang: Language, side: str) -> str:
    """A year, perhaps with month and day before it, as the groups y, m and d, each followed by `side`."""
    return rf"(?:(?:(?P<d{side}>\d{{1,2}})\.?\s+)?(?P<m{side}>{_month_alternatives(lang)})\s+)?(?P<y{side}>{_YEAR})"


_SPAN_IN_WORDS = {
    lang: re.compile(rf"{pattern.format(_date_pattern(lang, 'a'), _date_pattern(lang, 'b'))}(?![\w-]|[.,]\d|\s*%)")
    for lang, pattern in _SPAN_PATTERNS.items()
}
_SPAN_WITH_DASH = lazy_re(rf"(?P<ya>{_YEAR})[–-](?<![\w/.,–-].{{5}})(?P<yb>{_YEAR})(?![\w–-]|[.,]\d)")


@text_check("no-such-date")
def no_such_date(prose: Prose) -> Iterator[TextIssue]:
    """The text names a day that no calendar has.

    Why: One digit is wrong, and a reader who looks it up trusts the rest less.

    Bad:
        They met on 31 June 2024.

    Good:
        They met on 30 June 2024.
    """
    words, lang = prose.words, prose.language
    for match in _MONTH[lang].finditer(words):
        begin, end = match.span()
        before, after = _DAY_BEFORE.search(words[max(0, begin - 8) : begin]), _DAY_YEAR_AFTER.match(words, end)
        day = before[1] if before else after and after["day"]
        if day and after and not words[begin - 1 : begin].isalnum():
            start = begin - (len(before[0]) if before else 0)
            date = int(after["year"] or _LEAP_YEAR), _MONTH_NUMBERS[lang][match[0].lower()], int(day)
            yield from _issue_if_no_date(prose, start, after.end(), date)
    for match in _ISO_DATE.finditer(words):
        date = int(match["year"]), int(match["month"]), int(match["day"])
        yield from _issue_if_no_date(prose, *match.span(), date)


def _issue_if_no_date(prose: Prose, start: int, end: int, date: tuple[int, int, int]) -> Iterator[TextIssue]:
    year, month, day = date
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        words = " ".join(prose.words[start:end].split())
        yield TextIssue(start, end, f"There is no {words}.", "Look the date up; one digit of it is wrong.")


@text_check("dates-out-of-order")
def dates_out_of_order(prose: Prose) -> Iterator[TextIssue]:
    """A span of time ends before it begins.

    Why: The two were swapped, or one is mistyped.

    Bad:
        Trade grew from 2024 to 2022.

    Good:
        Trade grew from 2022 to 2024.
    """
    lang = prose.language
    for pattern in (_SPAN_IN_WORDS[lang], _SPAN_WITH_DASH):
        for match in pattern.finditer(prose.words):
            first, last = (_date_parts(match.groupdict(), side, lang) for side in "ab")
            depth = min(len(first), len(last))
            if first[:depth] > last[:depth]:
                message = f"'{' '.join(match[0].split())}' ends before it begins."
                yield TextIssue(*match.span(), message, "Swap the two, or correct the wrong one.")


def _date_parts(groups: dict[str, str | None], side: str, lang: Language) -> tuple[int, ...]:
    """The year, and the month and day if they are given."""
    year, month, day = (groups.get(f"{name}{side}") for name in "ymd")
    parts = [int(year or 0)]
    if month:
        parts.append(_MONTH_NUMBERS[lang][month.lower()])
        parts += [int(day)] if day else []
    return tuple(parts)
