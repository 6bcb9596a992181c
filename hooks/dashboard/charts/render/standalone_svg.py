"""A picture that stands alone: the drawing with its title, its source and its address written into it."""

from __future__ import annotations

import textwrap
from xml.sax.saxutils import escape

from dashboard.charts.figure import captions as wording
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style import palette
from dashboard.charts.style.layout import CHARACTER_WIDTH, FONT, TEXT_SIZE, WIDE
from dashboard.core.dates import day

EDGE = 20
"""Free space on each side, in CSS pixels."""
WIDTH = WIDE + 2 * EDGE


def standalone(selection: Selection, alt: str, picture: str, height: int, address: str) -> str:
    """SVG of `WIDTH` with its own colours, light or dark as the viewer's screen is.

    `picture` is the wide drawing of that height, `address` where the chart is on the web.
    Text is real text, so that it can be found and read aloud.
    """
    chart = selection.chart
    source = "; ".join(wording.organizations(one.organization for one in selection.sources))
    foot = [chart.note, *wording.marks(selection)]
    foot.append(f"Source: {source}." + (f" Updated {day(selection.updated)}." if selection.updated else ""))
    at = EDGE + 4
    texts: list[str] = []
    for words, size, weight, role in ((chart.title, 19, 700, "ink"), (wording.subtitle(selection), 14, 400, "muted")):
        for line in textwrap.wrap(words, int(WIDE / (CHARACTER_WIDTH * size / TEXT_SIZE))):
            texts.append(_line(line, at + size, size, role, weight))
            at += round(size * 1.35)
    top = at + 10
    at = top + height + 10
    texts.append(f'<path d="M{EDGE},{at - 2}h{WIDE}" stroke="var(--rule)" stroke-width="1"/>')
    if "://" in address:  # a site that is not told where it is has none
        foot.append(address)
    for words in foot:
        for line in textwrap.wrap(words, int(WIDE / (CHARACTER_WIDTH * 12 / TEXT_SIZE))):
            texts.append(_line(line, at + 13, 12, "muted", 400))
            at += 17
    whole = at + EDGE - 4
    style = (
        f"svg{{{palette.scheme_css('light')}background:var(--paper);font-family:{FONT},system-ui,sans-serif}}"
        f"@media(prefers-color-scheme:dark){{svg{{{palette.scheme_css('dark')}}}}}"
    )
    inner = picture.replace("<svg ", f'<svg x="{EDGE}" y="{top}" width="{WIDE}" height="{height}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {whole}" width="{WIDTH}" height="{whole}">'
        f"<title>{escape(chart.title)}</title><desc>{escape(alt)}</desc><style>{style}</style>"
        f"{''.join(texts)}{inner}</svg>\n"
    )


def _line(text: str, y: int, size: int, role: str, weight: int) -> str:
    return (
        f'<text x="{EDGE}" y="{y}" font-size="{size}" font-weight="{weight}" fill="var(--{role})">{escape(text)}</text>'
    )
