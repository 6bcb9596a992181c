"""The check of `[@key]` in the words beside a text. `pieces/lost_works.py` finds the same in the text itself."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.checks.check import TextIssue, text_check
from dashboard.checks.prose import Prose
from dashboard.references.citation import CITATION


@text_check("reference-lost", "error")
def reference_lost(prose: Prose) -> Iterator[TextIssue]:
    """A work is named where it gets no number: in the front matter, a chart, an alternative, a heading, a link, HTML.

    Why: Readers would see `[@key]` there, or nothing at all.

    Bad:
        ## Trade grew [@kowalska2024]

        It did so for years.

    Good:
        ## Trade grew

        It did so for years [@kowalska2024].
    """
    for text in prose.side_texts:
        for citation in CITATION.finditer(prose.source, text.start, text.end):
            written = " ".join(citation[0].split())
            message = f"{written} stands where it gets no number: readers see it as it is written."
            yield TextIssue(*citation.span(), message, "Name the work in the text.")
