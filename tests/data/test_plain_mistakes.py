"""Mistakes that people make in a CSV: each is one finding, at the line to be mended, in plain words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset

Load = Callable[..., Dataset | None]
HEADER = "year,flow,value,source,mark\n"
ROW = "2024,china-to-russia,1.5,customs,\n"


@pytest.mark.parametrize(
    ("rows", "id", "place", "words"),
    [
        (
            "year,flow,valeu,source,mark\n" + ROW,
            "unknown-column",
            (1, 3),
            "Did you mean 'value'?",
        ),
        ("Year,flow,value,source,mark\n" + ROW, "unknown-column", (1, 1), "Did you mean 'year'?"),
        ("flow,2022,2023\nchina-to-russia,1,2\n", "unknown-column", (1, 2), "one row of each year"),
        (HEADER + ROW.replace("1.5", '"1.5') + ROW, "csv-syntax", (2, 1), "never closed"),
        (HEADER + ROW + "Total,,99.5,,\n", "wrong-value", (3, 1), "this is no row"),
        (HEADER + ROW + "Source: customs\n", "ragged-row", (3, 1), "Read 1 cell,"),
        (HEADER + ROW + "Source: customs,,,,\n", "wrong-value", (3, 1), "this is no row"),
        (HEADER + ROW + "1) preliminary,,,,\n", "wrong-value", (3, 1), "this is no row"),
        (HEADER + ROW + "a) without re-exports,,,,\n", "wrong-value", (3, 1), "this is no row"),
        (HEADER + ROW + "Last updated 12.01.2026,,,,\n", "wrong-value", (3, 1), "this is no row"),
        (HEADER + "31.12.2024" + ROW[4:], "wrong-value", (2, 1), "write 2024-12-31"),
        (HEADER + "<<<<<<< HEAD\n" + ROW + "=======\n" + ROW + ">>>>>>> other\n", "merge-conflict", (2, 1), "two"),
        ("PK\x03\x04 xl/workbook.xml", "csv-syntax", (1, 1), "a workbook of a spreadsheet"),
        ("\ufeff" + HEADER, "wrong-encoding", (1, 1), "UTF-16"),
        (HEADER + ROW + "2023,china-to-russiа,1,customs,\n", "twin-name", (3, 2), "elsewhere"),
        (HEADER + ROW.replace("1.5", "24\u202f100"), "wrong-value", (2, 3), "24100"),
        ("Port turnover,,,,\n" + HEADER + ROW, "missing-column", (1, 1), "reads Port turnover;"),
        (
            "Trade; in USD mn,,,,\n" + HEADER + ROW,
            "missing-column",
            (1, 1),
            "such as the unit, goes into the descriptor",
        ),
        ('"Data Source","WDI",\n\nCountry Name,Code,2022,2023,\nChina,CHN,1,2,\n', "missing-column", (1, 1), "line 3"),
        ("flow|value\nchina-to-russia|1\n", "csv-syntax", (1, 1), "separated by bars; expected commas"),
        ("flow,2022 [YR2022],X2023,2024p\nchina-to-russia,1,2,3\n", "unknown-column", (1, 2), "one row of each year"),
        ("flow,Jan-24,Feb-24\nchina-to-russia,1,2\n", "unknown-column", (1, 2), "one row of each month"),
        ("flow,2024Q1,2024Q2\nchina-to-russia,1,2\n", "unknown-column", (1, 2), "one row of each quarter"),
        (HEADER[:-1] + ",,\n" + ROW[:-1] + ",,\n", "unknown-column", (1, 6), "columns 6 and 7 have no name"),
        ("flow,Oil,,Oil,\n,USD,%,USD,%\nchina-to-russia,1,2,3,4\n", "missing-column", (1, 1), "merged cells"),
        (HEADER.replace("value", "value (RUB mn)") + ROW, "unknown-column", (1, 3), "the unit that the name has"),
        (HEADER + ROW.replace(",", ";"), "ragged-row", (2, 1), "separated by semicolons"),
        ("flow,jan,feb\nchina-to-russia,1,2\n", "unknown-column", (1, 2), "one row of each month"),
        (HEADER + "2024,china-to-russia,1.5,customs\n", "ragged-row", (2, 1), "has its comma all the same"),
        (HEADER + ROW[:-1] + "p\n", "unknown-name", (2, 5), "did you mean 'provisional'?"),
        ("Rok,Kierunek,Warto\u015b\u0107\n2024,x,1\n", "missing-column", (1, 1), "as the descriptor writes them"),
        (HEADER + ROW.replace("1.5", "-5 mln"), "wrong-value", (2, 3), "Write -5 alone"),
        (HEADER + ROW + ROW.replace("2024", ""), "missing-value", (3, 1), "merged"),
        (HEADER + ROW + "Total,china-to-russia,1,customs,\n", "wrong-value", (3, 1), "is no row"),
        (HEADER + ROW + HEADER, "wrong-value", (3, 1), "the header once more"),
        ("par1,par2\n1,2\n", "missing-column", (1, 1), "reads par1, par2;"),
        ("v10,v11\n1,2\n", "missing-column", (1, 1), "as the descriptor writes them"),
        ("S121,S122\n1,2\n", "missing-column", (1, 1), "as the descriptor writes them"),
    ],
)
def test_a_mistake_is_one_finding(
    dataset: Load, findings: list[Finding], rows: str, id: str, place: tuple[int, int], words: str
) -> None:
    assert dataset(rows=rows.encode("utf-16") if rows.startswith("\ufeff") else rows) is None
    assert [(finding.id, finding.line, finding.column) for finding in findings] == [(id, *place)], findings
    assert words.lower() in f"{findings[0].message} {findings[0].hint}".lower()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a page of the web"),
        (b'\xef\xbb\xbf{"year": 2024}', "JSON"),
        (b"<!-- saved by Excel --><html>", "a page of the web"),
        (b"<div>Error</div>", "a page of the web"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "a page of the web"),
        (b"PK\x05\x06" + bytes(18), "packed file"),
        (b"\x1f\x8b\x08aa", "packed file"),
        (b"7z\xbc\xaf\x27\x1c", "packed file"),
        (b"Rar!\x1a\x07", "packed file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"PAR1\x15\x04", "Parquet"),
        (b"{\\rtf1 a}", "a text of Word"),
        (b"SQLite format 3\x00", "a database"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 12\n", "git lfs pull"),
    ],
)
def test_a_file_of_another_kind_is_told_by_its_kind(
    dataset: Load, findings: list[Finding], content: bytes, words: str
) -> None:
    assert dataset(rows=content) is None
    assert len(findings) == 1
    assert words in f"{findings[0].message} {findings[0].hint}"


@pytest.mark.parametrize(
    ("text", "is_told"), [("Rok;Kraj;Wartość\n2024;Chiny;1,5\n", True), ("year,flow\n2024,wartość\n", False)]
)
def test_letters_and_separators_of_a_spreadsheet_are_told_at_once(
    dataset: Load, findings: list[Finding], text: str, is_told: bool
) -> None:
    assert dataset(rows=text.encode("cp1250")) is None
    assert [finding.id for finding in findings] == ["wrong-encoding"]
    assert ("list separator" in findings[0].hint) is is_told
