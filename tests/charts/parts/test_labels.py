"""Labels at the ends of lines."""

import itertools
import math
from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.labels.label import label_box
from dashboard.charts.labels.leader import LEADER, shape_box
from dashboard.charts.labels.text_width import text_height
from dashboard.charts.parts.labels import END, end_labels
from dashboard.charts.spec.series import Series
from dashboard.charts.style.escaping import LINE_BREAK, bold
from dashboard.charts.style.layout import Size
from dashboard.charts.style.palette import placeholder
from tests.samples.stress_charts import stress_charts
from tests.samples.times import timed_chart, timed_dataset


def test_labels_at_the_end_do_not_overlap() -> None:
    wide = Size("wide", 760, 400)
    entries = [(f"Series {n}", "1", "china", 50 + n / 10) for n in range(6)]
    labels, _ = end_labels(entries, {"range": [0, 100]}, 358, wide)
    centres = sorted(label["y"] * 358 for label in labels)
    assert all(after - before >= 32 for before, after in itertools.pairwise(centres))


def test_names_with_their_values_stand_apart_where_there_is_room() -> None:
    wide = Size("wide", 760, 400)
    entries = [("Series A", "124.4", "china", 52), ("Series B", "103.6", "russia", 50)]
    for height, gap in ((358, 6), (60, 0)):
        labels, _ = end_labels(entries, {"range": [0, 100]}, height, wide)
        centres = [label["y"] * height for label in labels]
        assert round(centres[0] - centres[1] - text_height(labels[0]["text"]) - 1) == gap


def test_labels_of_equal_heights_move_up_and_down_alike() -> None:
    wide = Size("wide", 760, 400)
    entries = [("Brent", "69.1 (2025)", "china", 69.1), ("Urals", "68 (2024)", "russia", 68)]
    labels, _ = end_labels(entries, {"range": [0, 125]}, 358, wide)
    up, down = (label["y"] * 125 - place for label, (*_, place) in zip(labels, entries, strict=True))
    assert up > 5
    assert abs(up + down) < 0.1


def test_ends_of_different_times_all_say_their_own() -> None:
    dataset = timed_dataset("year", [str(year) for year in range(2015, 2025)])
    selection = timed_chart("line", dataset)
    assert selection
    whole, part = selection.series
    for times, count in (("2024", 10), ("2018", 4)):
        series = (whole, replace(part, points=part.points[:count]))
        layout = build_figure(replace(selection, series=series)).layouts["narrow"]
        ends = [text["text"].rpartition("<br>")[2] for text in layout["annotations"] if text.get("name") == END]
        assert [end.partition(" (")[2] for end in ends] == ([""] * 2 if count == 10 else ["2024)", f"{times})"])


@pytest.mark.parametrize("form", ["line", "area"])
def test_amounts_at_ends_say_their_time_where_the_axis_does_not_name_it(form: str) -> None:
    months = [f"{2022 + number // 12}-{number % 12 + 1:02}" for number in range(11, 30)]
    more = "color: thing" if form == "line" else "where: {thing: oil}"
    selection = timed_chart(form, timed_dataset("yearmonth", months), more)
    assert selection
    layouts = build_figure(selection).layouts
    for size, is_named in (("wide", False), ("narrow", True)):
        assert ("Jun" in layouts[size]["xaxis"]["ticktext"]) == is_named
        ends = [text["text"] for text in layouts[size]["annotations"] if text.get("name") == END]
        assert [end.endswith(" (Jun 2024)") for end in ends] == [not is_named] * len(selection.series)


