"""Computes the digest of what stands in a text's own file, from that file only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from dashboard.cache.keys import key_of
from dashboard.core.lazy_re import lazy_re
from dashboard.core.text_span import TextSpan
from dashboard.core.yaml_record import read_plain, strip_texts
from dashboard.notebooks.notebook import Notebook
from dashboard.pieces.reference import Reference

WORKFLOW_KEYS = frozenset(
    ("status", "date", "updated", "embargo", "reviewers", "review_by", "withdrawn", "formerly", "lead", "announce")
)
"""Keys of the front matter that say how a piece is handled, not what readers read: they do not count.

`formerly` names addresses: a piece that is renamed keeps its approvals. `lead` is about the front page, `announce`
about the calendar.
"""


_EMPTY_LINES = lazy_re(r"\A(?:[ \t]*\n)+")


def body_digest(head: Mapping[str, Any], parts: Iterable[TextSpan], notebook: Notebook | None) -> str:
    """Compute the digest.

    Args:
        head: the front matter.
        parts: the stretches of the text without the front matter.
        notebook: the cells, if the text is a notebook. Their code counts too.
    """
    front_matter = _plain_json({key: head[key] for key in head if key not in WORKFLOW_KEYS})
    code = [(cell.source, *sorted(cell.tags), cell.settings) for cell in notebook.code] if notebook else []
    return key_of("body", front_matter, *(_without_edges(part.text) for part in parts), *code)


def _without_edges(text: str) -> str:
    """A text without empty lines at its edges. Blanks before its first word stay: four of them make it code."""
    return _EMPTY_LINES.sub("", text).rstrip()


def with_plain_declarations(parts: Iterable[TextSpan], references: Iterable[Reference]) -> list[TextSpan]:
    """The parts of a text with the YAML of each fence as JSON: quotes, remarks and the order of keys do not count.

    Args:
        parts: the stretches of the text.
        references: those of the text, with its fences.
    """
    plain_parts = list(parts)
    fences = [reference for reference in references if reference.kind == "fence"]
    # From the last to the first, so that the lines of those above keep their numbers.
    for fence in sorted(fences, key=lambda fence: -fence.line):
        if (data := read_plain(fence.text)) is not None:
            plain_parts = [_replace_lines(part, fence, _plain_json(data)) for part in plain_parts]
    return plain_parts


def _plain_json(data: Mapping[str, Any]) -> str:
    return json.dumps(strip_texts(data), sort_keys=True)


def _replace_lines(part: TextSpan, fence: Reference, text: str) -> TextSpan:
    """The part with one line in place of those of the fence; as it is if they do not stand there."""
    lines, place = part.text.split("\n"), fence_lines(part, fence)
    return replace(part, text="\n".join([*lines[: place.start], text, *lines[place.stop :]])) if place else part


def fence_lines(part: TextSpan, fence: Reference) -> range:
    """The lines of a part, from 0, that hold the declaration of a fence, perhaps indented; none if it stands elsewhere.

    Args:
        part: a stretch of a text.
        fence: of the text.
    """
    lines, declared = part.text.split("\n"), fence.text.split("\n")
    first = fence.line - part.line
    written = lines[first : first + len(declared)] if part.line and first >= 0 else []
    is_here = len(written) == len(declared) and all(map(str.endswith, written, declared))
    return range(first, first + len(declared)) if is_here else range(0)
