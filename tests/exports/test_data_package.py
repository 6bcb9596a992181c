"""The description of all data that readers may download."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import check_datapackage
import frictionless
import pytest
from msgspec.structs import replace

from dashboard.charts.render.table import rows_csv
from dashboard.data.dataset import Dataset
from dashboard.exports.data_package import data_package
from dashboard.exports.dataset_files import dataset_files
from dashboard.exports.dataset_record import dataset_record
from tests.samples.exports import EMPTY, own_datasets
from tests.samples.site import TRADE
from tests.samples.times import TIMES, timed_dataset

TABLE_SCHEMA_TYPES = {
    "string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time", "year",
    "yearmonth", "duration", "geopoint", "geojson", "any",
}  # fmt: skip
"""All types that Table Schema 2.0 has."""
type Load = Callable[..., Dataset | None]


def resources(*datasets: Dataset) -> Any:
    """How datasets are described."""
    view = replace(EMPTY, datasets=datasets)
    return json.loads(data_package("Our site", [dataset_record(view, dataset) for dataset in datasets]))["resources"]


def test_it_describes_the_columns_of_each_csv(dataset: Load) -> None:
    trade = dataset()
    assert trade
    [resource] = resources(trade)
    head = next(csv.reader(io.StringIO(rows_csv(trade, trade.rows))))
    assert resource["path"] == "trade.csv"
    assert [field["name"] for field in resource["schema"]["fields"]] == head
    assert resource["schema"]["primaryKey"] == ["year", "flow"]


def test_it_has_units_publishers_and_terms(dataset: Load) -> None:
    trade = dataset()
    assert trade
    [resource] = resources(trade)
    assert {field["name"]: field.get("unit") for field in resource["schema"]["fields"]}["value"] == "USD bn"
    assert resource["sources"][0] == {
        "name": "customs",
        "organization": "China Customs, via TASS",
        "title": "Trade in 2024",
        "path": "https://example.org/a",
    }
    assert resource["licenses"] == [{"name": "facts", "title": "Facts re-keyed"}]


STANDARD_TYPES = {"string", "integer", "number", "boolean", "date", "year", "yearmonth"}


@pytest.mark.parametrize("kind", TIMES)
def test_other_programs_can_read_every_kind_of_time(kind: str) -> None:
    frequency, times, _ = TIMES[kind]
    timed = timed_dataset(kind, times, frequency)
    assert timed
    [resource] = resources(timed)
    described = {field["name"]: field for field in resource["schema"]["fields"]}["time"]
    assert described["type"] in STANDARD_TYPES
    if described["type"] == "string":
        assert all(re.fullmatch(described["constraints"]["pattern"], time) for time in times)
        assert not re.fullmatch(described["constraints"]["pattern"], "soon")


def test_a_column_of_the_datasets_own_is_described_as_its_own(dataset: Load) -> None:
    own = TRADE.replace("    - {name: value,", "    - {name: unit, type: string, title: Currency}\n    - {name: value,")
    rows = "year,flow,unit,value,source,mark\n2022,china-to-russia,yuan,76.12,customs,\n"
    trade = dataset(own, rows)
    assert trade
    [resource] = resources(trade)
    assert [field["title"] for field in resource["schema"]["fields"] if field["name"] == "unit"] == ["Currency"]
    head, cells = csv.reader(io.StringIO(rows_csv(trade, trade.rows)))
    assert head == [field["name"] for field in resource["schema"]["fields"]]
    assert [cell for name, cell in zip(head, cells, strict=True) if name == "unit"] == ["yuan"]


@pytest.mark.parametrize("kind", TIMES)
def test_a_kind_of_time_is_a_type_of_table_schema_whose_pattern_its_cells_have(kind: str) -> None:
    frequency, times, _ = TIMES[kind]
    things = timed_dataset(kind, times, frequency)
    assert things
    [resource] = resources(things)
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert {field["type"] for field in fields.values()} <= TABLE_SCHEMA_TYPES
    if fields["time"]["type"] == "string":
        assert fields["time"]["period"] == kind
        pattern = fields["time"]["constraints"]["pattern"]
        assert [time for time in times if not re.fullmatch(pattern, time)] == []
        assert not re.fullmatch(pattern, "2024-05")


def problems(folder: Path, files: dict[str, str]) -> list[str]:
    """What programs that others keep say of a package and of the rows of its files."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    issues = [str(issue) for issue in check_datapackage.check(json.loads(files["datapackage.json"]))]
    report = frictionless.validate(str(folder / "datapackage.json"))
    return issues + [str(error) for error in report.flatten(["name", "type", "message"])]


def package_of(*datasets: Dataset) -> dict[str, str]:
    """The package of some datasets, and its files."""
    files = dataset_files(replace(EMPTY, datasets=datasets))
    [package] = [file for file in files if file.address == "data/datapackage.json"]
    rows = {f"{dataset.name}.csv": rows_csv(dataset, dataset.rows) for dataset in datasets}
    return {**rows, "datapackage.json": str(package.make())}


def test_others_find_our_own_data_valid(tmp_path: Path) -> None:
    assert problems(tmp_path, package_of(*own_datasets())) == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("title: Terms of the Bank", "Terms-of-the-Bank"),
        ("name: CC BY 4.0", "CC-BY-4.0"),
        ("title: Условия", "terms"),
        ("title: X, path: 'https://example.org/terms'", None),
    ],
)
def test_others_find_any_terms_valid(tmp_path: Path, dataset: Load, written: str, name: str | None) -> None:
    trade = dataset(TRADE.replace("{name: facts, title: Facts re-keyed}", f"{{{written}}}"))
    assert trade
    package = package_of(trade)
    assert problems(tmp_path, package) == []
    [licence] = json.loads(package["datapackage.json"])["resources"][0]["licenses"]
    assert (licence.get("name"), licence["title"]) == (name, trade.descriptor.licenses[0].label)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("datapackage.json", '"type": "year"', '"type": "years"'),
        ("datapackage.json", '"path": "yuan-exchange-rate.csv"', '"place": "yuan-exchange-rate.csv"'),
        ("datapackage.json", '"name": "rate"', '"name": "price"'),
        ("yuan-exchange-rate.csv", "8.2784", "about eight"),
        ("yuan-exchange-rate.csv", "federal-reserve,,", "federal-reserve,guessed,"),
        ("yuan-exchange-rate.csv", "2001,", "2000,"),
    ],
)
def test_others_see_what_is_broken(tmp_path: Path, file: str, old: str, new: str) -> None:
    files = package_of(*(dataset for dataset in own_datasets() if dataset.name == "yuan-exchange-rate"))
    assert old in files[file]
    assert problems(tmp_path, {**files, file: files[file].replace(old, new)}) != []
