"""How the series of a figure that a notebook drew differ beside their colours: by the looks of declared charts.

Dashes and symbols that code gave are replaced. They may be as alike as the colours, and the row of names above a plot
would not say whose they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.labels.sample import Sample
from dashboard.charts.parts.looks import Looks, are_named_plots
from dashboard.charts.parts.samples import Draw, area_sample, line_sample, mark_sample
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.grey_print import NEAR, NEAR_MARKS, looks
from dashboard.charts.style.palette import COLOURS, placeholder
from dashboard.core.frozen import Frozen

_SAMPLES: Mapping[str, Draw] = {"bar": area_sample, "area": area_sample, "line": line_sample, "mark": mark_sample}
_ROLES = {placeholder(colour.name): colour.name for colour in COLOURS}
_PLAIN_SIZE = 6
"""Plotly's size of a mark without one, in CSS pixels."""


class TraceLook(Frozen):
    """How a trace looks."""

    form: str
    """What it draws: 'bar', 'area', 'line' or 'mark'; empty for a pie, and for bars in several colours."""
    role: str
    """Of its colour."""
    number: int = 0
    """0 for a plain one; traces of one form that could be taken for one another have different ones."""

    @property
    def looks(self) -> Looks:
        """The looks of its colour in this trace."""
        return Looks({self.role: self.number})

    def sample(self) -> Sample:
        """A small picture of it for the row of names."""
        return _SAMPLES[self.form or "bar"](self.looks, self.role)

    def drawn(self, trace: dict[str, Any]) -> dict[str, Any]:
        """The trace, lines and marks with the look. (Bars get theirs with what is hatched of them.)"""
        if self.form == "area":
            trace = trace | self.looks.fill_pattern(self.role)
        if self.form in ("area", "line"):
            trace = trace | {"line": trace["line"] | {"dash": self.looks.dash(self.role)}}
        marker = trace.get("marker") or {}
        if self.form == "line":
            trace = trace | {"marker": {key: value for key, value in marker.items() if key != "symbol"}}
        elif self.form == "mark" and not isinstance(marker.get("symbol"), list):
            size, factor = marker.get("size", _PLAIN_SIZE), self.looks.symbol_size(self.role)
            sizes = [each and each * factor for each in size] if isinstance(size, list) else size * factor
            symbol = {"symbol": self.looks.symbol(self.role).get("symbol", "circle")}
            trace = trace | {"marker": marker | symbol | ({"size": sizes} if factor != 1 else {})}
        return trace


def trace_looks(whole: Selection, traces: Sequence[Mapping[str, Any]]) -> list[TraceLook]:
    """The looks of the traces of a figure.

    Args:
        whole: the chart.
        traces: its traces, in the colours of the palette.
    """
    plain = [TraceLook(_form(trace), _role(trace)) for trace in traces]
    if are_named_plots(whole):
        return plain
    numbers: dict[int, int] = {}
    for form in _SAMPLES:
        own = [index for index, look in enumerate(plain) if look.form == form]
        near = NEAR_MARKS if form == "mark" else NEAR
        roles, kinds = [plain[index].role for index in own], [_own_look(traces[index]) for index in own]
        numbers |= dict(zip(own, looks(roles, near, kinds), strict=True))
    return [TraceLook(look.form, look.role, numbers.get(index, 0)) for index, look in enumerate(plain)]


def look_samples(shown: Sequence[TraceLook], every: Sequence[TraceLook]) -> list[Sample]:
    """The samples of traces.

    Args:
        shown: those in the row of names.
        every: all of the chart.

    Returns:
        One for each; none at all if the traces differ by their colours alone.
    """
    return [look.sample() for look in shown] if any(look.number for look in every) else []


def _form(trace: Mapping[str, Any]) -> str:
    if trace["type"] == "pie" or not _role(trace):
        return ""
    if trace["type"] == "bar":
        return "bar"
    if trace.get("stackgroup") or trace.get("fill") == "tozeroy":
        return "area"
    return "line" if "lines" in trace.get("mode", "lines") else "mark"


def _role(trace: Mapping[str, Any]) -> str:
    """The role of its only colour; empty if its marks have several."""
    owner = trace["line"] if trace["type"] == "scatter" and "lines" in trace.get("mode", "lines") else trace["marker"]
    colour = owner.get("color")
    return _ROLES.get(colour, "") if isinstance(colour, str) else ""


def _own_look(trace: Mapping[str, Any]) -> tuple[str, str]:
    """The dash and the symbol that code gave."""
    symbol = str((trace.get("marker") or {}).get("symbol") or "circle")
    return str((trace.get("line") or {}).get("dash") or "solid"), symbol if trace["type"] == "scatter" else ""
