"""Which series of a figure a reader of a grey print could take for one another."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Any

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.parts.samples import mark_sample
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.grey_print import NEAR, NEAR_MARKS, grey_difference
from dashboard.charts.style.palette import BEHIND, COLOURS, placeholder
from dashboard.charts.types import ALL_CHART_TYPES

LIGHT = {placeholder(colour.name): colour.light for colour in COLOURS}


def alike_in_grey(selection: Selection) -> list[str]:
    """The pairs of colours of series in one plot that are alike in grey and have one dash, pattern or symbol.

    Forms whose colours say amounts, or whose marks all have a name, have none.
    """
    chart_type = ALL_CHART_TYPES[selection.chart.type]
    if not chart_type.sample and not chart_type.samples:
        return []
    # Series in plots of their own are named by the headings of these. Bars, lines and dots are told apart anyway.
    plots: dict[tuple[str, str, bool], set[tuple[str, Any]]] = defaultdict(set)
    for trace in build_figure(selection).data:
        dots_only = chart_type.sample is mark_sample or trace.get("mode") == "markers"
        plots[trace.get("xaxis", "x"), trace["type"], dots_only] |= trace_looks(trace)
    return [
        f"{selection.chart.id}: {colour}, {other}, {look}"
        for (_, _, dots_only), looks in plots.items()
        for (colour, look), (other, its) in combinations(sorted(looks, key=str), 2)
        if colour != other and look == its and grey_difference(colour, other) < (NEAR_MARKS if dots_only else NEAR)
    ]


def trace_looks(trace: dict[str, Any]) -> set[tuple[str, Any]]:
    """The colours of the final marks of a trace in light, each with what it has beside the colour."""
    marker = trace.get("marker", {})
    if trace["type"] == "bar":
        pattern = marker.get("pattern", {})
        shapes, sizes = pattern.get("shape", ""), pattern.get("size", 0)
        # What is not final is hatched on paper.
        below = pattern.get("bgcolor", "" if pattern.get("fillmode") == "overlay" else placeholder("paper"))
        values = (marker["color"], shapes, sizes, below)
        each = [value if isinstance(value, list) else [value] * len(trace["x"]) for value in values]
        looks = [
            (colour, (shape, size if shape else 0))
            for colour, shape, size, ground in zip(*each, strict=True)
            if not shape or ground != placeholder("paper")
        ]
    elif "fillcolor" in trace:
        pattern = trace.get("fillpattern", {})
        looks = [(trace["fillcolor"], (pattern.get("shape"), pattern.get("size")))]
    elif "lines" in trace["mode"]:
        looks = [(trace["line"]["color"], trace["line"].get("dash", "solid"))]
    else:
        colours = marker["color"] if isinstance(marker["color"], list) else [marker["color"]]
        looks = [(colour, marker.get("symbol", "circle")) for colour in colours]
    unnamed = {placeholder(role) for role in (BEHIND, "paper", "land")}
    return {(LIGHT[colour], look) for colour, look in looks if colour in LIGHT and colour not in unnamed}
