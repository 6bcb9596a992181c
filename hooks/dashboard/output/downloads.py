"""Files of the publication that are no pages: data, pictures, what others embed, styles and scripts made here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path

from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache, CachedFile
from dashboard.cache.value_digest import digest
from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.render.drawing import NODE_MODULES, PLOTLY_BUNDLE
from dashboard.charts.render.figure_html import PLOTLY_CSS, PLOTLY_JS, embed_html
from dashboard.charts.render.plotly_styles import plotly_styles
from dashboard.charts.render.table import rows_csv
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.style.layout import WIDE
from dashboard.charts.style.palette import stylesheet
from dashboard.core.paths import facts_file
from dashboard.data.dataset import Dataset
from dashboard.pages.embed_code import FRAME_MARGIN, snippet
from dashboard.pages.fact_html import facts_json
from dashboard.view.view import View

Content = str | bytes | Path | CachedFile
"""Of a file: what it holds, or the file that it is a copy of."""


def downloads(view: View, cache: Cache) -> dict[str, Content]:
    """The addresses of the files from the root of the site, and their contents."""
    found: dict[str, Content] = {"assets/palette.css": stylesheet(), PLOTLY_CSS: plotly_styles(NODE_MODULES)}
    if view.expires:
        found["robots.txt"] = "User-agent: *\nDisallow: /\n"
    if (plotly := NODE_MODULES / PLOTLY_BUNDLE).is_file():
        found[PLOTLY_JS] = plotly
    for one in view.datasets:
        key = key_of("rows", one.name, one.digest, engine_digest())
        found[f"data/{one.name}.csv"] = cache.keep(key, "csv", partial(_csv, one))
    for analysis in view.analyses:
        if facts := view.texts[analysis.path].facts:
            key = key_of("facts", digest(facts), engine_digest())
            found[facts_file(analysis.slug)] = cache.keep(key, "json", partial(facts_json, facts))
    for text in view.texts.values():
        found.update(text.files)
    for made in {one.id: one for one in view.artefacts.values()}.values():
        found.update(_drawn(made.id, made.key))
        if made.id in view.shared:
            found.update(_shared(view, made, cache))
    return found


def _csv(dataset: Dataset) -> str:
    return rows_csv(dataset, dataset.rows)


@lru_cache(maxsize=100_000)
def _drawn(id: str, key: str) -> Mapping[str, Content]:
    return {f"charts/{id}.{kind}": CachedFile(key, kind) for kind in ("svg", "csv", "json")}


def _shared(view: View, made: Artefacts, cache: Cache) -> Iterator[tuple[str, Content]]:
    if chart := view.shared[made.id]:
        yield f"charts/{made.id}.png", CachedFile(made.key, "png")
        yield f"charts/{made.id}.oembed.json", json.dumps(_oembed(view, chart), ensure_ascii=False) + "\n"
        said = (made, chart.title, view.site_name, view.site_url)
        page = cache.keep(key_of("embed", made.key, *said[1:]), "html", partial(embed_html, *said))
        yield f"embed/{made.id}/index.html", page


def _oembed(view: View, chart: ResolvedChart) -> dict[str, object]:
    """Source: https://oembed.com, version 1.0, type rich."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": chart.title,
        "provider_name": view.site_name,
        "provider_url": view.site_url,
        "html": snippet(view, chart),
        "width": WIDE,
        "height": chart.height + FRAME_MARGIN,
    }
