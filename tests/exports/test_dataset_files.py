"""The files of datasets hold what their CSVs hold, digit by digit, and are the same whenever they are made."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from msgspec.structs import replace

from dashboard.cache.store import Cache
from dashboard.charts.render.table import rows_csv
from dashboard.data.dataset import Dataset
from dashboard.exports.dataset_files import dataset_files
from dashboard.exports.typed_rows import typed_rows
from dashboard.view.view import View
from tests.samples.edition import Edit
from tests.samples.exports import EMPTY, own_datasets
from tests.samples.site import TRADE, TRADE_ROWS

type Load = Callable[..., Dataset | None]
HOSTILE = (
    "=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "https://example.org/x", "_x0041_",
    '"', "&lt;",
    "\u202eabc", "🐼", " x ",
)  # fmt: skip


def made(view: View, *datasets: Dataset) -> Mapping[str, bytes]:
    """The files of datasets by their addresses."""
    files = dataset_files(replace(view, datasets=datasets))
    contents = ((file.address, file.make()) for file in files)
    return {name: made.encode() if isinstance(made, str) else made for name, made in contents}


def expected(dataset: Dataset) -> list[list[Any]]:
    """The cells of the CSV with their types."""
    return [list(row.values()) for row in typed_rows(dataset)]


def exact(value: Any) -> Any:
    """A number that a program has read, as the decimal number that it shows."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Decimal(repr(value)) if is_number else value


def in_json(content: bytes) -> list[list[Any]]:
    return [list(row.values()) for row in json.loads(content, parse_float=Decimal, parse_int=Decimal)["rows"]]


def in_parquet(content: bytes, folder: Path) -> list[list[Any]]:
    (folder / "a.parquet").write_bytes(content)
    rows = duckdb.execute("FROM read_parquet($1)", [str(folder / "a.parquet")]).fetchall()
    return [[exact(cell) for cell in row] for row in rows]


