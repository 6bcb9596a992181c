"""The names of rows and panels in small drawings."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each
from tests.samples.stress_charts import daily_panels, dots_of


def _words(selection: Selection) -> list[str]:
    return [text["text"] for text in build_figure(selection).small["layout"]["annotations"]]


def test_a_name_that_has_no_room_beside_its_row_stands_above_it() -> None:
    assert _words(dots_of(["Turkmenistan", "China"])) == ["Turkmenistan", "China"]
    assert _words(dots_of(["January to June 2024", "2023"])) == ["Jan–Jun 2024", "2023"]


def test_rows_whose_names_would_be_equal_have_none() -> None:
    steps = ["Between 1 000 and 5 000", "Between 5 000 and 10 000", "Between 10 000 and 50 000", "Up to 1 000"]
    assert _words(dots_of([*steps, "None at all", "Other"])) == ["Up to 1 000", "None at all", "Other"]


@pytest.mark.parametrize(("count", "times"), [(2, ["1 Jan 2024", "1 Jun 2024"]), (6, [])])
def test_the_times_below_panels_stand_there_only_if_they_do_not_touch(count: int, times: list[str]) -> None:
    assert _words(daily_panels(count))[count:] == times


def test_beside_bars_with_values_a_name_has_more_room_before_it_is_cut() -> None:
    names = ["Mineral products", "Chemicals", "Metals", "Machines", "Wood"]
    amounts = one_source_each(
        "goods", "name: string, value: number", "\n".join(f"{name},{50 - place}," for place, name in enumerate(names))
    )
    record = read_yaml("id: goods\ntype: bar\ndata: goods\nx: name\ny: value\ntitle: Goods\nalt: Bars.\n", "g.yaml", [])
    selection = record and read_declaration(record, ChartResources({"goods": amounts}), [])
    assert selection
    assert set(names) < set(_words(selection))
