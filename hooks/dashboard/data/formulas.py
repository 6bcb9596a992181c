"""Finds cells that a spreadsheet would run as formulas when a reader opens the CSV."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from dashboard.core.finding import Finding
from dashboard.data.time_cells import way_out

_FORMULA = re.compile(r"[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""How formulas begin; East Asian spreadsheets also take the wide forms of these signs."""
_HARMLESS = re.compile(r"-+|[+-]?(?:\d[\d.,\u00a0\u202f ]*|\.\d+)(?:[eE][+-]?\d+)?%?")
"""A number, or the hyphens that stand for no value."""


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run a cell as a formula."""
    return _FORMULA.match(cell) is not None and not _HARMLESS.fullmatch(cell)


def find_formulas(lines: Iterable[tuple[int, list[str]]], path: str) -> Iterator[Finding]:
    """Find the first formula of a file.

    Args:
        lines: its records with the lines on which they begin.
        path: the file, from the root.

    Returns:
        One finding, which counts the others; none if there is no formula.
    """
    formulas = [
        (line, column, cell) for line, cells in lines for column, cell in enumerate(cells, 1) if is_formula(cell)
    ]
    if formulas:
        line, column, cell = formulas[0]
        more = f" {len(formulas) - 1} more such cells follow." if formulas[1:] else ""
        message = f"Read '{textwrap.shorten(cell, 60)}', which a spreadsheet would run as a formula.{more}"
        hint = way_out(cell) or "Begin the cell with a letter or a digit."
        yield Finding(id="formula-cell", path=path, line=line, column=column, message=message, hint=hint)
