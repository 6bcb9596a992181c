"""The files of a chart in the cache (its artefacts), and the request that decides what they are."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache, CachedFile
from dashboard.charts.render.standalone_svg import WIDTH
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.frozen import Frozen, PartlyCompared
from dashboard.core.paths import BASE

PAGE_ADDRESS = "@page@"
"""Stands in cached HTML for the address of the page that the chart is on."""
ENDINGS = ("svg", "png", "csv", "json", "oembed.json", "small.svg")
"""The endings of the files that readers may get of a chart."""


class ChartRequest(Frozen):
    """A chart that is shown somewhere, and what its place decides about it."""

    chart: ResolvedChart
    alt: str
    """The text alternative of its place; empty if the chart's own counts."""
    address: str
    """Where the chart is on the web."""
    shared: bool
    """Whether it has a page of its own."""
    path: str = ""
    """The file that declares it, from the root of the repository, for findings."""
    line: int = 1
    """The line of that file on which it stands."""
    listed: bool = False
    """Whether lists show a small picture of it."""
    embed: str = ""
    """The address of the page that shows it alone, in full; empty if it has none."""
    contact: str = ""
    """The e-mail address to which readers write about a wrong figure; empty if there is none."""

    @property
    def has_frame(self) -> bool:
        """Whether other sites may show it in a frame: a site whose `site_url` is not set has no addresses."""
        return "://" in self.embed

    @property
    def files(self) -> dict[str, str]:
        """The addresses of the files that readers get, by their endings. They count from the root of the site."""
        is_there = {"oembed.json": self.has_frame, "small.svg": self.listed}
        return {ending: chart_file(self.chart.id, ending) for ending in ENDINGS if is_there.get(ending, True)}

    def key(self, site_name: str, engine: str) -> str:
        """The cache key of its artefacts. It is known before anything is made.

        Args:
            site_name: of the site, for citations.
            engine: the digest of the engine, which thousands of charts are asked for at once.
        """
        place = (self.alt, self.address, self.shared, self.listed, self.embed, self.contact)
        return _artefacts_key(self.chart.digest, *place, site_name, engine)


def chart_file(chart_id: str, ending: str) -> str:
    """The address of a file that readers get of a chart, from the root of the site.

    Args:
        chart_id: the chart.
        ending: one of `ChartRequest.files`.
    """
    return f"charts/{chart_id}.{ending}"


@lru_cache(maxsize=100_000)
def _artefacts_key(*parts: object) -> str:
    return key_of("artefacts", *parts)


class Artefacts(PartlyCompared):
    """The files of one chart, in the cache."""

    uncompared = ("request",)

    request: ChartRequest
    """What was asked for. Its digest is part of the key."""
    key: str
    cache: Cache

    @property
    def id(self) -> str:
        """The id of the chart."""
        return self.request.chart.id

    @property
    def digest(self) -> str:
        """The hash of everything that decided the files."""
        return self.key

    def path(self, ending: str) -> Path:
        """The path of a file: 'svg', 'csv', 'json', 'html', 'oembed.json' (if it has a frame), or a drawing: 'wide' or
        'narrow'.

        The SVG carries its colours, its title, its source and its address; the drawings do not. Of a listed chart there
        are also 'small.svg', which carries its colours, and the drawing 'small' if it is light.
        """
        return self.cache.path(self.key, ending)

    def read(self, ending: str) -> str:
        """The text of a file."""
        return self.path(ending).read_text(encoding="utf-8")

    @property
    def kept_files(self) -> dict[str, CachedFile]:
        """The files that readers get, by address, without the PNG: it is made of the SVG when somebody wants it."""
        names = self.request.files.items()
        return {address: CachedFile(self.key, ending) for ending, address in names if ending != "png"}

    def png(self) -> bytes:
        """The SVG as a PNG. Few want it, so it is not made with the others."""
        from dashboard.charts.render.png import render_png

        return render_png(self.read("svg"), WIDTH)

    @property
    def drawings(self) -> dict[str, Markup]:
        """The drawings as SVG by size, 'wide' and 'narrow'; each has its size as its class."""
        sizes = ("wide", "narrow")
        return {size: Markup(self.read(size).replace("<svg ", f'<svg class="{size}" ', 1)) for size in sizes}

    @property
    def has_small(self) -> bool:
        """Whether its small drawing is light enough to stand in pages."""
        return self.cache.has(self.key, "small")

    @property
    def small(self) -> Markup:
        """The small drawing of a listed chart, as SVG for pages. What it stands in says what it shows."""
        return Markup(self.read("small"))

    def html_on_page(self, base: str, page_address: str) -> str:
        """The chart's HTML for one page.

        Args:
            base: the way from the page to the root of the site: '', '../' and so on.
            page_address: the address of the page, for the citation.

        Returns:
            A `<figure>`.
        """
        return self.read("html").replace(BASE, base).replace(PAGE_ADDRESS, page_address)
