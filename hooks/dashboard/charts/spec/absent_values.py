"""What a declaration asks for by name in `where`, and its rows do not have."""

from __future__ import annotations

from dashboard.charts.spec.chart_spec import Scalar
from dashboard.charts.spec.selection import Selection


def absent_values(selection: Selection) -> dict[str, list[Scalar]]:
    """The values that lists of `where` name, and of which no row is left, or none with an amount.

    The dataset has each of these values, but in other rows: another condition leaves them out, or their cell is empty.

    Args:
        selection: the rows of the chart.

    Returns:
        The values by the name of their field; only fields of which some are absent.
    """
    lists = {name: condition for name, condition in selection.chart.where.items() if isinstance(condition, list)}
    if not lists:
        return {}
    measures: tuple[str, ...] = selection.roles.measures
    if selection.chart.as_:  # (The first change has no amount, but its row has.)
        measures = tuple(selection.chart.y) if isinstance(selection.chart.y, list) else (selection.chart.y or "",)
    rows = [row for row in selection.rows if not measures or any(row.values[name] is not None for name in measures)]
    absent: dict[str, list[Scalar]] = {}
    for name, condition in lists.items():
        present = {row.values[name] for row in rows}
        if missing := [value for value in condition if value not in present]:
            absent[name] = missing
    return absent
