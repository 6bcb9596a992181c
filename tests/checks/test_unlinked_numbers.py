"""Numbers in a text that could be linked to a fact."""

from __future__ import annotations

import pytest

from tests.samples.edition import Edit
from tests.samples.facts import CELL, TEXT
from tests.samples.site import HEAD


def suggested(edit: Edit, text: str) -> list[tuple[int, int, str]]:
    edition = edit({TEXT: f"{HEAD}{text}\n\n![Two lines](chart:trade)\n"}, information=True)
    return [
        (finding.line, finding.column, finding.hint)
        for finding in edition.findings
        if finding.id == "number-without-fact"
    ]


def test_the_one_cell_with_value_unit_and_year_is_suggested_ready_to_paste(edit: Edit) -> None:
    text = "Trade grew.\n\nIn 2024 it was\nUSD 115.5 billion, from 114.2 billion dollars in 2022."
    assert suggested(edit, text) == [
        (13, 1, f"Write [USD 115.5 billion]({CELL})."),
        (13, 25, "Write [114.2 billion dollars](fact:trade/value?year=2022&flow=russia-to-china)."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"In 2024 it was [115.5 billion dollars]({CELL}).",
        "In 2024 it was [115.5 billion dollars](https://example.org).",
        "It was 115.5 billion dollars.",
        "In 2023 it was 115.5 billion dollars.",
        "In 2024 it was 115.5.",
        "In 2024 it was 115.5 per cent.",
        "In 2024 it was 115.6 billion dollars.",
        "In 2024 it was about 115 billion dollars.",
        "## In 2024 it was 115.5 billion dollars",
        "`In 2024 it was 115.5 billion dollars`",
        "In 2024 it was 1,15.5 billion dollars.",
    ],
)
def test_what_is_bound_unsure_or_something_else_is_left_alone(edit: Edit, text: str) -> None:
    assert suggested(edit, text) == []


def test_of_two_cells_with_one_value_none_is_suggested(edit: Edit) -> None:
    rows = "year,flow,value,source\n2024,china-to-russia,115.5,later\n2024,russia-to-china,115.5,later\n"
    files = {TEXT: f"{HEAD}In 2024 it was 115.5 billion dollars.\n\n![Two lines](chart:trade)\n"}
    edition = edit({**files, "data/datasets/economy/trade.csv": rows}, information=True)
    assert not any(finding.id == "number-without-fact" for finding in edition.findings)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("between 115 and 116 billion dollars", f"Write [between 115 and 116 billion dollars]({CELL})."),
        ("between $115bn and $116bn", f"Write [between $115bn and $116bn]({CELL})."),
        ("between 30 and 31 per cent", None),
        ("115 to 116 billion dollars", f"Write [115 to 116 billion dollars]({CELL})."),
    ],
)
def test_a_range_is_a_number_like_others(edit: Edit, text: str, hint: str | None) -> None:
    suggestions = suggested(edit, f"In 2024 it was {text}, and 115.5 billion dollars.")
    assert [line for *_, line in suggestions] == [*([hint] if hint else []), f"Write [115.5 billion dollars]({CELL})."]
