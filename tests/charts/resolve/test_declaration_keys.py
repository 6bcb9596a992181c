"""A chart that is kept is made anew when an event changes, though its declaration and its rows stay."""

from __future__ import annotations

import pytest

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from tests.samples.approvals import FILES, PIECE
from tests.samples.edition import Edit
from tests.samples.site import CHART

EVENTS = FILES["data/events.yaml"] or ""


@pytest.mark.parametrize("place", ["fence", "shared"])
@pytest.mark.parametrize("change", [("War", "The war"), ("2024-02-24", "2024-02-25")])
def test_a_kept_chart_is_made_anew_with_another_event(edit: Edit, place: str, change: tuple[str, str]) -> None:
    def chart(events: str) -> ResolvedChart:
        files = {**FILES, "data/charts/trade.yaml": f"{CHART}events: [war]\n", "data/events.yaml": events}
        placements = {placement.id: placement.chart for placement in edit(files).content.placements[PIECE]}
        found = placements["own" if place == "fence" else "trade"]
        assert found
        return found

    before = chart(EVENTS)
    assert chart(EVENTS).digest == before.digest
    after = chart(EVENTS.replace(*change))
    assert after.digest != before.digest
    assert after.covered.surroundings != before.covered.surroundings
    assert (after.covered.text, after.covered.rows) == (before.covered.text, before.covered.rows)
