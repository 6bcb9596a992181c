"""Engine → MkDocs: draw the charts of a build in one batch, and put each into its slot."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from tqdm import tqdm

from dashboard.address import BASE
from dashboard.artefact import PLOTLY_CSS, Artefacts, findings_html, make_artefacts
from dashboard.drawing import MODULES, Drawer, DrawingError, live_styles, new_drawer
from dashboard.edition import Edition
from dashboard.finding import Finding
from dashboard.markdown_extension import SLOT
from dashboard.pages import chart_files

# The browser is kept for the process: under `serve` each build would otherwise wait a second for a new one.
drawers: list[Drawer] = []


def on_shutdown() -> None:
    """Leave no browser behind."""
    for drawer in drawers:
        drawer.close()
    drawers.clear()


@event_priority(-50)  # Late: every page is rendered, and what other plugins add is there.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make what the shown charts need, and publish their files."""
    edition: Edition = config.extra["dashboard"]
    with tqdm(unit=" pictures", desc="Drawing charts", delay=1, file=sys.stderr) as bar:

        def progress(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        wanted, site = edition.wanted_charts(), config.site_name
        try:
            artefacts = make_artefacts(wanted, site, edition.cache, _drawer, progress)
        except DrawingError as error:
            # A preview shows the rest: words, tables, live charts.
            artefacts = make_artefacts(wanted, site, edition.cache, None)
            edition.findings.append(Finding(id="no-picture", path="mkdocs.yml", message=str(error), hint=error.hint))
    config.extra["dashboard_artefacts"] = artefacts
    for made in {one.id: one for one in artefacts.values()}.values():
        for path, content in chart_files(edition, made):
            if isinstance(content, Path):
                files.append(File.generated(config, path, abs_src_path=str(content)))
            else:
                files.append(File.generated(config, path, content=content))
    files.append(File.generated(config, PLOTLY_CSS, content=live_styles(MODULES)))
    return env


@event_priority(-100)  # Late: the texts are there.
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Fill the slots of a page, and lead its links."""
    edition: Edition = config.extra["dashboard"]
    if page.content:
        placements = edition.placements.get(edition.path_of(page.file.src_uri), [])
        by_key = {one.key: one for one in placements}
        artefacts: dict[tuple[str, str], Artefacts] = config.extra["dashboard_artefacts"]
        base, address = "../" * page.url.count("/"), page.canonical_url or page.url

        def fill(key: str) -> str:
            placement = by_key[key]
            made = placement.declared and artefacts.get((placement.declared.id, placement.alt))
            return made.placed(base, address) if made else findings_html(placement.findings)

        page.content = SLOT.sub(lambda found: fill(found[1]), page.content.replace(BASE, base))
    return context


def _drawer() -> Drawer:
    if not drawers:
        drawers.append(new_drawer())
    return drawers[0]
