"""Names and codes that may be no names of their own: 101 for 0101, a footnote's mark, a sum below the rows."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from dashboard.core.lazy_re import lazy_re
from dashboard.core.time_hints import time_hint
from dashboard.data.column import Column
from dashboard.data.number_hints import is_spreadsheet_error
from dashboard.data.row_findings import CellProblem

Cells = list[tuple[int, str]]
"""The cells of a column, each with the line on which its row begins."""
_FEWEST = 3
"""How many names or codes show what is usual in a column."""
_SUM = lazy_re(
    r"(?:(?:grand[ -]|sub-?|in |sum )?total\b.*|(?:\w+ ){1,3}total|all(?: countries)?|alle(?: länder| staaten)?|sum|"
    r"(?:razem|ogółem|łącznie|insgesamt)(?: .*)?|suma|wszystkie(?: kraje)?|summe|gesamt|zusammen|summa|totalt|"
    r"samtliga(?: länder)?|итого|всего|сумма|[Σ∑Ø]|average|mean|średnia|durchschnitt|mittelwert|genomsnitt|"
    r"medelvärde|среднее):?\s?[*()\d¹²³]{0,3}",
    re.IGNORECASE,
)
"""What stands at the head of a sum or a mean, in the languages of our sources."""
_SUM_OF_THINGS = lazy_re(r"(?:\w+ ){1,3}total", re.IGNORECASE)
"""As rows are called, too, where each is a sum: 'Exports total', 'Imports total'."""
_FOOTNOTE = lazy_re(
    r"(?:(?<=\w)\s?(?:[*\u2020\u2021\u00b9\u2074-\u2079]+|\[\w\]|\(\d\)|\d\))|(?<=\w{4})\s?[\u00b2\u00b3]|(?<=[^\W\d_]{3})\d"
    r"|(?<=\w)\s?\u207d?[\u00b9\u00b2\u00b3\u2070-\u2079]+\u207e|\^\w)$"
)
_NO_NAME = lazy_re(r"\.{2,3}|…|\?{1,3}|n/a|n\.a\.")
_LOST_LETTER = lazy_re(r"[^\W\d_]\?[^\W\d_]")
"""A sign that programs write for a letter which they do not know: 'T?rkei'."""
_OF_ADDRESS = frozenset("/=&")
"""Signs of an address, in which a question mark is one."""
_CODE_AS_NUMBER = lazy_re(r"\d+[.,]0+|\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_CODE_WITH_NOUGHT = lazy_re(r"\d{3,}\.0", re.ASCII)
_CODE_AS_DAY = lazy_re(r"\d{1,2}[-.] ?([^\W\d_]{3})|([^\W\d_]{3})-\d\d")
_CODES_OF_GOODS = lazy_re(
    r"\b(?:hs|taric|harmoni[sz]ed)\d*\b|\b[ck]n(?:\d+\b|[ -](?:codes?|nummer|numbers?)\b)|\bkod\w* cn\b|^[ck]n$",
    re.IGNORECASE,
)
"""In the name or the title of a column: codes with two digits for each level. (CN alone may be China.)"""
_ENTITY = lazy_re(r"&(?!lt;|gt;)(?:[a-z]{2,8}|#\d{1,5}|#x[\da-f]{1,5});", re.IGNORECASE)
_NOTHING = ("nan", "NaN", "null", "NULL", "<NA>")
"""(Nan is a province, and Null a name.)"""
_MISREAD = {"cp1252": "", "cp1250": r"[\x00-\u017f]+", "cp1251": r"[\x00-\u04ff]{2,}"}
"""Encodings in which UTF-8 is read by mistake, and what the text can be then: other letters come out by chance."""
_CYRILLIC_AS_LATIN = lazy_re(r"\b[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{4,}\b")
"""A word of accented letters alone."""


def unclear_names(cells: Cells, column: int, field: Column) -> Iterator[CellProblem]:
    """Find names that came damaged from where they were, and such that may be no names of their own.

    Args:
        cells: the cells of the column that hold something.
        column: its number, from 1.
        field: the column.
    """
    counts = Counter(text for _, text in cells)
    damaged = {text: wrong for text in counts if (wrong := _damage(text))}
    unclear = {} if field.constraints.pattern else _unclear_names(counts, cells[-1][1], odd_codes(counts, field))
    for line, text in cells if damaged or unclear else ():
        if text in damaged:
            hint = "Save the file again from where it was right, as CSV UTF-8, or type the name anew."
            yield CellProblem("damaged-name", line, column, field.name, text, damaged[text], hint)
        elif text in unclear:
            wrong, cure = unclear[text]
            hint = f"{cure} If that is meant, list the names of the column as 'categories'."
            yield CellProblem("unclear-name", line, column, field.name, text, wrong, hint, text, severity="warning")


def odd_codes(texts: Iterable[str], field: Column) -> dict[str, str]:
    """Codes of goods that have lost a zero, and as they are with it; none if the column has no such codes."""
    if not any(map(_CODES_OF_GOODS.search, (field.name.replace("_", " "), field.title))):
        return {}
    return {text: f"0{text}" for text in texts if text.isdecimal() and len(text) % 2}


def _unclear_names(counts: Counter[str], last: str, odd: dict[str, str]) -> dict[str, tuple[str, str]]:
    """What may be wrong with names, and the cure, by name; `last` is that of the last row, `odd` has codes of goods."""
    unclear = {}
    if any(map(str.isdecimal, counts)) or all(map(_CODE_WITH_NOUGHT.fullmatch, counts)):
        for text in filter(_CODE_AS_NUMBER.fullmatch, counts):
            unclear[text] = (", a code that a spreadsheet took for a number", "Write its digits.")
    for text, whole in (odd or _codes_without_zero(counts)).items():
        wrong = ", a code with an odd number of digits" if odd else ", a code that is shorter than the others"
        unclear[text] = (wrong, f"Where a spreadsheet has taken its zero away, write {whole}.")
    days = [text for text in counts if _is_day(text)]
    for text in days if len(days) < len(counts) / 2 else ():
        unclear[text] = (", which a spreadsheet may have made a day of", "Write the text that stood there before.")
    for text in filter(_NO_NAME.fullmatch, counts):
        unclear[text] = (", which names nothing", "Leave the cell empty, or write what it stands for.")
    for text in filter(_LOST_LETTER.search, counts):
        if _OF_ADDRESS.isdisjoint(text):
            unclear[text] = (", in which a letter may be lost", "Type the name anew, or save the file as CSV UTF-8.")
    for text, name in _with_footnotes(counts).items():
        cure = "Write the name alone, and what the footnote says into 'mark' or 'how'."
        unclear[text] = (f", which seems to be '{name}' with the mark of a footnote", cure)
    sums = sum(map(bool, map(_SUM_OF_THINGS.fullmatch, counts)))
    if counts[last] == 1 and len(counts) >= _FEWEST and _SUM.fullmatch(last) and sums < 2:
        cure = "Sums below the rows are no rows: delete it."
        unclear[last] = (" in the last row alone, which seems to be a sum or a mean", cure)
    return unclear


def _codes_without_zero(counts: Counter[str]) -> dict[str, str]:
    """Of codes of one length those that are shorter, and as they are with their zeros.

    Either others begin with a zero, or most have an even number of digits, four or more, and these have one less.
    """
    if len(counts) < _FEWEST or not all(re.fullmatch(r"\d+", text, re.ASCII) for text in counts):
        return {}
    length = max(map(len, counts))
    short = {text: text.zfill(length) for text in counts if len(text) < length and not text.startswith("0")}
    if any(len(text) == length > 1 and text.startswith("0") for text in counts):
        return {text: whole for text, whole in short.items() if len(text) % 2 or length % 2}
    is_code = length >= 4 and length % 2 == 0 and len(short) < len(counts) / 2
    return short if is_code and all(len(text) in (length, length - 1) for text in counts) else {}


def _is_day(text: str) -> bool:
    match = _CODE_AS_DAY.fullmatch(text)
    return match is not None and time_hint("yearmonth", f"2024 {match[1] or match[2]}") != ""


def _with_footnotes(counts: Counter[str]) -> dict[str, str]:
    """Names with the mark of a footnote behind them that also stand without it; by the name with the mark."""
    bare = {text: _FOOTNOTE.sub("", text) for text in counts}
    numbered = Counter(name for text, name in bare.items() if text == f"{name}{text[-1:]}" and text[-1:].isdecimal())
    marked = {text: name for text, name in bare.items() if name != text and name in counts}
    # ('Phase1' and 'Phase2' are phases of one.)
    return {text: name for text, name in marked.items() if numbered[name] < 2}


def _damage(text: str) -> str:
    """What says that a name came damaged; empty if nothing does."""
    if "\N{REPLACEMENT CHARACTER}" in text:
        return ", in which letters were lost"
    if _ENTITY.search(text) and html.unescape(text) != text:
        return ", which has letters as pages of the web write them"
    if text in _NOTHING or is_spreadsheet_error(text):
        return ", which programs write where nothing is known"
    if _CYRILLIC_AS_LATIN.search(text):
        return ", which seems to be Cyrillic that was read in another encoding"
    return ", text in UTF-8 that was read in another encoding" if _is_misread(text) else ""


def _is_misread(text: str) -> bool:
    """Whether the letters are the bytes of other letters in UTF-8."""
    for encoding, letters in () if text.isascii() else _MISREAD.items():
        try:
            meant = text.encode(encoding).decode()
        except UnicodeError:
            continue
        if not letters or re.fullmatch(letters, meant):
            return True
    return False
