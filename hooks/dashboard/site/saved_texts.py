"""Reads texts that were just saved into what is known of a site, where nothing but their own words has changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from dashboard.core.finding import Finding
from dashboard.facts.fact_reader import FactReader
from dashboard.facts.named_fact import load_facts
from dashboard.pieces.analysis import minutes_to_read
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.source_text import SourceText
from dashboard.pieces.text_loader import read_texts
from dashboard.site.content import SiteContent
from dashboard.site.load_data import SiteData
from dashboard.site.load_site import place_all_facts
from dashboard.site.read_analyses import is_cleared


def with_saved_texts(content: SiteContent, paths: Collection[str]) -> tuple[SiteContent, list[Finding]] | None:
    """Read texts anew. What other files say is taken to be as it was.

    Args:
        content: what was known of the site before they were saved.
        paths: theirs, from the root of the repository.

    Returns:
        the content with the texts, and the findings in them; None where more than words has changed, so that other
        pages or pictures may depend on it: a front matter, a chart, a file that is shown, a notebook.
    """
    findings: list[Finding] = []
    before = content.source_texts
    if not all(path in before and content.text_at(path) and not _has_more(before[path]) for path in paths):
        return None
    settings, cache = content.settings, content.cache
    texts = read_texts(settings, content.known_names, cache, findings, sorted(paths))
    if texts.keys() != set(paths) or any(_has_other_files(before[path], text) for path, text in texts.items()):
        return None
    placer = SiteData(content.resources, content.shared_charts).placer(cache, findings)
    placements = {path: placer.place(text) for path, text in texts.items()}
    if any(_drawn(placements[path]) != _drawn(content.placements[path]) for path in paths):
        return None
    return replace_texts(content, texts, placements, findings), findings


def _has_more(text: SourceText) -> bool:
    """Whether more than the file decides what is shown of a text."""
    return text.notebook is not None or text.plugins is not None


def _has_other_files(before: SourceText, now: SourceText) -> bool:
    """Whether a text has another front matter than before, or shows and links to other files."""
    return before.head != now.head or before.files != now.files


def _drawn(placements: Collection[Placement]) -> list[object]:
    """What decides the pictures of a text's charts."""
    return [(placement.id, placement.chart, placement.alt) for placement in placements]


def replace_texts(
    content: SiteContent,
    texts: Mapping[str, SourceText],
    placements: Mapping[str, list[Placement]],
    findings: list[Finding],
) -> SiteContent:
    """The content with other versions of some texts, and what its data say of their facts.

    Args:
        content: what was known of the site.
        texts: the texts, by path.
        placements: their charts.
        findings: gets what is wrong with their facts.
    """
    settings, cache = content.settings, content.cache
    book = load_facts(settings.data / "facts.yaml", settings.root, cache, [])
    reader = FactReader(content.datasets, book, content.history)
    facts = place_all_facts(texts, reader, settings, cache, findings, content.approvals.digests.units)
    approvals = content.approvals.with_texts(texts, placements, facts)
    analyses, pages = {**content.analyses}, {**content.standing_pages}
    for path, text in texts.items():
        if piece := analyses.get(path):
            cleared = is_cleared(text, piece, approvals)
            analyses[path] = replace(piece, minutes=minutes_to_read(text.words), cleared=cleared)
        if page := pages.get(path):
            pages[path] = replace(page, cleared=not text.edited)
    return replace(
        content,
        source_texts={**content.source_texts, **texts},
        placements={**content.placements, **placements},
        facts={**content.facts, **facts},
        approvals=approvals,
        analyses=analyses,
        standing_pages=pages,
    )
