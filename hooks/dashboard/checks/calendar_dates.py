"""Dates in texts: that they exist, and lie in the right order."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import Prose

_NAMES = {
    "en": "January February March April May June July August September October November December",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}
_MONTHS = {lang: {name.lower(): at for at, name in enumerate(names.split(), 1)} for lang, names in _NAMES.items()}
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_LEAP = 2024
"""Where no year stands, 29 February may be meant."""
_PAIRS = {
    "en": r"(?:[Ff]rom|[Bb]etween)\s+{}\s+(?:to|until|and|till)\s+{}",
    "pl": r"(?:[Oo]d|[Mm]iędzy)\s+{}\s+(?:do|a)\s+{}",
    "de": r"(?:[Vv]on|[Vv]om|[Zz]wischen)\s+{}\s+(?:bis zum|bis|und)\s+{}",
    "sv": r"(?:[Ff]rån|[Mm]ellan)\s+{}\s+(?:till|och)\s+{}",
}


def _either(lang: str) -> str:
    """The months of a language; where they have capitals, only with them: 'may' is another word."""
    return "|".join(_NAMES[lang].split())


_MONTH = {lang: re.compile(rf"(?:{_either(lang)})(?![\w-])") for lang in _NAMES}
_DAY_BEFORE = re.compile(r"(?<![\w.,])(\d{1,2})(?:st|nd|rd|th)?\.?\s+\Z")
_AFTER = re.compile(rf"(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w.]))?(?:,?\s+(?P<year>{_YEAR})(?!\w))?")
_ISO = re.compile(rf"(?P<year>{_YEAR})-(?<![\w/.-].{{5}})(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")


def _moment(lang: str, side: str) -> str:
    return rf"(?:(?:(?P<d{side}>\d{{1,2}})\.?\s+)?(?P<m{side}>{_either(lang)})\s+)?(?P<y{side}>{_YEAR})"


_ORDERED = {
    lang: re.compile(rf"{words.format(_moment(lang, 'a'), _moment(lang, 'b'))}(?![\w-]|[.,]\d|\s*%)")
    for lang, words in _PAIRS.items()
}
_SPAN = re.compile(rf"(?P<ya>{_YEAR})[–-](?<![\w/.,–-].{{5}})(?P<yb>{_YEAR})(?![\w–-]|[.,]\d)")


@text_check("no-such-date")
def no_such_date(prose: Prose) -> Iterator[TextIssue]:
    """The text names a day that no calendar has.

    Why: One digit is wrong, and a reader who looks it up trusts the rest less.

    Bad:
        They met on 31 June 2024.

    Good:
        They met on 30 June 2024.
    """
    words, lang = prose.words, prose.lang if prose.lang in _NAMES else "en"
    for found in _MONTH[lang].finditer(words):
        begin, end = found.span()
        before, after = _DAY_BEFORE.search(words[max(0, begin - 8) : begin]), _AFTER.match(words, end)
        day = before[1] if before else after and after["day"]
        if day and after and not words[begin - 1 : begin].isalnum():
            start = begin - (len(before[0]) if before else 0)
            year = int(after["year"] or _LEAP)
            yield from _missing(prose, start, after.end(), (year, _MONTHS[lang][found[0].lower()], int(day)))
    for found in _ISO.finditer(words):
        yield from _missing(prose, *found.span(), (int(found["year"]), int(found["month"]), int(found["day"])))


def _missing(prose: Prose, start: int, end: int, date: tuple[int, int, int]) -> Iterator[TextIssue]:
    year, month, day = date
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        read = " ".join(prose.words[start:end].split())
        yield TextIssue(start, end, f"There is no {read}.", "Look the date up; one digit of it is wrong.")


@text_check("dates-out-of-order")
def dates_out_of_order(prose: Prose) -> Iterator[TextIssue]:
    """A span of time ends before it begins.

    Why: The two were swapped, or one is mistyped.

    Bad:
        Trade grew from 2024 to 2022.

    Good:
        Trade grew from 2022 to 2024.
    """
    lang = prose.lang if prose.lang in _PAIRS else "en"
    for pattern in (_ORDERED[lang], _SPAN):
        for found in pattern.finditer(prose.words):
            first, last = (_known(found.groupdict(), side, lang) for side in "ab")
            depth = min(len(first), len(last))
            if first[:depth] > last[:depth]:
                read = " ".join(found[0].split())
                yield TextIssue(
                    *found.span(), f"'{read}' ends before it begins.", "Swap the two, or mend the wrong one."
                )


def _known(parts: dict[str, str | None], side: str, lang: str) -> tuple[int, ...]:
    """Year, month and day, as far as they are given."""
    year, month, day = (parts.get(f"{name}{side}") for name in "ymd")
    known = [int(year or 0)]
    if month:
        known.append(_MONTHS[lang][month.lower()])
        known += [int(day)] if day else []
    return tuple(known)
