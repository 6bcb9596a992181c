"""The forms a chart can take: one file each, and one line here."""

from __future__ import annotations

from dashboard.chart_types import area, bar, line
from dashboard.chart_types.chart_type import ChartType

CHART_TYPES: dict[str, ChartType] = {
    "line": line.LINE,
    "bar": bar.BAR,
    "area": area.AREA,
}

__all__ = ["CHART_TYPES", "ChartType"]
