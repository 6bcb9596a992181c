"""Whether a spreadsheet would run a text that stands in a cell."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""How formulas begin; East Asian spreadsheets also take the wide forms of these signs."""
_HARMLESS = re.compile(r"-+|[+-]?(?:\d[\d.,\u00a0\u202f ]*|\.\d+)(?:[eE][+-]?\d+)?%?")
"""A number, or the hyphens that stand for no value."""


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run a cell as a formula."""
    return _FORMULA.match(cell) is not None and not _HARMLESS.fullmatch(cell)
