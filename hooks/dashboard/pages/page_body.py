"""The text of a page. Its slots are filled with charts, facts and the cells of a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from markupsafe import Markup
from msgspec import field

from dashboard.cache.keys import key_of
from dashboard.cache.value_digest import digest
from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.render.figure_html import findings_html
from dashboard.core.frozen import Frozen
from dashboard.core.paths import BASE
from dashboard.core.words import language
from dashboard.pages.fact_html import fill_facts
from dashboard.pages.work_html import with_works
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.placed_facts import PlacedFacts
from dashboard.pieces.slots import CELL_SLOT, SLOT
from dashboard.pieces.source_text import SourceText
from dashboard.references.entry import Entry


class PlacedChart(Frozen):
    """A chart at a place in a text: what was drawn of it, or what is wrong with it."""

    placement: Placement
    artefacts: Artefacts | None

    @property
    def digest(self) -> str:
        """The digest of what is shown at the place."""
        findings = repr(self.placement.findings)
        return self.artefacts.key if self.artefacts else findings

    def html(self, base: str, page: str) -> str:
        """The HTML of the figure, or of the findings where nothing was drawn.

        Args:
            base: the way from the page to the root of the site: '', '../' and so on.
            page: the page's own address.
        """
        return self.artefacts.html_on_page(base, page) if self.artefacts else findings_html(self.placement.findings)


class Body(Frozen):
    """The text of a page with all that stands in it."""

    source_text: SourceText
    figures: Mapping[str, PlacedChart]
    """The charts, by the keys of their slots."""
    facts: PlacedFacts = field(default_factory=PlacedFacts)
    cells: Mapping[int, str] = field(default_factory=dict)
    """The code cells of a notebook as HTML, by their numbers."""
    works: tuple[Entry | None, ...] = ()
    """Those that it names, by their numbers; None where there is no such work."""

    @cached_property
    def digest(self) -> str:
        """The digest of all that it shows."""
        figures = (figure.digest for figure in self.figures.values())
        works = map(digest, self.works)
        return key_of(self.source_text.digest, *figures, self.facts.display_digest, *self.cells.values(), *works)

    @property
    def head(self) -> Mapping[str, Markup]:
        """Title and standfirst as HTML, where they differ from the front matter; a preview marks changes in them."""
        return {}

    @property
    def text_html(self) -> str:
        """The HTML of the text with empty slots."""
        return self.source_text.html

    def html(self, base: str, page: str) -> str:
        """The HTML of the text with filled slots.

        Args:
            base: the way from the page to the root of the site: '', '../' and so on.
            page: the page's own address.
        """
        return SLOT.sub(lambda slot: self._figure_html(slot[1], base, page), self.filled_text.replace(BASE, base))

    def _figure_html(self, key: str, base: str, page: str) -> str:
        """The HTML of a figure. In a text of another language a shared chart says that it has that of the page."""
        figure = self.figures[key]
        figure_html = figure.html(base, page)
        if self.source_text.language in (None, language()) or figure.placement.named_at:
            return figure_html
        return figure_html.replace("<figure ", f'<figure lang="{language()}" ', 1)

    @property
    def filled_text(self) -> str:
        """The HTML of the text in which only the slots of charts are empty, with the list of its works."""
        text = with_works(fill_facts(self.text_html, self.facts), self.source_text, self.works)
        return CELL_SLOT.sub(lambda slot: self.cells.get(int(slot[1]), ""), text)
