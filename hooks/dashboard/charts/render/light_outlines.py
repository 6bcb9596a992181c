"""The outlines of a map in fewer numbers: a phone loaded a hundred kilobytes of them for one page.

Plotly draws an outline twice, filled and as an edge, with all corners that the live chart needs, also those far outside
of the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dashboard.charts.render.polylines import (
    Corner,
    Polyline,
    reaches_into,
    read_polylines,
    thin_out,
    write_polylines,
)
from dashboard.core.lazy_re import lazy_re

TOLERANCE = 0.35
"""How far an edge may be from where it was drawn, in CSS pixels: less than an eye can see."""
_PLACES_IN_PIXEL = 5
"""A corner stands at one of so many places of a CSS pixel, across and down: a tenth fewer bytes than with ten."""
_EDGE = 2
"""What lies further outside of the plot is left out, in CSS pixels: more than an edge is wide."""

_FILLED = lazy_re(
    r'(?:(<g clip-path="url\(#[^"]*\)">)<path d="(M[-\d.,MLZ]+)" fill="([^"]*)"/></g>|'
    r'<path d="(M[-\d.,MLZ]+)" fill="([^"]*)"/>)'
    r'((?:<path d="[^"]*"(?: clip-path="[^"]*")? fill="none"[^>]*/>)+)'
)
"""Where marks may lie over the edge of the plot, the filling is in a group that cuts it, and each edge cuts itself."""
_LINE = lazy_re(r'<path d="M([^"]*)"(?: clip-path="[^"]*")? fill="none"([^>]*)/>')
_CLIP = lazy_re(r'<clipPath id="[^"]*"><rect width="([\d.]+)" height="([\d.]+)"/></clipPath>')


def light_outlines(svg: str) -> str:
    """A drawing whose filled outlines have one path with their edge, and no corner that nobody sees.

    Args:
        svg: as drawing.js writes it.
    """
    plots = [(float(width), float(height)) for width, height in _CLIP.findall(svg)]
    if not plots:
        return svg
    width, height = map(max, zip(*plots, strict=True))
    return _FILLED.sub(lambda filled: _lighter(filled, width, height), svg)


def _lighter(filled: re.Match[str], width: float, height: float) -> str:
    group = filled[1] or ""
    outline, fill = (filled[2], filled[3]) if group else (filled[4], filled[5])
    edges = _LINE.findall(filled[6])
    looks = {look for _, look in edges}
    if len(looks) > 1 or any(line not in outline for line, _ in edges):
        return filled[0]
    path = write_polylines(_seen(outline, width, height))
    return f'{group}<path d="{path}" fill="{fill}"{looks.pop()}/>{"</g>" if group else ""}' if path else ""


def _seen(outline: str, width: float, height: float) -> Iterator[Polyline]:
    """The lines that reach into a plot, with the corners that make their shape."""
    for corners, closed in read_polylines(outline):
        if reaches_into(corners, width, height, _EDGE):
            kept = thin_out((_on_grid(corners), closed), TOLERANCE)
            if len(kept) > 2:
                yield kept, closed


def _on_grid(corners: Iterable[Corner]) -> list[Corner]:
    return [
        (round(x * _PLACES_IN_PIXEL) / _PLACES_IN_PIXEL, round(y * _PLACES_IN_PIXEL) / _PLACES_IN_PIXEL)
        for x, y in corners
    ]
