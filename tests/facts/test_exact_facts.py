"""Facts keep every digit that the data give."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from dashboard.pages.fact_html import fact_title, fact_value, facts_json
from dashboard.pieces.placed_facts import PlacedFact
from tests.samples.amounts import descriptor, read_back
from tests.samples.edition import Edit
from tests.samples.facts import TEXT
from tests.samples.site import HEAD

COUNTS = descriptor(("whole", "integer", "pieces"), ("small", "number", "pieces"))
WHOLES = ["1234567890123", str(2**53 + 1), str(2**63), str(2**70 + 1), "-0"]
SMALLS = ["0.0000000012", "0.1", "12345678901234567.25", "-0.00", "1e-12"]
ROWS = "year,whole,small\n" + "".join(
    f"{year},{whole},{small}\n" for year, (whole, small) in enumerate(zip(WHOLES, SMALLS, strict=True), 2000)
)
CELLS = {f"counts/{name}?year={year}": text for name, texts in (("whole", WHOLES), ("small", SMALLS))
         for year, text in enumerate(texts, 2000)}  # fmt: skip


def placed_facts(edit: Edit, text: str, facts: str = "") -> list[PlacedFact]:
    edition = edit(
        {
            TEXT: f"{HEAD}{text}\n",
            "data/datasets/economy/counts.yaml": COUNTS,
            "data/datasets/economy/counts.csv": ROWS,
            "data/facts.yaml": facts or None,
        }
    )
    return list(edition.content.facts[TEXT])


def test_facts_say_the_number_of_the_cell(edit: Edit) -> None:
    facts = placed_facts(edit, "\n\n".join(f"It was [1](fact:{target})." for target in CELLS))
    values = [Decimal(text) for text in CELLS.values()]
    assert [place.fact and place.fact.value for place in facts] == values
    assert [read_back(place.fact.written.removesuffix(" pieces")) for place in facts if place.fact] == values
    written = re.findall(r'"value": (.*),', facts_json(facts))
    assert [Decimal(digits) for digits in written] == values
    assert len(json.loads(facts_json(facts))) == len(values)


def named(sql: str) -> str:
    return f"computed:\n  value: SELECT {sql} FROM counts\n  states: So much.\n  unit: pieces\n"


@pytest.mark.parametrize(
    ("sql", "words", "written"),
    [
        ("max(whole) FILTER (WHERE year = 2000)", "1,234,567,890,123", "1,234,567,890,123"),
        ("max(whole) FILTER (WHERE year = 2000)::DOUBLE", "1,234,567,890,123", "1,234,567,890,123"),
        ("1234567890123.45::DOUBLE + 0 * count(*)", "1,234,567,890,123.45", "1,234,567,890,123"),
        ("max(whole) FILTER (WHERE year = 2002)", f"{2**63:,}", f"{2**63:,}"),
        ("sum(whole)", f"{sum(map(int, WHOLES)):,}", f"{sum(map(int, WHOLES)):,}"),
        ("12345.678::DOUBLE + 0 * count(*)", "12,345.678", "12,346"),
        ("100 * (1 - 0.931::DOUBLE) + 0 * count(*)", "6.9", "6.9"),
        ("count(*) * 1e-9::DOUBLE", "0.000000005", "5\xa0×\xa010⁻⁹"),
    ],
)
def test_computed_facts_keep_whole_digits_and_lose_the_errors_of_computing(
    edit: Edit, sql: str, words: str, written: str
) -> None:
    (place,) = placed_facts(edit, f"It was [{words}](fact:computed).", named(sql))
    assert place.fact
    assert [finding.message for finding in place.findings] == []
    assert place.fact.written == f"{written} pieces"


def test_computed_facts_have_no_errors_of_computing(edit: Edit) -> None:
    (place,) = placed_facts(edit, "It was [6.9](fact:computed).", named("100 * (1 - 0.931::DOUBLE) + 0 * count(*)"))
    assert place.fact
    assert place.fact.value == Decimal("6.9")


def test_a_wrong_last_digit_is_refused_and_the_right_number_proposed(edit: Edit) -> None:
    (place,) = placed_facts(
        edit, "It was [1,234,567,890,124](fact:computed).", named("max(whole) FILTER (WHERE year = 2000)")
    )
    (finding,) = place.findings
    assert finding.id == "fact-false"
    assert "1,234,567,890,123" in finding.hint


def test_links_hold_plain_digits_for_programs(edit: Edit) -> None:
    facts = placed_facts(edit, "It was [1](fact:counts/small?year=2000), [2](fact:counts/whole?year=2003).")
    assert [fact_value(place.fact) for place in facts if place.fact] == ["0.0000000012", str(2**70 + 1)]


def test_a_fact_has_the_bound_that_its_source_gives(edit: Edit) -> None:
    rows = 'year,whole,small,mark\n2021,10,,"provisional, less than"\n'
    edition = edit(
        {
            TEXT: f"{HEAD}It was [less than 10](fact:counts/whole?year=2021).\n",
            "data/datasets/economy/counts.yaml": COUNTS,
            "data/datasets/economy/counts.csv": rows,
        }
    )
    (placed,) = edition.content.facts[TEXT]
    assert placed.fact
    assert placed.fact.written == "<10 pieces"
    title = fact_title(placed.fact)
    assert "<10 pieces" in title
    assert "provisional" in title
    assert "less than" not in title
