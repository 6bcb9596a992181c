"""A figure of our rows keeps their gaps, marks, units, labels and sources; a frame that code has changed has none."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import plotly.express as px
import pytest

from dashboard.charts.figure.captions import describe_marks
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.plotly.plotly_figure import read_plotly_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import placeholder
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record
from dashboard.data.dataset import Dataset
from tests.samples.datasets import one_source_each

ROWS = [
    (2018, "east", 1.5, ""),
    (2019, "east", 2.5, ""),
    (2022, "east", 3.5, ""),
    (2023, "east", 4.5, "provisional"),
    (2018, "west", 6.5, ""),
    (2019, "west", 7.5, ""),
    (2020, "west", 8.5, "estimate"),
]


@pytest.fixture(scope="module")
def trade() -> Dataset:
    lines = "".join(f"{year},{flow},{value},{mark}\n" for year, flow, value, mark in ROWS)
    return one_source_each("trade", "year: year, flow: string, value: number", lines)


@pytest.fixture
def frame() -> pd.DataFrame:
    return pd.DataFrame([row[:3] for row in ROWS], columns=["year", "flow", "value"])


def drawn(figure: Any, trade: Dataset, findings: list[Finding]) -> Selection:
    settings = FigureSettings(title="It grew", dataset="trade", alt="Lines.")
    record = Record("a.ipynb", {}, {(): (1, 1)})
    selection = read_plotly_figure(
        json.loads(figure.to_json()), settings, "one", ChartResources({"trade": trade}), record, findings
    )
    assert selection, findings
    return selection


def test_a_line_breaks_where_a_period_has_no_row(trade: Dataset, frame: pd.DataFrame, findings: list[Finding]) -> None:
    selection = drawn(px.line(frame, x="year", y="value", color="flow"), trade, findings)
    east, west = build_figure(selection).data
    assert east["y"] == [1.5, 2.5, None, 3.5, 4.5]
    assert west["y"] == [6.5, 7.5, 8.5]
    assert [len(east[key]) for key in ("x", "hovertext")] == [5, 5]


def test_a_frame_that_code_has_changed_breaks_too_but_has_no_unit(
    trade: Dataset, frame: pd.DataFrame, findings: list[Finding]
) -> None:
    frame["value"] *= 2
    selection = drawn(px.line(frame, x="year", y="value", color="flow"), trade, findings)
    east, _ = build_figure(selection).data
    assert east["y"] == [3.0, 5.0, None, 7.0, 9.0]
    assert selection.unit == ""
    assert not any(row.mark for row in selection.rows)


@pytest.mark.parametrize("markers", [False, True])
def test_marked_points_are_hollow(trade: Dataset, frame: pd.DataFrame, findings: list[Finding], markers: bool) -> None:
    selection = drawn(px.line(frame, x="year", y="value", color="flow", markers=markers), trade, findings)
    east, west = build_figure(selection).data
    paper = placeholder("paper")
    assert [colour == paper for colour in east["marker"]["color"]] == [False, False, False, False, True]
    assert [colour == paper for colour in west["marker"]["color"]] == [False, False, True]
    assert describe_marks(selection) == ["Hollow or hatched: estimate (2020); provisional (2023)."]


def test_marked_bars_are_hatched(trade: Dataset, frame: pd.DataFrame, findings: list[Finding]) -> None:
    selection = drawn(px.bar(frame, x="year", y="value", color="flow"), trade, findings)
    east, _ = build_figure(selection).data
    assert east["marker"]["pattern"]["shape"] == ["", "", "", "/"]
    axis = build_figure(selection).layouts["wide"]["xaxis"]
    assert axis["categoryarray"] == [str(year) for year in range(2018, 2024)], "a missing year has an empty place"


def test_units_titles_and_sources_are_those_of_the_rows(
    trade: Dataset, frame: pd.DataFrame, findings: list[Finding]
) -> None:
    part = frame[frame["year"] > 2020]
    selection = drawn(px.line(part, x="year", y="value"), trade, findings)
    field = selection.series[0].field
    assert (field.title, field.unit) == ("Value", trade.fields["value"].unit)
    assert selection.x.title == trade.fields["year"].title
    assert [source.name for source in selection.sources] == ["trade-4", "trade-5"]
    assert [row.texts["value"] for row in selection.rows] == ["3.5", "4.5"]
    assert findings == []


def test_an_authors_words_win_and_another_unit_is_an_error(
    trade: Dataset, frame: pd.DataFrame, findings: list[Finding]
) -> None:
    unit = trade.fields["value"].unit
    labels = {"value": f"Sales ({unit})", "year": "When"}
    selection = drawn(px.line(frame, x="year", y="value", color="flow", labels=labels), trade, findings)
    assert (selection.series[0].field.title, selection.x.title) == ("Sales", "When")
    with pytest.raises(AssertionError):
        drawn(px.line(frame, x="year", y="value", color="flow", labels={"value": "Sales (EUR bn)"}), trade, findings)
    assert [finding.id for finding in findings] == ["wrong-value"]
    assert "EUR bn" in findings[0].message


def test_panels_and_lines_have_the_labels_of_the_dataset(findings: list[Finding]) -> None:
    rows = "".join(f"{year},{flow},{value},{mark}\n" for year, flow, value, mark in ROWS)
    named = one_source_each("trade", "year: year, flow: string, value: number", rows)
    flow = named.fields["flow"]
    flow.categories[:] = [type("C", (), {"value": value, "label": value.title()})() for value in ("east", "west")]
    frame = pd.DataFrame([row[:3] for row in ROWS], columns=["year", "flow", "value"])
    colours = drawn(px.line(frame, x="year", y="value", color="flow"), named, findings)
    assert [series.label for series in colours.series] == ["East", "West"]
    bars = drawn(px.bar(frame[frame["year"] == 2018], x="flow", y="value"), named, findings)
    assert build_figure(bars).data[0]["x"] == ["East", "West"]
    panels = drawn(px.line(frame, x="year", y="value", facet_col="flow"), named, findings)
    assert list(panels.panels) == ["East", "West"]


def test_a_quarter_is_found_by_its_first_day(findings: list[Finding]) -> None:
    prices = one_source_each("trade", "quarter: quarter, value: number", "2023-Q4,1.5,\n2025-Q2,2.5,estimate\n")
    frame = pd.DataFrame({"quarter": pd.to_datetime(["2023-10-01", "2025-04-01"]), "value": [1.5, 2.5]})
    selection = drawn(px.line(frame, x="quarter", y="value"), prices, findings)
    assert [row.texts["quarter"] for row in selection.rows] == ["2023-Q4", "2025-Q2"]
    assert build_figure(selection).data[0]["y"] == [1.5, None, 2.5]


def test_columns_side_by_side_are_fields(findings: list[Finding]) -> None:
    both = one_source_each("trade", "year: year, oil: number, gas: number", "2023,1,2,\n2024,3,4,estimate\n")
    frame = pd.DataFrame({"year": [2023, 2024], "oil": [1.0, 3.0], "gas": [2.0, 4.0]})
    selection = drawn(px.line(frame, x="year", y=["oil", "gas"]), both, findings)
    assert [series.label for series in selection.series] == ["Oil", "Gas"]
    assert selection.unit == both.fields["oil"].unit
    assert [row.mark for row in selection.rows] == [None, "estimate", None, "estimate"]


def test_equal_amounts_with_different_marks_are_told_apart_by_the_name(findings: list[Finding]) -> None:
    same = one_source_each("trade", "year: year, flow: string, value: number", "2023,east,1,\n2023,west,1,estimate\n")
    frame = pd.DataFrame({"year": [2023], "flow": ["west"], "value": [1.0]})
    named = drawn(px.scatter(frame, x="year", y="value", color="flow"), same, findings)
    assert [row.mark for row in named.rows] == ["estimate"]
    unnamed = drawn(px.scatter(frame, x="year", y="value"), same, findings)
    assert unnamed.unit == "", "nobody can tell which row it is"
