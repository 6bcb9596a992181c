"""Computes the digests that an approval names: what it covers of a piece.

They depend on files only (and on what plugins of the host make of them), not on the engine's version, on a notebook's
run or on the clock. So an approval that was given in one clone of the repository counts in every other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache
from dashboard.data.csv_rows import rows_digest
from dashboard.pieces.digests import Digests

if TYPE_CHECKING:
    from dashboard.charts.resolve.resolved_chart import ResolvedChart
    from dashboard.data.dataset import Dataset
    from dashboard.data.events import Event
    from dashboard.facts.named_fact import NamedFact
    from dashboard.people.author import Author
    from dashboard.pieces.analysis import Analysis
    from dashboard.pieces.placed_charts import Placement
    from dashboard.pieces.placed_facts import PlacedFacts
    from dashboard.pieces.source_text import SourceText

_DIGEST = JsonCodec[str](str)


@dataclass(frozen=True)
class PieceDigests:
    """Computes the digests of the pieces of a site."""

    root: Path
    cache: Cache
    datasets: Mapping[str, Dataset | None]
    shared: Mapping[str, ResolvedChart | None]
    events: Mapping[str, Event]
    named_facts: Mapping[str, NamedFact | None]
    _file_digests: dict[str, str] = field(default_factory=dict)

    def of(
        self, analysis: Analysis, source_text: SourceText, placements: Sequence[Placement], facts: PlacedFacts
    ) -> Digests:
        """The digests of a piece.

        Args:
            analysis: the piece.
            source_text: its text. Of a notebook, all rows of the datasets that its code names count.
            placements: its charts.
            facts: its facts.
        """
        people = [_describe_author(author) for author in analysis.authors]
        printed = key_of("people", *people, analysis.theme.name)
        key = ("digests", source_text.path, source_text.digest, self._state, facts.digest, printed)
        make = partial(self._compute, source_text, placements, facts, printed)
        return self.cache.memoize((*key, self.files(source_text)), make)

    def files(self, source_text: SourceText) -> tuple[str, ...]:
        """The digest of each picture and document that a text shows or links to; empty if the file is missing."""
        return tuple(map(self._file_digest, source_text.dependencies.files))

    def rows_of_datasets(self, source_text: SourceText, facts: PlacedFacts) -> list[str]:
        """The digests of all rows of each dataset that a notebook may read."""
        return [self._rows(name) for name in self._dataset_names(source_text, facts)]

    def _compute(
        self, source_text: SourceText, placements: Sequence[Placement], facts: PlacedFacts, printed: str
    ) -> Digests:
        if source_text.notebook:
            names = self._dataset_names(source_text, facts)
            rows: Iterable[object] = self.rows_of_datasets(source_text, facts)
            surroundings: Iterable[object] = (*map(self._descriptor, names), *self._named_events(source_text))
            units: Iterable[object] = map(self._units, names)
        else:
            charts = [placement.chart for placement in placements]
            rows = [chart and chart.rows_digest for chart in charts]
            surroundings = [chart and chart.surroundings_digest for chart in charts]
            units = [chart and chart.units_digest for chart in charts]
        return Digests(
            text=self._text(source_text),
            rows=key_of("rows of piece", *rows, facts.data_digest),
            surroundings=key_of("surroundings", *surroundings, facts.surroundings_digest, printed),
            units=key_of("units", *units, facts.units_digest),
        )

    def _text(self, source_text: SourceText) -> str:
        """The digest of body, front matter, declarations, statements, and the files that it shows or links to."""
        dependencies = source_text.dependencies
        charts = (chart and chart.spec_digest for chart in map(self.shared.get, dependencies.charts))
        facts = (self._fact_entries.get(name) for name in dependencies.facts)
        body = [source_text.body]
        if source_text.plugins and source_text.plugins.digest:
            body.append(source_text.plugins.digest)
        return key_of("text", *body, *charts, *facts, *self.files(source_text))

    @cached_property
    def _state(self) -> str:
        """The digest of everything that texts take from other files."""
        items = (*self.datasets.items(), *self.shared.items())
        files = (f"{name}={item and item.digest}" for name, item in items)
        return key_of(*files, *self._event_texts.values(), *self._fact_entries.values())

    @cached_property
    def _event_texts(self) -> dict[str, str]:
        return {name: event.model_dump_json() for name, event in self.events.items()}

    @cached_property
    def _fact_entries(self) -> dict[str, str]:
        return {name: fact.model_dump_json(exclude_defaults=True) for name, fact in self.named_facts.items() if fact}

    def _dataset_names(self, source_text: SourceText, facts: PlacedFacts) -> list[str]:
        """The datasets that the code of a notebook may read, and those of its facts."""
        of_facts = {name for fact in facts for name in fact.datasets}
        return sorted(source_text.dependencies.words & self.datasets.keys() | of_facts)

    def _named_events(self, source_text: SourceText) -> Iterator[str]:
        # Sorted, since the order of a set differs from process to process.
        return (self._event_texts[name] for name in sorted(source_text.dependencies.words & self._event_texts.keys()))

    def _rows(self, name: str) -> str:
        """The digest of all rows of a dataset, in the order of the file, in which code reads them."""
        dataset = self.datasets.get(name)
        if dataset is None:
            return ""
        key = key_of("rows of", dataset.digest)
        return self.cache.get_or_compute(key, _DIGEST, lambda: rows_digest(dataset.rows))

    def _descriptor(self, name: str) -> str:
        """What a descriptor says that readers may see in what code draws of it."""
        dataset = self.datasets.get(name)
        if dataset is None:
            return ""
        shown = dict.fromkeys(("title", "sources", "licenses", "frequency"), True)
        columns = {"name", "type", "title", "categories"}
        return dataset.descriptor.model_dump_json(include={**shown, "schema_": {"fields": {"__all__": columns}}})

    def _units(self, name: str) -> str:
        dataset = self.datasets.get(name)
        return key_of(*(f"{column.name} {column.unit}" for column in dataset.fields.values())) if dataset else ""

    def _file_digest(self, path: str) -> str:
        if path not in self._file_digests:
            file = self.root / path
            self._file_digests[path] = self.cache.digest(file) if file.is_file() else ""
        return self._file_digests[path]


def _describe_author(author: Author) -> str:
    """What a piece prints of one of its authors."""
    institute = author.institute.entry
    team = institute.short_name if author.entry.collective else ""
    return key_of(author.slug, author.name, author.role, author.institute.slug, institute.name, institute.city, team)
