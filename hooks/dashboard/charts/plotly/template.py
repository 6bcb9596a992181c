"""What a figure takes from its template: settings of all its axes and traces that do not stand in the figure itself.

Plotly reads a template at last, so what it says holds as if it stood in the figure. Looks are left out: they are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.core.lazy_re import lazy_re

_LAYOUT = ("barmode", "barnorm", "shapes", "images", "sliders", "updatemenus", "annotations", "selections")
"""What of a template's layout changes the meaning of a figure, axes aside."""
_TRACE = (
    "visible",
    "mode",
    "orientation",
    "fill",
    "stackgroup",
    "groupnorm",
    "base",
    "opacity",
    "texttemplate",
    "textposition",
    "connectgaps",
    "hole",
)
"""What of a template's traces does."""
_PARTS = {
    "line": ("shape", "dash", "width"),
    "marker": ("pattern", "size", "symbol", "opacity"),
    "fillpattern": ("shape",),
}
_AXIS = lazy_re(r"([xy])axis\d*")


def with_template(figure: Mapping[str, Any]) -> dict[str, Any]:
    """The figure with what its template says.

    Args:
        figure: in Plotly's schema.

    Returns:
        A new figure. Its own settings go before those of the template.
    """
    layout, traces = dict(figure.get("layout") or {}), list(figure.get("data") or [])
    template = layout.get("template")
    template = template if isinstance(template, dict) else {}
    of_layout, of_traces = template.get("layout") or {}, template.get("data") or {}
    layout = {key: of_layout[key] for key in _LAYOUT if of_layout.get(key)} | layout
    for key in _axes(layout, traces):
        layout[key] = _merged(of_layout.get(f"{key[0]}axis") or {}, layout.get(key) or {})
    met: dict[str, int] = {}
    changed = []
    for trace in traces:
        kind = trace.get("type") or "scatter"
        defaults = of_traces.get(kind) or [{}]
        changed.append(_merged(_of_trace(defaults[met.get(kind, 0) % len(defaults)]), trace))
        met[kind] = met.get(kind, 0) + 1
    return {**figure, "layout": layout, "data": changed}


def _axes(layout: Mapping[str, Any], traces: Iterable[Mapping[str, Any]]) -> list[str]:
    """The keys of all axes: those of the layout, and those that only traces name."""
    named = [str(trace.get(f"{way}axis") or way) for trace in traces for way in "xy" if trace.get("type") != "pie"]
    return list(dict.fromkeys([*filter(_AXIS.fullmatch, layout), *(f"{name[0]}axis{name[1:]}" for name in named)]))


def _of_trace(trace: Mapping[str, Any]) -> dict[str, Any]:
    parts = {
        key: {name: trace[key][name] for name in names if name in trace[key]}
        for key, names in _PARTS.items()
        if isinstance(trace.get(key), dict)
    }
    return {key: trace[key] for key in _TRACE if key in trace} | {key: part for key, part in parts.items() if part}


def _merged(defaults: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    both = {
        key: _merged(defaults[key], own[key])
        for key in own
        if isinstance(own[key], dict) and isinstance(defaults.get(key), dict)
    }
    return {**defaults, **{key: value for key, value in own.items() if value is not None}, **both}
