"""The texts that code writes at bars: amounts, which are written as on all charts, or words of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.charts.plotly.accepted import TICK_FORMATS, Refusal
from dashboard.charts.plotly.plotly_json import read_points, remove_tags
from dashboard.core.lazy_re import lazy_re
from dashboard.core.number_text import format_number

_TEMPLATE = lazy_re(r"\A%\{(?P<what>x|y|value|text)(?::(?P<format>[^{}]*))?\}\Z")
_IN_CODE = "Make the texts in code: text=[f'{value:.1f} t' for value in frame[y]]; or leave text= out."


def refusals_of_bar_texts(raw: Mapping[str, Any], trace: Mapping[str, Any]) -> Iterator[Refusal]:
    """What of the texts at bars cannot come through.

    Args:
        raw: a trace in Plotly's schema.
        trace: what `read_trace` returned for it.
    """
    template = raw.get("texttemplate")
    if trace["type"] != "bar" or raw.get("textposition") == "none" or not template:
        return
    found = _TEMPLATE.match(template) if isinstance(template, str) else None
    if found is None:
        yield Refusal(f"Read the texttemplate '{template}' at bars.", _IN_CODE)
    elif not TICK_FORMATS.match(found["format"] or ""):
        yield Refusal(f"Read the texttemplate '{template}', which shows other amounts than the table.", _IN_CODE)


def read_bar_texts(raw: Mapping[str, Any], trace: dict[str, Any]) -> dict[str, Any]:
    """The trace of bars with `text`, a list of words for its marks, or 'amounts'; without it if it has no texts.

    Args:
        raw: the trace in Plotly's schema, whose `texttemplate` is none that was refused.
        trace: what `read_trace` and `place_marks` made of it.
    """
    if trace["type"] != "bar":
        return trace
    marks = read_points(trace)
    bare = {key: value for key, value in trace.items() if key not in ("text", "textposition")}
    if raw.get("textposition") == "none":
        return bare
    found = _TEMPLATE.match(str(raw.get("texttemplate") or "%{text}"))
    what = found["what"] if found else "text"
    amount = "x" if trace.get("orientation") == "h" else "y"
    if what in (amount, "value"):
        return bare | {"text": "amounts"}
    texts = _listed(trace.get("text"), len(marks)) if what == "text" else [str(place) for place, _ in marks]
    if not any(text not in (None, "") for text in texts):
        return bare
    amounts = [value for _, value in marks]
    return bare | {"text": "amounts" if texts == amounts else [_words(text) for text in texts]}


def _words(text: Any) -> str:
    if text is None:
        return ""
    return remove_tags(format_number(text) if isinstance(text, int | float) else text)


def _listed(value: Any, number: int) -> list[Any]:
    """A text for each of so many marks; one text for all of them is repeated."""
    texts = list(value) if isinstance(value, Sequence) and not isinstance(value, str) else [value] * number
    return [*texts, *[None] * number][:number]
