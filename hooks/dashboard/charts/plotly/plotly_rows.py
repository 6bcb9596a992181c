"""The values in a figure that Plotly drew, as rows and as a dataset, so that it has a table and downloads."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.charts.plotly.plotly_json import (
    convert_place,
    detect_place_type,
    format_value,
    read_axis_title,
    read_points,
)
from dashboard.charts.spec.series import Point
from dashboard.core.dates import FIRST_YEAR
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset, joined_sources
from dashboard.data.descriptor import Column, Descriptor, Licence, Schema, Source

_AXIS_TITLES = {"year": "Year", "yearmonth": "Month", "date": "Date", "number": "x"}
"""Column titles by type, for an axis that has none."""


@dataclass(frozen=True)
class FigureRows:
    """The values of all traces of a figure."""

    columns: list[Column]
    """`series` if there are several traces, then `x` and `y`."""
    rows: list[Row]
    """One for each mark."""
    traces: list[tuple[str, list[Point]]]
    """Name and points of each trace; a trace that stands alone has an empty name."""


def read_figure_rows(traces: list[dict[str, Any]], layout: Mapping[str, Any]) -> FigureRows:
    """Read the values of a figure.

    Args:
        traces: what `read_trace` returned for each.
        layout: of the figure, in Plotly's schema.

    Returns:
        Rows, columns and points. A figure without values has no rows.
    """
    read_traces = [(str(trace.get("name") or ""), read_points(trace)) for trace in traces]
    place_type = detect_place_type([x for _, points in read_traces for x, _ in points])
    horizontal = any(trace.get("orientation") == "h" for trace in traces)
    place_title, amount_title = (
        read_axis_title(layout, f"{axis}axis") for axis in (("y", "x") if horizontal else ("x", "y"))
    )
    several = len(read_traces) > 1
    names = [name or f"Series {number}" for number, (name, _) in enumerate(read_traces, 1)] if several else [""]
    columns = [Column(name="series", type="string", title="Series")] if several else []
    only_name = "" if several else next((name for name, _ in read_traces), "")
    columns += [
        Column(name="x", type=place_type, title=place_title or _AXIS_TITLES.get(place_type, "Name")),
        Column(name="y", type="number", title=amount_title or only_name or "Value"),
    ]
    rows: list[Row] = []
    points_by_trace = []
    for name, (_, pairs) in zip(names, read_traces, strict=True):
        points = []
        for x, y in pairs:
            place = convert_place(x, place_type)
            values = {"x": place, "y": y, "mark": None, "source": None} | ({"series": name} if several else {})
            texts = {key: "" if value is None else format_value(value) for key, value in values.items()}
            rows.append(Row(values, texts, len(rows) + 1))
            points.append(Point(place, y, rows[-1]))
        points_by_trace.append((name, points))
    return FigureRows(columns, rows, points_by_trace)


def make_dataset(
    name: str, title: str, contents: FigureRows, parents: list[Dataset], source: str | Source | None, drawn: str
) -> Dataset:
    """Make a dataset of the values of a figure.

    Args:
        name: of the chart.
        title: of the chart.
        contents: the values.
        parents: the datasets that the figure was made from.
        source: one more source that the figure names: an organization, or a whole source.
        drawn: the traces as JSON; the digest depends on them.

    Returns:
        The dataset, with the sources and licences of its parents.
    """
    own_source = Source(name="source", organization=source, title=source) if isinstance(source, str) else source
    parent_sources = list({entry.name: entry for entry in joined_sources(parents).values()}.values())
    descriptor = Descriptor(
        title=title,
        description="Drawn by code.",
        schema=Schema(fields=contents.columns, primaryKey=[contents.columns[0].name]),
        sources=[*parent_sources, *([own_source] if own_source else [])],
        licenses=[licence for parent in parents for licence in parent.descriptor.licenses] or [Licence(name="unknown")],
        updated=max((parent.descriptor.updated for parent in parents), default=datetime.date(FIRST_YEAR, 1, 1)),
        frequency="irregular",
        maturity="provisional",
    )
    digest = hashlib.sha256("\0".join([drawn, *(parent.digest for parent in parents)]).encode()).hexdigest()
    theme = parents[0].theme if parents else ""
    return Dataset(name, theme, descriptor, lambda: tuple(contents.rows), "", digest, tuple(parents))
