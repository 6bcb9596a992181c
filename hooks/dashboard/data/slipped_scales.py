"""Amounts a thousand or a million times the others of their series: rows in millions among rows in billions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from dashboard.core.finding import Finding
from dashboard.core.grouping import group_by
from dashboard.core.period import KINDS
from dashboard.core.phrases import join_words
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.descriptor import Descriptor
from dashboard.data.row_findings import MAX_TEXTS

_FEWEST = 4
"""How many amounts a series needs to show its usual size."""
_SPREAD = 5
"""How many times the smallest of amounts of one size the largest may be."""
_SLIPS = ((500, 2000), (500_000, 2_000_000))
"""How many times as large amounts in another scale seem, from and to."""


def check_scales(descriptor: Descriptor, rows: Iterable[Row], path: str, findings: list[Finding]) -> None:
    """Find amounts in another scale than the others of their series. Where a field has a `maximum`, they are meant.

    Args:
        descriptor: its key says which rows are a series.
        rows: the rows.
        path: the CSV, from the root.
        findings: gets a warning for each field.
    """
    schema = descriptor.schema_
    names = [field.name for field in schema.fields if field.name in schema.primaryKey and field.type not in KINDS]
    series = group_by(rows, lambda row: tuple(row.values[name] for name in names))
    for field in schema.fields:
        if field.type == "number" and field.name not in schema.primaryKey and field.constraints.maximum is None:
            slipped = [row for alike in series.values() for row in _slipped(alike, field)]
            if slipped:
                findings.append(_finding(sorted(slipped, key=lambda row: row.line), field, path))


def _slipped(rows: Sequence[Row], field: Column) -> Sequence[Row]:
    """The rows of a series in another scale: the fewer ones, where the amounts are of two sizes far from each other."""
    ordered = sorted((row for row in rows if row.values.get(field.name)), key=lambda row: abs(row.values[field.name]))
    if len(ordered) < _FEWEST:
        return []
    amounts = [abs(row.values[field.name]) for row in ordered]
    _, cut = max((high / low, place) for place, (low, high) in enumerate(pairwise(amounts), 1))
    small, large = amounts[:cut], amounts[cut:]
    ratio = median(large) / median(small)
    is_slip = any(least <= ratio <= most for least, most in _SLIPS)
    if not is_slip or any(part[-1] > _SPREAD * part[0] for part in (small, large)):
        return []
    return ordered[:cut] if len(small) < len(large) else ordered[cut:]


def _finding(rows: Sequence[Row], field: Column, path: str) -> Finding:
    read = join_words([f"'{row.texts[field.name]}'" for row in rows[:MAX_TEXTS]])
    lines = join_words([str(row.line) for row in rows[:MAX_TEXTS]])
    message = (
        f"Column '{field.name}': read {read} on line {lines}, about a thousand or a million times as much or as little "
        "as in the other rows of the series."
    )
    hint = "If they are in another scale, compute them anew. If not, say so by 'constraints: {maximum: …}'."
    return Finding(id="unclear-number", severity="warning", path=path, line=rows[0].line, message=message, hint=hint)
