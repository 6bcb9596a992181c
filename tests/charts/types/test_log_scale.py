"""A logarithmic scale says that it is one, has a place for each amount, and refuses what it has none for."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import pytest

from dashboard.charts.figure.captions import write_subtitle
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.parts.axes import value_axis
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import LINE_HEIGHT, Size
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each

Draw = Callable[..., Selection | None]


@pytest.fixture
def draw(findings: list[Finding]) -> Draw:
    """A line through amounts from 2020 on, on a logarithmic scale."""

    def read(amounts: list[float], more: str = "", form: str = "type: line\nx: year") -> Selection | None:
        rows = "".join(f"{2020 + number},{amount},{number + 1},\n" for number, amount in enumerate(amounts))
        data = one_source_each("trade", "year: year, value: number, other: number", rows)
        text = f"id: one\n{form}\ny: value\nscale: log\ndata: trade\ntitle: One\nalt: A line.\n{more}"
        record = read_yaml(text, "one.yaml", findings)
        return read_declaration(record, ChartResources({"trade": data}), findings) if record else None

    return read


@pytest.mark.parametrize("form", ["type: line\nx: year", "type: scatter\nx: other"])
@pytest.mark.parametrize("amount", [0, -3])
def test_what_has_no_place_on_it_is_named_with_its_row(
    draw: Draw, findings: list[Finding], form: str, amount: float
) -> None:
    assert draw([10, amount, 30], form=form) is None
    [finding] = findings
    assert f"no place for {str(amount).replace('-', '−')} (the row on line 3)" in finding.message


@pytest.mark.parametrize("subtitle", ["", "subtitle: Prices"])
def test_readers_are_told_in_the_subtitle(draw: Draw, subtitle: str) -> None:
    selection = draw([10, 200, 3000], subtitle)
    assert selection
    assert write_subtitle(selection).endswith(", logarithmic scale")


def test_they_are_told_once(draw: Draw) -> None:
    selection = draw([10, 200], "subtitle: Prices on a logarithmic scale")
    assert selection
    assert write_subtitle(selection) == "Prices on a logarithmic scale"


@pytest.mark.parametrize(
    "amounts", [[1e-9, 1e12], [60, 90], [1, 1000], [3, 3], [1e-3, 5e3], [9.9, 10.1], [1, 2_000_000]]
)
def test_no_two_ticks_touch_and_no_amount_lies_outside(draw: Draw, amounts: list[float]) -> None:
    selection = draw(amounts)
    assert selection
    for layout in build_figure(selection).layouts.values():
        axis, margin = layout["yaxis"], layout["margin"]
        low, high = axis["range"]
        height = layout["height"] - margin["t"] - margin["b"]
        places = [(math.log10(tick) - low) / (high - low) * height for tick in axis["tickvals"]]
        assert len(places) >= 2
        assert all(after - before >= LINE_HEIGHT for before, after in itertools.pairwise(places))
        assert low <= math.log10(min(amounts)) <= math.log10(max(amounts)) <= high


@pytest.mark.parametrize("height", [20, 60, 61, 70, 90, 120])
@pytest.mark.parametrize("power", [-9, -1, 0, 3, 7])
def test_the_axis_of_the_lowest_plot_has_a_tick(height: int, power: int) -> None:
    amounts = [2 * 10.0**power, 7e3 * 10.0**power]
    axis, _ = value_axis(amounts, Size("narrow", 340, height), zero=False, log=True)
    low, high = axis["range"]
    assert axis["tickvals"]
    assert low <= math.log10(min(amounts)) < math.log10(max(amounts)) <= high


def test_names_and_annotations_stand_at_the_logarithm(draw: Draw, findings: list[Finding]) -> None:
    selection = draw([10, 100, 1000], "annotations: [{text: Level, y: 100}]")
    assert selection, findings
    layout = build_figure(selection).layouts["wide"]
    [level] = [label for label in layout["annotations"] if label["text"] == "Level"]
    [line] = layout["shapes"]
    assert (level["y"], line["y0"]) == (2, 100)
    low, high = layout["yaxis"]["range"]
    [end] = [label for label in layout["annotations"] if label["text"] == "1,000"]
    assert abs(end["y"] - (3 - low) / (high - low)) < 0.05


def test_an_annotation_without_a_place_is_refused(draw: Draw, findings: list[Finding]) -> None:
    assert draw([10, 100], "annotations: [{text: Level, y: 0}]") is None
    assert "no place for the annotation at 0" in findings[0].message
