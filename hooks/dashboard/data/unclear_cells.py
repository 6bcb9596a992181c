"""Cells that can be read but may mean something else: 1.234 for 1234, 101 for 0101, a sum below the rows."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from dashboard.data.column import Column
from dashboard.data.csv_records import Record
from dashboard.data.number_hints import (
    has_decimal_comma,
    is_spreadsheet_error,
    may_have_thousands_point,
    missing_hint,
)
from dashboard.data.odd_cells import is_absent
from dashboard.data.row_findings import CellProblem

_POINT_HINT = "If its point stands between thousands, write it without: it is read as a decimal point here."
_WHOLE_HINT = f"{_POINT_HINT} If it is one, give the whole numbers decimals, too."
_LIMIT_HINT = "If that is meant, say so in the descriptor: 'constraints: {{maximum: {}}}'."
_WHOLE = re.compile(r"-?(?:0|[1-9]\d*)", re.ASCII)
_FEWEST = 3
"""How many numbers or codes show what is usual in a column."""
_SUM = re.compile(
    r"(?:grand |sub-?)?total\b.*|sum|razem|ogółem|suma|łącznie|summe|gesamt|insgesamt|zusammen|summa|totalt",
    re.IGNORECASE,
)
"""What stands at the head of a sum, in the languages of our sources."""
_FOOTNOTE = re.compile(r"(?<=\w)\s?(?:[*†‡¹⁴⁵⁶⁷⁸⁹]+|(?<=\w{4})[²³]|\[\w\]|\(\d\)|\d\))$")
_PLAIN = re.compile(r"-?\d*\.?\d+", re.ASCII)
_SHARE, _LONG_SHARE = re.compile(r"0?\.\d+|[01]"), re.compile(r"0?\.\d{2,}")
"""Shares of 1, and those with the digits that a share as spreadsheets keep it mostly has."""
_NINES = re.compile(r"-?9{3,}(?:\.[09]+)?", re.ASCII)
"""What programs write where a number is not known."""
_CODE_AS_NUMBER = re.compile(r"\d+[.,]0+|\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_ENTITY = re.compile(r"&(?!lt;|gt;)(?:[a-z]{2,8}|#\d{1,5}|#x[\da-f]{1,5});", re.IGNORECASE)
_NOTHING = re.compile(r"nan|null|<na>", re.IGNORECASE)


def unclear_cells(
    records: Sequence[Record],
    header: list[str],
    fields: dict[str, Column],
    missing: Collection[str],
    problems: Sequence[CellProblem],
) -> Iterator[CellProblem]:
    """Find cells that may mean something else than they say.

    Args:
        records: the rows.
        header: the names of the columns.
        fields: the described columns by name.
        missing: the texts that stand for a missing value.
        problems: what is wrong with other cells.
    """
    has_commas = any(problem.id == "wrong-value" and has_decimal_comma(problem.text) for problem in problems)
    for index, name in enumerate(header):
        field = fields.get(name)
        cells = [(line, cells[index]) for line, cells in records if not is_absent(cells[index], missing)]
        if field is None or not cells:
            continue
        if field.type == "number":
            yield from _numbers(cells, index + 1, field, has_commas)
        elif field.type == "string" and not field.names:
            yield from _names(cells, index + 1, field)


_Cells = list[tuple[int, str]]
"""The cells of a column, each with the line on which its row begins."""


def _numbers(cells: _Cells, column: int, field: Column, has_commas: bool) -> Iterator[CellProblem]:
    """Numbers such as 1.234 that may well be 1234, and shares of 1 in a column of per cents.

    The first are those in a file whose other numbers have decimal commas, and those in a column whose other numbers are
    whole, or that has no others: a spreadsheet that writes points between thousands gives 834, 1.234 and 17.820.
    """

    def told(found: _Cells, wrong: str, hint: str) -> Iterator[CellProblem]:
        for line, text in found:
            yield CellProblem("unclear-number", line, column, field.name, text, wrong, hint, severity="warning")

    most = field.constraints.maximum
    limit = float(most) if isinstance(most, int | float) else None
    unclear = [
        (line, text)
        for line, text in cells
        if may_have_thousands_point(text) and (limit is None or float(text.replace(".", "")) <= limit)
    ]
    others = {text for _, text in cells if any(map(str.isdigit, text))} - {text for _, text in unclear}
    if unclear and has_commas:
        yield from told(unclear, " in a file whose other numbers have decimal commas", _POINT_HINT)
    elif unclear and others and all(map(_WHOLE.fullmatch, others)):
        yield from told(unclear, " in a column whose other numbers are whole", _WHOLE_HINT)
    elif unclear[1:] and not others:
        hint = f"{_POINT_HINT} {_LIMIT_HINT.format('…')}"
        yield from told(unclear, " in a column where a point may stand between thousands in each number", hint)
    nines = [(line, text) for line, text in cells if _NINES.fullmatch(text)]
    usual = [abs(float(text)) for _, text in cells if _PLAIN.fullmatch(text) and not _NINES.fullmatch(text)]
    if nines and usual and limit is None and all(abs(float(text)) > 10 * max(usual) for _, text in nines):
        yield from told(nines, ", far from all others", missing_hint([nines[0][1]]))
    is_percent = (field.unit or "").startswith("%") and (limit is None or limit > 1)
    if is_percent and len(cells) >= _FEWEST and _are_shares([text for _, text in cells]):
        wrong = " in a column of per cents where no number is above 1"
        yield from told(cells, wrong, f"If they are shares of 1, multiply them by 100. {_LIMIT_HINT.format(1)}")


def _are_shares(texts: Sequence[str]) -> bool:
    return all(map(_SHARE.fullmatch, texts)) and any(map(_LONG_SHARE.fullmatch, texts))


def _names(cells: _Cells, column: int, field: Column) -> Iterator[CellProblem]:
    """Names that came damaged from where they were, and such that are no names of their own."""
    counts = Counter(text for _, text in cells)
    damaged = {text: wrong for text in counts if (wrong := _damage(text))}
    unclear = {} if field.constraints.pattern else _unclear_names(counts, cells[-1][1])
    for line, text in cells if damaged or unclear else ():
        if text in damaged:
            hint = "Save the file again from where it was right, as CSV UTF-8, or type the name anew."
            yield CellProblem("damaged-name", line, column, field.name, text, damaged[text], hint)
        elif text in unclear:
            wrong, cure = unclear[text]
            hint = f"{cure} If that is meant, list the names of the column as 'categories'."
            yield CellProblem("unclear-name", line, column, field.name, text, wrong, hint, text, severity="warning")


def _unclear_names(counts: Counter[str], last: str) -> dict[str, tuple[str, str]]:
    """What may be wrong with names, and the cure, by name; `last` is that of the last row."""
    unclear = {}
    if any(map(str.isdecimal, counts)):
        for text in filter(_CODE_AS_NUMBER.fullmatch, counts):
            unclear[text] = (", a code that a spreadsheet took for a number", "Write its digits.")
    for text in _codes_without_zero(counts):
        cure = f"Where a spreadsheet has taken its zero away, write 0{text}."
        unclear[text] = (", a code that is shorter by a digit than the others", cure)
    for text, name in _with_footnotes(counts).items():
        cure = "Write the name alone, and what the footnote says into 'mark' or 'how'."
        unclear[text] = (f", which seems to be '{name}' with the mark of a footnote", cure)
    if counts[last] == 1 and len(counts) >= _FEWEST and _SUM.fullmatch(last):
        cure = "Sums below the rows are no rows: delete it."
        unclear[last] = (" in the last row alone, which seems to be a sum", cure)
    return unclear


def _codes_without_zero(counts: Counter[str]) -> set[str]:
    """Of codes of four or more digits those that are shorter by one, if most are not."""
    if len(counts) < _FEWEST or not all(re.fullmatch(r"\d+", text, re.ASCII) for text in counts):
        return set()
    length = max(map(len, counts))
    short = {text for text in counts if len(text) == length - 1}
    is_code = length >= 4 and length % 2 == 0 and len(short) < len(counts) / 2
    return short if is_code and all(len(text) in (length, length - 1) for text in counts) else set()


def _with_footnotes(counts: Counter[str]) -> dict[str, str]:
    """Names with the mark of a footnote behind them that also stand without it; by the name with the mark."""
    bare = {text: _FOOTNOTE.sub("", text) for text in counts}
    return {text: name for text, name in bare.items() if name != text and name in counts}


def _damage(text: str) -> str:
    """What says that a name came damaged; empty if nothing does."""
    if "\N{REPLACEMENT CHARACTER}" in text:
        return ", in which letters were lost"
    if _ENTITY.search(text) and html.unescape(text) != text:
        return ", which has letters as pages of the web write them"
    if _NOTHING.fullmatch(text) or is_spreadsheet_error(text):
        return ", which programs write where nothing is known"
    try:
        is_misread = not text.isascii() and text.encode("cp1252").decode() != text
    except UnicodeError:
        return ""
    return ", text in UTF-8 that was read in another encoding" if is_misread else ""
