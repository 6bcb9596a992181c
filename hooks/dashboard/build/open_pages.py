"""The build of a preview in the moment after a save of data: the pages that somebody looks at come first.

Sixty pages may show a dataset, and its author looks at one of them. Its charts are drawn before those of the others.
"""

from __future__ import annotations

from collections.abc import Collection

from dashboard.build.build import Build
from dashboard.build.draw_edition import SharedDrawer
from dashboard.changes.published_versions import Versions
from dashboard.charts.render.drawing import DrawingError
from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.edition.edition import Edition
from dashboard.editorial.preview_pages import text_pages
from dashboard.site.saved_rows import with_saved_rows
from dashboard.view.shown_texts import with_texts


def build_saved_rows(
    before: Build, paths: Collection[str], addresses: Collection[str], drawer: SharedDrawer
) -> Build | None:
    """Make the pages that somebody looks at, when rows were saved and nothing else is read yet.

    Args:
        before: the last build of a preview.
        paths: the files that were saved since, from the root of the repository.
        addresses: those of the pages, from the root of the site.
        drawer: draws their charts.

    Returns:
        a build that differs from the last one in these pages and their charts alone; None where more than rows was
        saved, or where the pages show nothing of them.
    """
    texts = _texts_at(before, addresses)
    content = with_saved_rows(before.edition.content, paths, texts) if texts else None
    if content is None:
        return None
    view = with_texts(before.edition.view, content, texts)
    edition = Edition(content, view, before.edition.findings, before.edition.silences)
    return _with_open(before, edition, Versions(content, view), texts, drawer)


def build_open_pages(before: Build, build: Build, addresses: Collection[str], drawer: SharedDrawer) -> Build | None:
    """Make the pages that somebody looks at, when the whole site is read.

    Args:
        before: the last build of a preview.
        build: the one that is under way: all is read, and nothing is drawn.
        addresses: those of the pages, from the root of the site.
        drawer: draws their charts.

    Returns:
        a build that differs from the last one in these pages and their charts alone; None where they show the same
        texts and charts as before, or nothing can be drawn.
    """
    shown = build.edition.view.texts
    texts = [path for path in _texts_at(before, addresses) if path in shown]
    texts = [path for path in texts if shown[path].source_text.notebook is None]  # (its cells are not ready)
    return _with_open(before, build.edition, build.versions, texts, drawer) if build.versions else None


def _texts_at(build: Build, addresses: Collection[str]) -> list[str]:
    """The paths of the texts whose pages stand at some addresses."""
    return [page.source for page in build.pages.values() if page.source and page.url in addresses]


def _with_open(
    before: Build, edition: Edition, versions: Versions, texts: Collection[str], drawer: SharedDrawer
) -> Build | None:
    """The build of before with the pages of those texts that an edition shows in another way."""
    view, earlier = edition.view, before.edition.view
    paths = [path for path in texts if view.texts[path] is not earlier.texts.get(path)]
    if not paths:
        return None
    placed = [placement for path in paths for placement in view.texts[path].placements]
    wanted = {(placement.id, placement.alt) for placement in placed}
    requests = [request for request in view.chart_requests if (request.chart.id, request.alt) in wanted]
    try:
        drawn = make_artefacts(requests, view.site_name, edition.content.cache, drawer.get, [])
    except DrawingError:
        return None
    edition = edition.with_artefacts({**earlier.artefacts, **drawn})
    files = {address: file for artefacts in drawn.values() for address, file in artefacts.kept_files.items()}
    return before.with_pages(edition, versions, text_pages(edition, versions, paths), files)
