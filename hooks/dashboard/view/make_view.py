"""Makes the view of an audience. This is the one place that decides what of a site is shown.

A text is shown if its audience sees it. Everything else follows from that: a dataset, a shared chart or a person is
shown if something shown uses it, or if nothing uses it at all; a file below the top of docs/ only if something shown
uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Set
from dataclasses import dataclass, replace

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.paths import is_text
from dashboard.data.dataset import Dataset
from dashboard.people.registry import Author, Institute, Theme
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.placed_charts import Placement
from dashboard.review.review import ENDING
from dashboard.site.content import SiteContent
from dashboard.view.moved_pieces import shown_redirects, shown_withdrawals
from dashboard.view.view import ShownText, View


@dataclass(frozen=True)
class UsedNames:
    """The names that shown texts use, and those that hidden texts use."""

    shown: frozenset[str]
    hidden: frozenset[str]

    @property
    def only_hidden(self) -> frozenset[str]:
        """The names that hidden texts use, and no shown text."""
        return self.hidden - self.shown


@dataclass(frozen=True)
class ShownFiles:
    """The files under docs/ that are no texts and that are shown."""

    uses: UsedNames
    is_preview: bool

    def __contains__(self, path: object) -> bool:
        """Whether the file at a path from the root is shown.

        Readers get the files that shown texts use, and the files at the top of docs/ (robots.txt, CNAME) unless only
        hidden texts use them. Reviewers get all files. Review files are shown to nobody.
        """
        if not isinstance(path, str) or is_text(path) or path.endswith(ENDING):
            return False
        at_top = path.count("/") == 1
        return self.is_preview or path in self.uses.shown or (at_top and path not in self.uses.hidden)


def make_view(content: SiteContent) -> View:
    """What the audience of a site's content may see of it."""
    settings, audience = content.settings, content.audience
    texts = shown_texts(content)
    datasets, charts, analyses = shown_datasets(content, texts), shown_charts(content, texts), shown_analyses(texts)
    data, withdrawn = settings.data / "charts", shown_withdrawals(content)
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
        institutes=shown_institutes(content),
        themes=shown_themes(content, analyses, datasets, charts),
        withdrawn=withdrawn,
        redirects=shown_redirects(content, analyses, withdrawn),
        files=ShownFiles(find_uses(content, texts, lambda path: content.source_texts[path].files), audience.preview),
    )


def shown_texts(content: SiteContent) -> dict[str, ShownText]:
    """The texts that the audience sees, by path, each with what stands in it."""
    texts = {}
    for path, source_text in content.source_texts.items():
        analysis = content.analyses.get(path)
        if content.audience.sees(source_text, analysis):
            notebook = content.notebooks.get(path)
            cells, files = (notebook.cells, notebook.files) if notebook else ((), {})
            placements = shown_placements(content, path)
            texts[path] = ShownText(source_text, analysis, placements, content.facts[path], cells, files)
    return texts


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


def find_uses(content: SiteContent, texts: Collection[str], names_of: Callable[[str], Set[str]]) -> UsedNames:
    """What texts use, sorted by whether they are shown.

    Args:
        content: all that is known.
        texts: the paths of the texts that are shown.
        names_of: gives the names that the text at a path uses.
    """
    shown: set[str] = set()
    hidden: set[str] = set()
    for path in content.source_texts:
        (shown if path in texts else hidden).update(names_of(path))
    return UsedNames(frozenset(shown), frozenset(hidden))


def shown_analyses(texts: dict[str, ShownText]) -> tuple[Analysis, ...]:
    """The pieces among shown texts, newest first."""
    analyses = [text.analysis for text in texts.values() if text.analysis]
    return tuple(sorted(analyses, key=lambda piece: (piece.front.date, piece.slug), reverse=True))


def _hidden_datasets(content: SiteContent, texts: Collection[str]) -> frozenset[str]:
    return frozenset() if content.audience.preview else find_uses(content, texts, content.datasets_of).only_hidden


def shown_datasets(content: SiteContent, texts: Collection[str]) -> tuple[Dataset, ...]:
    """The datasets, without those that only hidden texts use.

    Args:
        content: all that is known.
        texts: the paths of the texts that are shown.
    """
    hidden = _hidden_datasets(content, texts)
    return tuple(dataset for name, dataset in content.datasets.items() if dataset and name not in hidden)


def shown_charts(content: SiteContent, texts: Collection[str]) -> tuple[ResolvedChart, ...]:
    """The shared charts, without those that only hidden texts place.

    A chart that no text places is left out as well if it draws a dataset that only hidden texts use.

    Args:
        content: all that is known.
        texts: the paths of the texts that are shown.
    """
    charts = [chart for chart in content.shared_charts.values() if chart]
    if content.audience.preview:
        return tuple(charts)
    uses = find_uses(content, texts, lambda path: {placement.id for placement in content.placements[path]})
    hidden_data = _hidden_datasets(content, texts)
    hidden = uses.hidden | {chart.id for chart in charts if not hidden_data.isdisjoint(chart.datasets)}
    return tuple(chart for chart in charts if chart.id in uses.shown or chart.id not in hidden)


def shown_authors(content: SiteContent, texts: Collection[str]) -> tuple[Author, ...]:
    """The people whom a shown piece names, who have published elsewhere, or whom no piece names.

    Args:
        content: all that is known.
        texts: the paths of the texts that are shown.
    """
    authors = [author for author in content.registry.authors.values() if author]
    if content.audience.preview:
        return tuple(authors)
    pieces = {path: content.source_texts[path].people for path in content.analyses}
    shown = {name for path, people in pieces.items() if path in texts for name in people}
    hidden = {name for path, people in pieces.items() if path not in texts for name in people} - shown
    return tuple(author for author in authors if author.slug not in hidden or author.entry.works)


def shown_institutes(content: SiteContent) -> tuple[Institute, ...]:
    """All institutes: partners first, then the houses to which they belong, each group by its short names."""
    institutes = [institute for institute in content.registry.institutes.values() if institute]
    return tuple(sorted(institutes, key=lambda institute: (not institute.partner, institute.entry.short_name)))


def shown_themes(
    content: SiteContent,
    analyses: tuple[Analysis, ...],
    datasets: tuple[Dataset, ...],
    charts: tuple[ResolvedChart, ...],
) -> tuple[Theme, ...]:
    """The themes of what is shown.

    Args:
        content: all that is known.
        analyses: the pieces that are shown.
        datasets: the datasets that are shown.
        charts: the shared charts that are shown.
    """
    shown = {analysis.theme.slug for analysis in analyses}
    shown |= {dataset.theme for dataset in datasets} | {chart.theme for chart in charts}
    return tuple(theme for theme in content.registry.themes.values() if theme.slug in shown)
