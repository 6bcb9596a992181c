"""Finds cells that a spreadsheet would run as formulas when a reader opens the CSV."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dashboard.core.finding import Finding
from dashboard.data.number_hints import number_hint
from dashboard.data.spreadsheet_formula import FORMULA_HINT, formula_message, is_formula
from dashboard.data.time_cells import way_out


def find_formulas(lines: Iterable[tuple[int, list[str]]], path: str, numeric: Collection[int]) -> Iterator[Finding]:
    """Find the first formula of a file.

    Args:
        lines: its records with the lines on which they begin.
        path: the file, from the root.
        numeric: the columns of numbers, from 1. A number in an odd form, such as '-5 mn', is told there as that.

    Returns:
        One finding, which counts the others; none if there is no formula.
    """
    formulas = [
        (line, column, cell)
        for line, cells in lines
        for column, cell in enumerate(cells, 1)
        if is_formula(cell) and not (column in numeric and number_hint(cell)[1])
    ]
    if formulas:
        line, column, cell = formulas[0]
        more = f" {len(formulas) - 1} more such cells follow." if formulas[1:] else ""
        message, hint = formula_message(cell) + more, way_out(cell) or FORMULA_HINT
        yield Finding(id="formula-cell", path=path, line=line, column=column, message=message, hint=hint)
