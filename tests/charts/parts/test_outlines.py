"""Outlines of countries as maps draw them."""

from __future__ import annotations

import itertools
import math

from dashboard.charts.parts.outlines import country_outlines, project


def test_no_outline_runs_along_the_map() -> None:
    for name, rings in country_outlines().items():
        for ring in rings:
            longest = max(math.dist(start, end) for start, end in itertools.pairwise([*ring, ring[0]]))
            assert longest < 0.5, name  # The longest straight border is 0.12, the map 5.4 wide.


def test_russia_is_whole_up_to_the_bering_strait() -> None:
    east = max(x for ring in country_outlines()["RU"] for x, _ in ring)
    assert min(x for ring in country_outlines()["RU"] for x, _ in ring) > project(19, 55)[0]
    assert east > project(180, 66)[0]


def test_no_country_reaches_round_the_world() -> None:
    for name, rings in country_outlines().items():
        for ring in rings:
            longitudes = [x for x, _ in ring]
            assert max(longitudes) - min(longitudes) < 2, name
