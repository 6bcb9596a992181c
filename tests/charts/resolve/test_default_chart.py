"""A dataset that nobody has declared a chart for has a line over time, made of its descriptor."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.cache.store import Cache
from dashboard.charts.resolve.default_chart import default_chart
from dashboard.charts.style.thing_colours import NO_COLOURS
from tests.samples.datasets import one_source_each

ROWS = "2023,in,1,\n2023,out,2,\n2024,in,3,provisional\n2024,out,4,"


def test_it_is_a_line_over_the_time_in_the_key_with_a_series_for_each_other_key(tmp_path: Path) -> None:
    dataset = one_source_each("trade", "year: year, flow: string, value: number", ROWS)
    chart = default_chart(dataset, NO_COLOURS, Cache(tmp_path))
    assert chart
    assert (chart.id, chart.type, chart.title, chart.datasets) == ("data-trade", "line", "Value by flow", ("trade",))
    assert [len(series.points) for series in chart.selection.series] == [2, 2]
    kept = default_chart(dataset, NO_COLOURS, Cache(tmp_path))
    assert kept
    assert (kept, kept.selection.rows) == (chart, chart.selection.rows)


@pytest.mark.parametrize(("field", "title"), [("NATO member", "Value by NATO member"), ("Güter", "Value by Güter")])
def test_its_title_keeps_the_large_letters_of_abbreviations_and_of_other_languages(
    tmp_path: Path, field: str, title: str
) -> None:
    dataset = one_source_each("trade", "year: year, flow: string, value: number", ROWS, titles={"flow": field})
    chart = default_chart(dataset, NO_COLOURS, Cache(tmp_path))
    assert chart
    assert chart.title == title


@pytest.mark.parametrize(
    ("fields", "rows"),
    [
        ("name: string, value: number", "coal,1,\noil,2,"),
        ("year: year, name: string", "2023,coal,\n2024,oil,"),
        ("year: year, a: string, b: string, c: string, value: number", "2023,a,b,c,1,\n2024,a,b,c,2,"),
    ],
    ids=["without a time", "without an amount", "with too many keys"],
)
def test_a_dataset_without_a_time_or_an_amount_has_none(tmp_path: Path, fields: str, rows: str) -> None:
    assert default_chart(one_source_each("trade", fields, rows), NO_COLOURS, Cache(tmp_path)) is None


def test_degrees_are_no_amount(tmp_path: Path) -> None:
    places = one_source_each("places", "year: year, longitude: number", "2023,1,\n2024,2,", unit="degrees")
    assert default_chart(places, NO_COLOURS, Cache(tmp_path)) is None
