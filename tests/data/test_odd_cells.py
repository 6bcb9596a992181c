"""Cells that are not what they look like: each odd character in each kind of column is a finding with a fix."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.render.table import rows_csv
from dashboard.core.finding import Finding
from dashboard.core.look_alikes import clean
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.data.csv_records import split_records
from dashboard.data.dataset import Dataset
from dashboard.data.fix_rows import fix_rows
from dashboard.data.readable_descriptor import readable_descriptor
from tests.samples.columns import COLUMNS, SOUND, csv_text
from tests.samples.site import TRADE_ROWS

Load = Callable[..., Dataset | None]
ODD = {
    "blank behind": "{}\u0020",
    "blank before": "\u0020{}",
    "no-break blank behind": "{}\u00a0",
    "thin blank before": "\u2009{}",
    "tab behind": "{}\t",
    "line end behind": "{}\r\n",
    "zero-width space": "{}\u200b",
    "zero-width space before": "\u200b{}",
    "byte order mark": "\ufeff{}",
    "word joiner": "{}\u2060",
    "soft hyphen": "{}\u00ad",
    "mark of direction": "\u200e{}",
    "selector of a variant": "{}\ufe0f",
}
"""How a cell may look like another one."""
TYPED = ("number", "whole", "is_true", "day", "year", "month")


def fixed(text: str, descriptor: str = COLUMNS) -> str:
    record = read_yaml_bytes(descriptor.encode(), "", [])
    readable = readable_descriptor(record.data) if record else None
    assert readable
    return fix_rows(text, readable)


def test_marks_of_editing_in_a_cell_are_told_as_in_texts(dataset: Load, findings: list[Finding]) -> None:
    assert dataset(rows=TRADE_ROWS.replace("customs", "customs {>>really?<<}", 1)) is None
    assert ("leftover-markup", "Marks of editing are left over: {>>really?<<}") in [
        (finding.id, finding.message) for finding in findings
    ]


def test_a_remark_of_two_lines_in_a_cell_is_told_at_its_line(dataset: Load, findings: list[Finding]) -> None:
    dataset(rows=TRADE_ROWS + '2024,"customs {>>really?\nAsk them.<<}",1\n')
    told = [finding for finding in findings if finding.id == "leftover-markup"]
    assert [(finding.line, finding.column) for finding in told] == [(TRADE_ROWS.count("\n") + 1, 15)]


def test_a_sound_row_of_all_kinds_has_no_finding(dataset: Load, findings: list[Finding]) -> None:
    loaded = dataset(COLUMNS, csv_text({}))
    assert findings == []
    assert loaded
    assert loaded.rows[0].values["number"] == 12.5


@pytest.mark.parametrize("column", SOUND)
@pytest.mark.parametrize("odd", ODD)
def test_an_odd_character_is_one_finding_whose_fix_gives_the_sound_file(
    dataset: Load, findings: list[Finding], column: str, odd: str
) -> None:
    rows = csv_text({"code": "a"}, {column: ODD[odd].format(SOUND[column])})
    assert dataset(COLUMNS, rows) is None
    number = [*SOUND].index(column) + 1
    assert [(finding.id, finding.line, finding.column) for finding in findings] == [("odd-character", 3, number)]
    assert f"read '{SOUND[column]}' with " in findings[0].message
    # (A cell in quotes keeps them.)
    assert fixed(rows).replace('"', "") == csv_text({"code": "a"}, {})


@pytest.mark.parametrize("column", SOUND)
def test_a_control_character_is_one_finding_without_a_fix(dataset: Load, findings: list[Finding], column: str) -> None:
    rows = csv_text({column: f"{SOUND[column]}\x00"})
    assert dataset(COLUMNS, rows) is None
    assert "odd-character" in [finding.id for finding in findings]
    assert "U+0000" in findings[0].message
    assert fixed(rows) == rows


@pytest.mark.parametrize("column", TYPED)
@pytest.mark.parametrize(
    "cell",
    [
        "1_000",
        "１２",
        "٣",
        "²",
        "Ⅻ",
        "+5",
        "0x10",
        "inf",
        "nan",
        "yes",
        "0101",
        "1,5",
        "1 000",
        "12.3 p",
        "..",
    ],
)
def test_what_other_programs_take_for_a_value_is_refused(
    dataset: Load, findings: list[Finding], column: str, cell: str
) -> None:
    assert dataset(COLUMNS, csv_text({column: cell})) is None
    assert [(finding.id, finding.line, finding.column) for finding in findings] == [
        ("wrong-value", 2, [*SOUND].index(column) + 1)
    ]
    assert f"read '{cell}'" in findings[0].message


@pytest.mark.parametrize(
    ("column", "cell"),
    [("number", "True"), ("whole", "True"), ("number", "5."), ("whole", "1e3"), ("whole", "1.5"), ("is_true", "t")],
)
def test_other_spellings_are_refused_too(dataset: Load, column: str, cell: str) -> None:
    assert dataset(COLUMNS, csv_text({column: cell})) is None


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("number", "1e5", 100_000.0),
        ("number", "-1.5E-3", -0.0015),
        ("number", ".5", 0.5),
        ("number", "0", 0.0),
        ("whole", "-12", -12),
        ("whole", "2024.0", 2024),
        ("is_true", "FALSE", False),
    ],
)
def test_what_programs_write_is_read(
    dataset: Load, findings: list[Finding], column: str, cell: str, value: object
) -> None:
    loaded = dataset(COLUMNS, csv_text({column: cell}))
    assert findings == []
    assert loaded
    assert loaded.rows[0].values[column] == value


@pytest.mark.parametrize("column", ["number", "whole"])
@pytest.mark.parametrize(("cell", "text"), [("-0", "0"), ("-0.0", "0.0"), ("0.0", "0.0"), ("-12.0", "-12.0")])
def test_nought_has_no_sign(dataset: Load, column: str, cell: str, text: str) -> None:
    loaded = dataset(COLUMNS, csv_text({column: cell}))
    assert loaded
    [row] = loaded.rows
    assert row.texts[column] == text
    assert str(row.values[column]) in (text, text.removesuffix(".0"), f"{text}.0")
    _, written = rows_csv(loaded, loaded.rows).splitlines()
    assert written.split(",")[[*SOUND].index(column)] == text


@pytest.mark.parametrize("column", ["name", "listed", "chosen"])
@pytest.mark.parametrize("twin", ["russia", "RUSSIA", "Ｒussia", "Russi\u0430"], ids=ascii)
def test_a_twin_is_a_finding_whose_fix_is_the_listed_or_more_frequent_name(
    dataset: Load, findings: list[Finding], column: str, twin: str
) -> None:
    rows = csv_text({"code": "a"}, {"code": "b"}, {"code": "c", column: twin})
    assert dataset(COLUMNS, rows) is None
    assert [(finding.id, finding.line) for finding in findings] == [("twin-name", 4)]
    assert "(elsewhere 'Russia')" in findings[-1].message
    assert fixed(rows) == csv_text({"code": "a"}, {"code": "b"}, {"code": "c"})


def test_two_spellings_that_are_equally_frequent_are_a_finding_without_a_fix(
    dataset: Load, findings: list[Finding]
) -> None:
    rows = csv_text({"code": "a", "name": "Côte d'Ivoire"}, {"code": "b", "name": "Côte d’Ivoire"})
    assert dataset(COLUMNS, rows) is None
    assert [(finding.id, finding.line) for finding in findings] == [("twin-name", 2)]
    assert "'Côte d'Ivoire' and 'Côte d’Ivoire'" in findings[0].message
    assert fixed(rows) == rows


def test_codes_that_differ_in_capitals_are_no_twins_if_they_are_listed_with_labels(
    dataset: Load, findings: list[Finding]
) -> None:
    listed = "[{value: t, label: tonnes}, {value: T, label: tesla}]"
    described = COLUMNS.replace("[{value: Russia, label: Russia}, {value: China, label: China}]", listed)
    rows = csv_text({"code": "a", "listed": "t"}, {"code": "b", "listed": "T"})
    assert dataset(described, rows)
    assert findings == []


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ('[{value: "Rus\u200bsia", label: Russia}]', ["odd-character", "unknown-name"]),
        ("[{value: Rus\u0455ia, label: R}, {value: Russia, label: Russia}]", ["mixed-alphabets"]),
        ("[{value: Russia, label: Russia}, {value: China, label: russia}]", ["twin-name"]),
        ("[{value: Russia, label: Russia}, {value: China, label: Russia}]", ["twin-name"]),
    ],
)
def test_listed_names_are_looked_at_as_well(
    dataset: Load, findings: list[Finding], listed: str, expected: list[str]
) -> None:
    described = COLUMNS.replace("[{value: Russia, label: Russia}, {value: China, label: China}]", listed)
    assert dataset(described, csv_text({})) is None
    assert [finding.id for finding in findings] == expected


def test_the_names_of_an_enum_are_looked_at_as_well(dataset: Load, findings: list[Finding]) -> None:
    assert dataset(COLUMNS.replace("enum: [Russia, China]", "enum: [Russia, russia]"), csv_text({})) is None
    assert [finding.id for finding in findings] == ["twin-name"]


def test_a_name_of_the_header_is_looked_at_as_well(dataset: Load, findings: list[Finding]) -> None:
    rows = csv_text({}).replace("number", "number\u00a0", 1)
    assert dataset(COLUMNS, rows) is None
    assert [(finding.id, finding.line, finding.column) for finding in findings] == [("odd-character", 1, 5)]
    assert fixed(rows) == csv_text({})


@pytest.mark.parametrize("cell", [":", ": ", "\u00a0:", "", " ", "\u200b"], ids=ascii)
def test_blanks_beside_a_missing_value_do_no_harm(dataset: Load, findings: list[Finding], cell: str) -> None:
    described = COLUMNS.replace("  primaryKey", "  missingValues: ['', ':']\n  primaryKey")
    loaded = dataset(described, csv_text({"number": cell}))
    assert findings == []
    assert fixed(csv_text({"number": cell}), described) == csv_text({"number": cell})
    assert loaded
    assert loaded.rows[0].values["number"] is None


def test_a_name_is_no_twin_of_a_sign_for_no_value(dataset: Load, findings: list[Finding]) -> None:
    described = COLUMNS.replace("  primaryKey", "  missingValues: ['', 'NA']\n  primaryKey")
    rows = csv_text({"code": "a", "name": "NA"}, {"code": "b", "name": "NA"}, {"code": "c", "name": "Na"})
    loaded = dataset(described, rows)
    assert findings == []
    assert loaded
    assert [row.values["name"] for row in loaded.rows] == [None, None, "Na"]
    assert fixed(rows, described) == rows


def test_an_odd_header_over_rows_of_another_length_is_told(dataset: Load, findings: list[Finding]) -> None:
    rows = csv_text({}).splitlines()[0].replace("number", "number\u00a0") + "\na,b\n"
    assert dataset(COLUMNS, rows) is None
    assert [finding.id for finding in findings] == ["odd-character", "ragged-row"]


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_a_fix_leaves_every_other_byte(start: str, end: str, last: bool) -> None:
    name = '"Korea, ""South"""{}'
    rows = [f'"code",name,number{end}{end}', f"a, {name.format('')},1.50{end}", f'"b ","x{end}y",{end}', "c,é,2"]
    before = start + "".join(rows) + end * last
    before = before.replace("a, ", "a,").replace("é", "e\u0301\u00a0")
    after = before.replace('"b "', '"b"').replace("e\u0301\u00a0", "é")
    assert fixed(before) == after != before
    assert fixed(after) == after


@given(st.text('ab\u00a0e\u0301," \r\n', max_size=40))
def test_a_fixed_file_has_the_cells_that_were_read_cleaned(body: str) -> None:
    before = f"code,name\n{body}"
    # (Empty cells keep their blanks. Names may also get another spelling.)
    was, becomes = (
        [[clean(cell).casefold() for cell in cells] for _, cells in split_records(text, "", [])]
        for text in (before, fixed(before))
    )
    assert becomes == was


def test_a_file_that_is_no_csv_is_left_as_it_is() -> None:
    text = 'code,name\na ,"open\n'
    assert fixed(text) == text
    text = 'code,name\na ,"b"c\n'
    assert fixed(text) == text


def test_a_spelling_with_a_comma_gets_quotes() -> None:
    rows = 'code,name\na,"Korea, South"\nb,"Korea, South"\nc,Korea\uff0c South\n'
    assert fixed(rows) == rows.replace("Korea\uff0c South", '"Korea, South"')
