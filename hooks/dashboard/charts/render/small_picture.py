"""Makes a small drawing light enough to stand in a list of many: no ids, and no more points than it can show."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import partial

from dashboard.charts.render.polylines import (
    Polyline,
    reaches_into,
    read_polylines,
    round_corners,
    thin_out,
    write_polylines,
)
from dashboard.charts.render.small_hatch import hatch
from dashboard.charts.render.standalone_svg import picture_style
from dashboard.charts.style.layout import SMALL
from dashboard.core.lazy_re import lazy_re

MOST_BYTES = 2_000
"""Of a small picture, compressed."""
TOLERANCES = (0.0, 0.5, 0.8, 1.2, 1.8, 2.6)
"""How far an outline may be from where it was drawn, in CSS pixels, one after the other until the picture is light."""
HATCHED_OPACITY = 0.4
"""Of a shape that is hatched in the other drawings, where strokes would be too heavy."""
_STROKE = 2
"""Width of a stroke of hatching, in CSS pixels."""
_EDGE = 12
"""What lies further outside the picture is left out, in CSS pixels. It is more than any margin of a plot."""

_CLIP = lazy_re(r' clip-path="[^"]*"')
_GROUP = lazy_re(r"<g>((?:(?!</?g\b).)*)</g>", re.DOTALL)
_DEFINITIONS = lazy_re(r"<defs>.*?</defs>", re.DOTALL)
_PATTERN = lazy_re(r'<pattern [^>]*id="([^"]+)".*?</pattern>', re.DOTALL)
_COLOUR = lazy_re(r'(?:stroke|fill)="(var\([^"]+\))"')
_HATCHED = lazy_re(r'fill="url\(#([^)]+)\)"')
_HATCHED_PATH = lazy_re(r'<path d="([^"]*)" fill="url\(#([^)]+)\)"([^>]*)/>')
_PATH = lazy_re(r'<path d="([^"]*)"([^>]*)/>')
_POINT = lazy_re(r'<path transform="translate\(([^,)]+),([^)]+)\)" d="M([\d.]+),0A\3,\3 0 1,1 0,-\3A\3,\3 0 0,1 \3,0Z"')
_OUTLINE = lazy_re(r' d="(M[-\d.,MLZ]+)"')
_UNFILLED = ' fill="none"'
_EMPTY = lazy_re(r'<path d=""[^>]*/>')
_PAPER = "var(--paper)"


def small_picture(svg: str) -> str:
    """Simplify a small drawing.

    Outlines that are too heavy as they are get whole numbers and fewer corners, and parts
    smaller than a point are left out.

    Args:
        svg: the drawing, as the browser gave it.

    Returns:
        The drawing without ids, so that it may stand in a page several times. It is light if any of the `TOLERANCES` is
        enough.
    """
    simple = svg
    for with_strokes in (True, False):
        whole = _without_definitions(svg, with_strokes=with_strokes)
        whole = _with_edges(_POINT.sub(r'<circle cx="\1" cy="\2" r="\3"', whole))
        for tolerance in TOLERANCES:
            simple = _EMPTY.sub("", _OUTLINE.sub(partial(_lighter, tolerance), whole)) if tolerance else whole
            if is_light(simple):
                return simple
    return simple


def is_light(picture: str) -> bool:
    """Whether a small picture may stand in the pages that list it. One with a thousand cells is a file of its own."""
    return len(gzip.compress(picture.encode(), 9)) <= MOST_BYTES


def listed_svg(picture: str) -> str:
    """A small picture for pages. It is hidden from screen readers, since the link beside it says what it shows."""
    return picture.replace("<svg ", '<svg class="small" aria-hidden="true" focusable="false" ', 1)


def standalone_small_svg(picture: str) -> str:
    """A small picture as a file that carries its colours, light or dark as the viewer's system prefers."""
    size = f'width="{SMALL.width}" height="{SMALL.height}" '
    start, _, rest = picture.replace("<svg ", f"<svg {size}", 1).partition(">")
    return f"{start}><style>{picture_style()}</style>{rest}\n"


def _without_definitions(svg: str, *, with_strokes: bool) -> str:
    """The picture cut by its own edge only; what is hatched by a pattern is so by strokes, or is pale."""
    fills: dict[str, str] = {}
    strokes: dict[str, str] = {}
    for pattern in _PATTERN.finditer(svg):
        ground, *marks = _COLOUR.findall(pattern[0])
        # A pattern on a colour only tells things apart; one on paper, or on nothing, marks what is not final.
        is_hatched = ground == _PAPER or "<rect " not in pattern[0]
        colour = marks[0] if marks and ground == _PAPER else ground
        fills[pattern[1]] = f'fill="{colour}"'
        if is_hatched:
            fills[pattern[1]] += f' fill-opacity="{HATCHED_OPACITY}"'
            strokes[pattern[1]] = f'stroke="{colour}" stroke-width="{_STROKE}"'

    def stroked(path: re.Match[str]) -> str:
        lines = hatch(path[1]) if with_strokes and path[2] in strokes else ""
        return f'<path d="{path[1]}"{_UNFILLED}{path[3]}/><path d="{lines}" {strokes[path[2]]}/>' if lines else path[0]

    # A group that only cut its parts is none without that.
    svg = _GROUP.sub(r"\1", _CLIP.sub("", _DEFINITIONS.sub("", svg)))
    return _HATCHED.sub(lambda hatched: fills[hatched[1]], _HATCHED_PATH.sub(stroked, svg))


def _with_edges(svg: str) -> str:
    """The picture with each filled outline and its edge in one path. Plotly draws the edge as a path of its own."""
    written: list[str] = []
    outline, end = "", 0
    for path in _PATH.finditer(svg):
        lines, looks = path[1].removesuffix("Z"), path[2]
        between, end = svg[end : path.start()], path.end()
        if outline and not between and looks.startswith(_UNFILLED) and lines in outline:
            # The edges of all parts of an outline look alike.
            if " stroke=" not in written[-1]:
                written[-1] = written[-1].replace("/>", f"{looks.removeprefix(_UNFILLED)}/>")
            continue
        outline = "" if _UNFILLED in looks else path[1]
        written += (between, path[0])
    return "".join(written) + svg[end:]


def _lighter(tolerance: float, outline: re.Match[str]) -> str:
    return f' d="{_simplified(outline[1], tolerance)}"'


def _simplified(path: str, tolerance: float) -> str:
    """The lines of a path with whole numbers."""
    return write_polylines(_seen(path, tolerance))


def _seen(path: str, tolerance: float) -> Iterator[Polyline]:
    for corners, closed in read_polylines(path):
        whole = round_corners(corners, 0)
        xs, ys = zip(*whole, strict=True)
        is_speck = closed and max(max(xs) - min(xs), max(ys) - min(ys)) < 2 * tolerance
        if is_speck or not reaches_into(whole, SMALL.width, SMALL.height, _EDGE):
            continue
        kept = thin_out((whole, closed), tolerance)
        if not closed or len(kept) > 2:
            yield kept, closed
