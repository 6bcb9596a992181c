"""The last figure of a dataset: its mark goes with it, and no word of a list of events poses as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.cache.store import Cache
from dashboard.data.last_figure import LastFigure, last_figure
from tests.samples.datasets import one_source_each

STEPS = "2025-10-23,EU,19th package,\n2025-12-01,EU,A list of ships,\n2026-02-23,EU,No 20th package,"
EVENTS = "date: date, by: string, step: string"


def last(fields: str, rows: str, folder: Path) -> LastFigure:
    found = last_figure(one_source_each("trade", fields, rows), Cache(folder / ".cache"))
    assert found
    return found


def test_its_mark_goes_with_it(tmp_path: Path) -> None:
    found = last("year: year, value: number", "2024,1,\n2025,2,provisional", tmp_path)
    assert (found.value, found.marked_value) == ("USD 2 bn", "USD 2 bn (provisional)")


@pytest.mark.parametrize(
    ("rows", "fields", "time", "of"),
    [
        (STEPS, EVENTS, "23 February 2026", "No 20th package"),
        ("2024,Joint Sea,at sea,\n2025,Aman,at sea,", "year: year, name: string, kind: string", "2025", "Aman"),
        ("2024,EU,\n2025,EU,\n2026,EU,", "year: year, by: string", "2026", ""),
    ],
)
def test_the_last_entry_of_a_list_of_events_has_no_value_but_its_name(
    tmp_path: Path, rows: str, fields: str, time: str, of: str
) -> None:
    found = last(fields, rows, tmp_path)
    assert (found.time, found.marked_value, found.of) == (time, "", of)


def test_no_one_of_several_entries_of_one_time_is_called_the_last(tmp_path: Path) -> None:
    rows = "2024,A,Joint Sea,\n2025,A,Aman,\n2025,B,Patrol,"
    assert last("year: year, by: string, name: string", rows, tmp_path).of == ""


@pytest.mark.parametrize(
    ("rows", "time", "value", "of"),
    [
        ("2024,total,1,\n2025,total,,", "2024", "USD 1 bn", "total"),
        ("2025,china,,\n2025,total,2,\n2026,china,,\n2026,total,,", "2025", "USD 2 bn", "total"),
        ("2024,total,,\n2025,total,,", "2025", "", "total"),
    ],
)
def test_a_row_without_its_amount_holds_no_figure(tmp_path: Path, rows: str, time: str, value: str, of: str) -> None:
    found = last("year: year, flow: string, value: number", rows, tmp_path)
    assert (found.time, found.value, found.of) == (time, value, of)


def test_its_bound_stands_with_the_number(tmp_path: Path) -> None:
    found = last("year: year, value: number", '2024,1,\n2025,2,"provisional, at least"', tmp_path)
    assert found.marked_value == "≥USD 2 bn (provisional)"
