"""Read the fact for a target from the data: a cell by its key, or the result of a named fact's SQL."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from dashboard.cache.keys import key_of
from dashboard.core.dates import day
from dashboard.core.finding import nearest
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import exact
from dashboard.core.period import KINDS
from dashboard.core.phrases import join_words
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.git_history import History
from dashboard.data.open_period import is_so_far
from dashboard.data.sandbox import QueryError
from dashboard.facts.fact import PIN, Fact, FactError, FactTarget, SilentError
from dashboard.facts.named_fact import FactBook


class FactReader(Frozen):
    """Reads facts from the datasets, the named facts and the history of one site."""

    datasets: Mapping[str, Dataset | None]
    """The datasets by name; None for a broken one."""
    book: FactBook
    history: History
    """Gives datasets as they were on an earlier day."""

    def datasets_of(self, target: FactTarget) -> tuple[str, ...]:
        """The names of the datasets that a target needs, also if they or the target are broken."""
        if target.field:
            return (target.name,)
        entry = self.book.entries.get(target.name)
        return entry.datasets(self.datasets) if entry else ()

    def digest(self, cited: str) -> str:
        """Hash everything that decides the facts of one source.

        Args:
            cited: `<dataset>/` for all its cells, the name of a named fact, or `as_of` for facts pinned to a day.

        Returns:
            The digest. It changes whenever one of those facts may change.
        """
        if cited == PIN:
            return self.history.head
        name, slash, _ = cited.partition("/")
        if slash:
            dataset = self.datasets.get(name)
            return dataset.digest if dataset else cited
        entry = self.book.entries.get(name)
        digests = [self.digest(f"{dataset_name}/") for dataset_name in entry.datasets(self.datasets)] if entry else []
        return key_of(name, entry and self.book.digest(entry), *digests)

    def read(self, target: FactTarget) -> Fact:
        """Read the fact for a target.

        Raises:
            FactError: There is no such fact, or its key or field is wrong.
            SilentError: Its dataset or entry is broken, which has findings of its own.
        """
        return self._read_cell(target) if target.field else self._read_named(target)

    def _dataset_at(self, name: str, as_of: datetime.date | None) -> Dataset:
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

    def _read_cell(self, target: FactTarget) -> Fact:
        dataset = self._dataset_at(target.name, target.as_of)
        if target.field not in dataset.fields:
            message = f"The dataset '{dataset.name}' has no field '{target.field}'."
            raise FactError("unknown-fact", message, nearest(target.field, dataset.fields))
        column = dataset.fields[target.field]
        if not column.numeric:
            numeric = [name for name, field in dataset.fields.items() if field.numeric]
            raise FactError("wrong-fact", f"The field '{target.field}' holds no numbers.", nearest("", numeric))
        row = _find_row(dataset, dict(target.key))
        if row.values[target.field] is None:
            message = f"The row has no value in '{target.field}'."
            raise FactError("unknown-fact", message, "The figure is not known: leave the sentence out.")
        keys = [dataset.fields[name] for name in dataset.key]
        times = [key.period(row.values[key.name]) for key in keys if key.type in KINDS]
        return Fact(
            value=exact(row.texts[target.field]),
            holds=None,
            unit=column.unit,
            unit_forms=column.unit_forms,
            label=_cell_label(dataset, column, row),
            period=", ".join(time.words for time in times),
            so_far=any(is_so_far(time, row.marks, dataset.descriptor.updated) for time in times),
            datasets=(dataset.name,),
            row_id=self._row_id(dataset, row),
            sources=tuple(source.organization for source in dataset.sources_of(row)),
            updated=dataset.descriptor.updated,
            words=_words(dataset, column, row),
            source_names=(row.source,),
            mark=row.mark or "",
            as_of=target.as_of,
            ignored_numbers=target.ignored_numbers,
        )

    def _row_id(self, dataset: Dataset, row: Row) -> str:
        """The row's anchor on the dataset's page. Empty if it is a row of an earlier day that is not there today."""
        today = self.datasets[dataset.name]
        key = tuple(row.texts[name] for name in dataset.key)
        return today.row_id(row) if today and today.key == dataset.key and key in today.by_key else ""

    def _read_named(self, target: FactTarget) -> Fact:
        if self.book.broken:
            raise SilentError
        if target.name not in self.book.entries and (dataset := self.datasets.get(target.name)):
            numeric = next((name for name, field in dataset.fields.items() if field.numeric), "field")
            keys = "&".join(f"{name}=…" for name in dataset.key)
            message = f"'{target.name}' is a dataset, and the link names no field of it."
            raise FactError("wrong-fact", message, f"A cell is written fact:{target.name}/{numeric}?{keys}.")
        if target.name not in self.book.entries:
            message = f"There is no fact '{target.name}' in data/facts.yaml."
            raise FactError("unknown-fact", message, nearest(target.name, self.book.entries))
        if target.key:
            message = f"A fact of data/facts.yaml takes no key; read '{target.key[0][0]}'."
            raise FactError("wrong-fact", message, "A cell is written fact:dataset/field?key=value.")
        entry = self.book.entries[target.name]
        if entry is None:
            raise SilentError
        used = {name: self._dataset_at(name, target.as_of) for name in entry.datasets(self.datasets)}
        try:
            answer = self.book.answer(entry, list(used.values()))
        except QueryError as error:
            if target.as_of is None:
                raise SilentError from None
            message = f"With the data of {day(target.as_of)}: {error}."
            raise FactError("fact-as-of", message) from None
        return Fact(
            value=answer.value,
            holds=answer.holds,
            unit=answer.unit,
            unit_forms=entry.unit_forms,
            label=entry.states or target.name.replace("-", " ").capitalize(),
            period="",
            datasets=tuple(used),
            row_id="",
            sources=answer.sources,
            source_names=answer.source_names,
            updated=max(dataset.descriptor.updated for dataset in used.values()),
            mark=_computed_mark(answer.marks),
            as_of=target.as_of,
            ignored_numbers=entry.ignored_numbers,
            computed=True,
            marks=answer.marks,
        )


def _computed_mark(marks: tuple[str, ...]) -> str:
    return f"computed from figures some of which are {join_words(marks)}" if marks else "computed"


def _find_row(dataset: Dataset, key: Mapping[str, str]) -> Row:
    """The row with this key. Raises a FactError that says what is wrong with the key."""
    names = ", ".join(dataset.key)
    missing = [name for name in dataset.key if name not in key]
    mistyped = [name for name in key if name not in dataset.key]
    # (Where a key is missing and another one is unknown, that one is mistyped.)
    if mistyped:
        message = f"'{mistyped[0]}' is no key of '{dataset.name}', whose rows are named by {names}."
        raise FactError("fact-key", message, nearest(mistyped[0].strip(), missing or dataset.key))
    if missing:
        name, glued = missing[0], next((f"{one}={value}" for one, value in key.items() if "=" in value), "")
        values = list({row.texts[name]: None for row in dataset.rows})
        message = f"The key '{name}' is missing; a row of '{dataset.name}' is named by {names}."
        hint = f"Read '{glued}'; join keys with &." if glued else f"Add {name}=. {nearest('', values)}"
        raise FactError("fact-key", message, hint)
    row = dataset.by_key.get(tuple(key[name] for name in dataset.key))
    if row is None:
        pairs = ", ".join(f"{name} {key[name]}" for name in dataset.key)
        unknown = next((name for name in dataset.key if key[name] not in {row.texts[name] for row in dataset.rows}), "")
        values = list({row.texts[unknown]: None for row in dataset.rows}) if unknown else []
        hint = nearest(key.get(unknown, ""), values)
        raise FactError("unknown-fact", f"'{dataset.name}' has no row for {pairs}.", hint)
    return row


def _words(dataset: Dataset, column: Column, row: Row) -> tuple[str, ...]:
    """The titles and labels of which the label of a cell is made, and the types of the keys."""
    keys = [dataset.fields[name] for name in dataset.key]
    labels = (category.label for key in keys for category in key.categories if category.value == row.texts[key.name])
    # A field's title is printed where there are several numeric ones.
    several = sum(field.numeric for field in dataset.fields.values()) > 1
    titles = (dataset.descriptor.title, column.title if several else "")
    return (*titles, *(key.type for key in keys), *labels)


def _cell_label(dataset: Dataset, column: Column, row: Row) -> str:
    """The dataset's title, the field's title if there are several numeric fields, and the key fields except times."""
    title = dataset.descriptor.title
    if sum(field.numeric for field in dataset.fields.values()) > 1:
        title += f": {column.title}"
    keys = [dataset.fields[name] for name in dataset.key]
    return ", ".join([title, *(key.label(row.texts[key.name]) for key in keys if not key.temporal)])
