"""One pass over all labels: in no chart do two overlap, does one leave its picture, or lose its sign or its name."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.frame import Box, Frame, axis_share
from dashboard.charts.labels.label import Kind, LostLabel, label, label_box
from dashboard.charts.labels.place_labels import place_labels
from dashboard.charts.labels.taken import Taken
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.labels.tick_labels import fit_margins, labelled_axes, tick_boxes
from dashboard.charts.parts.axes import axis_place
from dashboard.charts.parts.labels import NamedMark, name_marks
from dashboard.charts.style.escaping import LINE_BREAK, bold, plain
from dashboard.charts.style.layout import Size, base_layout
from tests.samples.stress_charts import stress_charts

CHARTS = stress_charts()
SIZES = ("wide", "narrow")
NO_PLOT = ("flows", "treemap", "number", "table", "facets")
"""Charts without one plot with axes."""


def layout_of(name: str, size: str) -> dict[str, Any]:
    """The layout of a stress chart, with the stand-ins for tags that texts are measured with."""
    layout = build_figure(CHARTS[name]).layouts[size]
    begin, end = bold("|").split("|")
    marks = {"<br>": LINE_BREAK, "<b>": begin, "</b>": end}
    text = re.sub("|".join(marks), lambda tag: marks[tag[0]], json.dumps(layout, ensure_ascii=False))
    as_read: dict[str, Any] = json.loads(text)
    return as_read


def texts_of(layout: dict[str, Any]) -> list[str]:
    """Every text of a drawing, in one line and without tags."""
    frame = Frame(layout)
    texts = [text for _, text, _ in shown_ticks(frame)] + [entry["text"] for entry in layout["annotations"]]
    return [plain(text) for text in texts]


def shown_ticks(frame: Frame) -> list[tuple[str, str, Box]]:
    """The labels of all axes of a layout: the reference of the axis, the text and its box."""
    return [(name, text, box) for name in labelled_axes(frame.layout) for _, text, box in tick_boxes(name, frame)]


def plain_layout(*annotations: dict[str, Any], width: int = 200, **more: Any) -> dict[str, Any]:
    """A drawing with a plot of ten by ten and some annotations."""
    axis = {"range": [0, 10], "showticklabels": False}
    margin = {"l": 0, "r": 0, "t": 0, "b": 0}
    layout = base_layout(Size("wide", width, 100), margin) | {"xaxis": axis, "yaxis": axis}
    return layout | {"annotations": list(annotations)} | more


def text_at(text: str, x: float = 5, y: float = 5, **more: Any) -> dict[str, Any]:
    return {"x": x, "y": y, "text": text, "showarrow": False, **more}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_no_two_labels_overlap_and_none_leaves_the_picture(name: str, size: str) -> None:
    layout = layout_of(name, size)
    frame = Frame(layout)
    boxes = [(text, box) for _, text, box in shown_ticks(frame)]
    boxes += [(entry["text"], label_box(entry, frame)) for entry in layout["annotations"]]
    picture = frame.picture
    for text, box in boxes:
        assert box.left >= 0, text
        assert box.top >= 0, text
        assert box.right <= picture.right, text
        assert box.bottom <= picture.bottom, text
    assert [(one, other) for (one, a), (other, b) in itertools.combinations(boxes, 2) if a.meets(b)] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_every_thing_of_a_chart_has_its_name(name: str, size: str) -> None:
    selection, text = CHARTS[name], " ".join(texts_of(layout_of(name, size)))
    names = {event.label for event in selection.events} | {series.panel for series in selection.series}
    highlighted = {str(value) for value in selection.chart.highlight}
    if len({series.key for series in selection.series}) > 1 and selection.chart.type != "heatmap":
        names |= {series.label for series in selection.series if not highlighted or series.key in highlighted}
    across = selection.chart.label or (selection.x.name if not (selection.x.temporal or selection.x.numeric) else None)
    if across and name != "heatmap-long-names":
        names |= {str(row.values[across]) for row in selection.rows}
    # A long word is broken in two lines, with a hyphen.
    assert {one for one in names if re.sub("[ -]", "", one) not in re.sub("[ -]", "", text)} == set()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_row_of_names_stands_clear_of_the_upmost_amount(name: str, size: str) -> None:
    """The names of a chart of bars seemed to be a line of its axis."""
    layout = layout_of(name, size)
    frame = Frame(layout)
    names = [
        one for one in layout["annotations"] if (one.get("x"), one.get("y")) == (0, 1) and bold("|")[0] in one["text"]
    ]
    rows = [label_box(one, frame) for one in names]
    amounts = [box for axis, _, box in shown_ticks(frame) if axis.startswith("y")]
    for row, amount in itertools.product(rows, amounts):
        if row.left < amount.right and row.bottom <= amount.top + 1:
            assert amount.top - row.bottom >= 5


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_the_plot_takes_more_room_than_its_furniture(name: str, size: str) -> None:
    if not name.startswith(NO_PLOT):
        layout = layout_of(name, size)
        plot, picture = (Frame(layout).plot, Frame(layout).picture)
        share = (plot.right - plot.left) * (plot.bottom - plot.top) / (picture.right * picture.bottom)
        assert share >= 0.5, f"{share:.0%}"


def test_an_axis_of_times_keeps_the_names_of_its_ends() -> None:
    """A last value of which nobody knows when it was says little."""
    lost = []
    for name, size in itertools.product(CHARTS, SIZES):
        for key, axis in layout_of(name, size).items():
            if re.fullmatch(r"xaxis\d*", key) and axis.get("tickvals") and CHARTS[name].x.temporal:
                texts = axis.get("ticktext", axis["tickvals"]) if axis.get("showticklabels", True) else "--"
                lost += [] if texts[0] and texts[-1] else [(name, size, key, texts)]
    assert lost == []


def amount_axes(layout: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The axes of amounts whose ticks have texts, by their references."""
    return [
        (key.replace("axis", ""), axis)
        for key, axis in layout.items()
        if "axis" in key
        and axis.get("tickvals")
        and axis.get("type") not in ("category", "date")
        and axis.get("showticklabels", True)
        and axis.get("showgrid", True)
    ]


