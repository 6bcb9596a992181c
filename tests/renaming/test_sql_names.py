"""A query is renamed where it gives the same rows and columns as before, and else left alone."""

from __future__ import annotations

import pytest

from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset
from dashboard.data.load_datasets import read_dataset
from dashboard.renaming.sql_names import rename_in_sql
from dashboard.renaming.subject import Subject
from tests.samples.site import TRADE, TRADE_ROWS

FIELD = Subject("field", "value", "amount", "trade")


def trade(descriptor: str = TRADE, rows: str = TRADE_ROWS) -> dict[str, Dataset]:
    findings: list[Finding] = []
    dataset = read_dataset(descriptor.encode(), rows.encode(), "data/trade.yaml", "data/trade.csv", findings)
    assert dataset, findings
    return {"trade": dataset}


def renamed(sql: str) -> str | None:
    after = trade(TRADE.replace("name: value", "name: amount"), TRADE_ROWS.replace("value", "amount", 1))
    names = rename_in_sql(sql, FIELD, trade(), after)
    return None if names is None else " ".join(f"{one.word}[{one.number}]" for one in names.words)


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT max(value) FROM trade", "value[0]"),
        ("SELECT value AS value FROM trade", "value[0]"),
        ("SELECT 'value' AS a, VALUE FROM trade -- value", "VALUE[1]"),
        ('SELECT min(value) AS "value 2", max(value) FROM trade', "value[0] value[2]"),
        ("SELECT * FROM trade", ""),
    ],
)
def test_the_words_that_mean_it_are_found(sql: str, words: str) -> None:
    assert renamed(sql) == words


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT year-value FROM trade",  # it cannot be told from a name with a hyphen
        "SELECT * EXCLUDE (value), 1 AS value FROM trade AS t(year, value)",
        "SELECT column_name FROM (DESCRIBE trade)",
        "SELECT struct_extract(trade, 'value') FROM trade",
    ],
)
def test_what_cannot_be_told_is_left_to_its_author(sql: str) -> None:
    assert renamed(sql) is None
