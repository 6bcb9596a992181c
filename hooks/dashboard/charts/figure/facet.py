"""Small multiples: one small plot (panel) for each value of a field, side by side, all on the same axes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.name_lines import name_lines
from dashboard.charts.labels.tick_labels import fit_margins
from dashboard.charts.parts.event_marks import EVENT
from dashboard.charts.parts.event_names import ABOVE_PLOT
from dashboard.charts.parts.labels import END
from dashboard.charts.parts.legend import legend_row
from dashboard.charts.parts.panels import PANEL_GAP, column_count
from dashboard.charts.parts.samples import samples
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import LINE_BREAK, bold
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout, width_alone
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types import ALL_CHART_TYPES, ChartType

_LEAST_WIDTH = 40
"""The least width of the plot of a panel, in CSS pixels: beside long amounts fewer panels stand side by side."""
_OF_ALL_PANELS = ("barmode", "bargap", "bargroupgap", "hovermode")
"""The keys of Plotly's layout that are no axis's own."""
_OF_THE_WHOLE_AXIS = ("range", "tickvals", "ticktext", "minor", "categoryarray")
"""The keys of an axis that are the same in all panels."""
_OF_NOUGHT = ("zeroline", "linecolor")
"""The keys of an axis that follow from where nought is."""


def facet_traces(chart_type: ChartType, selection: Selection) -> list[dict[str, Any]]:
    """The Plotly traces of all panels.

    Args:
        chart_type: the type of each panel.
        selection: the rows of the whole chart.

    Returns:
        The traces, each with the names of its panel's axes.
    """
    return [
        trace | panel_axes(number)
        for number, panel in enumerate(selection.panels.values())
        for trace in chart_type.traces(panel)
    ]


def facet_height(selection: Selection, narrow: bool) -> int:
    """The height of all panels together.

    Args:
        selection: the rows of the whole chart.
        narrow: whether it is the drawing for phones.

    Returns:
        The height in CSS pixels.
    """
    panels, chart_type = selection.panels, ALL_CHART_TYPES[selection.chart.type]
    least = max(chart_type.least_height(panel, narrow) for panel in panels.values()) + LINE_HEIGHT + 6
    rows = math.ceil(len(panels) / column_count(len(panels), narrow))
    _, above = _legend(selection, width_alone(narrow))
    return above + rows * max(190 if narrow else 240, least + PANEL_GAP)


def facet_layout(chart_type: ChartType, selection: Selection, size: Size) -> dict[str, Any]:
    """One Plotly layout that holds the layouts of all panels, each in its own part of the drawing.

    Args:
        chart_type: the type of each panel.
        selection: the rows of the whole chart.
        size: of the whole drawing.

    Returns:
        The layout. All panels share the range of the y axis, so that they can be compared.
    """
    panels = selection.panels
    columns = column_count(len(panels), size.narrow)
    legend, above = _legend(selection, size)
    while True:
        rows = math.ceil(len(panels) / columns)
        width = (size.width - PANEL_GAP * (columns - 1)) / columns
        height = (size.height - above - PANEL_GAP * (rows - 1)) / rows
        headings = {name: name_lines(name, width - 4, bold=True) for name in panels}
        heading_height = max(map(len, headings.values())) * LINE_HEIGHT + 6
        panel_size = Size("panel", round(width), round(height - heading_height))
        whole_layout = fit_margins(chart_type.layout(selection, panel_size))
        if columns == 1 or width - whole_layout["margin"]["l"] - whole_layout["margin"]["r"] >= _LEAST_WIDTH:
            break
        columns -= 1
    layout: dict[str, Any] = base_layout(size, {"l": 0, "r": 0, "t": 0, "b": 0}) | {"annotations": legend}
    layout |= {key: whole_layout[key] for key in _OF_ALL_PANELS if key in whole_layout}
    panel_layouts = [chart_type.layout(panel, panel_size) for panel in panels.values()]
    # All plots are equally wide and high. At their left side are the labels of the axis that they share.
    sides = [whole_layout, *panel_layouts]
    if not all(map(_tells_ends, panel_layouts)):
        # (A panel beside others with amounts would seem to have none.)
        sides = [own for own in sides if not _tells_ends(own)]
        panel_layouts = list(map(_without_ends, panel_layouts))
    margin = {side: max(own["margin"][side] for own in sides) for side in "rtb"} | {"l": whole_layout["margin"]["l"]}
    for number, (name, panel_layout) in enumerate(zip(panels, panel_layouts, strict=True)):
        left, top = (number % columns) * (width + PANEL_GAP), above + (number // columns) * (height + PANEL_GAP)
        x_domain = [(left + margin["l"]) / size.width, (left + width - margin["r"]) / size.width]
        bottom, upper = top + height - margin["b"], top + heading_height + margin["t"]
        y_domain = [1 - bottom / size.height, 1 - upper / size.height]
        names = panel_axes(number)
        for axis, domain, anchor in (("xaxis", x_domain, names["yaxis"]), ("yaxis", y_domain, names["xaxis"])):
            whole_axis = whole_layout[axis]
            nought = {key: whole_axis[key] for key in _OF_NOUGHT if key in whole_axis}
            place = {"domain": domain, "anchor": anchor}
            layout[layout_key(names[axis])] = with_places_of(whole_axis, panel_layout[axis]) | nought | place
        layout["annotations"].append(heading(headings[name], left, top, size))
        ranges = (panel_layout["yaxis"]["range"], layout[layout_key(names["yaxis"])]["range"])
        layout["annotations"] += [
            move_annotation(annotation, names, ranges) for annotation in panel_layout.get("annotations", [])
        ]
    return layout


def _tells_ends(layout: dict[str, Any]) -> bool:
    """Whether a panel tells the amounts at the ends of its lines."""
    return any(text.get("name") == END for text in layout.get("annotations", ()))


def _without_ends(layout: dict[str, Any]) -> dict[str, Any]:
    return layout | {"annotations": [text for text in layout.get("annotations", ()) if text.get("name") != END]}


def with_places_of(whole: dict[str, Any], axis: dict[str, Any]) -> dict[str, Any]:
    """The axis of a panel with the range and the places of that of the whole chart, or panels could not be compared.

    Args:
        whole: Plotly's axis of the whole chart.
        axis: that of the panel. Its texts go: a panel has other room, and they may belong to other places.

    Returns:
        A new axis.
    """
    shared = {key: whole[key] for key in _OF_THE_WHOLE_AXIS if key in whole}
    return {key: value for key, value in axis.items() if key != "ticktext"} | shared


def lift_event_names(layout: dict[str, Any]) -> dict[str, Any]:
    """Move the names of events from the top of the first plot to above its heading.

    Args:
        layout: of a whole figure with panels.
    """
    margin = layout["margin"]
    up = -ABOVE_PLOT + round((1 - layout["yaxis"]["domain"][1]) * (layout["height"] - margin["t"] - margin["b"]))
    annotations = [
        label | {"yshift": label["yshift"] + up} if label.get("name") == EVENT else label
        for label in layout["annotations"]
    ]
    return layout | {"annotations": annotations}


def panel_axes(number: int) -> dict[str, str]:
    """Plotly's short names of a panel's axes: x and y, x2 and y2 and so on."""
    suffix = "" if number == 0 else str(number + 1)
    return {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}


def layout_key(axis_name: str) -> str:
    """The key of an axis in a layout: 'x2' is described under 'xaxis2'."""
    return f"{axis_name[0]}axis{axis_name[1:]}"


def heading(lines: Sequence[str], left: float, top: float, size: Size) -> dict[str, Any]:
    """The name of a panel, as Plotly's annotation. Its place is in CSS pixels from the left and from the top."""
    name = {
        "xref": "paper",
        "yref": "paper",
        "x": left / size.width,
        "y": 1 - top / size.height,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "text": LINE_BREAK.join(map(bold, lines)),
        "font": {"color": placeholder("ink")},
    }
    return label(name, Kind.NAME, anchor="fixed")


