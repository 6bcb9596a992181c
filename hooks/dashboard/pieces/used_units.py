"""The units of `data/names.yaml` that a text uses. They say what its words mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.declared_units import UnitWords
from dashboard.pieces.source_text import SourceText

_TAG = lazy_re(r"<[^>]*>")


def used_units(source_text: SourceText, units: Iterable[UnitWords]) -> Iterator[UnitWords]:
    """Find the declared units with a word that stands in a text, in its front matter or in one of its charts.

    Args:
        source_text: the text.
        units: all that the site declares.
    """
    declared = list(units)
    if not declared:
        return
    references = (part for reference in source_text.references for part in (reference.text, reference.alt))
    head = str(source_text.head.data) if source_text.head else ""
    words = unescape(_TAG.sub(" ", "\n".join([source_text.html, head, *references])))
    for unit in declared:
        if re.search(rf"\b(?:{'|'.join(map(re.escape, unit.words))})\b", words, re.IGNORECASE):
            yield unit
