"""Which columns of a table in a text are set to the right."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

from dashboard.pieces.number_columns import align_numbers


def at_the_right(text: str) -> list[str]:
    """What stands in the cells of a Markdown table that are set to the right."""
    return re.findall(r'<t[dh] align="right">(.*?)</t[dh]>', align_numbers(markdown(text, extensions=["tables"])))


def test_a_column_of_numbers_ends_at_one_edge_with_its_head() -> None:
    assert at_the_right("| Year | Name | Value |\n|--|--|--|\n| 2024 | Oil | 1,200 |\n| 2025 | Gas | −7.5% |\n") == [
        "Value",
        "1,200",
        "−7.5%",
    ]


@pytest.mark.parametrize("cell", ["", "–", "~5", "<10", "**12**", "[12](fact:a)", "1 200"])
def test_marks_links_and_gaps_are_no_words(cell: str) -> None:
    assert len(at_the_right(f"| Name | Value |\n|--|--|\n| Oil | {cell} |\n| Gas | 7 |\n")) == 3


@pytest.mark.parametrize("cell", ["2 of 9", "5 bn", "2024/25", "see below", "2026-11-30"])
def test_a_column_with_words_stays(cell: str) -> None:
    assert at_the_right(f"| Name | Value |\n|--|--|\n| Oil | {cell} |\n| Gas | 7 |\n") == []


@pytest.mark.parametrize(
    "table",
    [
        '<table><tr><th>Name</th><th>Value</th></tr><tr><td>Oil</td><td align="center">7</td></tr></table>',
        '<table><tr><th colspan="2">Both</th></tr><tr><td>Oil</td><td>7</td></tr></table>',
        "<table><tr><th>Name</th></tr><tr><td>Oil</td><td>7</td></tr></table>",
        "<table><tr><td>Oil</td><td><table><tr><td>7</td><td>8</td></tr></table></td></tr></table>",
        "<table></table>",
    ],
)
def test_what_is_arranged_by_hand_or_has_no_columns_stays(table: str) -> None:
    assert align_numbers(table) == table