def _legend(selection: Selection, size: Size) -> tuple[list[dict[str, Any]], int]:
    """The names of the series that all panels share, above the first panels, and the height that they need."""
    named = {series.label: series for series in selection.series}
    roles = {name: series.role for name, series in named.items()}
    if len(roles) < 2 or set(roles) == set(selection.panels):
        return [], 0  # There is one series, or the headings name each.
    chart_type, drawn = ALL_CHART_TYPES[selection.chart.type], []
    if chart_type.samples:
        drawn = chart_type.samples(selection, [*named.values()])
    elif chart_type.sample:
        drawn = samples(selection, chart_type.sample, [*roles.values()])
    legend, height = legend_row([*roles.items()], size, drawn)
    at_top = {"xref": "paper", "yref": "paper"}
    return [entry | at_top | {"yshift": entry["yshift"] - height} for entry in legend], height


def move_annotation(annotation: dict[str, Any], names: dict[str, str], ranges: tuple[Any, Any]) -> dict[str, Any]:
    """Move an annotation from a drawing of its own to its panel.

    Args:
        annotation: as the panel's own layout has it.
        names: of the panel's axes.
        ranges: of the y axis: the panel's own, and the one that all panels share.

    Returns:
        The annotation, placed on the panel's axes.
    """
    moved = dict(annotation)
    for ref, axis in (("xref", "xaxis"), ("yref", "yaxis")):
        frame = annotation.get(ref, ref[0])
        moved[ref] = names[axis] if frame == ref[0] else f"{names[axis]} domain"
    (low, high), (shared_low, shared_high) = ranges
    if annotation.get("yref") == "paper" and all(isinstance(end, int | float) for end in (low, high)):
        amount = low + annotation["y"] * (high - low)
        moved["y"] = round((amount - shared_low) / (shared_high - shared_low), 4)
    return moved
