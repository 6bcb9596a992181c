"""What the renaming of a field changes in the first line of a CSV."""

from __future__ import annotations

from dashboard.renaming.change import Change


def in_header(text: str, old: str, new: str) -> list[Change]:
    """Rename a column.

    Args:
        text: the CSV.
        old: the name of the column.
        new: what it should be.
    """
    start = 0
    for cell in text.partition("\n")[0].split(","):
        name = cell.strip().strip('"')
        if name == old:
            begin = start + cell.index(name)
            return [Change(begin, begin + len(old), new)]
        start += len(cell) + 1
    return []
