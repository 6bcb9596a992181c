"""Files of the publication that are no pages: data, pictures, what others embed, styles and scripts made here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import CachedFile
from dashboard.cache.value_digest import digest
from dashboard.charts.figure.resolved_chart import ResolvedChart
from dashboard.charts.render.artefacts import PLOTLY_CSS, PLOTLY_JS, Artefacts, embed_html
from dashboard.charts.render.drawing import MODULES, PLOTLY, live_styles
from dashboard.charts.render.table import rows_csv
from dashboard.charts.style.layout import WIDE
from dashboard.charts.style.palette import stylesheet
from dashboard.core.paths import facts_file
from dashboard.data.dataset import Dataset
from dashboard.pages.embed_code import FRAME_MARGIN, snippet
from dashboard.pages.fact_html import facts_json

if TYPE_CHECKING:
    from dashboard.site.edition import Edition

Content = str | bytes | Path | CachedFile
"""Of a file: what it holds, or the file that it is a copy of."""


def downloads(edition: Edition) -> dict[str, Content]:
    """The addresses of the files from the root of the site, and their contents."""
    cache = edition.cache
    found: dict[str, Content] = {"assets/palette.css": stylesheet(), PLOTLY_CSS: live_styles(MODULES)}
    if edition.expires:
        found["robots.txt"] = "User-agent: *\nDisallow: /\n"
    if (plotly := MODULES / PLOTLY).is_file():
        found[PLOTLY_JS] = plotly
    for one in edition.shown_datasets():
        key = key_of("rows", one.name, one.digest, engine_digest())
        found[f"data/{one.name}.csv"] = cache.keep(key, "csv", partial(_csv, one))
    for analysis in edition.shown_analyses():
        if facts := edition.facts[analysis.path]:
            key = key_of("facts", digest(facts), engine_digest())
            found[facts_file(analysis.slug)] = cache.keep(key, "json", partial(facts_json, facts))
    for notebook in edition.notebooks.values():
        found.update(notebook.files)
    for made in {one.id: one for one in edition.artefacts.values()}.values():
        found.update(_drawn(made.id, made.key))
        if made.id in edition.shared:
            found.update(_shared(edition, made))
    return found


def _csv(dataset: Dataset) -> str:
    return rows_csv(dataset, dataset.rows)


@lru_cache(maxsize=100_000)
def _drawn(id: str, key: str) -> Mapping[str, Content]:
    return {f"charts/{id}.{kind}": CachedFile(key, kind) for kind in ("svg", "csv", "json")}


def _shared(edition: Edition, made: Artefacts) -> Iterator[tuple[str, Content]]:
    if declared := edition.shared[made.id]:
        settings = edition.settings
        yield f"charts/{made.id}.png", CachedFile(made.key, "png")
        yield f"charts/{made.id}.oembed.json", json.dumps(_oembed(edition, declared), ensure_ascii=False) + "\n"
        said = (made, declared.title, settings.site_name, settings.site_url)
        page = edition.cache.keep(key_of("embed", made.key, *said[1:]), "html", partial(embed_html, *said))
        yield f"embed/{made.id}/index.html", page


def _oembed(edition: Edition, declared: ResolvedChart) -> dict[str, object]:
    """Source: https://oembed.com, version 1.0, type rich."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": declared.title,
        "provider_name": edition.settings.site_name,
        "provider_url": edition.settings.site_url,
        "html": snippet(edition, declared),
        "width": WIDE,
        "height": declared.height + FRAME_MARGIN,
    }
