"""The pictures of charts for places that show no SVG: feed readers and mails."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.charts.figure.captions import describe_data
from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.render.png import render_png
from dashboard.charts.render.standalone_svg import WIDTH
from dashboard.pages.chart_pages import drawn_charts
from dashboard.pieces.placed_charts import Placement
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View


def chart_pictures(view: View) -> Iterator[DerivedFile]:
    """The PNG of each chart that pieces have for themselves. Shared charts have theirs with their page."""
    placed = {placement.id for piece in view.analyses for placement in view.texts[piece.path].placements}
    for id, artefacts in sorted(drawn_charts(view).items()):
        if id in placed and not artefacts.request.shared:
            yield DerivedFile(png_address(id), partial(_inputs, artefacts), partial(_png, artefacts))


def png_address(chart_id: str) -> str:
    """The address of a chart's PNG, from the root of the site."""
    return f"charts/{chart_id}.png"


def alternative(placement: Placement) -> str:
    """The text alternative of a chart at its place: the author's, or else one that is written from the data."""
    chart = placement.chart
    if chart is None:
        return ""
    return placement.alt or chart.selection.chart.alt or describe_data(chart.selection)


def _inputs(artefacts: Artefacts) -> object:
    return artefacts.key


def _png(artefacts: Artefacts) -> bytes:
    return render_png(artefacts.read("svg"), WIDTH)
