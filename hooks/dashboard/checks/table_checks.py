"""Checks of tables that are none, and of cells that no reader gets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import BREAK, Prose
from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import shortened

_RULE = r"[ \t>]*\|?[ \t:|-]*-[ \t:|-]*"
"""The line of dashes below the head of a table."""
_TABLE = lazy_re(
    rf"(?:(?<=\n\n)|(?<=\n---\n)|\A)(?P<bar>\|)[^\n]*\|[ \t]*\n(?!{_RULE}(?:\n|\Z))[ \t]*\|[^\n]*\|[ \t]*$",
    re.M,
)
_TABBED = lazy_re(
    r"(?:(?<=\n\n)|(?<=\n---\n)|\A)(?![\[:>|#<*+-]|\(?\w{1,4}[.)]\t|[^\w\"(]\t|o\t)(?P<row>[^\s\t][^\n\t]*\t[^\n]*)"
    r"\n(?!\W?\t|\(?\w{1,4}[.)]\t)[^\s\t][^\n\t]*\t[^\n]*$",
    re.M,
)
"""Two lines with a tab between words, of which none is an item of a list."""
_CSV = lazy_re(r"^(?P<head>[\w\"][^\n|;,]*+[;,](?=[^\W\d_])[^\n|]*)\n(?P<row>[^\s|][^\n|]*)$", re.M)
_CSV_SIGNS = {";": (2, "&"), ",": (3, ":")}
"""By the sign that parts the cells of a CSV: how many its head has at least, and a sign that it does not hold."""
_BELOW = lazy_re(r"^[ \t>]*+(?![{:<`~])(?P<words>[^|\s][^|\n]*)$", re.M)
"""A line below a table that has no bars and is neither an attribute nor a caption."""
_ITEM = lazy_re(r"[ \t>]*(?:[-*+]|\d{1,3}[.)]|:|\[\^[^\]]+\]:)[ \t]")
_READ_TABLE = lazy_re(
    rf"^(?P<head>[^\n]*\|[^\n]*)\n(?=[^\n]*\|)(?P<rule>{_RULE})\n(?P<rows>(?:[^\n]*\|[^\n]*(?:\n|\Z))+)", re.M
)


@text_check("unread-table", once=True)
def unread_table(prose: Prose) -> Iterator[TextIssue]:
    """Lines are no table, since no line of as many dashes stands below the first one, or tabs, commas or semicolons
    stand where bars belong; a row has more cells than the head; or words stand right below a table.

    Why: Readers get the bars or words as they stand, in one paragraph, and cells without a head not at all.

    Bad:
        Both grew.

        | Port | Tonnes |
        | Vladivostok | 31 |

    Good:
        Both grew.

        | Port | Tonnes |
        | --- | --- |
        | Vladivostok | 31 |
    """
    for match in _TABLE.finditer(prose.source, prose.body):
        if prose.words[match.start("bar")] == BREAK and not prose.shown_as_code(match.start()):
            columns = max(1, match[0].partition("\n")[0].strip().strip("|").count("|") + 1)
            first = match.start() + len(match[0].partition("\n")[0])
            message = "These lines are no table: no line of dashes stands below the first one."
            yield TextIssue(match.start(), first, message, f"Write {'| --- ' * columns}| below it.", kind="dashes")
    for match in _TABBED.finditer(prose.source, prose.body):
        start, end = match.span("row")
        if prose.words[start] == prose.source[start] and not prose.shown_as_code(start):
            row = f"| {' | '.join(cell.strip() for cell in match['row'].split('\t'))} |"
            message = "These lines are no table, but one paragraph: tabs stand between their words."
            hint = f"Write {shortened(row, 60)}, below it {'| --- ' * (row.count('|') - 1)}|, and each row so."
            yield TextIssue(start, end, message, hint, kind="tabs")
    yield from _csv_lines(prose)
    for match in _READ_TABLE.finditer(prose.source, prose.body):
        if not prose.shown_as_code(match.start()):
            columns, dashes = len(_cells(prose, match.start("head"))), len(_cells(prose, match.start("rule")))
            if columns != dashes and not _ITEM.match(match["head"]):
                message = f"These lines are no table: the first has {columns} cells, and the line of dashes {dashes}."
                hint = "Write as many --- between bars as the first line has cells."
                yield TextIssue(*match.span("head"), message, hint, kind="dashes")
                continue
            yield from _cells_without_head(prose, match.start("head"), *match.span("rows"))
            below = _BELOW.match(prose.source, match.end())
            if below and not _ITEM.match(below[0]):
                message = f"'{shortened(below['words'].strip(), 40)}' is read as a row of the table above it."
                yield TextIssue(*below.span("words"), message, "Put an empty line before it.", kind="below")


def _csv_lines(prose: Prose) -> Iterator[TextIssue]:
    """The first line of each paragraph that is a CSV, as spreadsheets write it."""
    for match in _CSV.finditer(prose.source, prose.body):
        start, head, row = match.start(), match["head"], match["row"]
        is_first = prose.source[:start].endswith(("\n\n", "\n---\n")) or not start
        if not is_first or prose.words[start] != prose.source[start] or prose.shown_as_code(start):
            continue
        for sign, (least, other) in _CSV_SIGNS.items():
            cells = head.split(sign)
            is_head = len(cells) >= least and other not in head and all(cell[:1].isalpha() for cell in cells[1:])
            if is_head and row.count(sign) == head.count(sign) and f"{sign} " not in row:
                message = f"These lines are no table, but one paragraph: '{sign}' stands between their cells."
                written = shortened(f"| {' | '.join(cells)} |", 60)
                hint = f"Write {written}, below it {'| --- ' * len(cells)}|, and each row so."
                yield TextIssue(start, start + len(head), message, hint, kind="csv")


def _cells_without_head(prose: Prose, head: int, start: int, end: int) -> Iterator[TextIssue]:
    """The first cell with words of each row that has more cells than the head."""
    columns = len(_cells(prose, head))
    while start < end:
        cells = _cells(prose, start)[columns:]
        lost = next(((at, cell) for at, cell in cells if cell.strip()), None)
        if lost:
            cell = lost[1].strip()
            message = (
                f"Readers do not get the cell '{shortened(cell, 40)}': the head of the table has no column for it."
            )
            hint = "Give the head and the line of dashes a column more; or write \\| for a bar that ends no cell."
            yield TextIssue(lost[0], lost[0] + len(lost[1]), message, hint, kind="cell")
        start = (prose.source.find("\n", start) + 1) or end


def _cells(prose: Prose, start: int) -> list[tuple[int, str]]:
    """The cells of the row that begins at an offset, with their offsets."""
    end = prose.source.find("\n", start)
    row = prose.source[start:end] if end >= 0 else prose.source[start:]
    bars = [start + at for at, sign in enumerate(row) if sign == "|" and prose.words[start + at] == BREAK]
    edges = [start - 1, *bars, start + len(row)]
    cells = [(one + 1, prose.source[one + 1 : other]) for one, other in pairwise(edges)]
    if bars and not cells[0][1].strip(" \t>"):
        cells = cells[1:]
    return cells[:-1] if bars and not cells[-1][1].strip() else cells
