"""What a chart's JSON tells the browser of its series."""

from __future__ import annotations

import json

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.chart_json import chart_json
from tests.samples.edition import Edit
from tests.samples.site import CHART, TRADE, TRADE_ROWS


def test_rows_name_their_sources_if_these_are_not_all(edit: Edit) -> None:
    query = CHART.replace("data: trade", "query: SELECT * FROM trade")
    bounded = query.replace("FROM trade", "FROM trade EXCEPT SELECT * FROM trade WHERE false ORDER BY year, flow")
    named = ["customs"] * 6 + ["later"] * 2
    for chart, sources in ((CHART, named), (query, named), (bounded, [""] * 8)):
        resolved = edit({"data/charts/trade.yaml": chart}).content.shared_charts["trade"]
        assert resolved
        content = json.loads(chart_json(resolved.selection, build_figure(resolved.selection)))
        assert [row["source"] for row in content["rows"]] == sources


def test_a_row_that_has_all_sources_names_them_beside_rows_that_have_fewer(edit: Edit) -> None:
    resolved = edit({"data/charts/trade.yaml": f"{CHART}as: {{index: 2022}}\n"}).content.shared_charts["trade"]
    assert resolved
    rows = json.loads(chart_json(resolved.selection, build_figure(resolved.selection)))["rows"]
    assert [row["source"] for row in rows] == ["customs"] * 6 + ["later; customs"] * 2


def test_series_name_their_rows_and_their_colour(edit: Edit) -> None:
    rows = TRADE_ROWS.replace("2023,russia-to-china,129.17,customs,derived", "2023,russia-to-china,,customs,")
    edition = edit(
        {
            "data/charts/trade.yaml": f"{CHART}highlight: china-to-russia\n",
            "data/datasets/economy/trade.csv": rows,
        }
    )
    resolved = edition.content.shared_charts["trade"]
    assert resolved
    content = json.loads(chart_json(resolved.selection, build_figure(resolved.selection)))
    china, russia = content["series"]
    assert (content["x"], content["color"]) == ("year", "flow")
    assert [series["key"] for series in content["series"]] == ["china-to-russia", "russia-to-china"]
    assert (china["role"], russia["role"]) == ("china", "rest")
    # The highlighted line is drawn last, and each says whose it is.
    traces = sorted(content["figure"]["data"], key=lambda trace: int(trace["legendgroup"]))
    for series, trace in zip(content["series"], traces, strict=True):
        # (A year stands at its middle, a day of that year.)
        points = [(int(x[:4]), y) for x, y in zip(trace["x"], trace["y"], strict=True) if y is not None]
        series_rows = [content["rows"][number] for number in series["rows"]]
        assert [(row["year"], row[series["field"]]) for row in series_rows] == points
        assert {row["flow"] for row in series_rows} == {series["key"]}
    assert len(russia["rows"]) == 3


def test_it_says_which_periods_were_not_over(edit: Edit) -> None:
    files = {
        "data/datasets/economy/trade.yaml": TRADE.replace("updated: 2026-01-20", "updated: 2025-12-20"),
        "data/datasets/economy/trade.csv": TRADE_ROWS.replace(",estimate", ","),
    }
    resolved = edit(files).content.shared_charts["trade"]
    assert resolved
    content = json.loads(chart_json(resolved.selection, build_figure(resolved.selection)))
    assert content["notes"] == ["On 20 December 2025, when the data were updated, 2025 was not over."]
