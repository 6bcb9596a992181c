"""Text and lines on a plot that are not its data: an author's annotations, and the events of `data/events.yaml`."""

from __future__ import annotations

from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.name_lines import name_lines
from dashboard.charts.parts.amount_line import amount_line, amount_words
from dashboard.charts.parts.axes import axis_place
from dashboard.charts.parts.axis_moments import on_axis
from dashboard.charts.parts.event_marks import band, event_shapes, in_all_panels, upright_line
from dashboard.charts.parts.event_names import event_names
from dashboard.charts.spec.chart_spec import Annotation
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.layout import Size, axis_value
from dashboard.charts.style.palette import placeholder
from dashboard.core.period import KINDS, period_named


def annotate(layout: dict[str, Any], selection: Selection, size: Size) -> dict[str, Any]:
    """Add annotations on the plot, and events with their names above it.

    Args:
        layout: Plotly's layout, with its axes.
        selection: the chart with its events.
        size: the size of the drawing.

    Returns:
        A new layout.
    """
    texts: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    for annotation in selection.chart.annotations:
        if annotation.x is None and annotation.y is not None and not _lies(layout):
            line = amount_line(annotation.y, layout, selection)
            in_lines = [way["text"] for way in _in_lines(annotation.text, size)]
            texts.append(amount_words([annotation.text, *in_lines], line, layout, selection))
            shapes.append(line)
            continue
        text, shape = _draw(annotation, layout, selection, size)
        if _lies(layout):
            text, shape = _lying(text), shape and _lying(shape)
        texts.append(label(text, Kind.NOTE, ways=_in_lines(text["text"], size)))
        shapes += [shape] if shape else []
    # (A pie has neither axes nor events.)
    shapes += event_shapes(layout["xaxis"], selection) if selection.events else []
    # No band hides a line.
    shapes.sort(key=lambda shape: shape["type"] != "rect")
    names, lines = event_names(layout, selection, size)
    shapes = [*layout.get("shapes", []), *_in_panels(shapes, layout, selection), *lines]
    texts = [*layout.get("annotations", []), *texts, *names]
    return layout | {"annotations": texts} | ({"shapes": shapes} if shapes else {})


def _draw(
    annotation: Annotation, layout: dict[str, Any], selection: Selection, size: Size
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """The text of an annotation, and the line or the band that it names; None for one that stands at a point."""
    font = {"color": placeholder("text")}
    # (On a logarithmic axis Plotly takes the amount of a line, and the logarithm for a text.)
    height = None if annotation.y is None else axis_place(annotation.y, layout["yaxis"])
    if annotation.x is None and annotation.y is not None:
        ends = {"xref": "x domain", "x0": 0, "x1": 1, "yref": "y", "y0": annotation.y, "y1": annotation.y}
        line = {"type": "line", "line": {"color": placeholder("muted"), "width": 1, "dash": "4,3"}} | ends
        text = _text_annotation(0, annotation.text, "left", height, 3, "y")
        return text | {"font": font, "xref": "x domain", "xshift": 6}, line
    if annotation.x is None:
        begin = _axis_place(annotation.from_, 0, layout, selection)
        end = _axis_place(annotation.to, 1, layout, selection)
        if begin >= end and not selection.x.temporal:  # (A chart may have names in another order than an author.)
            begin = _axis_place(annotation.to, 0, layout, selection)
            end = _axis_place(annotation.from_, 1, layout, selection)
        seen = min(begin, end)
        if not _lies(layout):
            seen = max(seen, layout["xaxis"]["range"][0])  # (A span may begin before the axis does.)
        text = _text_annotation(seen, annotation.text, "left", 1, -4) | {"font": font, "xshift": 4}
        return text, band(begin, end)
    place = _axis_place(annotation.x, 0.5, layout, selection)
    if annotation.y is None:
        text = _text_annotation(place, annotation.text, "left", 1, -4)
        return text | {"font": font, "xshift": 4}, upright_line(place)
    words = LINE_BREAK.join(name_lines(annotation.text, 120 if size.narrow else 240))
    return _text_annotation(place, words, "center", height, 8, "y") | {"font": font, "yanchor": "bottom"}, None


def _in_panels(shapes: list[dict[str, Any]], layout: dict[str, Any], selection: Selection) -> list[dict[str, Any]]:
    """The shapes in each small plot. An amount belongs to the panel of its unit, the first; times go through all."""
    if not selection.roles.by_unit:
        return in_all_panels(shapes, layout)
    amounts = [shape for shape in shapes if shape["yref"] == "y"]
    return [*amounts, *in_all_panels([shape for shape in shapes if shape not in amounts], layout)]


def _lying(part: dict[str, Any]) -> dict[str, Any]:
    """A text or shape of a plot of standing bars, turned to one of lying bars."""
    other = {"xref": "yref", "x": "y", "x0": "y0", "x1": "y1"}
    other |= {name: key for key, name in other.items()}
    turned = {other.get(key, key): value for key, value in part.items()}
    for ref in ("xref", "yref"):
        if ref in turned:
            turned[ref] = ref[0] + turned[ref][1:]
    if "text" not in turned:
        return turned
    at_end = turned["xref"].endswith("domain")
    return (
        turned
        | {"xanchor": "right" if at_end else "left", "xshift": 0 if at_end else 8, "yanchor": "middle"}
        | {"yshift": 0}
    )


def _in_lines(text: str, size: Size) -> list[dict[str, Any]]:
    """The text in more and more lines, as ways to place it."""
    return [{"text": LINE_BREAK.join(name_lines(text, size.width * share))} for share in (0.3, 0.2)]


def _axis_place(value: Any, share: float, layout: dict[str, Any], selection: Selection) -> Any:
    """A value of x as Plotly places it: an index on an axis of categories, a moment on one of time.

    An author may name a time of another kind than that of the field, such as a day on an axis of quarters. The share
    says which part of it is meant: 0 its beginning, 0.5 its middle, 1 its end.
    """
    axis = layout["yaxis" if _lies(layout) else "xaxis"]
    period = period_named(value) if selection.x.type in KINDS else None
    if period:
        return on_axis(period, share, axis, selection)
    if axis.get("type") == "category":
        names = [str(name) for name in axis["categoryarray"]]
        shown = selection.x.label(value)
        return (names.index(shown) if shown in names else len(names)) + share - 0.5
    return axis_value(value)


def _lies(layout: dict[str, Any]) -> bool:
    """Whether the names of a plot of lying bars are on its y axis."""
    return bool(layout.get("yaxis", {}).get("type") == "category")


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
