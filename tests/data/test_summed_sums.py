"""A query that adds up sums since January counts January many times, and is an error."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset
from dashboard.data.query import run_query
from dashboard.data.sandbox import QueryError
from tests.samples.times import DESCRIPTOR

SUMS = DESCRIPTOR.replace("type: KIND", "type: yearmonth, year_to_date: true").replace("FREQUENCY", "monthly")
ROWS = "time,thing,amount\n2024-01,coal,10\n2024-02,coal,20\n2024-01,oil,1\n2024-02,oil,3\n"


@pytest.fixture
def sums(dataset: Callable[..., Dataset | None], findings: list[Finding]) -> Dataset:
    loaded = dataset(SUMS, ROWS)
    assert loaded, findings
    return loaded


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT sum(amount) FROM sums",
        "SELECT time[:4] AS year, sum(amount) FROM sums GROUP BY 1",
        "SELECT thing, avg(amount) FROM sums GROUP BY thing",
        "SELECT thing, 100 * sum(amount) / 7 FROM sums WHERE thing = 'oil' GROUP BY ALL",
        "SELECT * FROM (SELECT sum(s.amount) FROM sums s)",
    ],
)
def test_sums_since_january_are_not_added_up(sums: Dataset, sql: str) -> None:
    with pytest.raises(QueryError, match="'amount' of 'sums' over 'time'"):
        run_query(sql, {"sums": sums})


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT time, sum(amount) FROM sums GROUP BY time",
        "SELECT time, sum(amount) FROM sums GROUP BY 1",
        "SELECT time, sum(amount) FROM sums GROUP BY ALL",
        "SELECT sum(amount) FROM sums WHERE time = '2024-02'",
        "SELECT time[:4] AS year, sum(amount) FROM sums WHERE time LIKE '%-02' GROUP BY 1",
        "SELECT thing, max(amount), count(*) FROM sums GROUP BY thing",
        "SELECT sum(amount) FILTER (WHERE time = '2024-02') FROM sums",
    ],
)
def test_one_sum_of_each_year_may_be_added_up(sums: Dataset, sql: str) -> None:
    assert run_query(sql, {"sums": sums})
