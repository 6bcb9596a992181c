"""Treemaps: the parts of a whole as boxes whose area is their amount, in groups if there are series."""

from __future__ import annotations

from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.name_lines import name_lines
from dashboard.charts.labels.place_labels import place_labels
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.axes import HIDDEN_AXIS
from dashboard.charts.parts.legend import series_legend
from dashboard.charts.parts.looks import looks_of
from dashboard.charts.parts.readout import mark_words
from dashboard.charts.parts.samples import area_sample
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.escaping import LINE_BREAK, bold
from dashboard.charts.style.layout import Size, base_layout
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType, why_not_parts
from dashboard.core.words import N_

ASPECT = 1.6
"""The ratio of width to height for which boxes are laid out: between those of the wide and the narrow drawing."""
Box = tuple[float, float, float, float]
"""A box: left, bottom, width and height."""


def squarify(amounts: list[float], left: float, bottom: float, width: float, height: float) -> list[Box]:
    """Divide a box into boxes that are nearly square, with areas in proportion to amounts.

    Args:
        amounts: the amounts, the largest first.
        left: the left edge of the whole box.
        bottom: its lower edge.
        width: its width.
        height: its height.

    Returns:
        A box for each amount, in the same order.

    Source: M. Bruls, K. Huizing, J. J. van Wijk, Squarified Treemaps, in: Data Visualization 2000, Vienna 2000.
    """
    boxes: list[Box] = []
    rest = list(amounts)
    while rest:
        side = min(width, height)
        if side <= 0:
            # The remaining amounts are too small beside the others for floating point: they get boxes without area.
            return [*boxes, *[(left, bottom, 0.0, 0.0)] * len(rest)]
        scale = width * height / sum(rest)
        count = 1
        while count < len(rest) and _worst_ratio(rest[: count + 1], side, scale) <= _worst_ratio(
            rest[:count], side, scale
        ):
            count += 1
        row, rest = rest[:count], rest[count:]
        depth = sum(row) * scale / side
        offset = 0.0
        for amount in row:
            length = amount * scale / depth
            if width >= height:
                boxes.append((left, bottom + height - offset - length, depth, length))
            else:
                boxes.append((left + offset, bottom + height - depth, length, depth))
            offset += length
        if width >= height:
            left, width = left + depth, width - depth
        else:
            height -= depth
    return boxes


def _worst_ratio(row: list[float], side: float, scale: float) -> float:
    """The ratio of the long to the short side of the least square box, if a row of amounts lies along a side."""
    depth = sum(row) * scale / side
    return max(max(depth / (amount * scale / depth), (amount * scale / depth) / depth) for amount in row)


def _place_parts(selection: Selection) -> list[tuple[Series, Point, Box]]:
    """Each part with its box in a whole of 1 by 1: large groups first, and in them large parts."""
    groups = [
        (series, sorted((point for point in series.points if point.y), key=lambda point: -(point.y or 0.0)))
        for series in selection.series
    ]
    groups = sorted(
        (group for group in groups if group[1]), key=lambda group: -sum(point.y or 0.0 for point in group[1])
    )
    sums = [sum(point.y or 0.0 for point in points) for _, points in groups]
    parts = []
    for (series, points), (left, bottom, width, height) in zip(groups, squarify(sums, 0, 0, ASPECT, 1), strict=True):
        inner_boxes = squarify([point.y or 0.0 for point in points], left, bottom, width, height)
        parts += [
            (series, point, (x / ASPECT, y, w / ASPECT, h))
            for point, (x, y, w, h) in zip(points, inner_boxes, strict=True)
        ]
    return parts


def _traces(selection: Selection) -> list[dict[str, Any]]:
    traces, parts, looks = [], _place_parts(selection), looks_of(selection)
    for series in selection.series:
        boxes = [(point, box) for owner, point, box in parts if owner is series]
        traces.append(
            {
                "type": "bar",
                "name": series.label,
                "x": [x + w / 2 for _, (x, _, w, _) in boxes],
                "width": [w for _, (_, _, w, _) in boxes],
                "base": [y for _, (_, y, _, _) in boxes],
                "y": [h for _, (_, _, _, h) in boxes],
                "hovertext": [mark_words(series, point, selection) for point, _ in boxes],
                "marker": looks.bar_marker(series.role, [bool(point.mark) for point, _ in boxes])
                | {"line": {"color": placeholder("paper"), "width": 2}},
            }
        )
    return traces


