"""A figure that code drew with Plotly itself, made one of the publication's: the same table, downloads and colours.

Its marks stay what they were; axes, names and texts around them become those of all other charts.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from dashboard.charts.figure.declaration import check_alt
from dashboard.charts.figure.limits import check_limits
from dashboard.charts.plotly.plotly_json import (
    axis_title,
    height_of,
    kind_of,
    mapping,
    pairs,
    read_trace,
    text_of,
    title_of,
    typed,
)
from dashboard.charts.plotly.recolour import Palette
from dashboard.charts.spec.chart_spec import ChartSpec
from dashboard.charts.spec.selection import Point, Selection, Series
from dashboard.charts.style.palette import role_of
from dashboard.charts.types.plotly import PLOTLY
from dashboard.core.finding import Finding, nearest
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Closed, Record
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.descriptor import Column, Descriptor, Licence, Schema, Slug, Source

KINDS = ("bar", "scatter", "pie")
"""What the bundle of plotly.js that readers load can draw of what Plotly makes by itself."""
_KIND_TITLES = {"year": "Year", "yearmonth": "Month", "date": "Date", "number": "x"}


class FigureSettings(Closed):
    """`dashboard` in the metadata of a cell; of a figure also what `layout.meta` says."""

    id: Slug | None = None
    title: str = ""
    subtitle: str = ""
    alt: str = ""
    note: str = ""
    height: int | None = Field(default=None, ge=120, le=1200)
    dataset: Slug | list[Slug] | None = None
    source: str | Source | None = None


def settings_of(record: Record, findings: list[Finding]) -> FigureSettings | None:
    """What a cell's metadata say, checked."""
    return validate(FigureSettings, record, findings)


def read_plotly_figure(
    figure: Mapping[str, Any],
    settings: FigureSettings,
    name: str,
    datasets: Mapping[str, Dataset | None],
    record: Record,
    findings: list[Finding],
) -> Selection | None:
    """The selection whose figure this is; None and findings where it cannot be one.

    Args:
        figure: in Plotly's schema, as its `to_json` writes it.
        settings: of its cell.
        name: its id.
        datasets: all that are known.
        record: where findings are reported.
        findings: what is wrong goes here.
    """
    layout = figure.get("layout") or {}
    known = len(findings)
    traces = [read_trace(trace) for trace in figure.get("data") or []]
    _check_kinds(traces, layout, record, findings)
    told, below = title_of(layout)
    title = settings.title or told
    if not title:
        message = "The figure has no title."
        hint = "Say the finding in fig.update_layout(title=…), or as 'title' under 'dashboard' in the cell's metadata."
        findings.append(record.finding("missing-title", (), message, hint))
    parents = _parents(settings, layout, datasets, record, findings)
    if len(findings) > known:
        return None
    rows, columns, series = _contents(traces, layout)
    if not rows:
        findings.append(record.finding("empty-selection", (), "The figure shows no value."))
        return None
    palette = Palette()
    painted = [palette.paint(trace) for trace in traces]
    meta = mapping(layout.get("meta"))
    chart = ChartSpec(
        id=name,
        type="plotly",
        data=parents[0].name if parents else name,
        x=columns[-2].name,
        y=columns[-1].name,
        color="series" if len(series) > 1 else None,
        title=title,
        subtitle=settings.subtitle or below,
        alt=settings.alt or str(meta.get("alt") or ""),
        note=settings.note,
        height=settings.height or height_of(layout),
        scale="log" if (layout.get("yaxis") or {}).get("type") == "log" else "linear",
    )
    drawn = json.dumps({"data": [one for one, _ in painted], "barmode": layout.get("barmode") or "group"})
    dataset = _dataset(chart.id, columns, rows, parents, settings, drawn)
    named = tuple(
        Series(key, key, role if key else role_of(chart.id, 0), columns[-1], tuple(points))
        for (key, points), (_, role) in zip(series, painted, strict=True)
    )
    selection = Selection(chart, PLOTLY.roles(chart), dataset, tuple(rows), named, foreign=drawn)
    beyond = check_limits(selection, PLOTLY, record)
    findings.extend(beyond or check_alt(selection, record))
    return None if beyond else selection


