"""What one audience may see of a site at one moment. Pages, lists, downloads, search and sitemap get nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import field

from dashboard.cache.store import CachedFile
from dashboard.charts.render.artefacts import Artefacts, ChartRequest
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.dates import day
from dashboard.core.frozen import Frozen, freeze_mappings
from dashboard.core.grouping import group_by, group_by_each
from dashboard.core.paths import address_of
from dashboard.core.slug import slug_of
from dashboard.core.words import _
from dashboard.data.data_change import DataChange
from dashboard.data.dataset import Dataset
from dashboard.people.author import Author
from dashboard.people.institute import Institute
from dashboard.people.theme import Theme
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.tag import Tag
from dashboard.tiles.tile import Tile
from dashboard.view.cited_facts import pieces_citing, rows_cited
from dashboard.view.first_charts import first_charts
from dashboard.view.logo import Logo
from dashboard.view.outlook import Outlook
from dashboard.view.picture import Picture, credit_in_lists
from dashboard.view.related_piece import Related
from dashboard.view.shown_text import ShownText
from dashboard.view.withdrawn_piece import WithdrawnPiece


class View(Frozen):
    """Everything that outputs may show, filtered for one audience."""

    site_name: str
    site_url: str
    """With a slash at its end; empty if the site has no address."""
    zone: ZoneInfo
    docs_path: str
    """The folder of texts, from the root of the repository."""
    is_preview: bool
    expires: datetime.date | None
    """The last day of a preview that is built as a folder; None in every other case."""
    texts: Mapping[str, ShownText]
    """By the path of their file, in the order in which they were read."""
    analyses: tuple[Analysis, ...]
    """Newest first."""
    datasets: tuple[Dataset, ...]
    charts: tuple[ResolvedChart, ...]
    """The shared charts. A chart of one text alone is among the text's placements."""
    declarations: Mapping[str, Path]
    """The files that declare the shared charts, by the charts' ids."""
    authors: tuple[Author, ...]
    institutes: tuple[Institute, ...]
    """Partners first, then the houses to which they belong."""
    members: Mapping[str, tuple[Author, ...]]
    """Of each team that is shown, by its slug, the people who are shown themselves."""
    themes: tuple[Theme, ...]
    """The themes of the analyses, the datasets and the shared charts."""
    key_charts: Mapping[str, tuple[ResolvedChart, ...]]
    """Of each theme that names any, by its slug, the shared charts with which its page opens."""
    files: frozenset[str]
    """The files under docs/ that are no texts, by their paths from the root."""
    contact: str = ""
    """The e-mail address to which readers write about a wrong figure."""
    crawlers: str = "all"
    """Which programs the site asks to read it: 'all', 'search' without those that train models, or 'none'."""
    tiles: tuple[Tile, ...] = ()
    """In the order of data/tiles.yaml."""
    outlook: Outlook = field(default_factory=Outlook)
    """What comes, and what is the latest."""
    tags: Mapping[str, Tag] = field(default_factory=dict)
    """The tags that have a page by their slugs, in the order of their names."""
    copies: Mapping[str, CachedFile] = field(default_factory=dict)
    """The copies of these files that the site gets, by their address from its root. Pictures are cleaned."""
    dataset_charts: Mapping[str, ResolvedChart] = field(default_factory=dict)
    """The chart with which a dataset's page opens, by the dataset's name: a shared one, or one of that page alone."""
    covers: Mapping[str, str] = field(default_factory=dict)
    """The address of the picture that stands in lists for each piece that has a cover, by its slug."""
    spellings: tuple[tuple[str, str], ...] = ()
    """Spellings that the site does not use, each with the one that it uses in something that is shown."""
    logos: Mapping[str, Logo] = field(default_factory=dict)
    """By the slugs of their institutes."""
    withdrawn: tuple[WithdrawnPiece, ...] = ()
    """The latest first."""
    data_changes: tuple[DataChange, ...] = ()
    """What changed in the datasets in the last twelve months, the latest first."""
    data_since: Mapping[str, datetime.date] = field(default_factory=dict)
    """The day on which the record of a dataset's changes begins, by its name; without git there is none."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """The addresses of pages and files by those that they had before, from the root of the site."""
    find_related: Callable[[], Related] = dict
    """Finds the related pieces of each piece. Only its page shows them, and most commands make no page."""
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The slugs of the same piece in other languages, by the slug of each piece that has any."""
    reviewed_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The names of those whose approvals count, by the slug of the piece; none where the site keeps them to itself."""
    as_of: datetime.datetime | None = None
    """The moment for which it shows what would be public; None where it is a publication or a preview."""
    artefacts: Mapping[tuple[str, str], Artefacts] = field(default_factory=dict)
    """What was drawn of each chart, by its id and its text alternative; empty until the charts are drawn."""
    cells: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """The code cells of notebooks as HTML, by path and number; empty until they are converted."""

    def __post_init__(self) -> None:
        freeze_mappings(self)

    @property
    def related(self) -> Related:
        """The related pieces of each piece."""
        return self.find_related()

    @property
    def is_unlisted(self) -> bool:
        """Whether search engines are asked to stay away: a folder that is no publication may still be on a server."""
        return self.expires is not None or self.as_of is not None

    @property
    def notice(self) -> str:
        """What each page says if it shows what would be public at some moment; empty in every other case."""
        if self.as_of is None:
            return ""
        moment = self.as_of.astimezone(self.zone)
        return _(
            "This shows what would be public on %(day)s at %(time)s; it is not published.",
            day=day(moment),
            time=f"{moment:%H:%M}",
        )

    @cached_property
    def chart_requests(self) -> tuple[ChartRequest, ...]:
        """Every chart that is to be drawn, with the alternative of each place; shared charts also without a place."""
        requests = {
            (chart.id, ""): self._request(chart, "", f"data/charts/{chart.id}.yaml", listed=True)
            for chart in self.charts
        }
        for path, text in self.texts.items():
            for placement in text.placements:
                if chart := placement.chart:
                    shared = chart.id in self.shared
                    place = (f"data/charts/{chart.id}.yaml", 1) if shared else (placement.path, placement.line)
                    listed = shared or self._pictured.get(path) is placement
                    requests[chart.id, placement.alt] = self._request(chart, placement.alt, *place, listed=listed)
        for name in self._own_charts.values():
            chart, path = self.dataset_charts[name], f"data/datasets/{self.dataset(name).theme}/{name}.yaml"
            requests[chart.id, ""] = self._request(chart, "", path)
        return tuple(requests.values())

    def _request(
        self, chart: ResolvedChart, alt: str, path: str, line: int = 1, *, listed: bool = False
    ) -> ChartRequest:
        address, embed = self.address_of(chart.id), f"{self.site_url}embed/{chart.id}/"
        return ChartRequest(
            chart, alt, address, chart.id in self.shared, path, line, listed=listed, embed=embed, contact=self.contact
        )

    @property
    def root(self) -> str:
        """How addresses begin in a file that is read by itself: a slash stands for an address that is not known."""
        return self.site_url or "/"

    @cached_property
    def shared(self) -> Mapping[str, ResolvedChart]:
        """The shared charts by id."""
        return {chart.id: chart for chart in self.charts}

    def artefacts_of(self, placement: Placement) -> Artefacts | None:
        """What was drawn of the chart at a place; None where nothing can be drawn, or nothing is drawn yet."""
        chart = placement.chart
        return self.artefacts.get((chart.id, placement.alt)) if chart else None

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """What stands for each piece in lists, by its slug."""
        return {piece.slug: self._picture(piece) for piece in self.analyses}

    @cached_property
    def _pictured(self) -> Mapping[str, Placement]:
        return first_charts(self.analyses, self.covers.keys(), self.texts)

    def _picture(self, piece: Analysis) -> Picture:
        if cover := self.covers.get(piece.slug):
            return Picture(cover, cover=True, credit=credit_in_lists(piece))
        if placement := self._pictured.get(piece.path):
            # (The place of a shared chart may have an alternative of its own, and one small picture serves for all.)
            shared = self.artefacts.get((placement.id, "")) if placement.id in self.shared else None
            return self.chart_picture(shared or self.artefacts_of(placement))
        of_data = (self.charts_by_dataset.get(name) for name in sorted(self.texts[piece.path].datasets))
        charts = next(filter(None, of_data), None)
        return self.chart_picture(self.artefacts.get((charts[0].id, "")) if charts else None)

    def chart_picture(self, drawn: Artefacts | None) -> Picture:
        """The small picture of a drawn chart. It is a file if it is heavy; in a preview too, since lists then stay."""
        if drawn is None:
            return Picture()
        return Picture(f"charts/{drawn.id}.small.svg", drawn if not self.is_preview and drawn.has_small else None)

    def address_of(self, chart_id: str) -> str:
        """The full address of a chart."""
        return f"{self.site_url}{self.place_of(chart_id)}"

    def place_of(self, chart_id: str) -> str:
        """Where a chart is, from the root of the site: its own page if it is shared, else its place on another page."""
        if chart_id in self.shared:
            return f"charts/{chart_id}/"
        if chart_id in self._own_charts:
            return f"data/{self._own_charts[chart_id]}/#{chart_id}"
        path = self._first_places.get(chart_id, "").removeprefix(f"{self.docs_path}/")
        return f"{address_of(path) if path else ''}#{chart_id}"

    @cached_property
    def _own_charts(self) -> Mapping[str, str]:
        """The names of the datasets that have a chart of their page alone, by the chart's id."""
        return {chart.id: name for name, chart in self.dataset_charts.items() if chart.id not in self.shared}

    def dataset(self, name: str) -> Dataset:
        """The shown dataset of a name."""
        return self._datasets[name]

    def datasets_named(self, names: Iterable[str]) -> list[Dataset]:
        """The shown datasets among some names."""
        return [self._datasets[name] for name in names if name in self._datasets]

    @cached_property
    def _datasets(self) -> Mapping[str, Dataset]:
        return {dataset.name: dataset for dataset in self.datasets}

    @cached_property
    def _first_places(self) -> Mapping[str, str]:
        """The path of the first text that places a chart, by the chart's id."""
        in_texts = [(path, placement.id) for path, text in self.texts.items() for placement in text.placements]
        return {chart_id: path for path, chart_id in reversed(in_texts)}

    @cached_property
    def by_chart(self) -> Mapping[str, list[Analysis]]:
        """The analyses, newest first, by the charts that they place."""
        return group_by_each(
            self.analyses, lambda piece: {placement.id for placement in self.texts[piece.path].placements}
        )

    @cached_property
    def by_dataset(self) -> Mapping[str, list[Analysis]]:
        """The analyses, newest first, by the datasets that they use."""
        return group_by_each(self.analyses, lambda piece: self.texts[piece.path].datasets)

    @cached_property
    def by_theme(self) -> Mapping[str, list[Analysis]]:
        """The analyses, newest first, by their themes."""
        return group_by(self.analyses, lambda piece: piece.theme.slug)

    @cached_property
    def by_author(self) -> Mapping[str, list[Analysis]]:
        """The analyses, newest first, by their authors."""
        return group_by_each(self.analyses, lambda piece: [author.slug for author in piece.authors])

    @cached_property
    def by_institute(self) -> Mapping[str, list[Analysis]]:
        """The analyses, newest first, by the institutes of their authors and the houses of these institutes."""
        return group_by_each(self.analyses, lambda piece: {slug for author in piece.authors for slug in author.houses})

    @cached_property
    def charts_by_theme(self) -> Mapping[str, list[ResolvedChart]]:
        """The shared charts by their themes."""
        return group_by(self.charts, lambda chart: chart.theme)

    @cached_property
    def charts_by_dataset(self) -> Mapping[str, list[ResolvedChart]]:
        """The shared charts by the datasets that they draw."""
        return group_by_each(self.charts, lambda chart: chart.datasets)

    @cached_property
    def by_tag(self) -> Mapping[str, list[Analysis]]:
        """The analyses, newest first, by the slugs of their tags."""
        return group_by_each(self.analyses, lambda piece: {slug_of(name) for name in piece.front.tags})

    def cited_rows(self, dataset: str) -> frozenset[str]:
        """The ids of the rows of a dataset that facts cite."""
        return self._cited_rows.get(dataset, frozenset())

    @cached_property
    def _cited_rows(self) -> Mapping[str, frozenset[str]]:
        return rows_cited(self.texts.values())

    def cited_in(self, dataset: str) -> tuple[tuple[Analysis, int], ...]:
        """The analyses whose facts come from a dataset, newest first, each with the number of these facts."""
        return self._cited_in.get(dataset, ())

    @cached_property
    def _cited_in(self) -> Mapping[str, tuple[tuple[Analysis, int], ...]]:
        return pieces_citing(self.analyses, self.texts)
