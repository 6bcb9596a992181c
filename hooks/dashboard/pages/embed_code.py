"""The code by which another site shows one of our charts."""

from __future__ import annotations

from xml.sax.saxutils import escape

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.view.view import View

FRAME_MARGIN = 310
"""Room for the words above and below the picture in a frame, in CSS pixels. On a phone they take more lines: there a
frame is as high as its host makes it on being told, or it scrolls."""


def snippet(view: View, chart: ResolvedChart) -> str:
    """What somebody puts into a page to show a chart there."""
    title = escape(chart.title, {'"': "&quot;"})
    return (
        f'<iframe src="{view.site_url}embed/{chart.id}/" title="{title}" width="100%" '
        f'height="{chart.height + FRAME_MARGIN}" loading="lazy" style="border:0"></iframe>'
    )