def _check_kinds(
    traces: list[dict[str, Any]], layout: Mapping[str, Any], record: Record, findings: list[Finding]
) -> None:
    for kind in dict.fromkeys(trace["type"] for trace in traces if trace["type"] not in KINDS):
        message = f"The figure has a trace of type '{kind}', expected {', '.join(KINDS[:-1])} or {KINDS[-1]}."
        hint = "Declare it with chart(…): heatmaps, maps and flows are among its types."
        findings.append(record.finding("wrong-form", (), message, hint))
    if any(re.fullmatch(r"[xy]axis[2-9]\d*", key) for key in layout):
        message = "The figure has more than one pair of axes."
        hint = "Draw one figure for each, or declare it with chart(…) and 'facet'."
        findings.append(record.finding("wrong-form", (), message, hint))
    if len({trace["type"] == "pie" for trace in traces}) > 1:
        findings.append(record.finding("wrong-form", (), "A pie shares the figure with other marks."))


def _parents(
    settings: FigureSettings,
    layout: Mapping[str, Any],
    datasets: Mapping[str, Dataset | None],
    record: Record,
    findings: list[Finding],
) -> list[Dataset]:
    """The datasets that the figure says it was made from."""
    meta = mapping(layout.get("meta"))
    given = settings.dataset or meta.get("dataset") or []
    names = [given] if isinstance(given, str) else given
    for name in names:
        if name not in datasets:
            message = f"dataset: there is no dataset '{name}'."
            findings.append(record.finding("unknown-dataset", ("dataset",), message, nearest(name, datasets)))
        elif datasets[name] is None:
            findings.append(record.finding("unknown-dataset", ("dataset",), f"dataset: '{name}' has errors."))
    if not names and not settings.source:
        message = "The figure names neither its dataset nor its source."
        hint = 'Add {"dashboard": {"dataset": "china-russia-trade"}}, or "source", to the cell\'s metadata.'
        findings.append(record.finding("missing-source", (), message, hint))
    return [dataset for name in names if (dataset := datasets.get(name))]


def _contents(
    traces: list[dict[str, Any]], layout: Mapping[str, Any]
) -> tuple[list[Row], list[Column], list[tuple[str, list[Point]]]]:
    """What the marks say: rows, their columns, and the points of each trace."""
    given = [(_name(trace), pairs(trace)) for trace in traces]
    kind = kind_of([x for _, points in given for x, _ in points])
    lying = any(trace.get("orientation") == "h" for trace in traces)
    across, up = (axis_title(layout, f"{axis}axis") for axis in ("yx" if lying else "xy"))
    many = len(given) > 1
    names = [name or f"Series {at}" for at, (name, _) in enumerate(given, 1)] if many else [""]
    columns = [Column(name="series", type="string", title="Series")] if many else []
    alone = "" if many else next((name for name, _ in given), "")
    columns += [
        Column(name="x", type=kind, title=across or _KIND_TITLES.get(kind, "Name")),
        Column(name="y", type="number", title=up or alone or "Value"),
    ]
    rows: list[Row] = []
    series = []
    for name, (_, points) in zip(names, given, strict=True):
        made = []
        for x, y in points:
            value = typed(x, kind)
            values = {"x": value, "y": y, "mark": None, "source": None} | ({"series": name} if many else {})
            texts = {key: "" if one is None else text_of(one) for key, one in values.items()}
            rows.append(Row(values, texts, len(rows) + 1))
            made.append(Point(value, y, rows[-1]))
        series.append((name, made))
    return rows, columns, series


def _name(trace: Mapping[str, Any]) -> str:
    return str(trace.get("name") or "")


def _dataset(
    name: str, columns: list[Column], rows: list[Row], parents: list[Dataset], settings: FigureSettings, drawn: str
) -> Dataset:
    given = settings.source
    own = Source(name="source", organization=given, title=given) if isinstance(given, str) else given
    sources = list({one.name: one for parent in parents for one in parent.descriptor.sources}.values())
    maturity: Literal["final", "provisional"] = "provisional"
    descriptor = Descriptor(
        title=settings.title or name,
        description="Drawn by code.",
        schema=Schema(fields=columns, primaryKey=[columns[0].name]),
        sources=[*sources, *([own] if own else [])],
        licenses=[one for parent in parents for one in parent.descriptor.licenses] or [Licence(name="unknown")],
        updated=max((parent.descriptor.updated for parent in parents), default=datetime.date.min),
        frequency="irregular",
        maturity=maturity,
    )
    digest = hashlib.sha256("\0".join([drawn, *(parent.digest for parent in parents)]).encode()).hexdigest()
    return Dataset(
        name, parents[0].theme if parents else "", descriptor, lambda: tuple(rows), "", digest, tuple(parents)
    )
