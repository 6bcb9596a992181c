"""A number with its trend: the latest value in large type, its change, and a small line of all values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.labels.label import Kind, at_corner, label
from dashboard.charts.labels.text_width import text_width, wrap
from dashboard.charts.parts.axes import HIDDEN_AXIS
from dashboard.charts.parts.labels import time_places
from dashboard.charts.parts.readout import trace_words
from dashboard.charts.parts.small_words import LINE, below, end_times
from dashboard.charts.parts.time_axis import time_axis
from dashboard.charts.spec.change import change_in_words
from dashboard.charts.spec.coverage import are_alike, is_so_far_at
from dashboard.charts.spec.gaps import insert_gaps
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.escaping import LINE_BREAK, bold
from dashboard.charts.style.layout import TEXT_SIZE, Size, base_layout
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.words import N_, _
from dashboard.data.marks import ALL_SIGNS
from dashboard.data.open_period import so_far
from dashboard.data.unit_forms import split_currency

LARGE_SIZE = 44
"""Font size of the value in CSS pixels."""
UNIT_SIZE = 16
"""Font size of its unit. The code of a currency stands before the value."""
WORDS_BELOW = 62
"""Where the words below the number begin, in CSS pixels from the top."""
MOST_DOTS = 60
"""A line with more points has dots only at marked values and at the last one."""


def _traces(selection: Selection) -> list[dict[str, Any]]:
    series, points = selection.series[0], insert_gaps(selection.series[0].points, selection)
    colour = placeholder(series.role)
    last_x, few = series.valued[-1].x, len(points) <= MOST_DOTS
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            **time_places(points, selection),
            "y": [point.y for point in points],
            "line": {"color": colour, "width": 2.5},
            "marker": {
                "size": [9 if point.x == last_x else 4 if few or point.mark else 0 for point in points],
                "color": [placeholder("paper") if point.mark else colour for point in points],
                "line": {"color": colour, "width": 1.5},
                "opacity": 1,
            },
            "cliponaxis": False,
            **trace_words(series, points, selection),
        }
    ]


def _before_last(selection: Selection) -> Point | None:
    """The point with which the last one is compared: the one before; of a sum since January that of the year before.

    None if there is none, or if the two tell of different things, such as a year and a part of one.
    """
    *earlier, last = selection.series[0].valued
    before = earlier[-1] if earlier else None
    if selection.x.year_to_date:
        alike = selection.period(last.x).year_before
        before = next((point for point in earlier if selection.period(point.x) == alike), None)
    return before if before and are_alike(before, last, selection) else None


def _change_text(series: Series, points: Sequence[Point], when: str) -> str:
    """The change from one point to another; empty where one of them is a limit, so that nobody knows it."""
    bounds = {series.bound(point) for point in points}
    if not bounds <= {"", "about"}:
        return ""
    before, now = (series.amount(point) for point in points)
    words = change_in_words(before, now, series.field.unit or "")
    change = {"change": _("about %(value)s", value=words) if "about" in bounds else words, "when": when}
    if now == before:
        return _("unchanged, %(change)s from %(when)s", **change)
    return _("up %(change)s from %(when)s", **change) if now > before else _("down %(change)s from %(when)s", **change)


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    series = selection.series[0]
    points = series.valued
    amount = series.short_amount(points[-1])
    code, unit = split_currency(series.field.unit_behind(amount.lstrip(ALL_SIGNS)))
    begin = text_width(code, UNIT_SIZE) + 6 if code else 0
    large = f"{amount}{'%' if unit == '%' else ''}"
    small = f" {unit}" if unit and unit != "%" else ""
    # A number that is wider than the picture is written smaller, never cut.
    large_size = min(LARGE_SIZE, int(LARGE_SIZE * (size.width - 4 - begin) / text_width(large, LARGE_SIZE, bold=True)))
    beside = begin + text_width(large, large_size, bold=True) + 4
    # Where the unit does not fit beside a long number, it begins the line below.
    room = size.width if size.narrow else size.width * 0.6
    below = small.strip() + ", " if small and beside + text_width(small, UNIT_SIZE) > room else ""
    before = _before_last(selection)
    told = _change_text(series, (before, points[-1]), selection.period(before.x).label) if before else ""
    change = f", {told}" if told else ""
    # The trend stands beside the number, or below it on a phone.
    left = 0 if size.narrow else round(max(300, beside + (0 if below else text_width(small, UNIT_SIZE)) + 20))
    top = 96 if size.narrow else 14
    values = [point.y or 0.0 for point in points]
    axis = time_axis(selection, size)
    slack = (max(values) - min(values) or 1.0) * 0.15
    when = so_far(selection.period(points[-1].x).label, is_part=is_so_far_at(points[-1], selection))
    words = f"{below}{when}{change}"
    texts = [
        # (text, font size, colour role, pixels from the left, pixels from the top)
        (code, UNIT_SIZE, "muted", 0, 18),
        (bold(large), large_size, "ink", begin, 44 - large_size),
        ("" if below else small, UNIT_SIZE, "muted", beside, 18),
        (LINE_BREAK.join(wrap(words, (left or size.width) - 6)), TEXT_SIZE, "muted", 0, WORDS_BELOW),
    ]
    return base_layout(size, {"l": left, "r": 10, "t": top, "b": 12}) | {
        "xaxis": HIDDEN_AXIS | {key: axis[key] for key in ("type", "range")},
        "yaxis": HIDDEN_AXIS | {"range": [min(values) - slack, max(values) + slack]},
        "annotations": [
            label(
                at_corner(
                    text,
                    {"color": placeholder(role), "size": font_size},
                    (0, 1),
                    ("left", "top"),
                    right - left,
                    (top if size.narrow else 0) - down,
                ),
                Kind.NAME,
                anchor="fixed",
            )
            for text, font_size, role, right, down in texts
            if text
        ],
    }


def _small_layout(selection: Selection, size: Size) -> dict[str, Any]:
    """The number with its unit, and below it the trend with its ends."""
    layout = _layout(selection, size)
    texts = [text for text in layout["annotations"] if text["font"]["size"] != TEXT_SIZE]
    # The words between the number and the trend are left out, so the trend begins higher.
    up = WORDS_BELOW - LARGE_SIZE // 2
    texts = [text | {"xshift": text["xshift"] + 4, "yshift": text["yshift"] - up} for text in texts]
    margin = layout["margin"]
    margin = margin | {"t": margin["t"] - up, "b": margin["b"] + LINE}
    # (A single value has no trend.)
    times = below(end_times(selection, layout["xaxis"]), down=8) if len(selection.series[0].valued) > 1 else []
    return layout | {"margin": margin, "annotations": [*texts, *times]}


def _refuse(selection: Selection) -> str:
    if len(selection.series) != 1:
        return f"it says one value, and here are {len(selection.series)} series; keep one with 'where'"
    return "" if selection.x.temporal else f"its x is time, and '{selection.roles.across}' is none"


NUMBER = ChartType(
    noun=N_("Number with its trend"),
    purpose="One latest value that matters by itself.",
    traces=_traces,
    layout=_layout,
    small_layout=_small_layout,
    height=lambda selection, narrow: 170 if narrow else 130,
    most_marks=20_000,
    mark_style=N_("Hollow"),
    refuse=_refuse,
)
