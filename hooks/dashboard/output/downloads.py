"""The files that pages show, load or link to: data, drawn charts, generated styles and scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from dashboard.cache.store import Cache, CachedFile
from dashboard.charts.render.drawing import NODE_MODULES, PLOTLY_BUNDLE
from dashboard.charts.render.figure_html import PLOTLY_CSS, PLOTLY_JS
from dashboard.charts.render.plotly_script import plotly_script
from dashboard.charts.render.plotly_styles import plotly_styles
from dashboard.charts.render.table import rows_csv
from dashboard.charts.style.palette import live_styles, stylesheet
from dashboard.core.as_of import MARK
from dashboard.core.finding import Finding
from dashboard.core.paths import facts_file
from dashboard.core.words import ENGLISH, language
from dashboard.data.dataset import Dataset
from dashboard.output.calendar_file import calendar_file
from dashboard.output.make_files import make_files
from dashboard.output.redirects import redirect_pages
from dashboard.output.script_words import script_words
from dashboard.output.search_names import NAMES_JSON, named_pages, names_json
from dashboard.output.tiles_json import TILES_JSON, tiles_json
from dashboard.pages.calendar_page import CALENDAR_FILE
from dashboard.pages.chart_pages import drawn_charts
from dashboard.pages.fact_html import facts_json
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View

Content = str | bytes | Path | CachedFile
"""The content of a file, or the file that it is a copy of."""


def collect_downloads(view: View, cache: Cache, findings: list[Finding]) -> dict[str, Content]:
    """Collect the files that are no pages.

    Args:
        view: what the site shows.
        cache: keeps what is made here. It holds the drawn charts.
        findings: gets one for each file that cannot be made.

    Returns:
        the contents of the files, by their addresses from the root of the site.
    """
    # Files of authors come first, so that no other is replaced by one of them.
    files: dict[str, Content] = dict(view.copies)
    files |= {"assets/palette.css": stylesheet(), PLOTLY_CSS: plotly_styles(NODE_MODULES) + live_styles()}
    if (code := language()) != ENGLISH:
        files[f"assets/words-{code}.js"] = script_words(code, for_reviewers=view.is_preview)
    if view.notice:
        files[MARK] = f"{view.notice}\n"
    if (NODE_MODULES / PLOTLY_BUNDLE).is_file():
        files[PLOTLY_JS] = plotly_script(NODE_MODULES)
    files |= make_files(_made_files(view), cache, findings)
    for text in view.texts.values():
        files.update(text.files)
    files.update(redirect_pages(view))
    for artefacts in drawn_charts(view).values():
        files.update(artefacts.kept_files)
    return files


def _made_files(view: View) -> Iterator[DerivedFile]:
    """The files of data, the calendar, and what search and the facts of a piece load."""
    for dataset in view.datasets:
        yield _file(f"data/{dataset.name}.csv", dataset, partial(_all_rows, dataset))
    if view.tiles:
        coming = {tile.id: found for tile in view.tiles if (found := view.outlook.next_of(tile.datasets))}
        tiles = (view.site_url, view.tiles, coming)
        yield _file(TILES_JSON, tiles, partial(tiles_json, *tiles))
    dates = (view.site_name, view.site_url, view.outlook.calendar)
    yield _file(CALENDAR_FILE, dates, partial(calendar_file, view))
    names = (named_pages(view), view.spellings)
    yield _file(NAMES_JSON, names, partial(names_json, *names))
    for analysis in view.analyses:
        if facts := view.texts[analysis.path].facts:
            yield _file(facts_file(analysis.slug), facts, partial(facts_json, facts))


def _all_rows(dataset: Dataset) -> str:
    """The CSV of a dataset. (Its rows are read only if the file is made.)"""
    return rows_csv(dataset, dataset.rows)


def _file(address: str, inputs: object, make: Callable[[], str | bytes]) -> DerivedFile:
    return DerivedFile(address, lambda: inputs, make)
