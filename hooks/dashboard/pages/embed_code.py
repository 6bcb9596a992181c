"""The code by which another site shows one of our charts."""

from __future__ import annotations

from xml.sax.saxutils import escape

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.view.view import View

FRAME_MARGIN = 310
"""Height of the words above and below the picture in a frame, in CSS pixels. They take more lines on a phone: there
the frame tells its host how high it is, or it scrolls."""


def embed_snippet(view: View, chart: ResolvedChart) -> str:
    """The HTML that shows a chart in a page of another site.

    Args:
        view: has the address of our site.
        chart: a shared chart.
    """
    title = escape(chart.title, {'"': "&quot;"})
    return (
        f'<iframe src="{view.site_url}embed/{chart.id}/" title="{title}" width="100%" '
        f'height="{chart.height + FRAME_MARGIN}" loading="lazy" style="border:0"></iframe>'
    )
