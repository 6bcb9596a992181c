"""How the series of a chart differ beside their colours where these are alike in grey print: by dashes, patterns and
symbols.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.spec.highlights import line_role
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.grey_print import (
    DASHES,
    HATCHES,
    NEAR,
    PATTERN_OPACITY,
    PATTERNS,
    SYMBOL_SIZES,
    SYMBOLS,
    looks,
)
from dashboard.charts.style.palette import placeholder
from dashboard.core.frozen import Frozen

_HATCHED = {"size": 6, "solidity": 0.45}
_ON_COLOUR = {"fillmode": "overlay", "fgcolor": placeholder("paper"), "fgopacity": PATTERN_OPACITY}
"""The part of a pattern that says that its marks are of paper, on the colour of the series."""


class Looks(Frozen):
    """The looks of the series of a chart, by the roles of their colours."""

    numbers: Mapping[str, int]
    """0 for a plain one, the same number for series whose greys differ."""

    @property
    def differ(self) -> bool:
        """Whether any series is not plain."""
        return any(self.numbers.values())

    def pattern(self, role: str) -> tuple[str, int, float]:
        """The pattern of an area, one of `PATTERNS`."""
        return PATTERNS[self._number(role, PATTERNS)]

    def dash(self, role: str) -> str:
        """Plotly's dash of a line."""
        return DASHES[self._number(role, DASHES)]

    def symbol(self, role: str) -> dict[str, str]:
        """The part of Plotly's marker that says its symbol; empty for a circle."""
        number = self._number(role, SYMBOLS)
        return {"symbol": SYMBOLS[number]} if number else {}

    def symbol_size(self, role: str) -> float:
        """How much larger its symbol has to be than a circle, to have the same area."""
        return SYMBOL_SIZES[self._number(role, SYMBOL_SIZES)]

    def fill_pattern(self, role: str) -> dict[str, Any]:
        """The part of a filled line that says its pattern; empty for a plain one."""
        shape, size, solidity = self.pattern(role)
        return {"fillpattern": _ON_COLOUR | {"shape": shape, "size": size, "solidity": solidity}} if shape else {}

    def bar_marker(self, roles: str | Sequence[str], marks: Sequence[bool]) -> dict[str, Any]:
        """The marker of bars, patterned by their role and hatched where they are not final.

        Args:
            roles: of the colours of the bars, or the one that all have.
            marks: for each bar whether it is not final.
        """
        each = [roles] * len(marks) if isinstance(roles, str) else list(roles)
        colours = [placeholder(role) for role in each]
        marker: dict[str, Any] = {"color": colours if len(set(colours)) > 1 else next(iter(colours), "")}
        patterns = [self.pattern(role) for role in each]
        if any(marks):
            marker["line"] = {"color": marker["color"], "width": 1}
        if not any(shape for shape, *_ in patterns):
            hatched = {"shape": ["/" if mark else "" for mark in marks], "fillmode": "replace", **_HATCHED}
            return marker | {"pattern": hatched} if any(marks) else marker
        if not any(marks) and len(set(patterns)) == 1:
            [(shape, size, solidity)] = set(patterns)
            return marker | {"pattern": _ON_COLOUR | {"shape": shape, "size": size, "solidity": solidity}}
        paper = placeholder("paper")
        hatches = [HATCHES[self._number(role, HATCHES)] for role in each]
        kinds = [
            (hatch, 6, 0.45, colour, paper) if mark else (*pattern, paper, colour)
            for mark, hatch, pattern, colour in zip(marks, hatches, patterns, colours, strict=True)
        ]
        keys = ("shape", "size", "solidity", "fgcolor", "bgcolor")
        lists = dict(zip(keys, map(list, zip(*kinds, strict=True)), strict=True))
        return marker | {"pattern": {"fillmode": "overlay", "fgopacity": PATTERN_OPACITY, **lists}}

    def _number(self, role: str, kinds: Sequence[object]) -> int:
        return self.numbers.get(role, 0) % len(kinds)


def looks_of(selection: Selection, near: float = NEAR) -> Looks:
    """The looks of the series of a chart; those of a small plot are as in the whole chart.

    Series that each have a plot of their own, with their name above it, are all plain.

    Args:
        selection: the chart, or one of its small plots.
        near: a difference in lightness below which two greys look alike.
    """
    whole = selection.whole or selection
    # Each series, name and size asks for them; and a selection never changes.
    kept: dict[float, Looks] = whole.__dict__.setdefault("_looks", {})
    if near not in kept:
        kept[near] = _looks(whole, near)
    return kept[near]


def _looks(whole: Selection, near: float) -> Looks:
    if are_named_plots(whole):
        return Looks({})
    highlighted = {str(value) for value in whole.chart.highlight} & {series.key for series in whole.series}
    if highlighted:
        roles = [line_role(whole, series) for series in whole.series]
    else:
        # A thing has one colour on the site, and beside another thing one look: whatever the order of their rows.
        roles = sorted(series.role for series in whole.series)
    return Looks(dict(zip(roles, looks(roles, near), strict=True)))


def are_named_plots(whole: Selection) -> bool:
    """Whether each series has a small plot of its own, with its name above it."""
    return whole.has_panels and all(_is_named(name, panel) for name, panel in whole.panels.items())


def _is_named(name: str, panel: Selection) -> bool:
    """Whether a small plot is called like its only series."""
    return len(panel.series) == 1 and (panel.roles.by_unit or panel.series[0].label == name)
