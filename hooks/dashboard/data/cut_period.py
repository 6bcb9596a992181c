"""Finds the kind of period to which SQL cuts days, as `date_trunc('month', day)` does."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.core.period import PeriodKind
from dashboard.data.query_tree import Node

_CUTTING = ("date_trunc", "datetrunc")
_PERIODS: Mapping[str, PeriodKind] = {
    "week": "week",
    "mon": "yearmonth",
    "month": "yearmonth",
    "quarter": "quarter",
    "year": "year",
}
"""To what those functions cut days, by the names of SQL; each has a plural, too."""


def cut_period(expression: Node) -> PeriodKind | None:
    """The kind of period to which an expression cuts a day; a cast of it has still that kind."""
    while expression["type"] == "OPERATOR_CAST":
        expression = expression["child"]
    if expression["type"] != "FUNCTION" or expression["function_name"].lower() not in _CUTTING:
        return None
    name = expression["arguments"][0]["expression"].get("literal", {}).get("text", "").lower()
    return _PERIODS.get(name.removesuffix("s"))
