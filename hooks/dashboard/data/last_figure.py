"""What a page about all sources tells of a dataset's rows: the last figure, and who published them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.frozen import Frozen
from dashboard.core.period import Period
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.marks import words_of_mark
from dashboard.data.readable_rows import figure_fields, name_field, newest_first, time_in_words
from dashboard.data.update_history import time_column


class LastFigure(Frozen):
    """What the last period of a dataset holds, of those for which it has an amount; a list of events has none."""

    period: Period | None
    """None where the rows name their times in words."""
    time: str
    """The period in the readers' words, such as 'March 2024' or 'January to March 2025'."""
    value: str
    """The first amount of its first row, such as '19.19 USD bn'; empty if it has none, as an event."""
    mark: str
    """The mark of this amount, such as 'provisional'; it may be empty."""
    of: str
    """Which of several rows it is, by their other keys, such as 'Both directions'; empty if its time alone tells it.
    Of a row without an amount: the words that name it, such as 'Video summit'; empty if several have its time."""

    @property
    def marked_value(self) -> str:
        """The amount with its mark: 'USD 19.19 bn (provisional)'."""
        return f"{self.value} ({words_of_mark(self.mark)})" if self.value and self.mark else self.value


_FIGURE = Codec[tuple[LastFigure | None]](tuple[LastFigure | None])


def last_figure(dataset: Dataset, cache: Cache) -> LastFigure | None:
    """Find the last figure. It is kept, so that a warm build reads no rows for it.

    Args:
        dataset: the dataset.
        cache: keeps it.

    Returns:
        None if the rows name no time.
    """
    key = key_of("last figure", dataset.name, dataset.digest, engine_digest())
    return cache.get_or_compute(key, _FIGURE, lambda: (_find(dataset),))[0]


def _find(dataset: Dataset) -> LastFigure | None:
    amounts = figure_fields(dataset)
    rows = [row for row in dataset.rows if any(row.values[field.name] is not None for field in amounts)]
    latest = _find_latest(dataset, rows or dataset.rows)
    if latest is None:
        return None
    row = min(latest.rows, key=partial(_rank, dataset))
    mark = row.mark or ""
    if not amounts:
        name = name_field(dataset) if len(latest.rows) == 1 else None
        told = row.texts[name.name] if name and name is not latest.time else ""
        return LastFigure(latest.period, latest.words, "", mark, told)
    shown = next((field for field in amounts if row.values[field.name] is not None), None)
    value = row.sign_on(shown.name) + shown.with_unit(shown.label(row.values[shown.name])) if shown else ""
    of = ", ".join(dataset.fields[name].label(row.values[name]) for name in dataset.key if name != latest.time.name)
    if shown and of.casefold().startswith(unit := shown.suffix.strip().casefold() or "\0"):
        value, of = f"{value}{of[len(unit) :]}", ""
    return LastFigure(latest.period, latest.words, value, row.mark_beside(shown.name) if shown else mark, of)


class _Latest(NamedTuple):
    """The rows of the last time that a dataset has."""

    time: Column
    """The column that says so."""
    period: Period | None
    """None where that is in words."""
    words: str
    rows: list[Row]


def _find_latest(dataset: Dataset, rows: Sequence[Row]) -> _Latest | None:
    """The latest of some rows of a dataset; None if they name no time."""
    time = dataset.fields.get(time_column(dataset))
    if time and (timed := [(time.period(row.values[time.name]), row) for row in rows if row.values[time.name]]):
        last = max(period for period, _ in timed)
        return _Latest(time, last, last.words, [row for period, row in timed if period == last])
    time = dataset.fields[dataset.key[0]]
    texts = [row.texts[time.name] for row in newest_first(rows, dataset)]
    if not texts or not all(map(time_in_words, texts)):
        return None
    return _Latest(time, None, texts[0], [row for row in rows if row.texts[time.name] == texts[0]])


def _rank(dataset: Dataset, row: Row) -> list[int]:
    """Where a row stands by the listed values of its keys; the file's order decides the rest."""
    names = [dataset.fields[name].names for name in dataset.key]
    texts = [row.texts[name] for name in dataset.key]
    return [listed.index(text) if text in listed else 0 for listed, text in zip(names, texts, strict=True)]


_NAMES = Codec[tuple[str, ...]](tuple[str, ...])


def publishers_of(dataset: Dataset, cache: Cache) -> tuple[str, ...]:
    """The publishers of a dataset, those of most rows first, without those who passed the data on.

    Args:
        dataset: the dataset.
        cache: keeps them.
    """
    key = key_of("publishers", dataset.name, dataset.digest, engine_digest())
    return cache.get_or_compute(key, _NAMES, partial(_count_publishers, dataset))


def _count_publishers(dataset: Dataset) -> tuple[str, ...]:
    counts = Counter(source.publisher for row in dataset.rows for source in dataset.sources_of(row))
    counts.update({source.publisher: 0 for source in dataset.descriptor.sources})
    return tuple(sorted(counts, key=lambda name: -counts[name]))
