"""A dataset is read from a descriptor and a CSV; what is wrong is a finding at its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.core.finding import Finding
from dashboard.core.text_limits import MAX_BYTES
from dashboard.data.dataset import Dataset
from dashboard.data.load_datasets import load_dataset
from tests.samples.site import SITE, TRADE, TRADE_ROWS, write_files

Load = Callable[..., Dataset | None]


def test_a_dataset_is_one_frozen_object(dataset: Load, findings: list[Finding]) -> None:
    loaded = dataset()
    assert findings == []
    assert loaded
    row = loaded.rows[2]
    assert (row.values["year"], row.values["value"], row.mark, row.line) == (2023, 110.94, "derived", 4)
    assert loaded.sources_of(row)[0].title == "Trade in 2024"
    assert loaded.row_id(row) == "2023-china-to-russia"
    with pytest.raises(AttributeError, match="immutable"):
        loaded.name = "x"  # type: ignore[misc]


def test_texts_stay_as_they_are_written(dataset: Load) -> None:
    loaded = dataset()
    assert loaded
    assert loaded.rows[-1].texts["value"] == "124.40"


def test_the_digest_changes_with_rows_and_descriptor(dataset: Load) -> None:
    digests = {
        loaded.digest
        for loaded in (
            dataset(),
            dataset(rows=TRADE_ROWS.replace("76.12", "76.13")),
            dataset(TRADE.replace("Trade", "Goods")),
        )
        if loaded
    }
    assert len(digests) == 3


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("year,flow,value", "year,flow,amount", ("unknown-column", 1, 3)),
        ("76.12", "seventy", ("wrong-value", 2, 3)),
        ("76.12", "NaN", ("wrong-value", 2, 3)),
        ("2022,china", "22,china", ("wrong-value", 2, 1)),
        ("2023,china", "2022,china", ("duplicate-row", 4, 1)),
        ("76.12,customs,", "76.12,custom,", ("unknown-name", 2, 4)),
        ("110.94,customs,derived", "110.94,customs,guessed", ("unknown-name", 4, 5)),
        ("76.12,customs,", "76,12,customs,", ("ragged-row", 2, 1)),
        ("2022,china-to-russia", ",china-to-russia", ("missing-value", 2, 1)),
        ("2024,china-to-russia", "2024,china-to-rusia", ("unknown-name", 6, 2)),
    ],
)
def test_a_wrong_row_is_a_finding_with_row_and_column(
    dataset: Load, findings: list[Finding], was: str, becomes: str, expected: tuple[str, int, int]
) -> None:
    assert dataset(rows=TRADE_ROWS.replace(was, becomes, 1)) is None
    assert expected in [(finding.id, finding.line, finding.column) for finding in findings]
    assert {finding.path for finding in findings} == {"data/datasets/economy/trade.csv"}


def test_a_row_finding_says_what_was_read_and_expected(dataset: Load, findings: list[Finding]) -> None:
    dataset(rows=TRADE_ROWS.replace("76.12", "76.1x"))
    assert findings[0].message == "Column 'value': read '76.1x', expected a number."


@pytest.mark.parametrize(
    ("kind", "text"), [("date", "0001-01-01"), ("date", "9999-12-31"), ("yearmonth", "0000-01"), ("year", "9999")]
)
def test_times_at_the_ends_of_the_calendar_are_findings(
    dataset: Load, findings: list[Finding], kind: str, text: str
) -> None:
    rows = f"year,flow,value,source,mark\n{text},china-to-russia,1,customs,\n"
    assert dataset(TRADE.replace("type: year", f"type: {kind}"), rows) is None
    assert [(finding.id, finding.line, finding.column) for finding in findings] == [("wrong-value", 2, 1)]


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("^(?=a).*$", "look-around"),
        ("^(a)\\1$", "backreference"),
        ("(", "unclosed group"),
        ("(?P<a>x)(?P=a)", "unrecognized flag"),
        ("a{1000}{1000}{1000}", "size limit"),
    ],
)
def test_a_pattern_that_rows_cannot_be_compared_with_is_a_finding_in_the_descriptor(
    dataset: Load, findings: list[Finding], pattern: str, problem: str
) -> None:
    field = f"unit: USD bn}}\n    - {{name: who, type: string, title: Who, constraints: {{pattern: '{pattern}'}}}}"
    rows = (
        TRADE_ROWS.replace("mark\n", "mark,who\n").replace(",\n", ",,\n").replace("d\n", "d,\n").replace("e\n", "e,\n")
    )
    assert dataset(TRADE.replace("unit: USD bn}", field, 1), rows) is None
    assert [(finding.id, finding.path) for finding in findings] == [("wrong-value", "data/datasets/economy/trade.yaml")]
    assert "a regular expression" in findings[0].message
    assert problem in findings[0].message


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty-file"),
        (b"year,flow,value,source,mark\n", "empty-file"),
        ("year,flow,value,source\n2022,za\u017c\u00f3\u0142\u0107,1,customs\n".encode("cp1250"), "wrong-encoding"),
        (TRADE_ROWS.encode("utf-16"), "wrong-encoding"),
        (TRADE_ROWS.replace(",", ";").encode(), "csv-syntax"),
        (b'year,flow,value,source,mark\n2022,"china,1,customs,\n', "csv-syntax"),
        (b"year,flow,source,mark\n2022,china-to-russia,customs,\n", "missing-column"),
        (b"year,flow,value,mark\n2022,china-to-russia,1,\n", "missing-column"),
    ],
)
def test_a_wrong_file_is_one_finding(dataset: Load, findings: list[Finding], content: bytes, expected: str) -> None:
    assert dataset(rows=content) is None
    assert [finding.id for finding in findings] == [expected]


def test_a_byte_order_mark_is_no_part_of_the_first_name(dataset: Load, findings: list[Finding]) -> None:
    assert dataset(rows="\ufeff" + TRADE_ROWS)
    assert findings == []


@pytest.mark.parametrize(
    ("was", "becomes", "expected", "line"),
    [
        ("value, type: number, title: Value, unit: USD bn", "value, type: number, title: Value", "missing-unit", 12),
        ("title: Trade\n", "titel: Trade\n", "unknown-key", 1),
        ("type: year", "type: jear", "unknown-name", 5),
        ("primaryKey: [year, flow]", "primaryKey: [year, direction]", "wrong-value", 13),
        ("updated: 2026-01-20", "updated: soon", "wrong-value", 18),
        ("maturity: final", "maturity: final\nname: trades", "wrong-value", 21),
        ("maturity: final", "maturity: final\nembargo: 9999-12-31T23:59:59-23:00", "wrong-value", 21),
        ("maturity: final", "maturity: final\nembargo: 0001-01-01T00:00:00+23:00", "wrong-value", 21),
        ("updated: 2026-01-20", "updated: 9999-12-31", "wrong-value", 18),
        ("description: Goods", "description: 'Goods", "yaml-syntax", 3),
    ],
)
def test_a_wrong_descriptor_is_a_finding_with_its_line(
    dataset: Load, findings: list[Finding], was: str, becomes: str, expected: str, line: int
) -> None:
    assert dataset(TRADE.replace(was, becomes, 1)) is None
    assert findings[0].id == expected
    assert findings[0].path == "data/datasets/economy/trade.yaml"
    if expected != "yaml-syntax":
        assert findings[0].line == line


def test_many_wrong_rows_are_counted_not_listed(dataset: Load, findings: list[Finding]) -> None:
    rows = "".join(f"{2000 + n},china-to-russia,x,customs,\n" for n in range(50))
    dataset(rows="year,flow,value,source,mark\n" + rows)
    assert [(finding.id, finding.line) for finding in findings] == [("wrong-value", 2)]
    assert findings[0].message.endswith("50 such cells, on lines 2, 3, 4, 5, 6 and further ones.")


NOTED = TRADE.replace("  primaryKey", "    - {name: note, type: string, title: Note}\n  primaryKey", 1)
NOTED_ROWS = "year,flow,value,source,mark,note\n2022,china-to-russia,76.12,customs,,{}\n"


@pytest.mark.parametrize(
    "cell",
    [
        "=HYPERLINK(1)",
        "+SUM(A1)",
        "-2+3",
        "@SUM(A1)",
        '"=1,\n2"',
        "\uff1dA1",
        "-cmd|' /C calc'!A0",
        "=1",
        "+49 x",
    ],
)
def test_a_formula_is_one_finding_of_its_file(dataset: Load, findings: list[Finding], cell: str) -> None:
    rows = NOTED_ROWS.format(cell)
    assert dataset(NOTED, rows + rows.splitlines(keepends=True)[1].replace("2022", "2023") * ("\n" not in cell)) is None
    assert [(finding.id, finding.line, finding.column) for finding in findings] == [("formula-cell", 2, 6)]


def test_no_publisher_begins_like_a_formula(dataset: Load, findings: list[Finding]) -> None:
    """It stands in each row of each CSV that readers get."""
    assert dataset(NOTED.replace('"China Customs, via TASS"', "'@SUM(A1), via TASS'"), NOTED_ROWS.format("x")) is None
    assert [finding.id for finding in findings] == ["wrong-value"]
    assert "organization: read '@SUM(A1), via TASS', expected a name" in findings[0].message


@pytest.mark.parametrize("cell", ["-", "--", "-5", "+5.2", "-.5", "-1e6", "-3%", "-1 234", "a-b", "a=b", "2022-01"])
def test_numbers_and_hyphens_are_no_formulas(dataset: Load, findings: list[Finding], cell: str) -> None:
    assert dataset(NOTED, NOTED_ROWS.format(cell))
    assert findings == []


def test_a_csv_that_is_too_large_is_not_read(
    tmp_path: Path, findings: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, SITE)
    path = tmp_path / "data/datasets/economy/trade.csv"
    with path.open("ab") as file:
        file.truncate(MAX_BYTES + 1)
    read_bytes = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("read") if self == path else read_bytes(self))
    assert load_dataset(path.with_suffix(".yaml"), tmp_path, findings) is None
    assert [(finding.id, finding.path) for finding in findings] == [("too-large", "data/datasets/economy/trade.csv")]
