"""The columns of a dataset as its page explains them."""

from __future__ import annotations

from dashboard.core.frozen import Frozen
from dashboard.core.words import N_, _
from dashboard.data.column import Column, FieldType
from dashboard.data.constraints import Category
from dashboard.data.dataset import Dataset

_TYPES: dict[FieldType, str] = {
    "string": N_("text"),
    "integer": N_("whole number"),
    "number": N_("number"),
    "boolean": N_("yes or no"),
    "date": N_("day"),
    "week": N_("week"),
    "yearmonth": N_("month"),
    "quarter": N_("quarter"),
    "half-year": N_("half-year"),
    "year": N_("year"),
}
"""What readers call the types of fields."""


class ColumnEntry(Frozen):
    """What is known of one column of the CSV."""

    name: str
    """As the CSV has it."""
    title: str
    kind: str
    """Its type in words, with its unit."""
    description: str = ""
    rules: tuple[str, ...] = ()
    """What its values must satisfy, in words."""
    categories: tuple[Category, ...] = ()
    """The values that it may have, with what readers see."""


def codebook(dataset: Dataset) -> list[ColumnEntry]:
    """Explain each column of a dataset's CSV, those for source and mark too."""
    entries = [_entry(column, dataset) for column in dataset.fields.values()]
    columns = dataset.rows[0].texts if dataset.rows else {}
    if "mark" in columns:
        meanings = {
            "provisional": _("may still change"),
            "derived": _("computed from other figures"),
            "estimate": _("an estimate"),
            "less than": _("the source gives the number as “less than”"),
            "at most": _("the source gives the number as “at most”"),
            "about": _("the source gives the number as “about”"),
            "at least": _("the source gives the number as “at least”"),
            "more than": _("the source gives the number as “more than”"),
        }
        used = {mark for row in dataset.rows for mark in row.marks}
        marks = tuple(Category(value=mark, label=words) for mark, words in meanings.items() if mark in used)
        words = _("How sure the figures of the row are, and whether the source gives them as a bound.")
        entries.append(ColumnEntry("mark", _("Mark"), _("text"), words, (), marks))
    if "source" in columns:
        words = _("The name of the row’s source, as listed below.")
        entries.append(ColumnEntry("source", _("Source"), _("text"), words))
    return entries


def _entry(column: Column, dataset: Dataset) -> ColumnEntry:
    kind = _(_TYPES[column.type])
    return ColumnEntry(
        column.name,
        column.title,
        f"{kind}, {column.unit}" if column.unit else kind,
        column.description,
        tuple(_rules(column, dataset)),
        tuple(column.categories or [Category(value=text, label=text) for text in column.constraints.enum or []]),
    )


def _rules(column: Column, dataset: Dataset) -> list[str]:
    rules, given = [], column.constraints
    if column.name in dataset.key:
        rules.append(_("names the row, with other columns") if len(dataset.key) > 1 else _("names the row"))
    elif given.unique:
        rules.append(_("no value twice"))
    if column.year_to_date:
        rules.append(_("figures are sums from the start of the year"))
    if given.required and column.name not in dataset.key:
        rules.append(_("never empty"))
    if given.minimum is not None:
        rules.append(_("at least %(value)s", value=_plain(given.minimum)))
    if given.maximum is not None:
        rules.append(_("at most %(value)s", value=_plain(given.maximum)))
    if given.pattern:
        rules.append(_("of the form %(pattern)s", pattern=given.pattern))
    return rules


def _plain(bound: object) -> str:
    return f"{bound:g}" if isinstance(bound, float) else str(bound)
