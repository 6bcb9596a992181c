"""Events on charts: each stands on its day or, where values are of periods, over the period that it lies in."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.parts.axis_moments import begin, end
from dashboard.charts.parts.event_marks import EVENT
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import NARROW, WIDE
from dashboard.core.period import KINDS, Period, PeriodKind
from tests.samples.times import event_on, timed_chart, timed_dataset

WIDTHS = {"wide": WIDE, "narrow": NARROW}
FIRST = datetime.date(2019, 12, 30)


def drawn(kind: PeriodKind, day: datetime.date, form: str = "line", more: str = "color: thing") -> Selection:
    """A chart over four periods before the day, the one that holds it, and two after it."""
    own = Period.containing(kind, day)
    dataset = timed_dataset(kind, [own.later(step).text for step in range(-4, 3)])
    selection = timed_chart(form, dataset, f"{more}\nevents: [event]", event=event_on(day.isoformat()))
    assert selection
    return selection


def pixels(layout: Mapping[str, Any], axis: str = "xaxis") -> Callable[[object], float]:
    """Where a place on an axis of time lies, in CSS pixels from the left of the plot."""
    low, high = (datetime.datetime.fromisoformat(edge) for edge in layout[axis]["range"])
    room = layout["width"] - layout["margin"]["l"] - layout["margin"]["r"]

    def pixel(place: object) -> float:
        moment = place if isinstance(place, datetime.datetime) else datetime.datetime.fromisoformat(str(place))
        return (moment - low) / (high - low) * room

    return pixel


def event_shapes(layout: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {shape["type"]: shape for shape in layout["shapes"] if shape["name"] == EVENT}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["line", "area"])
def test_values_stand_in_their_periods_and_events_on_their_day(kind: PeriodKind, form: str) -> None:
    for step in range(0, 900, 43):
        day = FIRST + datetime.timedelta(step)
        selection = drawn(kind, day, form, "where: {thing: coal}")
        figure = build_figure(selection)
        for layout in (figure.layouts[size] for size in WIDTHS):
            pixel = pixels(layout)
            for x, place in zip(selection.x_values, figure.data[0]["x"], strict=True):
                period = selection.period(x)
                assert pixel(begin(period)) < pixel(place) < pixel(end(period))
                assert pixel(begin(period)) >= -0.01
                assert pixel(end(period)) <= pixel(layout["xaxis"]["range"][1]) + 0.01
            own = Period.containing(kind, day)
            ((shape_type, shape),) = event_shapes(layout).items()
            assert shape_type == ("line" if kind == "date" else "rect")
            edges = [pixel(shape[key]) for key in ("x0", "x1")]
            if kind == "date":
                assert pixel(begin(own)) < edges[0] == edges[1] < pixel(end(own))
            else:
                assert edges == pytest.approx([pixel(begin(own)), pixel(end(own))])
            (name,) = (label for label in layout["annotations"] if label.get("name") == EVENT)
            assert edges[0] <= pixel(name["x"]) <= edges[1]


@pytest.mark.parametrize("kind", KINDS)
def test_among_bars_an_event_stands_in_the_place_of_its_period(kind: PeriodKind) -> None:
    for step in range(0, 900, 43):
        day = FIRST + datetime.timedelta(step)
        layout = build_figure(drawn(kind, day, "bar")).layouts["wide"]
        shapes, period = event_shapes(layout), Period.containing(kind, day)
        place = layout["xaxis"]["categoryarray"].index(period.label)
        assert shapes.keys() == {"rect"}
        assert [shapes["rect"][key] for key in ("x0", "x1")] == pytest.approx([place - 0.5, place + 0.5])


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize(
    ("kind", "day"),
    [
        pytest.param("year", datetime.date(2022, 2, 24), id="the invasion in the total of 2022"),
        pytest.param("yearmonth", datetime.date(2024, 6, 12), id="the sanctions of 12 June in June 2024"),
    ],
)
def test_the_amount_of_a_period_does_not_stand_before_an_event_within_it(
    kind: str, day: datetime.date, size: str
) -> None:
    figure = build_figure(drawn(kind, day))
    layout = figure.layouts[size]
    pixel, shapes = pixels(layout), event_shapes(layout)
    assert pixel(shapes["rect"]["x0"]) < pixel(figure.data[0]["x"][4]) < pixel(shapes["rect"]["x1"])


@pytest.mark.parametrize("day", ["2024-02-24", "2024-11-30"])
def test_the_axis_reaches_to_events_before_and_after_the_values(day: str) -> None:
    dataset = timed_dataset("yearmonth", ["2024-05", "2024-06", "2024-07"])
    selection = timed_chart("line", dataset, "color: thing\nevents: [event]", event=event_on(day))
    assert selection
    layout = build_figure(selection).layouts["wide"]
    band, (low, high) = event_shapes(layout)["rect"], layout["xaxis"]["range"]
    assert low <= band["x0"] < band["x1"] <= high


def test_each_small_plot_has_the_event() -> None:
    layout = build_figure(drawn("year", datetime.date(2022, 2, 24), more="facet: thing")).layouts["wide"]
    refs = [(shape["type"], shape["xref"], shape["yref"]) for shape in layout["shapes"]]
    assert refs == [("rect", f"x{panel}", f"y{panel} domain") for panel in ("", "2")]


def test_small_plots_have_the_ticks_of_the_whole_chart() -> None:
    years = timed_dataset("year", [str(year) for year in range(2015, 2025)])
    selection = timed_chart("line", years, "facet: thing")
    assert selection
    whole, part = selection.series
    selection = replace(selection, series=(whole, replace(part, points=part.points[:4])))
    layout = build_figure(selection).layouts["wide"]
    for key in ("range", "tickvals", "ticktext", "minor"):
        assert layout["xaxis2"][key] == layout["xaxis"][key]


def test_an_event_is_seen_over_the_bar_of_its_period() -> None:
    """A bar as high as the plot would hide the band behind it."""
    layout = build_figure(drawn("year", datetime.date(2022, 2, 24), "bar", "where: {thing: coal}")).layouts["wide"]
    assert [shape["layer"] for shape in layout["shapes"]] == ["below", "above"]


def test_events_are_seen_over_filled_areas() -> None:
    kinds: dict[PeriodKind, list[tuple[str, str]]] = {
        "year": [("rect", "below"), ("rect", "above")],
        "date": [("line", "above"), ("line", "above")],
    }
    for kind, expected in kinds.items():
        layout = build_figure(drawn(kind, datetime.date(2022, 2, 24), "area", "where: {thing: coal}")).layouts["wide"]
        assert [(shape["type"], shape["layer"]) for shape in layout["shapes"]] == expected


@pytest.mark.parametrize("form", ["line", "area", "bar"])
def test_a_year_of_several_events_has_one_band_and_it_hides_no_line_of_a_note(form: str) -> None:
    days = ("2022-02-24", "2022-06-03", "2022-12-16")
    years = timed_dataset("year", [str(year) for year in range(2019, 2025)])
    note = "annotations: [{text: A note, x: 2022}]"
    selection = timed_chart(form, years, f"where: {{thing: coal}}\nevents: [event]\n{note}", event=event_on(days[0]))
    assert selection
    selection = replace(selection, events=tuple(event_on(day, day) for day in days))
    shapes = [shape for shape in build_figure(selection).layouts["wide"]["shapes"] if shape["y1"] == 1]
    bands = [index for index, shape in enumerate(shapes) if shape["type"] == "rect"]
    lines = [index for index, shape in enumerate(shapes) if shape["type"] == "line"]
    assert max(bands) < min(lines)
    assert len(bands) == (1 if form == "line" else 2)
    assert len(lines) == 1
