"""Finds what makes a query give something else at another time or on another machine: chance, clocks, settings."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from dashboard.data.query_tree import Node, nodes_in, parse_query

TABLE_FUNCTIONS = ("range", "generate_series", "unnest", "repeat", "repeat_row", "json_each", "json_tree")
"""The functions whose rows depend on their arguments alone."""
CLOCKS = ("current_date", "current_time", "current_timestamp", "localtime", "localtimestamp")
"""Words that ask the clock without brackets."""
OWN_TABLES = ("duckdb_", "pragma_", "sqlite_", "pg_")
"""How DuckDB's tables about itself begin."""
_FUNCTIONS = """
    SELECT function_name FROM duckdb_functions() WHERE function_type = 'scalar' AND function_name <> 'error'
    GROUP BY function_name HAVING bool_and(stability <> 'CONSISTENT')
    UNION SELECT function_name FROM duckdb_functions()
    WHERE function_type = 'macro' AND regexp_matches(macro_definition, 'current_(timestamp|query)|duckdb_')
"""


def unsteady_part(sql: str, tables: Set[str]) -> str | None:
    """Find a part of a query that chance, a clock or a setting decides.

    Args:
        sql: one SELECT.
        tables: the names of the datasets' tables.

    Returns:
        The part; None if there is none, or if DuckDB cannot read the query.
    """
    return next((part for node in nodes_in(parse_query(sql)) if (part := _unsteady_part_of(node, tables))), None)


def _unsteady_part_of(node: Node, tables: Set[str]) -> str | None:
    kind = node.get("type")
    if node.get("sample"):
        return "a sample"
    if kind == "TABLE_FUNCTION":
        name = str(node["function"]["function_name"]).lower()
        return None if name in TABLE_FUNCTIONS else f"{name}()"
    if kind == "FUNCTION":
        name = str(node["function_name"]).lower()
        asks_clock = name == "age" and len(node["arguments"]) == 1
        return f"{name}()" if asks_clock or name in _unsteady_functions() else None
    if kind == "BASE_TABLE":
        name = str(node["table_name"]).lower()
        is_own = node["schema_name"] not in ("", "main") or name.startswith(OWN_TABLES)
        return name if is_own and name not in tables else None
    if kind == "COLUMN_REF" and len(node["column_names"]) == 1 and node["column_names"][0].lower() in CLOCKS:
        return str(node["column_names"][0])
    return None


@cache
def _unsteady_functions() -> frozenset[str]:
    import duckdb

    with duckdb.connect() as database:
        return frozenset(name for (name,) in database.execute(_FUNCTIONS).fetchall())
