"""Series of a figure that code drew with Plotly differ by more than their colours, as those of declared charts do."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.plotly.plotly_figure import read_plotly_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import placeholder
from dashboard.core.yaml_record import Record
from tests.samples.greys import alike_in_grey

NAMES = ("China", "India", "Japan", "Iran", "Turkey", "Brazil")
FRAME = pd.DataFrame(
    [
        {"year": year, "name": name, "kind": ("sea", "land")[index % 2], "value": index + 1.5, "size": index + 5}
        for index, name in enumerate(NAMES)
        for year in range(2020, 2023)
    ]
)
MARKS = {"x": "size", "y": "value", "labels": {"size": "Size"}}
YEARS = {"x": "year", "y": "value", "labels": {"year": "Year"}}


def selection_of(figure: go.Figure) -> Selection:
    findings: list[Any] = []
    settings = FigureSettings(title="It grew", source="Customs", alt="Marks.")
    record = Record("a.ipynb", {}, {(): (1, 1)})
    selection = read_plotly_figure(json.loads(figure.to_json()), settings, "one", ChartResources({}), record, findings)
    assert selection, findings
    return selection


def samples_of(selection: Selection) -> list[int]:
    """How many samples the wide and the narrow drawing have."""
    layouts = build_figure(selection).layouts
    return [
        len({shape["xanchor"] for shape in layouts[size].get("shapes", ()) if shape.get("xsizemode")})
        for size in ("wide", "narrow")
    ]


@pytest.mark.parametrize(
    "figure",
    [
        px.line(FRAME, color="name", **YEARS),
        px.bar(FRAME, color="name", **YEARS),
        px.bar(FRAME, color="name", barmode="group", **YEARS),
        px.area(FRAME, color="name", **YEARS),
        px.scatter(FRAME, color="name", **MARKS),
        px.line(FRAME, color="name", facet_col="kind", **YEARS),
    ],
)
def test_no_two_series_of_like_greys_are_alike(figure: go.Figure) -> None:
    selection = selection_of(figure)
    assert alike_in_grey(selection) == []
    assert min(samples_of(selection)) > 1


def test_lines_that_code_told_apart_by_dashes_have_colours_and_samples() -> None:
    selection = selection_of(px.line(FRAME, line_dash="name", **YEARS))
    assert alike_in_grey(selection) == []
    lines = [trace["line"] for trace in build_figure(selection).data]
    # Neither the colour nor the dash of a country is another one's.
    colours = [line["color"] for line in lines]
    assert colours[:2] == [placeholder("china"), placeholder("india")]
    assert len({(line["color"], line["dash"]) for line in lines}) == len(NAMES)
    assert min(samples_of(selection)) > 1


def test_dots_that_code_told_apart_by_symbols_have_samples() -> None:
    selection = selection_of(px.scatter(FRAME, symbol="kind", **MARKS))
    symbols = [trace["marker"]["symbol"] for trace in build_figure(selection).data]
    assert symbols == ["circle", "square"]
    assert samples_of(selection) == [2, 2]


def test_a_square_is_no_larger_than_the_circle_of_the_same_amount() -> None:
    figure = px.scatter(FRAME[FRAME.year == 2020], color="name", size="year", **MARKS)
    circle, square, *_ = (trace["marker"] for trace in build_figure(selection_of(figure)).data)
    assert (circle["symbol"], square["symbol"]) == ("circle", "square")
    assert square["size"][0] / circle["size"][0] == pytest.approx(0.89)


def test_colours_that_differ_in_grey_and_plots_of_one_series_have_no_samples() -> None:
    two = FRAME[FRAME.name.isin(["Japan", "Iran"])]
    assert samples_of(selection_of(px.bar(two, color="name", barmode="group", **YEARS))) == [0, 0]
    assert samples_of(selection_of(px.line(FRAME, color="name", facet_col="name", **YEARS))) == [0, 0]


def test_a_declared_thing_and_a_series_without_a_colour_have_two() -> None:
    figure = go.Figure([go.Bar(x=["a", "b"], y=[1, 2], name=name) for name in ("China", "Fit")])
    figure.update_traces(marker_color="#123456")
    traces = build_figure(selection_of(figure)).data
    assert [trace["marker"]["color"] for trace in traces] == [placeholder("china"), placeholder("series-1")]
