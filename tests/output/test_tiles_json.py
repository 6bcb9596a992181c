"""`/tiles.json`: what others get of the tiles. Its keys are documented, and stay."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from dashboard.core.settings import HOME
from dashboard.output.tiles_json import tiles_json
from tests.samples.datasets import one_source_each
from tests.samples.tiles import one_tile

TRADE = one_source_each("trade", "year: year, value: number", "2022,10,\n2024,12.5,estimate")


def test_a_tile_is_an_object_with_numbers_as_numbers(tmp_path: Path) -> None:
    [entry] = json.loads(tiles_json("https://example.org/", [one_tile(tmp_path, "value: trade/value", TRADE)]))
    assert entry == {
        "id": "one",
        "label": "One",
        "theme": "economy",
        "value": 12.5,
        "unit": "USD bn",
        "period": "2024",
        "so_far": False,
        "covers": None,
        "mark": "estimate",
        "changes": [{"since": "2023", "change": None, "measure": None, "words": "no figure for 2023"}],
        "series": [
            {"period": "2022", "value": 10, "covers": None, "mark": None},
            {"period": "2024", "value": 12.5, "covers": None, "mark": "estimate"},
        ],
        "source": ["Office trade-3", "Office trade-2"],
        "updated": "2025-05-09",
        "next": None,
        "next_is": None,
        "ended": None,
        "url": "https://example.org/charts/trade/",
    }


def test_a_change_has_a_number_and_its_measure(tmp_path: Path) -> None:
    growing = one_source_each("growing", "year: year, value: number", "2023,10,\n2024,12.5,")
    [entry] = json.loads(tiles_json("/", [one_tile(tmp_path, "value: growing/value", growing)]))
    assert entry["changes"] == [{"since": "2023", "change": 25, "measure": "%", "words": "up 25% from 2023"}]


def test_each_tile_has_a_line_of_its_own(tmp_path: Path) -> None:
    tile = one_tile(tmp_path, "value: trade/value", TRADE)
    assert tiles_json("/", [tile, tile]).count("\n") == 4


def test_each_key_is_documented(tmp_path: Path) -> None:
    [entry] = json.loads(tiles_json("/", [one_tile(tmp_path, "value: trade/value", TRADE)]))
    section = (HOME / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Add a tile")[2].partition("\n## ")[0]
    named = set(re.findall(r"`(\w+)`", section))
    assert named >= {*entry, *entry["changes"][0], *entry["series"][0]}


def test_a_number_has_all_its_digits(tmp_path: Path) -> None:
    digits = ["0.12345678901234567890123456789", "123456789012345678901234567890.5"]
    data = one_source_each("long", "year: year, value: number", f"2023,{digits[0]},\n2024,{digits[1]},\n")
    written = tiles_json("/", [one_tile(tmp_path, "value: long/value", data)])
    [entry] = json.loads(written, parse_float=Decimal)
    assert [figure["value"] for figure in entry["series"]] == [*map(Decimal, digits)]
    assert entry["value"] == Decimal(digits[1])


def test_what_a_figure_covers_is_told_of_each_of_a_series(tmp_path: Path) -> None:
    """Who draws the series must not compare ten months with a year."""
    fields, rows = "year: year, covers: string, value: number", "2023,all months,10,\n2024,January to October,8,\n"
    data = one_source_each("parts", fields, rows)
    schema = data.descriptor.schema_.model_copy(update={"primaryKey": ["year"]})
    data = replace(data, descriptor=data.descriptor.model_copy(update={"schema_": schema}))
    [entry] = json.loads(tiles_json("/", [one_tile(tmp_path, "value: parts/value", data)]))
    assert [figure["covers"] for figure in entry["series"]] == ["all months", "January to October"]


def test_a_year_that_was_not_over_is_told(tmp_path: Path) -> None:
    running = one_source_each("running", "year: year, value: number", "2024,10,\n2025,3,\n")
    [entry] = json.loads(tiles_json("/", [one_tile(tmp_path, "value: running/value", running)]))
    assert (entry["period"], entry["so_far"]) == ("2025", True)
