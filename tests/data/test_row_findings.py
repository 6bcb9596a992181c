"""The same mistake in many cells is one finding; different ones are told at once, with the lines of the file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.core.finding import Finding
from dashboard.data import row_findings
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


def test_a_close_name_is_looked_for_only_where_it_is_told(
    dataset: Load, findings: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[object] = []
    monkeypatch.setattr(row_findings, "closest", lambda word, names: sought.append(word) or [])
    rows = HEADER + "".join(f"{1000 + number},flow {number},1,customs,\n" for number in range(300))
    assert dataset(rows=rows) is None
    assert "and 288 other texts" in findings[0].message
    assert sought == [f"flow {number}" for number in range(12)]


def test_a_long_word_is_shown_by_its_beginning(dataset: Load, findings: list[Finding]) -> None:
    whole = TRADE.replace("name: value, type: number", "name: value, type: integer")
    assert dataset(whole, f"{HEADER}2024,china-to-russia,{'9' * 5000},customs,\n") is None
    assert f"read '{'9' * 50}" in findings[0].message
    assert "[...]', expected a number that is not farther from zero than 1e+300" in findings[0].message
    assert len(findings[0].message) < 200


@pytest.mark.parametrize("number", ["1.797e308", "-1.797e308", "1e999"])
def test_a_number_that_no_axis_can_reach_is_refused(dataset: Load, findings: list[Finding], number: str) -> None:
    assert dataset(rows=f"{HEADER}2024,china-to-russia,{number},customs,\n") is None
    assert f"read '{number}', expected a number that is not farther from zero than 1e+300" in findings[0].message


def test_a_number_that_would_become_nought_is_refused(dataset: Load, findings: list[Finding]) -> None:
    assert dataset(rows=f"{HEADER}2024,china-to-russia,-1e-400,customs,\n") is None
    assert "read '-1e-400', expected a number that is not nearer to zero than" in findings[0].message


@pytest.mark.parametrize(
    ("rows", "ids"),
    [
        (HEADER + "a\u00a0\n", ["ragged-row", "odd-character"]),
        (HEADER.replace("value", "value\u200b") + "2024\n", ["odd-character", "ragged-row"]),
    ],
)
def test_where_all_rows_are_ragged_the_rest_is_told_all_the_same(
    dataset: Load, findings: list[Finding], rows: str, ids: list[str]
) -> None:
    assert dataset(rows=rows) is None
    assert sorted(finding.id for finding in findings) == sorted(ids)


@pytest.mark.parametrize("key", ["[[year]]", "[{a: year}]", "{a: year}", "3", "[year, [flow]]"])
def test_a_wrong_key_of_rows_hides_no_other_mistake(dataset: Load, findings: list[Finding], key: str) -> None:
    described = TRADE.replace("primaryKey: [year, flow]", f"primaryKey: {key}")
    assert described != TRADE
    assert dataset(described, f"{HEADER}2024,china-to-russia,x,customs,\n") is None
    assert "engine-error" not in {finding.id for finding in findings}
    assert {finding.path.rpartition(".")[2] for finding in findings} == {"csv", "yaml"}


@pytest.mark.parametrize("kind", ["number", "integer", "year", "quarter", "date"])
def test_numbers_and_times_have_no_categories(dataset: Load, findings: list[Finding], kind: str) -> None:
    categories = "categories: [{value: '1', label: One}]"
    field = f"unit: USD bn}}\n    - {{name: other, type: {kind}, title: Other, {categories}}}"
    assert dataset(TRADE.replace("unit: USD bn}", field), "year,flow,value,other,source,mark\n") is None
    [finding] = [finding for finding in findings if finding.path.endswith(".yaml")]
    assert "no categories: numbers and times have none" in finding.message + finding.hint


WRONG_CONSTRAINTS = [
    ("date", "minimum: 2000"),
    ("date", "maximum: soon"),
    ("number", "minimum: 2000-01-01"),
    ("integer", "maximum: 2000-01-01"),
    ("year", "minimum: 2000-01-01"),
    *((kind, "minimum: 2000") for kind in ("string", "boolean", "week", "yearmonth", "quarter", "half-year")),
    *((kind, "pattern: '1.*'") for kind in ("number", "integer", "boolean", "date", "year", "quarter")),
    *((kind, "enum: ['1', '2']") for kind in ("number", "integer", "boolean", "date", "year", "quarter")),
]


@pytest.mark.parametrize(("kind", "constraint"), WRONG_CONSTRAINTS)
def test_a_constraint_that_does_not_suit_the_type_is_a_finding(
    dataset: Load, findings: list[Finding], kind: str, constraint: str
) -> None:
    field = f"unit: USD bn}}\n    - {{name: other, type: {kind}, title: Other, constraints: {{{constraint}}}}}"
    assert dataset(TRADE.replace("unit: USD bn}", field), "year,flow,value,other,source,mark\n") is None
    [finding] = [finding for finding in findings if finding.path.endswith(".yaml")]
    assert finding.id == "wrong-value"
    assert constraint.partition(":")[0] in finding.message


@pytest.mark.parametrize(
    ("kind", "constraint", "sound", "wrong"),
    [
        ("date", "minimum: 2000-01-01", "2000-01-01", "1999-12-31"),
        ("year", "minimum: 2000", "2000", "1999"),
        ("year", "maximum: 2000", "2000", "2001"),
        ("number", "maximum: 2.5", "2.5", "2.6"),
        ("integer", "minimum: -2", "-2", "-3"),
        ("string", "pattern: '^a.$'", "ab", "b"),
        ("string", "enum: [a, b]", "a", "c"),
    ],
)
def test_a_constraint_holds_for_every_cell(
    dataset: Load, findings: list[Finding], kind: str, constraint: str, sound: str, wrong: str
) -> None:
    unit = ", unit: t" if kind in ("number", "integer") else ""
    field = f"unit: USD bn}}\n    - {{name: other, type: {kind}, title: Other{unit}, constraints: {{{constraint}}}}}"
    described, header = TRADE.replace("unit: USD bn}", field), "year,flow,value,other,source,mark\n"
    assert dataset(described, f"{header}2024,china-to-russia,1,{sound},customs,\n"), findings
    assert dataset(described, f"{header}2024,china-to-russia,1,{wrong},customs,\n") is None
    assert "Column 'other'" in findings[0].message


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
    ("numbers", "unclear"),
    [
        (("834", "1.234", "17.820"), "'1.234' and '17.820'"),  # as in German, whole
        (("1240", "1250", "1.234"), "'1.234'"),
        (("834", "-1.234"), "'-1.234'"),
        (("1.234", "17.820", "2.001"), "'1.234', '17.820' and '2.001'"),  # nothing says which
        (("1.234", "17.820", "0.001"), ""),
        (("1.234", "17.820", "2.01"), ""),
        (("1.234",), ""),
        (("834", "1.234", "1.5"), ""),
        (("834", "1.234", "0.5"), ""),
        (("834", "1.234", "1234.567"), ""),
        (("834", "0.123"), ""),
    ],
)
def test_points_among_whole_numbers_may_stand_between_thousands(
    dataset: Load, findings: list[Finding], numbers: tuple[str, ...], unclear: str
) -> None:
    rows = [{"code": code, "number": number} for code, number in zip("abc", numbers, strict=False)]
    assert dataset(COLUMNS, csv_text(*rows))
    assert [finding.id for finding in findings] == (["unclear-number"] if unclear else [])
    assert all(unclear in finding.message for finding in findings)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "a workbook of a spreadsheet, or another packed file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old workbook of Excel (.xls)"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"\n<!DOCTYPE html>\n<html><body>Log in</body></html>", "a page of the web"),
        (b'{"year": [2023]}', "JSON"),
        (b'[{"year": 2023}]', "JSON"),
        ("year,value\n2023,5\n".encode("utf-16"), "text in UTF-16"),
        ("year,value\n2023,5\n".encode("utf-16-le"), "text in UTF-16"),
    ],
)
def test_a_file_that_is_no_csv_is_called_by_its_name(
    dataset: Load, findings: list[Finding], content: bytes, what: str
) -> None:
    assert dataset(COLUMNS, content) is None
    assert [(finding.severity, finding.message) for finding in findings] == [
        ("error", f"This is {what}, expected CSV in UTF-8.")
    ]


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