def in_xlsx(content: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [[_shown(cell) for cell in row] for row in sheet.iter_rows(min_row=2)]


def _shown(cell: Any) -> Any:
    if isinstance(cell.value, datetime.datetime):
        return f"{cell.value:%Y-%m}" if cell.number_format == "yyyy-mm" else cell.value.date()
    return exact(cell.value)


def test_every_value_of_our_own_data_is_the_same_in_every_format(tmp_path: Path) -> None:
    files = made(EMPTY, *own_datasets())
    for dataset in own_datasets():
        rows = expected(dataset)
        assert in_json(files[f"data/{dataset.name}.json"]) == _texts_of_days(rows), dataset.name
        assert in_parquet(files[f"data/{dataset.name}.parquet"], tmp_path) == rows, dataset.name
        assert in_xlsx(files[f"data/{dataset.name}.xlsx"]) == rows, dataset.name


def _texts_of_days(rows: list[list[Any]]) -> list[list[Any]]:
    return [[cell.isoformat() if isinstance(cell, datetime.date) else cell for cell in row] for row in rows]


def with_field(dataset: Load, field: str, cells: list[str]) -> Dataset:
    """The dataset of the small site with another last field."""
    descriptor = TRADE.replace("    - {name: value, type: number, title: Value, unit: USD bn}", f"    - {{{field}}}")
    rows = "\n".join(f'{2001 + place},russia-to-china,"{cell}",customs,' for place, cell in enumerate(cells))
    name = field.partition("name: ")[2].partition(",")[0]
    made = dataset(descriptor, f"year,flow,{name},source,mark\n{rows}\n")
    assert made
    return made


NUMBERS = [
    "0.1", "8.2770", "-0.5", "1e-9", "123456789012345", "1234567890123456", "0.30000000000000004",
    "12345678901234567890.12345", "9007199254740993",
    "9.76931348623157e299", "0.000000000000000000000000000000000012345",
]  # fmt: skip


def test_numbers_that_are_too_long_for_a_program_keep_their_digits(dataset: Load, tmp_path: Path) -> None:
    files = made(EMPTY, with_field(dataset, "name: value, type: number, title: Value, unit: USD bn", NUMBERS))
    numbers = [Decimal(text) for text in NUMBERS]
    assert [row[2] for row in in_json(files["data/trade.json"])] == numbers
    assert [Decimal(row[2]) for row in in_parquet(files["data/trade.parquet"], tmp_path)] == numbers
    assert [Decimal(row[2]) for row in in_xlsx(files["data/trade.xlsx"])] == numbers


@pytest.mark.parametrize("digits", [17, 19, 38, 39, 50])
def test_whole_numbers_of_any_length_keep_their_digits(dataset: Load, tmp_path: Path, digits: int) -> None:
    number = "9" * digits
    files = made(EMPTY, with_field(dataset, "name: value, type: integer, title: Value, unit: USD bn", [number, "1"]))
    assert Decimal(in_json(files["data/trade.json"])[0][2]) == Decimal(number)
    assert Decimal(in_parquet(files["data/trade.parquet"], tmp_path)[0][2]) == Decimal(number)
    assert Decimal(in_xlsx(files["data/trade.xlsx"])[0][2]) == Decimal(number)


def test_texts_that_a_spreadsheet_would_run_are_texts(dataset: Load) -> None:
    """The check of data refuses such cells; in descriptors, titles and sources they may stand."""
    notes = with_field(dataset, "name: note, type: string, title: '=Note'", ["plain"])
    descriptor = notes.descriptor
    for text in HOSTILE:
        source = descriptor.sources[0].model_copy(update={"title": text})
        rows = [
            replace(row, values={**row.values, "note": text}, texts={**row.texts, "note": text}) for row in notes.rows
        ]
        changed = replace(
            notes,
            descriptor=descriptor.model_copy(update={"title": text, "sources": [source, *descriptor.sources[1:]]}),
            load_rows=lambda rows=rows: tuple(rows),
        )
        book = openpyxl.load_workbook(io.BytesIO(made(EMPTY, changed)["data/trade.xlsx"]))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells if isinstance(cell.value, str)} <= {"s"}
        assert [book.worksheets[0]["C2"].value, book["Sources"]["C2"].value, book["About"]["B1"].value] == [text] * 3
        assert not [cell for cell in cells if cell.hyperlink]


@pytest.mark.parametrize(("sign", "most"), [("a", 32_767), ("🐼", 16_383)])
def test_a_text_that_no_cell_holds_says_where_the_rest_is(dataset: Load, sign: str, most: int) -> None:
    texts = [sign * most, sign * (most + 1)]
    loaded = with_field(dataset, "name: note, type: string, title: Note", texts)
    loaded = replace(loaded, descriptor=loaded.descriptor.model_copy(update={"description": texts[1]}))
    book = openpyxl.load_workbook(io.BytesIO(made(EMPTY, loaded)["data/trade.xlsx"]))
    whole, cut = (book["Rows"][f"C{line}"].value for line in (2, 3))
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}["Description"]
    assert whole == texts[0]
    assert len(cut.encode("utf-16-le")) <= 2 * 32_767
    assert cut.endswith("[A cell holds no more. The whole text: the CSV.]")
    assert cut.startswith(sign * (most - 100))
    assert about.endswith("[A cell holds no more. The whole text: the page of the dataset.]")


def test_the_codebook_explains_each_column_of_the_rows(edit: Edit) -> None:
    view = edit().view
    book = openpyxl.load_workbook(io.BytesIO(made(view, *view.datasets)["data/trade.xlsx"]))
    rows = {row[0].value: row for row in book["Codebook"].iter_rows(min_row=2)}
    heads = [str(cell.value).removesuffix(" (USD bn)") for cell in book["Rows"][1]]
    assert sorted(rows) == sorted(heads)
    assert [cell.value for cell in rows["Publisher"]][1:3] == ["publisher", "text"]
    assert rows["Unit"][5].value


