"""A figure that code drew with Plotly itself, made one of the publication's: the same table, downloads and colours.

Its marks stay what they were; axes, names and texts around them become those of all other charts.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
import math
import re
from collections.abc import Mapping
from typing import Any, Literal

import numpy
from pydantic import Field

from dashboard.chart_types.plotly import PLOTLY
from dashboard.charts import Chart
from dashboard.datasets import Dataset
from dashboard.descriptor import Column, Descriptor, FieldType, Licence, Schema, Slug, Source
from dashboard.finding import Finding, nearest
from dashboard.palette import role_of
from dashboard.recolour import Palette
from dashboard.record import Closed, Record, narrow
from dashboard.rows import Row
from dashboard.selection import Point, Selection, Series

KINDS = ("bar", "scatter", "pie")
"""What the bundle of plotly.js that readers load can draw of what Plotly makes by itself."""
_KEPT = {"type", "mode", "x", "y", "labels", "values", "name", "orientation", "text", "textposition", "marker", "line"}
_KEPT |= {"fill", "fillcolor", "opacity", "error_x", "error_y", "stackgroup", "groupnorm", "width", "base", "offset"}
_KEPT |= {"hole", "connectgaps"}
_MARKER = {"color", "colors", "size", "sizemode", "sizeref", "sizemin", "symbol", "line", "opacity"}


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
    return narrow(FigureSettings, record, findings)


def read_foreign(
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
        name: its id, where the settings give none.
        datasets: all that are known.
        record: where findings are reported.
        findings: what is wrong goes here.
    """
    layout = figure.get("layout") or {}
    known = len(findings)
    traces = [_trace(trace) for trace in figure.get("data") or []]
    _check_kinds(traces, layout, record, findings)
    told, below = _title(layout)
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
    meta = _mapping(layout.get("meta"))
    chart = Chart(
        id=settings.id or name,
        type="plotly",
        data=parents[0].name if parents else name,
        x=columns[-2].name,
        y=columns[-1].name,
        color="series" if len(series) > 1 else None,
        title=title,
        subtitle=settings.subtitle or below,
        alt=settings.alt or str(meta.get("alt") or ""),
        note=settings.note,
        height=settings.height or _height(layout),
        scale="log" if (layout.get("yaxis") or {}).get("type") == "log" else "linear",
    )
    drawn = json.dumps({"data": [one for one, _ in painted], "barmode": layout.get("barmode") or "group"})
    dataset = _dataset(chart.id, columns, rows, parents, settings, drawn)
    named = tuple(
        Series(key, key, role if key else role_of(chart.id, 0), columns[-1], tuple(points))
        for (key, points), (_, role) in zip(series, painted, strict=True)
    )
    return Selection(chart, PLOTLY.roles(chart), dataset, tuple(rows), named, foreign=drawn)


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
    meta = _mapping(layout.get("meta"))
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
    pairs = [(str(trace.get("name") or ""), _pairs(trace)) for trace in traces]
    kind = _kind([x for _, points in pairs for x, _ in points])
    lying = any(trace.get("orientation") == "h" for trace in traces)
    across, up = (_axis_title(layout, f"{axis}axis") for axis in ("yx" if lying else "xy"))
    many = len(pairs) > 1
    names = [name or f"Series {at}" for at, (name, _) in enumerate(pairs, 1)] if many else [""]
    columns = [Column(name="series", type="string", title="Series")] if many else []
    columns += [
        Column(name="x", type=kind, title=across or _KIND_TITLES.get(kind, "Name")),
        Column(name="y", type="number", title=up or (pairs[0][0] if pairs and pairs[0][0] and not many else "Value")),
    ]
    rows: list[Row] = []
    series = []
    for name, (_, points) in zip(names, pairs, strict=True):
        made = []
        for x, y in points:
            value = _typed(x, kind)
            values = {"x": value, "y": y, "mark": None, "source": None} | ({"series": name} if many else {})
            texts = {key: "" if one is None else _text(one) for key, one in values.items()}
            rows.append(Row(values, texts, len(rows) + 1))
            made.append(Point(value, y, rows[-1]))
        series.append((name, made))
    return rows, columns, series


