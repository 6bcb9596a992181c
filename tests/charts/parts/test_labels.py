"""Labels at the ends of lines."""

import itertools
from dataclasses import replace

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.text_width import text_height
from dashboard.charts.parts.labels import end_labels
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
        ends = [text["text"].rpartition("<br>")[2] for text in layout["annotations"] if text["x"] == 1]
        assert [end.partition(" (")[2] for end in ends] == ([""] * 2 if count == 10 else ["2024)", f"{times})"])
