"""Computes the two digests that an approval names: of a piece's text, and of the rows of data that it uses.

Both depend on files only (and on what plugins of the host make of them), not on the engine's version, on a notebook's
run or on the clock. So an approval that was given in one clone of the repository counts in every other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
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

    def of(self, source_text: SourceText, placements: Iterable[Placement], facts: PlacedFacts) -> Digests:
        """The digests of a piece.

        Args:
            source_text: the piece.
            placements: its charts.
            facts: its facts.
        """
        text, rows = self.text(source_text), self.data(source_text, placements, facts)
        return Digests(text=text, rows=rows, surroundings=key_of("none"), units=key_of("none"))

    def text(self, source_text: SourceText, recorded: Collection[str] = ()) -> str:
        """The digest of a piece's body, front matter, charts, facts, and the files that it shows or links to.

        Args:
            source_text: the piece.
            recorded: the digests of its approvals. If one of them is of the text as it is spelled, it stays that one.
        """
        key = ("text digest", source_text.path, source_text.digest, self._state, self.files(source_text))
        digest, as_spelled = self.cache.memoize(key, partial(self._text_digests, source_text))
        return as_spelled if as_spelled in recorded else digest

    def _text_digests(self, source_text: SourceText) -> tuple[str, str]:
        return self._text_digest(source_text, source_text.body), self._text_digest(
            source_text, source_text.body_as_spelled
        )

    def _text_digest(self, source_text: SourceText, body_digest: str) -> str:
        dependencies = source_text.dependencies
        charts = (chart and chart.declaration_digest for chart in map(self.shared.get, dependencies.charts))
        # Sorted, since the order of a set differs from process to process.
        events = (self._event_texts[name] for name in sorted(dependencies.words & self._event_texts.keys()))
        facts = (self._fact_entries.get(name) for name in dependencies.facts)
        body = [body_digest]
        if source_text.plugins and source_text.plugins.digest:
            body.append(source_text.plugins.digest)
        return key_of("text", *body, *charts, *events, *facts, *self.files(source_text))

    def files(self, source_text: SourceText) -> tuple[str, ...]:
        """The digest of each picture and document that a text shows or links to; empty if the file is missing."""
        return tuple(map(self._file_digest, source_text.dependencies.files))

    def data(
        self,
        source_text: SourceText,
        placements: Iterable[Placement],
        facts: PlacedFacts,
        recorded: Collection[str] = (),
    ) -> str:
        """The digest of the rows that charts and facts show.

        Args:
            source_text: the piece. Of a notebook, all rows of the datasets that it names count.
            placements: its charts.
            facts: its facts.
            recorded: the digests of its approvals. If one of them is of the rows as they are filed, it stays that one.
        """
        key = ("data digest", source_text.path, source_text.digest, self._state, facts.digest)
        digest, as_filed = self.cache.memoize(key, partial(self._data_digests, source_text, placements, facts))
        return as_filed if as_filed in recorded else digest

    def _data_digests(
        self, source_text: SourceText, placements: Iterable[Placement], facts: PlacedFacts
    ) -> tuple[str, str]:
        if source_text.notebook:
            of_facts = {name for fact in facts for name in fact.datasets}
            names = sorted(source_text.dependencies.words & self.datasets.keys() | of_facts)
            # Its code reads the rows in the order of their file.
            digest = key_of("data", *(self._rows(name) for name in names), facts.data_digest)
            return digest, digest
        charts = [placement.chart for placement in placements]
        drawn = (chart and chart.rows_digest for chart in charts)
        filed = (chart and chart.filed_rows_digest for chart in charts)
        return key_of("data", *drawn, facts.data_digest), key_of("data", *filed, facts.data_digest)

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

    def _rows(self, name: str) -> str:
        dataset = self.datasets.get(name)
        if dataset is None:
            return ""
        key = key_of("rows of", dataset.digest)
        return self.cache.get_or_compute(key, _DIGEST, lambda: rows_digest(dataset.rows))

    def _file_digest(self, path: str) -> str:
        if path not in self._file_digests:
            file = self.root / path
            self._file_digests[path] = self.cache.digest(file) if file.is_file() else ""
        return self._file_digests[path]
