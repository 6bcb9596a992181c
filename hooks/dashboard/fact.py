"""A fact: what a link with the scheme `fact:` names, and what the data say of it now.

Either one cell, `<dataset>/<field>?<key>=<value>`, or a name of data/facts.yaml. `&as_of=2025-05-09` asks for what the
repository knew on that day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from dashboard.cache import key_of
from dashboard.datasets import Dataset
from dashboard.dates import day, month
from dashboard.descriptor import Column
from dashboard.finding import nearest
from dashboard.history import History
from dashboard.markdown_extension import PIN
from dashboard.named_fact import FactBook
from dashboard.query import QueryError
from dashboard.rows import Row
from dashboard.wording import listed


class FactError(Exception):
    """What is wrong with a fact: the id, the message and the hint of a finding; and the fact, where there is one."""

    def __init__(self, id: str, message: str, hint: str = "", fact: Fact | None = None) -> None:
        super().__init__(message)
        self.id, self.message, self.hint, self.fact = id, message, hint, fact


class SilentError(Exception):
    """A fact whose dataset or entry is broken, which has findings of its own: nothing is said at the fact."""


@dataclass(frozen=True)
class Target:
    """What a link asks for."""

    name: str
    """A dataset, or a fact of data/facts.yaml where there is no field."""
    field: str = ""
    key: tuple[tuple[str, str], ...] = ()
    as_of: datetime.date | None = None

    @cached_property
    def aside(self) -> tuple[str, ...]:
        """The texts of numbers that only repeat the key: a year, also of a month or a day."""
        runs = [run for _, value in self.key for run in re.findall(r"\d+", value)]
        # Nobody writes the day of 2024-05-09 as 09.
        days = [value[8:].lstrip("0") for _, value in self.key if re.fullmatch(r"\d{4}-\d\d-\d\d", value)]
        return tuple(dict.fromkeys([*runs, *days]))


@dataclass(frozen=True)
class Fact:
    """What the data say."""

    value: Decimal | None
    """The number; None of a statement."""
    holds: bool | None
    """Whether a statement is true; None of a number."""
    unit: str | None
    """Of the number; None where nobody says."""
    label: str
    """What is counted or stated, in the readers' words."""
    period: str
    datasets: tuple[str, ...]
    """The names of the datasets; the first is where the link leads."""
    row_id: str
    """The row's address on the dataset's page; empty for a fact of many rows."""
    sources: tuple[str, ...]
    updated: datetime.date
    mark: str = ""
    """What is no ordinary figure about it."""
    as_of: datetime.date | None = None
    aside: tuple[str, ...] = ()
    """The texts of numbers in its link that are not the value."""
    computed: bool = False
    """Whether SQL made the number: it has more digits than anybody reads."""

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        return {**asdict(self), "value": None if self.value is None else str(self.value)}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Fact:
        """What `to_json` gave."""
        value = None if kept["value"] is None else Decimal(kept["value"])
        lists = {name: tuple(kept[name]) for name in ("datasets", "sources", "aside")}
        return cls(**{**kept, **lists, "value": value})


def read_target(text: str) -> Target:
    """The target of a link without its scheme.

    Raises:
        FactError: it is none.
    """
    name, _, query = text.partition("?")
    name, slash, column = name.partition("/")
    key = parse_qsl(query, keep_blank_values=True)
    doubled = next((word for word, _ in key if [one for one, _ in key].count(word) > 1), "")
    if not name or (slash and not column) or doubled:
        what = f"the key '{doubled}' twice" if doubled else f"'{text}'"
        hint = "Write fact:dataset/field?key=value, or fact:name-in-facts-yaml."
        raise FactError("wrong-fact", f"Read {what}, expected a cell or a name.", hint)
    pinned = dict(key).get(PIN)
    return Target(name, column, tuple(pair for pair in key if pair[0] != PIN), _day(pinned) if pinned else None)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise FactError("wrong-fact", f"{PIN}: read '{text}', expected a day such as 2025-05-09.") from None


