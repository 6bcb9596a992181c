"""One edition of the site: its content, what its audience may see of it, the pages, and the findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec.structs import replace

from dashboard.charts.render.artefacts import Artefacts
from dashboard.checks.silences import Silence
from dashboard.core.finding import Finding, errors_in, in_order
from dashboard.core.frozen import Frozen
from dashboard.edition.edition_pages import GUIDE, edition_pages, kept_guide
from dashboard.edition.publication_gate import PublicationGate
from dashboard.pages.page import Page
from dashboard.site.content import SiteContent
from dashboard.view.view import View


class Edition(Frozen):
    """A site for one audience at one moment. `prepare_edition` makes it; outputs are made from its view alone."""

    content: SiteContent
    """All that is known of the site."""
    view: View
    """What the audience may see of it."""
    findings: tuple[Finding, ...]
    """What is wrong, without what is silenced."""
    silences: tuple[Silence, ...] = ()
    """Where texts and data silence a check."""

    @property
    def is_preview(self) -> bool:
        """Whether it shows what is not public, too."""
        return self.view.is_preview

    @property
    def is_served(self) -> bool:
        """Whether it is a preview that `serve` keeps up to date, and that takes notes."""
        return self.is_preview and self.view.expires is None

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page by its path, in the order in which they are built."""
        return {**edition_pages(self.view), GUIDE.path: kept_guide(self.content.cache)}

    def blocking_errors(self) -> list[Finding]:
        """The errors that keep this edition from being published: all but those in what is not public."""
        gate = PublicationGate(self.content)
        return [error for error in errors_in(in_order(self.findings)) if gate.blocks(error)]

    def as_not_published(self) -> Edition:
        """A copy of this edition whose pages say for which moment it was made, and that it is not published."""
        return replace(self, view=replace(self.view, as_of=self.content.audience.at))

    def with_cells(self, cells: Mapping[str, Mapping[int, str]]) -> Edition:
        """A copy of this edition with the code cells of its notebooks as HTML, by path and number."""
        return replace(self, view=replace(self.view, cells=cells))

    def with_findings(self, findings: Iterable[Finding]) -> Edition:
        """A copy of this edition with further findings."""
        return replace(self, findings=(*self.findings, *findings))

    def with_artefacts(self, artefacts: Mapping[tuple[str, str], Artefacts]) -> Edition:
        """A copy of this edition with its charts drawn, by their ids and alternatives."""
        return replace(self, view=replace(self.view, artefacts=artefacts))
