"""Hatches bars and cells of a small picture by strokes of their own: a pattern needs an id, which a page holds once."""

from __future__ import annotations

from dashboard.core.lazy_re import lazy_re

STEP = 8
"""From one stroke to the next, in CSS pixels."""
_RECTANGLE = lazy_re(r"M([-\d.]+),([-\d.]+)V([-\d.]+)H([-\d.]+)V\2Z")


def hatch(outline: str) -> str:
    """The strokes within an outline, from the lower left to the upper right.

    Args:
        outline: a path of SVG.

    Returns:
        A path of SVG; empty if the outline is no rectangle.
    """
    corners = _RECTANGLE.fullmatch(outline)
    if not corners:
        return ""
    x0, y0, y1, x1 = map(float, corners.groups())
    (left, right), (top, bottom) = sorted((x0, x1)), sorted((y0, y1))
    strokes = []
    # A stroke goes through all places whose x and y have one sum.
    for total in range(int(left + top) // STEP * STEP + STEP, int(right + bottom) + 1, STEP):
        begin, end = max(left, total - bottom), min(right, total - top)
        if end > begin:
            length = f"{end - begin:.1f}"
            strokes.append(f"M{begin:.1f},{total - begin:.1f}l{length}-{length}")
    return "".join(strokes).replace(".0", "")
