"""No two series of a chart are alike in grey print, and the row of names above a plot says which is which."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.frame import Frame
from dashboard.charts.parts.looks import looks_of
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.grey_print import NEAR_MARKS
from dashboard.charts.style.palette import BEHIND, placeholder
from dashboard.charts.types import CHART_TYPES
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each
from tests.samples.greys import alike_in_grey
from tests.samples.stress_charts import stress_charts

NAMES = ("China", "EU", "India", "a", "b", "c", "d", "e")


def selection_of(keys: str) -> Selection:
    """A chart of eight series, whose values of 2023 are provisional."""
    lines = [
        f"{name},{year},{number + year - 2019},{'provisional' if year == 2023 else ''}"
        for number, name in enumerate(NAMES)
        for year in (2023, 2024)
    ]
    dataset = one_source_each("trade", "name: string, year: year, value: number", "\n".join(lines) + "\n")
    record = read_yaml(f"id: one\ndata: trade\ntitle: Trade\nalt: Marks.\n{keys}", "one.yaml", [])
    findings: list[Any] = []
    selection = record and read_declaration(record, ChartResources({"trade": dataset}), findings)
    assert selection, findings
    return selection


FORMS = {
    "line": "x: year\ny: value\ncolor: name",
    "slope": "x: year\ny: value\ncolor: name",
    "area": "x: year\ny: value\ncolor: name\nstack: true",
    "bar": "x: year\ny: value\ncolor: name",
    "dot": "x: year\ny: value\ncolor: name",
    "dumbbell": "x: year\ny: value\ncolor: name\nwhere: {name: [China, EU]}",
    "scatter": "x: value\ny: value\nlabel: name\ncolor: name",
    "map": "x: value\ny: value\nlabel: name\ncolor: name",
    "timeline": "x: year\nlabel: name\ncolor: name",
    "treemap": "label: year\nvalue: value\ncolor: name",
}
HIGHLIGHTED = ("line", "slope", "bar")


def test_each_form_with_series_in_several_colours_is_tried() -> None:
    assert {name for name, form in CHART_TYPES.items() if form.sample} == set(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_no_two_series_are_alike(form: str) -> None:
    whole = selection_of(f"type: {form}\n{FORMS[form]}")
    assert alike_in_grey(whole) == []
    if form in HIGHLIGHTED:
        assert alike_in_grey(selection_of(f"type: {form}\n{FORMS[form]}\nhighlight: [China, India]")) == []


def test_no_two_series_of_the_stress_charts_are_alike() -> None:
    assert [pair for selection in stress_charts().values() for pair in alike_in_grey(selection)] == []


def test_a_square_is_no_larger_than_the_circle_of_the_same_amount() -> None:
    traces = build_figure(selection_of(f"type: scatter\n{FORMS['scatter']}\nwhere: {{name: [China, EU]}}")).data
    sizes = {trace["marker"].get("symbol", "circle"): trace["marker"]["size"][0] for trace in traces}
    assert sizes == {"circle": 11, "square": 9.8}


def test_a_thing_has_one_look_whatever_the_order_of_the_rows() -> None:
    selection = selection_of(f"type: scatter\n{FORMS['scatter']}")
    turned = replace(selection, series=selection.series[::-1])
    assert looks_of(turned, NEAR_MARKS).numbers == looks_of(selection, NEAR_MARKS).numbers


def test_bars_behind_others_are_paler_than_any_colour_of_a_thing() -> None:
    [trace] = build_figure(selection_of("type: bar\nx: name\ny: value\nwhere: {year: 2024}\nhighlight: [China]")).data
    assert trace["marker"]["color"][1:] == [placeholder(BEHIND)] * 7


def sample_places(layout: dict[str, Any]) -> set[tuple[float, float]]:
    """Where the samples of a drawing begin: CSS pixels from its left edge, and from its top."""
    frame = Frame(layout)
    return {
        (frame.x("paper", shape["xanchor"]), frame.y("paper", shape["yanchor"]))
        for shape in layout.get("shapes", ())
        if shape.get("xsizemode") == "pixel"
    }


@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("line", "slope", "area")])
def test_each_name_above_a_plot_has_a_sample_before_it(form: str) -> None:
    for layout in build_figure(selection_of(f"type: {form}\n{FORMS[form]}")).layouts.values():
        places = sample_places(layout)
        assert len(places) == (2 if form == "dumbbell" else 8)
        assert all(-1 <= left < layout["width"] and 0 < top < layout["height"] for left, top in places)


def test_names_at_the_ends_of_lines_need_no_sample() -> None:
    layouts = build_figure(stress_charts()["lines-8-near-ends"]).layouts
    assert [len(sample_places(layouts[size])) for size in ("wide", "narrow")] == [0, 8]


def test_small_plots_share_the_looks_and_one_row_of_samples() -> None:
    figure = build_figure(stress_charts()["facets-lines-three"])
    assert len({(trace["line"]["color"], trace["line"]["dash"]) for trace in figure.data}) == 3
    assert [len(sample_places(layout)) for layout in figure.layouts.values()] == [3, 3]


def test_a_small_plot_without_the_first_series_has_the_dashes_of_the_whole() -> None:
    whole = stress_charts()["facets-lines-three"]
    figure = build_figure(replace(whole, series=(*whole.series[:3], *whole.series[4:])))
    assert len({(trace["line"]["color"], trace["line"]["dash"]) for trace in figure.data}) == 3


def test_colours_that_differ_in_grey_have_no_samples() -> None:
    selection = selection_of("type: bar\nx: year\ny: value\ncolor: name\nwhere: {name: [a, b]}")
    assert all(sample_places(layout) == set() for layout in build_figure(selection).layouts.values())


def test_what_is_not_final_is_hatched_on_paper_in_each_patterned_series() -> None:
    for trace in build_figure(selection_of("type: bar\nx: year\ny: value\ncolor: name")).data:
        pattern = trace["marker"]["pattern"]
        assert pattern["shape"][0] in ("/", "\\", "x")
        if pattern["fillmode"] == "overlay":
            assert pattern["bgcolor"] == [placeholder("paper"), trace["marker"]["color"]]
