"""The room in a drawing that is taken already, by labels and by marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dashboard.charts.labels.frame import Box

_CELL = 48
"""Boxes are kept by squares of this width, in CSS pixels: so a drawing of a thousand labels is placed in no time."""


SPACE = 4
"""The least distance of two labels side by side, in CSS pixels."""
_Squares = dict[tuple[int, int], list[Box]]


class Taken:
    """The boxes of a drawing that a label may not touch."""

    def __init__(self, picture: Box, marks: Iterable[Box] = ()) -> None:
        self._picture = picture
        self._labels: _Squares = defaultdict(list)
        self._marks: _Squares = defaultdict(list)
        for mark in filter(picture.meets, marks):
            for square in _squares(mark):
                self._marks[square].append(mark)

    def add(self, box: Box) -> None:
        """Take a box, and some space at its sides: two texts side by side would be read as one."""
        box = Box(box.left - SPACE, box.top, box.right + SPACE, box.bottom)
        for square in _squares(box):
            self._labels[square].append(box)

    def is_free(self, box: Box, beside: Box | None = None) -> bool:
        """Whether a box lies in the picture and meets no label.

        Args:
            box: of a label.
            beside: the box that may meet no mark, if the label has to stand beside marks.
        """
        picture = self._picture
        # (A place that no number tells, of a value at the end of what numbers hold, is not in the picture either.)
        inside = picture.left <= box.left and box.right <= picture.right
        if not (inside and picture.top <= box.top and box.bottom <= picture.bottom):
            return False
        return not _meets(box, self._labels) and not (beside and self.meets_mark(beside))

    def meets_mark(self, box: Box) -> bool:
        """Whether a box touches a mark."""
        return _meets(box, self._marks)


def _meets(box: Box, taken: _Squares) -> bool:
    return any(box.meets(other) for square in _squares(box) for other in taken.get(square, ()))


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
