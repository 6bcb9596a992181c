"""A pandas table as it left the kernel (`kernel_frames.py`)."""

from __future__ import annotations

import csv
import io
from typing import TypedDict

from pydantic import TypeAdapter, ValidationError

from dashboard.data.spreadsheet_formula import formula_in


class FrameTable(TypedDict):
    """What the kernel says of a table."""

    heads: int
    """The number of columns at the left that name the rows."""
    names: list[str]
    numeric: list[bool]
    """For each column, whether it holds numbers."""
    rows: list[list[str]]
    total: tuple[int, int]
    """The number of all rows and columns."""
    csv: str


_FRAME_TABLE = TypeAdapter(FrameTable)


def read_table(output: object) -> FrameTable | None:
    """Read a table; None if the output is none, since any code can show something under our MIME type."""
    try:
        return _FRAME_TABLE.validate_python(output)
    except ValidationError:
        return None


def formula_of(table: FrameTable) -> str:
    """The first cell of a table's CSV with which a spreadsheet would do more than reckon; empty if there is none."""
    return formula_in(cell for cells in csv.reader(io.StringIO(table["csv"])) for cell in cells)
