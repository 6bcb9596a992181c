"""The axis of a part of a live chart: the script makes it as the engine would make it of the same values."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path
from typing import Any

from dashboard.charts.parts.axis_moments import middle_stamp
from dashboard.charts.parts.time_axis import time_axis
from dashboard.charts.style.escaping import escape_figure_texts
from dashboard.charts.style.layout import Size
from dashboard.core.period import KINDS, Period, PeriodKind
from dashboard.core.settings import HOME
from tests.samples.node import run_in_node
from tests.samples.times import timed_chart, timed_dataset

RUNNER = Path(__file__).with_name("axis_of.mjs")
SCRIPTS = (HOME / "hooks/theme/assets/chart-time.js", HOME / "hooks/theme/assets/chart-period.js")
LENGTHS = (0, 1, 2, 5, 8, 12, 25, 45, 90, 200, 400, 900, 1800, 10_800)
DAYS = (datetime.date(1999, 11, 29), datetime.date(2020, 2, 28), datetime.date(2026, 12, 31))
SIZES = (Size("wide", 760, 400), Size("narrow", 340, 320))
BOUNDS = (Size("narrow", 383, 320), Size("narrow", 384, 320))
"""Widths between which one more period gets a name."""


def test_the_script_makes_the_axis_that_the_engine_makes() -> None:
    cases, expected = [], []
    for kind, length, day in itertools.product(KINDS, LENGTHS, DAYS):
        first = Period.containing(kind, day)
        last = first.later(length)
        if (kind == "year" and length > 900) or last.year > 2990:
            continue
        selection = timed_chart("line", timed_dataset(kind, dict.fromkeys([first.text, last.text])), sound=True)
        assert selection
        places = [middle_stamp(first), middle_stamp(last)]
        for size in (*SIZES, *(BOUNDS if (kind, day) == ("yearmonth", DAYS[0]) else ())):
            room = size.width * 0.7
            axis: dict[str, Any] = escape_figure_texts(time_axis(selection, size, room))
            cases.append({"kind": kind, "axis": axis, "places": places, "width": size.width, "room": room})
            expected.append({"axis": _moments(axis), "began": [_began(kind, period) for period in (first, last)]})
    made = run_in_node(RUNNER, *SCRIPTS, cases=cases)
    for case, axis in zip(made, expected, strict=True):
        assert {"axis": _moments(case["axis"]), "began": case["began"]} == axis, (case, axis)


def _moments(axis: dict[str, Any]) -> list[Any]:
    values = (axis["range"], axis["tickvals"], axis["minor"]["tickvals"])
    return [axis["ticktext"], *([datetime.datetime.fromisoformat(text) for text in texts] for texts in values)]


def _began(kind: PeriodKind, period: Period) -> str:
    return str(period.year) if kind == "year" else period.start.isoformat()
