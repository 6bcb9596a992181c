"""Lines of corners in the paths of SVG: read, thinned out, and written in few letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dashboard.core.lazy_re import lazy_re

_SPARE = lazy_re(r"[ ,](?=-)|(?<!\d)0(?=\.)")
"""What no number needs before it or at its head: `l0.5,-1` is `l.5-1`."""
_PATH = lazy_re(r' d="(M[-\d.,MLZ]+)"')
Corner = tuple[float, float]
Polyline = tuple[list[Corner], bool]
"""The corners of a line, and whether it is closed."""


def short_number(value: float) -> str:
    """A coordinate or a distance with one decimal place at most."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")  # (the sum has no -0)


def read_polylines(path: str) -> Iterator[Polyline]:
    """The lines of a path that has only the commands M, L and Z."""
    for line in path.split("M")[1:]:
        closed = line.endswith("Z")
        numbers = [corner.split(",") for corner in line.removesuffix("Z").split("L")]
        yield [(float(x), float(y)) for x, y in numbers], closed


def round_corners(corners: Iterable[Corner], digits: int) -> list[Corner]:
    """The corners with so many decimal places."""
    return [(round(x, digits), round(y, digits)) for x, y in corners]


def reaches_into(corners: Sequence[Corner], width: float, height: float, edge: float) -> bool:
    """Whether the box around corners meets a picture that is so wide and high, or what is an edge around it."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return max(xs) >= -edge and min(xs) <= width + edge and max(ys) >= -edge and min(ys) <= height + edge


def thin_out(line: Polyline, tolerance: float) -> list[Corner]:
    """The corners without those that lie within the tolerance of the line between others (Douglas and Peucker 1973).

    The last corner of a closed line is not its first again.
    """
    corners, closed = line
    keep = {0, len(corners) - 1}
    waiting = [(0, len(corners) - 1)]
    while waiting:
        begin, end = waiting.pop()
        (x0, y0), (x1, y1) = corners[begin], corners[end]
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        farthest, most = 0, tolerance
        for number in range(begin + 1, end):
            x, y = corners[number]
            # Of a closed line both ends are one corner.
            distance = (
                abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length
                if length
                else ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
            )
            if distance > most:
                farthest, most = number, distance
        if farthest:
            keep.add(farthest)
            waiting += [(begin, farthest), (farthest, end)]
    kept = [corners[number] for number in sorted(keep)]
    return kept[:-1] if closed and kept[0] == kept[-1] else kept


def write_polylines(lines: Iterable[Polyline]) -> str:
    """A path of lines, each corner as its distance from the one before.

    Args:
        lines: with one decimal place at most; the last corner of a closed one is not its first again.
    """
    written, place = [], (0.0, 0.0)
    for corners, closed in lines:
        steps = []
        for corner in corners:
            steps.append(f"{short_number(corner[0] - place[0])},{short_number(corner[1] - place[1])}")
            place = corner
        written.append(f"m{steps[0]}" + (f"l{' '.join(steps[1:])}" if steps[1:] else "") + ("z" if closed else ""))
        if closed:
            place = corners[0]
    return _SPARE.sub("", "".join(written)).replace("m", "M", 1)


def write_in_steps(svg: str) -> str:
    """A drawing whose lines say of each corner how far it is from the one before: a page with twelve charts is lighter.

    Args:
        svg: with one decimal place at most.
    """
    return _PATH.sub(lambda path: f' d="{write_polylines(map(_without_end, read_polylines(path[1])))}"', svg)


def _without_end(line: Polyline) -> Polyline:
    """A closed line whose last corner is not its first again."""
    corners, closed = line
    return (corners[:-1] if closed and len(corners) > 1 and corners[0] == corners[-1] else corners), closed
