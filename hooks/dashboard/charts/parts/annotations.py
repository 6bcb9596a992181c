"""Text and lines on a plot that are not its data: an author's annotations, and the events of `data/events.yaml`."""

from __future__ import annotations

import textwrap
from typing import Any

from dashboard.charts.parts.axes import axis_place
from dashboard.charts.parts.axis_moments import middle, on_axis
from dashboard.charts.parts.event_marks import EVENT, band, event_place, event_shapes, in_all_panels, upright_line
from dashboard.charts.parts.time_axis import axis_ends
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.layout import CHARACTER_WIDTH, LINE_HEIGHT, Size, axis_value
from dashboard.charts.style.palette import placeholder
from dashboard.core.period import KINDS, Period, read_period
from dashboard.data.events import Event


def event_band_height(selection: Selection, size: Size) -> int:
    """The height that the names of events need above the plot.

    Args:
        selection: the chart with its events.
        size: the size of the drawing.

    Returns:
        CSS pixels; 0 without events.
    """
    levels = _event_levels(selection, size)
    return max(first_line + lines for first_line, lines in levels) * LINE_HEIGHT + 6 if levels else 0


def annotate(layout: dict[str, Any], selection: Selection, size: Size) -> dict[str, Any]:
    """Add annotations on the plot, and events with their names above it.

    Args:
        layout: Plotly's layout, with its axes.
        selection: the chart with its events.
        size: the size of the drawing.

    Returns:
        A new layout.
    """
    texts: list[dict[str, Any]] = list(layout.get("annotations", []))
    shapes: list[dict[str, Any]] = []
    for annotation in selection.chart.annotations:
        font = {"color": placeholder("text")}
        # (On a logarithmic axis Plotly takes the amount of a line, and the logarithm for a text.)
        height = None if annotation.y is None else axis_place(annotation.y, layout["yaxis"])
        if annotation.x is None and annotation.y is not None:
            ends = {"xref": "x domain", "x0": 0, "x1": 1, "yref": "y", "y0": annotation.y, "y1": annotation.y}
            shapes.append({"type": "line", "line": {"color": placeholder("muted"), "width": 1, "dash": "4,3"}} | ends)
            texts.append(
                _text_annotation(0, annotation.text, "left", height, 3, "y")
                | {"font": font, "xref": "x domain", "xshift": 6}
            )
        elif annotation.x is None:
            begin = _axis_place(annotation.from_, 0, layout, selection)
            shapes.append(band(begin, _axis_place(annotation.to, 1, layout, selection)))
            texts.append(_text_annotation(begin, annotation.text, "left", 1, -4) | {"font": font, "xshift": 4})
        elif annotation.y is None:
            place = _axis_place(annotation.x, 0.5, layout, selection)
            shapes.append(upright_line(place))
            texts.append(_text_annotation(place, annotation.text, "left", 1, -4) | {"font": font, "xshift": 4})
        else:
            place = _axis_place(annotation.x, 0.5, layout, selection)
            text = LINE_BREAK.join(textwrap.wrap(annotation.text, 18 if size.narrow else 36))
            texts.append(_text_annotation(place, text, "center", height, 8, "y") | {"font": font, "yanchor": "bottom"})
    for event, (first_line, _) in zip(selection.events, _event_levels(selection, size), strict=True):
        shapes += event_shapes(event, layout["xaxis"], selection)
        label = _text_annotation(
            event_place(event, layout["xaxis"], selection),
            LINE_BREAK.join(_wrap_event_name(event, size)),
            "center",
            1,
            4 + first_line * LINE_HEIGHT,
        )
        texts.append(label | {"font": {"color": placeholder("muted")}, "name": EVENT})
    if selection.roles.by_unit:
        # An amount belongs to the panel of its unit, the first one; times go through all of them.
        amounts = [shape for shape in shapes if shape["yref"] == "y"]
        shapes = [*amounts, *in_all_panels([shape for shape in shapes if shape not in amounts], layout)]
    else:
        shapes = in_all_panels(shapes, layout)
    shapes = [*layout.get("shapes", []), *shapes]
    return layout | {"annotations": texts} | ({"shapes": shapes} if shapes else {})


def _event_levels(selection: Selection, size: Size) -> list[tuple[int, int]]:
    """The place of the name of each event above the plot, so that no name lies over another.

    Returns for each event the line at which its name begins (0 is next to the plot), and the number of its lines.
    """
    if not selection.events:
        return []
    left, right = axis_ends(selection)
    placed: list[tuple[float, float, int, int]] = []
    for event in selection.events:
        lines = _wrap_event_name(event, size)
        half = max(map(len, lines)) * CHARACTER_WIDTH / 2 + 6
        day = middle(Period.containing("date", event.date))
        centre = (day - left) / (right - left) * (size.width - 170)
        line = 0
        for other_left, other_right, first_line, count in sorted(placed, key=lambda name: name[2]):
            if (
                other_left < centre + half
                and centre - half < other_right
                and first_line < line + len(lines)
                and line < first_line + count
            ):
                line = first_line + count
        placed.append((centre - half, centre + half, line, len(lines)))
    return [(first_line, count) for _, _, first_line, count in placed]


def _wrap_event_name(event: Event, size: Size) -> list[str]:
    return textwrap.wrap(event.label, 18 if size.narrow else 40)


def _axis_place(value: Any, share: float, layout: dict[str, Any], selection: Selection) -> Any:
    """A value of x as Plotly places it: an index on an axis of categories, a moment on one of time.

    An author may name a time of another kind than that of the field, such as a day on an axis of quarters. The share
    says which part of it is meant: 0 its beginning, 0.5 its middle, 1 its end.
    """
    period = read_period(value) if selection.x.type in KINDS else None
    if period:
        return on_axis(period, share, layout["xaxis"], selection)
    if layout["xaxis"].get("type") == "category":
        names = [str(name) for name in layout["xaxis"]["categoryarray"]]
        return names.index(str(value)) + share - 0.5 if str(value) in names else value
    return axis_value(value)


def _text_annotation(x: Any, text: str, anchor: str, y: float | None, up: int, ref: str = "y domain") -> dict[str, Any]:
    """A text at a place, moved up by some CSS pixels, or down if they are negative."""
    return {
        "xref": "x",
        "yref": ref,
        "x": x,
        "y": y,
        "xanchor": anchor,
        "yanchor": "bottom" if up > 0 else "top",
        "yshift": up,
        "align": "left" if anchor == "left" else "center",
        "showarrow": False,
        "text": text,
    }
