"""Labels at the ends of lines."""

import itertools
import math
from dataclasses import replace

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.frame import Frame
from dashboard.charts.labels.label import label_box
from dashboard.charts.labels.leader import LEADER
from dashboard.charts.labels.text_width import text_height
from dashboard.charts.parts.labels import END, end_labels
from dashboard.charts.style.layout import Size
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
def test_a_line_leads_from_a_point_to_its_label_far_from_it(size: str, count: int) -> None:
    selection = timed_chart("line", timed_dataset("year", [str(year) for year in range(2015, 2025)]))
    assert selection
    whole, part = selection.series
    series = (whole, replace(part, points=part.points[:count]))
    layout = build_figure(replace(selection, series=series)).layouts[size]
    frame, lines = Frame(layout), [shape for shape in layout["shapes"] if shape.get("name") == LEADER]
    assert len(lines) == 1
    for line in lines:
        begin = frame.x("paper", line["x0"]), frame.y("paper", line["y0"])
        middle = f"{2014 + count}-07-02"
        mark = frame.x("x", middle), frame.y("y", part.points[count - 1].y)
        assert math.dist(begin, mark) < 10
        (own,) = [text for text in layout["annotations"] if text["font"]["color"] == line["line"]["color"]]
        assert 0 < label_box(own, frame).left - frame.x("paper", line["x1"]) < 10


@pytest.mark.parametrize("share", [0.36, 0.4, 0.44])
def test_no_plot_of_lines_becomes_higher_than_wide_for_its_names(share: float) -> None:
    selection = timed_chart("line", timed_dataset("year", [str(year) for year in range(2015, 2025)]))
    assert selection
    name = "w" * round(340 * share / 2 / 9)
    series = tuple(replace(one, label=f"{name} {name}") for one in selection.series)
    layout = build_figure(replace(selection, series=series)).layouts["narrow"]
    plot = Frame(layout).plot
    assert plot.bottom - plot.top <= max(plot.right - plot.left, 280)
