"""Numbers as charts write them."""

from dashboard.charts.style.layout import format_number, format_rounded


def test_numbers_read_as_in_print() -> None:
    assert [format_number(1234.5), format_number(-6.9), format_number(30.0)] == ["1,234.5", "\N{MINUS SIGN}6.9", "30"]
    assert [format_rounded(244.819), format_rounded(0.04567), format_rounded(9017.8), format_rounded(11.25)] == [
        "244.8",
        "0.0457",
        "9,018",
        "11.3",
    ]