def test_an_axis_of_amounts_keeps_the_text_of_its_lowest_tick() -> None:
    """A tick at the corner stands between the two axes: the first time below must leave it room."""
    lost = [
        (name, size, ref)
        for name, size in itertools.product(CHARTS, SIZES)
        for ref, axis in amount_axes(layout_of(name, size))
        if ref.startswith("y") and axis.get("type") != "log" and abs(axis_share(axis, axis["tickvals"][0])) > 0.01
    ]
    assert lost == []


def test_each_grid_line_of_amounts_has_its_number() -> None:
    bare = []
    for name, size in itertools.product(CHARTS, SIZES):
        bare += [(name, size, ref) for ref, axis in amount_axes(layout_of(name, size)) if "" in axis["ticktext"]]
    assert bare == []


def test_the_last_tick_of_an_axis_of_amounts_has_its_grid_line() -> None:
    """Plotly draws none within a pixel of the end of an axis."""
    without = []
    for name, size in itertools.product(CHARTS, SIZES):
        layout = layout_of(name, size)
        for ref, axis in amount_axes(layout):
            begin, end = Frame(layout).domain(ref)
            last = axis_share(axis, axis_place(axis["tickvals"][-1], axis))
            if (1 - last) * abs(end - begin) <= 1:
                without.append((name, size, ref))
    assert without == []


def test_no_amount_of_small_multiples_loses_its_sign() -> None:
    for size in SIZES:
        layout = layout_of("facets-20-negative", size)
        by_axis: dict[str, list[str]] = {}
        for name, text, _ in shown_ticks(Frame(layout)):
            by_axis.setdefault(name, []).append(text)
        panels = [texts for name, texts in by_axis.items() if name.startswith("y")]
        assert len(panels) == 20
        assert all({"\N{MINUS SIGN}10,000", "0"} <= set(texts) for texts in panels)


