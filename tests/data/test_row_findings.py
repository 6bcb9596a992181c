"""The same mistake in many cells is one finding; different ones are told at once, with the lines of the file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset
from tests.samples.columns import COLUMNS, csv_text
from tests.samples.site import TRADE

Load = Callable[..., Dataset | None]
HEADER = "year,flow,value,source,mark\n"


def test_ten_kinds_of_mistakes_in_300_rows_are_seen_at_once(dataset: Load, findings: list[Finding]) -> None:
    cells = ["..", "12,5", "1_000", "abc", "5%", "12.3 p", "+5", "１２"]
    rows = [
        {"code": f"c{number}", "number": cells[number % 8], "listed": "Rusia", "day": "soon"} for number in range(300)
    ]
    assert dataset(COLUMNS, csv_text(*rows)) is None
    assert len(findings) == 10
    assert [finding.line for finding in findings] == [2, 2, 2, 3, 4, 5, 6, 7, 8, 9]
    assert all("38 such cells" in finding.message or "37 such" in finding.message for finding in findings[3:])
    assert "more-findings" not in {finding.id for finding in findings}


def test_different_texts_with_one_mistake_are_named_together(dataset: Load, findings: list[Finding]) -> None:
    rows = HEADER + "".join(f"{2000 + number},china-to-russia,x{number}y,customs,\n" for number in range(7))
    assert dataset(rows=rows) is None
    assert findings[0].message == (
        "Column 'value': read 'x0y', 'x1y', 'x2y', 'x3y', 'x4y' and 2 other texts, expected a number. "
        "7 such cells, on lines 2, 3, 4, 5, 6 and further ones."
    )


def test_all_signs_for_a_missing_value_stand_in_the_hint(dataset: Load, findings: list[Finding]) -> None:
    cells = {"a": "..", "b": ":", "c": ".."}
    assert dataset(COLUMNS, csv_text(*({"code": code, "number": cell} for code, cell in cells.items()))) is None
    assert "missingValues: ['', '..', ':']" in findings[0].hint


def test_all_unknown_names_of_a_column_are_told_with_the_nearest_of_each(
    dataset: Load, findings: list[Finding]
) -> None:
    names = ("china-to-rusia", "total", "china-to-rusia", "russia-to-chna")
    rows = HEADER + "".join(f"{2000 + number},{name},1,customs,\n" for number, name in enumerate(names))
    assert dataset(rows=rows) is None
    [finding] = findings
    assert finding.message == (
        "Column 'flow': read 'china-to-rusia' (did you mean 'china-to-russia'?), 'total' and 'russia-to-chna' (did you "
        "mean 'russia-to-china'?), expected one of the values listed. 4 such cells, on lines 2, 3, 4 and 5."
    )
    assert finding.hint == "Known: china-to-russia, russia-to-china."


def test_listed_names_may_hold_commas(dataset: Load, findings: list[Finding]) -> None:
    described = COLUMNS.replace("{value: China, label: China}", '{value: "Korea, South or North", label: Korea}')
    assert dataset(described, csv_text({"listed": "Korea, Sout or North"})) is None
    assert findings[0].hint == "Known: Russia, Korea, South or North."


def test_rows_with_decimal_commas_are_one_finding(dataset: Load, findings: list[Finding]) -> None:
    rows = HEADER + "".join(f"{1900 + number},china-to-russia,76,12,customs,\n" for number in range(100))
    assert dataset(rows=rows) is None
    assert [(finding.id, finding.line) for finding in findings] == [("ragged-row", 2)]
    assert "100 such rows, on lines 2, 3, 4, 5, 6 and further ones." in findings[0].message
    assert "save as 'CSV UTF-8'" in findings[0].hint


def test_a_line_is_that_of_the_file_where_cells_and_empty_lines_shift_it(
    dataset: Load, findings: list[Finding]
) -> None:
    rows = csv_text({"code": "a", "name": "over\ntwo lines"}, {"code": "b", "number": "x1"})
    rows = rows.replace("\n", "\n\n", 1)
    assert dataset(COLUMNS, rows) is None
    assert rows.split("\n")[findings[0].line - 1].startswith("b,")
    assert "Row" not in findings[0].message


def test_a_point_may_stand_between_thousands_where_others_have_decimal_commas(
    dataset: Load, findings: list[Finding]
) -> None:
    rows = csv_text(
        {"code": "a", "number": "1.234"}, {"code": "b", "number": "12,5"}, {"code": "c", "number": "17.820"}
    )
    assert dataset(COLUMNS, rows) is None
    assert [(finding.id, finding.severity, finding.line) for finding in findings] == [
        ("unclear-number", "warning", 2),
        ("wrong-value", "error", 3),
    ]
    assert "'1.234' and '17.820'" in findings[0].message


def test_without_decimal_commas_a_point_is_a_point(dataset: Load, findings: list[Finding]) -> None:
    assert dataset(COLUMNS, csv_text({"code": "a", "number": "1.234"}, {"code": "b", "number": "12.5"}))
    assert findings == []


@pytest.mark.parametrize(
    ("content", "id", "hint"),
    [
        ("Year;Value\n2023;110 940,5\n", "csv-syntax", "Save the file as CSV with commas"),
        ("freq,geo\\TIME_PERIOD\t2022 \nA,DE\t12.3 p\n", "csv-syntax", "Save the file as CSV with commas"),
        (
            "Source,\n\n" + csv_text({}),
            "missing-column",
            "The first line names the columns: delete what stands above line 3.",
        ),
        (
            "Country,1990,1991\nChina,..,1.5\n",
            "missing-column",
            "The first line names the columns. A table with a column",
        ),
    ],
)
def test_a_file_of_another_form_is_one_finding(
    dataset: Load, findings: list[Finding], content: str, id: str, hint: str
) -> None:
    assert dataset(COLUMNS, content) is None
    assert [finding.id for finding in findings] == [id]
    assert findings[0].hint.startswith(hint)


def test_notes_below_the_rows_are_told_as_such(dataset: Load, findings: list[Finding]) -> None:
    assert dataset(COLUMNS, csv_text({}) + "1) preliminary\nSource: customs\n") is None
    assert [(finding.id, finding.line) for finding in findings] == [("ragged-row", 3)]
    assert findings[0].hint.startswith("Notes and sums below the rows are no rows")


def test_a_wrong_header_hides_no_wrong_cell(dataset: Load, findings: list[Finding]) -> None:
    rows = csv_text({"number": "x1", "listed": "Rusia"}).replace("day", "date", 1)
    assert dataset(COLUMNS, rows) is None
    assert sorted(finding.id for finding in findings) == [
        "missing-column",
        "unknown-column",
        "unknown-name",
        "wrong-value",
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "id"),
    [
        ("title: Kinds", "titel: Kinds", "unknown-key"),
        ("title: Kinds\n", "", "missing-key"),
        ("type: number", "type: numbr", "unknown-name"),
        ("updated: 2026-01-20", "updated: soon", "wrong-value"),
        ("title: Code}", "title: Code, constraints: {maximum: much, required: true}}", "wrong-value"),
        ("title: Code}", "titel: Code}", "unknown-key"),
        ("primaryKey: [code]", "primaryKey: [cod]", "wrong-value"),
        ("organization: Customs", "org: Customs", "unknown-key"),
        ("frequency: annual", "frequency: [annual", "yaml-syntax"),
        ("name: customs,", "name: The Customs,", "wrong-value"),
    ],
)
def test_a_wrong_key_of_a_descriptor_hides_no_wrong_cell(
    dataset: Load, findings: list[Finding], was: str, becomes: str, id: str
) -> None:
    rows = csv_text({"whole": "n/a", "listed": "Rusia"})
    assert dataset(COLUMNS.replace(was, becomes, 1), rows) is None
    in_rows = [finding.id for finding in findings if finding.path.endswith(".csv")]
    assert id in [finding.id for finding in findings if finding.path.endswith(".yaml")]
    # (Of a file that is no YAML nothing is known.)
    assert in_rows == ([] if id == "yaml-syntax" else ["unknown-name", "wrong-value"])


@pytest.mark.parametrize("field", ["{type: string, title: Code}", "{name: [code], type: string, title: Code}", "code"])
def test_without_the_name_of_a_column_nothing_is_guessed(dataset: Load, findings: list[Finding], field: str) -> None:
    described = COLUMNS.replace("{name: code, type: string, title: Code}", field, 1)
    assert dataset(described, csv_text({"whole": "n/a"})) is None
    assert {finding.path.rpartition(".")[2] for finding in findings} == {"yaml"}


def test_a_column_with_an_unsound_name_is_read_under_it(dataset: Load, findings: list[Finding]) -> None:
    rows = csv_text({"whole": "n/a"}).replace("code", "Code", 1)
    assert dataset(COLUMNS.replace("name: code", "name: Code", 1), rows) is None
    in_rows = [finding.id for finding in findings if finding.path.endswith(".csv")]
    assert in_rows == ["wrong-value"]


def test_each_key_that_is_missing_is_told(dataset: Load, findings: list[Finding]) -> None:
    dataset(TRADE.replace("title: Trade\n", "").replace("maturity: final\n", ""))
    assert [finding.message for finding in findings] == [
        "The key 'title' is missing.",
        "The key 'maturity' is missing.",
    ]


def test_more_than_20_mistakes_are_counted(dataset: Load, findings: list[Finding]) -> None:
    names = [f"n{number}" for number in range(25)]
    fields = "\n".join(f"    - {{name: {name}, type: number, title: {name}, unit: t}}" for name in names)
    described = COLUMNS.replace("  primaryKey", f"{fields}\n  primaryKey", 1)
    rows = csv_text({}).splitlines()
    text = f"{rows[0]},{','.join(names)}\n{rows[1]}{',abc' * 25}\n"
    assert dataset(described, text) is None
    assert [finding.id for finding in findings] == ["wrong-value"] * 20 + ["more-findings"]
    assert findings[-1].message.startswith("5 more findings")
