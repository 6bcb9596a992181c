"""Which joins by USING can be written by ON with the same result, whatever the rows are."""

from __future__ import annotations

import pytest

from dashboard.renaming.sql_joins import using_join

SAME = {
    "FROM trade JOIN sums USING (year)": "trade.period = sums.year",
    "FROM trade AS t JOIN sums s USING (year)": "t.period = s.year",
    "FROM sums LEFT JOIN trade t USING (year)": "sums.year = t.period",
    "FROM trade RIGHT JOIN sums USING (year)": "trade.period = sums.year",
}
OTHER = [
    "FROM trade LEFT JOIN sums USING (year)",  # a bare `year` would be empty where sums has none
    "FROM trade FULL JOIN sums USING (year)",
    "FROM trade JOIN sums USING (year, flow)",
    "FROM trade JOIN sums USING (flow)",
    "FROM trade a JOIN trade b USING (year)",
    "FROM trade JOIN sums USING (year) JOIN more USING (year)",
    "FROM trade JOIN (SELECT * FROM sums) AS s USING (year)",
    "FROM more JOIN sums USING (year)",
    "FROM trade NATURAL JOIN sums",
]


@pytest.mark.parametrize("query", SAME)
def test_a_join_whose_bare_names_keep_their_meaning_is_written_by_on(query: str) -> None:
    join = using_join(f"SELECT year {query}", "trade", "year", "period")
    assert join
    assert join.condition == SAME[query]


@pytest.mark.parametrize("query", OTHER)
def test_another_is_left_to_its_author(query: str) -> None:
    assert using_join(f"SELECT 1 {query}", "trade", "year", "period") is None
