"""Texts that use broken data: what stands in them is under embargo all the same, or nobody knows."""

from __future__ import annotations

import pytest

from tests.samples.edition import Edit, is_shown
from tests.samples.site import CHART, HEAD, TRADE, TRADE_ROWS

PIECE = "docs/analyses/lifeline.md"
DESCRIPTOR, ROWS = "data/datasets/economy/trade.yaml", "data/datasets/economy/trade.csv"
EMBARGO = "embargo: 2099-01-01T06:00+01:00\n"
OWN = CHART.replace("id: trade", "id: own")
USES: dict[str, dict[str, str]] = {
    "a cell": {PIECE: HEAD + "It was [129.32](fact:trade/value?year=2024&flow=russia-to-china).\n"},
    "a named fact": {
        PIECE: HEAD + "It was [129.32](fact:most).\n",
        "data/facts.yaml": "most:\n  value: SELECT max(value) FROM trade\n  states: So much.\n",
    },
    "a chart of its own": {PIECE: f"{HEAD}\n```chart\n{OWN}```\n"},
    "a shared chart": {PIECE: HEAD + "![It rose](chart:trade)\n"},
}
BROKEN: dict[str, dict[str, str | None]] = {
    "no time": {DESCRIPTOR: TRADE + "embargo: next week\n"},
    "no zone": {DESCRIPTOR: TRADE + "embargo: 2099-01-01T06:00\n"},
    "misspelt": {DESCRIPTOR: TRADE + EMBARGO.replace("embargo", "embrago")},
    "twice": {DESCRIPTOR: TRADE + EMBARGO + "embargo: 2020-01-01T06:00+01:00\n"},
    "no YAML": {DESCRIPTOR: TRADE + EMBARGO + "x: [\n"},
    "no descriptor": {DESCRIPTOR: None},
    "another key": {DESCRIPTOR: TRADE.replace("frequency: annual", "frequency: x") + EMBARGO},
    "a wrong row": {DESCRIPTOR: TRADE + EMBARGO, ROWS: TRADE_ROWS + "2030,x,y\n"},
    "no rows": {DESCRIPTOR: TRADE + EMBARGO, ROWS: None},
    "another dataset of its name": {"data/datasets/energy/trade.yaml": TRADE + EMBARGO},
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_text_waits_for_broken_data_that_are_or_may_be_under_embargo(
    edit: Edit, use: dict[str, str], broken: dict[str, str | None]
) -> None:
    assert not is_shown(edit({**use, **broken}, preview=False), PIECE)


@pytest.mark.parametrize("use", USES.values(), ids=USES)
@pytest.mark.parametrize(
    "broken",
    [{ROWS: TRADE_ROWS + "2030,x,y\n"}, {DESCRIPTOR: TRADE.replace("frequency: annual", "frequency: x")}],
    ids=["a wrong row", "a wrong key"],
)
def test_a_mistake_that_has_to_do_with_no_embargo_keeps_no_text_back(
    edit: Edit, use: dict[str, str], broken: dict[str, str | None]
) -> None:
    assert is_shown(edit({**use, **broken}, preview=False), PIECE)


WAITING = {DESCRIPTOR: TRADE + EMBARGO}


@pytest.mark.parametrize(
    "broken",
    [
        {**USES["a shared chart"], "data/charts/trade.yaml": CHART.replace("y: value", "y: valeu")},
        {**USES["a shared chart"], "data/charts/trade.yaml": CHART + "x: [\n"},
        {PIECE: f"{HEAD}\n```chart\n{OWN}x: [\n```\n"},
        {**USES["a named fact"], "data/facts.yaml": "most:\n  valu: SELECT max(value) FROM trade\n"},
        {**USES["a named fact"], "data/facts.yaml": "most:\n  value: SELECT max(value) FROM trade\nx: [\n"},
    ],
    ids=["chart", "chart that is no YAML", "fence that is no YAML", "fact", "facts that are no YAML"],
)
def test_a_broken_chart_or_fact_waits_for_the_data_that_it_names(edit: Edit, broken: dict[str, str]) -> None:
    assert not is_shown(edit({**WAITING, **broken}, preview=False), PIECE)
    assert is_shown(edit({**WAITING, **broken, DESCRIPTOR: TRADE}, preview=False), PIECE)


def test_a_text_that_is_held_back_for_broken_data_stops_a_publication(edit: Edit) -> None:
    edition = edit({**USES["a cell"], **BROKEN["no time"]}, preview=False)
    assert [error.path for error in edition.blocking_errors()] == [DESCRIPTOR]
