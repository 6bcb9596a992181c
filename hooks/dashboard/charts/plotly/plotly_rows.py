"""The values in a figure that Plotly drew, as rows and as a dataset, so that it has a table and downloads."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.plotly.own_rows import OwnRows
from dashboard.charts.plotly.panels import Panel, axes_of
from dashboard.charts.plotly.plotly_json import (
    convert_place,
    detect_place_type,
    format_value,
    read_axis_title,
    read_points,
)
from dashboard.charts.plotly.years import are_years
from dashboard.charts.spec.series import Point
from dashboard.core.dates import FIRST_YEAR
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset, joined_sources
from dashboard.data.descriptor import Descriptor, Schema
from dashboard.data.source import Licence, Source

_AXIS_TITLES = {"year": "Year", "yearmonth": "Month", "date": "Date", "number": "x"}
"""Column titles by type, for an axis that has none."""
_SIZE_TITLE = lazy_re(r"(?:^|>)([^<>=]+)=%\{marker\.size\}")


class FigureTrace(Frozen):
    """The marks of a trace."""

    name: str
    """Empty if it stands alone."""
    panel: str
    """The name of its panel; empty in a figure of one plot."""
    points: list[Point]


class FigureRows(Frozen):
    """The values of all traces of a figure."""

    columns: dict[str, Column]
    """By what they are for: series, panel, label, x, y and size, as far as the figure has them."""
    rows: list[Row]
    """One for each mark."""
    traces: list[FigureTrace]
    own: Dataset | None = None
    """The dataset whose rows the marks are, with its units, marks and sources; None if code has computed them."""


def read_figure_rows(
    traces: list[dict[str, Any]],
    layout: Mapping[str, Any],
    panels: Sequence[Panel] = (),
    own: OwnRows | None = None,
    templates: Sequence[str] = (),
    parents: Sequence[Dataset] = (),
) -> FigureRows:
    """Read the values of a figure.

    Args:
        traces: what `read_trace` returned for each, panel after panel.
        layout: of the figure, in Plotly's schema.
        panels: its plots.
        own: the rows of a dataset that the marks are.
        templates: of each trace what Plotly writes on hovering, which names the size of its marks.
        parents: the datasets that the figure was made from, which know what their years are called.

    Returns:
        Rows, columns and points. A figure without values has no rows.
    """
    read_traces = [read_points(trace) for trace in traces]
    has_panels, written = len(panels) > 1, [str(trace.get("name") or "") for trace in traces]
    several = len({*written}) > 1 or (not has_panels and len(traces) > 1)
    names = [(name or f"Series {number}") if several else "" for number, name in enumerate(written, 1)]
    panel_names = {panel.axes: panel.name for panel in panels} if has_panels else {}
    trace_panels = [panel_names.get(axes_of(trace), "") for trace in traces]
    if own:
        names = [own.name_of(name, number) if name else "" for number, name in enumerate(names)]
        trace_panels = [own.name_of(name, number) if name else "" for number, name in enumerate(trace_panels)]
    columns = _columns(traces, layout, read_traces, own, templates, parents)
    if has_panels:
        columns = {"panel": Column(name="panel", type="string", title="Panel")} | columns
    if several:
        columns = {"series": Column(name="series", type="string", title="Series")} | columns
    figure_rows = FigureRows(columns, [], [], own.dataset if own else None)
    for number, (trace, pairs) in enumerate(zip(traces, read_traces, strict=True)):
        texts, sizes = (_listed(value) for value in (trace.get("text"), (trace.get("marker") or {}).get("size")))
        points = []
        for index, (x, y) in enumerate(pairs):
            values = {
                "series": names[number],
                "panel": trace_panels[number],
                "x": own.place_of(x) if own else convert_place(x, columns["x"].type),
                "y": y,
                "label": texts[index] if index < len(texts) else None,
                "size": sizes[index] if index < len(sizes) else None,
            }
            own_row = own.rows[number][index] if own else None
            row = _row(values, columns, own, own_row, number, len(figure_rows.rows) + 1)
            figure_rows.rows.append(row)
            points.append(Point(row.values[columns["x"].name], y, row))
        figure_rows.traces.append(FigureTrace(names[number], trace_panels[number], points))
    return figure_rows


def _columns(
    traces: Sequence[Mapping[str, Any]],
    layout: Mapping[str, Any],
    read_traces: Sequence[Sequence[tuple[Any, Any]]],
    own: OwnRows | None,
    templates: Sequence[str],
    parents: Sequence[Dataset],
) -> dict[str, Column]:
    place_title = read_place_title(traces, layout)
    amount_title = read_axis_title(layout, "xaxis" if is_lying(traces) else "yaxis")
    columns: dict[str, Column] = {}
    if any(_listed(trace.get("text")) for trace in traces):
        columns["label"] = Column(name="label", type="string", title="Name")
    if own:
        measures = {measure.name: measure for measure in own.measures}
        first = own.measures[0]
        only = first.name if len(measures) == 1 and first.name not in _RESERVED else "y"
        title = _title(amount_title, first) if len(measures) == 1 else _written(amount_title) or "Value"
        columns["x"] = own.place.model_copy(
            update={
                "title": _title(place_title, own.place),
                "name": own.place.name if own.place.name not in _RESERVED else "x",
            }
        )
        columns["y"] = first.model_copy(update={"name": only, "title": title, "categories": []})
    else:
        places = [x for pairs in read_traces for x, _ in pairs]
        place_type = detect_place_type(places, are_years(places, place_title, parents))
        only_name = str(traces[0].get("name") or "") if len(traces) == 1 else ""
        place_title = place_title or _AXIS_TITLES.get(place_type, "Name")
        columns["x"] = Column(name="x", type=place_type, title=place_title)
        columns["y"] = Column(name="y", type="number", title=amount_title or only_name or "Value")
    if any(_listed((trace.get("marker") or {}).get("size")) for trace in traces):
        named = next(filter(None, map(_SIZE_TITLE.search, templates)), None)
        columns["size"] = Column(name="size", type="number", title=named[1] if named else "Size")
    return columns


def is_lying(traces: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the places of the marks stand along y."""
    return any(trace.get("orientation") == "h" for trace in traces)


