"""A period without a row is a gap, in every kind of time and every type of chart over time."""

import datetime
import json
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.captions import describe_data, write_subtitle
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.render.table import chart_table
from dashboard.charts.spec.gaps import insert_gaps, places, rows
from tests.samples.times import NAMES, TIMES, timed_chart, timed_dataset

ON_TIME_AXES = ("line", "area", "number")
ON_CATEGORIES = ("bar", "heatmap", "dot", "table")


def figure_of(form: str, kind: str, more: str = "color: thing") -> Any:
    frequency, times, _ = TIMES[kind]
    selection = timed_chart(form, timed_dataset(kind, times, frequency), more)
    assert selection
    figure = build_figure(selection)
    return figure.data, figure.layouts["wide"]


@pytest.mark.parametrize("kind", TIMES)
@pytest.mark.parametrize("form", ON_TIME_AXES)
def test_a_line_is_broken_where_a_period_is_missing(form: str, kind: str) -> None:
    traces, _ = figure_of(form, kind, "where: {thing: coal}")
    # An area is broken into two traces, since Plotly fills gaps.
    expected = [[1, 2], [3, 4]] if form == "area" else [[1, 2, None, 3, 4]]
    assert [trace["y"] for trace in traces] == expected


@pytest.mark.parametrize("kind", TIMES)
def test_a_stack_of_areas_ends_at_a_gap_and_begins_anew_behind_it(kind: str) -> None:
    traces, _ = figure_of("area", kind, "color: thing\nstack: true")
    assert [(trace["name"], trace["y"]) for trace in traces] == [
        ("coal", [1, 2]), ("coal", [3, 4]), ("oil", [1, 2]), ("oil", [3, 4])
    ]  # fmt: skip
    assert traces[0]["stackgroup"] == traces[2]["stackgroup"] != traces[1]["stackgroup"]
    # The browser reads from the group to which series a trace belongs.
    assert [trace["legendgroup"] for trace in traces] == ["0", "0", "1", "1"]


@pytest.mark.parametrize("kind", TIMES)
@pytest.mark.parametrize("form", ON_CATEGORIES)
def test_a_missing_period_has_an_empty_place(form: str, kind: str) -> None:
    traces, layout = figure_of(form, kind)
    axis = layout["xaxis"] if form in ("bar", "heatmap") else layout["yaxis"]
    first, missing = NAMES[kind][:2]
    assert axis["categoryarray"][0] == first
    assert axis["categoryarray"].index(missing) == 2
    assert len(axis["categoryarray"]) == 5
    assert missing not in json.dumps([trace[key] for trace in traces for key in ("x", "y")])


def two_panels(form: str, kind: str) -> Any:
    """The wide layout of two small plots, of which the second one has the last two times only."""
    frequency, times, _ = TIMES[kind]
    selection = timed_chart(form, timed_dataset(kind, times, frequency), "facet: thing")
    assert selection
    coal, oil = selection.series
    selection = replace(selection, series=(coal, replace(oil, points=oil.points[2:])))
    return build_figure(selection).layouts["wide"]


@pytest.mark.parametrize("kind", TIMES)
@pytest.mark.parametrize("form", ["bar", "line", "area"])
def test_each_small_plot_has_the_same_times(form: str, kind: str) -> None:
    layout = two_panels(form, kind)
    assert axis_of(layout["xaxis"]) == axis_of(layout["xaxis2"])


@pytest.mark.parametrize("kind", TIMES)
def test_values_stand_at_their_bars_in_each_small_plot(kind: str) -> None:
    notes = two_panels("bar", kind)["annotations"]
    assert [note["x"] for note in notes if note["xref"] == "x2"] == [3, 4]


def test_small_plots_have_the_same_names() -> None:
    dataset = timed_dataset("year", ["2023", "2024"])
    selection = timed_chart("line", dataset, "x: thing\ny: amount\nfacet: time")
    assert selection
    first, second = selection.series
    selection = replace(selection, series=(first, replace(second, points=second.points[1:])))
    layout = build_figure(selection).layouts["wide"]
    assert axis_of(layout["xaxis"]) == axis_of(layout["xaxis2"])


def axis_of(axis: dict[str, Any]) -> list[Any]:
    return [axis.get(key) for key in ("range", "categoryarray", "tickvals", "ticktext")]


@pytest.mark.parametrize("kind", TIMES)
@pytest.mark.parametrize("form", [*ON_TIME_AXES, "bar", "heatmap", "dot", "table", "timeline"])
def test_no_code_of_a_period_stands_where_readers_read(form: str, kind: str) -> None:
    frequency, times, _ = TIMES[kind]
    selection = timed_chart(form, timed_dataset(kind, times, frequency), "where: {thing: coal}")
    assert selection
    figure = build_figure(selection)
    written = [write_subtitle(selection), describe_data(selection)]
    written += [cell.text for row in chart_table(selection).rows for cell in row]
    written += [
        text for trace in figure.data for key in ("customdata", "hovertext") for text in trace.get(key, []) if text
    ]
    written += [note["text"] for layout in figure.layouts.values() for note in layout["annotations"]]
    for layout in figure.layouts.values():
        axis = layout["xaxis" if form not in ("dot", "table") else "yaxis"]
        written += [str(text) for text in axis.get("ticktext", axis.get("tickvals", []))]
    assert [text for text in written for time in times if kind != "year" and time in text] == []
    assert NAMES[kind][2] in written[0]
    if form != "timeline":
        assert NAMES[kind][3] in written[1]


