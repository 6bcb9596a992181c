"""Makes the view of an audience. This and `shown_texts` are the one place that decides what of a site is shown.

A text is shown if its audience sees it, a tile if its data are under no embargo. For readers everything else follows
from that: a dataset, a shared chart or a person is shown if something shown uses it, or if it says `public: true`; a
file only if something shown uses it. Reviewers see all of the site's texts, data and people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache as once
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.file_kinds import FRAME, is_linkable, is_of_engine, is_root_file
from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import is_own, is_own_file, resolve_relative
from dashboard.data.dataset import Dataset
from dashboard.people.author import Author
from dashboard.people.institute import Institute
from dashboard.people.theme import Theme
from dashboard.pieces.analysis import Analysis
from dashboard.site.content import SiteContent
from dashboard.tiles.tile import Tile
from dashboard.view.data_changes import ChangeRecord, told_changes
from dashboard.view.dataset_charts import opening_charts, with_opening_charts
from dashboard.view.make_calendar import shown_outlook
from dashboard.view.moved_pieces import shown_redirects, shown_withdrawals
from dashboard.view.moved_things import moved_things
from dashboard.view.related_pieces import shown_related
from dashboard.view.shown_reviewers import shown_reviewers
from dashboard.view.shown_spellings import shown_spellings
from dashboard.view.shown_tags import shown_tags
from dashboard.view.shown_text import ShownText
from dashboard.view.shown_texts import shown_analyses, shown_texts
from dashboard.view.translations import shown_translations
from dashboard.view.view import View

_STYLE_URL = lazy_re(r"""url\(\s*["']?([^"')\s]+)""")
"""An address in a style sheet."""


class ShownThings(NamedTuple):
    """What is shown, by its kind."""

    texts: dict[str, ShownText]
    """By path."""
    analyses: tuple[Analysis, ...]
    tiles: tuple[Tile, ...]
    charts: tuple[ResolvedChart, ...]
    """The shared ones."""
    datasets: tuple[Dataset, ...]
    authors: tuple[Author, ...]


def make_view(content: SiteContent) -> View:
    """What the audience of a site's content may see of it."""
    settings, audience = content.settings, content.audience
    texts, analyses, tiles, charts, datasets, authors = shown_things(content)
    placed = [placement.chart for text in texts.values() for placement in text.placements if placement.chart]
    all_charts = [*charts, *placed]
    data, withdrawn = settings.data / "charts", shown_withdrawals(content)
    # A preview that begins with a few pages has none of datasets yet, and somebody waits for it.
    record = ChangeRecord() if content.partial else told_changes(content, datasets, charts, texts)
    opening = {} if content.partial else opening_charts(content, texts, charts, datasets)
    return View(
        site_name=settings.site_name,
        site_url=settings.site_url,
        contact=settings.editorial.contact or "",
        crawlers=settings.editorial.crawlers,
        zone=settings.zone,
        docs_path=settings.docs_path,
        is_preview=audience.preview,
        expires=audience.expires,
        texts=texts,
        analyses=analyses,
        datasets=datasets,
        charts=charts,
        declarations={chart.id: data / f"{chart.id}.yaml" for chart in charts},
        authors=authors,
        members=shown_members(content, authors),
        institutes=shown_institutes(content),
        themes=shown_themes(content, analyses, datasets, charts, tiles),
        dataset_charts=opening,
        tiles=tiles,
        key_charts=shown_key_charts(content, charts),
        tags=shown_tags(analyses),
        spellings=shown_spellings(content, analyses, datasets, charts),
        withdrawn=withdrawn,
        data_changes=record.changes,
        data_since=record.begins,
        redirects=shown_redirects(content, analyses, withdrawn)
        | moved_things(texts, datasets, charts, opening.values(), authors),
        files=shown_files(content, texts.values()),
        outlook=shown_outlook(content, datasets, all_charts, analyses),
        find_related=once(partial(shown_related, content, texts, analyses, datasets)),
        translations=shown_translations(content, analyses),
        reviewed_by=shown_reviewers(content, analyses),
    )


def shown_things(content: SiteContent) -> ShownThings:
    """All that the audience of a site's content has pages of, each kind decided by those before it."""
    texts, tiles = shown_texts(content), shown_tiles(content)
    charts, analyses = shown_charts(content, texts, tiles), shown_analyses(texts)
    charts = with_opening_charts(content, charts, shown_datasets(content, texts, charts, tiles))
    datasets = shown_datasets(content, texts, charts, tiles)
    return ShownThings(texts, analyses, tiles, charts, datasets, shown_authors(content, analyses))


def shown_tiles(content: SiteContent) -> tuple[Tile, ...]:
    """The tiles. One waits while a dataset that it tells of, or that its chart draws, is under embargo."""
    if content.audience.preview:
        return content.tiles
    waiting = content.datasets_under_embargo()
    return tuple(tile for tile in content.tiles if waiting.isdisjoint(content.datasets_of_tile(tile)))


def shown_charts(
    content: SiteContent, texts: Mapping[str, ShownText], tiles: Iterable[Tile]
) -> tuple[ResolvedChart, ...]:
    """The shared charts that shown texts place, shown tiles lead to or themes name, or that say `public: true`.

    Those of data under embargo wait.

    Args:
        content: all that is known.
        texts: the texts that are shown, by path.
        tiles: the tiles that are shown.
    """
    charts = [chart for chart in content.shared_charts.values() if chart]
    if content.audience.preview:
        return tuple(charts)
    placed = {placement.id for text in texts.values() for placement in text.placements}
    placed |= {tile.chart for tile in tiles}
    placed |= {name for theme in content.registry.themes.values() for name in theme.charts}
    waiting = content.datasets_under_embargo()
    return tuple(
        chart for chart in charts if (chart.public or chart.id in placed) and waiting.isdisjoint(chart.datasets)
    )


def shown_datasets(
    content: SiteContent, texts: Mapping[str, ShownText], charts: Iterable[ResolvedChart], tiles: Iterable[Tile]
) -> tuple[Dataset, ...]:
    """The datasets that shown texts, charts or tiles use or that say `public: true`, without those under embargo.

    Args:
        content: all that is known.
        texts: the texts that are shown, by path.
        charts: the shared charts that are shown.
        tiles: the tiles that are shown.
    """
    datasets = [*content.sound_datasets.values()]
    if content.audience.preview:
        return tuple(datasets)
    used = {name for text in texts.values() for name in text.datasets}
    used |= {name for chart in charts for name in chart.datasets} | {name for tile in tiles for name in tile.datasets}
    public = {dataset.name for dataset in datasets if dataset.descriptor.public}
    shown = (used | public) - content.datasets_under_embargo()
    return tuple(dataset for dataset in datasets if dataset.name in shown)


def shown_authors(content: SiteContent, analyses: Iterable[Analysis]) -> tuple[Author, ...]:
    """The people who have written a shown piece, who have published elsewhere, or who say `public: true`.

    Args:
        content: all that is known.
        analyses: the pieces that are shown.
    """
    authors = [author for author in content.registry.authors.values() if author]
    if content.audience.preview:
        return tuple(authors)
    writing = {author.slug for analysis in analyses for author in analysis.authors}
    return tuple(author for author in authors if author.slug in writing or author.entry.works or author.entry.public)


def shown_members(content: SiteContent, authors: Iterable[Author]) -> dict[str, tuple[Author, ...]]:
    """Of each shown team, by its slug, the members who are shown themselves.

    Args:
        content: all that is known.
        authors: the people and teams that are shown.
    """
    shown = {author.slug for author in authors}
    teams = {slug: team for slug, team in content.registry.members.items() if slug in shown}
    return {slug: tuple(member for member in team if member.slug in shown) for slug, team in teams.items()}


def shown_files(content: SiteContent, texts: Iterable[ShownText]) -> frozenset[str]:
    """The files under docs/ that are no texts, by their paths from the root.

    They are the files that shown texts show or link to, those that every page uses by mkdocs.yml, and a few at the root
    that are asked for without a link.

    Args:
        content: all that is known.
        texts: the texts that are shown.
    """
    root, docs = content.settings.root, content.settings.docs_path
    shown = {path for text in texts for path in text.source_text.files if is_linkable(path)}
    for name in content.settings.frame_files:
        named = (f"{docs}/{name}", *_files_of_styles(f"{docs}/{name}", root))
        shown |= {path for path in named if path.lower().endswith(tuple(FRAME))}
    shown |= {path for path in content.files if is_root_file(path.removeprefix(f"{docs}/"))}
    slugs = content.slugs
    own = (path for path in shown if not is_of_engine(path.removeprefix(f"{docs}/"), slugs))
    return frozenset(path for path in own if path in content.files)


def _files_of_styles(path: str, root: Path) -> Iterator[str]:
    """The files that a style sheet shows, such as fonts, by their paths from the root."""
    if path.endswith(".css") and is_own_file(root / path, root):
        for address in _STYLE_URL.findall((root / path).read_text(encoding="utf-8", errors="replace")):
            if is_own(address):
                yield resolve_relative(path, address)


def shown_institutes(content: SiteContent) -> tuple[Institute, ...]:
    """All institutes: partners first, then the houses to which they belong, each group by its short names."""
    institutes = [institute for institute in content.registry.institutes.values() if institute]
    return tuple(sorted(institutes, key=lambda institute: (not institute.partner, institute.entry.short_name)))


def shown_themes(
    content: SiteContent,
    analyses: tuple[Analysis, ...],
    datasets: tuple[Dataset, ...],
    charts: tuple[ResolvedChart, ...],
    tiles: tuple[Tile, ...],
) -> tuple[Theme, ...]:
    """The themes of what is shown.

    Args:
        content: all that is known.
        analyses: the pieces that are shown.
        datasets: the datasets that are shown.
        charts: the shared charts that are shown.
        tiles: the tiles that are shown.
    """
    shown = {analysis.theme.slug for analysis in analyses}
    shown |= {dataset.theme for dataset in datasets} | {chart.theme for chart in charts}
    shown |= {tile.theme for tile in tiles}
    shown |= shown_key_charts(content, charts).keys()
    return tuple(theme for theme in content.registry.themes.values() if theme.slug in shown)


def shown_key_charts(content: SiteContent, charts: tuple[ResolvedChart, ...]) -> dict[str, tuple[ResolvedChart, ...]]:
    """The charts with which the page of each theme opens, by its slug, in the order of the theme's list.

    Args:
        content: all that is known.
        charts: the shared charts that are shown.
    """
    shown = {chart.id: chart for chart in charts}
    themes = content.registry.themes.values()
    named = {theme.slug: tuple(shown[name] for name in theme.charts if name in shown) for theme in themes}
    return {slug: charts for slug, charts in named.items() if charts}
