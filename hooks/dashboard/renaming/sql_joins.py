"""A join by USING over a field that only one of its tables has under another name: it becomes a join by ON."""

from __future__ import annotations

from dashboard.core.frozen import Frozen
from dashboard.data.query_tree import Node, nodes_in, parse_query

_STAYS = {"INNER": ("left", "right"), "LEFT": ("right",), "RIGHT": ("left",)}
"""On which sides of a join a field can be renamed so that its bare name, which is then that of the other side, means
the same values as before. In a LEFT join by USING it means those of the left side."""


class UsingJoin(Frozen):
    """The one join of a query by USING (field)."""

    alias: str
    """How the query calls the table whose field is renamed."""
    condition: str
    """What stands in the parentheses behind ON."""


def using_join(sql: str, table: str, old: str, new: str) -> UsingJoin | None:
    """The join that can be written by ON with the same result; None if there is none, or several.

    Args:
        sql: the query.
        table: the name of the table whose field is renamed.
        old: the field.
        new: its new name.
    """
    joins = [node for node in nodes_in(parse_query(sql)) if node.get("type") == "JOIN" and node["using_columns"]]
    if len(joins) != 1 or [name.lower() for name in joins[0]["using_columns"]] != [old]:
        return None
    sides = {side: joins[0][side] for side in ("left", "right")}
    if any(node["type"] != "BASE_TABLE" for node in sides.values()):
        return None
    own = [side for side, node in sides.items() if node["table_name"].lower() == table]
    if len(own) != 1 or own[0] not in _STAYS.get(joins[0]["join_type"], ()):
        return None
    alias = _alias(sides[own[0]])
    fields = {side: f"{_alias(node)}.{new if side == own[0] else old}" for side, node in sides.items()}
    return UsingJoin(alias.lower(), f"{fields['left']} = {fields['right']}")


def _alias(table: Node) -> str:
    return str(table["alias"] or table["table_name"])
