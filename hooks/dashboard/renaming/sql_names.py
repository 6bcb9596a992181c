"""Renames a dataset or a field in a query, and sees that the query gives the same rows as before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from dashboard.core.frozen import Frozen
from dashboard.data.dataset import Dataset
from dashboard.data.query import run_query
from dashboard.data.query_tree import nodes_in, parse_query, read_by
from dashboard.data.sandbox import QueryError, Result
from dashboard.renaming.sql_joins import using_join
from dashboard.renaming.subject import Subject
from dashboard.renaming.yaml_scalars import words_in


class SqlName(Frozen):
    """A name in a query, without its quotes."""

    start: int
    text: str
    before: str
    """The part of the query before it, in small letters: a word or a sign."""
    after: str


class SqlWord(Frozen):
    """A word of a query that is replaced."""

    word: str
    number: int
    """Which of the words that are equal to it, counted from 0: also those in texts and remarks count."""
    new: str


class SqlNames(Frozen):
    """How a query is renamed."""

    words: tuple[SqlWord, ...]
    column: bool = False
    """Whether a column of its result has the new name, too."""


def rename_in_sql(
    sql: str, subject: Subject, before: Mapping[str, Dataset], after: Mapping[str, Dataset]
) -> SqlNames | None:
    """Find the words of a query that have to be replaced.

    Args:
        sql: the query, which reads the dataset.
        subject: a dataset or a field.
        before: the datasets by the names of their tables.
        after: the same as they will be.

    Returns:
        None if no way was found in which the query gives the same rows.
    """
    name = subject.dataset or subject.old
    word, new = (subject.old, subject.new) if subject.kind == "field" else (_table(subject.old), _table(subject.new))
    all_tokens = _names_in(sql)
    tokens = [token for token in all_tokens if token.text.lower() == word.lower()]
    if any(token.start not in words_in(sql, word) for token in tokens):
        return None
    try:
        old_result = run_query(sql, read_by(sql, before))
    except QueryError:
        return None
    ways = [dict.fromkeys(chosen, new) for chosen in _choices(sql, subject, _table(name), tokens)]
    if subject.kind == "field":
        ways += _by_using(sql, subject, _table(name), all_tokens)
    for way in ways:
        new_sql = sql
        for token in sorted(way, key=lambda token: token.start, reverse=True):
            new_sql = f"{new_sql[: token.start]}{way[token]}{new_sql[token.start + len(token.text) :]}"
        try:
            result = run_query(new_sql, read_by(new_sql, after))
        except QueryError:
            continue
        if _is_same(old_result, result, word, new):
            words = (
                SqlWord(token.text, words_in(sql, token.text).index(token.start), text) for token, text in way.items()
            )
            return SqlNames(tuple(words), subject.kind == "field" and new in (name for name, _ in result[0]))
    return None


def _table(name: str) -> str:
    return name.replace("-", "_")


def _choices(sql: str, subject: Subject, table: str, tokens: list[SqlName]) -> Iterator[list[SqlName]]:
    """The ways to read which of some equal names are meant, the plainest first."""
    if subject.kind == "dataset":
        yield tokens
        yield [token for token in tokens if token.before in ("from", "join", ",") or token.after == "."]
        return
    columns = [token for token in tokens if token.after != "("]
    # What the query calls so itself can stay: then its result has the columns that it had.
    yield [token for token in columns if token.before != "as"]
    yield columns
    tree = parse_query(sql)
    tables = [node for node in nodes_in(tree) if node.get("type") == "BASE_TABLE"]
    aliases = {str(node["alias"] or table).lower() for node in tables if node["table_name"].lower() == table}
    of_others = [token for token in columns if "." in token.before and token.before[:-1] not in aliases]
    yield [token for token in columns if token not in of_others]
    yield [token for token in columns if "." in token.before and token not in of_others]


def _by_using(sql: str, subject: Subject, table: str, tokens: list[SqlName]) -> Iterator[dict[SqlName, str]]:
    """Write `USING (year)` as `ON (t.period = s.year)`; what is named with its table follows."""
    join = using_join(sql, table, subject.old, subject.new)
    pairs = [(one, two) for one, two in pairwise(tokens) if one.text.lower() == "using" and two.before == "("]
    if join and len(pairs) == 1:
        using, field = pairs[0]
        named = (token for token in tokens if token.text.lower() == subject.old and token.before == f"{join.alias}.")
        yield {using: "ON", field: join.condition, **dict.fromkeys(named, subject.new)}


def _names_in(sql: str) -> list[SqlName]:
    import duckdb

    encoded = sql.encode()
    kinds = duckdb.token_type
    starts = [(len(encoded[:start].decode()), kind) for start, kind in duckdb.tokenize(sql) if kind != kinds.comment]
    ends = [start for start, _ in starts[1:]] + [len(sql)]
    words = [
        (start, sql[start:end].split("--")[0].split("/*")[0].strip(), kind)
        for (start, kind), end in zip(starts, ends, strict=True)
    ]
    tokens = []
    for number, (start, word, kind) in enumerate(words):
        if kind not in (kinds.identifier, kinds.keyword):
            continue
        before = words[number - 1][1].lower() if number else ""
        if before == "." and number > 1:
            before = f"{words[number - 2][1].lower().strip('"')}."
        after = words[number + 1][1] if number + 1 < len(words) else ""
        quoted = word.startswith('"')
        tokens.append(SqlName(start + quoted, word.strip('"'), before, after))
    return tokens


def _is_same(old: Result, new: Result, word: str, new_word: str) -> bool:
    """Whether two results differ at most in the names of columns, which may be those of expressions: `max(value)`."""
    (old_columns, old_rows), (new_columns, new_rows) = old, new
    pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
    is_named_so = [
        new_name.replace('"', "") in (plain := name.replace('"', ""), re.sub(pattern, new_word, plain, flags=re.I))
        for (name, _), (new_name, _) in zip(old_columns, new_columns, strict=False)
    ]
    return (
        len(old_columns) == len(new_columns)
        and all(is_named_so)
        and sorted(map(repr, old_rows)) == sorted(map(repr, new_rows))
    )
