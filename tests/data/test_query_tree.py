"""What a query tells of itself by its parse."""

from __future__ import annotations

import duckdb

from dashboard.data.query_tree import is_word_of_sql


def test_each_word_that_a_query_cannot_read_as_a_name_is_known() -> None:
    database = duckdb.connect()
    words = [word for [word] in database.execute("SELECT DISTINCT keyword_name FROM duckdb_keywords()").fetchall()]

    def reads(sql: str) -> bool:
        try:
            return database.execute(sql).fetchall() == [("own",)]
        except duckdb.Error:
            return False

    for word in [*words, "amount", "user", "current_date"]:
        as_column = f"SELECT max({word}) FROM (SELECT 'own' AS \"{word}\")"
        as_table = f"WITH \"{word}\" AS (SELECT 'own' AS a) SELECT a FROM {word}"
        assert {reads(as_column), reads(as_table)} == {not is_word_of_sql(word)}, word
