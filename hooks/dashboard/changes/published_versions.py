"""Reads pieces as they were last published from git: their texts, and their charts with the rows of that time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.changes.review_html import ReviewHtml
from dashboard.charts.render.artefacts import Artefacts, ChartRequest
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import ResolvedChart, resolve_chart
from dashboard.charts.spec.selection import Selection
from dashboard.core.frozen import Frozen
from dashboard.core.words import _
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.data.dataset import Dataset
from dashboard.data.git_history import History
from dashboard.pieces.placed_charts import Placer
from dashboard.pieces.source_text import SourceText
from dashboard.review.publication import Publication
from dashboard.site.content import SiteContent
from dashboard.view.view import View

if TYPE_CHECKING:
    from dashboard.pieces.source_text_reader import SourceTextReader

Passages = tuple[tuple[str, str], ...]
_TEXT = Codec[SourceText | None](SourceText)
_PASSAGES = Codec[Passages](Passages)
_CHARTS = Codec[dict[str, ResolvedChart]](dict[str, ResolvedChart])


class PublishedVersion(Frozen):
    """A piece as it was last published."""

    publication: Publication
    source_text: SourceText | None
    """The text of that time; None if it cannot be read."""
    missing: str = ""
    """Why the text cannot be read, as a sentence; empty if it was read."""
    charts: Mapping[str, ResolvedChart] = {}
    """The charts of that time that can still be drawn, by id."""


@dataclass
class Versions:
    """The published versions of the pieces of an edition whose text or rows have changed since.

    Reading a version takes a few calls of git. What was read is kept in the cache.
    """

    content: SiteContent
    view: View
    artefacts: dict[tuple[str, str], Artefacts] = field(default_factory=dict)
    """The drawn charts of `chart_requests`, by path and id; empty until they are drawn."""

    @cached_property
    def changed(self) -> dict[str, PublishedVersion]:
        """The published versions by the paths of their pieces. Pieces that have not changed are left out."""
        versions = {}
        for path, analysis in self.content.analyses.items():
            if analysis and analysis.slug in self.content.reviews:
                status = self.content.approval_status(path)
                published = status.review.last_published
                if published and (status.text_changed or status.rows_changed):
                    versions[path] = self._read_version(path, published)
        return versions

    def review_html(self, path: str) -> ReviewHtml:
        """The HTML of a text for reviewers, with its changes marked."""
        version = self.changed.get(path)
        # If only rows have changed, no word has.
        published = version.source_text if version and self.content.approval_status(path).text_changed else None
        source_text, root = self.content.source_texts[path], self.content.settings.root
        key = ("review html", path, source_text.digest, published and published.digest)
        # The marks in a text cost as much as the rest of a page, and do not depend on data.
        return self.content.cache.memoize(key, partial(ReviewHtml, source_text, root, published))

    def chart_requests(self) -> dict[tuple[str, str], ChartRequest]:
        """Requests to draw the published charts that have changed since, by path and id."""
        requests = {}
        for path, version in self.changed.items():
            placements = self.content.placements[path]
            now = {placement.id: placement.chart.covered for placement in placements if placement.chart}
            for name, chart in version.charts.items():
                if now.get(name) != chart.covered:
                    requests[path, name] = ChartRequest(chart, "", self.view.address_of(name), False, path)
        return requests

    def _read_version(self, path: str, publication: Publication) -> PublishedVersion:
        commit = publication.commit
        if not commit:
            return PublishedVersion(publication, None, _("No commit was recorded when it was published."))
        try:
            source_text = self.text(path, commit)
            if source_text is None:
                return PublishedVersion(publication, None, _("The text of that day cannot be read today."))
            return PublishedVersion(publication, source_text, charts=self._published_charts(path, source_text, commit))
        except LookupError as error:
            return PublishedVersion(publication, None, str(error.args[0]))

    @cached_property
    def _reader(self) -> SourceTextReader:
        # Imported here with Markdown and all checks of texts: most previews find the published texts in the cache.
        from dashboard.pieces.source_text_reader import SourceTextReader

        settings = self.content.settings
        return SourceTextReader(settings.markdown_names, settings.markdown_options, settings.docs_path)

    def text(self, path: str, commit: str) -> SourceText | None:
        """Read a text as it was at a commit.

        Args:
            path: the file, from the root.
            commit: the commit, as git takes it.

        Returns:
            The text; None if today's engine cannot read it.

        Raises:
            LookupError: there is no such commit, or the text was not there.
        """
        settings = self.content.settings
        rules = (engine_digest(), settings.markdown_names, settings.markdown_options)

        def make() -> SourceText | None:
            return self._reader.read(self.content.history.file_at(path, commit), path)[0]

        return self.content.cache.get_or_compute(key_of("published text", path, commit, *rules), _TEXT, make)

    def passages(self, path: str) -> Passages:
        """The blocks of a changed text with their changes; see `ReviewHtml.passages`."""
        review_html = self.review_html(path)
        key = key_of("passages", review_html.digest, engine_digest())
        return self.content.cache.get_or_compute(key, _PASSAGES, lambda: review_html.passages)

    def _published_charts(self, path: str, source_text: SourceText, commit: str) -> dict[str, ResolvedChart]:
        """The charts of a text at a commit, by id. Those that notebook code makes are left out: it is not executed."""

        def make() -> dict[str, ResolvedChart]:
            datasets = _PastDatasets(self.content.history, self.content.datasets, commit)
            names = [reference.text for reference in source_text.references if reference.kind == "chart"]
            shared = {name: self._shared_chart(name, commit, datasets) for name in names}
            placements = Placer(shared, self._resources(datasets), [], self.content.cache).place(source_text)
            return {placement.id: placement.chart for placement in placements if placement.chart}

        def select(name: str) -> Selection:
            return make()[name].selection

        def load(charts: dict[str, ResolvedChart]) -> dict[str, ResolvedChart]:
            return {name: replace(chart, select=partial(select, name)) for name, chart in charts.items()}

        # Older rows are not read for a dataset that is broken today.
        broken = sorted(name for name, dataset in self.content.datasets.items() if dataset is None)
        key = key_of("published charts", path, commit, *broken, self.content.resources.around, engine_digest())
        return self.content.cache.get_or_compute(key, _CHARTS, make, load=load)

    def _resources(self, datasets: Mapping[str, Dataset | None]) -> ChartResources:
        """What charts of that time are drawn from: its datasets, with the events, colours and borders of today."""
        return replace(self.content.resources, datasets=datasets)

    def _shared_chart(self, name: str, commit: str, datasets: Mapping[str, Dataset | None]) -> ResolvedChart | None:
        settings = self.content.settings
        path = f"{settings.data_path}/charts/{name}.yaml"
        try:
            record = read_yaml_bytes(self.content.history.file_at(path, commit), path, [])
        except LookupError:
            return None
        if record is None:
            return None
        selection = read_declaration(record, self._resources(datasets), [])
        return resolve_chart(selection, lambda: selection) if selection else None


class _PastDatasets(Mapping[str, "Dataset | None"]):
    """The datasets at a commit, loaded lazily; None for one that is absent there or broken today."""

    def __init__(self, history: History, now: Mapping[str, Dataset | None], commit: str) -> None:
        self._history, self._now, self._commit = history, now, commit

    def __getitem__(self, name: str) -> Dataset | None:
        dataset = self._now[name]
        try:
            return dataset and self._history.dataset_at(dataset.path, self._commit)
        except LookupError:
            return None

    def __iter__(self) -> Iterator[str]:
        return iter(self._now)

    def __len__(self) -> int:
        return len(self._now)
