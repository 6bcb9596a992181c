"""That a series has ended stands in every picture, table, text and download of it, whatever its form."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.captions import describe_data, describe_ended
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.parts.ended_note import ENDED
from dashboard.charts.render.artefacts import ChartRequest
from dashboard.charts.render.chart_json import chart_json
from dashboard.charts.render.figure_html import figure_html
from dashboard.charts.render.standalone_svg import standalone_svg
from dashboard.charts.render.table import rows_csv
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.cover_chart import cover_chart
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import resolve_chart
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types import CHART_TYPES
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from dashboard.data.ended import Ended
from tests.samples.datasets import one_source_each
from tests.samples.forms import DESCRIPTOR, FORMS, Case

SENTENCE = "This series ended in January 2024."
END = "ended: {on: 2024-01, why: 'the customs stopped publishing.'}\n"


@pytest.mark.parametrize("form", CHART_TYPES)
def test_every_form_says_it_in_the_picture_and_around_it(
    dataset: Callable[..., Dataset | None], findings: list[Finding], form: str
) -> None:
    text = f"id: one\ntype: {form}\ndata: trade\n{FORMS[form]}\ntitle: One\n"
    record = read_yaml(text, "one.yaml", findings)
    data = dataset(DESCRIPTOR.replace("year, type: year", "year, type: integer, unit: years") + END, Case().rows)
    if form in ("area", "slope"):
        data = dataset(DESCRIPTOR + END.replace("2024-01", "2024"), Case().rows)
    assert record
    selection = read_declaration(record, ChartResources({"trade": data}), findings)
    assert selection, findings
    said = SENTENCE.replace("January ", "") if form in ("area", "slope") else SENTENCE
    figure = build_figure(selection)
    for layout in figure.layouts.values():
        notes = [label for label in layout["annotations"] if label.get("name") == ENDED]
        assert " ".join(note["text"] for note in notes) == said
        # It lies below all else, inside the drawing.
        assert all(layout["margin"]["b"] + note["yshift"] >= 16 for note in notes)
    # The picture says when it ended, and the page once why.
    request = ChartRequest(resolve_chart(selection, lambda: selection), "", "https://example.org/", shared=True)
    html = figure_html(request, "alt", {}, "Site")
    assert html.count("Why this series ended: the customs stopped publishing.") == 1
    assert html.count("ended") == 1
    assert "the customs stopped publishing." in standalone_svg(selection, "alt", "<svg />", 100, "https://example.org")
    assert said in describe_data(selection)
    assert json.loads(chart_json(selection, figure))["ended"][0]["dataset"] == "trade"
    rows = list(csv.DictReader(io.StringIO(rows_csv(selection.dataset, selection.rows))))
    assert {row["ended"] for row in rows} == {"2024" if form in ("area", "slope") else "2024-01"}


def ended(name: str, on: str) -> Dataset:
    """A dataset of that name that has ended."""
    data = one_source_each(name, "year: year, value: number", "2020,1,\n2021,2,\n")
    return replace(data, descriptor=data.descriptor.model_copy(update={"ended": Ended(on=on, why="It was stopped")}))


def queried(*datasets: Dataset) -> Selection:
    """A chart of a query over them."""
    joined = " JOIN ".join([datasets[0].name, *(f"{one.name} USING (year)" for one in datasets[1:])])
    text = (
        f'id: one\ntype: bar\nquery: "SELECT year, {datasets[0].name}.value FROM {joined}"\n'
        "x: year\ny: value\nunit: USD bn\ntitle: One\nalt: One."
    )
    findings: list[Finding] = []
    record = read_yaml(text, "one.yaml", findings)
    assert record
    selection = read_declaration(record, ChartResources({one.name: one for one in datasets}), findings)
    assert selection, findings
    return selection


def test_a_query_over_it_says_it_too() -> None:
    selection = queried(ended("oil", "2021"))
    assert describe_ended(selection) == ["Why this series ended: It was stopped."]
    assert "ended in 2021" in json.dumps(build_figure(selection).layouts)
    assert rows_csv(selection.dataset, selection.rows).splitlines()[1].endswith(",2021")


def test_of_several_those_that_have_ended_are_named() -> None:
    running = one_source_each("gas", "year: year, value: number", "2020,1,\n2021,2,\n")
    selection = queried(ended("oil", "2021"), running)
    assert describe_ended(selection) == ["Why “The oil” ended: It was stopped."]
    assert rows_csv(selection.dataset, selection.rows).splitlines()[1].endswith(",oil: 2021")


def test_of_a_series_that_goes_on_nothing_is_said() -> None:
    selection = queried(one_source_each("gas", "year: year, value: number", "2020,1,\n2021,2,\n"))
    figure = build_figure(selection)
    assert ENDED not in json.dumps(figure.layouts)
    assert "ended" not in json.loads(chart_json(selection, figure))
    assert "ended" not in rows_csv(selection.dataset, selection.rows).splitlines()[0]


def test_an_approval_covers_it() -> None:
    covered = [cover_chart(queried(ended("oil", on))) for on in ("2021", "2022")]
    assert covered[0].surroundings != covered[1].surroundings
    assert covered[0].rows == covered[1].rows
