"""Engine → artefacts: draw the charts of a build in batches, with a bar that says how far it is."""

from __future__ import annotations

import sys

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from tqdm import tqdm

from dashboard.charts.render.drawing import Drawer, DrawingError, new_drawer
from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.core.finding import Finding
from dashboard.site.edition import Edition

# The browser is kept for the process: under `serve` each build would otherwise wait a second for a new one.
drawers: list[Drawer] = []
MANY = 400
"""After so many pictures at once the browser is let go: half a gigabyte, and what is drawn next is a few of them."""


def on_shutdown() -> None:
    """Leave no browser behind."""
    close()


def close() -> None:
    """End the browser, if there is one."""
    for drawer in drawers:
        drawer.close()
    drawers.clear()


@event_priority(-50)  # Before the pages, which show them.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make what the shown charts need."""
    draw(config.extra["dashboard"])
    return env


def draw(edition: Edition) -> None:
    """Give an edition its artefacts."""
    with tqdm(unit=" pictures", desc="Drawing charts", delay=1, file=sys.stderr) as bar:

        def progress(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        wanted, site = edition.chart_requests(), edition.settings.site_name
        if edition.partial:  # What is not drawn yet is drawn when all is known.
            edition.artefacts = make_artefacts(wanted, site, edition.cache, None)
            return
        try:
            edition.artefacts = make_artefacts(wanted, site, edition.cache, _drawer, progress)
            for place, one in (edition.versions.wanted() if edition.preview else {}).items():
                made = make_artefacts([one], site, edition.cache, _drawer)
                edition.versions.artefacts[place] = made[one.chart.id, one.alt]
            if bar.n > MANY:
                close()
        except DrawingError as error:
            # A preview shows the rest: words, tables, live charts.
            edition.artefacts = make_artefacts(wanted, site, edition.cache, None)
            edition.findings.append(Finding(id="no-picture", path="mkdocs.yml", message=str(error), hint=error.hint))


def _drawer() -> Drawer:
    if not drawers:
        drawers.append(new_drawer())
    return drawers[0]
