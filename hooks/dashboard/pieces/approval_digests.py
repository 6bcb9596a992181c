"""What an approval is of: a digest of a piece's text, and one of the rows that it uses.

Both follow from files alone: no engine's version, no run of a notebook and no clock decides them, so that an approval
that was given in one clone counts in every other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.store import Cache, key_of
from dashboard.data.csv_rows import rows_digest

if TYPE_CHECKING:
    from dashboard.charts.figure.resolved_chart import ResolvedChart
    from dashboard.data.dataset import Dataset
    from dashboard.data.events import Event
    from dashboard.facts.named_fact import NamedFact
    from dashboard.pieces.placed_charts import Placement
    from dashboard.pieces.placed_facts import PlacedFacts
    from dashboard.pieces.source_text import SourceText

_DIGEST = JsonCodec[str](str)


@dataclass(frozen=True)
class PieceDigests:
    """The digests of any piece of a site."""

    root: Path
    cache: Cache
    datasets: Mapping[str, Dataset | None]
    shared: Mapping[str, ResolvedChart | None]
    events: Mapping[str, Event]
    named_facts: Mapping[str, NamedFact | None]
    _pictures: dict[str, str] = field(default_factory=dict)

    def text(self, source_text: SourceText) -> str:
        """Of body, charts, facts, pictures and front matter."""
        key = ("text digest", source_text.path, source_text.digest, self._state, self.pictures(source_text))
        return self.cache.memoize(key, partial(self._text, source_text))

    def _text(self, source_text: SourceText) -> str:
        dependencies = source_text.dependencies
        charts = (one and one.declaration for one in map(self.shared.get, dependencies.charts))
        events = (self._events[name] for name in dependencies.words if name in self._events)
        facts = (self._entries.get(name) for name in dependencies.facts)
        return key_of("text", source_text.body, *charts, *events, *facts, *self.pictures(source_text))

    def pictures(self, source_text: SourceText) -> tuple[str, ...]:
        """Of each picture that it shows; empty for one that is not there."""
        return tuple(map(self._picture, source_text.dependencies.pictures))

    def data(self, source_text: SourceText, placements: Iterable[Placement], facts: PlacedFacts) -> str:
        """Of the rows that charts and facts show; of a notebook, of all rows of the datasets that its text names."""
        key = ("data digest", source_text.path, source_text.digest, self._state, facts.digest)
        return self.cache.memoize(key, partial(self._data, source_text, placements, facts))

    def _data(self, source_text: SourceText, placements: Iterable[Placement], facts: PlacedFacts) -> str:
        if source_text.notebook:
            named = sorted(
                source_text.dependencies.words & self.datasets.keys() | {one for each in facts for one in each.datasets}
            )
            return key_of("data", *(self._rows(name) for name in named), facts.said)
        return key_of("data", *(one.declared and one.declared.rows for one in placements), facts.said)

    @cached_property
    def _state(self) -> str:
        """Of all that texts take from other files."""
        files = (f"{name}={one and one.digest}" for name, one in (*self.datasets.items(), *self.shared.items()))
        return key_of(*files, *self._events.values(), *self._entries.values())

    @cached_property
    def _events(self) -> dict[str, str]:
        return {name: event.model_dump_json() for name, event in self.events.items()}

    @cached_property
    def _entries(self) -> dict[str, str]:
        return {name: one.model_dump_json(exclude_defaults=True) for name, one in self.named_facts.items() if one}

    def _rows(self, name: str) -> str:
        dataset = self.datasets.get(name)
        if dataset is None:
            return ""
        key = key_of("rows of", dataset.digest)
        return self.cache.get_or_compute(key, _DIGEST, lambda: rows_digest(dataset.rows))

    def _picture(self, path: str) -> str:
        if path not in self._pictures:
            file = self.root / path
            self._pictures[path] = self.cache.digest(file) if file.is_file() else ""
        return self._pictures[path]