def _legend(selection: Selection, size: Size) -> tuple[list[dict[str, Any]], int]:
    """The names of groups above the boxes, and the room above them; none where each box is a group of its own."""
    if selection.roles.split in (None, selection.roles.across):
        return [], 0
    return series_legend(selection, size, area_sample)


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    legend, above = _legend(selection, size)
    return _boxes_layout(size, above) | {"annotations": [*legend, *_names(selection, size, above, has_key=True)]}


def _small_layout(selection: Selection, size: Size) -> dict[str, Any]:
    """The boxes with the names that have room in them."""
    return place_labels(_boxes_layout(size, 0) | {"annotations": _names(selection, size, 0, has_key=False)})[0]


def _boxes_layout(size: Size, above: int) -> dict[str, Any]:
    return base_layout(size, {"l": 0, "r": 0, "t": above, "b": 0}) | {
        "barmode": "overlay",
        "xaxis": HIDDEN_AXIS | {"range": [0, 1]},
        "yaxis": HIDDEN_AXIS | {"range": [0, 1]},
    }


def _names(selection: Selection, size: Size, above: int, *, has_key: bool) -> list[dict[str, Any]]:
    """The name and the amount of each box. With a key, what has no room for both has a letter that a list explains."""
    labels, looks = [], looks_of(selection)
    for series, point, (x, y, w, h) in _place_parts(selection):
        room, free_height = w * size.width - 12, h * (size.height - above) - 8
        name, value = selection.x.label(point.x), series.short_amount(point)
        # Hatching and patterns would run through the letters; of a hatched area most is paper.
        behind = "paper" if point.mark else series.role if looks.pattern(series.role)[0] else None
        # A value never stands without its name.
        end = _BEHIND if behind else ""
        text = LINE_BREAK.join([*(bold(line) + end for line in _whole_words(name, room)), value])
        labels.append(
            label(
                {
                    "x": x,
                    "y": y + h,
                    "xanchor": "left",
                    "yanchor": "top",
                    "xshift": 5 - _PAD if behind else 5,
                    "yshift": _PAD - 4 if behind else -4,
                    "align": "left",
                    "showarrow": False,
                    "text": text,
                    "font": {"color": placeholder("ink" if point.mark else "paper")},
                    **({"bgcolor": placeholder(behind), "borderpad": 1 + _PAD} if behind else {}),
                },
                Kind.NAME,
                ways=[{"text": f"{bold(name)} {value}"}],
                room=(room, free_height),
                **({"key": f"{name} {value}"} if has_key else {}),
                anchor="fixed",
            )
        )
    return labels


_PAD = 3
"""How far the ground of a name reaches beyond it, in CSS pixels."""
_BEHIND = 2 * "\N{NO-BREAK SPACE}"
"""What widens the ground behind a name: readers' letters may be wider than those that it is drawn for."""


def _whole_words(name: str, room: float) -> list[str]:
    """The name in lines; in one line if a word would have to be broken."""
    words_fit = all(text_width(word, bold=True) <= room for word in name.split())
    return [*name_lines(name, room, bold=True)] if words_fit else [name]


def _refuse(selection: Selection) -> str:
    return why_not_parts(
        selection,
        "an area cannot be negative; draw bars",
        "all values are zero, so there is no area to divide",
    )


TREEMAP = ChartType(
    noun=N_("Treemap"),
    purpose="The many parts of a whole, large and small, in groups if there are any.",
    traces=_traces,
    layout=_layout,
    small_layout=_small_layout,
    orders_marks=True,
    keys=frozenset({"color"}),
    needs=("label", "value"),
    across="label",
    measure="value",
    leaves_names_out=True,
    sample=area_sample,
    mark_style=N_("Hatched"),
    refuse=_refuse,
)
