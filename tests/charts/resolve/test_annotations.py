"""What an author notes on a chart is seen, or there is a finding."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from dashboard.charts.figure.drawings import lay_out_drawings
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.parts.axes import axis_place
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.load_datasets import read_dataset
from tests.samples.stress_charts import DESCRIPTOR

ROWS = "thing,kind,year,day,amount,other\n" + "".join(
    f"{thing},sea,{year},{year}-01-01,{number + 3 * (year - 2019)},{number + 0.5}\n"
    for number, thing in enumerate(("coal", "oil", "gas"), 1)
    for year in range(2019, 2024)
)
FORMS = {
    "line": "type: line\nx: year\ny: amount\ncolor: thing",
    "line of days": "type: line\nx: day\ny: amount\ncolor: thing",
    "line of names": "type: line\nx: thing\ny: amount\nwhere: {year: 2021}",
    "two units": "type: line\nx: year\ny: [amount, other]\nwhere: {thing: oil}",
    "line of numbers": "type: line\nx: other\ny: amount\nwhere: {year: 2021}",
    "area": "type: area\nx: year\ny: amount\ncolor: thing\nstack: true",
    "shares": "type: area\nx: year\ny: amount\ncolor: thing\nstack: percent",
    "bars": "type: bar\nx: year\ny: amount\nwhere: {thing: oil}",
    "bars of names": "type: bar\nx: thing\ny: amount\nwhere: {year: 2021}",
    "shares of bars": "type: bar\nx: year\ny: amount\ncolor: thing\nstack: percent",
    "bars of numbers": "type: bar\nx: other\ny: amount\nwhere: {year: 2021}",
    "lying": "type: bar\nx: thing\ny: amount\nwhere: {year: 2021}\norientation: horizontal",
    "facets": "type: line\nx: year\ny: amount\nfacet: thing",
    "histogram": "type: histogram\nx: amount",
    "logarithm": "type: line\nx: year\ny: amount\ncolor: thing\nscale: log",
}
PLACES = (
    "y: 4",
    "y: 610",
    "y: -50",
    "x: 2021",
    "x: 1990",
    "x: 2024",
    "x: 2019-07-01",
    "x: oil",
    "x: wood",
    "x: 1.5",
    "x: 400",
    "x: .inf",
    "from: 2020, to: 2021",
    "from: 2020, to: 2090",
    "from: 1990, to: 1991",
    "from: 3, to: 400",
    "x: 2023-06",
    "from: 2023-03, to: 2023-05",
    "from: 2010, to: 2020",
    "from: 2021, to: 2020",
    "from: 3, to: 1.5",
    "y: 1e300",
    "from: gas, to: coal",
    "from: oil, to: gas",
    "from: oil, to: wood",
    "x: 2021, y: 610",
    "x: oil, y: 610",
    "x: 1990, y: 4",
)


def _chart(form: str, place: str, findings: list[Finding], descriptor: str = DESCRIPTOR) -> Selection | None:
    dataset = read_dataset(descriptor.encode(), ROWS.encode(), "goods.yaml", "goods.csv", findings)
    text = f"id: a\ndata: goods\ntitle: Goods\nalt: Marks.\n{FORMS[form]}\nannotations: [{{text: Noted, {place}}}]\n"
    record = read_yaml(text, "a.yaml", findings)
    assert record
    assert dataset, findings
    return read_declaration(record, ChartResources({"goods": dataset}), findings)


def _height(shape: dict[str, Any], key: str, frame: Frame) -> float:
    """A place as the axis has it: on a logarithmic one a shape stands at the amount itself."""
    place: float = shape[key]
    on_axis = shape["yref"] != "paper" and "domain" not in shape["yref"]
    return axis_place(place, frame.axis(shape["yref"])) if on_axis else place


@pytest.mark.parametrize(("form", "place"), [*product(FORMS, PLACES)])
def test_it_is_in_the_plot_or_there_is_a_finding(form: str, place: str) -> None:
    findings: list[Finding] = []
    selection = _chart(form, place, findings)
    if selection is None:
        assert findings
        return
    for name, drawing in lay_out_drawings(selection).items():
        frame = Frame(drawing.layout)
        drawn = [shape for shape in drawing.layout.get("shapes", []) if shape["type"] in ("line", "rect")]
        shapes = [shape for shape in drawn if shape["xref"] != "paper"]  # (Those of paper lead to labels.)
        texts = [text for text in drawing.layout["annotations"] if "Noted" in text["text"]]
        assert texts or [found.id for found in findings] == ["lost-label"], name
        for part in shapes:
            xs = sorted(frame.x(part["xref"], part[key]) for key in ("x0", "x1"))
            ys = sorted(frame.y(part["yref"], _height(part, key, frame)) for key in ("y0", "y1"))
            assert Box(xs[0] - 1, ys[0] - 1, xs[1] + 1, ys[1] + 1).meets(frame.plot), (name, part)
        for text in texts:
            place_x, place_y = frame.x(text["xref"], text["x"]), frame.y(text["yref"], text["y"])
            assert frame.plot.left - 1 <= place_x <= frame.plot.right + 1, (name, text)
            assert frame.plot.top - 1 <= place_y <= frame.plot.bottom + 1, (name, text)


def test_a_small_picture_shows_no_notes_and_its_axis_is_not_made_for_them() -> None:
    plain, noted = (_chart("line", place, []) for place in ("y: 5", "y: 610"))
    assert plain
    assert noted
    assert build_figure(noted).small["layout"]["yaxis"] == build_figure(plain).small["layout"]["yaxis"]


OUTSIDE = "lies outside what the chart shows."
YEARS, DAYS = "The chart shows 2019 to 2023.", "The chart shows 1 January 2019 to 1 January 2023."
BACKWARDS, SWAP = "ends before it begins.", "Exchange 'from' and 'to'."


@pytest.mark.parametrize(
    ("form", "place", "message", "hint"),
    [
        ("line", "x: 1990", f"1990 {OUTSIDE}", YEARS),
        ("bars", "from: 1990, to: 1991", f"1990 to 1991 {OUTSIDE}", YEARS),
        ("bars of names", "x: wood", "the chart shows no 'wood'.", "Known: coal, oil, gas."),
        ("bars of names", "x: oli", "the chart shows no 'oli'.", "Did you mean 'oil'? Known: coal, oil, gas."),
        ("histogram", "x: 400", f"400 {OUTSIDE}", "The chart shows 0 to 20."),
        ("line of numbers", "x: oil", "x is a number; read 'oil'.", ""),
        ("bars of numbers", "x: oil", "x is a number; read 'oil'.", ""),
        ("line of days", "from: 2023-03, to: 2023-05", f"2023-03 to 2023-05 {OUTSIDE}", DAYS),
        ("line", "from: 2021, to: 2020", f"the span from 2021 to 2020 {BACKWARDS}", SWAP),
        ("shares", "y: 610", f"610 {OUTSIDE}", "With 'stack: percent' the chart shows 0 to 100%."),
    ],
)
def test_the_finding_names_what_was_read_and_what_there_is(form: str, place: str, message: str, hint: str) -> None:
    findings: list[Finding] = []
    assert _chart(form, place, findings) is None
    assert [(found.message, found.hint) for found in findings] == [(f"annotations: {message}", hint)]


def test_a_name_along_a_line_stands_in_the_words_of_readers() -> None:
    label = "categories: [{value: coal, label: coal}, {value: oil, label: Crude oil}, {value: gas, label: gas}]}"
    selection = _chart("line of names", "x: oil", [], DESCRIPTOR.replace("title: Thing}", f"title: Thing, {label}"))
    assert selection
    layout = lay_out_drawings(selection)["wide"].layout
    assert list(layout["xaxis"]["categoryarray"]) == ["coal", "Crude oil", "gas"]
    assert [shape["x0"] for shape in layout["shapes"] if shape["type"] == "line"] == [1]


@pytest.mark.parametrize(("form", "axis"), [("bars of names", "x"), ("lying", "y")])
def test_a_span_of_names_holds_both_in_whatever_order(form: str, axis: str) -> None:
    selection = _chart(form, "from: gas, to: oil", [])
    assert selection
    [band] = lay_out_drawings(selection)["wide"].layout["shapes"]
    assert (band[f"{axis}0"], band[f"{axis}1"]) == (0.5, 2.5)
