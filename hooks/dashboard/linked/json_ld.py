"""JSON-LD: what a page is about, in the words of schema.org, as a data block of its head."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

Node = dict[str, Any]
"""A thing with its properties. Empty ones are left out when it is written."""
_CONTEXT = "https://schema.org"
_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"}
"""No text can end the element or begin another one; as JSON it is the same."""


def data_block(nodes: Sequence[Node]) -> Markup:
    """The element that holds things; nothing if there are none.

    Args:
        nodes: the things, the one that the page is about first.
    """
    if not nodes:
        return Markup()
    graph = {"@context": _CONTEXT, "@graph": [without_empty(node) for node in nodes]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))


def without_empty(value: Any) -> Any:
    """A value without what is not known, and without a list around a single thing."""
    if isinstance(value, dict):
        return {key: without_empty(item) for key, item in value.items() if item not in (None, "", [], {}, ())}
    if isinstance(value, list | tuple):
        kept = [without_empty(item) for item in value]
        return kept[0] if len(kept) == 1 else kept
    return value
