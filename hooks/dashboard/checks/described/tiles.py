"""The description of the check of tiles. `tiles/` finds the issues."""

from __future__ import annotations

from dashboard.checks.check import described

wrong_tile = described(
    "wrong-tile",
    "tiles",
    """A tile of `data/tiles.yaml` names rows of which there is no one latest value, or a chart of other data.

    Why: A tile says one number of one period, and leads to the chart of the same figures.

    Bad:
        tiles:
        - {id: trade, label: Trade, value: trade/value, chart: trade, theme: economy}

    Good:
        tiles:
        - {id: trade, label: Trade, value: trade/value, where: {flow: china-to-russia}, chart: trade, theme: economy}
    """,
)
