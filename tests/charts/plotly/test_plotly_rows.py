"""The values of figures that Plotly drew."""

from __future__ import annotations

from dashboard.charts.plotly.plotly_json import read_trace
from dashboard.charts.plotly.plotly_rows import read_figure_rows


def test_values_keep_their_digits_and_lose_the_errors_of_sums() -> None:
    amounts = [2**53 + 1, 1.2e-12, 0.1 + 0.2, -0.0, 1234567890123.0, 1e18]
    trace = read_trace({"type": "bar", "x": ["a", "b", "c", "d", "e", "f"], "y": amounts})
    assert [row.texts["y"] for row in read_figure_rows([trace], {}).rows] == [
        "9007199254740993",
        "0.0000000000012",
        "0.3",
        "0",
        "1234567890123",
        "1000000000000000000",
    ]
