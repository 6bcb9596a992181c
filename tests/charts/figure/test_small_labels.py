"""The few words of a small drawing."""

from dataclasses import replace

from dashboard.charts.figure.small_labels import with_labels
from dashboard.charts.style.escaping import bold
from tests.samples.times import timed_chart, timed_dataset


def test_a_value_stands_beside_a_name_only_if_it_is_of_the_last_time_below_the_plot() -> None:
    selection = timed_chart("line", timed_dataset("year", ["2022", "2023", "2024"]))
    assert selection
    coal, oil = selection.series
    selection = replace(selection, series=(replace(coal, points=coal.points[:-1]), oil))
    axes = {"xaxis": {"range": [2022, 2024]}, "yaxis": {"range": [0, 3]}}
    layout = {"width": 240, "height": 160, "margin": {"l": 6, "r": 6, "t": 6, "b": 6}, **axes}
    texts = [label["text"] for label in with_labels(selection, layout, [{"type": "scatter"}])["annotations"]]
    assert set(texts) == {bold(coal.label), f"{bold(oil.label)} 3", "2022", "2024"}
    assert texts[0] == f"{bold(oil.label)} 3"  # the names stand as the lines end


def test_a_value_at_a_low_end_stands_below_it_where_it_cannot_be_read_as_the_next_one() -> None:
    selection = timed_chart("line", timed_dataset("year", ["2022", "2023", "2024"]))
    assert selection
    selection = replace(selection, series=selection.series[:1])
    axes = {"xaxis": {"range": [2022, 2024]}, "yaxis": {"range": [0, 3]}}
    layout = {"width": 240, "height": 160, "margin": {"l": 6, "r": 6, "t": 6, "b": 6}, **axes}
    trace = {"type": "scatter", "x": [2022, 2023, 2024], "y": [1, 2, 1.5]}
    labels = with_labels(selection, layout, [trace])["annotations"]
    assert [label["yanchor"] for label in labels if label.get("x") in (2022, 2024)] == ["top", "top"]


def test_a_histogram_says_between_which_amounts_its_bars_stand() -> None:
    selection = timed_chart("line", timed_dataset("year", ["2022", "2023", "2024"]))
    assert selection
    selection = replace(selection, series=selection.series[:1])
    axes = {"xaxis": {"type": "linear", "range": [12.0, 26.0]}, "yaxis": {"range": [0, 3]}}
    layout = {"width": 240, "height": 160, "margin": {"l": 6, "r": 6, "t": 6, "b": 6}, **axes}
    labels = with_labels(selection, layout, [{"type": "bar", "x": [13.0, 25.0], "y": [1, 2]}])["annotations"]
    assert [label["text"] for label in labels] == ["12", "26"]
