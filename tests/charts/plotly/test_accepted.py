"""What a figure may hold beside its marks; what else it holds is refused, and the way that a hint names works."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import numpy
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import plotly.io as pio
import pytest
from plotly.subplots import make_subplots

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.plotly.accepted import TRACE_TYPES, drawn_instead
from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.plotly.plotly_figure import read_plotly_figure
from dashboard.charts.render.table import chart_table
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types import CHART_TYPES
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record

FRAME = pd.DataFrame({"year": [2020, 2021, 2022] * 2, "flow": ["a"] * 3 + ["b"] * 3, "value": [1.0, 2, 3, 4, 5, 6]})
EVERY_TYPE = sorted(go.Figure()._data_validator.class_strs_map)


def drawn(figure: Any, findings: list[Finding]) -> Selection | None:
    settings = FigureSettings(title="It grew", source="Customs", alt="Marks.")
    record = Record("a.ipynb", {}, {(): (1, 1)})
    content = json.loads(figure.to_json()) if hasattr(figure, "to_json") else figure
    return read_plotly_figure(content, settings, "one", ChartResources({}), record, findings)


def subplots(*titles: str, y_titles: tuple[str, ...] = (), **specs: Any) -> Any:
    figure = make_subplots(rows=1, cols=2, subplot_titles=titles or None, **specs)
    figure.add_trace(go.Bar(x=[1, 2], y=[2, 1], name="t"), 1, 2)
    figure.add_trace(go.Bar(x=[1, 2], y=[3, 4], name="t"), 1, 1)
    for column, title in enumerate(y_titles, 1):
        figure.update_yaxes(title=title, col=column)
    return figure


def two_axes() -> Any:
    figure = make_subplots(specs=[[{"secondary_y": True}]])
    figure.add_trace(go.Bar(x=[1], y=[2]))
    figure.add_trace(go.Scatter(x=[1], y=[3]), secondary_y=True)
    return figure


def inset() -> Any:
    figure = go.Figure([go.Bar(x=[1], y=[2]), go.Bar(x=[1], y=[3], xaxis="x2", yaxis="y2")])
    return figure.update_layout(xaxis2={"anchor": "y2"}, yaxis2={"anchor": "x2"})


def line(**layout: Any) -> Any:
    return go.Figure(go.Scatter(x=[1, 2], y=[2, 3])).update_layout(**layout)


REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    "animation": (lambda: px.bar(FRAME, x="flow", y="value", animation_frame="year"), "3 frames"),
    "buttons": (lambda: line(updatemenus=[{"buttons": [{"label": "a"}]}]), "sliders or buttons"),
    "two axes": (lambda: two_axes(), "Two axes lie over one plot"),
    "inset": (lambda: inset(), "lie over one another"),
    "measures": (lambda: subplots(y_titles=("USD bn", "%")), "'USD bn' and '%'"),
    "line of its own": (lambda: line().add_hline(2), "shapes"),
    "note of its own": (lambda: line().add_annotation(x=1, y=2, text="Here"), "'Here'"),
    "hidden": (lambda: go.Figure(go.Scatter(x=[1], y=[1], visible="legendonly")), "hidden"),
    "shares of bars": (lambda: line(barnorm="percent"), "shares"),
    "unknown": (lambda: {"data": [{"type": "bar", "x": [1], "y": [1], "newest": 1}]}, "newest"),
    "unknown of marks": (lambda: {"data": [{"x": [1], "y": [1], "marker": {"angle": [1]}}]}, "marker.angle"),
    "gap in an area": (lambda: px.area(x=[2020, 2022], y=[1, 2], labels={"x": "Year"}), "An area has a gap"),
    "uneven stack": (lambda: px.area(x=[2020, 2021, 2020], y=[1, 2, 3], color=["a", "a", "b"]), "at each place"),
    "stack below zero": (lambda: px.area(x=[2020, 2020], y=[1, -2], color=["a", "b"]), "negative"),
    "pie below zero": (lambda: px.pie(names=["a", "b"], values=[1, -1]), "negative"),
    "log bars": (lambda: px.bar(x=["a"], y=[1], log_y=True), "logarithmic"),
    "log of zero": (lambda: px.line(x=[1, 2], y=[0, 1], log_y=True), "zero or less"),
    "places of two levels": (lambda: go.Figure(go.Bar(x=[["2020", "2020"], ["in", "out"]], y=[1, 2])), "two levels"),
    "lying places of two levels": (
        lambda: go.Figure(go.Bar(y=[["2020", "2020"], ["in", "out"]], x=[1, 2], orientation="h")),
        "two levels",
    ),
    "numbers of two levels": (lambda: go.Figure(go.Bar(x=numpy.array([[1, 2], [3, 4]]), y=[1, 2])), "two levels"),
    "fewer amounts": (lambda: go.Figure(go.Bar(x=["a", "b", None], y=[1, 2])), "3 values in x and 2 in y"),
    "no amounts": (lambda: go.Figure(go.Scatter(x=[1, 2])), "2 values in x and 0 in y"),
    "a part without a name": (lambda: px.pie(names=["a", None], values=[1, 2]), "amount 2 and no name"),
    "a part with an empty name": (lambda: px.pie(names=["a", " "], values=[1, 2]), "amount 2 and no name"),
    "a bar without a name": (lambda: px.bar(x=["a", None], y=[1, 2]), "amount 2 and no name"),
    "some panels log": (lambda: subplots().update_yaxes(type="log", col=2), "Only some panels"),
    "no names of parts": (lambda: go.Figure(go.Pie(values=[1, 2])), "0 values in labels and 2 in values"),
    "a pie that counts": (lambda: px.pie(names=["a", "b", "a"]), "would count the names"),
    "parts of one name": (lambda: px.pie(names=["a", "b", "a"], values=[1, 2, 3]), "called 'a'"),
    "a pie of many": (lambda: px.pie(names=list("abcdefg"), values=[1] * 7), "7 parts"),
    "bars at one place": (lambda: go.Figure(go.Bar(x=["a", "a"], y=[1, 2])), "at 'a'"),
    "lying and standing bars": (
        lambda: go.Figure([go.Bar(x=[1.5, 2], y=[2, 3]), go.Bar(x=[4, 5], y=[-3.5, 4], orientation="h")]),
        "lie and others stand",
    ),
    "amounts that are texts": (lambda: px.scatter(x=[1, 2], y=["low", "high"]), "expected numbers"),
    "amounts that are days": (lambda: px.line(x=["a", "b"], y=["2020-01-01", "2020-01-02"]), "expected numbers"),
    "a panel without amounts": (
        lambda: px.line(FRAME.assign(value=[1.0, 2, 3, None, None, None]), x="year", y="value", facet_col="flow"),
        "in the panel 'b'",
    ),
    "words at ticks": (lambda: line(xaxis={"tickvals": [1], "ticktext": ["One"]}), "ticktext"),
    "before ticks": (lambda: line(yaxis={"tickprefix": "$"}), "tickprefix"),
    "after ticks": (lambda: line(yaxis={"ticksuffix": " bn"}), "ticksuffix"),
    "shares at ticks": (lambda: line(yaxis={"tickformat": ".0%"}), "'.0%'"),
    "money at ticks": (lambda: line(yaxis={"tickformat": "$,.2f"}), "'$,.2f'"),
    "backwards": (lambda: line(yaxis={"autorange": "reversed"}), "backwards"),
    "range backwards": (lambda: line(yaxis={"range": [9, 0]}), "backwards"),
    "unknown of an axis": (lambda: {"data": [{"x": [1], "y": [1]}], "layout": {"xaxis": {"newest": 1}}}, "newest"),
    "texts over years": (lambda: px.scatter(FRAME, x="year", y="value", text="flow"), "would overlap"),
    "texts over names": (lambda: px.scatter(FRAME, x="flow", y="value", text="year"), "would overlap"),
    "texts alone": (lambda: go.Figure(go.Scatter(x=[1], y=[1], text=["a"], mode="text")), "without marks"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_mislead_is_refused(findings: list[Finding], name: str) -> None:
    figure, words = REFUSED[name]
    assert drawn(figure(), findings) is None
    assert {finding.severity for finding in findings} == {"error"}
    assert words in findings[0].message
    assert all(finding.hint for finding in findings)


@pytest.mark.parametrize(
    "axis",
    [{"tickformat": ",.0f"}, {"tickformat": "%b %Y"}, {"range": [0, 9]}, {"range": [None, 9]}, {"ticksuffix": ""}],
)
def test_an_axis_may_have_settings_that_change_no_meaning(findings: list[Finding], axis: dict[str, Any]) -> None:
    assert drawn(line(yaxis=axis), findings), findings


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ({"layout": {"yaxis": {"autorange": "reversed"}}}, "backwards"),
        ({"layout": {"yaxis": {"tickformat": ".0%"}}}, "'.0%'"),
        ({"layout": {"xaxis": {"ticktext": ["a"], "tickvals": [1]}}}, "ticktext"),
        ({"layout": {"xaxis": {"type": "log"}}}, "logarithmic"),
        ({"layout": {"shapes": [{"type": "line"}]}}, "shapes"),
        ({"data": {"scatter": [{"visible": False}]}}, "hidden"),
    ],
)
def test_a_template_says_what_a_figure_does_not(findings: list[Finding], part: dict[str, Any], words: str) -> None:
    content = {"data": [{"type": "scatter", "x": [1, 2], "y": [1, 2]}], "layout": {"template": part}}
    assert drawn(content, findings) is None
    assert words in findings[0].message
    own = {"xaxis": {"type": "linear"}, "yaxis": {"autorange": True, "tickformat": ",.0f"}}
    if words in ("backwards", "'.0%'", "logarithmic"):
        assert drawn({**content, "layout": own | {"template": part}}, findings), "the figure's own setting is stronger"


def test_the_templates_of_plotly_come_through(findings: list[Finding]) -> None:
    refused = [name for name in pio.templates if not drawn(px.line(x=[1, 2], y=[1, 2], template=name), findings)]
    assert refused == []


@pytest.mark.parametrize(
    ("x", "title", "type"),
    [
        ([2020, 2021], "year", "year"),
        ([2020, 2021], "Rok", "year"),
        ([2020, 2021], "Year of the survey", "year"),
        ([1950, 2050], "people", "number"),
        ([1950, 2050], "Yearly output, USD", "number"),
        ([1950, 2050.5], "year", "number"),
    ],
)
def test_numbers_are_years_if_their_axis_says_so(
    findings: list[Finding], x: list[float], title: str, type: str
) -> None:
    selection = drawn(px.scatter(x=x, y=[1, 2], labels={"x": title}), findings)
    assert selection
    assert (selection.x.type, findings) == (type, [])


def test_numbers_that_may_be_years_are_told_where_nobody_named_them(findings: list[Finding]) -> None:
    selection = drawn(px.line(x=[2020, 2022], y=[1, 2]), findings)
    assert selection
    assert (selection.x.type, [(finding.id, finding.severity) for finding in findings]) == (
        "number",
        [("unnamed-axis", "warning")],
    )
    assert drawn(px.bar(x=[2020, 2021], y=[1, 2]), findings)
    assert len(findings) == 1, "years in a row look alike below bars"


@pytest.mark.parametrize("barmode", ["relative", "stack"])
def test_bars_at_one_place_may_stand_on_one_another(findings: list[Finding], barmode: str) -> None:
    figure = go.Figure(go.Bar(x=["a", "a"], y=[1, 2])).update_layout(barmode=barmode)
    assert drawn(figure, findings), findings


def test_a_mark_says_its_panel_and_its_size(findings: list[Finding]) -> None:
    frame = FRAME.assign(people=[10, 20, 30] * 2)
    selection = drawn(px.scatter(frame, x="year", y="value", size="people", facet_col="flow"), findings)
    assert selection, findings
    assert build_figure(selection).data[1]["hovertext"][1] == "b, 2021: 5, people 20"


def test_panels_come_in_the_order_in_which_they_stand(findings: list[Finding]) -> None:
    named = drawn(subplots("Left", "Right", y_titles=("USD bn", "USD bn")), findings)
    assert named, findings
    assert [(series.panel, series.values) for series in named.series] == [("Left", [3, 4]), ("Right", [2, 1])]
    unnamed = drawn(subplots(), findings)
    assert unnamed
    assert list(unnamed.panels) == ["Panel 1", "Panel 2"]
    assert [header.text for header in chart_table(unnamed).headers][1:] == ["Panel 1", "Panel 2"]


def test_a_facet_of_rows_and_columns_has_the_names_of_both(findings: list[Finding]) -> None:
    selection = drawn(px.line(FRAME, x="year", y="value", facet_row="flow", facet_col="year"), findings)
    assert selection, findings
    assert list(selection.panels) == [f"{flow}, {year}" for flow in "ab" for year in (2020, 2021, 2022)]


def test_all_panels_are_drawn_in_one_picture(findings: list[Finding]) -> None:
    selection = drawn(px.bar(FRAME, x="year", y="value", facet_col="flow"), findings)
    assert selection
    figure = build_figure(selection)
    assert [trace["xaxis"] for trace in figure.data] == ["x", "x2"]
    layout = figure.layouts["wide"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]


def test_points_beside_lying_bars_stand_on_their_axis(findings: list[Finding]) -> None:
    bars = go.Bar(x=[1, 2], y=["a", "b"], orientation="h", name="now")
    selection = drawn(go.Figure([bars, go.Scatter(x=[3, 4], y=["a", "b"], mode="markers", name="then")]), findings)
    assert selection, findings
    assert [series.values for series in selection.series] == [[1, 2], [3, 4]]


def test_lying_bars_at_numbers_have_their_values_in_the_small_picture(findings: list[Finding]) -> None:
    selection = drawn(go.Figure(go.Bar(x=[84, 90], y=[2019, 2020], orientation="h")), findings)
    assert selection, findings
    assert [text["text"] for text in build_figure(selection).small["layout"]["annotations"]] == [
        "2019",
        "2020",
        "84",
        "90",
    ]


def test_times_of_days_whose_names_have_no_room_are_drawn(findings: list[Finding]) -> None:
    hours = [f"2020-01-0{day}T{hour:02}:00:00.000000" for day in (1, 2, 3) for hour in (5, 12, 19, 23)]
    selection = drawn(px.line(x=hours, y=[*range(12)]), findings)
    assert selection, findings
    assert build_figure(selection).layouts["wide"]["xaxis"]["range"] == [-0.5, 11.5]


def test_sizes_and_names_of_marks_stand_in_the_table(findings: list[Finding]) -> None:
    selection = drawn(
        px.scatter(FRAME.assign(amount=[1, 2, 3, 4, 5, 6]), x="amount", y="value", size="value", text="flow"), findings
    )
    assert selection
    assert [header.text for header in chart_table(selection).headers] == ["Name", "amount", "value", "value"]


def test_marks_without_a_place_take_nothing_from_the_others(findings: list[Finding]) -> None:
    marks = go.Scatter(
        x=[1, None, 3], y=[4, 5, 6], text=["a", "b", "c"], mode="markers+text", marker={"size": [7, 8, 9]}
    )
    selection = drawn(go.Figure(marks), findings)
    assert selection
    assert [[cell.text for cell in row] for row in chart_table(selection).rows] == [
        ["a", "1", "4", "7"],
        ["c", "3", "6", "9"],
    ]
    [trace] = build_figure(selection).data
    assert trace["marker"]["size"] == [7, 9]


def test_names_of_marks_do_not_overlap(findings: list[Finding]) -> None:
    names = ["first of all", "second to none", "far"]
    figure = px.scatter(x=[1, 1.01, 5], y=[1, 1.01, 5], text=names)
    selection = drawn(figure, findings)
    assert selection
    shown = build_figure(selection)
    assert "text" not in shown.data[0]
    labels = {label["text"]: label for label in shown.layouts["narrow"]["annotations"]}
    assert set(names) <= labels.keys()
    first, second = labels["first of all"], labels["second to none"]
    assert (first["xanchor"], first["yanchor"]) != (second["xanchor"], second["yanchor"])


def test_panels_have_a_place_for_each_bar_of_the_figure(findings: list[Finding]) -> None:
    selection = drawn(px.bar(FRAME[1:-1], x="year", y="value", facet_col="flow"), findings)
    assert selection
    layout = build_figure(selection).layouts["wide"]
    assert [layout[axis]["range"] for axis in ("xaxis", "xaxis2")] == [[-0.5, 2.5]] * 2


@pytest.mark.parametrize("kind", [kind for kind in EVERY_TYPE if kind not in TRACE_TYPES])
def test_a_hint_names_only_forms_that_there_are(kind: str) -> None:
    hint = drawn_instead(kind)
    assert hint
    assert set(re.findall(r'type="(\w+)"', hint)) <= set(CHART_TYPES)


CODE = {
    "histogram": {"values": FRAME["value"]},
    "box": {"frame": FRAME, "x": "flow", "y": "value"},
    "funnel": {"frame": FRAME[:3], "value": "value", "stage": "flow"},
    "barpolar": {"frame": FRAME[:3], "theta": "year", "r": "value"},
    "scatterpolar": {"frame": FRAME[:3], "theta": "year", "r": "value"},
    "histogram2d": {"frame": FRAME, "x": "flow"},
}


@pytest.mark.parametrize("kind", CODE)
def test_code_that_a_hint_names_comes_through(findings: list[Finding], kind: str) -> None:
    code = drawn_instead(kind).removesuffix(".")
    names: dict[str, Any] = {"px": px, "numpy": numpy, **CODE[kind]}
    *before, last = re.split(r";\s*", code[re.search(r"counts|px\.", code).start() :])  # type: ignore[union-attr]
    for statement in before:
        exec(statement, names)
    assert drawn(eval(last, names), findings), findings
