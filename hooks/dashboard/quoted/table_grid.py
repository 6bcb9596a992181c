"""The cells of an HTML table in rows and columns: Markdown has no cell that spans several."""

from __future__ import annotations

from bs4.element import Tag

_WIDEST = 100
"""Columns that one cell may span."""


def table_grid(table: Tag) -> list[list[Tag | None]]:
    """Put the cells of a table where readers see them.

    Args:
        table: the element.

    Returns:
        its rows, all of the same length. A cell stands in each place that it spans; None where there is no cell.
    """
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    places: dict[tuple[int, int], Tag] = {}
    for top, row in enumerate(rows):
        left = 0
        for cell in row.find_all(("th", "td"), recursive=False):
            while (top, left) in places:
                left += 1
            width = min(_span(cell, "colspan") or 1, _WIDEST)
            for y in range(top, _end(rows, top, _span(cell, "rowspan"))):
                for x in range(left, left + width):
                    places.setdefault((y, x), cell)
            left += width
    width = max((x + 1 for _, x in places), default=0)
    grid = [[places.get((y, x)) for x in range(width)] for y in range(len(rows))]
    return [cells for cells in grid if any(cells)]


def _end(rows: list[Tag], top: int, height: int) -> int:
    """The row behind those that a cell spans, which are of one part of the table. A height of 0 means all of them."""
    end = top + 1
    while end < len(rows) and rows[end].parent is rows[top].parent and (height == 0 or end < top + height):
        end += 1
    return end


def _span(cell: Tag, name: str) -> int:
    written = str(cell.get(name, "1")).strip()
    return int(written) if written.isdecimal() and len(written) < 6 else 1
