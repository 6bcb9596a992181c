"""Small plots: all of one chart are equally wide and high, so that a place on one is the same place on another."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.drawings import LEAST_HEIGHT
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.frame import Frame
from dashboard.charts.labels.label import label_box
from dashboard.charts.parts.labels import END
from tests.samples.stress_charts import (
    COUNTRIES,
    LONG,
    daily_panels,
    large_panels,
    lying_panels,
    panels_of_lines,
    panels_that_end_at,
    slopes_of,
    stress_charts,
)
from tests.samples.times import event_on, timed_chart, timed_dataset


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_all_small_plots_are_equally_large(size: str) -> None:
    charts = stress_charts()
    for name in ("facets-20-negative", "facets-lines-three", "facets-bars-two"):
        layout = build_figure(charts[name]).layouts[size]
        for axes in ("xaxis", "yaxis"):
            domains = [axis["domain"] for key, axis in layout.items() if key.startswith(axes)]
            assert len(domains) > 1
            assert {round(high - low, 6) for low, high in domains} == {round(domains[0][1] - domains[0][0], 6)}, name


@pytest.mark.parametrize("count", range(6, 16))
def test_years_below_the_bars_of_small_plots_are_those_of_the_whole_chart(count: int) -> None:
    selection = timed_chart(
        "bar", timed_dataset("year", [str(2001 + number) for number in range(count)]), "facet: thing"
    )
    assert selection
    for layout in build_figure(selection).layouts.values():
        axis = layout["xaxis"]
        texts = axis.get("ticktext", axis["tickvals"])
        assert all(year.endswith(text) for year, text in zip(axis["tickvals"], texts, strict=True)), texts


@pytest.mark.parametrize(("count", "beside"), [(2, 2), (4, 4), (5, 3), (7, 4), (9, 3), (12, 4)])
def test_panels_fill_their_rows_as_evenly_as_can_be(count: int, beside: int) -> None:
    frame = Frame(build_figure(daily_panels(count)).layouts["wide"])
    assert len({frame.domain(f"x{number}") for number in ("", *range(2, count + 1))}) == beside


@pytest.mark.parametrize("height", [150, 400])
@pytest.mark.parametrize("count", [3, 6, 12])
def test_each_panel_has_its_plot_whatever_height_an_author_wants(count: int, height: int) -> None:
    """On a phone two panels stand side by side, so that the height for rows of four is too little there."""
    for layout in build_figure(daily_panels(count, height)).layouts.values():
        frame = Frame(layout)
        for number in range(1, count + 1):
            bottom, top = frame.domain(f"y{number if number > 1 else ''}")
            assert bottom - top >= LEAST_HEIGHT


@pytest.mark.parametrize("form", ["line", "bar", "area"])
@pytest.mark.parametrize("power", [3, 6, 9, 12, 14])
def test_each_panel_has_its_plot_beside_amounts_of_any_length(power: int, form: str) -> None:
    for layout in build_figure(large_panels(form, 10.0**power)).layouts.values():
        frame = Frame(layout)
        places = [(frame.domain(f"x{number}"), frame.domain(f"y{number}")) for number in ("", *range(2, 8))]
        assert len(set(places)) == 7
        assert all(right - left >= 40 for (left, right), _ in places)


def test_names_beside_lying_bars_of_small_plots_have_the_height_of_their_lines() -> None:
    names = ["Oil", "Gas", "Coal", "Machinery and vehicles"]
    for layout in build_figure(lying_panels(names)).layouts.values():
        assert all(layout["yaxis"]["ticktext"]), layout["yaxis"]["ticktext"]


@pytest.mark.parametrize("count", range(2, 9))
@pytest.mark.parametrize("height", [120, 150])
def test_a_plot_below_many_names_has_its_height(height: int, count: int) -> None:
    for layout in build_figure(slopes_of(LONG[:count], height)).layouts.values():
        plot = Frame(layout).plot
        assert plot.bottom - plot.top >= LEAST_HEIGHT


def test_a_picture_that_cannot_grow_as_far_as_its_plot_needs_grows_as_far_as_it_may() -> None:
    years = timed_dataset("year", ["2020", "2021"])
    event = event_on("2021-05-05", "Full-scale invasion of Ukraine")
    selection = timed_chart("line", years, "color: thing\nheight: 120\nevents: [event]", event=event)
    assert selection
    for layout in build_figure(selection).layouts.values():
        plot = Frame(layout).plot
        assert plot.bottom - plot.top > 60
        assert layout["height"] <= 2 * 120


def test_names_above_panels_take_no_height_from_their_plots() -> None:
    for size in ("wide", "narrow"):
        few, many = (Frame(build_figure(panels_of_lines(names)).layouts[size]) for names in (("A", "B"), LONG))
        heights = [bottom - top for bottom, top in (frame.domain("y") for frame in (few, many))]
        assert heights[0] == pytest.approx(heights[1], abs=2), size


def test_amounts_at_the_ends_of_lines_stand_beside_their_panel_or_nowhere() -> None:
    """Eight of them are higher than a plot: they reached into its heading and the names above it."""
    for layout in build_figure(panels_of_lines(COUNTRIES[:8])).layouts.values():
        frame = Frame(layout)
        for text in layout["annotations"]:
            if text.get("name") == END:
                box, (bottom, top) = label_box(text, frame), frame.domain(text["yref"])
                assert top - 20 < box.top
                assert box.bottom < bottom + 20


@pytest.mark.parametrize("largest", [98.7, 229.8, 1_229.8, 12_229.8, 1_234_567.8])
def test_the_ends_of_all_panels_have_their_amounts_or_none_has(largest: float) -> None:
    amounts = [57.4, largest, 47.3, 28.7, 34.3, 18.7, 95.3, 109.2]
    for layout in build_figure(panels_that_end_at(amounts)).layouts.values():
        ends = [text for text in layout["annotations"] if text.get("name") == END]
        assert len(ends) in (0, len(amounts))


@pytest.mark.parametrize("times", [1, 5, 40])
def test_amounts_of_a_panel_that_are_far_below_those_of_another_are_told_too(times: int) -> None:
    for layout in build_figure(panels_of_lines(COUNTRIES[:7], times)).layouts.values():
        told = [text["yref"] for text in layout["annotations"] if text.get("name") == END]
        assert (told.count("y domain"), told.count("y2 domain")) == (7, 7)
