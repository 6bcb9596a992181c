"""Flow charts (Sankey diagrams): flows from the left side to the right one, as wide as their amount."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.charts.parts.axes import HIDDEN_AXIS
from dashboard.charts.parts.labels import end_labels
from dashboard.charts.parts.readout import amount_words
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import Size, base_layout
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType, why_not_parts
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import format_rounded
from dashboard.core.words import N_, _

NODE_GAP = 0.05
"""The gap between two nodes on one side, as a share of the height."""
_EDGE = 18
"""The room above and below the flows, in CSS pixels: half a label reaches over them."""
CURVE_STEPS = 16
"""The number of steps from left to right in which the edge of a flow is drawn."""


class _Flow(Frozen):
    """A flow between two nodes, which are known by their labels."""

    begin: str
    end: str
    amount: float
    written: str
    """The amount as readers see it, with its unit and its mark."""


def _flows(selection: Selection) -> list[_Flow]:
    return [
        _Flow(
            selection.x.label(point.x),
            series.label,
            point.y,
            amount_words(series, point, selection),
        )
        for series in selection.series
        for point in series.points
        if point.y
    ]


def _node_places(flows: list[_Flow], side: str) -> dict[str, tuple[float, float]]:
    """The bottom and top of each node on one side, 'begin' or 'end', the largest on top.

    Heights are from 0 to 1; the side with more nodes fills all of it.
    """
    sums: dict[str, float] = {}
    for flow in flows:
        name = getattr(flow, side)
        sums[name] = sums.get(name, 0.0) + flow.amount
    names = sorted(sums, key=lambda name: -sums[name])
    scale = (1 - NODE_GAP * (_node_count(flows) - 1)) / sum(sums.values())
    slack = (1 - scale * sum(sums.values()) - NODE_GAP * (len(names) - 1)) / 2
    top, places = 1.0 - slack, {}
    for name in names:
        places[name] = (top - sums[name] * scale, top)
        top -= sums[name] * scale + NODE_GAP
    return places


def _node_count(flows: list[_Flow]) -> int:
    """The number of nodes on the side that has more of them."""
    return max(len({flow.begin for flow in flows}), len({flow.end for flow in flows}))


def _bands(flows: list[_Flow]) -> Iterator[tuple[_Flow, list[float], list[float]]]:
    """Each flow with the x and y of the outline of its band: along its upper edge, and back along the lower one."""
    left, right = _node_places(flows, "begin"), _node_places(flows, "end")
    tops = {("l", name): top for name, (_, top) in left.items()} | {
        ("r", name): top for name, (_, top) in right.items()
    }
    scale = sum(top - bottom for bottom, top in left.values()) / sum(flow.amount for flow in flows)
    order = {name: index for index, name in enumerate(right)}
    for flow in sorted(flows, key=lambda flow: order[flow.end]):
        height = flow.amount * scale
        begin, end = tops["l", flow.begin], tops["r", flow.end]
        tops["l", flow.begin] -= height
        tops["r", flow.end] -= height
        xs = [step / CURVE_STEPS for step in range(CURVE_STEPS + 1)]
        # The curve 3t² - 2t³ is level at both ends.
        upper = [begin + (end - begin) * (3 * t * t - 2 * t**3) for t in xs]
        yield flow, [*xs, *reversed(xs)], [*upper, *(y - height for y in reversed(upper))]


def _colours(selection: Selection) -> tuple[str, dict[str, str]]:
    """The side whose nodes give flows their colours, 'begin' or 'end', and the role of each of its nodes.

    It is where they come from, unless more of the nodes where they go have a colour of their own, such as countries.
    """
    begins = {str(point.x): selection.x.label(point.x) for one in selection.series for point in one.points}
    ends = {str(series.key): series.label for series in selection.series}
    known = selection.colours.known_among
    side, nodes = ("end", ends) if known([*ends.items()]) > known([*begins.items()]) else ("begin", begins)
    return side, dict(zip(nodes.values(), selection.colours.of_series([*nodes.items()]), strict=True))


def _traces(selection: Selection) -> list[dict[str, Any]]:
    side, roles = _colours(selection)
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "fill": "toself",
            "name": _("%(begin)s to %(end)s", begin=flow.begin, end=flow.end),
            "x": [round(x, 4) for x in xs],
            "y": [round(y, 4) for y in ys],
            "line": {"color": placeholder("paper"), "width": 1},
            "fillcolor": placeholder(roles[getattr(flow, side)]),
            "opacity": 1,
            "meta": f"{_('%(begin)s to %(end)s', begin=flow.begin, end=flow.end)}: {flow.written}",
        }
        for flow, xs, ys in _bands(_flows(selection))
    ]


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    flows = _flows(selection)
    axis = {"range": [0, 1]}

    def labels(side: str) -> tuple[list[dict[str, Any]], int]:
        sums = {
            name: sum(flow.amount for flow in flows if getattr(flow, side) == name)
            for name in _node_places(flows, side)
        }
        entries = [
            (name, format_rounded(sums[name]), "ink", (low + high) / 2)
            for name, (low, high) in _node_places(flows, side).items()
        ]
        return end_labels(entries, axis, size.height - 2 * _EDGE, size, beyond=_EDGE)

    before, left = labels("begin")
    after, right = labels("end")
    before = [label | {"x": 0, "xanchor": "right", "xshift": -8, "align": "right"} for label in before]
    return base_layout(size, {"l": left, "r": right, "t": _EDGE, "b": _EDGE}) | {
        "xaxis": HIDDEN_AXIS | {"range": [0, 1]},
        "yaxis": HIDDEN_AXIS | {"range": [0, 1]},
        "annotations": [*before, *after],
    }


def _height(selection: Selection, narrow: bool) -> int:
    """Each node has room for its name and its amount."""
    return max(340, _node_count(_flows(selection)) * (58 if narrow else 42) + 2 * _EDGE)


def _refuse(selection: Selection) -> str:
    return why_not_parts(
        selection,
        "a flow cannot be negative; turn it round, or draw bars",
        "all values are zero, so nothing flows",
    )


SANKEY = ChartType(
    noun=N_("Flow chart"),
    purpose="What goes from where to where, and how much of it.",
    traces=_traces,
    layout=_layout,
    orders_marks=True,
    names_colours=lambda selection: _colours(selection)[0] == "end",
    height=_height,
    least_height=_height,
    needs=("from_", "to", "value"),
    across="from_",
    split="to",
    measure="value",
    most_series=12,
    most_marks=60,
    refuse=_refuse,
)
