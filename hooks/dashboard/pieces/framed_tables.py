"""Frames for the tables of texts: a wide table scrolls in its own, which keys reach and screen readers name."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import accumulate

from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import shortened
from dashboard.core.words import _
from dashboard.pieces.number_columns import align_numbers

_TAG = lazy_re(r"<(/?)table\b[^>]*>", re.I)
_WITHOUT_CLASS = lazy_re(r"<table\b(?![^>]*\bclass=)", re.I)
_HEAD = lazy_re(r"<th\b[^>]*>(.*?)</th>", re.I | re.S)
_MARKUP = lazy_re(r"<[^>]*>")
_SHORT_WORD = lazy_re(r"(<t[dh]\b[^>]*>)([^\s<>&]{1,12})(?=</t[dh]>)", re.I)
"""All that stands in a cell, such as 2026-12, which a browser would break at its hyphen."""
_SENTENCE = lazy_re(r"<td\b(?=[^>]*>[^<>]{25,}</td>)", re.I)
MANY_COLUMNS = 5
"""A table of so many scrolls on a phone, so that its sentences may be as wide as they need to be."""
LONGEST_NAME = 80
"""Signs of the names of columns that a screen reader says before a table."""


def frame_tables(text_html: str) -> str:
    """Put each table that stands in no other one into a frame.

    Args:
        text_html: clean HTML, in which every tag that is opened is closed.
    """
    framed, end, depth = list[str](), 0, 0
    begin = 0
    for tag in _TAG.finditer(text_html):
        if not tag[1]:
            if depth == 0:
                begin = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                framed += [text_html[end:begin], _frame(text_html[begin : tag.end()])]
                end = tag.end()
    return "".join([*framed, text_html[end:]])


def _frame(table: str) -> str:
    columns = [html.unescape(_MARKUP.sub("", head)).strip() for head in _HEAD.findall(table)]
    named = _first_names([*filter(None, columns)])
    label = html.escape(_("Table: %(columns)s", columns=named) if named else _("Table"))
    # Material's script would put a table without a class into two boxes of its own, and the page be laid out once more.
    named_table = _SHORT_WORD.sub(_kept_whole, _WITHOUT_CLASS.sub('<table class="framed"', align_numbers(table)))
    if len(columns) >= MANY_COLUMNS:
        named_table = _SENTENCE.sub("<td data-sentence", named_table)
    return f'<div class="table text-table" tabindex="0" role="region" aria-label="{label}">{named_table}</div>'


def _first_names(columns: Sequence[str]) -> str:
    """The names of the first columns, as many as fit, and how many others there are."""
    ends = accumulate(len(f"{name}, ") for name in columns)
    fitting = max(1, sum(end <= LONGEST_NAME for end in ends))
    named = ", ".join(shortened(name, LONGEST_NAME) for name in columns[:fitting])
    others = len(columns) - fitting
    return _("%(words)s and %(number)s more", words=named, number=others) if others > 0 else named


def _kept_whole(cell: re.Match[str]) -> str:
    tag, word = cell.groups()
    return f'{tag}<span class="whole">{word}</span>' if "-" in word[1:] or "–" in word else cell[0]
