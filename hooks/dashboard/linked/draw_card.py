"""Draws a card: the name of the site, the headline, the first chart, and the institutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from dashboard.charts.labels.text_width import shorten, wrap
from dashboard.charts.render.artefacts import Artefacts
from dashboard.charts.render.png import SERIF, render_svg
from dashboard.core.lazy_re import lazy_re
from dashboard.linked.headline import LINE_SPACING, drawable, fit_headline
from dashboard.linked.mark import mark_svg
from dashboard.linked.share_card import HEIGHT, WIDTH, ShareCard

_EDGE = 64
_TOP, _BOTTOM = 150, 520
"""Between them stand the headline and the chart."""
_CHART_LEFT, _CHART_WIDTH = 652, WIDTH - 652 - _EDGE
_GAP = 48
"""Between the headline and the chart."""
_HEAVY = 40_000
"""Letters of a drawing that would take too long; the small one is lighter."""
_TALL = 1.15
"""The height of a drawing over its width from which it would be too small to be read."""
_SVG = lazy_re(r'<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>(.*)</svg>', re.DOTALL)


def draw_card(card: ShareCard) -> bytes:
    """Draw a card.

    Args:
        card: what is on it.

    Returns:
        a PNG of `WIDTH` and `HEIGHT`, always the same bytes for the same card.
    """
    return render_svg(card_svg(card), WIDTH)


def card_svg(card: ShareCard) -> str:
    """A card as SVG, in the variables of the palette."""
    chart = [*_chart(card.chart, card.headline)] if card.chart else []
    room = (_CHART_LEFT - _GAP if chart else WIDTH - _EDGE) - _EDGE
    parts = [*_head(card), *_headline(card.headline, room), *chart, *_foot(card)]
    view = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {view}>{"".join(parts)}</svg>'


def _head(card: ShareCard) -> Iterator[str]:
    """The mark and the name of the site, unless that is the headline."""
    mark = mark_svg().partition(">")[2].rpartition("</svg>")[0]
    yield f'<g transform="translate({_EDGE},48) scale(.75)">{mark}</g>'
    if card.headline != card.site_name:
        yield _text(drawable(card.site_name), _EDGE + 66, 82, 28, "ink", serif=True)
    yield f'<path d="M{_EDGE},118H{WIDTH - _EDGE}" stroke="var(--rule)" stroke-width="2"/>'


def _headline(headline: str, room: int) -> Iterator[str]:
    size, lines = fit_headline(drawable(headline), room, _BOTTOM - _TOP)
    for number, line in enumerate(lines):
        yield _text(line, _EDGE, _TOP + round(size * (0.86 + number * LINE_SPACING)), size, "ink", serif=True)


def _chart(drawn: Artefacts, headline: str) -> Iterator[str]:
    """The drawing with its title and what it measures."""
    chart, y = drawn.request.chart, _TOP
    # On the chart's own card its title is the headline.
    titles = wrap(chart.title, _CHART_WIDTH, 19, bold=True)[:2] if chart.title != headline else ()
    texts = [(line, 19, "ink", True) for line in titles]
    if subtitle := shorten(chart.subtitle, _CHART_WIDTH, 16):
        texts.append((subtitle, 16, "muted", False))
    for text, size, colour, bold in texts:
        yield _text(text, _CHART_LEFT, y + size, size, colour, bold=bold)
        y += round(size * 1.4)
    if found := _SVG.search(_drawing(drawn)):
        width, height, y = float(found[1]), float(found[2]), y + 8
        scale = min(_CHART_WIDTH / width, (_BOTTOM - y) / height)
        yield f'<g transform="translate({_CHART_LEFT},{y}) scale({scale:.4f})">{found[3]}</g>'


def _drawing(drawn: Artefacts) -> str:
    """The drawing for phones, whose words can be read; where it is tall or heavy the small one, if there is one."""
    narrow = drawn.read("narrow")
    size = _SVG.search(narrow)
    is_tall = size is not None and float(size[2]) > _TALL * float(size[1])
    if (is_tall or len(narrow) > _HEAVY) and drawn.path("small.svg").is_file():
        return drawn.read("small.svg")
    return narrow


def _foot(card: ShareCard) -> Iterator[str]:
    yield f'<path d="M{_EDGE},548H{WIDTH - _EDGE}" stroke="var(--rule)" stroke-width="2"/>'
    yield _text(shorten(card.institutes, WIDTH - 2 * _EDGE, 24), _EDGE, 590, 24, "muted")


def _text(text: str, x: int, y: int, size: int, colour: str, *, bold: bool = False, serif: bool = False) -> str:
    look = f'font-family="{SERIF}" font-weight="700"' if serif else f'font-weight="{700 if bold else 400}"'
    # (What looks like a variable of the palette in somebody's words is none.)
    words = escape(text, quote=False).replace("var(", "var&#40;")
    return f'<text x="{x}" y="{y}" font-size="{size}" {look} fill="var(--{colour})">{words}</text>'
