"""The pages that show a chart alone, for frames on other sites."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.render.figure_html import EmbedPlace, embed_html
from dashboard.pages.chart_pages import drawn_charts
from dashboard.pages.ended_series import ended_series
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View


def embed_pages(view: View) -> Iterator[DerivedFile]:
    """The page of each chart that is drawn."""
    for artefacts in drawn_charts(view).values():
        inputs, page = partial(_inputs, view, artefacts), partial(_page, view, artefacts)
        yield DerivedFile(f"embed/{artefacts.id}/index.html", inputs, page)


def _inputs(view: View, artefacts: Artefacts) -> object:
    return artefacts.key, _place(view, artefacts)


def _page(view: View, artefacts: Artefacts) -> str:
    return embed_html(artefacts, _place(view, artefacts))


def _place(view: View, artefacts: Artefacts) -> EmbedPlace:
    chart, root = artefacts.request.chart, view.site_url or "../../"
    address = f"{root}{view.place_of(chart.id)}"
    return EmbedPlace(chart.title, view.site_name, root, address, view.notice, ended_series(view, chart))
