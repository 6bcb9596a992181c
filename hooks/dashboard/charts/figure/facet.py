"""Small multiples: one plot for each value of a field, side by side, all on the same axes."""

from __future__ import annotations

import math
from typing import Any

from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import bold
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types import ChartType

GAP = 24
"""Between two small plots, in CSS pixels."""


def facet_traces(form: ChartType, selection: Selection) -> list[dict[str, Any]]:
    """The traces of each small plot, on axes of its own."""
    return [
        trace | _axes(number) for number, panel in enumerate(selection.panels.values()) for trace in form.traces(panel)
    ]


def facet_height(selection: Selection, narrow: bool) -> int:
    """How high all small plots are together, in CSS pixels."""
    count = len(selection.panels)
    return math.ceil(count / _columns(count, narrow)) * (190 if narrow else 240)


def _columns(count: int, narrow: bool) -> int:
    return (1 if count <= 4 else 2) if narrow else min(count, 4 if count % 3 else 3)


def facet_layout(form: ChartType, selection: Selection, size: Size) -> dict[str, Any]:
    """The layouts of all small plots in one, each in its own part of the drawing."""
    panels = selection.panels
    columns = _columns(len(panels), size.narrow)
    rows = math.ceil(len(panels) / columns)
    width = (size.width - GAP * (columns - 1)) / columns
    height = (size.height - GAP * (rows - 1)) / rows
    whole = form.layout(selection, Size("narrow", round(width), round(height - LINE_HEIGHT - 6)))
    layout: dict[str, Any] = base_layout(size, {"l": 0, "r": 0, "t": 0, "b": 0}) | {"annotations": []}
    for number, (name, panel) in enumerate(panels.items()):
        left, top = (number % columns) * (width + GAP), (number // columns) * (height + GAP)
        own = form.layout(panel, Size("narrow", round(width), round(height - LINE_HEIGHT - 6)))
        margin = own["margin"]
        across = [(left + margin["l"]) / size.width, (left + width - margin["r"]) / size.width]
        up = [1 - (top + height - margin["b"]) / size.height, 1 - (top + LINE_HEIGHT + 6 + margin["t"]) / size.height]
        names = _axes(number)
        for axis, domain, anchor in (("xaxis", across, names["yaxis"]), ("yaxis", up, names["xaxis"])):
            # All small plots share the range of the whole, or they could not be compared.
            shared = {key: whole[axis][key] for key in ("range", "tickvals", "ticktext") if key in whole[axis]}
            layout[_long(names[axis])] = own[axis] | shared | {"domain": domain, "anchor": anchor}
        layout["annotations"].append(_title(name, left, top, size))
        ranges = (own["yaxis"]["range"], layout[_long(names["yaxis"])]["range"])
        layout["annotations"] += [_moved(one, names, ranges) for one in own.get("annotations", [])]
        layout |= {key: own[key] for key in ("barmode", "bargap", "bargroupgap", "hovermode") if key in own}
    return layout


def _axes(number: int) -> dict[str, str]:
    """Plotly's names: x and y, x2 and y2 and so on."""
    suffix = "" if number == 0 else str(number + 1)
    return {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}


def _long(name: str) -> str:
    return f"{name[0]}axis{name[1:]}"


def _title(name: str, left: float, top: float, size: Size) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "paper",
        "x": left / size.width,
        "y": 1 - top / size.height,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "text": bold(name),
        "font": {"color": placeholder("ink")},
    }


def _moved(annotation: dict[str, Any], names: dict[str, str], ranges: tuple[Any, Any]) -> dict[str, Any]:
    """An annotation of a plot that had the drawing for itself, in its own part of it.

    `ranges`: of the axis of amounts, the plot's own and the one that all share.
    """
    moved = dict(annotation)
    for ref, axis in (("xref", "xaxis"), ("yref", "yaxis")):
        said = annotation.get(ref, ref[0])
        moved[ref] = names[axis] if said == ref[0] else f"{names[axis]} domain"
    (low, high), (shared_low, shared_high) = ranges
    if annotation.get("yref") == "paper" and all(isinstance(end, int | float) for end in (low, high)):
        amount = low + annotation["y"] * (high - low)
        moved["y"] = round((amount - shared_low) / (shared_high - shared_low), 4)
    return moved
