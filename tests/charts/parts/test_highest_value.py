"""The highest value of a single line or area stands at its point, with its time where the axis does not name it."""

from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.parts.highest_value import HIGHEST
from dashboard.charts.spec.selection import Selection
from dashboard.core.period import PeriodKind
from tests.samples.times import timed_chart, timed_dataset

YEARS = [str(year) for year in range(2000, 2020)]
MONTHS = [f"{year}-{month:02}" for year in (2020, 2021, 2022) for month in range(1, 13)]


def with_amounts(
    kind: PeriodKind, times: list[str], amounts: list[float], form: str = "line", more: str = ""
) -> Selection:
    """A chart of one series with these amounts."""
    selection = timed_chart(form, timed_dataset(kind, times), more or "where: {thing: coal}")
    assert selection
    series = selection.series[0]
    points = tuple(
        replace(point, y=amount, row=replace(point.row, texts={**point.row.texts, "amount": str(amount)}))
        for point, amount in zip(series.points, amounts, strict=True)
        if point.row
    )
    return replace(selection, series=(replace(series, points=points), *selection.series[1:]))


def labels_at_points(selection: Selection, size: str) -> list[str]:
    layout: dict[str, Any] = build_figure(selection).layouts[size]
    return [text["text"] for text in layout["annotations"] if text.get("name") == HIGHEST]


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("form", ["line", "area"])
def test_the_highest_value_has_its_time_where_the_axis_does_not_name_it(form: str, size: str) -> None:
    for index, when in ((0, ""), (11, " (2011)")):
        amounts = [30.0 + (number == index) * 14.4 for number in range(20)]
        assert labels_at_points(with_amounts("year", YEARS, amounts, form), size) == [f"44.4{when}"]
    amounts = [20.0 + number / 100 for number in range(36)]
    amounts[34] = 24.4
    assert labels_at_points(with_amounts("yearmonth", MONTHS, amounts, form), size) == ["24.4 (Nov 2022)"]


def test_a_last_value_that_is_the_highest_is_told_once() -> None:
    assert labels_at_points(with_amounts("year", YEARS, [*[10.0] * 19, 20.0]), "wide") == []


def test_of_several_lines_none_has_its_highest_value() -> None:
    amounts = [30.0, 44.0, *[10.0] * 18]
    assert labels_at_points(with_amounts("year", YEARS, amounts, more="color: thing"), "wide") == []
    assert labels_at_points(with_amounts("year", YEARS, amounts, more="facet: thing"), "wide") == []
