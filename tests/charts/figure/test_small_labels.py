"""The few words of a small drawing."""

from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.figure.small_labels import with_labels
from dashboard.charts.labels.text_width import ELLIPSIS
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.style.escaping import LINE_BREAK, bold
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each
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


def test_a_value_covers_no_part_of_its_line_or_area_with_a_ground() -> None:
    selection = timed_chart("line", timed_dataset("year", ["2022", "2023", "2024"]))
    assert selection
    selection = replace(selection, series=selection.series[:1])
    grid = {"tickvals": [0, 1, 2, 3], "gridcolor": "grid", "showticklabels": False}
    axes = {"xaxis": {"range": [2022, 2024]}, "yaxis": {"range": [0, 3]} | grid}
    layout = {"width": 240, "height": 160, "margin": {"l": 6, "r": 6, "t": 6, "b": 6}, **axes}
    trace = {"type": "scatter", "x": [2022, 2023, 2024], "y": [0.9, 1.9, 1.5]}
    labels = with_labels(selection, layout, [trace])["annotations"]
    assert len(labels) > 2
    assert [label["text"] for label in labels if "bgcolor" in label] == []


def test_a_histogram_says_between_which_amounts_its_bars_stand() -> None:
    selection = timed_chart("line", timed_dataset("year", ["2022", "2023", "2024"]))
    assert selection
    selection = replace(selection, series=selection.series[:1])
    axes = {"xaxis": {"type": "linear", "range": [12.0, 26.0]}, "yaxis": {"range": [0, 3]}}
    layout = {"width": 240, "height": 160, "margin": {"l": 6, "r": 6, "t": 6, "b": 6}, **axes}
    labels = with_labels(selection, layout, [{"type": "bar", "x": [13.0, 25.0], "y": [1, 2]}])["annotations"]
    assert [label["text"] for label in labels] == ["12", "26"]


def _labels(keys: str, axes: dict[str, Any], trace: dict[str, Any]) -> list[dict[str, Any]]:
    """The words of a small drawing of one thing in three years; `keys` say its form."""
    form, _, more = keys.partition(" ")
    selection = timed_chart(form, timed_dataset("year", ["2022", "2023", "2024"]), f"where: {{thing: coal}}\n{more}")
    assert selection
    layout = {"width": 240, "height": 160, "margin": {"l": 6, "r": 6, "t": 6, "b": 6}, **axes}
    return with_labels(selection, layout, [trace])["annotations"]


def test_the_value_of_a_bar_below_nought_stands_at_its_end_and_not_on_it() -> None:
    names = {"type": "category", "categoryarray": ["2022", "2023", "2024"]}
    amounts = {"range": [-3, 4]}
    standing = {"type": "bar", "orientation": "v", "x": names["categoryarray"], "y": [1, -2, -3]}
    axes = {"xaxis": names | {"range": [-0.5, 2.5]}, "yaxis": amounts}
    placed = {label["y"]: label["yanchor"] for label in _labels("bar", axes, standing) if label["y"]}
    assert placed == {1: "bottom", -3: "top"}


def test_values_on_a_logarithmic_axis_stand_at_their_marks() -> None:
    axes = {"xaxis": {"range": [2022, 2024]}, "yaxis": {"type": "log", "range": [0, 6]}}
    trace = {"type": "scatter", "x": [2022, 2023, 2024], "y": [10, 100, 10_000]}
    labels = _labels("line scale: log", axes, trace)
    assert {(label["x"], label["y"]) for label in labels if "xref" not in label} == {(2022, 1), (2024, 4)}


def test_the_times_below_a_plot_are_those_at_its_ends() -> None:
    newest_first = {"type": "category", "categoryarray": ["2024", "2023", "2022"], "range": [-0.5, 2.5]}
    trace = {"type": "bar", "orientation": "v", "x": newest_first["categoryarray"], "y": [3, 2, 1]}
    labels = _labels("bar sort: -x", {"xaxis": newest_first, "yaxis": {"range": [0, 4]}}, trace)
    assert [label["text"] for label in labels if label.get("xref") == "x domain"] == ["2024", "2022"]


