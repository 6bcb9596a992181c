"""Finds `[@key]` where no mark comes of it: in headings, in the words of links, and in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re
from dashboard.core.text_span import TextSpan, first_place
from dashboard.pieces.reference import Reference
from dashboard.references.citation import CITATION

_SHOWN = lazy_re(rf"(?<!\^){CITATION.pattern}")
"""Works in brackets that readers see. A note of Pandoc, `^[see @key]`, has a finding of its own."""
_BACKSLASH = lazy_re(r"(?<=\w)\\(?=[\]_~*-])")
"""A backslash that Pandoc writes within a key, or behind it."""
_CODE = lazy_re(r"<(code|pre|math)\b.*?</\1>|<[^<>]*>", re.S)


def lost_places(references: Iterable[Reference], path: str) -> Iterator[Finding]:
    """A finding for each citation at a place that has no marks.

    Args:
        references: those of the text.
        path: the file.
    """
    for reference in references:
        if reference.kind == "work" and not reference.alt:
            place = "in the words of a link" if "a" in reference.within.split() else "in a heading"
            message = f"[{_on_one_line(reference.text)}] stands {place}, where it gets no number."
            hint = "Put it behind a sentence of the text."
            yield _finding(path, reference.line or 1, reference.column, message, hint)


def lost_in_html(html: str, parts: Sequence[TextSpan], path: str) -> Iterator[Finding]:
    """A finding for each citation that readers would see as it is written.

    Args:
        html: of the text, clean.
        parts: of the file, to find the place, and to know what is written with a backslash on purpose.
        path: the file.
    """
    if "@" not in html:
        return
    texts = [_BACKSLASH.sub("", part.text) for part in parts if part.line]
    for citation in dict.fromkeys(match[0] for match in _SHOWN.finditer(unescape(_CODE.sub(" ", html)))):
        if any(f"\\{citation}" in text for text in texts):
            continue
        line, column = first_place(citation, parts)
        message = f"{_on_one_line(citation)} stands where it gets no number: readers see it as it is written."
        hint = "In HTML Markdown reads nothing: write it outside, or give the element the attribute markdown."
        yield _finding(path, line, column, message, hint)


def _finding(path: str, line: int, column: int, message: str, hint: str) -> Finding:
    return Finding(id="reference-lost", path=path, line=line, column=column, message=message, hint=hint)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
