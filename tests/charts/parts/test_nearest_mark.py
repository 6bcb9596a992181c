"""The mark that a pointer means, as the live chart computes it: distances are measured to edges, not to corners."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dashboard.core.settings import HOME
from tests.samples.node import run_in_node

RUNNER = Path(__file__).with_name("nearest_mark.mjs")
SCRIPT = HOME / "hooks/theme/assets/chart-marks.js"


def square(name: str, left: float, bottom: float, side: float) -> dict[str, Any]:
    """A filled square, as countries and flows are drawn."""
    right, top = left + side, bottom + side
    return {
        "type": "scatter",
        "meta": name,
        "x": [left, right, right, left],
        "y": [bottom, bottom, top, top],
    }


def test_beside_a_long_edge_the_shape_with_that_edge_is_meant() -> None:
    shapes = [square("large", 0, 0, 100), square("small", 110, 40, 20)]
    layout = {
        "width": 200,
        "height": 200,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {"range": [0, 200]},
        "yaxis": {"range": [0, 200]},
    }
    # Pixels from the upper left corner: y of the data is turned round.
    places = {(102, 150): "large", (108, 150): "small", (50, 150): "large", (50, 95): "large", (50, 80): None}
    made = run_in_node(RUNNER, SCRIPT, cases={"figure": {"data": shapes, "layout": layout}, "places": [*places]})
    assert dict(zip(places, made, strict=True)) == places
