"""Files of the publication that are no pages: data, pictures, what others embed, styles and scripts made here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dashboard.analysis import Analysis
from dashboard.artefact import PLOTLY_CSS, PLOTLY_JS, Artefacts, embed_html
from dashboard.cache import Kept, engine_digest, key_of
from dashboard.datasets import Dataset
from dashboard.declared import Declared
from dashboard.digest import digest
from dashboard.drawing import MODULES, PLOTLY, live_styles
from dashboard.fact_page import facts_json
from dashboard.layout import WIDE
from dashboard.palette import stylesheet
from dashboard.table import rows_csv

if TYPE_CHECKING:
    from dashboard.edition import Edition

AROUND = 310
"""Room for the words above and below the picture in a frame, in CSS pixels. On a phone they take more lines: there a
frame is as high as its host makes it on being told, or it scrolls."""


Content = str | bytes | Path | Kept
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
            found[facts_file(analysis)] = cache.keep(key, "json", partial(facts_json, facts))
    for notebook in edition.notebooks.values():
        found.update(notebook.files)
    for made in {one.id: one for one in edition.artefacts.values()}.values():
        found.update(_drawn(made.id, made.key))
        if made.id in edition.shared:
            found.update(_shared(edition, made))
    return found


def facts_file(analysis: Analysis) -> str:
    """The address of the JSON of a piece's facts."""
    return f"analyses/{analysis.slug}/facts.json"


def _csv(dataset: Dataset) -> str:
    return rows_csv(dataset, dataset.rows)


@lru_cache(maxsize=100_000)
def _drawn(id: str, key: str) -> Mapping[str, Content]:
    return {f"charts/{id}.{kind}": Kept(key, kind) for kind in ("svg", "csv", "json")}


def _shared(edition: Edition, made: Artefacts) -> Iterator[tuple[str, Content]]:
    if declared := edition.shared[made.id]:
        settings = edition.settings
        yield f"charts/{made.id}.png", Kept(made.key, "png")
        yield f"charts/{made.id}.oembed.json", json.dumps(_oembed(edition, declared), ensure_ascii=False) + "\n"
        said = (made, declared.title, settings.site_name, settings.site_url)
        page = edition.cache.keep(key_of("embed", made.key, *said[1:]), "html", partial(embed_html, *said))
        yield f"embed/{made.id}/index.html", page


def snippet(edition: Edition, declared: Declared) -> str:
    """What somebody puts into a page to show a chart there."""
    title = escape(declared.title, {'"': "&quot;"})
    return (
        f'<iframe src="{edition.settings.site_url}embed/{declared.id}/" title="{title}" width="100%" '
        f'height="{declared.height + AROUND}" loading="lazy" style="border:0"></iframe>'
    )


def _oembed(edition: Edition, declared: Declared) -> dict[str, object]:
    """Source: https://oembed.com, version 1.0, type rich."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": declared.title,
        "provider_name": edition.settings.site_name,
        "provider_url": edition.settings.site_url,
        "html": snippet(edition, declared),
        "width": WIDE,
        "height": declared.height + AROUND,
    }
