"""All chart types: each has a module in this package, and an entry here by the name that authors write."""

from __future__ import annotations

from dashboard.charts.types import (
    area,
    bar,
    box,
    choropleth,
    dots,
    heatmap,
    histogram,
    line,
    maps,
    notebook_traces,
    number,
    sankey,
    scatter,
    slope,
    table,
    timeline,
    treemap,
)
from dashboard.charts.types.chart_type import ChartType

CHART_TYPES: dict[str, ChartType] = {
    "line": line.LINE,
    "area": area.AREA,
    "bar": bar.BAR,
    "dot": dots.DOT,
    "dumbbell": dots.DUMBBELL,
    "slope": slope.SLOPE,
    "scatter": scatter.SCATTER,
    "histogram": histogram.HISTOGRAM,
    "box": box.BOX,
    "heatmap": heatmap.HEATMAP,
    "treemap": treemap.TREEMAP,
    "sankey": sankey.SANKEY,
    "choropleth": choropleth.CHOROPLETH,
    "map": maps.MAP,
    "timeline": timeline.TIMELINE,
    "table": table.TABLE,
    "number": number.NUMBER,
}
"""The chart types that authors can declare, by the value of `type`."""

ALL_CHART_TYPES = {**CHART_TYPES, "plotly": notebook_traces.PLOTLY}
"""All chart types that are drawn: those that authors declare, and figures that notebook code drew with Plotly."""

__all__ = ["ALL_CHART_TYPES", "CHART_TYPES", "ChartType"]
