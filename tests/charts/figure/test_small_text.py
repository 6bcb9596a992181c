"""Words of small drawings that have little room."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.small_text import cut, cut_all, with_short_months


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("January to June 2024", "Jan–Jun 2024"),
        ("January–June 2024", "Jan–Jun 2024"),
        ("March 2024", "Mar 2024"),
        ("March 2024 to May 2025", "Mar 2024 to May 2025"),
        ("March 2024 (first half)", "Mar 2024 (first half)"),
        ("Mayor 2024", "Mayor 2024"),
        ("May Company", "May Company"),
        ("From May to August 2020", "From May to August 2020"),
        ("Long March 2024", "Long March 2024"),
        ("January, February and March 2024", "January, February and March 2024"),
    ],
)
def test_months_at_the_beginning_are_short_and_stay_true(text: str, short: str) -> None:
    assert with_short_months(text) == short


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Chinese brands of cars 2024", "Chine… 2024"),
        ("Firms with more than 10 000", "Firms with…"),
        ("Trade from 1990 to 2024", "Trade from…"),
        ("Mar 2024 to May 2024", "Mar 2024 t…"),
    ],
)
def test_only_a_year_stays_at_the_end_of_a_name_that_is_cut(text: str, kept: str) -> None:
    assert cut(text, 95, 14) == kept


def test_names_that_would_be_equal_are_left_out() -> None:
    texts = {0: "Between 1 and 5 billion", 1: "Between 5 and 9 billion", 2: "None"}
    assert cut_all(texts, 80, 14) == {2: "None"}
    assert cut_all({0: "Oil", 1: "Oil"}, 80, 14) == {0: "Oil", 1: "Oil"}