def test_a_gap_may_lie_anywhere_and_a_long_one_has_one_point() -> None:
    times = ["2013", "2017", "2018"]
    selection = timed_chart("line", timed_dataset("year", times, "annual"))
    assert selection
    points = insert_gaps(selection.series[0].points, selection)
    assert [(point.x, point.y) for point in points] == [(2013, 1.0), (2014, None), (2017, 2.0), (2018, 3.0)]


def test_a_point_between_two_gaps_is_seen_in_an_area() -> None:
    selection = timed_chart(
        "area", timed_dataset("quarter", ["2023-Q1", "2023-Q3", "2024-Q1"], "quarterly"), "where: {thing: coal}"
    )
    assert selection
    assert [(trace["y"], trace["marker"]["size"]) for trace in build_figure(selection).data] == [
        ([1], [7]), ([2], [7]), ([3], [7])
    ]  # fmt: skip


def test_bars_in_descending_order_keep_the_gap() -> None:
    _, layout = figure_of("bar", "quarter", "color: thing\nsort: -x")
    assert layout["xaxis"]["categoryarray"] == ["Q2 2024", "Q1 2024", "Q4 2023", "Q3 2023", "Q2 2023"]


def test_the_times_of_several_series_are_in_order() -> None:
    dataset = timed_dataset("year", ["2021", "2022"], "annual")
    selection = timed_chart("dot", dataset)
    assert selection
    late = tuple(reversed(selection.series))
    figure = build_figure(replace(selection, series=late))
    names = figure.layouts["wide"]["yaxis"]["categoryarray"]
    assert all(before < after for before, after in pairwise(names))


def test_a_line_of_trading_days_breaks_at_no_weekend_and_no_holidays() -> None:
    days = [datetime.date(2024, 1, 1) + datetime.timedelta(number) for number in range(120)]
    holidays = range(40, 49)  # a week between two weekends
    missing = range(70, 90)
    open_days = [
        day.isoformat()
        for number, day in enumerate(days)
        if day.isoweekday() < 6 and number not in holidays and number not in missing
    ]
    for frequency, gaps in (("business-day", 1), ("daily", 13), ("irregular", 0), ("weekly", 2), ("monthly", 0)):
        selection = timed_chart("line", timed_dataset("date", open_days, frequency), "where: {thing: coal}")
        assert selection
        [trace] = build_figure(selection).data
        assert trace["y"].count(None) == gaps, frequency


@pytest.mark.parametrize("kind", TIMES)
def test_a_missing_period_is_an_empty_row_of_a_heatmap(kind: str) -> None:
    frequency, times, _ = TIMES[kind]
    dataset = timed_dataset(kind, times[::-1], frequency)
    selection = timed_chart("heatmap", dataset, "x: thing\ny: time\nvalue: amount")
    assert selection
    figure = build_figure(selection)
    assert figure.layouts["wide"]["yaxis"]["ticktext"][2] == NAMES[kind][1]
    assert [trace["base"][0] for trace in figure.data] == pytest.approx([-0.47, 0.53, 2.53, 3.53])


@pytest.mark.parametrize("kind", TIMES)
def test_the_times_below_a_slope_are_not_cut_off(kind: str) -> None:
    frequency, times, _ = TIMES[kind]
    more = f"color: thing\nwhere: {{time: [{times[0]}, {times[-1]}]}}"
    selection = timed_chart("slope", timed_dataset(kind, times, frequency), more)
    assert selection
    for layout in build_figure(selection).layouts.values():
        first, last = layout["xaxis"]["tickvals"]
        assert layout["margin"]["l"] >= text_width(first) / 2 - 1
        assert layout["margin"]["r"] >= text_width(last) / 2 - 1


def test_series_by_time_are_in_order_whatever_the_order_of_the_rows() -> None:
    dataset = timed_dataset("quarter", ["2024-Q1", "2023-Q4"], "quarterly")
    selection = timed_chart("bar", dataset, "x: thing\ny: amount\ncolor: time")
    assert selection
    assert [series.label for series in selection.series] == ["Q4 2023", "Q1 2024"]


def test_a_row_without_a_value_has_a_place_only_where_that_is_asked_for() -> None:
    dataset = timed_dataset("year", ["2020", "2021"])
    selection = timed_chart("bar", dataset)
    assert selection
    emptied = replace(
        selection,
        series=tuple(
            replace(
                series, points=tuple(replace(point, y=None) if point.x == 2020 else point for point in series.points)
            )
            for series in selection.series
        ),
    )
    assert (places(emptied), places(emptied, empty=True)) == ([2021], [2020, 2021])


def test_the_rows_of_a_chart_without_a_split_are_its_series() -> None:
    selection = timed_chart("bar", timed_dataset("year", ["2020", "2021"]), "where: {thing: coal}")
    assert selection
    assert rows(selection) == {"Amount": selection.series[0]}
