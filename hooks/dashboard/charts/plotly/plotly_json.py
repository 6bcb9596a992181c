"""Reading Plotly's own JSON: traces, their points, titles and sizes."""

from __future__ import annotations

import base64
import datetime
import math
import re
from collections.abc import Mapping
from typing import Any

from dashboard.charts.plotly.accepted import DRAWN_KEYS, MARKER_KEYS
from dashboard.core.number_text import plain_digits, without_noise
from dashboard.data.column import FieldType


def read_trace(trace: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of a trace that its marks are made of. A trace without a type is a scatter, as in Plotly."""
    cleaned = {key: _decode_arrays(value) for key, value in trace.items() if key in DRAWN_KEYS}
    cleaned["type"] = {"scattergl": "scatter"}.get(trace.get("type") or "scatter", trace.get("type") or "scatter")
    if isinstance(cleaned.get("marker"), dict):
        cleaned["marker"] = {key: value for key, value in cleaned["marker"].items() if key in MARKER_KEYS}
    if cleaned.get("name"):
        cleaned["name"] = remove_tags(cleaned["name"])
    if (cleaned.get("line") or {}).get("shape") == "spline":
        # Between two figures a curve would show values that nobody has measured.
        cleaned["line"] = {key: value for key, value in cleaned["line"].items() if key not in ("shape", "smoothing")}
    return cleaned


def place_marks(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The traces of a figure as rows are made of them: all lying if its bars lie, and without marks that have no place.

    Args:
        traces: what `read_trace` returned for each.
    """
    lying = any(trace["type"] == "bar" and trace.get("orientation") == "h" for trace in traces)
    # (Of lines Plotly itself asks only which way they are stacked.)
    orientation = {"orientation": "h" if lying else "v"}
    turned = [trace | orientation if trace["type"] == "scatter" else trace for trace in traces]
    return list(map(_without_placeless, turned))


def _without_placeless(trace: dict[str, Any]) -> dict[str, Any]:
    places = trace.get(_place_key(trace))
    if not isinstance(places, list) or None not in places:
        return trace
    amounts = trace.get(_amount_key(trace)) or []
    if len(amounts) != len(places):
        return trace  # (It is refused; here its marks would get the places of others.)
    # An amount without a name is refused.
    are_names = trace["type"] == "pie" or any(isinstance(place, str) for place in places)
    kept = [
        index
        for index, (place, amount) in enumerate(zip(places, amounts, strict=True))
        if place is not None or (are_names and amount is not None)
    ]

    def of_marks(values: dict[str, Any]) -> dict[str, Any]:
        lists = {name: value for name, value in values.items() if isinstance(value, list) and len(value) == len(places)}
        return values | {name: [value[index] for index in kept] for name, value in lists.items()}

    return of_marks(trace) | ({"marker": of_marks(trace["marker"])} if isinstance(trace.get("marker"), dict) else {})


def _place_key(trace: Mapping[str, Any]) -> str:
    """The attribute that places the marks of a trace."""
    return "labels" if trace["type"] == "pie" else "y" if trace.get("orientation") == "h" else "x"


def _amount_key(trace: Mapping[str, Any]) -> str:
    """The attribute that has the amounts of the marks of a trace."""
    return "values" if trace["type"] == "pie" else "x" if trace.get("orientation") == "h" else "y"


def read_points(trace: Mapping[str, Any]) -> list[tuple[Any, float | None]]:
    """The place and the amount of each mark of a trace; the amount is None if it is no finite number."""
    if trace["type"] == "pie":
        places, amounts = trace.get("labels") or [], trace.get("values") or []
    else:
        places, amounts = trace.get("x"), trace.get("y")
        if trace.get("orientation") == "h":
            places, amounts = amounts, places
        amounts = amounts or []
        places = places if places is not None else list(range(len(amounts)))
    return [(x, _finite_number(y)) for x, y in zip(places, amounts, strict=True) if x is not None]


def detect_place_type(places: list[Any], are_years: bool) -> FieldType:
    """The field type of the places of marks: year, month, day, number or, for anything else, text.

    Args:
        places: of all marks.
        are_years: whether they are years, if they are numbers.
    """
    if places and all(isinstance(x, int | float) and not isinstance(x, bool) for x in places):
        return "year" if are_years else "number"
    if places and all(re.fullmatch(r"\d{4}-\d\d-\d\d(T00:00:00(\.0+)?)?", str(x)) for x in places):
        return "yearmonth" if len(places) > 1 and all(str(x)[8:10] == "01" for x in places) else "date"
    return "string"


def convert_place(place: Any, field_type: str) -> Any:
    """A place as rows hold it.

    Args:
        place: as Plotly's JSON has it.
        field_type: what `detect_place_type` returned.

    Returns:
        An int, a number, a date, a month as text, or text.
    """
    if field_type == "yearmonth":
        return str(place)[:7]
    if field_type == "date":
        return datetime.date.fromisoformat(str(place)[:10])
    return int(place) if field_type == "year" else place if field_type == "number" else str(place)


def format_value(value: Any) -> str:
    """A value as tables and downloads show it."""
    return plain_digits(without_noise(value)) if isinstance(value, float) else str(value)


def read_titles(layout: Mapping[str, Any]) -> tuple[str, str]:
    """Title and subtitle of a figure. What follows a line break in the title is the subtitle."""
    title = layout.get("title") or {}
    title = {"text": title} if isinstance(title, str) else title
    first, _, rest = str(title.get("text") or "").partition("<br>")
    subtitle = remove_tags(rest) or remove_tags(str((title.get("subtitle") or {}).get("text") or ""))
    return remove_tags(first), subtitle


def read_axis_title(layout: Mapping[str, Any], axis: str) -> str:
    """The title of an axis.

    Args:
        layout: of the figure.
        axis: 'xaxis' or 'yaxis'.

    Returns:
        The title as plain text; empty if the axis has none.
    """
    title = (layout.get(axis) or {}).get("title") or {}
    return remove_tags(title if isinstance(title, str) else str(title.get("text") or ""))


def read_height(layout: Mapping[str, Any]) -> int | None:
    """The height of a figure in CSS pixels, brought within the limits of charts; None if it gives none."""
    height = layout.get("height")
    return min(1200, max(120, int(height))) if height else None


def mapping_or_empty(value: Any) -> dict[str, Any]:
    """The value if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def _decode_arrays(value: Any) -> Any:
    """Plotly writes an array of numbers as base64 of its bytes. Such arrays become lists, wherever they stand."""
    if isinstance(value, dict) and "bdata" in value:
        import numpy  # Only a figure that is read for the first time needs it.

        numbers = numpy.frombuffer(base64.b64decode(value["bdata"]), dtype=numpy.dtype(value["dtype"]))
        if "shape" in value:
            rows = numbers.reshape([int(length) for length in str(value["shape"]).split(",")])
            return rows.tolist()  # (Lists in a list, which are refused.)
        return [None if isinstance(item, float) and not math.isfinite(item) else item for item in numbers.tolist()]
    if isinstance(value, dict):
        return {key: _decode_arrays(item) for key, item in value.items()}
    return value


def _finite_number(value: Any) -> float | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def remove_tags(text: str) -> str:
    """Plotly's texts may hold HTML tags; ours do not."""
    return re.sub(r"<[^>]*>", " ", str(text)).strip()
