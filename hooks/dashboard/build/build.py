"""One build, from reading to the finished folder: what its steps hand on to each other."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dashboard.build.build_record import BuildRecord
from dashboard.cache.keys import key_of
from dashboard.cache.store import CachedFile
from dashboard.cache.value_digest import digest
from dashboard.changes.published_versions import Versions
from dashboard.core.finding import Finding
from dashboard.edition.edition import Edition
from dashboard.editorial.preview_pages import preview_pages
from dashboard.output.chart_pictures import draw_chart_pictures
from dashboard.output.derived_files import derived_files
from dashboard.output.downloads import Content, collect_downloads
from dashboard.output.make_files import make_files
from dashboard.output.redirects import REDIRECTS_FILE, redirects_file
from dashboard.pages.generated_pages import make_frame
from dashboard.pages.last_days import last_day
from dashboard.pages.page import Page
from dashboard.view.derived_file import DerivedFile

_PAGE = "page"
"""The ending of pages in the cache."""


@dataclass
class Build:
    """The state of one build. Each step reads what earlier steps have left here, and adds its own."""

    edition: Edition
    """The site. A step that adds something to it (cells, artefacts) puts a new edition here."""
    versions: Versions | None = None
    """The pieces as they were published last; in a preview only."""
    site: Path | None = None
    """The folder that the finished site replaces; None where the host serves the folder that it builds in."""
    frame: Mapping[str, Any] = field(default_factory=dict)
    """What the templates of all pages are given."""
    site_key: str = ""
    """The hash of all that every page shows."""
    page_keys: Mapping[str, str] = field(default_factory=dict)
    """The hash of all that a page shows, by the page's path."""
    files: dict[str, Content] = field(default_factory=dict)
    """The files that are no pages, by their address from the root of the site."""
    kept: dict[str, CachedFile] = field(default_factory=dict)
    """The pages that an earlier build has kept, by address. The host knows nothing of them."""
    earlier: BuildRecord = field(default_factory=BuildRecord)
    """The last build of the same preview, whose pages are still in the folder."""
    _pages: tuple[Edition, Mapping[str, Page]] | None = None
    """The pages, and the edition that they were made of."""
    _derived: tuple[Edition, Mapping[str, DerivedFile]] | None = None
    """The derived files, and their edition."""

    @property
    def pages(self) -> Mapping[str, Page]:
        """Every page of the present edition, by its path, in the order in which they are built."""
        if self._pages is None or self._pages[0] is not self.edition:
            pages = preview_pages(self.edition, self.versions) if self.versions else self.edition.pages
            if self.edition.content.partial:  # Those of authors: the next build follows at once, and makes the others.
                pages = {path: page for path, page in pages.items() if page.source}
            self._pages = (self.edition, pages)
        return self._pages[1]

    def with_pages(
        self, edition: Edition, versions: Versions, pages: Mapping[str, Page], files: Mapping[str, Content]
    ) -> Build:
        """A build that differs from this one in some pages and files alone, and goes on from it.

        Args:
            edition: of which the pages are made.
            versions: the published versions of its pieces.
            pages: the pages, by path.
            files: the files, by address.
        """
        keys = {path: page.key(self.site_key, edition.content.cache) for path, page in pages.items()}
        return replace(
            self,
            edition=edition,
            versions=versions,
            page_keys={**self.page_keys, **keys},
            files={**self.files, **files},
            earlier=self.record,
            _pages=(edition, {**self.pages, **pages}),
            _derived=None,
        )

    def key_pages(self, renderer: str) -> None:
        """Compute the frame and the key of each page, when the edition is complete.

        Args:
            renderer: the digest of all that turns data into pages: settings, templates, versions of the host.
        """
        view, cache = self.edition.view, self.edition.content.cache
        self.frame = make_frame(view)
        self.site_key = key_of("site", view.site_url, view.is_preview, renderer, digest(self.frame))
        self.page_keys = {path: page.key(self.site_key, cache) for path, page in self.pages.items()}

    def kept_page(self, path: str) -> CachedFile | None:
        """The page that an earlier build made of the same data; None if there is none, or if it is no page of ours."""
        key, cache = self.page_keys.get(path), self.edition.content.cache
        if not key or not cache.has(key, _PAGE):
            return None
        kept = CachedFile(key, _PAGE)
        return kept if cache.stamp(kept).size else None  # (A power cut may leave a file without its content.)

    def kept_html(self, path: str) -> str:
        """The HTML of a page that is kept."""
        return self.edition.content.cache.path(self.page_keys[path], _PAGE).read_text(encoding="utf-8")

    def keep_page(self, path: str, html: bytes) -> None:
        """Keep the HTML of a page for later builds.

        Args:
            path: the page's path.
            html: the whole page.
        """
        self.edition.content.cache.write(self.page_keys[path], html, _PAGE)

    @property
    def last_days(self) -> Mapping[str, datetime.date]:
        """The day on which what a page shows last changed, by the page's path, as far as it is known.

        A preview that is served knows none: nobody reads its sitemap, and it would be another one after each save.
        """
        if self.edition.is_served:
            return {}
        view = self.edition.view
        return {path: day for path, page in self.pages.items() if (day := last_day(page, view))}

    def collect_files(self) -> None:
        """Collect the files that are no pages. A preview that is served makes the derived ones when it is asked.

        What cannot be made is a finding of the edition.
        """
        view, cache, findings = self.edition.view, self.edition.content.cache, list[Finding]()
        self.files = collect_downloads(view, cache, findings)
        if not self.edition.is_served:
            draw_chart_pictures(view, cache)
            self.files |= make_files(derived_files(view, findings).values(), cache, findings)
        if lines := redirects_file(view, self.files):
            self.files[REDIRECTS_FILE] = lines
        self.edition = self.edition.with_findings(findings) if findings else self.edition

    @property
    def derived_files(self) -> Mapping[str, DerivedFile]:
        """The files that can be made of the present edition, by their addresses."""
        if self._derived is None or self._derived[0] is not self.edition:
            # (What cannot be listed is a finding of the check of links.)
            self._derived = (self.edition, derived_files(self.edition.view, []))
        return self._derived[1]

    @property
    def record(self) -> BuildRecord:
        """What the next build of the same preview has to know of this one."""
        return BuildRecord(self.site_key, self.page_keys, self.files)
