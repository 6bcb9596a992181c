"""The sentence on shares of a whole that do not add up to 100% as readers see them.

Each share is rounded by itself, as statistical offices do: one that is made to fit the others is no figure to cite.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

from dashboard.charts.spec.selection import Selection
from dashboard.core.number_text import rounded_for_label
from dashboard.core.words import _


def describe_rounding(selection: Selection) -> list[str]:
    """That shares may not add up, if those of some place do not: as labels or in full. One sentence, or none."""
    if selection.chart.stack != "percent":
        return []
    sums: dict[tuple[str, Any], tuple[Decimal, Decimal]] = defaultdict(lambda: (Decimal(0), Decimal(0)))
    for series in selection.drawn.series:
        for point in series.valued:
            place, share = (series.panel, point.x), series.amount(point)
            full, short = sums[place]
            sums[place] = full + share, short + (rounded_for_label(share) if share else share)
    if all(set(shares) == {100} for shares in sums.values()):
        return []
    return [_("Shares may not add up to 100%% because of rounding.")]
