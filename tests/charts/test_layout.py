"""Ticks, numbers, gaps and labels of charts."""

import datetime
import itertools

import pytest

from dashboard.charts.parts.axes import ticks
from dashboard.charts.parts.labels import end_labels
from dashboard.charts.parts.time_axis import insert_gaps
from dashboard.charts.spec.selection import Point
from dashboard.charts.style.layout import Size, format_number, format_rounded


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 129, [0, 50, 100, 150]),
        (0, 34, [0, 10, 20, 30, 40]),
        (-7, 12, [-10, -5, 0, 5, 10, 15]),
        (5, 5, [5, 6, 7, 8, 9, 10]),
    ],
)
def test_ticks_are_round_and_enclose_the_values(low: float, high: float, expected: list[float]) -> None:
    values = ticks(low, high, 5)
    assert values[0] <= low
    assert values[-1] >= high
    assert len(values) <= 6
    if low != high:
        assert values == expected


def test_numbers_read_as_in_print() -> None:
    assert [format_number(1234.5), format_number(-6.9), format_number(30.0)] == ["1,234.5", "\N{MINUS SIGN}6.9", "30"]
    assert [format_rounded(244.819), format_rounded(0.04567), format_rounded(9017.8), format_rounded(11.25)] == [
        "244.8",
        "0.0457",
        "9,018",
        "11.3",
    ]


def test_a_missing_year_or_month_is_a_gap() -> None:
    years = insert_gaps((Point(2013, 11.0), Point(2017, 15.0), Point(2018, 15.7)), "year")
    assert [(point.x, point.y) for point in years] == [(2013, 11.0), (2014, None), (2017, 15.0), (2018, 15.7)]
    months = insert_gaps((Point("2023-12", 1.0), Point("2024-01", 2.0), Point("2024-05", 3.0)), "yearmonth")
    assert [point.x for point in months] == ["2023-12", "2024-01", "2024-02", "2024-05"]
    days = (Point(datetime.date(2024, 1, 1), 1.0), Point(datetime.date(2024, 3, 1), 2.0))
    assert insert_gaps(days, "date") == list(days)


def test_labels_at_the_end_do_not_overlap() -> None:
    wide = Size("wide", 760, 400)
    entries = [(f"Series {n}", "1", "china", 50 + n / 10) for n in range(6)]
    labels, _ = end_labels(entries, {"range": [0, 100]}, 358, wide)
    centres = sorted(label["y"] * 358 for label in labels)
    assert all(after - before >= 32 for before, after in itertools.pairwise(centres))
