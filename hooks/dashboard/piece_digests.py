"""What an approval is of: a digest of a piece's text, and one of the rows that it uses.

Both follow from files alone: no engine's version, no run of a notebook and no clock decides them, so that an approval
that was given in one clone counts in every other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.address import PICTURES
from dashboard.cache import Cache, key_of

if TYPE_CHECKING:
    from dashboard.datasets import Dataset
    from dashboard.declared import Declared
    from dashboard.events import Event
    from dashboard.fact_placement import PlacedFacts
    from dashboard.manuscript import Manuscript
    from dashboard.named_fact import NamedFact
    from dashboard.notebook import Notebook
    from dashboard.part import Part
    from dashboard.placement import Placement
    from dashboard.rows import Row

_WORD = re.compile(r"[\w-]+")
ASIDE = frozenset(("status", "date", "updated", "embargo", "reviewers"))
"""Keys of the front matter that say how a piece is handled, not what it says."""


def body_digest(head: Mapping[str, Any], parts: Iterable[Part], notebook: Notebook | None) -> str:
    """Of what stands in a text's own file: front matter and body, the code of a notebook among it."""
    said = json.dumps({key: head[key] for key in head if key not in ASIDE}, sort_keys=True, default=str)
    code = [(cell.source, *sorted(cell.tags), cell.settings) for cell in notebook.code] if notebook else []
    return key_of("body", said, *(part.text.strip() for part in parts), *code)


def rows_digest(rows: Iterable[Row]) -> str:
    """Of rows as they are written."""
    return key_of("rows", *(row.written for row in rows))


def facts_digest(facts: PlacedFacts) -> str:
    """Of what the data say at each fact of a text."""
    said = ((one.target, one.fact and (one.fact.value, one.fact.holds, one.fact.unit, one.fact.mark)) for one in facts)
    return key_of("facts", *said)


@dataclass(frozen=True)
class PieceDigests:
    """The digests of any piece of a site."""

    root: Path
    cache: Cache
    datasets: Mapping[str, Dataset | None]
    shared: Mapping[str, Declared | None]
    events: Mapping[str, Event]
    named_facts: Mapping[str, NamedFact | None]
    _pictures: dict[str, str] = field(default_factory=dict)

    def text(self, manuscript: Manuscript) -> str:
        """Of body, charts, facts, pictures and front matter."""
        key = ("text digest", manuscript.path, manuscript.digest, self._state, self.pictures(manuscript))
        return self.cache.remember(key, partial(self._text, manuscript))

    def _text(self, manuscript: Manuscript) -> str:
        asks = manuscript.asks
        charts = (one and one.declaration for one in map(self.shared.get, asks.charts))
        events = (self._events[name] for name in asks.words if name in self._events)
        facts = (self._entries.get(name) for name in asks.facts)
        return key_of("text", manuscript.body, *charts, *events, *facts, *self.pictures(manuscript))

    def pictures(self, manuscript: Manuscript) -> tuple[str, ...]:
        """Of each picture that it shows; empty for one that is not there."""
        return tuple(map(self._picture, manuscript.asks.pictures))

    def data(self, manuscript: Manuscript, placements: Iterable[Placement], facts: PlacedFacts) -> str:
        """Of the rows that charts and facts show; of a notebook, of all rows of the datasets that its text names."""
        key = ("data digest", manuscript.path, manuscript.digest, self._state, facts.digest)
        return self.cache.remember(key, partial(self._data, manuscript, placements, facts))

    def _data(self, manuscript: Manuscript, placements: Iterable[Placement], facts: PlacedFacts) -> str:
        if manuscript.notebook:
            named = sorted(
                manuscript.asks.words & self.datasets.keys() | {one for each in facts for one in each.datasets}
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
        return self.cache.recall(key, str, lambda: rows_digest(dataset.rows), str)

    def _picture(self, path: str) -> str:
        if path not in self._pictures:
            file = self.root / path
            self._pictures[path] = self.cache.digest(file) if file.is_file() else ""
        return self._pictures[path]


@dataclass(frozen=True)
class Asks:
    """What a text takes from other files, by name."""

    charts: tuple[str, ...]
    facts: tuple[str, ...]
    words: frozenset[str]
    """In charts' declarations and in code: names of events and datasets are among them."""
    pictures: tuple[str, ...]


def asks_of(manuscript: Manuscript) -> Asks:
    """Known before a notebook is executed."""
    return Asks(
        tuple(one.text for one in manuscript.mentions if one.kind == "chart"),
        tuple(name for name in manuscript.cited if not name.endswith("/")),
        frozenset(_words(manuscript)),
        tuple(sorted(name for name in manuscript.files if name.lower().endswith(PICTURES))),
    )


def _words(manuscript: Manuscript) -> Iterator[str]:
    texts = [one.text for one in manuscript.mentions if one.kind == "fence"]
    texts += [cell.source for cell in manuscript.notebook.code] if manuscript.notebook else []
    for text in texts:
        # In SQL a hyphen of a name is an underscore.
        yield from (word for found in _WORD.findall(text) for word in (found, found.replace("_", "-")))
