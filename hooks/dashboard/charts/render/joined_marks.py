"""Marks of one look in one path: a phone has fewer elements to read, to style and to paint.

Plotly draws each dot, bar, tick and line of the grid as a path of its own. Those that do not touch one another look the
same in one path.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.charts.render.polylines import short_number
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re

_RUN = lazy_re(r"(?:<path [^<>]*/>){2,}")
_ATTRIBUTE = lazy_re(r'([\w-]+)="([^"]*)"')
_SHIFT = lazy_re(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
_COMMAND = lazy_re(r"([MLHVAZhvlaz])([^A-Za-z]*)")
_NUMBER = lazy_re(r"-?[\d.]+")
_NUMBERS_OF_STEP = {"H": 1, "V": 1, "A": 7}
"""How many numbers a step of a command has, if not two."""
_KEPT = ("clip-path", "class")
"""What applies to a path as a whole: with one of these it stays as it is."""
_MOST = 400
"""Of more paths in a row each stays as it is: they would be compared with one another for too long."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class _Outline(Frozen):
    """A path that begins at 0, 0."""

    start: tuple[float, float]
    """Where it began before."""
    lines: str
    """What follows, as distances from the point before."""
    end: tuple[float, float]
    """How far from its beginning it ends."""
    box: Box


@dataclass
class _Group:
    """Marks of one look that do not touch one another."""

    look: str
    path: str = ""
    end: tuple[float, float] = (0.0, 0.0)
    """Where the path ends."""
    boxes: list[Box] = field(default_factory=list)

    def add(self, start: tuple[float, float], outline: _Outline, box: Box) -> None:
        """Add a mark that begins at a place, written as its distance from the mark before, which is often the same."""
        (x, y), (before_x, before_y) = start, self.end
        move = "m" if self.path else "M"
        self.path += f"{move}{short_number(x - before_x)},{short_number(y - before_y)}{outline.lines}"
        self.end = (x + outline.end[0], y + outline.end[1])
        self.boxes.append(box)

    def touches(self, box: Box) -> bool:
        """Whether one of the marks lies over or under a box."""
        left, top, right, bottom = box
        return any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in self.boxes
        )


def join_marks(svg: str) -> str:
    """A drawing with the marks of one look in one path, wherever that changes nothing for the eye.

    Args:
        svg: as drawing.js writes it: attributes in double quotes, numbers with one decimal place at most.
    """
    return _RUN.sub(lambda run: _join(run[0]), svg)


def _join(run: str) -> str:
    paths = run.removesuffix("/>").split("/>")
    if len(paths) > _MOST:
        return run
    written: list[str] = []
    groups: list[_Group] = []
    for path in paths:
        attributes = dict(_ATTRIBUTE.findall(path))
        placed = _placed(attributes)
        if placed is None:
            written += (*map(_written, groups), f"{path}/>")
            groups = []
            continue
        start, outline, box = placed
        group = _group_for(groups, " ".join(f'{name}="{value}"' for name, value in attributes.items()), box)
        group.add(start, outline, box)
    return "".join((*written, *map(_written, groups)))


def _group_for(groups: list[_Group], look: str, box: Box) -> _Group:
    """The last group that may take a mark: it must lie over all that it touches, and beside its like."""
    for group in reversed(groups):
        touches = group.touches(box)
        if group.look == look and not touches:
            return group
        if touches:
            break
    groups.append(_Group(look))
    return groups[-1]


def _placed(attributes: dict[str, str]) -> tuple[tuple[float, float], _Outline, Box] | None:
    """Where a path begins, its lines and its box, which its attributes lose; None if it has to stay as it is."""
    shift = _SHIFT.fullmatch(attributes.get("transform", "translate(0,0)"))
    if not shift or any(name in attributes for name in _KEPT) or "url(" in attributes.get("fill", ""):
        return None
    outline = _outline(attributes["d"])
    if outline is None:
        return None
    attributes.pop("transform", None)
    del attributes["d"]
    edge = float(attributes.get("stroke-width", "0")) / 2
    x, y = float(shift[1]), float(shift[2])
    left, top, right, bottom = outline.box
    start = (round(x + outline.start[0], 1), round(y + outline.start[1], 1))
    box = (x + left - edge, y + top - edge, x + right + edge, y + bottom + edge)
    return start, outline, box


@lru_cache(maxsize=1_000)
def _outline(path: str) -> _Outline | None:
    """A path from its beginning; None for one of several lines, or with commands that are not known here."""
    steps = _steps(path)
    if steps is None:
        return None
    x = y = 0.0
    start = (0.0, 0.0)
    lines, xs, ys = "", list[float](), list[float]()
    for command, part in steps:
        kind = command.upper()
        if kind == "Z":
            lines += "Z"
            x, y = start
            continue
        from_x, from_y = (0.0, 0.0) if command.isupper() else (x, y)
        end_x = x if kind == "V" else from_x + part[0 if kind == "H" else -2]
        end_y = y if kind == "H" else from_y + part[-1]
        across, down = short_number(end_x - x), short_number(end_y - y)
        if kind == "M":
            start = (end_x, end_y)
        elif kind == "A":
            wide, high, *turns = part[:5]
            flags = "{:g} {:g},{:g}".format(*turns)
            lines += f"a{short_number(wide)},{short_number(high)} {flags} {across},{down}"
            # An arc reaches no further than its radius beyond its ends.
            xs += (min(x, end_x) - wide, max(x, end_x) + wide)
            ys += (min(y, end_y) - high, max(y, end_y) + high)
        else:
            lines += f"h{across}" if kind == "H" else f"v{down}" if kind == "V" else f"l{across},{down}"
        x, y = end_x, end_y
        xs.append(x)
        ys.append(y)
    return _Outline(start, lines, (x - start[0], y - start[1]), (min(xs), min(ys), max(xs), max(ys)))


def _steps(path: str) -> list[tuple[str, list[float]]] | None:
    """Each command of a path with the numbers of one step; None for a path that is not read here."""
    commands = _COMMAND.findall(path)
    if "".join(command + numbers for command, numbers in commands) != path or path.count("M") != 1:
        return None
    steps = list[tuple[str, list[float]]]()
    for command, text in commands:
        numbers, size = list(map(float, _NUMBER.findall(text))), _NUMBERS_OF_STEP.get(command.upper(), 2)
        if command in "Zz":
            steps.append((command, []))
            continue
        if len(numbers) % size or (command in "Mm" and len(numbers) != size):
            return None
        steps += [(command, numbers[at : at + size]) for at in range(0, len(numbers), size)]
    return steps


def _written(group: _Group) -> str:
    return f'<path d="{group.path}" {group.look}/>'