def test_no_value_of_a_treemap_stands_without_its_name() -> None:
    for size in SIZES:
        for text in texts_of(layout_of("treemap-26", size)):
            assert re.fullmatch(r"[a-z]{1,2}|([a-z]{1,2} |Also: )?\D+ [\d.]+(, \D+ [\d.]+)*,?", text), text


def test_bars_that_lie_have_the_height_that_their_number_needs() -> None:
    for name in ("bars-60-horizontal", "bars-60-low"):
        assert build_figure(CHARTS[name]).layouts["wide"]["height"] > 60 * 20


def test_standing_bars_whose_names_have_no_room_lie() -> None:
    assert build_figure(CHARTS["bars-60-vertical"]).data[0]["orientation"] == "h"
    assert build_figure(CHARTS["bars-few-vertical"]).data[0]["orientation"] == "v"


@pytest.mark.parametrize("name", ["bars-daily", "facets-20-negative", "lines-8-near-ends"])
def test_times_are_never_turned(name: str) -> None:
    layout = layout_of(name, "narrow")
    assert {axis["tickangle"] for key, axis in layout.items() if key.startswith("xaxis")} == {0}


def test_the_labels_of_an_axis_get_the_room_that_they_need() -> None:
    axis = {"range": [0, 10], "tickvals": [0, 10], "ticktext": ["\N{MINUS SIGN}10,000", "\N{MINUS SIGN}20,000"]}
    margin = {"l": 0, "r": 0, "t": 10, "b": 30}
    layout, _ = place_labels(plain_layout(xaxis=axis, yaxis=axis, margin=margin))
    assert {text for _, text, _ in shown_ticks(Frame(layout))} == set(axis["ticktext"])
    assert layout["margin"]["l"] > 50
    assert layout["margin"]["r"] > 20


YEARS_AGAIN = {
    "first": (["Nov|2023", "Dec", "Jan|2024"], 0, ["", "Dec|2023", "Jan|2024"]),
    "middle": (["Nov|2023", "Jan|2024", "Feb"], 1, ["Nov|2023", "", "Feb|2024"]),
    "years": (["Q3|2019", "2021", "Q2"], 1, ["Q3|2019", "", "Q2|2021"]),
    "of two": (["Nov–Feb|2022–23", "Jun", "Aug"], 0, ["", "Jun|2023", "Aug"]),
    "needless": (["Nov|2023", "Dec", "Jan|2024"], 1, ["Nov|2023", "", "Jan|2024"]),
}


@pytest.mark.parametrize("case", YEARS_AGAIN)
def test_a_name_of_a_time_has_its_year_where_the_first_one_of_that_year_has_no_room(case: str) -> None:
    texts, hidden, expected = YEARS_AGAIN[case]
    names = [f"place {number}" for number in range(3)]
    axis = {
        "type": "category",
        "categoryarray": names,
        "tickvals": names,
        "ticktext": [text.replace("|", LINE_BREAK) for text in texts],
    }
    margin = {"l": 0, "r": 0, "t": 0, "b": 50}
    on_it = label(text_at("On it", hidden, 0, yref="paper", yshift=-8), Kind.NAME, anchor="fixed")
    layout, _ = place_labels(plain_layout(on_it, width=240, margin=margin) | {"xaxis": axis})
    assert layout["xaxis"]["ticktext"] == [text.replace("|", LINE_BREAK) for text in expected]


def test_the_first_year_of_two_digits_is_whole_where_the_one_before_it_has_no_room() -> None:
    years = ["2018", "2019", "2020", "2021"]
    axis = {"type": "category", "categoryarray": years, "tickvals": years, "ticktext": ["2018", "19", "20", "21"]}
    margin = {"l": 0, "r": 0, "t": 0, "b": 50}
    on_it = label(text_at("On", 0, 0, yref="paper", yshift=-8), Kind.NAME, anchor="fixed")
    layout, _ = place_labels(plain_layout(on_it, width=200, margin=margin) | {"xaxis": axis})
    assert layout["xaxis"]["ticktext"] == ["", "2019", "20", "21"]


def test_a_label_is_moved_before_it_is_dropped() -> None:
    layout, lost = place_labels(plain_layout(text_at("Iran"), text_at("Iraq")))
    assert [entry["text"] for entry in layout["annotations"]] == ["Iran", "Iraq"]
    assert lost == ()


