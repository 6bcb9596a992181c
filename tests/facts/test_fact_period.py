"""The time of a fact, in words for readers."""

import re

import pytest

from dashboard.pages.fact_html import fact_title
from tests.samples.edition import Edit
from tests.samples.facts import TEXT
from tests.samples.site import HEAD, TRADE, TRADE_ROWS
from tests.samples.times import NAMES, TIMES, timed_site


@pytest.mark.parametrize("kind", TIMES)
def test_a_fact_says_its_time_in_words(edit: Edit, kind: str) -> None:
    time = TIMES[kind][1][0]
    text = f"{HEAD}They sold [1 tonnes](fact:things/amount?time={time}&thing=coal), [week 5](https://example.org/).\n"
    edition = edit({**timed_site(kind), TEXT: text})
    assert [finding for finding in edition.findings if finding.severity == "error"] == []
    [placed] = edition.content.facts[TEXT].placed
    assert placed.fact
    assert placed.fact.period == NAMES[kind][3]
    assert placed.fact.row_id == f"{time}-coal"


def test_the_week_that_the_key_names_is_not_the_value(edit: Edit) -> None:
    text = f"{HEAD}They sold [1 tonnes in week 1](fact:things/amount?time=2021-W01&thing=coal).\n"
    edition = edit({**timed_site("week"), TEXT: text.replace("1 tonnes", "3 tonnes")})
    assert [finding for finding in edition.findings if finding.severity == "error"] == []


@pytest.mark.parametrize(
    ("updated", "mark", "when"),
    [
        ("2025-12-20", "provisional", "2025 so far"),
        ("2025-12-20", "estimate", "2025"),
        ("2024-12-20", "provisional", "2025"),  # (a plan)
    ],
)
def test_a_fact_says_that_its_year_was_not_over(edit: Edit, updated: str, mark: str, when: str) -> None:
    files = {
        TEXT: f"{HEAD}They sold [129.32 billion](fact:trade/value?year=2025&flow=russia-to-china).\n",
        "data/datasets/economy/trade.yaml": TRADE.replace("updated: 2026-01-20", f"updated: {updated}"),
        "data/datasets/economy/trade.csv": re.sub(
            r"2025,(\S+),[\d.]+,(\S+),\w+", rf"2025,\1,129.32,\2,{mark}", TRADE_ROWS
        ),
    }
    [placed] = edit(files).content.facts[TEXT].placed
    assert placed.fact
    assert f"\n{when}, {mark}\n" in fact_title(placed.fact)
