"""Which outputs of a cell readers may get: what it prints, the last line of an error, and texts of four kinds.

An output is made anew of what is allowed. Metadata, addresses in memory, file names of the machine and everything else
stay behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from dashboard.core.control_characters import without_unreadable
from dashboard.core.lazy_re import lazy_re
from dashboard.core.number_text import format_number
from dashboard.core.words import _
from dashboard.markup.removal import Removal

TEXTS = ("text/html", "text/markdown", "text/latex", "text/plain")
"""The kinds of text that a page shows, the richest first."""
MOST_CHARACTERS = 10_000
"""Highest number of printed characters of a cell that stand on a page."""
MOST_TOLD = 200
"""Highest number of characters of a text that a finding repeats."""
_MEMORY_ADDRESS = lazy_re(r" at 0x[0-9a-fA-F]{4,16}(?=>)")
_OBJECT = lazy_re(
    r"<(?:class '[^']*'|(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*"
    r"(?: object\b[^<>]*| at 0x[0-9a-fA-F]+[^<>]*| size \d+x\d+[^<>]*|:[^<>]*))>"
    r"|<(?:function|module|bound method|built-in (?:function|method)|method|_io\.\w+)\b(?:[^<>\n]|<[^<>\n]*>)*>"
    r"|\bText\(\S+, \S+, '[^']*'\)"
)
"""What Python writes for an object without words, in its usual forms and in those of Matplotlib."""
_HINTS = {
    "widget": "A widget needs a kernel. Show what it gives at one setting, or each setting as a panel or a table.",
    **dict.fromkeys(("vega", "bokeh", "holoviews"), "Declare it with chart(…), or draw it with Plotly."),
    "geo+json": "Declare a map: chart(type='map', …) or chart(type='choropleth', …).",
    "javascript": "No script of a cell runs. Draw it with chart(…) or Plotly.",
    "json": "Show it as a table, pandas.DataFrame(…), or print what is meant.",
}
"""By a part of the kind; the first that fits is told."""
_ANY_HINT = "Draw it with chart(…), Plotly or a picture, or print it as text."
_TERMINAL_CODE = lazy_re(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")
"""What colours words in a terminal, moves its cursor, or makes a link there."""
_WARNING_PLACE = lazy_re(r"/ipykernel_\d+/\d+\.py:(\d+)")
"""The place in a Python warning: a temporary file of the machine that executed the cell, whose name changes."""


class SilentText(NamedTuple):
    """What a cell wrote for its author."""

    first_line: str
    line: int
    """The line of the cell that a warning names; otherwise 1."""


def joined(text: Any) -> str:
    """A text that the format may keep as a list of lines, without what only a terminal reads."""
    whole = "".join(text) if isinstance(text, list) else str(text or "")
    return without_unreadable(_TERMINAL_CODE.sub("", whole))


def printed_output(text: str) -> dict[str, Any]:
    """What a cell prints."""
    return {"output_type": "stream", "name": "stdout", "text": cut_off(text)}


def cut_off(text: str) -> str:
    """A text up to MOST_CHARACTERS, and how many more there are."""
    if len(text) <= MOST_CHARACTERS:
        return text
    more = _("… and %(number)s more characters", number=format_number(len(text) - MOST_CHARACTERS))
    return f"{text[:MOST_CHARACTERS]}\n{more}\n"


def error_output(output: Mapping[str, Any]) -> dict[str, Any]:
    """An error that the author lets readers see: its last line, without the files through which it went."""
    name, value = joined(output.get("ename")), joined(output.get("evalue"))
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": [f"{name}: {value}"]}


def text_output(data: Mapping[str, Any]) -> dict[str, Any] | None:
    """The richest text of an output; None if the plain text only stands in for something that no page shows."""
    kind = next((kind for kind in TEXTS if kind in data), None)
    if kind is None or (kind == "text/plain" and unknown_kind(data)):
        return None
    return {"output_type": "display_data", "metadata": {}, "data": {kind: joined(data[kind])}}


def unknown_kind(data: Mapping[str, Any]) -> str:
    """The first kind of an output that no page shows; empty if there is none."""
    return next((kind for kind in data if kind not in TEXTS), "")


def html_output(text: str) -> dict[str, Any]:
    """HTML that stands in place of an output."""
    return {"output_type": "display_data", "metadata": {}, "data": {"text/html": text}}


def is_look(removal: Removal) -> bool:
    """Whether what was removed only gave something a look: a style, or a border."""
    names = removal.attributes.keys()
    return removal.element == "style" or (bool(names) and names <= {"style", "border"})


def output_hint(kind: str) -> str:
    """What to do about an output of a kind that no page shows."""
    return next((hint for part, hint in _HINTS.items() if part in kind), _ANY_HINT)


def object_in(text: str) -> str:
    """The first object in a value that Python can only name: '<Figure size 640x480 with 1 Axes>'; else empty."""
    found = _OBJECT.search(text)
    return found[0] if found else ""


def is_object(text: str) -> bool:
    """Whether a value is such an object, or a list of some, and nothing else."""
    return not _OBJECT.sub("", text).strip(" ,()[]{}\n") if object_in(text) else False


def without_addresses(text: str) -> str:
    """A text without the addresses in memory that Python writes where an object has no words for itself."""
    return _MEMORY_ADDRESS.sub("", text)


def is_for_readers(stream: Mapping[str, Any]) -> bool:
    """Whether readers get what a cell prints: what goes to standard output, and no other stream."""
    return bool(stream["name"] == "stdout")


def silent_text(output: Mapping[str, Any]) -> SilentText:
    """What is told of a text that is for the author alone, such as a warning."""
    lines = joined(output.get("text")).strip().splitlines() or [""]
    place = _WARNING_PLACE.search(lines[0])
    words = lines[0][place.end() :].lstrip(": ") if place else lines[0]
    return SilentText(words[:MOST_TOLD], int(place[1]) if place else 1)
