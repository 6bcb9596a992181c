"""What counts as a mark, which marked points are hollow, and what an author is warned of."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.captions import describe_marks
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.load_datasets import read_dataset
from tests.samples.times import DESCRIPTOR

KINDS = ("drought", "flood", "storm", "quake", "fire")
ALL_YEARS = [f"{year},{kind},1," for year in range(1900, 2000) for kind in KINDS]


def chart_of(
    form: str, rows: list[str], more: str = "color: thing", frequency: str = "annual", unit: str = "tonnes"
) -> tuple[Selection | None, list[Finding]]:
    """A chart of a dataset of years, and its findings."""
    descriptor = DESCRIPTOR.replace("KIND", "year").replace("FREQUENCY", frequency).replace("tonnes", unit)
    findings: list[Finding] = []
    path = "data/datasets/economy/things"
    content = "\n".join(["time,thing,amount,mark", *rows, ""]).encode()
    dataset = read_dataset(descriptor.encode(), content, f"{path}.yaml", f"{path}.csv", findings)
    text = f"id: things\ntype: {form}\ndata: things\nx: time\ny: amount\n{more}\ntitle: Things\nalt: Marks.\n"
    record = read_yaml(text, "things.yaml", findings)
    assert record
    return read_declaration(record, ChartResources({"things": dataset}), findings), findings


@pytest.mark.parametrize("stack", ["true", "percent"])
def test_what_is_stacked_takes_the_room_of_one_mark(stack: str) -> None:
    selection, findings = chart_of("bar", ALL_YEARS, f"color: thing\nstack: {stack}")
    assert selection
    assert findings == []


def test_bars_side_by_side_count_each() -> None:
    selection, [finding] = chart_of("bar", ALL_YEARS)
    assert selection is None
    assert (finding.id, "500 marks" in finding.message) == ("too-many-marks", True)


def test_stacks_in_small_plots_count_in_each() -> None:
    selection, [finding] = chart_of("bar", ALL_YEARS, "facet: thing\nstack: true")
    assert selection is None
    assert "500 marks" in finding.message


def test_rows_without_an_amount_take_no_room() -> None:
    rows = [
        f"{year},{kind},{1 if year % 5 == number else ''},"
        for year in range(1900, 2000)
        for number, kind in enumerate(KINDS)
    ]
    selection, findings = chart_of("bar", rows)
    assert selection
    assert findings == []


def marked(marked_years: range, things: int) -> list[str]:
    """Rows of 200 years and some things, with a mark in some years."""
    return [
        f"{year},thing {number},{number + 1},{'estimate' if year in marked_years else ''}"
        for number in range(things)
        for year in range(1900, 2100)
    ]


@pytest.mark.parametrize("form", ["line", "area"])
def test_of_many_marked_points_the_ends_of_each_stretch_are_hollow(form: str) -> None:
    more = "color: thing\nstack: true" if form == "area" else "color: thing"
    selection, findings = chart_of(form, marked(range(2000, 2100), 5), more)
    assert selection
    assert findings == []
    for trace in build_figure(selection).data:
        marker = trace["marker"]
        seen = [size > 1 for size in marker["size"]]
        assert [year for year, is_seen in zip(range(1900, 2100), seen, strict=True) if is_seen] == [2000, 2099]
    [note] = describe_marks(selection)
    assert note == "From one hollow point to the next: estimate (2000 to 2099)."


def test_few_marked_points_are_all_hollow() -> None:
    selection, findings = chart_of("line", marked(range(2000, 2100), 4))
    assert selection
    assert findings == []
    assert sum(size > 0 for trace in build_figure(selection).data for size in trace["marker"]["size"]) == 400
    assert describe_marks(selection) == ["Hollow: estimate (2000 to 2099)."]


def century(frequency: str) -> tuple[Selection | None, list[Finding]]:
    return chart_of("line", [f"{year},coal,{year}," for year in range(1000, 2000, 100)], "color: thing", frequency)


def test_a_line_of_loose_dots_is_a_warning_that_names_the_way_out() -> None:
    selection, [finding] = century("irregular")
    assert selection
    assert (finding.id, finding.severity) == ("loose-points", "warning")
    assert "10 values" in finding.message
    assert "'frequency: occasional'" in finding.hint


@pytest.mark.parametrize("form", ["line", "area"])
def test_between_occasional_figures_a_line_goes_on(form: str) -> None:
    rows = [f"{year},coal,{year}," for year in (*range(1000, 1700, 100), *range(1700, 1950, 10), 1950, 1951)]
    selection, findings = chart_of(form, rows, "color: thing", "occasional")
    assert selection
    assert findings == []
    [trace] = build_figure(selection).data
    assert None not in trace["y"]
    assert len(trace["y"]) == len(rows)


@pytest.mark.parametrize(
    ("unit", "amount", "hint"),
    [("USD", 766582825358, "unit: USD bn"), ("persons", -1000000000, "unit: billion persons")],
)
def test_long_amounts_are_a_warning_that_proposes_a_larger_unit(unit: str, amount: int, hint: str) -> None:
    selection, [finding] = chart_of("bar", [f"2020,coal,{amount},"], unit=unit)
    assert selection
    assert (finding.id, finding.severity) == ("long-amount", "warning")
    assert hint in finding.hint


def test_nine_digits_are_not_too_long() -> None:
    assert chart_of("bar", ["2020,coal,999999999,"])[1] == []
