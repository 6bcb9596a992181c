"""Finds a query that adds up sums since January over their months, and so counts January many times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard.data.dataset import Dataset
from dashboard.data.query_tree import Node, nodes_in, parse_query

_ADDING = ("sum", "avg", "mean", "fsum", "favg")


def summed_sums(sql: str, tables: Mapping[str, Dataset]) -> str:
    """Say which sums a query adds up; empty if it adds up none.

    A SELECT from one dataset is looked at whose groups do not keep the time and whose conditions do not ask for it.

    Args:
        sql: one SELECT.
        tables: the datasets by the names of their tables.
    """
    if not any(column.year_to_date for dataset in tables.values() for column in dataset.fields.values()):
        return ""
    selects = [node for node in nodes_in(parse_query(sql)) if node.get("type") == "SELECT_NODE"]
    return next(filter(None, (_summed_in(select, tables) for select in selects)), "")


def _summed_in(select: Node, tables: Mapping[str, Dataset]) -> str:
    table = select["from_table"]
    name = str(table.get("table_name", "")).lower()
    dataset = tables.get(name) if table.get("type") == "BASE_TABLE" else None
    times = [column.name for column in dataset.fields.values() if column.year_to_date] if dataset else []
    conditions = [select.get(key) for key in ("where_clause", "having", "qualify")]
    for time in times:
        if time in _names_in(conditions) or _keeps(time, select):
            continue
        for node in nodes_in(select["select_list"]):
            is_adding = node.get("class") == "FUNCTION" and node["function_name"].lower() in _ADDING
            if not is_adding or time in _names_in(node):  # (in its FILTER)
                continue
            for summed in _names_in(node["arguments"]):
                if dataset and summed in dataset.fields and dataset.fields[summed].numeric:
                    return f"it adds up '{summed}' of '{name}' over '{time}', which are sums since January already"
    return ""


def _keeps(time: str, select: Node) -> bool:
    """Whether each time has a group of its own: GROUP BY time, its number in the list, or ALL."""
    listed = select["select_list"]
    groups: list[Node] = list(select["group_expressions"])
    if select["aggregate_handling"] == "FORCE_AGGREGATES":
        groups += listed
    for group in groups:
        if group.get("class") == "CONSTANT":
            place = str(group["literal"]["text"])
            group = listed[int(place) - 1] if place.isdecimal() and 0 < int(place) <= len(listed) else group
        if group.get("class") == "COLUMN_REF" and _column(group) == time:
            return True
    return False


def _column(node: Node) -> str:
    return str(node["column_names"][-1]).lower()


def _names_in(part: object) -> Iterator[str]:
    """The columns that a part of a query names."""
    return (_column(node) for node in nodes_in(part) if node.get("class") == "COLUMN_REF")