def test_a_spreadsheet_has_units_marks_codebook_and_sources(edit: Edit) -> None:
    edition = edit()
    dataset = edition.view.datasets[0]
    book = openpyxl.load_workbook(io.BytesIO(made(edition.view, dataset)["data/trade.xlsx"]))
    assert book.sheetnames == ["Rows", "Codebook", "Sources", "About"]
    assert book.properties.created == datetime.datetime(2026, 1, 20)  # (and no time at which it was made)
    rows = book["Rows"]
    assert [cell.value for cell in rows[1]][:5] == ["Year", "Direction", "Value (USD bn)", "Source", "Mark"]
    assert (rows["C4"].font.italic, rows["E4"].value, rows["C2"].font.italic) == (True, "derived", False)
    assert [rows[f"C{line}"].number_format for line in (2, 8, 9)] == ["0.00", "0.0", "0.00"]
    assert [cell.value for cell in book["Codebook"][4]][:4] == ["Value", "value", "number, USD bn", "USD bn"]
    assert [cell.value for cell in book["Sources"][2]][:4] == [
        "customs", "China Customs, via TASS", "Trade in 2024", "https://example.org/a",
    ]  # fmt: skip
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert about["Terms of use"] == "Facts re-keyed"
    assert about["Updated"] == "20 January 2026"
    assert "italics" in about["Marks"]


def test_parquet_tells_units_and_sources(edit: Edit, tmp_path: Path) -> None:
    edition = edit()
    (tmp_path / "a.parquet").write_bytes(made(edition.view, *edition.view.datasets)["data/trade.parquet"])
    with duckdb.connect() as database:
        pairs = database.execute("SELECT key, value FROM parquet_kv_metadata($1)", [str(tmp_path / "a.parquet")])
        metadata = {key.decode(): json.loads(value) for key, value in pairs.fetchall()}
        kinds = database.execute("DESCRIBE FROM read_parquet($1)", [str(tmp_path / "a.parquet")]).fetchall()
    assert metadata["units"] == {"value": "USD bn"}
    assert metadata["resource"]["sources"][0]["title"] == "Trade in 2024"
    assert [kind[:2] for kind in kinds][:3] == [("year", "INTEGER"), ("flow", "VARCHAR"), ("value", "DOUBLE")]


def test_the_zip_holds_the_csv_and_what_explains_it(edit: Edit) -> None:
    edition = edit()
    content = made(edition.view, *edition.view.datasets)["data/trade.zip"]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        files = {name.removeprefix("trade/"): packed.read(name).decode() for name in packed.namelist()}
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
    dataset = edition.view.datasets[0]
    assert files["trade.csv"] == rows_csv(dataset, dataset.rows)
    assert json.loads(files["datapackage.json"])["resources"][0]["path"] == "trade.csv"
    assert files["LICENSE.txt"] == "Facts re-keyed\n"
    assert re.search(r"“Trade”, dataset, version \w{8}, updated 20 January 2026\.", files["CITATION.txt"])
    assert set(files) == {"README.md", "trade.csv", "datapackage.json", "LICENSE.txt", "CITATION.txt"}


def test_the_same_data_give_the_same_bytes(edit: Edit) -> None:
    view = edit().view
    assert made(view, *view.datasets) == made(view, *view.datasets)


def test_a_dataset_that_is_not_shown_has_no_file(edit: Edit) -> None:
    hidden = {"docs/analyses/lifeline.md": None, "data/charts/trade.yaml": None}
    assert [file.address for file in dataset_files(edit(hidden, preview=False).view)] == []


def test_what_decides_a_file_is_among_its_inputs(edit: Edit) -> None:
    view = edit().view
    changed = edit({"data/datasets/economy/trade.csv": TRADE_ROWS.replace("76.12", "76.13")}).view

    def keys(view: View, folder: str) -> dict[str, str]:
        cache = Cache(Path(folder))
        return {file.address: file.kept(cache).key for file in dataset_files(view)}

    before, after = keys(view, "/nonexistent"), keys(changed, "/nonexistent")
    assert not {address for address in before if before[address] == after[address]}