_KIND_TITLES = {"year": "Year", "date": "Date", "number": "x"}


def _pairs(trace: Mapping[str, Any]) -> list[tuple[Any, float | None]]:
    """The place and the amount of each mark."""
    if trace["type"] == "pie":
        places, amounts = trace.get("labels") or [], trace.get("values") or []
    else:
        places, amounts = trace.get("x"), trace.get("y")
        if trace.get("orientation") == "h":
            places, amounts = amounts, places
        amounts = amounts or []
        places = places if places is not None else list(range(len(amounts)))
    return [(x, _number(y)) for x, y in zip(places, amounts, strict=False) if x is not None]


def _number(value: Any) -> float | None:
    try:
        found = float(value)
    except (TypeError, ValueError):
        return None
    return found if math.isfinite(found) else None


def _kind(places: list[Any]) -> FieldType:
    """What the places of marks are: years, days, amounts or names."""
    if places and all(isinstance(x, int | float) and not isinstance(x, bool) for x in places):
        return "year" if all(float(x).is_integer() and 1800 <= x <= 2200 for x in places) else "number"
    if places and all(re.fullmatch(r"\d{4}-\d\d-\d\d(T00:00:00(\.0+)?)?", str(x)) for x in places):
        return "date"
    return "string"


def _typed(x: Any, kind: str) -> Any:
    if kind == "date":
        return datetime.date.fromisoformat(str(x)[:10])
    return int(x) if kind == "year" else x if kind == "number" else str(x)


def _text(value: Any) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _trace(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a trace that marks are made of; without a type it is a scatter, as for Plotly."""
    kept = {key: _decoded(value) for key, value in raw.items() if key in _KEPT}
    kept["type"] = {"scattergl": "scatter"}.get(raw.get("type") or "scatter", raw.get("type") or "scatter")
    if isinstance(kept.get("marker"), dict):
        kept["marker"] = {key: value for key, value in kept["marker"].items() if key in _MARKER}
    if kept.get("name"):
        kept["name"] = _plain(kept["name"])
    return kept


def _decoded(value: Any) -> Any:
    """Plotly writes arrays of numbers as base64 of their bytes."""
    if isinstance(value, dict) and "bdata" in value:
        numbers = numpy.frombuffer(base64.b64decode(value["bdata"]), dtype=numpy.dtype(value["dtype"]))
        return [None if isinstance(one, float) and not math.isfinite(one) else one for one in numbers.tolist()]
    if isinstance(value, dict):
        return {key: _decoded(one) for key, one in value.items()}
    return value


def _title(layout: Mapping[str, Any]) -> tuple[str, str]:
    """Title and subtitle; a line break in the title begins the subtitle."""
    title = layout.get("title") or {}
    title = {"text": title} if isinstance(title, str) else title
    first, _, rest = str(title.get("text") or "").partition("<br>")
    return _plain(first), _plain(rest) or _plain(str((title.get("subtitle") or {}).get("text") or ""))


def _axis_title(layout: Mapping[str, Any], name: str) -> str:
    title = (layout.get(name) or {}).get("title") or {}
    return _plain(title if isinstance(title, str) else str(title.get("text") or ""))


def _plain(text: str) -> str:
    """Plotly's texts hold HTML of a kind; ours do not."""
    return re.sub(r"<[^>]*>", " ", str(text)).strip()


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _height(layout: Mapping[str, Any]) -> int | None:
    height = layout.get("height")
    return min(1200, max(120, int(height))) if height else None


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
    return Dataset(name, parents[0].theme if parents else "", descriptor, tuple(rows), "", digest, tuple(parents))
