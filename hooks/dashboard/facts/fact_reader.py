"""What the data say of a fact's target: a cell by its key, or what the SQL of a named fact gives."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboard.cache.keys import key_of
from dashboard.core.dates import day, month
from dashboard.core.finding import nearest
from dashboard.core.phrases import join_words
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.descriptor import Column
from dashboard.data.git_history import History
from dashboard.data.query import QueryError
from dashboard.facts.fact import PIN, Fact, FactError, FactTarget, SilentError
from dashboard.facts.named_fact import FactBook


@dataclass(frozen=True)
class FactReader:
    """Says what the data say of a target."""

    datasets: Mapping[str, Dataset | None]
    book: FactBook
    history: History

    def datasets_of(self, target: FactTarget) -> tuple[str, ...]:
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

    def read(self, target: FactTarget) -> Fact:
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
            return self.history.dataset_on(dataset, as_of)
        except LookupError as error:
            raise FactError("fact-as-of", *error.args) from None

    def _cell(self, target: FactTarget) -> Fact:
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

    def _named(self, target: FactTarget) -> Fact:
        if self.book.broken:
            raise SilentError
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
    return f"computed from figures some of which are {join_words(marks)}" if marks else "computed"


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
