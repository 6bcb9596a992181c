"""A text that an audience sees, with its charts, facts and cells."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import field

from dashboard.cache.store import CachedFile
from dashboard.core.frozen import Frozen
from dashboard.notebooks.shown_cell import ShownCell
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.placed_facts import PlacedFacts
from dashboard.pieces.source_text import SourceText
from dashboard.references.entry import Entry


class ShownText(Frozen):
    """A text that is shown, with all that stands in it."""

    source_text: SourceText
    analysis: Analysis | None
    """Its front matter; None for a page that is no piece and, in a preview, where the front matter is broken."""
    placements: tuple[Placement, ...] = ()
    facts: PlacedFacts = field(default_factory=PlacedFacts)
    cells: tuple[ShownCell, ...] = ()
    """The code cells of a notebook."""
    works: tuple[Entry | None, ...] = ()
    """The works of data/references.bib that it names, by their numbers; None where there is no such work."""
    files: Mapping[str, bytes | CachedFile] = field(default_factory=dict)
    """The pictures and tables that a notebook's cells have made, by their address from the root of the site."""

    @cached_property
    def datasets(self) -> frozenset[str]:
        """The names of the datasets that its charts, its facts and its code use."""
        charts = {name for placement in self.placements for name in placement.datasets}
        return frozenset(charts | self.source_text.reads | {name for fact in self.facts for name in fact.datasets})
