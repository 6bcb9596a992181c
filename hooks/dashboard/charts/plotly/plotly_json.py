"""What Plotly's own JSON says: marks, their places and amounts, and the words around them."""

from __future__ import annotations

import base64
import datetime
import math
import re
from collections.abc import Mapping
from typing import Any

from dashboard.data.descriptor import FieldType

_KEPT = {"type", "mode", "x", "y", "labels", "values", "name", "orientation", "text", "textposition", "marker", "line"}
_KEPT |= {"fill", "fillcolor", "opacity", "error_x", "error_y", "stackgroup", "groupnorm", "width", "base", "offset"}
_KEPT |= {"hole", "connectgaps"}
_MARKER = {"color", "colors", "size", "sizemode", "sizeref", "sizemin", "symbol", "line", "opacity"}


def pairs(trace: Mapping[str, Any]) -> list[tuple[Any, float | None]]:
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


def kind_of(places: list[Any]) -> FieldType:
    """What the places of marks are: years, days, amounts or names."""
    if places and all(isinstance(x, int | float) and not isinstance(x, bool) for x in places):
        return "year" if all(float(x).is_integer() and 1800 <= x <= 2200 for x in places) else "number"
    if places and all(re.fullmatch(r"\d{4}-\d\d-\d\d(T00:00:00(\.0+)?)?", str(x)) for x in places):
        return "yearmonth" if len(places) > 1 and all(str(x)[8:10] == "01" for x in places) else "date"
    return "string"


def typed(x: Any, kind: str) -> Any:
    """A place as rows hold it."""
    if kind == "yearmonth":
        return str(x)[:7]
    if kind == "date":
        return datetime.date.fromisoformat(str(x)[:10])
    return int(x) if kind == "year" else x if kind == "number" else str(x)


def text_of(value: Any) -> str:
    """A value as tables and downloads show it."""
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def read_trace(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a trace that marks are made of. Without a type it is a scatter, as for Plotly."""
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
        import numpy  # Only figures that are read for the first time need it.

        numbers = numpy.frombuffer(base64.b64decode(value["bdata"]), dtype=numpy.dtype(value["dtype"]))
        return [None if isinstance(one, float) and not math.isfinite(one) else one for one in numbers.tolist()]
    if isinstance(value, dict):
        return {key: _decoded(one) for key, one in value.items()}
    return value


def title_of(layout: Mapping[str, Any]) -> tuple[str, str]:
    """Title and subtitle; a line break in the title begins the subtitle."""
    title = layout.get("title") or {}
    title = {"text": title} if isinstance(title, str) else title
    first, _, rest = str(title.get("text") or "").partition("<br>")
    return _plain(first), _plain(rest) or _plain(str((title.get("subtitle") or {}).get("text") or ""))


def axis_title(layout: Mapping[str, Any], name: str) -> str:
    """What an axis measures."""
    title = (layout.get(name) or {}).get("title") or {}
    return _plain(title if isinstance(title, str) else str(title.get("text") or ""))


def _plain(text: str) -> str:
    """Plotly's texts hold HTML of a kind; ours do not."""
    return re.sub(r"<[^>]*>", " ", str(text)).strip()


def height_of(layout: Mapping[str, Any]) -> int | None:
    """How high the figure is meant to be, within what a chart may be, in CSS pixels."""
    height = layout.get("height")
    return min(1200, max(120, int(height))) if height else None


def mapping(value: Any) -> dict[str, Any]:
    """The value, if it is a mapping; else an empty one."""
    return value if isinstance(value, dict) else {}
