"""A cell that is no number gets the hint for the way in which it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.number_hints import number_hint, whole_number_hint


@pytest.mark.parametrize(
    "text",
    [
        "inf",
        "-inf",
        "Infinity",
        "..",
        "...",
        "…",
        ":",
        "-",
        "–",
        "--",
        "n/a",
        "N/A",
        "NA",
        "nan",
        "null",
        "#N/A",
        "x",
        "k.A.",
        ": c",
        ":c",
        "c",
        "(z)",
    ],
)
def test_a_sign_for_no_figure_leads_to_missing_values(text: str) -> None:
    assert f"missingValues: ['', '{text}']" in number_hint(text)[1]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("12.3 p", "Write 12.3 here and 'provisional' into the column 'mark'."),
        ("12.3e", "Write 12.3 here and 'estimate' into the column 'mark'."),
        ("11.9 b", "one of provisional, derived, estimate into 'mark' if it fits. What else 'b' means"),
        ("1.5k", "If 'k' is another unit or scale"),
        ("1.5m", "If 'm' is another unit or scale"),
        ("1.5 B", "If 'B' is another unit or scale"),
        ("1.5t", "If 't' is another unit or scale"),
        ("34.5¹", "Write 34.5 here"),
        ("34.5*", "Write 34.5 here"),
        ("76,12", "Write numbers with a point and without spaces: 76.12. Excel takes"),
        ("1.234,5", ": 1234.5."),
        ("110\u00a0940,5", ": 110940.5."),
        ("1,234", "Write 1.234 if the comma is a decimal one, 1234 if it stands between thousands."),
        ("1,234,567", "without signs between thousands: 1234567."),
        ("1,234.5", ": 1234.5."),
        ("1'234'567", ": 1234567."),
        ("1_000", ": 1000."),
        ("１２", "Write it in the digits 0 to 9: 12."),
        ("٣٫٥", "Write it in the digits 0 to 9: 3.5."),
        ("+5", "Write 5."),
        ("(1.5)", "A negative number begins with a hyphen: -1.5."),
        ("−1.5", "A negative number begins with a hyphen: -1.5."),
        ("1234-", "A negative number begins with a hyphen: -1234."),
        ("0101", "A code such as 0101 needs a field of 'type: string'"),
        ("12.5%", "Write 12.5 alone; the unit stands in the descriptor"),
        ("USD 5", "Write 5 alone"),
        ("5 bn", "Write 5 alone"),
        ("#DIV/0!", "The spreadsheet could not compute or show this cell"),
        ("####", "The spreadsheet could not compute or show this cell"),
        ("#WERT!", "The spreadsheet could not compute or show this cell"),
        ("#V\u00c4RDEFEL!", "The spreadsheet could not compute or show this cell"),
        ("#DZIEL/0!", "The spreadsheet could not compute or show this cell"),
        ("#NV", "missingValues: ['', '#NV']"),
        ("1.234.567", "without signs between thousands: 1234567."),
        ("(1,234)", "begins with a hyphen: -1234, or -1.234 if the comma is a decimal one."),
        ("(1 234,5)", "begins with a hyphen: -1234.5."),
        ("\u22121\u00a0234", "begins with a hyphen: -1234."),
        ("1.234,5-", "begins with a hyphen: -1234.5."),
        ("12,5%", "Write 12.5 alone"),
        ("12,5 %", "Write 12.5 alone"),
        ("12.5\uff05", "Write 12.5 alone"),
        ("\u20ac1,234.5", "Write 1234.5 alone"),
        ("1 234 mln", "Write 1234 alone"),
        ("34.5 1)", "Write 34.5 here"),
        ("34.5[1]", "What else '[1]' means"),
        (">50%", "Write 50 here and 'more than' into the column 'mark'"),
        ("<0.1", "Write 0.1 here and 'less than'"),
        ("ca. 5", "'about'"),
        ("11.9 bp", "What else 'bp' means"),
        ("12 ep", "What else 'ep' means"),
        ("1 234,5 p", "Write 1234.5 here and 'provisional' into the column 'mark'."),
        ("34,5*", "Write 34.5 here"),
        ("*34.5", "Write 34.5 here"),
        ("34.5)", "Write 34.5 here"),
        ("(12.5%)", "Write -12.5 alone"),
        ("\u221212,5%", "Write -12.5 alone"),
        ("+12.5%", "Write 12.5 alone"),
        ("%12.5", "Write 12.5 alone"),
        ("12.5 % GDP", "Write 12.5 alone"),
        ("($5)", "Write -5 alone"),
        ("(USD 1,234.5)", "Write -1234.5 alone"),
        ("-$5", "Write -5 alone"),
        ("-5 mln", "Write -5 alone"),
        ("5 mn", "If 'mn' is another unit or scale than that, compute the number anew."),
        ("\u20145", "begins with a hyphen: -5."),
        ("\u20115", "begins with a hyphen: -5."),
        ("\uff0d5", "begins with a hyphen: -5."),
        ("- 5", "begins with a hyphen: -5."),
        ("\u25b35", "begins with a hyphen: -5."),
        ("-1\u2019234.5", "without signs between thousands: -1234.5."),
        ("12,34,567", "without signs between thousands: 1234567."),
        ("1,5E+03", "Write numbers with a point and without spaces: 1.5E+03."),
        ("#\u0421\u0421\u042b\u041b\u041a\u0410!", "The spreadsheet could not compute or show this cell"),
        ("#\u0414\u0415\u041b/0!", "The spreadsheet could not compute or show this cell"),
        ("Err:502", "The spreadsheet could not compute or show this cell"),
        ("#\u041d/\u0414", "missingValues: ['', '#\u041d/\u0414']"),
        ("05,96", ": 5.96."),
        ("+05.96", "Write 5.96."),
        ("<05", "Write 5 here"),
        ("\uff10\uff15", ": 5."),
        ("022%", "Write 22 alone"),
        ("-0417", "A code such as -0417 needs a field of 'type: string'"),
        ("1.234-", "begins with a hyphen: -1234, or -1.234 if the point is a decimal one."),
        ("1.234 p", "Write 1234 or 1.234 here and"),
        ("1,234 mn", "Write 1234 or 1.234 alone"),
    ],
)
def test_another_way_of_writing_is_recognised(text: str, part: str) -> None:
    assert part in number_hint(text)[1]


@pytest.mark.parametrize("text", ["abc", "0x10", "True", "1.2.3", "12..3", "Russia 5 bn", "", "5-6"])
def test_of_anything_else_nothing_is_guessed(text: str) -> None:
    assert number_hint(text) == ("", "")


def test_a_point_where_a_whole_number_is_expected() -> None:
    assert whole_number_hint("1.234").startswith("Write 1234 if its point stands between thousands.")
    assert whole_number_hint("12.5") == "A field with decimals is a 'number'."
    assert whole_number_hint("abc") == whole_number_hint("12") == ""


def test_cells_that_need_different_things_are_of_different_kinds() -> None:
    kinds = [number_hint(text)[0] for text in ("12.3 p", "11.9 b", ": c", "5 mn", "5 bn")]
    assert len({*kinds}) == len(kinds)
    questions = [number_hint(text)[0] for text in ("(1.5)", "(1.234)", "12.3 p", "1.234 p", "5 mn", "1,234 mn")]
    assert len({*questions}) == len(questions)
    assert number_hint("12.3 p")[0] == number_hint("9,1p")[0]


@given(st.text())
def test_any_text_gets_a_kind_with_its_hint_or_neither(text: str) -> None:
    kind, hint = number_hint(text)
    assert bool(kind) == bool(hint)
