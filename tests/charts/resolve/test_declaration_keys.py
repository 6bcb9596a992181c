"""A chart that is kept is made anew when an event changes, though its declaration and its rows stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.cache.store import Cache
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.site.load_site import load_site
from tests.samples.approvals import FILES, PIECE
from tests.samples.site import CHART, HEAD, SITE, write_files

WITH_EVENT = f"{CHART}events: [war]\n"
FENCE = f"```chart\n{WITH_EVENT.replace('id: trade', 'id: own')}```\n"
EVENTS = FILES["data/events.yaml"] or ""
PLACES: dict[str, dict[str, str | None]] = {
    "a fence": {PIECE: f"{HEAD}\n{FENCE}"},
    "a shared chart": {PIECE: f"{HEAD}\n![Lines](chart:trade)\n", "data/charts/trade.yaml": WITH_EVENT},
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("change", [("War", "The war"), ("2024-02-24", "2024-02-25")])
@pytest.mark.parametrize("in_one_process", [True, False])
def test_a_kept_chart_is_made_anew_with_another_event(
    tmp_path: Path, place: str, change: tuple[str, str], in_one_process: bool
) -> None:
    cache = Cache(tmp_path / "kept")

    def chart(events: str) -> ResolvedChart:
        write_files(tmp_path, {**SITE, **PLACES[place], "data/events.yaml": events})
        in_use = cache if in_one_process else Cache(cache.folder)
        [placement] = load_site(tmp_path / "mkdocs.yml", cache=in_use).placements[PIECE]
        assert placement.chart
        return placement.chart

    before = chart(EVENTS)
    assert chart(EVENTS).digest == before.digest
    after = chart(EVENTS.replace(*change))
    assert after.digest != before.digest
    assert after.covered.surroundings != before.covered.surroundings
    assert (after.covered.text, after.covered.rows) == (before.covered.text, before.covered.rows)