def read_place_title(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> str:
    """The title of the axis along which the marks have their places; of panels the first that has one."""
    way = "y" if is_lying(traces) else "x"
    titles = (read_axis_title(layout, f"{way}axis{axes_of(trace)[way == 'y'][1:]}") for trace in traces)
    return next(filter(None, titles), "")


_RESERVED = ("series", "panel", "label", "size", "x", "y", "source", "mark")


def _title(written: str, field: Column) -> str:
    """What readers call a field: what the author wrote, if it is more than the name of the column."""
    if written in ("", field.name):
        return field.title
    return field_words(written, field)


def field_words(written: str, field: Column) -> str:
    """The title of an axis without the unit of its field, which stands beside it: 'Trade (USD bn)'."""
    unit = re.escape(field.unit or "")
    return re.sub(rf"\s*(?:[(\[]{unit}[)\]]|,\s*{unit})$", "", written) or field.title if unit else written


def _written(title: str) -> str:
    """The title of an axis; empty if it is what Plotly Express calls the columns of a wide frame."""
    return "" if title in ("value", "_value") else title


def _row(
    values: Mapping[str, Any],
    columns: Mapping[str, Column],
    own: OwnRows | None,
    own_row: Row | None,
    trace: int,
    number: int,
) -> Row:
    shown = {column.name: values[role] for role, column in columns.items()}
    texts = {name: "" if value is None else format_value(value) for name, value in shown.items()}
    if own is None:
        marks: dict[str, Any] = {"mark": None, "source": None}
        return Row(shown | marks, texts | dict.fromkeys(marks, ""), number)
    mark, sources = (own_row.mark, own.dataset.sources_of(own_row)) if own_row else (None, ())
    if own_row:
        texts[columns["x"].name] = own_row.texts[own.place.name]
        texts[columns["y"].name] = own_row.texts[own.measures[trace].name]
    own_values = {"mark": mark, "source": sources[0].name if sources else None}
    return Row(shown | own_values, texts | {"mark": mark or "", "source": ""}, number, sources, columns["y"].name)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


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
    columns = list(contents.columns.values())
    descriptor = Descriptor(
        title=title,
        description="Drawn by code.",
        schema=Schema(fields=columns, primaryKey=[columns[0].name]),
        sources=[*parent_sources, *([own_source] if own_source else [])],
        licenses=[licence for parent in parents for licence in parent.descriptor.licenses] or [Licence(name="unknown")],
        updated=max((parent.descriptor.updated for parent in parents), default=datetime.date(FIRST_YEAR, 1, 1)),
        # Of what code has computed nobody knows how often there are figures; years and months say it themselves.
        frequency=contents.own.descriptor.frequency if contents.own else "irregular",
        maturity="provisional",
    )
    digest = hashlib.sha256("\0".join([drawn, *(parent.digest for parent in parents)]).encode()).hexdigest()
    theme = parents[0].theme if parents else ""
    return Dataset(name, theme, descriptor, lambda: tuple(contents.rows), "", digest, tuple(parents))
