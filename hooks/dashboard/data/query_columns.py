"""Finds the columns of a query's result that are a dataset's column unchanged. All others are computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from dashboard.core.frozen import Frozen
from dashboard.core.period import PeriodKind
from dashboard.data.column import Column
from dashboard.data.cut_period import cut_period
from dashboard.data.dataset import Dataset
from dashboard.data.query_tree import Node, aggregate_functions, is_of_dataset, nodes_in, parse_query

_CHOOSING = ("any_value", "arbitrary")
"""Functions that carry a value of a group on as it is."""


class Origin(Frozen):
    """The column of a dataset that a column of a result is, unchanged."""

    dataset: str
    column: Column

    @property
    def has_figures(self) -> bool:
        """Whether it holds amounts. Numbers without a unit, such as those of a key, are names."""
        return self.column.numeric and bool(self.column.unit)

    def agrees_with(self, other: Origin | Computed) -> bool:
        """Whether the values of both columns may stand in one: they are of one kind and in one unit."""
        return isinstance(other, Origin) and _kind(self.column) == _kind(other.column)


class Computed(Frozen):
    """A column of a result that is no column of a dataset."""

    has_figures: bool
    """Whether amounts or counts went into it. The decade of a year is made of none."""
    period: PeriodKind | None = None
    """The kind of period to which `date_trunc` cut its days."""
    typed: bool = False
    """Whether some of its values stand in the query itself: no row of a dataset says them."""
    empty: bool = False
    """Whether it holds nothing but NULL."""


def title_of(name: str) -> str:
    """The title of a column that has only a name."""
    return name.replace("_", " ").capitalize()


_Columns = list[tuple[str, Origin | Computed]]
"""The columns of a table or a result in order: their names in small letters, and what they are."""


class _Scope(Frozen):
    """The tables that a part of a query can read, by their names in small letters."""

    datasets: Mapping[str, _Columns]
    parts: Mapping[str, _Columns]
    """The WITH parts. One hides the dataset that has its name, except from `main.name`."""

    def columns(self, table: Node) -> _Columns | None:
        """The columns of a table that is named; None if there is none of that name."""
        name = table["table_name"].lower()
        return self.datasets.get(name) if is_of_dataset(table, self.parts) else self.parts[name]

    def with_part(self, name: str, columns: _Columns) -> _Scope:
        """The same scope with one more WITH part."""
        return replace(self, parts={**self.parts, name.lower(): columns})


class _Table(Frozen):
    """A table behind a FROM."""

    name: str
    """Its name in the query, in small letters."""
    columns: _Columns
    joined: frozenset[str] = frozenset()
    """Columns that USING has joined to those of a table before it: only its own name leads to them."""

    def visible(self, relation: str) -> _Columns:
        """The columns that can be meant by a name behind `relation.`, or by a name alone."""
        if relation:
            return self.columns if relation == self.name else []
        return [column for column in self.columns if column[0] not in self.joined]


class _UnknownError(Exception):
    """A part of a query has columns that cannot be told from its tree."""


def trace_columns(sql: str, columns: list[str], tables: Mapping[str, Dataset]) -> list[Origin | Computed]:
    """Find where the columns of a query come from.

    Args:
        sql: one SELECT that DuckDB runs.
        columns: the names of its result's columns.
        tables: the datasets by the names of their tables.

    Returns:
        For each column the one that it is unchanged: named alone or with its table, perhaps with a new name, through
        WITH parts, subqueries and the arms of a UNION that agree. All others are computed, or may be.
    """
    query = parse_query(sql)
    columns_of_datasets: dict[str, _Columns] = {
        table: [(name, Origin(dataset.name, column)) for name, column in dataset.fields.items()]
        + [("mark", Computed(has_figures=False))]
        for table, dataset in tables.items()
    }
    scope = _Scope(columns_of_datasets, {})
    try:
        traced = _columns_of(query, scope) if query else []
    except _UnknownError:
        traced = []
    names = [column.lower() for column in columns]
    if len(traced) != len(names) or any(
        traced_name not in ("", name) for (traced_name, _), name in zip(traced, names, strict=True)
    ):
        return [Computed(has_figures=True)] * len(names)
    return _told_apart(columns, [origin for _, origin in traced])


def _told_apart(names: list[str], origins: list[Origin | Computed]) -> list[Origin | Computed]:
    """The columns of a result. Those of one title and unit, which readers would take for one, go by their names."""
    heads = Counter((origin.column.title, origin.column.unit) for origin in origins if isinstance(origin, Origin))
    return [
        replace(origin, column=origin.column.model_copy(update={"title": title_of(name)}))
        if isinstance(origin, Origin) and heads[origin.column.title, origin.column.unit] > 1
        else origin
        for name, origin in zip(names, origins, strict=True)
    ]


def _columns_of(query: Node, scope: _Scope) -> _Columns:
    for entry in query["cte_map"]["map"]:
        columns = _known_columns(entry["value"]["query_node"], scope)
        scope = scope.with_part(entry["key"], _rename(columns, entry["value"]["aliases"]))
    if query["type"] == "SELECT_NODE":
        tables = list(_tables_of(query["from_table"], scope))
        return [column for item in query["select_list"] for column in _columns_of_item(item, tables)]
    if query["type"] != "SET_OPERATION_NODE" or "_BY_NAME" in query["setop_type"]:
        raise _UnknownError
    arms = [_columns_of(arm, scope) for arm in query["children"]]
    if query["setop_type"] != "UNION":
        return arms[0]
    if len({len(arm) for arm in arms}) > 1:
        raise _UnknownError
    return [(name, _joined(name, [arm[index][1] for arm in arms])) for index, (name, _) in enumerate(arms[0])]


def _joined(name: str, origins: list[Origin | Computed]) -> Origin | Computed:
    """What a column is that holds the values of several. Their title is only its own if they share it."""
    origins = [origin for origin in origins if isinstance(origin, Origin) or not origin.empty] or origins
    first = origins[0]
    if isinstance(first, Origin) and all(map(first.agrees_with, origins)):
        titles = {origin.column.title for origin in origins if isinstance(origin, Origin)}
        title = first.column.title if len(titles) == 1 else title_of(name)
        return Origin(first.dataset, first.column.model_copy(update={"title": title}))
    computed = [origin for origin in origins if isinstance(origin, Computed)]
    return Computed(
        has_figures=any(origin.has_figures for origin in origins),
        typed=any(origin.typed for origin in computed),
        empty=len(computed) == len(origins) and all(origin.empty for origin in computed),
    )


def _known_columns(query: Node, scope: _Scope) -> _Columns:
    """The columns of a query within another one. None if they cannot be told: what is taken from it is computed."""
    try:
        return _columns_of(query, scope)
    except _UnknownError:
        return []


def _tables_of(table: Node, scope: _Scope) -> Iterator[_Table]:
    """The tables behind a FROM."""
    kind, alias = table["type"], table["alias"].lower()
    if kind == "JOIN":
        yield from _joined_tables(table, scope)
    elif kind == "BASE_TABLE" and (columns := scope.columns(table)) is not None:
        yield _Table(alias or table["table_name"].lower(), _rename(columns, table["column_name_alias"]))
    elif kind == "SUBQUERY":
        columns = _known_columns(table["subquery"]["node"], scope)
        yield _Table(alias, _rename(columns, table["column_name_alias"]))
    elif kind == "EXPRESSION_LIST":
        columns = [
            (f"col{index}", _joined("", [_origin(cell, []) for cell in cells]))
            for index, cells in enumerate(zip(*table["values"], strict=True))
        ]
        yield _Table(alias, columns)
    elif kind != "EMPTY":
        yield _Table(alias, [])


def _joined_tables(join: Node, scope: _Scope) -> Iterator[_Table]:
    """The tables of both sides of a JOIN, with what their joined columns hold."""
    left, right = (list(_tables_of(join[side], scope)) for side in ("left", "right"))
    joined = frozenset(name.lower() for name in join["using_columns"])
    if join["ref_type"] == "NATURAL":
        joined = frozenset(name for part in left for name, _ in part.columns)
    if join["join_type"] in ("SEMI", "ANTI"):
        right = []
    # Of such joins the joined column has the values of the left side. Of any other it may have those of both.
    of_left = join["join_type"] in ("INNER", "LEFT", "SEMI", "ANTI")
    of_right = {} if of_left else {name: origin for part in right for name, origin in part.columns}
    for part in left:
        of_both = [
            (name, _joined(name, [origin, of_right[name]]) if name in joined & of_right.keys() else origin)
            for name, origin in part.columns
        ]
        yield replace(part, columns=of_both)
    for part in right:
        yield replace(part, joined=part.joined | joined)


def _columns_of_item(item: Node, tables: list[_Table]) -> _Columns:
    """The columns that one item of a SELECT gives: several if it is a star."""
    if item["class"] == "STAR":
        return _columns_of_star(item, tables)
    origin = _origin(item, tables)
    name = item["alias"] or (item["column_names"][-1] if item["type"] == "COLUMN_REF" else "")
    return [(name.lower(), origin)]


def _columns_of_star(star: Node, tables: list[_Table]) -> _Columns:
    relation = star["relation_name"].lower()
    shown = [table for table in tables if relation in ("", table.name)]
    if star["expr"] or star["qualified_exclude_list"] or not all(table.columns for table in shown):
        raise _UnknownError
    left_out = {name.lower() for name in star["exclude_list"]}
    replaced = {entry["key"].lower() for entry in star["replace_list"]}
    renamed = {entry["key"]["column"].lower(): entry["value"].lower() for entry in star["rename_list"]}
    return [
        (renamed.get(name, name), Computed(has_figures=True) if name in replaced else origin)
        for table in shown
        for name, origin in table.visible(relation)
        if name not in left_out
    ]


def _origin(expression: Node, tables: list[_Table]) -> Origin | Computed:
    if expression["type"] == "FUNCTION" and expression["function_name"].lower() in _CHOOSING:
        return _origin(expression["arguments"][0]["expression"], tables)
    if expression["type"] == "COLUMN_REF":
        return _named_column(expression["column_names"], tables)
    if period := cut_period(expression):
        return Computed(has_figures=False, period=period)
    parts = [
        node for node in nodes_in(expression) if node.get("class") in ("COLUMN_REF", "FUNCTION", "SUBQUERY", "STAR")
    ]
    has_figures = any(_has_figures(part, tables) for part in parts)
    # Without what only chooses between values, and without the names of types.
    values = list(nodes_in(expression, without=("when_expr", "type_expr")))
    if any(_is_decided_by_rows(node, tables) for node in values):
        return Computed(has_figures)
    nulls = [node["literal"]["kind"] == "NULL_LITERAL" for node in values if node.get("class") == "CONSTANT"]
    return Computed(has_figures, typed=not all(nulls), empty=bool(nulls) and all(nulls))


def _is_decided_by_rows(node: Node, tables: list[_Table]) -> bool:
    """Whether rows decide a value: a column does that, unless it was typed, and so does a count."""
    if node.get("class") == "COLUMN_REF":
        origin = _named_column(node["column_names"], tables)
        return isinstance(origin, Origin) or not (origin.typed or origin.empty)
    is_aggregate = node.get("class") == "FUNCTION" and node["function_name"].lower() in aggregate_functions()
    return is_aggregate or node.get("class") in ("SUBQUERY", "STAR", "WINDOW")


def _has_figures(part: Node, tables: list[_Table]) -> bool:
    if part["class"] == "COLUMN_REF":
        return _named_column(part["column_names"], tables).has_figures
    return part["class"] != "FUNCTION" or part["function_name"].lower() in aggregate_functions()


def _named_column(names: list[str], tables: list[_Table]) -> Origin | Computed:
    *path, name = (part.lower() for part in names)
    relation = path[-1] if path else ""
    origins = [origin for table in tables for column, origin in table.visible(relation) if column == name]
    return origins[0] if len(origins) == 1 else Computed(has_figures=True)


def _rename(columns: _Columns, names: list[str]) -> _Columns:
    """The columns with new names for the first ones, as in `AS t(a, b)`."""
    return [(name.lower(), origin) for name, (_, origin) in zip(names, columns, strict=False)] + columns[len(names) :]


def _kind(column: Column) -> tuple[object, ...]:
    return column.type, column.unit, column.categories, column.year_to_date
