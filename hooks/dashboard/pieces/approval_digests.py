"""Computes the digests that an approval names: of a piece's text, its rows, what stands around them, and the units.

They depend on files only (and on what plugins of the host make of them), not on the engine's version, on a notebook's
run or on the clock. So an approval that was given in one clone of the repository counts in every other.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path

from msgspec import field

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.cover_chart import units_read_by
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.frozen import Frozen
from dashboard.core.paths import is_inside
from dashboard.data.covered import Covered, cover_dataset, digest_of
from dashboard.data.dataset import Dataset
from dashboard.data.names_of_things import names_of_things
from dashboard.facts.named_fact import NamedFact
from dashboard.numbers.declared_units import UnitWords
from dashboard.people.theme import Theme
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.dependencies import Dependencies
from dashboard.pieces.digests import Digests
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.placed_facts import PlacedFacts
from dashboard.pieces.source_text import SourceText
from dashboard.pieces.used_units import used_units
from dashboard.references.bibliography import NO_WORKS, Bibliography

MAP_TYPES = frozenset({"choropleth", "map"})
"""The types of charts that say how disputed borders are drawn."""
_COVERED = Codec[Covered](Covered)


class PieceDigests(Frozen):
    """Computes the digests of the pieces of a site."""

    root: Path
    cache: Cache
    resources: ChartResources
    """What charts are drawn from."""
    shared: Mapping[str, ResolvedChart | None]
    named_facts: Mapping[str, NamedFact | None]
    themes: Mapping[str, Theme]
    units: Sequence[UnitWords] = ()
    """The words for units that data/names.yaml declares."""
    bibliography: Bibliography = NO_WORKS
    _file_digests: dict[str, str] = field(default_factory=dict)

    def of(
        self, analysis: Analysis, source_text: SourceText, placements: Sequence[Placement], facts: PlacedFacts
    ) -> Digests:
        """The digests of a piece.

        Args:
            analysis: its front matter.
            source_text: its text.
            placements: its charts. Those of a notebook follow from a run, so they are not looked at.
            facts: its facts.
        """
        key: tuple[object, ...] = ("digests", source_text.path, source_text.digest, self._state, facts.digest)
        key += (analysis.printed_people, self.files(source_text), self.bibliography.digests(source_text.works))
        return self.cache.memoize(key, partial(self._compute, analysis, source_text, placements, facts))

    def files(self, source_text: SourceText) -> tuple[str, ...]:
        """The digest of each picture and document that a text shows or links to; empty if the file is missing.

        Behind them stand those of the files that a notebook's code names.
        """
        named = self.files_of_code(source_text.dependencies)
        return tuple(map(self._file_digest, (*source_text.dependencies.files, *named)))

    def files_of_code(self, dependencies: Dependencies) -> list[str]:
        """The files that code names, as paths from the root. Datasets are none of them: their rows count.

        Args:
            dependencies: of the notebook.
        """
        root = str(self.root)
        # (Not by pathlib: code has hundreds of words, and each may be the name of a module.)
        found = (path for path in dependencies.code_files if os.path.isfile(f"{root}/{path}"))  # noqa: PTH113
        own = (path for path in found if is_inside(f"{root}/{path}", self.root))
        return sorted(path for path in own if not path.startswith("data/datasets/"))

    def _compute(
        self, analysis: Analysis, source_text: SourceText, placements: Sequence[Placement], facts: PlacedFacts
    ) -> Digests:
        # It is no part of its own: what is added to surroundings must not change the digest of the text.
        around = [*self._around_code(source_text)] if source_text.notebook else []
        # (A text that names no works has the digest that it had before there were any.)
        around += self.bibliography.digests(source_text.works)
        # (Nor has one whose data say nothing of how their rows came about.)
        around += self._ways_of_rows(source_text, placements, facts)
        parts = [
            self._own_text(source_text),
            Covered(surroundings=key_of(analysis.theme.name, *analysis.printed_people, *around)),
            *(self._used_code(source_text) if source_text.notebook else self._drawn(placements)),
            facts.covered,
            *map(self._named_fact, source_text.dependencies.facts),
            Covered(units=digest_of(unit.model_dump_json() for unit in used_units(source_text, self.units))),
        ]
        return Digests(
            text=key_of("text", *(part.text for part in parts)),
            rows=key_of("rows", *(part.rows for part in parts)),
            surroundings=key_of("surroundings", *(part.surroundings for part in parts)),
            units=key_of("units", *(part.units for part in parts)),
        )

    def _ways_of_rows(
        self, source_text: SourceText, placements: Sequence[Placement], facts: PlacedFacts
    ) -> list[tuple[str, str]]:
        """What the datasets of a text's charts and facts say of how their rows came about, by name."""
        drawn = (placement.datasets for placement in placements if not source_text.notebook)
        shared = (chart.datasets for name in source_text.dependencies.charts if (chart := self.shared.get(name)))
        cited = (fact.datasets for fact in facts)
        used = {name for names in (*drawn, *shared, *cited) for name in names}
        datasets = ((name, self.resources.datasets.get(name)) for name in sorted(used))
        return [(name, dataset.descriptor.how) for name, dataset in datasets if dataset and dataset.descriptor.how]

    def _own_text(self, source_text: SourceText) -> Covered:
        plugins = source_text.plugins.digest if source_text.plugins else ""
        return Covered(text=key_of(source_text.body, plugins, *self.files(source_text)))

    def _drawn(self, placements: Sequence[Placement]) -> Iterator[Covered]:
        """The charts of a text. The declarations of those that are its own stand in its file."""
        for chart in (placement.chart for placement in placements):
            yield chart.covered if chart else Covered()
            if chart and chart.id in self.shared:
                yield self._theme_of_page(chart)

    def _used_code(self, source_text: SourceText) -> Iterator[Covered]:
        """What a notebook uses: its shared charts, and all of the datasets and events that code and fences name."""
        dependencies, resources = source_text.dependencies, self.resources
        for chart in map(self.shared.get, dependencies.charts):
            if chart:
                yield chart.covered
                yield self._theme_of_page(chart)
        # Sorted, since the order of a set differs from process to process.
        for name in sorted(dependencies.words & resources.datasets.keys()):
            if dataset := resources.datasets[name]:
                key = key_of("covered", dataset.name, dataset.digest, engine_digest())
                yield self.cache.get_or_compute(key, _COVERED, partial(cover_dataset, dataset))
        for name in sorted(dependencies.words & resources.events.keys()):
            event = resources.events[name]
            yield Covered(surroundings=key_of(event.date, event.label))

    def _around_code(self, source_text: SourceText) -> Iterator[object]:
        """What the files of the whole site say of things that code may draw: declared colours, and disputed borders."""
        words, datasets = source_text.dependencies.words, self.resources.datasets
        used = (datasets[name] for name in sorted(words & datasets.keys()))
        yield from self._declared_colours(filter(None, used))
        if (borders := self.resources.borders) and words & MAP_TYPES:
            yield borders.decided, [(place.place, place.drawn) for place in borders.places]

    def _declared_colours(self, datasets: Iterable[Dataset]) -> Iterator[tuple[str, str]]:
        """The declared colours of the things that datasets name: of fields, and of their values."""
        colours = self.resources.colours
        for dataset in datasets if colours.declared else ():
            for names in names_of_things(dataset, self.cache):
                yield from ((name, role) for name in names if (role := colours.declared_of(name)))

    def _named_fact(self, name: str) -> Covered:
        """What an author wrote of a fact in data/facts.yaml, and the units that its SQL computes from."""
        if (entry := self.named_facts.get(name)) is None:
            return Covered()
        datasets = self.resources.datasets
        read = [dataset for used in entry.datasets(datasets) if (dataset := datasets[used])]
        return Covered(
            text=key_of(entry.model_dump_json(exclude={"unit", "public"}, exclude_defaults=True)),
            units=digest_of(units_read_by(entry.sql, read)),
        )

    def _theme_of_page(self, chart: ResolvedChart) -> Covered:
        """What the page of a shared chart shows beside it."""
        theme = self.themes.get(chart.theme)
        return Covered(surroundings=key_of(chart.theme, theme and theme.name))

    @cached_property
    def _state(self) -> str:
        """The digest of everything that texts take from other files, people aside."""
        charts = (f"{name}={chart and chart.digest}" for name, chart in self.shared.items())
        models = (*self.named_facts.values(), *self.themes.values(), *self.units)
        return key_of(self.resources.state, *charts, *(model and model.model_dump_json() for model in models))

    def _file_digest(self, path: str) -> str:
        if path not in self._file_digests:
            file = self.root / path
            self._file_digests[path] = self.cache.digest(file) if file.is_file() else ""
        return self._file_digests[path]