def test_a_label_at_the_edge_is_moved_into_the_picture() -> None:
    layout, lost = place_labels(plain_layout(text_at("Iran and Iraq", x=10)))
    assert label_box(layout["annotations"][0], Frame(layout)).right <= 200
    assert lost == ()


def test_names_are_placed_before_values_and_values_before_annotations() -> None:
    note, value, name = (
        label(text_at(text), kind, anchor="fixed")
        for text, kind in (("Note", Kind.NOTE), ("1.5", Kind.VALUE), ("Name", Kind.NAME))
    )
    layout, lost = place_labels(plain_layout(note, value, name))
    assert [entry["text"] for entry in layout["annotations"]] == ["Name"]
    assert [one.kind for one in lost] == [Kind.VALUE, Kind.NOTE]


def test_a_long_name_is_cut_and_told() -> None:
    layout, lost = place_labels(plain_layout(label(text_at("A name that is longer than wide"), Kind.NAME)))
    assert layout["annotations"][0]["text"].endswith("\N{HORIZONTAL ELLIPSIS}")
    assert lost == (LostLabel(Kind.NAME, "A name that is longer than wide", is_short=True),)


def test_a_value_is_whole_or_gone() -> None:
    layout, lost = place_labels(plain_layout(label(text_at("1,234,567,890,123,456"), Kind.VALUE), width=100))
    assert layout["annotations"] == []
    assert lost == (LostLabel(Kind.VALUE, "1,234,567,890,123,456"),)


def test_an_amount_that_an_axis_shows_too_is_not_missed() -> None:
    _, lost = place_labels(plain_layout(label(text_at("1,234,567,890,123,456"), Kind.EXTRA), width=100))
    assert lost == ()


def test_names_without_room_for_a_letter_are_listed_in_an_order_in_which_they_are_found() -> None:
    names = [
        label(text_at("A long name for a mark", x=5), Kind.NAME, key=f"Mark {year}", anchor="fixed")
        for year in (2001, 2024, 2010, 2003)
    ]
    layout, _ = place_labels(plain_layout(*names))
    lines = [annotation["text"] for annotation in layout["annotations"][1:]]
    assert " ".join(lines) == "Also: Mark 2003, Mark 2010, Mark 2024"


def test_a_name_without_room_gets_a_letter_and_a_line_below_the_plot() -> None:
    names = [
        label(text_at("A long name for a mark", x=x), Kind.NAME, key=f"Mark {x} 1.5", anchor="fixed") for x in (5, 6)
    ]
    layout, lost = place_labels(plain_layout(*names))
    assert [entry["text"] for entry in layout["annotations"]] == ["A long name for a mark", "Also: Mark 6 1.5"]
    apart = [entry | {"x": x} for entry, x in zip(names, (1, 9), strict=True)]
    layout, lost = place_labels(plain_layout(*apart, width=120))
    assert [plain(entry["text"]) for entry in layout["annotations"]][:2] == ["a", "b"]
    assert layout["height"] > 100
    assert lost == ()


def test_what_is_not_plotlys_is_taken_out() -> None:
    layout, _ = place_labels(plain_layout(label(text_at("Iran"), Kind.NAME), marks=[(1, 1, 5)]))
    assert "marks" not in layout
    assert set(layout["annotations"][0]) == {"x", "y", "text", "showarrow"}


def test_a_letter_in_a_box_stays_in_it() -> None:
    layout = build_figure(CHARTS["treemap-26"]).layouts["narrow"]
    cells = {
        (round(x - width / 2, 6), round(base + height, 6)): width * layout["width"]
        for trace in build_figure(CHARTS["treemap-26"]).data
        for x, width, base, height in zip(trace["x"], trace["width"], trace["base"], trace["y"], strict=True)
    }
    numbers = [text for text in layout["annotations"] if re.fullmatch(r"<b>[a-z]+</b>", text["text"])]
    inside = [(text, (round(text["x"], 6), round(text["y"], 6))) for text in numbers if text.get("xref") != "paper"]
    assert len(inside) > 5
    for text, corner in inside:
        assert text["xshift"] + text_width(text["text"][3:-4], bold=True) <= cells[corner], text["text"]


