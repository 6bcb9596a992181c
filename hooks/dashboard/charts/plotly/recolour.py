"""The colours of a figure that Plotly drew by itself, replaced by colours of the publication's palette."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.charts.style.palette import placeholder, step_of
from dashboard.charts.style.thing_colours import SERIES_ROLES, ThingColours

MAX_GREY_SATURATION = 0.12
"""A colour with no more saturation than this (0 to 1) counts as grey."""
_NAMED = {"black": "#000000", "white": "#ffffff", "grey": "#808080", "gray": "#808080"}


class RoleAssigner:
    """Gives each colour of a figure a role of the palette.

    Equal colours get the same role. A thing gets its own colour if a trace has its name, and nothing else gets it.
    """

    def __init__(self, colours: ThingColours, names: Iterable[str] = ()) -> None:
        """Start a figure.

        Args:
            colours: of things on this site.
            names: of all traces.
        """
        self._colours = colours
        self._roles: dict[str, str] = {}
        self._own = {role for name in names if name and (role := colours.of(name))}

    def role(self, colour: str | None, name: str) -> str:
        """The role of a colour.

        Args:
            colour: in any of Plotly's spellings; None if Plotly chose it.
            name: of the trace or the mark. Without a colour, the name decides alone.

        Returns:
            A role of the palette, such as 'china' or 'series-1'.
        """
        given = _grey_role(colour) if colour else None
        given = given or (self._colours.of(name) if name else None)
        if given:
            self._roles.setdefault(colour or name, given)
            return given
        role = self._roles.get(colour or name)
        if role in self._own and name:
            colour = f"{colour} of what has no colour of its own"
            role = self._roles.get(colour)
        if role is None:
            taken = {*self._roles.values(), *self._own}
            free = [role for role in SERIES_ROLES if role not in taken]
            role = free[0] if free else SERIES_ROLES[len(self._roles) % len(SERIES_ROLES)]
            self._roles[colour or name] = role
        return role

    def recolour(self, trace: dict[str, Any]) -> tuple[dict[str, Any], str]:
        """Replace the colours of a trace by placeholder colours.

        Args:
            trace: what `read_trace` returned.

        Returns:
            The trace in placeholder colours, and the role of its name.
        """
        name = str(trace.get("name") or "")
        marker, line = dict(trace.get("marker") or {}), dict(trace.get("line") or {})
        colours = (marker.get("color"), line.get("color"))
        role = self.role(next((colour for colour in colours if isinstance(colour, str)), None), name)
        recoloured = dict(trace)
        if trace["type"] == "pie":
            slice_colours = marker.get("colors") or [None] * len(trace["labels"])
            labels = [str(label) for label in trace["labels"]]
            roles = [self.role(colour, label) for colour, label in zip(slice_colours, labels, strict=False)]
            edge = {"color": placeholder("paper"), "width": 1.5}
            slices = {"colors": [placeholder(slice_role) for slice_role in roles], "line": edge}
            return recoloured | {"marker": slices}, role
        marker["color"] = self._marker_colours(marker.get("color"), name, role)
        marker.pop("coloraxis", None)
        marker["line"] = {"width": (marker.get("line") or {}).get("width", 0), "color": placeholder("paper")}
        recoloured["marker"] = marker
        if trace["type"] == "scatter":
            colour = line.get("color")
            line_role = self.role(colour, name) if isinstance(colour, str) else role
            recoloured["line"] = line | {"color": placeholder(line_role)}
        if "fillcolor" in trace or trace.get("fill") not in (None, "none"):
            recoloured["fillcolor"] = _with_opacity(placeholder(role), _opacity(trace.get("fillcolor")))
        return recoloured, role

    def _marker_colours(self, colour: Any, name: str, role: str) -> Any:
        """One placeholder, or a list of them if `colour` is a list; amounts become depths of one colour."""
        if not isinstance(colour, Sequence) or isinstance(colour, str):
            return placeholder(role)
        if all(isinstance(value, int | float) for value in colour):
            return [placeholder(step_of(value, min(colour), max(colour))) for value in colour]
        return [placeholder(self.role(str(value), name if number == 0 else "")) for number, value in enumerate(colour)]


def _grey_role(colour: str) -> str | None:
    """The role of a grey, by its lightness; None for any other colour."""
    # Imported here since few figures bring colours of their own.
    from plotly.colors import hex_to_rgb

    try:
        parts = hex_to_rgb(_NAMED.get(colour, colour)) if not colour.startswith("rgb") else _numbers(colour)[:3]
        red, green, blue = (part / 255 for part in parts)
    except ValueError:
        return None
    _, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation > MAX_GREY_SATURATION and 0.03 < light < 0.97:
        return None
    return "ink" if light < 0.2 else "paper" if light > 0.97 else "rest"


def _numbers(colour: str) -> list[float]:
    return [float(part) for part in re.findall(r"[\d.]+", colour)]


def _opacity(colour: Any) -> float:
    """The opacity of an `rgba(…)` colour, else 0.25."""
    parts = _numbers(colour) if isinstance(colour, str) and colour.startswith("rgba") else []
    return parts[3] if len(parts) == 4 else 0.25


def _with_opacity(colour: str, opacity: float) -> str:
    return f"{colour.replace('rgb', 'rgba')[:-1]}, {opacity:g})"
