"""The text of a page, with charts, facts and a notebook's cells in their slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from dashboard.cache.store import key_of
from dashboard.charts.render.artefacts import Artefacts, findings_html
from dashboard.core.paths import BASE
from dashboard.editorial.review_html import ReviewHtml
from dashboard.pages.fact_html import fill_facts
from dashboard.pieces.markdown_extension import CELL_SLOT, SLOT
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.placed_facts import PlacedFacts
from dashboard.pieces.source_text import SourceText


@dataclass(frozen=True)
class PlacedChart:
    """A chart at a place: its artefacts, or what is wrong with it."""

    placement: Placement
    artefacts: Artefacts | None

    @property
    def digest(self) -> str:
        """Of what is shown there."""
        findings = repr(self.placement.findings)
        return self.artefacts.key if self.artefacts else findings

    def html(self, base: str, page: str) -> str:
        """The figure on a page. `base`: the way to the root of the site."""
        return self.artefacts.placed(base, page) if self.artefacts else findings_html(self.placement.findings)


@dataclass(frozen=True)
class Body:
    """A manuscript with all that stands in it."""

    source_text: SourceText
    figures: Mapping[str, PlacedChart]
    """By the keys of their slots."""
    facts: PlacedFacts = field(default_factory=PlacedFacts)
    cells: Mapping[int, str] = field(default_factory=dict)
    """The code cells of a notebook as HTML, by their numbers."""
    review_html: ReviewHtml | None = None
    """What is marked in it for reviewers; None for readers."""

    @cached_property
    def digest(self) -> str:
        """Of all that it shows."""
        figures = (one.digest for one in self.figures.values())
        review_html = self.review_html and self.review_html.digest
        return key_of(self.source_text.digest, *figures, self.facts.display_digest, *self.cells.values(), review_html)

    @property
    def changes(self) -> int:
        """How many places have changed since it was published, where that is shown."""
        return self.review_html.changes if self.review_html else 0

    @property
    def head(self) -> Mapping[str, Markup]:
        """Title and standfirst with their changes, where these are shown."""
        return self.review_html.head if self.review_html else {}

    def place(self, line: int) -> str:
        """The address of the block in which a line of the file stands."""
        return self.review_html.place(line) if self.review_html else "content"

    def html(self, base: str, page: str) -> str:
        """The text on its page. `base`: the way to the root of the site; `page`: the page's own address."""
        text = CELL_SLOT.sub(
            lambda found: self.cells.get(int(found[1]), ""),
            fill_facts(self.review_html.html if self.review_html else self.source_text.html, self.facts),
        )
        return SLOT.sub(lambda found: self.figures[found[1]].html(base, page), text.replace(BASE, base))