def test_no_value_stands_beside_a_name_where_no_time_says_of_when_it_is() -> None:
    dataset = timed_dataset("year", ["2022", "2023", "2024"])
    selection = timed_chart("bar", dataset, "x: thing\ny: amount\ncolor: time")
    assert selection
    things = {"type": "category", "categoryarray": ["coal", "oil"], "range": [-0.5, 1.5]}
    layout = {"width": 240, "height": 160, "margin": {"l": 6, "r": 6, "t": 6, "b": 6}}
    layout |= {"xaxis": things, "yaxis": {"range": [0, 4]}}
    labels = with_labels(selection, layout, [{"type": "bar", "orientation": "v"}])["annotations"]
    assert [label["text"] for label in labels] == [bold(series.label) for series in selection.series]


def _named(rising: bool, names: tuple[str, str]) -> list[dict[str, Any]]:
    """The names above a small drawing of two lines that rise or fall."""
    selection = timed_chart("line", timed_dataset("year", ["2022", "2023", "2024"]))
    assert selection
    series = tuple(
        replace(
            one,
            label=name,
            points=tuple(replace(point, y=(point.y or 0) * (1 if rising else -1)) for point in one.points),
        )
        for one, name in zip(selection.series, names, strict=True)
    )
    axes = {"xaxis": {"range": [2022, 2024]}, "yaxis": {"range": [0, 3]}}
    layout = {"width": 240, "height": 160, "margin": {"l": 6, "r": 6, "t": 6, "b": 6}, **axes}
    labels = with_labels(replace(selection, series=series), layout, [{"type": "scatter"}])["annotations"]
    return [label for label in labels if "<b>" in label["text"] or bold("x")[0] in label["text"]]


def test_names_stand_at_the_side_where_marks_are_lower() -> None:
    for rising, side in ((True, "left"), (False, "right")):
        assert {label["xanchor"] for label in _named(rising, ("coal", "oil"))} == {side}


def test_a_long_name_has_a_second_line_before_it_is_cut() -> None:
    first, second = _named(True, ("Friendly, good-neighbourly", "Other"))
    assert ELLIPSIS not in first["text"] + second["text"]
    assert {first["text"].count(LINE_BREAK), second["text"].count(LINE_BREAK)} == {0, 1}
    assert abs(first["yshift"] - second["yshift"]) in (19, 38)


@pytest.mark.parametrize("form", ["line", "area", "bar", "number"])
def test_the_times_at_the_ends_are_those_of_the_first_and_the_last_value(form: str, findings: list[Finding]) -> None:
    data = one_source_each("trade", "year: year, value: number", "2020,,\n2021,1,\n2022,5,\n2023,3,\n2024,,\n")
    record = read_yaml(
        f"id: one\ntype: {form}\nx: year\ny: value\ndata: trade\ntitle: One\nalt: A.", "one.yaml", findings
    )
    selection = record and read_declaration(record, ChartResources({"trade": data}), findings)
    assert selection, findings
    texts = {label["text"] for label in build_figure(selection).small["layout"]["annotations"]}
    assert {"2021", "2023"} <= texts
    assert not {"2020", "2024"} & texts


@pytest.mark.parametrize(
    ("form", "value"), [("line", "2"), ("bar", "2"), ("number", "<b>2</b>"), ("line\ncolor: flow", "<b>in</b> 2")]
)
def test_a_last_time_that_was_not_over_says_so(form: str, value: str, findings: list[Finding]) -> None:
    rows = "2023,in,4,\n2024,in,5,\n2025,in,2,\n"
    rows += "2024,out,7,\n2025,out,9,\n" if "flow" in form else ""
    data = one_source_each("trade", "year: year, flow: string, value: number", rows)
    text = f"id: one\ntype: {form}\nx: year\ny: value\ndata: trade\ntitle: One\nalt: A."
    record = read_yaml(text, "one.yaml", findings)
    selection = record and read_declaration(record, ChartResources({"trade": data}), findings)
    assert selection, findings
    texts = {label["text"] for label in build_figure(selection).small["layout"]["annotations"]}
    assert texts >= {"2025 so far", value}
