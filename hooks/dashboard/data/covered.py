"""What an approval covers of one thing, such as a chart or a dataset, as digests."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.cache.keys import key_of
from dashboard.core.frozen import Frozen
from dashboard.data.csv_rows import rows_digest
from dashboard.data.dataset import Dataset

_LATER_KEYS = ("unit_forms", "year_to_date")
"""Keys of columns that count only where they are given: older approvals stay."""


class Covered(Frozen):
    """Four digests, made from files alone. `pieces/digests.py` has those of a whole piece. Empty stands for nothing."""

    text: str = ""
    """Of what an author wrote."""
    rows: str = ""
    """Of rows in the order in which they are drawn, with their marks and sources."""
    surroundings: str = ""
    """Of titles, labels, sources, licences, days and events."""
    units: str = ""
    """Of units."""


def digest_of(parts: Iterable[object]) -> str:
    """Return the digest of some parts, each as `str()` writes it; empty if there is none."""
    listed = list(parts)
    return key_of(*listed) if listed else ""


def cover_dataset(dataset: Dataset) -> Covered:
    """Cover all of a dataset that code can read."""
    descriptor = dataset.descriptor
    # A key that descriptors got later counts only where it is given: older approvals stay.
    left_out = {"schema_", "embargo", *(name for name in ("ended",) if getattr(descriptor, name) is None)}
    columns = [
        column.model_dump_json(exclude={"unit", *(name for name in _LATER_KEYS if not getattr(column, name))})
        for column in dataset.fields.values()
    ]
    return Covered(
        # Code reads the rows in the order of their file.
        rows=rows_digest(dataset.rows),
        surroundings=key_of(descriptor.model_dump_json(exclude=left_out), *columns, dataset.key),
        units=key_of(*unit_names(dataset)),
    )


def unit_names(dataset: Dataset) -> list[str]:
    """The fields of a dataset that have a unit, each with its unit."""
    return [f"{dataset.name}/{field.name}: {field.unit}" for field in dataset.fields.values() if field.unit]
