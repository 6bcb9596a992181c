"""A chart whose declaration is sound: its title, its datasets and its digests, and a way to load its rows."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Annotated

from pydantic import Field

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.charts.figure.captions import write_subtitle
from dashboard.charts.figure.figure import drawing_sizes
from dashboard.charts.resolve.surroundings import surroundings_digest, units_digest
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types import ALL_CHART_TYPES
from dashboard.data.csv_rows import Row, rows_digest
from dashboard.data.dataset import Dataset
from dashboard.data.events import Event
from dashboard.data.named_datasets import possible_names

Datasets = Mapping[str, Dataset | None]
"""Datasets by name; None for one that has errors."""
Events = Mapping[str, Event]
"""Events by name."""


def _without_rows() -> Selection:
    raise LookupError("this chart was read from the cache, and nobody has set how its rows are selected")


@dataclass(frozen=True)
class ResolvedChart:
    """One chart. Its rows are only loaded when `selection` is read."""

    id: str
    type: str
    title: str
    subtitle: str
    theme: str
    updated: datetime.date | None
    """The day of its newest dataset. None if code drew the chart and names a source but no dataset."""
    datasets: tuple[str, ...]
    height: int
    """The height of the wide drawing, in CSS pixels."""
    digest: str
    """Digest of everything that decides the drawing: the declaration, its dataset and its events."""
    declaration_digest: str
    """Digest of the declaration and its events, without the rows."""
    rows_digest: str
    """Digest of the rows that are drawn, in the order in which they are drawn."""
    spec_digest: str
    """Digest of the declaration alone."""
    surroundings_digest: str
    """Digest of what it shows beside its rows: titles, labels, sources, licences, events. Approvals depend on it."""
    units_digest: str
    """Digest of the units of its amounts. Approvals depend on it."""
    select: Annotated[Callable[[], Selection], Field(exclude=True)] = field(
        repr=False, compare=False, default=_without_rows
    )
    """Loads the rows. It is not cached: whoever reads a chart from the cache sets it again."""
    public: bool = False
    """Whether its declaration says `public: true`."""

    @property
    def comparison_key(self) -> tuple[str, str]:
        """Equal for two versions of a chart that show the same. Rows that it does not draw do not count."""
        return self.declaration_digest, self.rows_digest

    @cached_property
    def selection(self) -> Selection:
        """The rows that are drawn. They stay in memory until `release_rows` is called."""
        return self.select()

    def release_rows(self) -> None:
        """Remove the rows from memory: those of three thousand charts take a gigabyte."""
        self.__dict__.pop("selection", None)


RESOLVED_CHART = JsonCodec[ResolvedChart](ResolvedChart)
"""How the cache keeps a chart, its rows aside."""


def resolve_chart(selection: Selection, select: Callable[[], Selection]) -> ResolvedChart:
    """Make a chart of a selection. The chart keeps the selection until `release_rows` is called.

    Args:
        selection: the rows that are drawn.
        select: loads the same selection again.

    Returns:
        The chart.
    """
    spec, dataset = selection.chart, selection.dataset
    events = [event.model_dump_json() for event in selection.events]
    wide, _ = drawing_sizes(ALL_CHART_TYPES[spec.type], selection.drawn)
    chart = ResolvedChart(
        id=spec.id,
        type=spec.type,
        title=spec.title,
        subtitle=write_subtitle(selection),
        theme=dataset.theme,
        updated=selection.updated,
        datasets=tuple(origin.name for origin in selection.origins),
        height=wide.height,
        digest=key_of(spec.model_dump_json(), dataset.digest, *events),
        declaration_digest=key_of(spec.model_dump_json(exclude_defaults=True), *events),
        rows_digest=rows_digest(_drawn_rows(selection)),
        spec_digest=key_of("spec", spec.model_dump_json(exclude_defaults=True)),
        surroundings_digest=surroundings_digest(selection),
        units_digest=units_digest(selection),
        public=spec.public,
        select=select,
    )
    chart.__dict__["selection"] = selection
    return chart


def _drawn_rows(selection: Selection) -> list[Row]:
    """The rows of a chart, each once, in the order in which they are drawn. In a file they may stand in any order."""
    orders_marks = ALL_CHART_TYPES[selection.chart.type].orders_marks
    drawn: dict[int, Row] = {}
    for series in selection.series:
        rows = [point.row for point in series.points if point.row]
        if orders_marks:
            rows.sort(key=lambda row: row.joined_texts)
        drawn |= {id(row): row for row in rows if id(row) not in drawn}
    # Rows without a mark only stand in the table below the chart.
    others = (row for row in selection.rows if id(row) not in drawn)
    return [*drawn.values(), *sorted(others, key=lambda row: row.joined_texts)]


def declaration_key(text: str, datasets: Datasets, names: frozenset[str], *more: object) -> str:
    """The cache key of what is made from a declaration: the hash of everything that decides it.

    Args:
        text: the declaration as YAML.
        datasets: all datasets of the site.
        names: their names.
        more: what else decides the result.

    Returns:
        The key. It changes with the datasets that the text names, not with others.
    """
    used = _named_datasets(text, names)
    digests = (f"{name}={dataset.digest if (dataset := datasets[name]) else None}" for name in used)
    return key_of("declaration", text, *digests, *more, engine_digest())


@lru_cache(maxsize=100_000)
def _named_datasets(text: str, names: frozenset[str]) -> tuple[str, ...]:
    """The datasets that a text may use: any word of it that is a dataset's name, in its YAML or its SQL spelling."""
    return tuple(sorted(names.intersection(possible_names(text))))


def require_selection(selection: Selection | None) -> Selection:
    """The selection of a chart from the cache. It is never None: the chart was sound, and its key has not changed."""
    assert selection
    return selection
