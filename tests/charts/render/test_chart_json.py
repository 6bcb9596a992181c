"""What a chart's JSON tells the browser of its series."""

from __future__ import annotations

import json

from tests.samples.built import Make
from tests.samples.site import CHART, TRADE_ROWS


def test_series_name_their_rows_and_their_colour(make_site: Make) -> None:
    rows = TRADE_ROWS.replace("2023,russia-to-china,129.17,customs,derived", "2023,russia-to-china,,customs,")
    built = make_site(
        {
            "data/charts/trade.yaml": f"{CHART}highlight: china-to-russia\n",
            "data/datasets/economy/trade.csv": rows,
        }
    )
    made = json.loads(built.read("charts/trade.json"))
    china, russia = made["series"]
    assert (made["x"], made["color"]) == ("year", "flow")
    assert [one["key"] for one in made["series"]] == ["china-to-russia", "russia-to-china"]
    assert (china["role"], russia["role"]) == ("china", "rest")
    for one, trace in zip(made["series"], made["figure"]["data"], strict=True):
        points = [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if y is not None]
        told = [made["rows"][row] for row in one["rows"]]
        assert [(row["year"], row[one["field"]]) for row in told] == points
        assert {row["flow"] for row in told} == {one["key"]}
    assert len(russia["rows"]) == 3
