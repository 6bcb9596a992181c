"""The change of a tile's latest figure since an earlier one. Only like is compared with like."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from dashboard.charts.spec.change import change_in_words, percentage_change
from dashboard.core.frequency import Frequency, missing_between
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import format_rounded
from dashboard.core.period import MONTHS_IN, Period
from dashboard.core.words import N_, _
from dashboard.data.expectation import period_words
from dashboard.data.units import percentage_points
from dashboard.tiles.figure import TileFigure
from dashboard.tiles.tile_entry import ChangeKind

SMALL_COUNT = 100
"""Counts below this are told by their difference: 'two more' says what '66.7%' hides."""
Measure = Literal["percentage points", "%", "difference"]


class TileChange(Frozen):
    """A change since an earlier period, or why there is none."""

    kind: ChangeKind
    since: Period
    """The earlier period."""
    now: Decimal
    unit: str
    base: Decimal | None = None
    """The figure of the earlier period; None where there is no comparable one."""
    counted: bool = False
    """Whether the figures count rows."""
    rough: bool = False
    """Whether a source gives one of the two numbers only as "about"."""
    reason: Literal["", "missing", "unlike"] = ""
    """Why there is no base: no figure of that period, or one that covers something else, such as a part of the year."""

    @property
    def measure(self) -> Measure:
        """How the change is told.

        Percentages change by percentage points. A small count, and an amount that is not above nought before and
        after, change by the difference. All else changes in per cent.
        """
        base = self.base or Decimal(0)
        if percentage_points(Decimal(1), self.unit) is not None:
            return "percentage points"
        if base <= 0 or self.now <= 0 or (self.counted and base < SMALL_COUNT):
            return "difference"
        return "%"

    @property
    def amount(self) -> Decimal | None:
        """The change in its measure, with its sign; None where there is none."""
        if self.base is None:
            return None
        difference = self.now - self.base
        if self.measure == "percentage points":
            return percentage_points(difference, self.unit)
        return percentage_change(self.base, self.now) if self.measure == "%" else difference

    @property
    def words(self) -> str:
        """The change in words: 'down 6.9% from 2024', '2 fewer than in 2024', 'no figure for 2022'."""
        words, base = period_words(self.since), self.base
        if base is None:
            missing = self.reason == "missing"
            return (
                _("no figure for %(period)s", period=words)
                if missing
                else _("not comparable with %(period)s", period=words)
            )
        difference = self.now - base
        if not difference:
            return _("unchanged from %(period)s", period=words)
        if self.counted and self.measure == "difference":
            more, fewer = N_("%(count)s more than in %(period)s"), N_("%(count)s fewer than in %(period)s")
            count = format_rounded(abs(difference))
            return _(more if difference > 0 else fewer, count=count, period=words)
        size = change_in_words(base, self.now, self.unit)
        size = _("about %(value)s", value=size) if self.rough else size
        up, down = N_("up %(size)s from %(period)s"), N_("down %(size)s from %(period)s")
        return _(up if difference > 0 else down, size=size, period=words)


def find_changes(
    figures: Sequence[TileFigure],
    kinds: Sequence[ChangeKind],
    frequency: Frequency,
    unit: str,
    *,
    counted: bool,
    is_open: bool,
) -> tuple[TileChange, ...]:
    """Compare the latest figure with earlier ones.

    Args:
        figures: in order of time.
        kinds: what it is to be compared with.
        frequency: how often there are figures.
        unit: of the figures.
        counted: whether they count rows.
        is_open: whether the latest figure is of a period that was not over. No whole period is like it.

    Returns:
        The changes, each earlier period once.
    """
    latest = figures[-1]
    changes: dict[Period, TileChange] = {}
    for kind in kinds:
        base = _period_before(figures, frequency) if kind == "previous" else latest.period.year_before
        if base is None or base in changes:
            continue
        figure = next((figure for figure in figures if figure.period == base), None)
        # (How much less than 10 is, nobody knows.)
        alike = figure is not None and not is_open and _is_like(figure, latest)
        changes[base] = TileChange(
            kind=kind,
            since=base,
            now=latest.value,
            unit=unit,
            base=figure.value if figure and alike else None,
            counted=counted,
            rough=alike and figure is not None and bool(figure.bound or latest.bound),
            reason="missing" if figure is None else "" if alike else "unlike",
        )
    return tuple(changes.values())


def _is_like(figure: TileFigure, latest: TileFigure) -> bool:
    """Whether two figures can be compared: they cover the same, and their sources give both numbers, if only about."""
    of_same_length = not latest.period.year_to_date or figure.period.part == latest.period.part
    return of_same_length and figure.covers == latest.covers and {figure.bound, latest.bound} <= {"", "about"}


def _period_before(figures: Sequence[TileFigure], frequency: Frequency) -> Period | None:
    """The period before the latest one; None for a first figure of no regular kind."""
    latest = figures[-1].period
    if len(figures) > 1:
        before = figures[-2].period
        return max(missing_between(before, latest, frequency), default=before)
    return latest.later(-1) if latest.kind in MONTHS_IN or latest.kind == "week" else None
