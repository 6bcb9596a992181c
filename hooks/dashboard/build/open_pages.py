"""The build of a preview in the moment after a save of data: the pages that somebody looks at come first.

Sixty pages may show a dataset, and its author looks at one of them. Its charts are drawn before those of the others.
"""

from __future__ import annotations

from collections.abc import Collection

from dashboard.build.build import Build
from dashboard.build.draw_edition import SharedDrawer
from dashboard.charts.render.drawing import DrawingError
from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.editorial.preview_pages import text_pages


def build_open_pages(before: Build, build: Build, addresses: Collection[str], drawer: SharedDrawer) -> Build | None:
    """Make the pages that somebody looks at.

    Args:
        before: the last build of a preview.
        build: the one that is under way: all is read, and nothing is drawn.
        addresses: those of the pages, from the root of the site.
        drawer: draws their charts.

    Returns:
        a build that differs from the last one in these pages and their charts alone; None where they show the same
        texts and charts as before, or nothing can be drawn.
    """
    view, cache, texts = build.edition.view, build.edition.content.cache, before.edition.view.texts
    open_paths = [page.source for page in before.pages.values() if page.source and page.url in addresses]
    paths = [path for path in open_paths if path in view.texts and view.texts[path] is not texts.get(path)]
    paths = [path for path in paths if view.texts[path].source_text.notebook is None]  # (its cells are not ready)
    if not paths or build.versions is None:
        return None
    placed = [placement for path in paths for placement in view.texts[path].placements]
    wanted = {(placement.id, placement.alt) for placement in placed}
    requests = [request for request in view.chart_requests if (request.chart.id, request.alt) in wanted]
    try:
        drawn = make_artefacts(requests, view.site_name, cache, drawer.get, [])
    except DrawingError:
        return None
    edition = build.edition.with_artefacts({**before.edition.view.artefacts, **drawn})
    files = {address: file for artefacts in drawn.values() for address, file in artefacts.kept_files.items()}
    return before.with_pages(edition, build.versions, text_pages(edition, build.versions, paths), files)
