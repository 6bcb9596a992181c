"""The colours of a figure that Plotly drew by itself, as colours of the publication's palette."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence
from typing import Any

from plotly.colors import hex_to_rgb

from dashboard.charts.style.palette import placeholder, role_of, step_of

GREY = 0.12
"""So little saturation is meant as grey."""
_NAMED = {"black": "#000000", "white": "#ffffff", "grey": "#808080", "gray": "#808080"}


class Palette:
    """Gives each colour that is met a role: alike for what was alike, a country's own where a name says so."""

    def __init__(self) -> None:
        self._roles: dict[str, str] = {}

    def role(self, colour: str | None, name: str) -> str:
        """The role of a colour; without one, of the name alone."""
        known = self._roles.get(colour or name)
        if known is None:
            taken = sum(role.startswith("series-") for role in self._roles.values())
            known = self._roles[colour or name] = (_grey(colour) if colour else None) or role_of(name, taken)
        return known

    def paint(self, trace: dict[str, Any]) -> tuple[dict[str, Any], str]:
        """The trace in placeholder colours, and the role that its name has."""
        name = str(trace.get("name") or "")
        marker, line = dict(trace.get("marker") or {}), dict(trace.get("line") or {})
        main = next((one for one in (marker.get("color"), line.get("color")) if isinstance(one, str)), None)
        role = self.role(main, name)
        painted = dict(trace)
        if trace["type"] == "pie":
            given = marker.get("colors") or [None] * len(trace["labels"])
            names = [str(label) for label in trace["labels"]]
            roles = [self.role(one, label) for one, label in zip(given, names, strict=False)]
            edge = {"color": placeholder("paper"), "width": 1.5}
            return painted | {"marker": {"colors": [placeholder(one) for one in roles], "line": edge}}, role
        marker["color"] = self._each(marker.get("color"), name, role)
        marker.pop("coloraxis", None)
        marker["line"] = {"width": (marker.get("line") or {}).get("width", 0), "color": placeholder("paper")}
        painted["marker"] = marker
        if trace["type"] == "scatter":
            own = line.get("color")
            painted["line"] = line | {"color": placeholder(self.role(own, name) if isinstance(own, str) else role)}
        if "fillcolor" in trace or trace.get("fill") not in (None, "none"):
            painted["fillcolor"] = _see_through(placeholder(role), _opacity(trace.get("fillcolor")))
        return painted, role

    def _each(self, colour: Any, name: str, role: str) -> Any:
        """One colour, a list of colours, or a list of amounts, which become depths of one colour."""
        if not isinstance(colour, Sequence) or isinstance(colour, str):
            return placeholder(role)
        if all(isinstance(one, int | float) for one in colour):
            return [placeholder(step_of(one, min(colour), max(colour))) for one in colour]
        return [placeholder(self.role(str(one), name if at == 0 else "")) for at, one in enumerate(colour)]


def _grey(colour: str) -> str | None:
    """The role of what has hardly any colour."""
    try:
        parts = hex_to_rgb(_NAMED.get(colour, colour)) if not colour.startswith("rgb") else _numbers(colour)[:3]
        red, green, blue = (part / 255 for part in parts)
    except ValueError:
        return None
    _, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation > GREY and 0.03 < light < 0.97:
        return None
    return "ink" if light < 0.2 else "paper" if light > 0.97 else "rest"


def _numbers(colour: str) -> list[float]:
    return [float(part) for part in re.findall(r"[\d.]+", colour)]


def _opacity(colour: Any) -> float:
    parts = _numbers(colour) if isinstance(colour, str) and colour.startswith("rgba") else []
    return parts[3] if len(parts) == 4 else 0.25


def _see_through(colour: str, opacity: float) -> str:
    return f"{colour.replace('rgb', 'rgba')[:-1]}, {opacity:g})"
