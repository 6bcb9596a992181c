"""Columns of numbers in the tables of texts: they end at one edge, so that readers can compare them."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from dashboard.core.lazy_re import lazy_re

_ROW = lazy_re(r"<tr\b[^>]*>.*?</tr>", re.I | re.S)
_CELL = lazy_re(r"<(?P<kind>t[dh])\b(?P<attributes>[^>]*)>(?P<words>.*?)</t[dh]>", re.I | re.S)
_MARKUP = lazy_re(r"<[^>]*>")
_ARRANGED = lazy_re(r"\b(?:align|style|colspan|rowspan)=|<table\b.*<table\b", re.I | re.S)
"""In a table whose cells are arranged by hand nothing is changed."""
_NUMBER = lazy_re(r"[~≈<>]?\s?[+−–-]?\d[\d.,\s]*%?")
_NO_NUMBER = ("", "–", "—", "-", "…", "n/a")


def align_numbers(table: str) -> str:
    """Set the columns that hold nothing but numbers to the right. The first column names the rows, and stays.

    Args:
        table: clean HTML of one table.
    """
    if _ARRANGED.search(table):
        return table
    rows = [[*_CELL.finditer(table, row.start(), row.end())] for row in _ROW.finditer(table)]
    body = [row for row in rows if any(cell["kind"].lower() == "td" for cell in row)]
    if not body or len({len(row) for row in rows}) != 1:
        return table
    columns = [column for column in range(1, len(body[0])) if _are_numbers([_words(row[column]) for row in body])]
    begins = [row[column].end("kind") for row in rows for column in columns]
    edges = [0, *begins, len(table)]
    return ' align="right"'.join(table[begin:end] for begin, end in pairwise(edges))


def _words(cell: re.Match[str]) -> str:
    return html.unescape(_MARKUP.sub("", cell["words"])).strip()


def _are_numbers(cells: list[str]) -> bool:
    known = [words for words in cells if words not in _NO_NUMBER]
    return bool(known) and all(map(_NUMBER.fullmatch, known))
