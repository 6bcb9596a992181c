"""Cells that can be read but may mean something else are told, and right ones beside them are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset

Load = Callable[..., Dataset | None]
DESCRIPTOR = """\
title: Trade
description: Numbers.
schema:
  fields:
    - {{name: name, type: string, title: Name{name}}}
    - {{name: year, type: year, title: Year}}
    - {{name: value, type: number, title: Value, unit: "{unit}"{value}}}
  primaryKey: [name, year]
sources: [{{name: customs, organization: Customs, title: Trade}}]
licenses: [{{name: CC0-1.0}}]
updated: 2026-01-20
frequency: annual
maturity: final
"""


def told(
    dataset: Load, findings: list[Finding], rows: list[str], *, unit: str = "USD bn", value: str = "", name: str = ""
) -> list[tuple[str, int]]:
    dataset(DESCRIPTOR.format(unit=unit, value=value, name=name), "\n".join(["name,year,value", *rows, ""]))
    return [(finding.id, finding.line) for finding in findings]


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        (("China", "India", "Total"), [4]),
        (("Chiny", "Indie", "Razem"), [4]),
        (("China", "India", "Summe"), [4]),
        (("Total", "China", "India"), []),
        (("China", "India", "TotalEnergies"), []),
        (("imports", "total"), []),
        (("China", "China*", "India"), [3]),
        (("China", "China¹", "China [a]", "India"), [3, 4]),
        (("Kosovo*", "Serbia"), []),
        (("m²", "m³", "m"), []),
        (("101", "0102", "2709"), [2]),
        (("2709.0", "2710", "2711"), [2]),
        (("1.01E+05", "270900", "270910"), [2]),
        (("101", "102", "103"), []),
        (("27", "2709", "2710"), []),
        (("4", "36", "036", "156"), [2, 3]),
        (("00101", "00102", "101"), [4]),
        (("01", "0101", "27"), []),
        (("1-Mar", "2-5", "6-9"), [2]),
        (("Jan-24", "Feb-24", "Mar-24"), []),
        (("China", "India", "Итого"), [4]),
        (("China", "India", "Всего:"), [4]),
        (("China", "India", "Σ"), [4]),
        (("China", "India", "Insgesamt 1)"), [4]),
        (("China", "India", "In total"), [4]),
        (("China", "India", "All countries"), [4]),
        (("China", "India", "Sumatra"), []),
        (("China", "India", "Średnia"), [4]),
        (("China", "India", "Average"), [4]),
        (("China", "China ²", "India1", "India"), [3, 4]),
        (("China", "India", "World total"), [4]),
        (("Exports total", "Imports total", "Trade total"), []),
        (("China", "India", "Alle Länder"), [4]),
        (("China", "India", "Samtliga"), [4]),
        (("China", "India", "Ogółem kraje"), [4]),
        (("China", "India", "All"), [4]),
        (("China", "India", "All Nippon Airways"), []),
        (("China", "China^1", "India"), [3]),
        (("China", "China²⁾", "India⁽¹⁾", "India"), [3, 4]),
        (("Türkei", "T?rkei", "W?gry"), [3, 4]),
        (("Who?", "What? Where?", "a.org/?q=x?y=1"), []),
        (("2709.0", "2710.0", "2711.0"), [2, 3, 4]),
        (("1.0", "1.5", "2.0"), []),
        (("Group 7", "Group"), []),
        (("Phase1", "Phase2", "Phase"), []),
        (("China", ".."), [3]),
        (("China", "—"), []),  # in a column of notes that means nothing else
    ],
)
def test_what_may_be_no_name_of_its_own_is_told(
    dataset: Load, findings: list[Finding], names: tuple[str, ...], lines: list[int]
) -> None:
    found = told(dataset, findings, [f"{name},2024,1" for name in names])
    assert sorted(found) == [("unclear-name", line) for line in lines]


def test_names_that_are_listed_are_meant(dataset: Load, findings: list[Finding]) -> None:
    names = ", constraints: {enum: [China, India, Total]}"
    assert told(dataset, findings, ["China,2024,1", "India,2024,1", "Total,2024,2"], name=names) == []


def test_a_sum_of_each_year_is_a_series(dataset: Load, findings: list[Finding]) -> None:
    rows = [f"{name},{year},1" for year in (2023, 2024) for name in ("sold", "bought", "total")]
    assert told(dataset, findings, rows) == []


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        ("Source: UN,2024,", [4]),
        ("Źródło: GUS,2024,", [4]),
        ('"Note: without Hong Kong, Macao",2024,', [4]),
        ("Last updated 2025-10-07,2024,", [4]),
        ("* preliminary,2024,", [4]),
        ("1) preliminary,2024,", [4]),
        ("Poland,2024,", []),
        ("Source: UN,2024,1", []),
    ],
)
def test_a_note_is_no_row_without_a_figure(dataset: Load, findings: list[Finding], row: str, lines: list[int]) -> None:
    found = told(dataset, findings, ["China,2024,1", "India,2024,2", row])
    assert found == [("unclear-name", line) for line in lines]


@pytest.mark.parametrize("head", ["name,year,value", "year,name,value"])
@pytest.mark.parametrize("note", ["Source: customs", "1) preliminary", "a) no fish", "Last updated 2025-10-07"])
def test_a_note_in_the_first_cell_of_an_empty_row_is_one_finding(
    dataset: Load, findings: list[Finding], head: str, note: str
) -> None:
    row = "China,2024,1" if head.startswith("name") else "2024,China,1"
    dataset(DESCRIPTOR.format(unit="USD bn", value="", name=""), f"{head}\n{row}\n{note},,\n")
    assert [(finding.line, "no row" in finding.message) for finding in findings] == [(3, True)]


def test_codes_of_goods_are_no_numbers(dataset: Load, findings: list[Finding]) -> None:
    whole = DESCRIPTOR.replace("type: string", "type: integer").format(unit="USD bn", value="", name=", unit: codes")
    rows = "name,year,value\n101,2024,1\n2709,2024,1\n"
    dataset(whole.replace("title: Name", "title: HS code"), rows)
    assert [(finding.id, finding.line) for finding in findings] == [("unclear-number", 2)]
    assert "type: string" in findings[0].hint


@pytest.mark.parametrize("title", ["Imports from CN", "Visits to CN"])
def test_amounts_of_china_are_no_codes_of_goods(dataset: Load, findings: list[Finding], title: str) -> None:
    whole = DESCRIPTOR.replace("type: number", "type: integer").format(unit="t", value="", name="")
    dataset(whole.replace("title: Value", f"title: {title}"), "name,year,value\nPoland,2023,101\nPoland,2024,27\n")
    assert findings == []


@pytest.mark.parametrize(
    ("codes", "ids"),
    [
        (("NA", "NO", "DE"), ["unclear-name"]),
        (("", "NO", "DE"), []),
        (("NA", "Oslo", "DE"), []),
    ],
)
def test_namibia_is_not_lost_among_signs_for_nothing(
    dataset: Load, findings: list[Finding], codes: tuple[str, ...], ids: list[str]
) -> None:
    described = DESCRIPTOR.format(unit="USD bn", value="", name="").replace("[name, year]", "[year]")
    described = described.replace("  primaryKey", "  missingValues: ['', NA]\n  primaryKey")
    rows = [f"{code},{2020 + place},1" for place, code in enumerate(codes)]
    dataset(described, "\n".join(["name,year,value", *rows, ""]))
    assert [finding.id for finding in findings] == ids


def test_a_sign_for_nothing_in_the_key_is_told_as_that(dataset: Load, findings: list[Finding]) -> None:
    described = DESCRIPTOR.format(unit="USD bn", value="", name="")
    described = described.replace("  primaryKey", "  missingValues: ['', NA]\n  primaryKey")
    dataset(described, "name,year,value\nNA,2024,1\nNO,2024,1\n")
    assert "take 'NA' out of 'missingValues'" in findings[0].hint


@pytest.mark.parametrize(
    ("title", "codes", "lines"),
    [
        ("HS code", ("101", "203", "2709"), [2, 3]),
        ("HS", ("1", "2", "27"), [2, 3]),
        ("CN code", ("101", "27"), [2]),
        ("CN8", ("27090000", "27"), []),
    ],
)
def test_codes_of_goods_have_an_even_number_of_digits(
    dataset: Load, findings: list[Finding], title: str, codes: tuple[str, ...], lines: list[int]
) -> None:
    rows = "\n".join(["name,year,value", *(f"{code},2024,1" for code in codes), ""])
    dataset(DESCRIPTOR.format(unit="USD bn", value="", name="").replace("title: Name", f"title: {title}"), rows)
    assert sorted(finding.line for finding in findings) == lines


@pytest.mark.parametrize(
    "name",
    [
        "Ã–sterreich",
        "�sterreich",
        "C&ocirc;te d'Ivoire",
        "A&amp;B",
        "#REF!",
        "#N/A",
        "#NV",
        "#ДЕЛ/0!",
        "NaN",
        "null",
        "CzÄ™stochowa",
        "РљРёС‚Р°Р№",
        "GdaĹ„sk",
        "Ðîññèÿ",
    ],
)
def test_a_damaged_name_is_an_error(dataset: Load, findings: list[Finding], name: str) -> None:
    assert told(dataset, findings, [f"{name},2024,1"]) == [("damaged-name", 2)]


@pytest.mark.parametrize(
    "name",
    [
        "Österreich",
        "São Tomé",
        "R&D",
        "AT&T; others",
        "NA",
        "NO",
        "None",
        "#1",
        "#BRICS",
        "Nan",
        "Łódź",
        "été",
        "ООО «Х»",
    ],
)
def test_a_right_name_is_none(dataset: Load, findings: list[Finding], name: str) -> None:
    assert told(dataset, findings, [f"{name},2024,1"]) == []


@pytest.mark.parametrize(
    ("numbers", "unit", "limit", "ids"),
    [
        (("0.125", "0.135", "0.141"), "%", "", ["unclear-number"]),
        (("0.125", "0.135", "1"), "% of GDP", "", ["unclear-number"]),
        (("0.125", "0.135", "0.141"), "%", ", constraints: {maximum: 1}", []),
        (("0.125", "0.135", "1.2"), "%", "", []),
        (("0.125", "0.135"), "%", "", []),
        (("12.5", "0.135", "14.1"), "%", "", ["unclear-number"]),
        (("12.53", "13.41", "0.1362"), "%", "", ["unclear-number"]),
        (("12.53", "13.41", "0.1362"), "%", ", constraints: {maximum: 100}", []),
        (("12.5", "0.13", "14.1"), "%", "", []),
        (("12.53491027", "13.40718273", "0.1362910374"), "%", "", []),  # not rounded
        (("12.512", "0.135", "14.1"), "%", "", []),
        (("0.5", "0.135", "14.1"), "%", "", []),
        (("12.5", "0.135", "14.1"), "USD bn", "", []),
        (("0.1", "0.4", "0.3"), "%", "", []),  # prices on the month before
        (("0.125", "-0.135", "0.141"), "%", "", []),
        (("0.125", "0.135", "0.141"), "USD bn", "", []),
        (("1.23E+11", "1.6E+11", "1.234567E+11"), "USD", "", ["unclear-number"]),
        (("1.23e+11", "1E5", "123000000000"), "USD", "", []),
        (("1.234", "17.820"), "USD bn", ", constraints: {maximum: 100}", []),
        (("1.234", "17.820"), "USD bn", ", constraints: {maximum: 100000}", ["unclear-number"]),
    ],
)
def test_numbers_that_may_be_others_are_told_unless_the_descriptor_limits_them(
    dataset: Load, findings: list[Finding], numbers: tuple[str, ...], unit: str, limit: str, ids: list[str]
) -> None:
    rows = [f"China,{2020 + place},{number}" for place, number in enumerate(numbers)]
    assert [id for id, _ in told(dataset, findings, rows, unit=unit, value=limit)] == ids


@pytest.mark.parametrize(
    ("numbers", "lines"),
    [
        (("5", "-999", "6"), [3]),
        (("5.1", "99999", "6.2"), [3]),
        (("0.5", "-9999.0", "-9999.0"), [3, 4]),
        (("5000", "9999", "6000"), []),
        (("999", "998", "997"), []),
        (("-99", "5", "6"), []),
    ],
)
def test_nines_may_stand_for_nothing(
    dataset: Load, findings: list[Finding], numbers: tuple[str, ...], lines: list[int]
) -> None:
    found = told(dataset, findings, [f"China,{2020 + place},{number}" for place, number in enumerate(numbers)])
    assert found == [("unclear-number", line) for line in lines[:1]]


def test_whole_numbers_with_a_point_between_thousands_are_not_read_as_small_ones(
    dataset: Load, findings: list[Finding]
) -> None:
    whole = DESCRIPTOR.replace("type: number", "type: integer").format(unit="USD bn", value="", name="")
    dataset(whole, "name,year,value\nChina,2022,1.000\nChina,2023,17.000\nChina,2024,834\nChina,2025,5.0\n")
    assert [(finding.id, finding.line) for finding in findings] == [("unclear-number", 2)]
    assert "'1.000' and '17.000'" in findings[0].message
