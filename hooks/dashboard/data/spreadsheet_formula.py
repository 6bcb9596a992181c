"""Whether a spreadsheet would run a text that stands in a cell."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten

from dashboard.core.lazy_re import lazy_re

_FORMULA = lazy_re(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""How formulas begin; East Asian spreadsheets also take the wide forms of these signs."""
_HARMLESS = lazy_re(r"-+|[+-]?(?:\d[\d.,\u00a0\u202f ]*|\.\d+)(?:[eE][+-]?\d+)?%?")
"""A number, or the hyphens that stand for no value."""
_NO_CALL = lazy_re(r"[+-][^(|!=]*")
"""A formula that calls neither a function nor another program; most often it is no formula, as in '+5.2 pp'."""

FORMULA_HINT = "Begin the cell with a letter or a digit."
"""What to do about a formula."""


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run a cell as a formula."""
    return _FORMULA.match(cell) is not None and not _HARMLESS.fullmatch(cell)


def formula_in(cells: Iterable[str]) -> str:
    """The first of some texts that code has written with which a spreadsheet would do more than reckon; or empty."""
    return next((cell for cell in cells if is_formula(cell) and not _NO_CALL.fullmatch(cell)), "")


def formula_message(cell: str) -> str:
    """The message of a finding that a cell is a formula."""
    return f"Read '{shorten(cell, 60)}', which a spreadsheet would run as a formula."
