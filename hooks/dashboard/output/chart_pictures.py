"""The PNG of each chart, for places that show no SVG: feed readers, mails, and programs for slides and words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.charts.render.artefacts import Artefacts
from dashboard.pages.chart_pages import drawn_charts
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View


def chart_pictures(view: View) -> Iterator[DerivedFile]:
    """The picture of each chart that is drawn."""
    for artefacts in drawn_charts(view).values():
        yield DerivedFile(artefacts.request.files["png"], partial(_inputs, artefacts), artefacts.png)


def _inputs(artefacts: Artefacts) -> object:
    return artefacts.key