@dataclass(frozen=True)
class FactReader:
    """Says what the data say of a target."""

    datasets: Mapping[str, Dataset | None]
    book: FactBook
    history: History

    def datasets_of(self, target: Target) -> tuple[str, ...]:
        """The names of the datasets that a target asks for, also where it is broken."""
        if target.field:
            return (target.name,)
        entry = self.book.entries.get(target.name)
        return entry.datasets(self.datasets) if entry else ()

    def digest(self, cited: str) -> str:
        """The hash of all that decides what the facts of one name say: `<dataset>/`, a name, or `as_of`."""
        if cited == PIN:
            return self.history.head
        name, slash, _ = cited.partition("/")
        if slash:
            dataset = self.datasets.get(name)
            return dataset.digest if dataset else cited
        entry = self.book.entries.get(name)
        known = [self.digest(f"{one}/") for one in entry.datasets(self.datasets)] if entry else []
        return key_of(name, entry and self.book.digest(entry), *known)

    def read(self, target: Target) -> Fact:
        """The fact.

        Raises:
            FactError: there is none.
            SilentError: what it needs is broken and says so itself.
        """
        return self._cell(target) if target.field else self._named(target)

    def _dataset(self, name: str, as_of: datetime.date | None) -> Dataset:
        if name not in self.datasets:
            raise FactError("unknown-fact", f"There is no dataset '{name}'.", nearest(name, self.datasets))
        dataset = self.datasets[name]
        if dataset is None:
            raise SilentError
        if as_of is None:
            return dataset
        try:
            return self.history.dataset(dataset, as_of)
        except LookupError as error:
            raise FactError("fact-as-of", *error.args) from None

    def _cell(self, target: Target) -> Fact:
        dataset = self._dataset(target.name, target.as_of)
        if target.field not in dataset.fields:
            message = f"The dataset '{dataset.name}' has no field '{target.field}'."
            raise FactError("unknown-fact", message, nearest(target.field, dataset.fields))
        column = dataset.fields[target.field]
        if not column.numeric:
            numeric = [name for name, one in dataset.fields.items() if one.numeric]
            raise FactError("wrong-fact", f"The field '{target.field}' holds no numbers.", nearest("", numeric))
        row = _row(dataset, dict(target.key))
        if row.values[target.field] is None:
            message = f"The row has no value in '{target.field}'."
            raise FactError("unknown-fact", message, "The figure is not known: leave the sentence out.")
        keys = [dataset.fields[name] for name in dataset.key]
        return Fact(
            Decimal(row.texts[target.field].strip()),
            None,
            column.unit,
            _label(dataset, column, row),
            ", ".join(_moment(one, row) for one in keys if one.temporal),
            (dataset.name,),
            self._row_id(dataset, row),
            tuple(source.organization for source in dataset.sources_of(row)),
            dataset.descriptor.updated,
            row.mark or "",
            target.as_of,
            target.aside,
        )

    def _row_id(self, dataset: Dataset, row: Row) -> str:
        """The row's address; a row that was known once need not be on the page of today."""
        today = self.datasets[dataset.name]
        key = tuple(row.texts[name] for name in dataset.key)
        return today.row_id(row) if today and today.key == dataset.key and key in today.by_key else ""

    def _named(self, target: Target) -> Fact:
        if target.name not in self.book.entries:
            message = f"There is no fact '{target.name}' in data/facts.yaml."
            raise FactError("unknown-fact", message, nearest(target.name, self.book.entries))
        if target.key:
            message = f"A fact of data/facts.yaml takes no key; read '{target.key[0][0]}'."
            raise FactError("wrong-fact", message, "A cell is written fact:dataset/field?key=value.")
        entry = self.book.entries[target.name]
        if entry is None:
            raise SilentError
        used = {name: self._dataset(name, target.as_of) for name in entry.datasets(self.datasets)}
        try:
            said = self.book.answer(entry, list(used.values()))
        except QueryError as error:
            if target.as_of is None:
                raise SilentError from None
            message = f"With the data of {day(target.as_of)}: {error}."
            raise FactError("fact-as-of", message) from None
        organizations = {one.organization: None for dataset in used.values() for one in dataset.descriptor.sources}
        return Fact(
            None if isinstance(said, bool) else said,
            said if isinstance(said, bool) else None,
            entry.unit,
            entry.states,
            "",
            tuple(used),
            "",
            tuple(organizations),
            max(dataset.descriptor.updated for dataset in used.values()),
            _computed_mark(used.values()),
            as_of=target.as_of,
            aside=entry.aside,
            computed=True,
        )


def _computed_mark(datasets: Iterable[Dataset]) -> str:
    """What is computed from marked figures cannot show which of them were marked: it says that some were."""
    marks = sorted({row.mark for dataset in datasets for row in dataset.rows if row.mark})
    return f"computed from figures some of which are {listed(marks)}" if marks else "computed"


def _row(dataset: Dataset, key: Mapping[str, str]) -> Row:
    names = ", ".join(dataset.key)
    for name in dataset.key:
        if name not in key:
            known = list({row.texts[name]: None for row in dataset.rows})
            message = f"The key '{name}' is missing; a row of '{dataset.name}' is named by {names}."
            raise FactError("fact-key", message, f"Add {name}=. {nearest('', known)}")
    for name in key:
        if name not in dataset.key:
            message = f"'{name}' is no key of '{dataset.name}', whose rows are named by {names}."
            raise FactError("fact-key", message, nearest(name, dataset.key))
    row = dataset.by_key.get(tuple(key[name] for name in dataset.key))
    if row is None:
        said = ", ".join(f"{name} {key[name]}" for name in dataset.key)
        wrong = next((name for name in dataset.key if key[name] not in {r.texts[name] for r in dataset.rows}), "")
        known = list({row.texts[wrong]: None for row in dataset.rows}) if wrong else []
        raise FactError("unknown-fact", f"'{dataset.name}' has no row for {said}.", nearest(key.get(wrong, ""), known))
    return row


def _label(dataset: Dataset, column: Column, row: Row) -> str:
    """The dataset's title, its field where there are several, and what the key names beside the time."""
    title = dataset.descriptor.title
    if sum(one.numeric for one in dataset.fields.values()) > 1:
        title += f": {column.title}"
    keys = [dataset.fields[name] for name in dataset.key]
    return ", ".join([title, *(one.label(row.texts[one.name]) for one in keys if not one.temporal)])


def _moment(column: Column, row: Row) -> str:
    value = row.values[column.name]
    return month(value) if column.type == "yearmonth" else day(value)
