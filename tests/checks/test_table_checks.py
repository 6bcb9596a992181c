"""A table that is none is told, and so is a cell that readers do not get."""

from __future__ import annotations

import pytest

from tests.samples.checked_text import text_findings

HEAD = "| a | b |\n| --- | --- |\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Words.\n\n| a | b |\n| c | d |\n", [3]),
        ("Words.\n\n| a | b |\n|---|:-:|\n| c | d |\n| e | f |\n", []),
        ("---\ntitle: A\n---\n| a | b |\n| c | d |\n", [4]),
        ("| a | b |\n|---|\n| c | d |\n", [1]),
        ("a | b\n---|---|---\nc | d\n", [1]),
        ("- | a | b |\n  |---|---|\n  | c | d |\n\n| | b |\n|-|-|\n| c | d |\n", []),
        ("> | a | b |\n> |---|---|\n> | c | d |\n\na | `b|c`\n-|-\nd | e\n", []),
        ("Words.\n\n```\n\n| a | b |\n| c | d |\n```\n", []),
    ],
)
def test_lines_with_bars_need_a_line_of_dashes(text: str, lines: list[int]) -> None:
    assert [finding.line for finding in text_findings(text, "unread-table")] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Words.\n\nYear\tVolume\n2020\t4.1\n2025\t38.8\n", [3]),
        ("Year\tPort of loading\tt\n2020\tKozmino\t4\n", [1]),
        ("1.\tThe first\n2.\tThe second\n", []),
        ("-\tThe first\n-\tThe second\n", []),
        ("a)\tThe first\nb)\tThe second\n", []),
        ("•\tThe first\n•\tThe second\n", []),
        ("Words of\tone line alone.\nAnd another.\n", []),
        ("```\n\nYear\tVolume\n2020\t4.1\n```\n", []),
        ("It is so.[^1]\n\n[^1]:\tWords.\n[^2]:\tOthers.\n", []),
    ],
)
def test_lines_with_tabs_between_words_are_no_table(text: str, lines: list[int]) -> None:
    assert [finding.line for finding in text_findings(text, "unread-table")] == lines


@pytest.mark.parametrize(
    ("rows", "lost"),
    [
        ("| 2020 | 4.1 | 7.5 |\n", ["7.5"]),
        ("| 1 | 2 |\n| 3 | 4 | | 5 |\n", ["5"]),
        ("1 | 2 | 3\n", ["3"]),
        ("| 1 | 2 | |\n| 3 |\n", []),
        ("| `a|b` | $|x|$ |\n| a \\| b | c |\n", []),
    ],
)
def test_a_cell_that_has_no_head_is_told(rows: str, lost: list[str]) -> None:
    found = text_findings(f"Words.\n\n{HEAD}{rows}\nWords | more | of | them.\n", "unread-table")
    assert [finding.message.split("'")[1] for finding in found] == lost


@pytest.mark.parametrize(
    ("below", "lines"),
    [
        ("Words right below.\n", [4]),
        ("## A heading\n", [4]),
        ("\nWords.\n", []),
        ("{ .own-wide }\n", []),
        (": A caption\n", []),
        ("", []),
        ("\n```\nx | y\n```\n", []),
    ],
)
def test_words_right_below_a_table_are_read_as_a_row(below: str, lines: list[int]) -> None:
    assert [finding.line for finding in text_findings(f"{HEAD}| c | d |\n{below}", "unread-table")] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Words.\n\nYear;Volume\n2020;4,1\n2025;38,8\n", [3]),
        ("Year,Volume,Value\n2020,4.1,7\n2025,38.8,9\n", [1]),
        ("It grew; then\nit fell; so\nthey say.\n", []),
        ("Of 1,234,567 tons\nit kept 2,345,678.\n", []),
        ("Von 3,4 auf 5,6 und\nvon 7,8 auf 9,1.\n", []),
        ("A&nbsp;B\nC&nbsp;D\n", []),
        ("See https://example.org/a,b,c\nand https://example.org/d,e,f\n", []),
        ("```\n\na;b\nc;d\n```\n", []),
    ],
)
def test_lines_of_a_csv_are_no_table(text: str, lines: list[int]) -> None:
    assert [finding.line for finding in text_findings(text, "unread-table")] == lines