def test_a_value_at_a_dot_is_written_below_it_where_there_is_no_other_room() -> None:
    layout = build_figure(CHARTS["dumbbell-equal-ends"]).layouts["wide"]
    # (Eight have room beside their dots.)
    assert len([text for text in layout["annotations"] if text["text"].replace(".", "").isdigit()]) >= 14


def test_of_two_dots_at_one_place_or_near_it_both_are_seen() -> None:
    figure = build_figure(CHARTS["dumbbell-equal-ends"])
    _, under, over, edges = figure.data
    assert {trace["marker"]["size"] for trace in (under, over, edges)} == {12}
    low, high = figure.layouts["wide"]["xaxis"]["range"]
    near = [abs(one - other) <= 0.07 * (high - low) for one, other in zip(under["x"], over["x"], strict=True)]
    assert not all(near)
    assert edges["x"] == [x for x, is_near in zip(under["x"], near, strict=True) if is_near]


@pytest.mark.parametrize("size", SIZES)
def test_each_of_three_near_values_is_written(size: str) -> None:
    layout = layout_of("dots-near", size)
    texts = {text["text"] for text in layout["annotations"]}
    assert {"13.2", "14.5", "20", "52.7", "75.2", "76"} <= texts


def test_labels_below_a_plot_have_room_at_both_its_sides() -> None:
    axis = {"range": [0, 10], "tickvals": [1, 5, 9.8], "ticktext": ["20 November 1964"] * 3}
    layout = fit_margins(plain_layout(width=300) | {"xaxis": axis})
    boxes = [box for _, _, box in tick_boxes("x", Frame(layout))]
    assert min(box.left for box in boxes) >= 0
    assert max(box.right for box in boxes) <= 300


def test_names_of_a_small_series_and_those_with_few_places_come_first() -> None:
    # Two marks of a small series among seven, as crowded as they are on a phone.
    marks = [NamedMark(x, 5.0, 11.0, f"201{x}", f"Rule 201{x}", rank=7) for x in range(7)]
    marks += [NamedMark(3.2, 5.8, 11.0, "2024", "Test 2024", 2), NamedMark(2.6, 5.2, 11.0, "2025", "Test 2025", 2)]
    layout = plain_layout(width=260, height=200) | name_marks(marks)
    placed, _ = place_labels(layout)
    texts = {text["text"] for text in placed["annotations"]}
    assert {"2024", "2025"} <= texts
    assert "2013" not in texts


def test_a_name_keeps_away_from_the_mark_of_another_thing() -> None:
    marks = [NamedMark(3.0, 5.0, 10.0, "China 2000", "China 2000"), NamedMark(7.6, 5.0, 10.0, "Russia", "Russia")]
    placed, _ = place_labels(plain_layout(width=200) | name_marks(marks))
    frame, (china, _) = Frame(placed), placed["annotations"]
    left, right = frame.x("x", 7.6) - 5, label_box(china | {"xshift": 8, "xanchor": "left"}, frame).right
    assert 0 < left - right < 8, "there would be just enough room beside it"
    assert china["xanchor"] != "left"


def test_a_name_that_is_cut_has_no_space_in_a_word() -> None:
    layout = build_figure(CHARTS["heatmap-long-names"]).layouts["narrow"]
    [cut] = [text for text in layout["xaxis"]["ticktext"] if text.startswith("Donau")]
    assert cut[:-1] == "Donaudampfschifffahrtsgesellschaftsteile"[: len(cut) - 1]


@pytest.mark.parametrize("place", [float("nan"), float("inf"), -float("inf")])
def test_a_place_beyond_all_numbers_has_no_room_and_takes_none(place: float) -> None:
    nowhere = Box(place, place, place, place)
    taken = Taken(Box(0, 0, 200, 100), [nowhere])
    assert not taken.is_free(nowhere)
    assert taken.is_free(Box(10, 10, 20, 20), beside=Box(10, 10, 20, 20))
