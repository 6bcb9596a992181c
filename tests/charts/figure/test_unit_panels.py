"""Amounts with several units: a panel for each unit over one axis of time, and no second scale in one plot."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.captions import describe_data, write_subtitle
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.event_marks import EVENT
from dashboard.charts.render.table import chart_table
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import BY_PLACE
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from dashboard.data.events import Event

DESCRIPTOR = """\
title: Trade
description: Made up.
schema:
  fields:
    - {name: year, type: year, title: Year}
    - {name: name, type: string, title: Name}
    - {name: exports, type: number, title: Exports, unit: USD bn}
    - {name: imports, type: number, title: Imports, unit: USD bn}
    - {name: share, type: number, title: Share, unit: '%'}
    - {name: tonnes, type: number, title: Weight, unit: kt}
    - {name: cargo, type: number, title: Cargo, unit: million tonnes}
    - {name: ships, type: number, title: Ships, unit: ships}
    - {name: hours, type: number, title: Hours, unit: hours}
  primaryKey: [year]
sources: [{name: us, organization: Us, title: Made up}]
licenses: [{name: facts, title: Facts}]
updated: 2026-01-20
frequency: annual
maturity: final
"""
ROWS = (
    "year,name,exports,imports,share,tonnes,cargo,ships,hours\n"
    "2021,a,10,20,50,7,1,1,1\n2022,b,12,25,,8,2,2,2\n2023,c,15,22,40,9,3,3,3\n2024,d,16,23,42,,4,4,4\n"
)
EVENTS = {
    "war": Event.model_validate({"id": "war", "date": "2022-02-24", "label": "War", "description": "x", "source": "y"})
}
Draw = Callable[[str], Selection | None]


@pytest.fixture
def draw(dataset: Callable[..., Dataset | None], findings: list[Finding]) -> Draw:
    data = dataset(DESCRIPTOR, ROWS)

    def read(keys: str) -> Selection | None:
        record = read_yaml(f"id: one\ndata: trade\ntitle: One\nalt: Marks.\n{keys}", "one.yaml", findings)
        return read_declaration(record, ChartResources({"trade": data}, EVENTS), findings) if record else None

    return read


@pytest.mark.parametrize("form", ["line", "bar", "area"])
def test_each_unit_has_a_panel_with_its_own_axis_and_heading(draw: Draw, findings: list[Finding], form: str) -> None:
    measures = "[exports, tonnes]" if form == "area" else "[exports, imports, share]"
    selection = draw(f"type: {form}\nx: year\ny: {measures}")
    assert selection, findings
    other = "Weight, kt" if form == "area" else "Share, %"
    figure = build_figure(selection)
    assert {trace.get("xaxis") for trace in figure.data} == {"x", "x2"}
    for layout in figure.layouts.values():
        texts = [label["text"] for label in layout["annotations"]]
        assert f"<b>{other}</b>" in texts
        assert ("<b>Exports, USD bn</b>" if form == "area" else "<b>USD bn</b>") in texts
        assert layout["yaxis"]["range"] != layout["yaxis2"]["range"]
        # One axis of time: the same places, labels only below.
        assert layout["xaxis"]["range"] == layout["xaxis2"]["range"]
        assert layout["xaxis"]["domain"] == layout["xaxis2"]["domain"]
        assert (layout["xaxis"]["showticklabels"], layout["xaxis2"]["showticklabels"]) == (False, True)
        assert layout["yaxis"]["domain"][0] > layout["yaxis2"]["domain"][1]


def test_words_and_table_name_each_unit(draw: Draw) -> None:
    selection = draw("type: line\nx: year\ny: [exports, share]")
    assert selection
    assert write_subtitle(selection) == "Exports (USD bn) and Share (%), 2021 to 2024"
    assert "Exports rose from USD 10 bn (2021) to USD 16 bn (2024)" in describe_data(selection)
    assert [(head.text, head.unit) for head in chart_table(selection).headers] == [
        ("Year", ""),
        ("Exports", "USD bn"),
        ("Share", "%"),
    ]


def test_what_has_one_unit_is_one_plot(draw: Draw) -> None:
    for keys in ("y: [exports, imports]", "y: [exports, tonnes]\nas: {index: 2021}"):
        selection = draw(f"type: line\nx: year\n{keys}")
        assert selection
        assert "xaxis2" not in build_figure(selection).layouts["wide"]


def test_changes_of_amounts_and_of_percentages_are_two_units(draw: Draw) -> None:
    selection = draw("type: bar\nx: year\ny: [exports, share]\nas: change")
    assert selection
    assert set(selection.panels) == {
        "Exports, % change on the year before",
        "Share, percentage points on the year before",
    }


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("type: line\nfacet: name", "with 'facet' all small plots have one axis"),
        ("type: bar\norientation: horizontal", "panels have no 'orientation'"),
    ],
)
def test_changes_in_two_units_are_refused_where_panels_are(
    dataset: Callable[..., Dataset | None], findings: list[Finding], keys: str, words: str
) -> None:
    data = dataset(
        DESCRIPTOR, "year,name,exports,imports,share,tonnes,cargo,ships,hours\n2021,a,1,,5,,,,\n2022,a,2,,4,,,,\n"
    )
    text = f"id: one\ndata: trade\ntitle: One\nalt: A.\nx: year\ny: [exports, share]\nas: change\n{keys}"
    record = read_yaml(text, "one.yaml", findings)
    assert record
    assert read_declaration(record, ChartResources({"trade": data}), findings) is None
    assert words in findings[0].message


@pytest.mark.parametrize("keys", ["y: [exports, share]", "y: exports\nfacet: name"])
def test_an_event_goes_through_all_panels_and_its_name_stands_above_them(draw: Draw, keys: str) -> None:
    selection = draw(f"type: line\nx: year\n{keys}\nevents: [war]")
    assert selection
    for layout in build_figure(selection).layouts.values():
        lines = [shape["xref"] for shape in layout["shapes"] if shape.get("name") == EVENT]
        axes = [key for key in layout if key.startswith("xaxis")]
        assert set(lines) == {key.replace("axis", "") for key in axes}
        [name] = [label for label in layout["annotations"] if label.get("name") == EVENT]
        plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
        assert name["yshift"] == round((1 - layout["yaxis"]["domain"][1]) * plot)


@pytest.mark.parametrize("keys", ["y: [exports, share]", "y: exports\nfacet: name"])
def test_bars_of_one_year_stand_at_one_place_in_all_panels(draw: Draw, keys: str) -> None:
    selection = draw(f"type: bar\nx: year\n{keys}")
    assert selection
    layout = build_figure(selection).layouts["wide"]
    ranges = [layout[key]["range"] for key in layout if key.startswith("xaxis")]
    assert ranges == [[-0.5, 3.5]] * len(ranges)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("type: line\nx: name\ny: [exports, share]", "panels for each unit need time along x"),
        ("type: slope\nx: year\ny: [exports, share]", "'slope' has one axis for all"),
        ("type: line\nx: year\ny: [exports, share]\nfacet: name", "with 'facet' all small plots have one axis"),
        ("type: area\nx: year\ny: [exports, share]\nstack: true", "panels have no 'stack'"),
        ("type: bar\nx: year\ny: [exports, share]\norientation: horizontal", "panels have no 'orientation'"),
        ("type: line\nx: year\ny: [tonnes, cargo]", "these measure the same in other scales"),
        ("type: line\nx: year\ny: [exports, share, tonnes, ships, hours]", "5 panels are more than the 4"),
    ],
)
def test_where_there_can_be_no_panels_a_finding_says_why(
    draw: Draw, findings: list[Finding], keys: str, words: str
) -> None:
    assert draw(keys) is None
    [finding] = [finding for finding in findings if finding.severity == "error"]
    assert words in finding.message
    assert "draws a panel for each unit" in finding.hint


def test_the_amounts_of_each_panel_have_room_and_marks_answer_by_time(draw: Draw) -> None:
    selection = draw("type: line\nx: year\ny: [exports, ships]")
    assert selection
    # The second panel has the wider amounts.
    ships = selection.series[1]
    points = tuple(replace(point, y=(point.y or 0) * 1e9) for point in ships.points)
    figure = build_figure(replace(selection, series=(selection.series[0], replace(ships, points=points))))
    for layout in figure.layouts.values():
        room = layout["xaxis2"]["domain"][0] * layout["width"]
        assert "" not in layout["yaxis2"]["ticktext"]
        assert room >= max(map(text_width, layout["yaxis2"]["ticktext"]))
        assert layout["hovermode"] == BY_PLACE["hovermode"]
