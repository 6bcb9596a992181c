"""The PNG of each chart, for places that show no SVG: feed readers, mails, and programs for slides and words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.cache.store import Cache
from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.render.many_pngs import draw_with_all_processors
from dashboard.pages.chart_pages import drawn_charts
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View


def chart_pictures(view: View) -> Iterator[DerivedFile]:
    """The picture of each chart that is drawn."""
    for artefacts in drawn_charts(view).values():
        yield DerivedFile(artefacts.request.files["png"], partial(_inputs, artefacts), artefacts.png)


def draw_chart_pictures(view: View, cache: Cache) -> None:
    """Draw the pictures that a cache lacks with all processors, so that whoever asks for them finds them there."""
    pictures = []
    for artefacts, file in zip(drawn_charts(view).values(), chart_pictures(view), strict=True):
        if not cache.has(key := file.key(), "png"):
            pictures.append((str(artefacts.path("svg")), str(cache.path(key, "png"))))
    draw_with_all_processors(pictures)


def _inputs(artefacts: Artefacts) -> object:
    return artefacts.key
