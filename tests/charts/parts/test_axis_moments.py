"""Where periods begin, end and have their middle on an axis."""

import datetime

import pytest

from dashboard.charts.parts.axis_moments import begin, end, middle, middle_stamp, on_axis, stamp
from dashboard.core.period import KINDS, Period, PeriodKind
from tests.samples.times import timed_chart, timed_dataset

YEARS = (
    1000,
    1900,
    2000,
    2020,
    2023,
    2024,
    2026,
    2998,
)  # Leap years, years with 53 weeks, and the ends of what may be.


@pytest.mark.parametrize("kind", KINDS)
def test_a_period_has_its_middle_in_the_middle_and_follows_the_one_before(kind: PeriodKind) -> None:
    for year in YEARS:
        period = Period.containing(kind, datetime.date(year, 1, 1))
        while period.start.year <= year:
            assert begin(period) < middle(period) < end(period)
            assert middle(period) - begin(period) == end(period) - middle(period)
            assert end(period) == begin(period.later(1))
            # A day has its date in its middle, and lies in each period that holds it.
            assert begin(period) == begin(Period.containing("date", period.start))
            assert end(period) == end(Period.containing("date", period.end))
            assert period.start.isoformat() <= middle_stamp(period) <= period.end.isoformat()
            period = period.later(1)


def test_moments_are_written_as_plotly_reads_them() -> None:
    assert middle_stamp(Period.parse("date", "2024-05-09")) == "2024-05-09"
    assert middle_stamp(Period.parse("yearmonth", "2024-05")) == "2024-05-16"
    assert middle_stamp(Period.parse("yearmonth", "2024-04")) == "2024-04-15T12:00"
    assert stamp(begin(Period.parse("year", "2024"))) == "2023-12-31T12:00"


@pytest.mark.parametrize(
    ("sort", "time", "share", "place"),
    [
        ("x", "2023-Q3", 0, 0.5),
        ("x", "2023-Q3", 0.5, 1),
        ("x", "2023-Q3", 1, 1.5),
        ("x", "2023-07-01", 0, 0.5),
        ("x", "2023-09-30", 1, 1.5),
        ("x", "2023-08-15", 0.5, 0.5 + 45.5 / 92),
        ("x", "2023-H2", 1, 1.5),  # The axis has no fourth quarter, nor a place for it.
        ("x", "2024-01-01", 0, 1.5),
        ("x", "2024", 1, 3.5),
        ("-x", "2023-Q3", 0, 2.5),
        ("-x", "2023-Q3", 1, 1.5),
        ("-x", "2023-08-15", 0.5, 2.5 - 45.5 / 92),
    ],
)
def test_among_categories_a_time_stands_at_its_part_of_a_place(
    sort: str, time: str, share: float, place: float
) -> None:
    times = ["2023-Q2", "2023-Q3", "2024-Q1", "2024-Q2"]
    selection = timed_chart("bar", timed_dataset("quarter", times, "occasional"), f"color: thing\nsort: {sort}")
    assert selection
    period = next(Period.parse(kind, time) for kind in KINDS if _is(kind, time))
    assert on_axis(period, share, {"type": "category"}, selection) == pytest.approx(place)


def _is(kind: PeriodKind, text: str) -> bool:
    try:
        Period.parse(kind, text)
    except ValueError:
        return False
    return True
