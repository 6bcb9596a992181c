"""Reads the attributes that are written behind an element, `{.own-name}`, up to the first brace that ends them.

Python-Markdown's extension looks for the last brace of the line, and puts what stands between the two behind the rest
of the line: words change their places.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor

from dashboard.core.lazy_re import lazy_re

_ATTRIBUTES = lazy_re(r"^\{:?[ ]*((?![ ])(?:\"[^\"\n]*\"|'[^'\n]*'|[^}\n])++)\}")


def end_at_first_brace(md: Markdown) -> None:
    """Let the extension, if the site has it, read no further than that."""
    for processor in md.treeprocessors:
        if isinstance(processor, AttrListTreeprocessor):
            processor.INLINE_RE = _ATTRIBUTES  # type: ignore[misc]  # (typeshed calls it final)
