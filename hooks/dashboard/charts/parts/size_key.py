"""The key of marks whose areas mean amounts: two round amounts, each with a mark of its size."""

from __future__ import annotations

import math
from typing import Any

from dashboard.charts.labels.label import Kind, at_corner, label
from dashboard.charts.labels.sample import Sample
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import LINE_HEIGHT, Size
from dashboard.charts.style.palette import placeholder
from dashboard.core.number_text import format_number

LARGEST_DIAMETER = 44
"""The diameter of the largest mark, in CSS pixels; the areas of marks are proportional to amounts."""
_LEAST_DIAMETER = 5.0
_SHARE = 4
"""The second mark of the key stands for about so small a part of the first."""
_GAP = 18
_ROUND = (1, 2, 5)


def largest_amount(selection: Selection) -> float:
    """The largest amount that the area of a mark means; 1 if there is none above nought.

    Args:
        selection: the chart, whose `size` names the field of such amounts.
    """
    field = selection.chart.size or ""
    return max(abs(row.values[field] or 0.0) for row in selection.rows) or 1.0


def mark_diameter(amount: float, largest: float) -> float:
    """The diameter of the mark of an amount, in CSS pixels.

    Args:
        amount: the amount.
        largest: the largest one of the chart.
    """
    return max(_LEAST_DIAMETER, LARGEST_DIAMETER * math.sqrt(abs(amount) / largest))


def size_key(selection: Selection, size: Size) -> tuple[list[dict[str, Any]], int]:
    """Draw the key above the plot, below the names of the series.

    Args:
        selection: the chart.
        size: of the drawing.

    Returns:
        Plotly's annotations, and the height of the key in CSS pixels; none and 0 where areas mean nothing.
    """
    amounts = _round_amounts(selection)
    if not amounts or size.is_panel:
        return [], 0
    field = selection.dataset.fields[selection.chart.size or ""]
    largest = largest_amount(selection)
    height = round(mark_diameter(max(amounts), largest)) + 6
    labels, left = [], 0.0
    for place, amount in enumerate(amounts):
        number = format_number(amount)
        text = field.with_unit(number) if place == len(amounts) - 1 else number
        diameter = mark_diameter(amount, largest)
        sample = Sample(round(diameter), (_circle(diameter),))
        left += sample.room
        up = round(height / 2 + LINE_HEIGHT / 2, 1)
        corner = at_corner(text, {"color": placeholder("muted")}, (0, 1), ("left", "top"), round(left), up)
        labels.append(label(corner, Kind.NAME, anchor="fixed", edge=True, sample=sample))
        left += text_width(text) + _GAP
    return labels, height


def _round_amounts(selection: Selection) -> list[float]:
    """Two round amounts that marks of the chart may have, the smaller one first; one where two would be alike."""
    if not selection.chart.size:
        return []
    values = [abs(row.values[selection.chart.size] or 0.0) for row in selection.rows]
    top = max(values, default=0.0)
    if not top or len(set(values)) < 2:
        return []
    whole = all(float(value).is_integer() for value in values)
    largest, other = _round_below(top), _round_below(top / _SHARE)
    return [other, largest] if other < largest and (other >= 1 or not whole) else [largest]


def _round_below(amount: float) -> float:
    """The largest round number up to an amount: 1, 2 or 5 with noughts."""
    power = math.floor(math.log10(amount) + 1e-9)
    return max(step * 10.0**power for step in _ROUND if step * 10.0**power <= amount * (1 + 1e-9))


def _circle(diameter: float) -> dict[str, Any]:
    radius = diameter / 2
    bow = round(radius * 4 / 3, 2)  # (Of two curves that make a circle.)
    path = f"M0,0C0,{-bow} {diameter:.1f},{-bow} {diameter:.1f},0C{diameter:.1f},{bow} 0,{bow} 0,0Z"
    return {
        "type": "path",
        "path": path,
        "fillcolor": placeholder("muted"),
        "opacity": 0.45,
        "line": {"width": 0},
    }
