"""What links of texts may lead to: addresses of the site, and places in its texts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Set
from functools import cached_property

from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.paths import facts_file
from dashboard.edition.edition_pages import edition_pages
from dashboard.pieces.source_text import SourceText
from dashboard.site.content import SiteContent
from dashboard.view.view import View


class SiteAddresses:
    """The addresses that links of texts may have, from the root of the site. Those of texts are not among them.

    A thousand pieces make ten thousand addresses, and links lead to few of them. So addresses are computed only when
    they are asked for.
    """

    def __init__(self, view: View, findings: list[Finding]) -> None:
        """Nothing is computed yet.

        Args:
            view: what the site shows.
            findings: gets one for each kind of file that cannot be listed.
        """
        self._view, self._findings = view, findings

    def __contains__(self, address: str) -> bool:
        """Whether the site will have an address."""
        folder, _, rest = address.partition("/")
        name, _, ending = rest.rpartition(".")
        if folder == "charts" and ending in ("svg", "png", "csv", "json"):
            return name in self._chart_ids
        if folder == "embed" and rest.endswith("/"):
            return rest.removesuffix("/") in self._chart_ids
        return address in self._other_addresses or address in self._derived_addresses

    @cached_property
    def _chart_ids(self) -> Set[str]:
        return {request.chart.id for request in self._view.chart_requests}

    @cached_property
    def _other_addresses(self) -> Set[str]:
        tables = {f"data/{dataset.name}.csv" for dataset in self._view.datasets}
        pieces = self._view.analyses
        facts = {facts_file(piece.slug) for piece in pieces if self._view.texts[piece.path].facts}
        pages = {page.url for page in edition_pages(self._view).values() if not page.source}
        return pages | tables | facts

    @cached_property
    def _derived_addresses(self) -> Set[str]:
        # Imported here since it loads all that makes files for other programs, and few links lead to those.
        from dashboard.output.derived_files import derived_files

        return derived_files(self._view, self._findings).keys()


class LinkTargets(Frozen):
    """What links of texts may lead to."""

    content: SiteContent
    """All that is known, for what to say about what is not shown."""
    docs: str
    """The folder of texts from the root of the repository, with a slash at its end."""
    source_texts: Mapping[str, SourceText]
    """Every text, shown or not, by its address on the site."""
    view: View
    addresses: SiteAddresses
    withdrawn: Set[str]
    """The slugs of withdrawn pieces. A link to one leads to the page that says so; no place is left on it."""

    readers_get: Callable[[datetime.datetime], Set[str]]
    """The addresses of the data, charts and people that readers get at a moment."""

    def places(self, source_text: SourceText) -> Set[str]:
        """The places within a shown text that a link with '#' can lead to: headings and charts."""
        return source_text.anchors | {placement.id for placement in self.view.texts[source_text.path].placements}
