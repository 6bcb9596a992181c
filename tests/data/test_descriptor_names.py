"""Names of columns as publishers write them: one finding says how each is written here."""

from __future__ import annotations

import pytest

from dashboard.core.finding import Finding
from dashboard.data.load_datasets import read_dataset
from tests.samples.times import DESCRIPTOR


def findings_of(*names: str) -> list[Finding]:
    """What is wrong with a dataset that has text columns of these names beside a sound one."""
    fields = "".join(f"    - {{name: '{name}', type: string, title: It}}\n" for name in names)
    descriptor = (
        DESCRIPTOR.replace("KIND", "year")
        .replace("FREQUENCY", "annual")
        .replace("  primaryKey", f"{fields}  primaryKey")
    )
    header = ",".join(["time", "thing", "amount", *(f'"{name}"' for name in names)])
    findings: list[Finding] = []
    row = ",".join(["2020", "coal", "1", *("x" for _ in names)])
    read_dataset(descriptor.encode(), f"{header}\n{row}\n".encode(), "d/e/x.yaml", "d/e/x.csv", findings)
    return findings


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Date", "date"),
        ("Energy imports (World Bank (2014))", "energy_imports_world_bank_2014"),
        ("ISO3166-1-Alpha-3", "iso3166_1_alpha_3"),
        ("Fläche, km²", "flache_km2"),
        ("2014 GDP", "gdp"),
    ],
)
def test_a_name_is_proposed(name: str, better: str) -> None:
    [finding] = findings_of(name)
    assert finding.hint == f"Write '{name}' as '{better}', here and in the first line of the CSV."
    assert findings_of(better) == []


@pytest.mark.parametrize("name", ["Страна", "Mark", "Source", "()"])
def test_a_name_without_a_sound_proposal_gets_none(name: str) -> None:
    assert "Write" not in findings_of(name)[0].hint


def test_many_wrong_names_are_one_finding() -> None:
    names = [f"Column {number}" for number in range(48)]
    [finding] = findings_of(*names)
    assert finding.line == 8
    assert "read 'Column 0', expected small letters" in finding.message
    assert "48 entries have this mistake, on lines 8, 9, 10, 11, 12 and further ones." in finding.message
    assert "'Column 0' as 'column_0', 'Column 1' as 'column_1'" in finding.hint
    assert "and 36 more, here and" in finding.hint


def test_three_wrong_names_have_a_finding_each() -> None:
    assert [finding.line for finding in findings_of("A", "B", "C")] == [8, 9, 10]


@pytest.mark.parametrize(("title", "found"), [("Amount", ["twin-name"]), ("amount", ["twin-name"]), ("Amounts", [])])
def test_two_columns_of_one_title_and_unit_are_one_for_readers(title: str, found: list[str]) -> None:
    other = f"    - {{name: other, type: number, title: {title}, unit: tonnes}}\n  primaryKey"
    descriptor = DESCRIPTOR.replace("KIND", "year").replace("FREQUENCY", "annual").replace("  primaryKey", other)
    findings: list[Finding] = []
    rows = b"time,thing,amount,other\n2020,coal,1,2\n"
    read_dataset(descriptor.encode(), rows, "d/e/x.yaml", "d/e/x.csv", findings)
    assert [finding.id for finding in findings] == found
    read_dataset(descriptor.replace("tonnes", "ships", 1).encode(), rows, "d/e/x.yaml", "d/e/x.csv", findings)
    assert len(findings) == len(found)
