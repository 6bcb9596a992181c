"""A query as a tree: DuckDB's own parse of it, so that nobody has to read SQL with patterns."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Node = dict[str, Any]
"""A part of a query, such as a SELECT, a table or an expression, in the spelling of DuckDB's `json_serialize_sql`."""


def parse_query(sql: str) -> Node | None:
    """Parse one SELECT.

    Args:
        sql: the statement.

    Returns:
        Its topmost node: a SELECT_NODE or a SET_OPERATION_NODE. None if DuckDB cannot parse it.
    """
    statements = json.loads(_serialize(sql)).get("statements")
    return statements[0]["node"] if statements else None


def parse_expression(sql: str) -> Node:
    """Parse an expression, such as `list(value)`."""
    select = parse_query(f"SELECT {sql}")
    assert select
    return select["select_list"][0]  # type: ignore[no-any-return]


def parse_table(sql: str) -> Node:
    """Parse what may stand behind FROM, such as `(SELECT 1) AS numbers`."""
    select = parse_query(f"SELECT * FROM {sql}")
    assert select
    return select["from_table"]  # type: ignore[no-any-return]


def is_word_of_sql(name: str) -> bool:
    """Whether queries have to write a name of small letters, digits and underscores in quotes: `order`."""
    return parse_query(f"SELECT 1 FROM {name}") is None


def write_query(node: Node) -> str:
    """Write a tree as SQL again."""
    parsed = {"error": False, "statements": [{"node": node, "named_param_map": []}]}
    [(sql,)] = _parser().execute("SELECT json_deserialize_sql(?)", [json.dumps(parsed)]).fetchall()
    return str(sql)


def nodes_in(part: object, *, subqueries: bool = True, without: Container[str] = ()) -> Iterator[Node]:
    """Find all nodes of a part of a tree.

    Args:
        part: a node, or anything that holds nodes.
        subqueries: whether to look into subqueries that stand in expressions.
        without: keys of nodes that are not looked into.

    Yields:
        The nodes, in no particular order; a subquery itself also if it is not looked into.
    """
    waiting = [part]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            if subqueries or part.get("class") != "SUBQUERY":
                waiting += [value for key, value in part.items() if key not in without]
        elif isinstance(part, list):
            waiting += part


def is_of_dataset(table: Node, parts: Container[str] | None) -> bool:
    """Whether a table that is named is that of a dataset.

    Args:
        table: a BASE_TABLE.
        parts: the names, in small letters, of the WITH parts around it; None if they are not known. `main.name` is
            never one of them.
    """
    if table["schema_name"] or table["catalog_name"]:
        return True
    return parts is not None and table["table_name"].lower() not in parts


def tables_read(part: object) -> set[str]:
    """The names of all tables, in small letters, that a part of a tree reads, also in its subqueries.

    One that is surely that of a dataset is called `main.name`.
    """
    tables = [node for node in nodes_in(part) if node.get("type") == "BASE_TABLE"]
    return {f"{'main.' * is_of_dataset(table, None)}{table['table_name'].lower()}" for table in tables}


def datasets_read(query: Node) -> set[str]:
    """The names of the tables of datasets, in small letters, that a query reads; WITH parts are none."""
    names: set[str] = set()
    waiting: list[tuple[object, frozenset[str]]] = [(query, frozenset())]
    while waiting:
        part, parts = waiting.pop()
        if isinstance(part, list):
            waiting += [(item, parts) for item in part]
        elif isinstance(part, dict):
            if part.get("type") == "BASE_TABLE" and is_of_dataset(part, parts):
                names.add(part["table_name"].lower())
            for entry in part.get("cte_map", {}).get("map", ()):
                waiting.append((entry["value"], parts))
                parts |= {entry["key"].lower()}
            waiting += [(value, parts) for key, value in part.items() if key != "cte_map"]
    return names


def read_by[T](sql: str, tables: Mapping[str, T]) -> dict[str, T]:
    """The tables, by their names in small letters, that a query reads. A name in a text or of a part is none."""
    query = parse_query(sql)
    names = datasets_read(query) if query else tables.keys()
    return {name: table for name, table in tables.items() if name in names}


@cache
def aggregate_functions() -> frozenset[str]:
    """The names of DuckDB's functions that make one value of many rows."""
    sql = "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'aggregate'"
    return frozenset(name for (name,) in _parser().execute(sql).fetchall()) | {"count_star"}


@lru_cache(maxsize=1000)
def _serialize(sql: str) -> str:
    [(text,)] = _parser().execute("SELECT json_serialize_sql(?)", [sql]).fetchall()
    return str(text)


def _parser() -> duckdb.DuckDBPyConnection:
    """A database that only parses. Each caller gets a cursor of its own, since builds run in several threads."""
    return _database().cursor()


@cache
def _database() -> duckdb.DuckDBPyConnection:
    import duckdb  # Only builds that run a query need it.

    return duckdb.connect(config={"threads": 1, "enable_external_access": False})
