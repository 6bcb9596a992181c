"""What is drawn in one colour: a series and its points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from dashboard.core.frozen import Frozen
from dashboard.core.number_text import exact, format_number, format_rounded, round_to, without_noise
from dashboard.core.words import _
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row


class Point(Frozen):
    """One value of a series and the row that it comes from; a point without a row is a gap."""

    x: Any
    y: float | None
    row: Row | None = None

    @property
    def mark(self) -> str | None:
        """The mark of its row, such as 'provisional' or 'estimate'; None for an ordinary value."""
        return self.row.mark if self.row else None


class Series(Frozen):
    """The points that are drawn in one colour, with their name."""

    key: str
    label: str
    role: str
    """The role of its colour, as in `charts/style/palette.py`."""
    field: Column
    """The field whose amounts are drawn."""
    points: tuple[Point, ...]
    panel: str = ""
    """The name of the small plot that it stands in, as readers see it; empty in a chart without `facet`."""

    @cached_property
    def marks(self) -> tuple[str | None, ...]:
        """The marks of its points in order."""
        return tuple(point.mark for point in self.points)

    @property
    def valued(self) -> list[Point]:
        """Its points in order; gaps are left out."""
        return [point for point in self.points if point.y is not None]

    @property
    def values(self) -> list[float]:
        """The amounts of its points in order; gaps are left out."""
        return [point.y for point in self.points if point.y is not None]

    def amount(self, point: Point) -> Decimal:
        """The amount of one of its points with every digit of its cell, to be written; nought for a gap."""
        if row := self._cell_row(point):
            return exact(row.texts[self.field.name])
        return without_noise(point.y or 0.0)

    def short_amount(self, point: Point, decimals: int = 0) -> str:
        """The amount of one of its points as a label beside a mark has it: rounded, with its bound ('<10').

        Args:
            point: the point.
            decimals: how many decimals it has at least if they are not noughts.
        """
        return self._sign(point) + format_rounded(self.amount(point), decimals)

    def full_amount(self, point: Point) -> str:
        """The amount of one of its points with its unit and its bound: '<10%'; every digit but of a computed share."""
        amount = self.amount(point)
        text = format_number(amount) if self._cell_row(point) else format_rounded(amount)
        return self._sign(point) + self.field.with_unit(text)

    def mark_beside(self, point: Point) -> str:
        """The marks of one of its points that are to be said beside its amount, which has its bound with it."""
        row = self._cell_row(point)
        return row.mark_beside(self.field.name) if row else point.mark or ""

    def bound(self, point: Point) -> str:
        """The bound of the amount of one of its points, such as 'less than'; empty for an exact one."""
        row = self._cell_row(point)
        return row.bound_on(self.field.name) if row else ""

    def _sign(self, point: Point) -> str:
        row = self._cell_row(point)
        return row.sign_on(self.field.name) if row else ""

    def _cell_row(self, point: Point) -> Row | None:
        """The row in which the amount of a point stands so; None for a share of a whole, which was computed."""
        row = point.row
        return row if row and point.y is not None and row.values.get(self.field.name) == point.y else None


class Whole(Frozen):
    """What is 100% at one place."""

    amount: float
    mark: str | None
    """The marks of all its parts: of an estimate there are estimated shares only."""


def whole_of(parts: Sequence[Point]) -> Whole:
    """The sum of the points of one place."""
    marks = {mark for point in parts if point.row and point.y is not None for mark in point.row.marks}
    return Whole(sum(point.y or 0.0 for point in parts), ", ".join(sorted(marks)) or None)


def to_shares(series: Series, wholes: Mapping[tuple[str, Any], Whole]) -> Series:
    """The series in per cent of wholes.

    Args:
        series: the series with its amounts.
        wholes: what is 100%, by the name of the small plot and by x. Where one is zero, there is a gap.
    """
    # (Behind 'share of' a title would need small letters, but 'Chinese exports' and 'GDP' keep theirs.)
    title = _("%(title)s (share)", title=series.field.title)
    field = series.field.model_copy(update={"unit": "%", "title": title})
    points = [_share_of(point, wholes[series.panel, point.x]) for point in series.points]
    return replace(series, field=field, points=tuple(points))


def _share_of(point: Point, whole: Whole) -> Point:
    """A point in per cent of a whole, with the marks of that; a gap if it has no amount or the whole is nothing."""
    if point.y is None or not whole.amount:
        return replace(point, y=None)
    row = point.row and replace(point.row, values={**point.row.values, "mark": whole.mark}, bounded="")
    return replace(point, y=_share(point.y, whole.amount), row=row)


def _share(part: float, whole: float) -> float:
    """A part in per cent of a whole, with four decimals; a smaller one with four digits."""
    share = exact(part / whole * 100)
    return float(round_to(share, min(-4, share.adjusted() - 3)))
