"""The panels of a figure: plots side by side, each with one pair of axes, and the names above them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from dashboard.charts.plotly.plotly_json import read_axis_title, remove_tags
from dashboard.core.frozen import Frozen

_NEAR = 0.03
"""How far from the middle of a plot its name may stand, as a part of the whole figure."""


class Panel(Frozen):
    """One plot of a figure."""

    axes: tuple[str, str]
    """Plotly's short names of its axes, such as ('x2', 'y2')."""
    name: str
    top: float
    left: float
    """Where it stands, as parts of the figure from the lower left corner."""
    measure: str
    """The title of its y axis; empty if it has none."""


def axes_of(trace: Mapping[str, Any]) -> tuple[str, str]:
    """Plotly's short names of a trace's axes."""
    return str(trace.get("xaxis") or "x"), str(trace.get("yaxis") or "y")


def log_axes(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any], way: Literal["x", "y"]) -> set[bool]:
    """Whether the axes of a way are logarithmic: one answer if those of all panels are alike, else two."""
    names = {axes_of(trace)[way == "y"] for trace in traces}
    return {(layout.get(f"{way}axis{name[1:]}") or {}).get("type") == "log" for name in names}


def read_panels(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> list[Panel]:
    """Find the plots of a figure that hold traces, from the upper left to the lower right one.

    Args:
        traces: of the figure.
        layout: of the figure, in Plotly's schema.

    Returns:
        The panels; one without a name if the figure is a single plot. Those that nobody named are numbered.
    """
    pairs = list(dict.fromkeys(map(axes_of, traces)))
    if len(pairs) < 2:
        return [Panel(pair, "", 1.0, 0.0, "") for pair in pairs]
    panels = [_read_panel(pair, layout) for pair in pairs]
    panels.sort(key=lambda panel: (-round(panel.top, 2), panel.left))
    names = [panel.name or f"Panel {number}" for number, panel in enumerate(panels, 1)]
    return [
        Panel(panel.axes, name, panel.top, panel.left, panel.measure) for panel, name in zip(panels, names, strict=True)
    ]


def other_annotations(panels: Sequence[Panel], layout: Mapping[str, Any]) -> list[str]:
    """The texts of a figure's annotations that name no panel."""
    texts = [_text(annotation) for annotation in layout.get("annotations") or []]
    named = {part for panel in panels for part in panel.name.split(", ")}
    return [text for text in texts if text and _without_field(text) not in named and text not in named]


def _read_panel(pair: tuple[str, str], layout: Mapping[str, Any]) -> Panel:
    (left, right), (bottom, top) = (_domain(layout, axis) for axis in pair)
    across, upright = (left + right) / 2, (bottom + top) / 2
    names = []
    for annotation in layout.get("annotations") or []:
        if annotation.get("xref") != "paper" or annotation.get("yref") != "paper" or annotation.get("showarrow"):
            continue
        x, y = float(annotation.get("x", 0)), float(annotation.get("y", 0))
        of_row = bool(annotation.get("textangle")) and abs(y - upright) < _NEAR and x >= right - _NEAR
        # The names of columns stand above the uppermost plots only.
        above = not annotation.get("textangle") and abs(x - across) < _NEAR and (abs(y - top) < _NEAR or y > 1 - _NEAR)
        if of_row or above:
            names.append((of_row, abs(y - top), _without_field(_text(annotation))))
    columns = sorted(name for name in names if not name[0])[:1]
    rows = [name for name in names if name[0]][:1]
    return Panel(pair, ", ".join(text for *_, text in (*rows, *columns)), top, left, _measure(pair[1], layout))


def _measure(axis: str, layout: Mapping[str, Any]) -> str:
    return read_axis_title(layout, f"yaxis{axis[1:]}")


def _domain(layout: Mapping[str, Any], axis: str) -> tuple[float, float]:
    low, high = (layout.get(f"{axis[0]}axis{axis[1:]}") or {}).get("domain") or (0.0, 1.0)
    return float(low), float(high)


def _text(annotation: Mapping[str, Any]) -> str:
    return remove_tags(annotation.get("text") or "")


def _without_field(text: str) -> str:
    """What Plotly Express writes above a panel, without the field before the value: 'flow=total'."""
    return re.sub(r"^[^=]{1,60}=", "", text)
