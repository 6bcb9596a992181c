"""Gaps in a line."""

import datetime

from dashboard.charts.parts.time_axis import insert_gaps
from dashboard.charts.spec.selection import Point


def test_a_missing_year_or_month_is_a_gap() -> None:
    years = insert_gaps((Point(2013, 11.0), Point(2017, 15.0), Point(2018, 15.7)), "year")
    assert [(point.x, point.y) for point in years] == [(2013, 11.0), (2014, None), (2017, 15.0), (2018, 15.7)]
    months = insert_gaps((Point("2023-12", 1.0), Point("2024-01", 2.0), Point("2024-05", 3.0)), "yearmonth")
    assert [point.x for point in months] == ["2023-12", "2024-01", "2024-02", "2024-05"]
    days = (Point(datetime.date(2024, 1, 1), 1.0), Point(datetime.date(2024, 3, 1), 2.0))
    assert insert_gaps(days, "date") == list(days)
