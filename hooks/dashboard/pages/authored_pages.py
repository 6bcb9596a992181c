"""The pages of what authors write: analyses, the front page, and other texts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dashboard.charts.render.artefacts import Artefacts
from dashboard.core.finding import Finding, in_order
from dashboard.core.paths import facts_file, is_text, resolve_relative
from dashboard.editorial.review_bar import review_bar
from dashboard.pages.page import Page
from dashboard.pages.page_body import Body, PlacedChart
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.placed_facts import PlacedFacts
from dashboard.pieces.source_text import SourceText
from dashboard.review.review import ENDING

if TYPE_CHECKING:
    from dashboard.site.edition import Edition

LATEST, PICTURES = 12, 9
"""So many entries stand on the front page, and so many of them carry a picture."""


@dataclass(frozen=True)
class FirstChart:
    """What a list shows of a piece's first chart."""

    title: str
    subtitle: str
    artefacts: Artefacts

    @property
    def pictures(self) -> dict[str, Markup]:
        """Its drawings by size, 'wide' and 'narrow'."""
        return {
            size: Markup(self.artefacts.read(size).replace("<svg ", f'<svg class="{size}" ', 1))
            for size in ("wide", "narrow")
        }


def all_pages(edition: Edition) -> dict[str, Page]:
    """Every page of the site, by its path."""
    return {page.path: page for page in (*text_pages(edition), *edition.generated_pages)}


def text_pages(edition: Edition) -> Iterator[Page]:
    """The page of each text that is shown."""
    findings: dict[str, list[Finding]] = {}
    for one in in_order(edition.findings) if edition.preview else []:
        findings.setdefault(one.path, []).append(one)
    prefix = f"{edition.settings.docs_path}/"
    # An author who has broken a file has its page open: there it says why.
    for path in sorted(findings.keys() - edition.source_texts.keys()):
        if path.startswith(prefix) and is_text(path):
            stem = path.removeprefix(prefix).rpartition(".")[0]
            make = partial(dict[str, Any], findings=findings[path])
            yield Page(f"{stem}.md", stem.rpartition("/")[2], "", "unreadable.html", make)
    for path, source_text in edition.source_texts.items():
        if not edition.shows(path):
            continue
        analysis, head = edition.analyses.get(path), source_text.head.data if source_text.head else {}
        title = head.get("title") or next((one.words for one in source_text.headings if one.level == 1), "")
        template = "analysis.html" if source_text.is_analysis else head.get("template", "main.html")
        about = analysis.front.standfirst if analysis else head.get("description", "")
        review = f"{path.rpartition('.')[0]}{ENDING}"
        own = [*findings.get(path, []), *findings.get(review, [])]
        make = partial(_context, edition, source_text, analysis, own)
        source = f"{path.removeprefix(prefix).rpartition('.')[0]}.md"
        yield Page(source, str(title), str(about), template, make, head)


def _context(
    edition: Edition, source_text: SourceText, analysis: Analysis | None, findings: list[Finding]
) -> dict[str, Any]:
    context: dict[str, Any] = {"body": _body(edition, source_text)}
    if edition.preview:
        context["review"] = review_bar(edition, source_text, analysis, findings)
        # A page is loaded again where a picture on it is another one, though its own lines are the same.
        context["seen"] = edition.digests.pictures(source_text)
    if analysis:
        facts = len(edition.facts[analysis.path])
        context |= {"analysis": analysis, "hero": _hero(edition, analysis), "data_updated": _updated(edition, analysis)}
        context["facts"] = {"number": facts, "url": facts_file(analysis.slug)} if facts else None
    if source_text.path == edition.path_of("index.md"):
        pieces = edition.shown_analyses()[:LATEST]
        context |= {
            "analyses": pieces,
            "pictures": {one.slug: first for one in pieces[:PICTURES] if (first := _first_chart(edition, one))},
        }
    return context


def _body(edition: Edition, source_text: SourceText) -> Body:
    placements = edition.placements.get(source_text.path, [])
    figures = {one.key: PlacedChart(one, edition.artefacts_of(one)) for one in placements}
    facts, cells = edition.facts.get(source_text.path, PlacedFacts()), edition.cells.get(source_text.path, {})
    return Body(
        source_text, figures, facts, cells, edition.versions.review_html(source_text.path) if edition.preview else None
    )


def _first_chart(edition: Edition, analysis: Analysis) -> FirstChart | None:
    for placement in edition.placements[analysis.path]:
        if placement.chart and (made := edition.artefacts_of(placement)):
            return FirstChart(placement.chart.title, placement.chart.subtitle, made)
    return None


def _updated(edition: Edition, analysis: Analysis) -> datetime.date | None:
    """The day of the newest dataset that a piece draws on."""
    charts = (one.chart.updated for one in edition.placements[analysis.path] if one.chart)
    facts = (one.fact.updated for one in edition.facts[analysis.path] if one.fact)
    return max((day for day in (*charts, *facts) if day), default=None)


def _hero(edition: Edition, analysis: Analysis) -> str:
    """A hero picture's address from the root of the site."""
    hero = analysis.front.hero
    return resolve_relative(analysis.path, hero.image).removeprefix(f"{edition.settings.docs_path}/") if hero else ""
