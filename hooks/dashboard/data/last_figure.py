"""What a page about all sources tells of a dataset's rows: the last figure, and who published them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.period import Period
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.descriptor import words_of_mark
from dashboard.data.readable_rows import amount_fields, is_amount, name_field, newest_first, time_in_words
from dashboard.data.update_history import time_column


@dataclass(frozen=True)
class LastFigure:
    """What the last period of a dataset holds."""

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


_FIGURE = JsonCodec[tuple[LastFigure | None]](tuple[LastFigure | None])


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
    column = dataset.fields.get(time_column(dataset))
    timed = (
        [(column.period(row.values[column.name]), row) for row in dataset.rows if row.values[column.name]]
        if column and column.temporal
        else []
    )
    if column and timed:
        last = max(period for period, _ in timed)
        rows, time = [row for period, row in timed if period == last], last.words
    else:
        column = dataset.fields[dataset.key[0]]
        times = [row.texts[column.name] for row in newest_first(dataset.rows, dataset)]
        if not times or not all(map(time_in_words, times)):
            return None
        last, time = None, times[0]
        rows = [row for row in dataset.rows if row.texts[column.name] == time]
    row = min(rows, key=lambda row: _rank(dataset, row))
    amounts = [field for field in amount_fields(dataset) if field.name not in dataset.key and is_amount(field)]
    if not amounts:
        name = name_field(dataset) if len(rows) == 1 else None
        return LastFigure(last, time, "", row.mark or "", row.texts[name.name] if name and name is not column else "")
    shown = next((field for field in amounts if row.values[field.name] is not None), None)
    value = shown.with_unit(shown.label(row.values[shown.name])) if shown else ""
    of = ", ".join(dataset.fields[name].label(row.values[name]) for name in dataset.key if name != column.name)
    if shown and of.casefold().startswith(unit := shown.suffix.strip().casefold() or "\0"):
        value, of = f"{value}{of[len(unit) :]}", ""
    return LastFigure(last, time, value, row.mark or "", of)


def _rank(dataset: Dataset, row: Row) -> list[int]:
    """Where a row stands by the listed values of its keys; the file's order decides the rest."""
    names = [dataset.fields[name].names for name in dataset.key]
    texts = [row.texts[name] for name in dataset.key]
    return [listed.index(text) if text in listed else 0 for listed, text in zip(names, texts, strict=True)]


_NAMES = JsonCodec[tuple[str, ...]](tuple[str, ...])


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
