"""Makes the view of an audience: the one place where it is decided what of a site is shown.

A text is shown if its audience sees it. Everything else follows from that: a dataset, a shared chart, a person or a
file is shown where something shown uses it, or where nothing uses it at all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Set
from dataclasses import dataclass

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.paths import is_text
from dashboard.data.dataset import Dataset
from dashboard.people.registry import Author, Institute, Theme
from dashboard.pieces.analysis import Analysis
from dashboard.review.review import ENDING
from dashboard.site.content import SiteContent
from dashboard.view.view import ShownText, View


@dataclass(frozen=True)
class Uses:
    """Names that texts use, by whether these texts are shown."""

    shown: frozenset[str]
    hidden: frozenset[str]

    @property
    def only_hidden(self) -> frozenset[str]:
        """What nothing shown uses, and something hidden does."""
        return self.hidden - self.shown


@dataclass(frozen=True)
class ShownFiles:
    """The files under docs/ that are no texts and that are shown."""

    uses: Uses
    is_preview: bool

    def __contains__(self, path: object) -> bool:
        """Whether the file at a path from the root is shown.

        Readers get what something shown uses, and what stands at the top (robots.txt, CNAME) unless only a hidden text
        uses it. What reviewers leave is shown to nobody.
        """
        if not isinstance(path, str) or is_text(path) or path.endswith(ENDING):
            return False
        at_top = path.count("/") == 1
        return self.is_preview or path in self.uses.shown or (at_top and path not in self.uses.hidden)


def make_view(content: SiteContent) -> View:
    """What the audience of some content may see of it."""
    settings, audience = content.settings, content.audience
    texts = shown_texts(content)
    datasets, charts, analyses = shown_datasets(content, texts), shown_charts(content, texts), shown_analyses(texts)
    data = settings.data / "charts"
    return View(
        site_name=settings.site_name,
        site_url=settings.site_url,
        zone=settings.zone,
        docs_path=settings.docs_path,
        is_preview=audience.preview,
        expires=audience.expires,
        texts=texts,
        analyses=analyses,
        datasets=datasets,
        charts=charts,
        declarations={chart.id: data / f"{chart.id}.yaml" for chart in charts},
        authors=shown_authors(content, texts),
        institutes=known_institutes(content),
        themes=shown_themes(content, analyses, datasets, charts),
        files=ShownFiles(uses_of(content, texts, lambda path: content.source_texts[path].files), audience.preview),
    )


def shown_texts(content: SiteContent) -> dict[str, ShownText]:
    texts = {}
    for path, source_text in content.source_texts.items():
        analysis = content.analyses.get(path)
        if content.audience.sees(source_text, analysis):
            notebook = content.notebooks.get(path)
            placements, facts = tuple(content.placements[path]), content.facts[path]
            cells, files = (notebook.cells, notebook.files) if notebook else ((), {})
            texts[path] = ShownText(source_text, analysis, placements, facts, cells, files)
    return texts


def uses_of(content: SiteContent, texts: Collection[str], names_of: Callable[[str], Set[str]]) -> Uses:
    """What texts use. `names_of` gives the names that the text at a path uses."""
    shown: set[str] = set()
    hidden: set[str] = set()
    for path in content.source_texts:
        (shown if path in texts else hidden).update(names_of(path))
    return Uses(frozenset(shown), frozenset(hidden))


def shown_analyses(texts: dict[str, ShownText]) -> tuple[Analysis, ...]:
    analyses = [text.analysis for text in texts.values() if text.analysis]
    return tuple(sorted(analyses, key=lambda piece: (piece.front.date, piece.slug), reverse=True))


def _hidden_datasets(content: SiteContent, texts: Collection[str]) -> frozenset[str]:
    return frozenset() if content.audience.preview else uses_of(content, texts, content.datasets_of).only_hidden


def shown_datasets(content: SiteContent, texts: Collection[str]) -> tuple[Dataset, ...]:
    hidden = _hidden_datasets(content, texts)
    return tuple(dataset for name, dataset in content.datasets.items() if dataset and name not in hidden)


def shown_charts(content: SiteContent, texts: Collection[str]) -> tuple[ResolvedChart, ...]:
    """Of the shared charts also none on data that only a hidden text uses, unless a shown text places it."""
    charts = [chart for chart in content.shared_charts.values() if chart]
    if content.audience.preview:
        return tuple(charts)
    uses = uses_of(content, texts, lambda path: {placement.id for placement in content.placements[path]})
    hidden_data = _hidden_datasets(content, texts)
    hidden = uses.hidden | {chart.id for chart in charts if not hidden_data.isdisjoint(chart.datasets)}
    return tuple(chart for chart in charts if chart.id in uses.shown or chart.id not in hidden)


def shown_authors(content: SiteContent, texts: Collection[str]) -> tuple[Author, ...]:
    """People with something shown or published elsewhere, and those whom no piece names at all."""
    authors = [author for author in content.registry.authors.values() if author]
    if content.audience.preview:
        return tuple(authors)
    pieces = {path: content.source_texts[path].people for path in content.analyses}
    shown = {name for path, people in pieces.items() if path in texts for name in people}
    hidden = {name for path, people in pieces.items() if path not in texts for name in people} - shown
    return tuple(author for author in authors if author.slug not in hidden or author.entry.works)


def known_institutes(content: SiteContent) -> tuple[Institute, ...]:
    institutes = [institute for institute in content.registry.institutes.values() if institute]
    return tuple(sorted(institutes, key=lambda institute: (not institute.partner, institute.entry.short_name)))


def shown_themes(
    content: SiteContent,
    analyses: tuple[Analysis, ...],
    datasets: tuple[Dataset, ...],
    charts: tuple[ResolvedChart, ...],
) -> tuple[Theme, ...]:
    shown = {analysis.theme.slug for analysis in analyses}
    shown |= {dataset.theme for dataset in datasets} | {chart.theme for chart in charts}
    return tuple(theme for theme in content.registry.themes.values() if theme.slug in shown)
