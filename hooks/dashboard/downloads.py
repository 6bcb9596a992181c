"""Files of the publication that are no pages: data, pictures, what others embed, styles and scripts made here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dashboard.analysis import Analysis
from dashboard.artefact import PLOTLY_CSS, PLOTLY_JS, Artefacts, embed_html
from dashboard.cache import engine_digest, key_of
from dashboard.datasets import Dataset
from dashboard.declared import Declared
from dashboard.drawing import MODULES, PLOTLY, live_styles
from dashboard.fact_page import facts_json
from dashboard.fact_placement import PlacedFacts
from dashboard.layout import WIDE
from dashboard.palette import stylesheet
from dashboard.table import rows_csv

if TYPE_CHECKING:
    from dashboard.edition import Edition

AROUND = 310
"""Room for the words above and below the picture in a frame, in CSS pixels. On a phone they take more lines: there a
frame is as high as its host makes it on being told, or it scrolls."""


def downloads(edition: Edition) -> dict[str, Path | str | bytes]:
    """Their addresses from the root of the site, and what each holds or which file it is a copy of."""
    found: dict[str, Path | str | bytes] = {"assets/palette.css": stylesheet(), PLOTLY_CSS: live_styles(MODULES)}
    if (plotly := MODULES / PLOTLY).is_file():
        found[PLOTLY_JS] = plotly
    for dataset in edition.shown_datasets():
        found[f"data/{dataset.name}.csv"] = _csv(edition, dataset)
    for analysis in edition.shown_analyses():
        if facts := edition.facts[analysis.path]:
            found[facts_file(analysis)] = _facts(edition, facts)
    for notebook in edition.notebooks.values():
        found.update(notebook.files)
    for made in {one.id: one for one in edition.artefacts.values()}.values():
        found.update(_chart_files(edition, made))
    return found


def facts_file(analysis: Analysis) -> str:
    """The address of the JSON of a piece's facts."""
    return f"analyses/{analysis.slug}/facts.json"


def _facts(edition: Edition, facts: PlacedFacts) -> Path:
    key = key_of("facts.json", facts.digest)
    path = edition.cache.path(key)
    return path if path.is_file() else edition.cache.write(key, facts_json(facts).encode())


def _csv(edition: Edition, dataset: Dataset) -> Path:
    key = key_of("rows", dataset.name, dataset.digest, engine_digest())
    path = edition.cache.path(key, "csv")
    return path if path.is_file() else edition.cache.write(key, rows_csv(dataset, dataset.rows).encode(), "csv")


def _chart_files(edition: Edition, made: Artefacts) -> Iterator[tuple[str, Path | str]]:
    for kind in ("svg", "csv", "json"):
        yield f"charts/{made.id}.{kind}", made.path(kind)
    declared = edition.shared.get(made.id)
    if declared:
        settings = edition.settings
        yield f"charts/{made.id}.png", made.path("png")
        yield f"charts/{made.id}.oembed.json", json.dumps(_oembed(edition, declared), ensure_ascii=False) + "\n"
        page = embed_html(made, declared.title, settings.site_name, settings.site_url)
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
