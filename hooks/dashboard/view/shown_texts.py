"""The texts of a view: which of a site's texts its audience sees, and what of each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import partial

from msgspec.structs import replace

from dashboard.pieces.analysis import Analysis
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.placed_facts import PlacedFacts
from dashboard.pieces.source_text import SourceText
from dashboard.site.content import SiteContent
from dashboard.view.shown_text import ShownText
from dashboard.view.view import View

_FOR_THE_DESK: Mapping[str, list[str] | None] = {"reviewers": [], "related": [], "translation_of": None}
"""Names in a front matter that readers do not get, and what they get: a piece that is named may be hidden from them."""


def shown_texts(content: SiteContent) -> dict[str, ShownText]:
    """The texts that the audience sees, by path, each with what stands in it."""
    seen = [path for path in content.source_texts if content.audience.sees(content.text_at(path))]
    return {path: shown_text(content, path) for path in seen}


def shown_text(content: SiteContent, path: str) -> ShownText:
    """A text that the audience sees, with what stands in it.

    Args:
        content: all that is known.
        path: the text's.
    """
    source_text, analysis = content.source_texts[path], content.analyses.get(path)
    notebook = content.notebooks.get(path)
    cells, files = (notebook.cells, notebook.files) if notebook else ((), {})
    placements = shown_placements(content, path)
    if not content.audience.preview:
        source_text, analysis = for_readers(source_text, with_days_until(analysis, content.today))
    facts, works = shown_facts(content, path), tuple(map(content.bibliography.entries.get, source_text.works))
    # The same object as in the last build, so that what follows from it alone is not computed again.
    return content.cache.memoize_if_same(
        ("shown text", path, content.audience.preview),
        (source_text, analysis, facts, notebook, *placements, *works),
        partial(ShownText, source_text, analysis, placements, facts, cells, works, files),
    )


def with_texts(view: View, content: SiteContent, paths: Iterable[str]) -> View:
    """A view with other versions of some of its texts.

    Args:
        view: what is shown of an earlier content of the site.
        content: a content that differs in these texts alone, and in no front matter.
        paths: the texts'.
    """
    texts = {path: shown_text(content, path) for path in paths}
    pieces = {path: text.analysis for path, text in texts.items() if text.analysis}
    analyses = tuple(pieces.get(piece.path, piece) for piece in view.analyses)
    return replace(view, texts={**view.texts, **texts}, analyses=analyses)


def shown_analyses(texts: dict[str, ShownText]) -> tuple[Analysis, ...]:
    """The pieces among shown texts, newest first."""
    analyses = [text.analysis for text in texts.values() if text.analysis]
    return tuple(sorted(analyses, key=lambda piece: (piece.day, piece.slug), reverse=True))


def for_readers(source_text: SourceText, analysis: Analysis | None) -> tuple[SourceText, Analysis | None]:
    """A text and its front matter without names of reviewers and of other pieces, and without a notebook's raw cells.

    Args:
        source_text: the text.
        analysis: its front matter, if it is a piece.
    """
    head, hidden = source_text.head, _FOR_THE_DESK.keys()
    if source_text.notebook is None and (head is None or hidden.isdisjoint(head.data)):
        return source_text, analysis
    if head:
        data = {key: value for key, value in head.data.items() if key not in hidden}
        places = {location: place for location, place in head.places.items() if hidden.isdisjoint(location[:1])}
        head = replace(head, data=data, places=places)
    if analysis:
        analysis = replace(analysis, front=analysis.front.model_copy(update=_FOR_THE_DESK))
    return replace(source_text, head=head, notebook=None), analysis


def with_days_until(analysis: Analysis | None, today: datetime.date) -> Analysis | None:
    """A piece without the corrections and the update whose day is still to come.

    Args:
        analysis: the piece; None of a page that is none.
        today: in the site's time zone.
    """
    if analysis is None:
        return None
    front = analysis.front
    corrections = [correction for correction in front.corrections if correction.date <= today]
    updated = front.updated if front.updated and front.updated <= today else None
    if (corrections, updated) == (front.corrections, front.updated):
        return analysis
    return replace(analysis, front=front.model_copy(update={"corrections": corrections, "updated": updated}))


def shown_placements(content: SiteContent, path: str) -> tuple[Placement, ...]:
    """The charts at their places in a shown text. Readers get no findings: a hint may name what is hidden.

    Args:
        content: all that is known.
        path: the text's.
    """
    placements = tuple(content.placements[path])
    if content.audience.preview:
        return placements
    return tuple(replace(placement, findings=()) if placement.findings else placement for placement in placements)


def shown_facts(content: SiteContent, path: str) -> PlacedFacts:
    """The facts in a shown text. Readers get the words alone of what is not borne out, and no findings.

    Args:
        content: all that is known.
        path: the text's.
    """
    facts = content.facts[path]
    if content.audience.preview or not any(placed.findings for placed in facts):
        return facts
    # (In a heading the words are no link; that has to be known where they are written.)
    return replace(
        facts,
        placed=tuple(
            replace(
                placed,
                fact=placed.fact if placed.is_sound else None,
                findings=tuple(finding for finding in placed.findings if finding.id == "fact-place"),
            )
            for placed in facts
        ),
    )
