"""Finds rows whose mark is a bound, such as 'less than', and of which nobody can say which amount it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.data.csv_records import Record
from dashboard.data.descriptor import Descriptor
from dashboard.data.marks import bound_of
from dashboard.data.row_findings import CellProblem

_HINT = "A bound is of one amount: give each amount rows of its own, with a field that says which it is."


def unclear_bounds(header: Sequence[str], lines: Sequence[Record], descriptor: Descriptor) -> Iterator[CellProblem]:
    """Find the rows with a bound and several amounts, or none.

    Args:
        header: the columns of the file.
        lines: the rows as texts.
        descriptor: says which columns hold amounts.
    """
    if "mark" not in header:
        return
    place, schema = header.index("mark"), descriptor.schema_
    amounts = [
        header.index(field.name)
        for field in schema.fields
        if field.numeric and field.name in header and field.name not in schema.primaryKey
    ]
    for line, cells in lines:
        count = sum(cells[index] not in schema.missingValues for index in amounts)
        if (bound := bound_of(cells[place])) and count != 1:
            wrong = f": a row with '{bound}' has one amount, and this one has {count or 'none'}"
            yield CellProblem("wrong-value", line, place + 1, "mark", cells[place], wrong, _HINT)
