"""The SVG of a chart for use elsewhere: the drawing with its title, source and address written into it."""

from __future__ import annotations

from html import escape

from dashboard.charts.figure import captions
from dashboard.charts.figure.publishers import chart_publishers, source_line
from dashboard.charts.labels.text_width import wrap
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style import palette
from dashboard.charts.style.layout import FONT, WIDE
from dashboard.core.dates import day
from dashboard.core.words import _

EDGE = 20
"""Free space on each side, in CSS pixels."""
WIDTH = WIDE + 2 * EDGE
"""The size of the whole picture, in CSS pixels."""


def standalone_svg(selection: Selection, alt: str, picture: str, height: int, address: str) -> str:
    """Write the texts of a chart around its drawing.

    Texts are real text, so that they can be found and read aloud.

    Args:
        selection: the rows of the chart.
        alt: its text alternative.
        picture: the wide drawing, as SVG.
        height: of that drawing, in CSS pixels.
        address: where the chart is on the web.

    Returns:
        SVG of `WIDTH` that carries its own colours, light or dark as the viewer's system prefers.
    """
    chart = selection.chart
    source = source_line(chart_publishers(selection))
    updated = " " + _("Updated %(day)s.", day=day(selection.updated)) if selection.updated else ""
    below = [*captions.describe_ended(selection), *captions.write_notes(selection)]
    footer = [chart.note, *below, f"{source}.{updated}"]
    if "://" in address:  # A site whose `site_url` is not set has no addresses.
        footer.append(address)
    y = EDGE + 4
    elements: list[str] = []
    header = ((chart.title, 19, 700, "ink"), (captions.write_subtitle(selection), 14, 400, "muted"))
    for text, size, weight, role in header:
        for line in wrap(text, WIDE, size, bold=weight == 700) if text else ():
            elements.append(_text_element(line, y + size, size, role, weight))
            y += round(size * 1.35)
    picture_top = y + 10
    y = picture_top + height + 10
    elements.append(f'<path d="M{EDGE},{y - 2}h{WIDE}" stroke="var(--rule)" stroke-width="1"/>')
    for text in footer:
        for line in wrap(text, WIDE, 12) if text else ():
            elements.append(_text_element(line, y + 13, 12, "muted", 400))
            y += 17
    total_height = y + EDGE - 4
    placed_picture = picture.replace("<svg ", f'<svg x="{EDGE}" y="{picture_top}" width="{WIDE}" height="{height}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {total_height}"'
        f' width="{WIDTH}" height="{total_height}">'
        f"<title>{escape(chart.title)}</title><desc>{escape(alt)}</desc><style>{picture_style()}</style>"
        f"{''.join(elements)}{placed_picture}</svg>\n"
    )


def picture_style() -> str:
    """The style sheet in each picture. It is the same in all of them, so that a policy can name it by its hash."""
    return (
        f"svg{{{palette.scheme_css('light')}background:var(--paper);font-family:{FONT},system-ui,sans-serif}}"
        f"@media(prefers-color-scheme:dark){{svg{{{palette.scheme_css('dark')}}}}}"
    )


def _text_element(text: str, y: int, size: int, role: str, weight: int) -> str:
    return (
        f'<text x="{EDGE}" y="{y}" font-size="{size}" font-weight="{weight}" fill="var(--{role})">{escape(text)}</text>'
    )
