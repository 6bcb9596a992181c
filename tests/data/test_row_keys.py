"""No two rows have one key or one address; a finding names their lines."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.data.csv_rows import read_rows
from dashboard.data.dataset import Dataset
from dashboard.data.readable_descriptor import readable_descriptor
from tests.samples.columns import quoted
from tests.samples.site import TRADE

Load = Callable[..., Dataset | None]
PAIRS = """\
title: Pairs
description: Two texts name a row.
schema:
  fields:
    - {name: left, type: string, title: Left}
    - {name: right, type: string, title: Right}
  primaryKey: [left, right]
sources: [{name: customs, organization: Customs, title: Trade}]
licenses: [{name: facts}]
updated: 2026-01-20
frequency: annual
maturity: final
"""


def rows_of(*pairs: tuple[str, str]) -> str:
    return "left,right\n" + "".join(f"{quoted(left)},{quoted(right)}\n" for left, right in pairs)


@pytest.mark.parametrize(
    ("first", "second", "address"),
    [
        (("a-b", "c"), ("a", "b-c"), "a-b-c"),
        (("x y", "z"), ("x-y", "z"), "x-y-z"),
        (("x y", "z"), ("x", "y z"), "x-y-z"),
        (("x\ny", "z"), ("x-y", "z"), "x-y-z"),
        (("a", "-b"), ("a-", "b"), "a--b"),
    ],
)
def test_rows_with_one_address_are_one_finding_that_names_both_lines(
    dataset: Load, findings: list[Finding], first: tuple[str, str], second: tuple[str, str], address: str
) -> None:
    assert dataset(PAIRS, rows_of(first, ("other", "row"), second)) is None
    [finding] = [finding for finding in findings if finding.id == "shared-address"]
    line = 4 + first[0].count("\n")
    assert finding.line == line
    assert f"the lines 2 and {line} (#{address})" in finding.message


@pytest.mark.parametrize("key", [("source", "customs"), ("content", ""), ("__search", "x")])
def test_a_row_does_not_take_a_place_of_the_page(dataset: Load, findings: list[Finding], key: tuple[str, str]) -> None:
    one_key = PAIRS.replace("[left, right]", "[left]") if not key[1] else PAIRS
    assert dataset(one_key, rows_of(("other", "row"), key)) is None
    assert [(finding.id, finding.line) for finding in findings] == [("shared-address", 3)]


@given(st.lists(st.tuples(*(st.text("ab- xy#%/é", min_size=1) for _ in range(2))), min_size=2, max_size=5))
def test_where_nothing_is_said_no_two_rows_share_an_address(pairs: list[tuple[str, str]]) -> None:
    record = read_yaml_bytes(PAIRS.encode(), "", [])
    assert record
    descriptor = readable_descriptor(record.data)
    assert descriptor
    findings: list[Finding] = []
    rows = read_rows(rows_of(*pairs).encode(), "pairs.csv", descriptor, findings)
    made = Dataset("pairs", "economy", descriptor, lambda: rows, "", "")
    assert bool(findings) != bool(rows)
    assert len({made.row_id(row) for row in rows}) == len(rows)
    assert all(not any(sign.isspace() for sign in made.row_id(row)) for row in rows)


def test_a_column_that_is_to_be_unique_and_is_not_there_stops_nothing(dataset: Load, findings: list[Finding]) -> None:
    unique = TRADE.replace("title: Value,", "title: Value, constraints: {unique: true},")
    assert dataset(unique.replace("name: value,", "name: amount,")) is None
    assert [finding.id for finding in findings] == ["missing-column", "unknown-column"]


def test_many_repeated_keys_are_one_finding_that_names_the_first(dataset: Load, findings: list[Finding]) -> None:
    rows = "year,flow,value,source,mark\n" + "2022,china-to-russia,1,customs,\n" * 300
    assert dataset(rows=rows) is None
    assert [(finding.id, finding.line) for finding in findings] == [("duplicate-row", 3)]
    assert "stands on the lines 2 and 3;" in findings[0].message
    assert "and so do 296 more rows" in findings[0].message


def test_a_repeated_key_is_told_beside_a_wrong_cell(dataset: Load, findings: list[Finding]) -> None:
    rows = "year,flow,value,source,mark\n" + "2022,china-to-russia,x1,customs,\n" * 2
    assert dataset(rows=rows) is None
    assert sorted(finding.id for finding in findings) == ["duplicate-row", "wrong-value"]


@pytest.mark.parametrize("kind", ["integer", "number"])
@pytest.mark.parametrize("constraint", ["primaryKey: [year]", "primaryKey: [flow]"])
def test_two_numbers_that_differ_in_their_last_digit_are_two_keys(
    dataset: Load, findings: list[Finding], kind: str, constraint: str
) -> None:
    described = TRADE.replace("primaryKey: [year, flow]", constraint).replace(
        "name: year, type: year", f"name: year, type: {kind}, unit: t, constraints: {{unique: true}}"
    )
    rows = "year,flow,value,source,mark\n"
    rows += "9007199254740993,china-to-russia,1,customs,\n9007199254740992,russia-to-china,2,customs,\n"
    assert dataset(described, rows), findings
    assert dataset(described, rows.replace("740992,", "740993,")) is None


@pytest.mark.parametrize("cell", ["sNaN", "nan", "inf", "1e999999999999999999999", "1_0"])
def test_a_key_that_is_no_number_is_told_as_a_cell(dataset: Load, findings: list[Finding], cell: str) -> None:
    described = TRADE.replace("name: year, type: year", "name: year, type: number, unit: t")
    rows = "year,flow,value,source,mark\n" + f"{cell},china-to-russia,1,customs,\n" * 2
    assert dataset(described, rows) is None
    assert sorted(finding.id for finding in findings) == ["duplicate-row", "wrong-value"]


def test_one_number_in_two_spellings_is_one_key(dataset: Load, findings: list[Finding]) -> None:
    described = TRADE.replace("name: year, type: year", "name: year, type: number, unit: t")
    rows = "year,flow,value,source,mark\n1,china-to-russia,1,customs,\n1.0,china-to-russia,2,customs,\n"
    assert dataset(described, rows) is None
    assert [(finding.id, finding.line) for finding in findings] == [("duplicate-row", 3)]


@pytest.mark.parametrize("key", ["a#b", "50%", "a/b", "50%25", "a?b&c", "«x»", "\N{FIRE}", "a\"b'c<d>"])
def test_a_row_whose_key_has_signs_of_addresses_keeps_them(dataset: Load, findings: list[Finding], key: str) -> None:
    loaded = dataset(PAIRS, rows_of((key, "c d")))
    assert findings == []
    assert loaded
    assert loaded.row_id(loaded.rows[0]) == f"{key}-c-d" == unquote(f"{key}-c-d".replace("%", "%25"))
