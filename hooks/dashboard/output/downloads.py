"""The files that pages show, load or link to: data, drawn charts, generated styles and scripts."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache, CachedFile
from dashboard.cache.value_digest import digest
from dashboard.charts.render.drawing import NODE_MODULES, PLOTLY_BUNDLE
from dashboard.charts.render.figure_html import PLOTLY_CSS, PLOTLY_JS
from dashboard.charts.render.plotly_script import plotly_script
from dashboard.charts.render.plotly_styles import plotly_styles
from dashboard.charts.render.table import rows_csv
from dashboard.charts.style.palette import stylesheet
from dashboard.core.as_of import MARK
from dashboard.core.paths import facts_file
from dashboard.core.words import ENGLISH, language
from dashboard.data.dataset import Dataset
from dashboard.output.calendar_file import calendar_file
from dashboard.output.redirects import redirect_files
from dashboard.output.script_words import script_words
from dashboard.output.search_names import NAMES_JSON, named_pages, names_json
from dashboard.output.tiles_json import TILES_JSON, tiles_json
from dashboard.pages.calendar_page import CALENDAR_FILE
from dashboard.pages.chart_pages import drawn_charts
from dashboard.pages.fact_html import facts_json
from dashboard.view.view import View

Content = str | bytes | Path | CachedFile
"""The content of a file, or the file that it is a copy of."""


def collect_downloads(view: View, cache: Cache) -> dict[str, Content]:
    """Collect the files that are no pages.

    Args:
        view: what the site shows.
        cache: keeps what is made here. It holds the drawn charts.

    Returns:
        the contents of the files, by their addresses from the root of the site.
    """
    # Files of authors come first, so that no other is replaced by one of them.
    files: dict[str, Content] = dict(view.copies)
    files |= {"assets/palette.css": stylesheet(), PLOTLY_CSS: plotly_styles(NODE_MODULES)}
    if (code := language()) != ENGLISH:
        files[f"assets/words-{code}.js"] = script_words(code, for_reviewers=view.is_preview)
    if view.notice:
        files[MARK] = f"{view.notice}\n"
    if (NODE_MODULES / PLOTLY_BUNDLE).is_file():
        files[PLOTLY_JS] = plotly_script(NODE_MODULES)
    engine = engine_digest()
    for dataset in view.datasets:
        key = key_of("rows", dataset.name, dataset.digest, engine)
        files[f"data/{dataset.name}.csv"] = cache.keep(key, "csv", partial(_csv, dataset))
    if view.tiles:
        coming = {tile.id: found for tile in view.tiles if (found := view.outlook.next_of(tile.datasets))}
        key = key_of("tiles", view.site_url, digest(view.tiles), digest(coming), engine_digest())
        files[TILES_JSON] = cache.keep(key, "json", partial(tiles_json, view.site_url, view.tiles, coming))
    key = key_of("calendar", view.site_name, view.site_url, digest(view.outlook.calendar), engine_digest())
    files[CALENDAR_FILE] = cache.keep(key, "ics", lambda: calendar_file(view).decode())
    names = (named_pages(view), view.spellings)
    files[NAMES_JSON] = cache.keep(key_of("names", digest(names), engine_digest()), "json", partial(names_json, *names))
    for analysis in view.analyses:
        if facts := view.texts[analysis.path].facts:
            key = key_of("facts", facts.digest, engine)
            files[facts_file(analysis.slug)] = cache.keep(key, "json", partial(facts_json, facts))
    for text in view.texts.values():
        files.update(text.files)
    files.update(redirect_files(view))
    for artefacts in drawn_charts(view).values():
        kept = (name for name in artefacts.request.files.items() if name[0] != "png")  # (That is a derived file.)
        files.update({address: CachedFile(artefacts.key, ending) for ending, address in kept})
    return files


def _csv(dataset: Dataset) -> str:
    return rows_csv(dataset, dataset.rows)
