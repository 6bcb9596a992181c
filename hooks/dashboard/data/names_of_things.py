"""The names that a dataset has for things: of its columns, and of what stands in those that hold words."""

from __future__ import annotations

from functools import partial

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.data.dataset import Dataset

_Names = tuple[tuple[str, ...], ...]
_NAMES = Codec[_Names](_Names)


def names_of_things(dataset: Dataset, cache: Cache) -> _Names:
    """The names in each column: its own, its title and, if it holds words, its values and their labels, all sorted.

    Args:
        dataset: its rows are read only if no build has read them before.
        cache: keeps the names.
    """
    key = key_of("names of things", dataset.digest, engine_digest())
    return cache.get_or_compute(key, _NAMES, partial(_names, dataset))


def _names(dataset: Dataset) -> _Names:
    found = []
    for column in dataset.fields.values():
        values = () if column.numeric or column.temporal else {row.texts[column.name] for row in dataset.rows}
        found.append(tuple(sorted({column.name, column.title, *values, *map(column.label, values)})))
    return tuple(found)
