"""Draws the charts of an edition, with a progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tqdm import tqdm

from dashboard.cache.keys import engine_digest
from dashboard.changes.published_versions import Versions
from dashboard.charts.render.drawing import Drawer, DrawingError, new_drawer
from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.core.finding import Finding
from dashboard.edition.edition import Edition

MANY_PICTURES = 400
"""A browser that has drawn more pictures than this in one build is ended: it holds half a gigabyte of memory, and the
builds that follow draw few pictures."""


class SharedDrawer:
    """A browser that is started when the first picture needs it, and kept until it is closed.

    A start takes a second, which each build under `serve` would wait for.
    """

    def __init__(self) -> None:
        self._drawer: Drawer | None = None

    def get(self) -> Drawer:
        """The browser, started now if there is none.

        Raises:
            DrawingError: the browser does not start.
        """
        if self._drawer is None:
            self._drawer = new_drawer()
        return self._drawer

    def close(self) -> None:
        """End the browser, if there is one."""
        if self._drawer:
            self._drawer.close()
        self._drawer = None


def draw_edition(edition: Edition, versions: Versions | None, drawer: SharedDrawer) -> Edition:
    """Draw every chart that is shown and not drawn yet.

    Args:
        edition: its view says what is shown.
        versions: the pieces as they were published last, in a preview. Their charts are drawn as well.
        drawer: draws what the cache does not hold.

    Returns:
        the edition with its pictures. Where no browser can draw, a preview shows the rest (words, tables, live
        charts), and a finding says why.
    """
    site_name, cache, findings = edition.view.site_name, edition.content.cache, list[Finding]()
    if edition.content.partial:  # The next build follows at once, and draws what the cache does not hold.
        placed = _placed(edition)
        engine = engine_digest()
        first = [
            request
            for request in edition.view.chart_requests
            if (request.chart.id, request.alt) in placed or cache.has(request.key(site_name, engine), "html")
        ]
        return edition.with_artefacts(make_artefacts(first, site_name, cache, None, findings)).with_findings(findings)
    requests = edition.view.chart_requests
    with tqdm(unit=" pictures", desc="Drawing charts", delay=1, file=sys.stderr) as bar:
        try:
            artefacts = make_artefacts(requests, site_name, cache, drawer.get, findings, _progress_of(bar))
            if versions:
                for place, request in versions.chart_requests().items():
                    drawn = make_artefacts([request], site_name, cache, drawer.get, [])
                    if drawn:
                        versions.artefacts[place] = drawn[request.chart.id, request.alt]
        except DrawingError as error:
            config = edition.content.settings.config_name
            findings.append(Finding(id="no-picture", path=config, message=str(error), hint=error.hint))
            artefacts = make_artefacts(requests, site_name, cache, None, findings)
            return edition.with_artefacts(artefacts).with_findings(findings)
        if bar.n > MANY_PICTURES:
            drawer.close()
    return edition.with_artefacts(artefacts).with_findings(findings)


def _placed(edition: Edition) -> set[tuple[str, str]]:
    """The charts that stand in texts, by id and alternative."""
    return {(placement.id, placement.alt) for text in edition.view.texts.values() for placement in text.placements}


def _progress_of(bar: tqdm) -> Callable[[int, int], None]:  # type: ignore[type-arg]  # (the stubs make it generic)
    def progress(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return progress
