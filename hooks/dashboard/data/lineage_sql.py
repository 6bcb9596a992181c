"""Rewrites a query so that each row of its result also lists the rows of the datasets that it was made of.

Every table gets a hidden last column with the number of its row, and every SELECT hands it on:

- a SELECT without aggregates gives the rows that it joined;
- a SELECT with aggregates, DISTINCT or UNION gives all rows of the group, or those that a FILTER lets in;
- a window function adds the rows of its window, `lag` and its like the one row that they reach, `row_number` none;
- a subquery adds all rows of its result. One in a condition adds none if it reads no other table than the SELECT has:
  then it only chooses among rows, and those that it chooses are listed;
- a subquery that finds no row and decides something all the same (NOT EXISTS, NOT IN, a count of 0) adds `IN_VAIN`.

So HAVING, QUALIFY, LIMIT and WHERE count as what they are: rows that they leave out are not listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from dashboard.data.query_tree import (
    Node,
    aggregate_functions,
    is_of_dataset,
    nodes_in,
    parse_expression,
    parse_query,
    parse_table,
    tables_read,
    write_query,
)

_LINEAGE = "lineage of row"
"""The hidden column that a rewritten SELECT gives. No column of a dataset can have this name, as it has blanks."""
_REACHING = ("lag", "lead", "first", "first_value", "last", "last_value", "nth_value")
"""Window functions that give a value of another row as it stands there."""
_RANKING = ("rank", "dense_rank", "rank_dense", "percent_rank", "cume_dist", "ntile")
"""Window functions that compare with their whole partition, whatever the frame. `row_number` only puts in order."""


_TAKING_NULL = (
    "OPERATOR_IS_NULL",
    "OPERATOR_IS_NOT_NULL",
    "OPERATOR_COALESCE",
    "COMPARE_DISTINCT_FROM",
    "COMPARE_NOT_DISTINCT_FROM",
    "CASE_EXPR",
)
"""Operators that give something other than NULL where a value is missing."""
IN_VAIN = -1
"""Stands in a list of rows for a subquery that has found none but may all the same have decided something."""


class UntraceableError(Exception):
    """The query has a form whose rows cannot be followed, such as a recursion or EXCEPT."""


def lineage_sql(sql: str, first_numbers: Mapping[str, int], labels: frozenset[str]) -> str:
    """Rewrite a query.

    Args:
        sql: one SELECT that DuckDB runs.
        first_numbers: for each table the number that its first row gets; the others count on from there.
        labels: the columns, in small letters, that say what a row is about, such as a year. Only a FILTER on these
            narrows the lineage: one on figures has looked at all of them.

    Returns:
        The same SELECT with one more column at its end: a list of numbers of rows, and of `IN_VAIN`; NULL or empty if
        there are none.

    Raises:
        UntraceableError: the query has a form whose rows cannot be followed.
    """
    query = parse_query(sql)
    if query is None:
        raise UntraceableError
    _Rewriter(first_numbers, labels).rewrite(query, frozenset())
    return write_query(query)


class _Rewriter:
    """Rewrites the nodes of one query in place."""

    def __init__(self, first_numbers: Mapping[str, int], labels: frozenset[str]) -> None:
        self._first_numbers = first_numbers
        self._labels = labels
        self._count = 0

    def rewrite(self, query: Node, ctes: frozenset[str]) -> None:
        """Give a query the hidden column.

        Args:
            query: changed in place.
            ctes: the names, in small letters, of the WITH parts around it, which are rewritten already.
        """
        entries = query["cte_map"]["map"]
        for entry in list(entries):
            # The part as it was stays: conditions may read it, and they must not meet the hidden column.
            traced = deepcopy(entry) | {"key": _traced(entry["key"])}
            entries.append(traced)
            self.rewrite(traced["value"]["query_node"], ctes)
            ctes |= {entry["key"].lower()}
        if query["type"] == "SELECT_NODE":
            self._rewrite_select(query, ctes)
        elif query["type"] == "SET_OPERATION_NODE" and query["setop_type"] == "UNION":
            for arm in query["children"]:
                self.rewrite(arm, ctes)
            if not query["setop_all"]:
                query["setop_all"] = True
                _group_by_all(query)
        else:
            raise UntraceableError

    def _rewrite_select(self, select: Node, ctes: frozenset[str]) -> None:
        tables = tables_read(select["from_table"])
        conditions = [select["where_clause"], select["having"], select["qualify"], select["modifiers"]]
        conditions += _join_conditions(select)
        if _asks_for_missing_rows(select, conditions):
            raise UntraceableError
        hidden: dict[str, str] = {}
        select["from_table"] = self._with_numbers(select["from_table"], ctes, hidden)
        joined = _join_lists(hidden.values())
        shown = select["select_list"]
        of_row = self._grouped(joined, shown) if _is_grouped(select) else parse_expression(joined)
        windows = [node for node in nodes_in(shown, subqueries=False) if node.get("class") == "WINDOW"]
        of_windows = (_over_window(node, of_row) for node in windows if node["function_name"].lower() != "row_number")
        giving = [node for node in _subqueries([shown, select["group_expressions"]]) if tables_read(node)]
        choosing = [node for node in _subqueries(conditions) if not tables_read(node) <= tables]
        of_subqueries = [_if_given(node, self._of_subquery(node["subquery"]["node"], ctes)) for node in giving]
        of_subqueries += [self._of_subquery(node["subquery"]["node"], ctes) for node in choosing]
        lineage = parse_expression("flatten([])")
        lineage["arguments"][0]["expression"]["arguments"] = [
            _argument(part) for part in (of_row, *of_windows, *of_subqueries)
        ]
        for column in shown:
            _hide(column, hidden)
        shown.append(lineage | {"alias": _LINEAGE})
        distinct = [modifier for modifier in select["modifiers"] if modifier["type"] == "DISTINCT_MODIFIER"]
        if distinct and not distinct[0]["distinct_on_targets"]:
            select["modifiers"].remove(distinct[0])
            _group_by_all(select)

    def _with_numbers(self, table: Node, ctes: frozenset[str], hidden: dict[str, str]) -> Node:
        """Return what stands behind FROM with a hidden column in each table; `hidden` gets their names by alias."""
        kind = table["type"]
        if kind == "JOIN":
            for side in ("left", "right"):
                table[side] = self._with_numbers(table[side], ctes, hidden)
            return table
        if kind in ("EMPTY", "TABLE_FUNCTION", "EXPRESSION_LIST") and not _subqueries(table):
            return table
        self._count += 1
        number = f"{_LINEAGE} {self._count}"
        if kind == "SUBQUERY":
            self.rewrite(table["subquery"]["node"], ctes)
            traced = parse_table(f'(SELECT * RENAME ("{_LINEAGE}" AS "{number}") FROM (SELECT 1))')
            traced["subquery"]["node"]["from_table"]["subquery"] = table["subquery"]
        elif kind == "BASE_TABLE" and (name := table["table_name"].lower()) and not is_of_dataset(table, ctes):
            traced = parse_table(f'(SELECT * RENAME ("{_LINEAGE}" AS "{number}") FROM "{_traced(name)}")')
        elif kind == "BASE_TABLE" and name in self._first_numbers:
            first = self._first_numbers[name]
            traced = parse_table(f'(SELECT *, [{first} + rowid] AS "{number}" FROM main."{name}")')
        else:
            raise UntraceableError
        traced["alias"] = table["alias"] or table.get("table_name", "")
        traced["column_name_alias"] = table["column_name_alias"]
        hidden[traced["alias"].lower() or number] = number
        return traced

    def _grouped(self, joined: str, shown: list[Node]) -> Node:
        """The rows of a group: all, or those that the FILTERs let in, if every aggregate has one."""
        grouped = parse_expression(f"list_distinct(flatten(list({joined})))")
        aggregates = [node for node in nodes_in(shown, subqueries=False) if _is_aggregate(node)]
        filters = [self._on_labels(node["filter"]) for node in aggregates]
        if filters and all(filters):
            either = parse_expression("true OR true") | {"children": filters}
            listed = grouped["arguments"][0]["expression"]["arguments"][0]["expression"]
            listed["filter"] = either
        return grouped

    def _on_labels(self, condition: Node | None) -> Node | None:
        """The parts of a FILTER that ask what a row is about, not how large a figure is; None if there are none."""
        if condition is None:
            return None
        if condition["type"] == "CONJUNCTION_AND":
            parts = [part for part in map(self._on_labels, condition["children"]) if part]
            return deepcopy(condition) | {"children": parts} if len(parts) > 1 else parts[0] if parts else None
        columns = [node["column_names"][-1].lower() for node in nodes_in(condition) if node.get("type") == "COLUMN_REF"]
        return deepcopy(condition) if columns and self._labels.issuperset(columns) else None

    def _of_subquery(self, query: Node, ctes: frozenset[str]) -> Node:
        """All rows of a subquery, as an expression; `IN_VAIN` if there are none."""
        traced = deepcopy(query)
        self.rewrite(traced, ctes)
        expression = parse_expression(
            f'(SELECT coalesce(nullif(flatten(list("{_LINEAGE}")), []), [{IN_VAIN}]) FROM (SELECT 1))'
        )
        expression["subquery"]["node"]["from_table"]["subquery"]["node"] = traced
        return expression


def _traced(name: str) -> str:
    """The name of a WITH part that has the hidden column."""
    return f"{name.lower()} with {_LINEAGE}"


def _join_lists(columns: Iterable[str]) -> str:
    return f"flatten([{', '.join(f'"{column}"' for column in columns)}]::BIGINT[][])"


def _argument(expression: Node) -> Node:
    return {"name": "", "expression": expression}


def _subqueries(part: object) -> list[Node]:
    return [node for node in nodes_in(part, subqueries=False) if node.get("class") == "SUBQUERY"]


def _if_given(subquery: Node, rows: Node) -> Node:
    """The rows of a subquery that gives a value; none if it gives NULL. One that counts gives 0 where it found none."""
    chosen = parse_expression("CASE WHEN (SELECT 1) IS NOT NULL THEN 1 ELSE [] END")
    [check] = chosen["case_checks"]
    [node] = _subqueries(check["when_expr"])
    node.update(deepcopy(subquery) | {"alias": ""})
    check["then_expr"] = rows
    return chosen


def _asks_for_missing_rows(select: Node, conditions: list[Node]) -> bool:
    """Whether a condition may be true where an outer join has found no row, which could be listed then."""
    tables = [node for node in nodes_in(select["from_table"], subqueries=False) if node.get("type") == "JOIN"]
    outer = any(table["join_type"] not in ("INNER", "SEMI", "ANTI") for table in tables)
    nodes = nodes_in(conditions, subqueries=False)
    return outer and any(node.get("type") in _TAKING_NULL for node in nodes)


def _join_conditions(select: Node) -> list[Node]:
    return [node["condition"] for node in nodes_in(select["from_table"], subqueries=False) if node.get("condition")]


def _is_aggregate(node: Node) -> bool:
    return node.get("type") == "FUNCTION" and node["function_name"].lower() in aggregate_functions()


def _is_grouped(select: Node) -> bool:
    asks_for_groups = select["group_expressions"] or select["aggregate_handling"] == "FORCE_AGGREGATES"
    return bool(asks_for_groups) or any(map(_is_aggregate, nodes_in(select["select_list"], subqueries=False)))


def _over_window(window: Node, of_row: Node) -> Node:
    """The rows that a window function looks at, as a list."""
    window, name = deepcopy(window) | {"alias": ""}, window["function_name"].lower()
    ignores_nulls = window["ignore_nulls"] or window["has_ignore_nulls"]
    if name in _REACHING and not ignores_nulls:
        # (The third argument of `lag` is a value to take in place of a row.)
        return window | {"arguments": [_argument(of_row), *window["arguments"][1:2]], "default_expr": None}
    whole = parse_expression("list(1) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)")
    listed = whole | {"partitions": window["partitions"], "arguments": [_argument(of_row)]}
    if name not in _RANKING and not ignores_nulls and name not in _REACHING:
        kept = ("orders", "start", "end", "start_expr", "end_expr", "exclude_clause", "filter_expr")
        listed |= {key: window[key] for key in kept}
    flat = parse_expression("flatten([])")
    flat["arguments"] = [_argument(listed)]
    return flat


def _hide(column: Node, hidden: Mapping[str, str]) -> None:
    """Keep the hidden columns out of a star."""
    stars = [node for node in nodes_in(column, subqueries=False) if node.get("class") == "STAR"]
    if not stars:
        return
    if stars != [column] or column["expr"]:
        raise UntraceableError
    alias = column["relation_name"].lower()
    names = [number for table, number in hidden.items() if alias in ("", table)]
    column["exclude_list"] = [*column["exclude_list"], *names]


def _group_by_all(query: Node) -> None:
    """Make one row of equal rows of a query, in place, and join their hidden lists."""
    outer = parse_query(
        f'SELECT * EXCLUDE ("{_LINEAGE}"), list_distinct(flatten(list("{_LINEAGE}"))) AS "{_LINEAGE}"'
        " FROM (SELECT 1) GROUP BY ALL"
    )
    assert outer
    inner = dict(query)
    outer["modifiers"], inner["modifiers"] = inner["modifiers"], []
    outer["from_table"]["subquery"]["node"] = inner
    query.clear()
    query.update(outer)
