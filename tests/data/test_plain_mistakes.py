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
            "Did you mean 'value'? Known: year, flow, value, source, mark.",
        ),
        ("Year,flow,value,source,mark\n" + ROW, "unknown-column", (1, 1), "Did you mean 'year'?"),
        ("flow,2022,2023\nchina-to-russia,1,2\n", "unknown-column", (1, 2), "one row of each year"),
        (HEADER + ROW.replace("1.5", '"1.5') + ROW, "csv-syntax", (2, 1), "never closed"),
        (HEADER + ROW + "Total,,99.5,,\n", "wrong-value", (3, 1), "this is no row"),
        (HEADER + ROW + "Source: customs\n", "ragged-row", (3, 1), "Read 1 cell,"),
        (HEADER + "31.12.2024" + ROW[4:], "wrong-value", (2, 1), "write 2024-12-31"),
        (HEADER + "<<<<<<< HEAD\n" + ROW + "=======\n" + ROW + ">>>>>>> other\n", "merge-conflict", (2, 1), "two"),
        ("PK\x03\x04 xl/workbook.xml", "csv-syntax", (1, 1), "a workbook of a spreadsheet"),
        ("\ufeff" + HEADER, "wrong-encoding", (1, 1), "UTF-16"),
        (HEADER + ROW + "2023,china-to-russiа,1,customs,\n", "twin-name", (3, 2), "elsewhere"),
        (HEADER + ROW.replace("1.5", "24\u202f100"), "wrong-value", (2, 3), "24100"),
        ("Port turnover,,,,\n" + HEADER + ROW, "missing-column", (1, 1), "reads Port turnover;"),
        ("Trade; in USD mn,,,,\n" + HEADER + ROW, "missing-column", (1, 1), "delete what stands above line 2"),
        ('"Data Source","WDI",\n\nCountry Name,Code,2022,2023,\nChina,CHN,1,2,\n', "missing-column", (1, 1), "line 3"),
        ("flow|value\nchina-to-russia|1\n", "csv-syntax", (1, 1), "separated by bars; expected commas"),
        ("flow,2022 [YR2022],X2023,2024p\nchina-to-russia,1,2,3\n", "unknown-column", (1, 2), "one row of each year"),
        ("flow,Jan-24,Feb-24\nchina-to-russia,1,2\n", "unknown-column", (1, 2), "one row of each month"),
        ("flow,2024Q1,2024Q2\nchina-to-russia,1,2\n", "unknown-column", (1, 2), "one row of each quarter"),
        (HEADER[:-1] + ",,\n" + ROW[:-1] + ",,\n", "unknown-column", (1, 6), "columns 6 and 7 have no name"),
        ("flow,Oil,,Oil,\n,USD,%,USD,%\nchina-to-russia,1,2,3,4\n", "missing-column", (1, 1), "merged cells"),
        (HEADER.replace("value", "value (RUB mn)") + ROW, "unknown-column", (1, 3), "the unit that the name has"),
        (HEADER + ROW.replace("1.5", "-5 mln"), "wrong-value", (2, 3), "Write -5 alone"),
        (HEADER + ROW + ROW.replace("2024", ""), "missing-value", (3, 1), "merged"),
        (HEADER + ROW + "Total,china-to-russia,1,customs,\n", "wrong-value", (3, 1), "is no row"),
        (HEADER + ROW + HEADER, "wrong-value", (3, 1), "the header once more"),
    ],
)
def test_a_mistake_is_one_finding(
    dataset: Load, findings: list[Finding], rows: str, id: str, place: tuple[int, int], words: str
) -> None:
    assert dataset(rows=rows.encode("utf-16") if rows.startswith("\ufeff") else rows) is None
    assert [(finding.id, finding.line, finding.column) for finding in findings] == [(id, *place)], findings
    assert words.lower() in f"{findings[0].message} {findings[0].hint}".lower()
