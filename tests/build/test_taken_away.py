"""What readers take away has the number, unit, period and source of the row. Nothing of the engine reads it here."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import duckdb
import pytest

from tests.samples.built import Built, build
from tests.samples.odd_numbers import ODD, odd_site
from tests.samples.site import SITE, site_config, write_files

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FIRST_DAY = datetime.date(1899, 12, 30)
"""From which spreadsheets count."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Built:
    root = tmp_path_factory.mktemp("odd")
    write_files(root, {**SITE, "mkdocs.yml": site_config("https://example.org/"), **odd_site()})
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    built = build(root, "--strict")
    assert built.code == 0, built.output
    return built


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows as their file has them."""
    return list(csv.DictReader(io.StringIO(odd_site()[f"data/datasets/economy/{name}.csv"])))


def units_of(name: str) -> dict[str, str]:
    columns = {column: re.search(r"unit: '?([^']+)", kind) for column, kind in ODD[name][0].items()}
    return {column: found[1] for column, found in columns.items() if found}


def as_text(name: str, column: str, cell: str) -> object:
    """A cell as it is compared: an amount as its number, no value as None."""
    return (Decimal(cell) if cell else None) if column in units_of(name) else cell


def expected(name: str) -> list[dict[str, object]]:
    return [{column: as_text(name, column, row[column]) for column in ODD[name][0]} for row in rows_of(name)]


def exact_json(text: str) -> Any:
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def plain(row: dict[str, Any], name: str) -> dict[str, object]:
    """The columns of a row; times as texts."""
    return {one: row[one] if one in units_of(name) else str(row[one]) for one in ODD[name][0]}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("folder", ["data", "charts"])
def test_csv(site: Built, folder: str, name: str) -> None:
    units = units_of(name)
    unit = "; ".join(f"{one}: {unit}" for one, unit in units.items()) if len(units) > 1 else next(iter(units.values()))
    written = list(csv.DictReader(io.StringIO(site.read(f"{folder}/{name}.csv"))))
    assert [{one: as_text(name, one, row[one]) for one in ODD[name][0]} for row in written] == expected(name)
    assert [(row["mark"], row["source"]) for row in written] == [(row["mark"], row["source"]) for row in rows_of(name)]
    assert {row["unit"] for row in written} == {unit}
    assert {(row["source"], row["publisher"]) for row in written} == {("office", "Office"), ("bureau", "Bureau")}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("file", ["data/{}.json", "charts/{}.json", "api/v1/charts/{}.json"])
def test_json(site: Built, file: str, name: str) -> None:
    content = exact_json(site.read(file.format(name)))
    assert [plain(row, name) for row in content["rows"]] == expected(name)
    assert [(row["mark"] or "", row["source"]) for row in content["rows"]] == [
        (row["mark"], row["source"]) for row in rows_of(name)
    ]
    assert {field["name"]: field["unit"] for field in content["fields"] if field.get("unit")} == units_of(name)
    assert content["updated"] == "2025-05-09"


def sheet_rows(book: zipfile.ZipFile) -> Iterator[dict[str, Decimal | str]]:
    """The cells of the first sheet by the letters of their columns."""
    texts = ["".join(one.itertext()) for one in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
    for row in ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{SHEET}row"):
        cells = {str(cell.get("r"))[0]: (cell.get("t"), cell.findtext(f"{SHEET}v") or "") for cell in row}
        yield {
            letter: texts[int(value)] if kind == "s" else Decimal(value)
            for letter, (kind, value) in cells.items()
            if value
        }


@pytest.mark.parametrize("name", ODD)
def test_spreadsheet(site: Built, name: str) -> None:
    with zipfile.ZipFile(site.site / f"data/{name}.xlsx") as book:
        head, *rows = sheet_rows(book)
    columns = dict(zip(ODD[name][0], "ABC", strict=False))
    for column, unit in units_of(name).items():
        assert str(head[columns[column]]).endswith(f" ({unit})")
    for row, true in zip(rows, expected(name), strict=True):
        for column, letter in columns.items():
            cell = row.get(letter)
            if column in units_of(name):
                assert (None if cell is None else Decimal(cell)) == true[column]
            elif column in ("day", "month") and isinstance(cell, Decimal):
                assert (FIRST_DAY + datetime.timedelta(int(cell))).isoformat().startswith(str(true[column]))
            else:
                assert str(cell) == true[column]


@pytest.mark.parametrize("name", ODD)
def test_parquet(site: Built, name: str) -> None:
    table = duckdb.sql(f"FROM '{site.site}/data/{name}.parquet'")
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
    for row in rows:
        row |= {one: Decimal(str(row[one])) for one in units_of(name) if row[one] is not None}
    assert [plain(row, name) for row in rows] == expected(name)


def test_tiles(site: Built) -> None:
    tiles = {tile["id"]: tile for tile in exact_json(site.read("tiles.json"))}
    for name in tiles.keys() & ODD.keys():
        time, value, *_ = ODD[name][0]
        known = [row for row in expected(name) if row[value] is not None]
        tile = tiles[name]
        assert [(one["period"], one["value"]) for one in tile["series"]] == [(row[time], row[value]) for row in known]
        assert (tile["value"], tile["unit"], tile["period"]) == (
            known[-1][value],
            units_of(name)[value],
            known[-1][time],
        )
        assert tile["so_far"] is (name == "years")
        assert tile["mark"] == "provisional"


@pytest.mark.parametrize("name", ODD)
def test_the_table_of_the_page(site: Built, name: str) -> None:
    page = site.read(f"data/{name}/index.html")
    for row in rows_of(name):
        for column in units_of(name):
            if Decimal(row[column] or 0) == Decimal("0.00000000123"):
                assert "1.23\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10⁻⁹" in page
            elif row[column]:
                assert re.search(rf"<td[^>]*>(<[^>]*>)*{re.escape(row[column])}(?![\d.])", page), row
    for unit in units_of(name).values():
        assert unit in page
    assert ("On 9 May 2025, when the data were updated, 2025 was not over." in page) is (name == "years")


@pytest.mark.parametrize("name", ODD)
def test_what_search_engines_get(site: Built, name: str) -> None:
    found = re.findall(r"<script type=.?application/ld\+json.?>(.*?)</script>", site.read(f"data/{name}/index.html"))
    nodes = [node for text in found for node in (json.loads(text).get("@graph") or [json.loads(text)])]
    [dataset] = [node for node in nodes if node["@type"] == "Dataset"]
    measured = dataset["variableMeasured"]
    units = [one["unitText"] for one in (measured if isinstance(measured, list) else [measured])]
    assert units == [*units_of(name).values()]
    assert dataset["dateModified"] == "2025-05-09"
    assert dataset.get("temporalCoverage", "").partition("/")[2] <= "2025-05-09"


@pytest.mark.parametrize("name", ODD)
def test_markdown_for_programs(site: Built, name: str) -> None:
    text = site.read(f"charts/{name}/index.md")
    _time, value, *_ = ODD[name][0]
    assert f"({units_of(name)[value]}) |" in text
    for row in rows_of(name):
        if row[value] and Decimal(row[value]) != Decimal("0.00000000123"):
            assert f" {row[value]}{' (provisional)' if row['mark'] else ''} |" in text
    assert "seen" not in text
    assert re.search(r"Office: .*Yearbook", text)