@pytest.mark.parametrize("form", ["line", "area"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("years", [3, 12])
def test_a_label_stands_by_its_point_although_the_axis_goes_on(form: str, size: str, years: int) -> None:
    dataset = timed_dataset("year", [str(2024 - year) for year in range(years)][::-1])
    selection = timed_chart(form, dataset, "where: {thing: oil}")
    assert selection
    layout = build_figure(selection).layouts[size]
    (end,) = [text for text in layout["annotations"] if text.get("name") == END]
    frame = Frame(layout)
    assert 6 <= label_box(end, frame).left - frame.x("x", "2024-07-01T12:00") <= 10


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("count", [4, 7])
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_the_label_of_a_line_that_ends_early_is_at_its_point_and_touches_no_line(
    size: str, count: int, scale: str
) -> None:
    layout, (whole, part) = _early_end(size, count, range(10, 20), "color: thing" + "\nscale: log" * (scale == "log"))
    assert not [shape for shape in layout.get("shapes", []) if shape.get("name") == LEADER]
    (label,) = [text for text in layout["annotations"] if text["text"].startswith(f"<b>{part.label}")]
    (other,) = [text for text in layout["annotations"] if text["text"].startswith(f"<b>{whole.label}")]
    frame, box = Frame(layout), label_box(label, Frame(layout))
    height = math.log10 if scale == "log" else float
    x, y = (frame.x("x", f"{2014 + count}-07-02"), frame.y("y", height(part.points[-1].y or 0)))
    assert math.hypot(max(box.left - x, 0, x - box.right), max(box.top - y, 0, y - box.bottom)) < 12
    assert not box.meets(label_box(other, frame))
    for series in (whole, part):
        for at in range(100 * (len(series.points) - 1)):
            (one, two), share = series.points[at // 100 : at // 100 + 2], at % 100 / 100
            days = (1 - share) * frame.x("x", f"{one.x}-07-02") + share * frame.x("x", f"{two.x}-07-02")
            amount = (1 - share) * frame.y("y", height(one.y or 0)) + share * frame.y("y", height(two.y or 0))
            assert not box.meets(Box(days - 2, amount - 2, days + 2, amount + 2))


def test_a_line_that_ends_one_year_before_another_has_its_label_at_its_point_although_the_other_label_is_near() -> None:
    amounts = [108, 98, 52, 43, 54, 71, 64, 42, 71, 101, 82, 75, 69]
    layout, (whole, part) = _early_end("narrow", 12, amounts, "color: thing")
    (label,) = [text for text in layout["annotations"] if text["text"].startswith(f"<b>{part.label}")]
    assert (label["xref"], label["x"]) == ("x", "2026-07-02")
    # The other one makes room, and is still at its own.
    (other,) = [text for text in layout["annotations"] if text["text"].startswith(f"<b>{whole.label}")]
    frame = Frame(layout)
    assert abs(frame.y("paper", other["y"]) - frame.y("y", whole.points[-1].y)) < 30


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_where_it_has_no_room_there_a_grey_line_leads_to_it_level_with_a_bend(size: str) -> None:
    # Lines go up and down all over the plot.
    layout, (_, part) = _early_end(size, 5, [100 * (year % 2) for year in range(10)], "color: thing")
    lines = [shape for shape in layout.get("shapes", []) if shape.get("name") == LEADER]
    assert lines
    assert {line["line"]["color"] for line in lines} == {placeholder("muted")}
    assert all(line["x0"] == line["x1"] or line["y0"] == line["y1"] for line in lines)
    assert all((one["x1"], one["y1"]) == (two["x0"], two["y0"]) for one, two in itertools.pairwise(lines))
    frame = Frame(layout)
    begin = frame.x("paper", lines[0]["x0"]), frame.y("paper", lines[0]["y0"])
    assert math.dist(begin, (frame.x("x", "2019-07-02"), frame.y("y", part.points[-1].y))) < 10
    (own,) = [text for text in layout["annotations"] if text["text"].startswith(f"<b>{part.label}")]
    assert 0 < label_box(own, frame).left - frame.x("paper", lines[-1]["x1"]) < 10


def test_a_label_near_its_point_but_not_at_it_has_a_line_too() -> None:
    # The point is right below the line of the other one, and its label below that of the other.
    amounts = [108, 98, 52, 43, 54, 71, 64, 42, 71, 101, 82, 81, 69]
    layout, (_, part) = _early_end("narrow", 12, amounts, "color: thing")
    (label,) = [text for text in layout["annotations"] if text["text"].startswith(f"<b>{part.label}")]
    assert label["xref"] == "paper"
    assert [shape for shape in layout.get("shapes", []) if shape.get("name") == LEADER]


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_no_line_to_a_label_goes_through_another_one(size: str) -> None:
    found = 0
    begin, end = bold("|").split("|")
    for name, selection in stress_charts().items():
        layout = build_figure(selection).layouts[size]
        lines = [shape for shape in layout.get("shapes", []) if shape.get("name") == LEADER]
        frame, found = Frame(layout), found + len(lines)
        for text in layout["annotations"]:
            measured = text["text"].replace("<br>", LINE_BREAK).replace("<b>", begin).replace("</b>", end)
            box = label_box(text | {"text": measured}, frame)
            assert not any(shape_box(line, frame).meets(box) for line in lines), (name, text["text"])
    assert found


def _early_end(
    size: str, count: int, amounts: Sequence[float], keys: str
) -> tuple[dict[str, Any], tuple[Series, Series]]:
    """The layout of two lines from 2015 on, of which the second ends after some years, and the two."""
    years = [str(2015 + number) for number in range(len(amounts))]
    selection = timed_chart("line", timed_dataset("year", years), keys)
    assert selection
    whole, part = selection.series
    points = tuple(replace(point, y=amount) for point, amount in zip(whole.points, amounts, strict=True))
    lower = tuple(replace(point, y=(point.y or 0) * 0.9) for point in points[:count])
    series = (replace(whole, points=points), replace(part, points=lower))
    return build_figure(replace(selection, series=series)).layouts[size], series


@pytest.mark.parametrize("share", [0.36, 0.4, 0.44])
def test_no_plot_of_lines_becomes_higher_than_wide_for_its_names(share: float) -> None:
    selection = timed_chart("line", timed_dataset("year", [str(year) for year in range(2015, 2025)]))
    assert selection
    name = "w" * round(340 * share / 2 / 9)
    series = tuple(replace(one, label=f"{name} {name}") for one in selection.series)
    layout = build_figure(replace(selection, series=series)).layouts["narrow"]
    plot = Frame(layout).plot
    assert plot.bottom - plot.top <= max(plot.right - plot.left, 280)
