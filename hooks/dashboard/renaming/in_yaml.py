"""What a renaming changes in YAML: the values that the models call names of such a thing, and those of SQL."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.core.field_words import slot_at
from dashboard.core.frozen import Frozen
from dashboard.core.yaml_record import read_plain
from dashboard.data.query import tables_in
from dashboard.renaming.change import Change
from dashboard.renaming.renaming import Renaming
from dashboard.renaming.sql_names import rename_in_sql
from dashboard.renaming.yaml_scalars import Scalar, change_word, change_words, scalars_in


class YamlText(Frozen):
    """A YAML text of a file, or a part of one."""

    text: str
    path: str
    """The file, from the root."""
    first_line: int = 1
    """The line of the file on which it begins."""

    @cached_property
    def scalars(self) -> list[Scalar]:
        """Its keys and values."""
        return scalars_in(self.text)

    @cached_property
    def data(self) -> dict[str, Any]:
        """What it says; empty if it is broken."""
        return read_plain(self.text) or {}

    def line(self, scalar: Scalar) -> int:
        """The line of the file on which a key or value stands."""
        return self.first_line + self.text.count("\n", 0, scalar.start)


def named_values(yaml: YamlText, model: type[BaseModel], renaming: Renaming) -> list[Change]:
    """Rename in the values that are names of such a thing by the model. Names of fields are another matter.

    Args:
        yaml: the text.
        model: what it is read as.
        renaming: what is renamed.
    """
    subject = renaming.subject
    if subject.kind == "field":
        return []
    values = (scalar for scalar in yaml.scalars if not scalar.is_key and scalar.text.strip() == subject.old)
    return [
        change
        for scalar in values
        if (slot := slot_at(model, scalar.location)) and slot.names_kind == subject.kind
        for change in change_word(yaml.text, scalar, subject.old, subject.new)
    ]


def in_declaration(yaml: YamlText, renaming: Renaming) -> list[Change]:
    """Rename in the declaration of a chart.

    Args:
        yaml: the declaration.
        renaming: what is renamed.
    """
    subject = renaming.subject
    changes = named_values(yaml, ChartSpec, renaming)
    if subject.kind == "chart":
        changes += [
            change
            for scalar in _values_at(yaml, "id")
            if scalar.text.strip() == subject.old
            for change in change_word(yaml.text, scalar, subject.old, subject.new)
        ]
    draws_field = subject.kind == "field" and yaml.data.get("data") == subject.dataset
    for scalar in _values_at(yaml, "query"):
        in_query, column = in_sql(yaml, scalar, renaming)
        changes, draws_field = changes + in_query, draws_field or column
    return changes + (_fields_of_chart(yaml, renaming) if draws_field else [])


def _values_at(yaml: YamlText, *location: object) -> Iterator[Scalar]:
    return (scalar for scalar in yaml.scalars if scalar.location == location and not scalar.is_key)


def _fields_of_chart(yaml: YamlText, renaming: Renaming) -> list[Change]:
    """The keys that name a field, and the columns under `where` and `unit`."""
    subject, changes = renaming.subject, []
    for scalar in yaml.scalars:
        slot = slot_at(ChartSpec, scalar.location)
        is_column = scalar.is_key and scalar.location[:-1] in (("where",), ("unit",))
        is_name = not scalar.is_key and slot is not None and slot.names_kind == "field"
        if scalar.text.strip() == subject.old and (is_column or is_name):
            changes += change_word(yaml.text, scalar, subject.old, subject.new)
    return changes


def in_sql(yaml: YamlText, scalar: Scalar, renaming: Renaming) -> tuple[list[Change], bool]:
    """Rename in a query.

    Args:
        yaml: the text that holds it.
        scalar: the query.
        renaming: what is renamed.

    Returns:
        The changes, and whether a column of its result has the new name.
    """
    subject = renaming.subject
    name = subject.dataset or subject.old
    if subject.kind not in ("dataset", "field") or name not in tables_in(scalar.text, [name]).values():
        return [], False
    names = rename_in_sql(scalar.text, subject, renaming.before, renaming.after)
    found = [change_words(yaml.text, scalar, one.word, one.new, [one.number]) for one in names.words] if names else []
    changes = [change for each in found if each for change in each]
    if names is None or len(changes) < len(names.words):
        renaming.miss(yaml.path, yaml.line(scalar), f"SQL that reads '{name}': no way was found to the same rows.")
        return [], False
    return changes, names.column
