"""A tile whose data wait is told to those who keep it."""

from __future__ import annotations

from tests.samples.edition import Edit
from tests.samples.site import TRADE, TRADE_ROWS

TILE = "tiles:\n- {id: a, label: A, value: other/value, where: {flow: china-to-russia}, chart: other, theme: economy}\n"
CHART = "id: other\ntype: bar\ndata: other\nwhere: {year: 2022}\nx: flow\ny: value\ntitle: A\nalt: B.\n"
OTHER: dict[str, str | None] = {
    "data/datasets/economy/other.yaml": TRADE,
    "data/datasets/economy/other.csv": TRADE_ROWS,
    "data/charts/other.yaml": CHART,
    "data/tiles.yaml": TILE,
}


def test_a_tile_of_data_under_embargo_waits(edit: Edit) -> None:
    later = {**OTHER, "data/datasets/economy/other.yaml": f"{TRADE}embargo: 2099-01-01T06:00+01:00\n"}
    [finding] = edit(later, information=True).findings
    assert (finding.id, finding.path, finding.line) == ("waiting-tile", "data/tiles.yaml", 2)
    assert "'a' waits for the end of an embargo, that of other." in finding.message


def test_a_tile_that_readers_see_has_no_finding_and_what_it_uses_is_used(edit: Edit) -> None:
    assert edit(OTHER, information=True).findings == ()
