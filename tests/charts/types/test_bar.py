"""Bars on a phone: each year has its name, and what is highlighted its value."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.charts.figure.figure import Figure, build_figure
from dashboard.charts.labels.frame import Frame
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.labels.tick_labels import tick_boxes
from dashboard.charts.parts.axes import category_axis
from dashboard.charts.parts.time_axis import short_years
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each
from tests.samples.times import timed_chart, timed_dataset


def figure_of(amounts: dict[int, float], more: str, findings: list[Finding]) -> Figure:
    """Bars of years, with more keys of a declaration."""
    rows = "".join(f"{year},{amount},\n" for year, amount in amounts.items())
    data = one_source_each("trade", "year: year, value: number", rows)
    text = f"id: one\ntype: bar\nx: year\ny: value\ndata: trade\ntitle: One\nalt: Bars.\n{more}\n"
    record = read_yaml(text, "one.yaml", findings)
    selection = read_declaration(record, ChartResources({"trade": data}), findings) if record else None
    assert selection, findings
    return build_figure(selection)


def drawn(amounts: dict[int, float], findings: list[Finding]) -> dict[str, Any]:
    """The narrow layout of bars of which that of 2022 is highlighted."""
    return figure_of(amounts, "highlight: 2022", findings).layouts["narrow"]


def test_years_are_short_where_they_have_no_room_and_a_highlighted_bar_keeps_its_value(
    findings: list[Finding],
) -> None:
    layout = drawn({year: 9_000 + year for year in range(2018, 2026)}, findings)
    assert layout["xaxis"]["ticktext"] == ["2018", "19", "20", "21", "22", "23", "24", "25"]
    assert [entry["text"] for entry in layout["annotations"]] == ["11,022"]


@pytest.mark.parametrize(("others", "value"), [(12_000, []), (11_000, ["11,500"])])
def test_a_value_wider_than_its_bar_stands_only_where_lower_bars_are_beside_it(
    others: float, value: list[str], findings: list[Finding]
) -> None:
    layout = drawn({year: 11_500 if year == 2022 else others for year in range(2005, 2026)}, findings)
    assert [entry["text"] for entry in layout["annotations"]] == value


def test_bars_with_room_have_whole_years_and_all_values(findings: list[Finding]) -> None:
    layout = drawn({2021: 1, 2022: 2, 2023: 3}, findings)
    assert layout["xaxis"]["tickvals"] == ["2021", "2022", "2023"]
    assert [entry["text"] for entry in layout["annotations"]] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("years", "slot", "expected"),
    [
        (["1998", "1999", "2000", "2001"], 34, ["1998", "99", "2000", "01"]),
        (["1999", "2000", "2001"], 34, []),  # (Two whole ones side by side would touch.)
        (["2018", "2019"], 60, []),
        (["2018", "2019"], 12, []),
        (["2018", "2019"], text_width("00") + 8, []),  # (A whole one beside a short one would touch.)
    ],
)
def test_a_century_is_named_when_it_begins(years: list[str], slot: float, expected: list[str]) -> None:
    assert short_years(years, slot * len(years)) == expected


def test_the_first_and_the_last_bar_are_named() -> None:
    years = [str(year) for year in range(2000, 2024)]
    assert category_axis(years, 340)["tickvals"] == ["2000", *map(str, range(2005, 2024, 3))]
    assert category_axis(years, 340, years[5:20])["tickvals"] == ["2005", "2010", "2013", "2016", "2019"]
    assert category_axis(years, 30)["tickvals"] == ["2023"]


def test_nothing_is_empty_below_lying_bars_whose_values_stand_at_them() -> None:
    selection = timed_chart("bar", timed_dataset("year", ["2022"]), "x: thing\ny: amount\norientation: horizontal")
    assert selection
    for layout in build_figure(selection).layouts.values():
        assert not layout["xaxis"].get("showticklabels", True)
        assert layout["margin"]["b"] <= 8


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_bars_are_no_areas(count: int, findings: list[Finding]) -> None:
    for layout in figure_of({2020 + number: 5 for number in range(count)}, "", findings).layouts.values():
        begin, end = Frame(layout).domain("x")
        assert (end - begin) / count * (1 - layout["bargap"]) <= 131


def test_names_beside_lying_bars_do_not_touch_their_line(findings: list[Finding]) -> None:
    for layout in figure_of({2023: 20, 2024: 30}, "orientation: horizontal", findings).layouts.values():
        frame = Frame(layout)
        assert all(frame.plot.left - box.right >= 4 for _, _, box in tick_boxes("y", frame))


def test_bars_below_nought_hang_from_its_line_and_no_other_is_heavy(findings: list[Finding]) -> None:
    layout = figure_of({2023: -20, 2024: -30}, "orientation: horizontal", findings).layouts["wide"]
    assert layout["xaxis"]["zeroline"]
    assert not layout["yaxis"]["showline"]
