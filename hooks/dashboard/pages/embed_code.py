"""The code by which another site shows one of our charts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dashboard.charts.resolve.resolved_chart import ResolvedChart

if TYPE_CHECKING:
    from dashboard.site.edition import Edition

FRAME_MARGIN = 310
"""Room for the words above and below the picture in a frame, in CSS pixels. On a phone they take more lines: there a
frame is as high as its host makes it on being told, or it scrolls."""


def snippet(edition: Edition, chart: ResolvedChart) -> str:
    """What somebody puts into a page to show a chart there."""
    title = escape(chart.title, {'"': "&quot;"})
    return (
        f'<iframe src="{edition.settings.site_url}embed/{chart.id}/" title="{title}" width="100%" '
        f'height="{chart.height + FRAME_MARGIN}" loading="lazy" style="border:0"></iframe>'
    )
