"""The code by which another site shows one of our charts, and its oEmbed file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from urllib.parse import urlsplit

from dashboard.charts.figure.captions import describe_borders, describe_picture, write_mark_key, write_subtitle
from dashboard.charts.figure.publishers import chart_publishers, source_line
from dashboard.charts.labels.text_width import wrap
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import NARROW, WIDE
from dashboard.core.frozen import Frozen

HEIGHT_MESSAGE = "china-russia-dashboard:height"
"""The type of the message by which a frame tells its host how high it is; `embed.js` sends it."""
LISTENER = (
    '<script>addEventListener("message",e=>{{if(e.origin==="{origin}"&&e.data.type==="{message}")'
    'for(const f of document.querySelectorAll("iframe"))if(f.contentWindow===e.source)'
    'f.style.height=e.data.height+"px"}})</script>'
)
"""What a host runs, so that a frame gets the height that it asks for. It hears only our site, of that frame."""
WIDEST_NARROW = 480
"""The width up to which the narrow drawing grows, in CSS pixels, as `.pictures svg.narrow` in chart.css has it."""
WIDEST = 1088
"""The width up to which the wide drawing grows in a frame, in CSS pixels, as `.embed main` has it."""
TURN = 652
"""The width of a frame from which on it shows the wide drawing, in CSS pixels."""
PHONE = 320
"""The width of the narrowest frame that is thought of, in CSS pixels."""
LARGER_CONTROLS = 20
"""What controls for fingers are higher than those for a mouse, in CSS pixels."""
_SIDES = 13
"""The free space on both sides of a chart in a frame, in CSS pixels."""


class EmbedCode(Frozen):
    """The code of one chart."""

    html: str
    height: int
    """The height of a frame as wide as the wide drawing, in CSS pixels."""


def embed_code(address: str, selection: Selection, heights: Mapping[str, int], readout: tuple[int, int]) -> EmbedCode:
    """The HTML that shows a chart in a page of another site.

    Without its script, or where that is not allowed, a frame has the height that a chart of this width needs while
    nothing in it is opened: the container's width gives it, in `cqw`.

    Args:
        address: of the page that shows the chart alone, in full.
        selection: the rows of the chart.
        heights: of its drawings, 'wide' and 'narrow', in CSS pixels.
        readout: the lines that are kept free for its readout, on a phone and on a wide page.
    """
    phone_lines, lines = readout
    words = _height_of_words(selection, TURN - _SIDES, lines)
    # Up to the turn a readout has the lines that it has on a phone.
    narrow_words, phone_words = (_height_of_words(selection, width - _SIDES, phone_lines) for width in (TURN, PHONE))
    ratio = heights["wide"] / WIDE
    wide = f"{words}px + min({100 * ratio:.1f}cqw,{WIDEST * ratio:.0f}px)"
    # In narrower frames words take more lines; on a phone the controls are larger.
    per_width = (phone_words - narrow_words) / (TURN - PHONE)
    growth = heights["narrow"] / NARROW
    narrow = (
        f"{round(narrow_words + per_width * TURN) + LARGER_CONTROLS}px - {100 * per_width:.1f}cqw"
        f" + min({100 * growth:.1f}cqw,{WIDEST_NARROW * growth:.0f}px)"
    )
    # The last term is far above the others in narrower frames, and far below nought in wider ones.
    height = f"max({wide},min({narrow},{TURN * 100}px - 10000cqw))"
    place = urlsplit(address)
    total, title = words + heights["wide"], escape(selection.chart.title)
    frame = (
        f'<iframe src="{address}" title="{title}" width="100%" height="{total}" loading="lazy"'
        f' style="border:0;height:{height}"></iframe>'
    )
    listener = LISTENER.format(origin=f"{place.scheme}://{place.netloc}", message=HEIGHT_MESSAGE)
    return EmbedCode(f'<div style="container-type:inline-size">{frame}</div>{listener}', total)


def oembed_json(code: EmbedCode, title: str, site_name: str, site_url: str) -> str:
    """How another site shows a chart, by https://oembed.com, version 1.0, type rich.

    Args:
        code: of the chart.
        title: of the chart.
        site_name: of our site.
        site_url: the address of our site.
    """
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site_name,
        "provider_url": site_url,
        "html": code.html,
        "width": WIDE,
        "height": code.height,
    }
    return json.dumps(answer, ensure_ascii=False) + "\n"


def _height_of_words(selection: Selection, room: float, readout: int) -> int:
    """The height of all that stands above and below the picture in a frame, in CSS pixels.

    Args:
        selection: the rows of the chart.
        room: the width of its lines, in CSS pixels.
        readout: the lines for which the subtitle has room.
    """
    chart = selection.chart
    key = write_mark_key(selection)
    source = f"{source_line(chart_publishers(selection))} · 24 Nov 2026"
    small = [chart.note or "", *describe_picture(selection), " ".join(key) if key else "", source, chart.title]
    small += describe_borders(selection, dated=False)
    lines = sum(len(wrap(text, room, 12)) for text in small if text)
    title = 25 * len(wrap(chart.title, room, 19, bold=True))
    subtitle = max(21 * len(wrap(write_subtitle(selection), room, 14)), 20 * readout + 2)
    return 126 + title + subtitle + 18 * lines + 4 * len(small) + (8 if key else 0)
