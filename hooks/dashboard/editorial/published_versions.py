"""Pieces as they were last published, from git: their texts, and their charts with the rows of that time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.charts.render.artefacts import Artefacts, ChartRequest
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import ResolvedChart, resolve_chart
from dashboard.charts.spec.selection import Selection
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.data.dataset import Dataset
from dashboard.data.git_history import History
from dashboard.editorial.review_html import ReviewHtml
from dashboard.pieces.placed_charts import Placer
from dashboard.pieces.source_text import SourceText, SourceTextReader
from dashboard.review.review import Publication
from dashboard.site.content import SiteContent
from dashboard.view.view import View

Passages = tuple[tuple[str, str], ...]
_TEXT = JsonCodec[SourceText | None](SourceText)
_PASSAGES = JsonCodec[Passages](Passages)
_CHARTS = JsonCodec[dict[str, ResolvedChart]](dict[str, ResolvedChart])


@dataclass(frozen=True)
class PublishedVersion:
    """What readers were last given of a piece."""

    publication: Publication
    source_text: SourceText | None
    """None where it cannot be found again."""
    missing: str = ""
    """Why it cannot, as a sentence."""
    charts: Mapping[str, ResolvedChart] = field(default_factory=dict)
    """The charts that can be drawn as they were, by id."""


@dataclass
class Versions:
    """The pieces of an edition whose text or rows are others than were last published.

    One of them costs a few calls of git; the text that was read once is kept.
    """

    content: SiteContent
    view: View
    artefacts: dict[tuple[str, str], Artefacts] = field(default_factory=dict)
    """What is made of the charts of `wanted`; empty until they are drawn."""

    @cached_property
    def changed(self) -> dict[str, PublishedVersion]:
        """What was published, by the paths of the pieces."""
        found = {}
        for path, analysis in self.content.analyses.items():
            if analysis and analysis.slug in self.content.reviews:
                status = self.content.approval_status(path)
                published = status.review.last_published
                if published and (status.text_changed or status.rows_changed):
                    found[path] = self._read(path, published)
        return found

    def review_html(self, path: str) -> ReviewHtml:
        """A text with what is marked in it for reviewers."""
        version = self.changed.get(path)
        # Where only rows are others, no word is.
        published = version.source_text if version and self.content.approval_status(path).text_changed else None
        source_text, root = self.content.source_texts[path], self.content.settings.root
        key = ("review html", path, source_text.digest, published and published.digest)
        # The marks in a text cost as much as the rest of a page, and do not depend on data.
        return self.content.cache.memoize(key, partial(ReviewHtml, source_text, root, published))

    def wanted(self) -> dict[tuple[str, str], ChartRequest]:
        """The charts as they were published that are others now, by path and id."""
        wanted = {}
        for path, version in self.changed.items():
            now = {one.id: one.chart.comparison_key for one in self.content.placements[path] if one.chart}
            for name, one in version.charts.items():
                if now.get(name) != one.comparison_key:
                    wanted[path, name] = ChartRequest(one, "", self.view.address_of(name), False)
        return wanted

    def _read(self, path: str, publication: Publication) -> PublishedVersion:
        commit = publication.commit
        if not commit:
            return PublishedVersion(publication, None, "No commit was recorded when it was published.")
        try:
            source_text = self.text(path, commit)
            if source_text is None:
                return PublishedVersion(publication, None, "The text of that day cannot be read today.")
            return PublishedVersion(publication, source_text, charts=self._charts(path, source_text, commit))
        except LookupError as error:
            return PublishedVersion(publication, None, str(error.args[0]))

    @cached_property
    def _history(self) -> History:
        return History(self.content.settings.root, self.content.settings.zone)

    @cached_property
    def _reader(self) -> SourceTextReader:
        settings = self.content.settings
        return SourceTextReader(settings.markdown_names, settings.markdown_options, settings.docs_path)

    def text(self, path: str, commit: str) -> SourceText | None:
        """A text as a commit has it; None where it cannot be read today.

        Raises:
            LookupError: there is no such commit, or the text was not there.
        """
        settings = self.content.settings
        rules = (engine_digest(), settings.markdown_names, settings.markdown_options)

        def make() -> SourceText | None:
            return self._reader.read(self._history.file_at(path, commit), path)[0]

        return self.content.cache.get_or_compute(key_of("published text", path, commit, *rules), _TEXT, make)

    def passages(self, path: str) -> Passages:
        """The blocks of a changed text with their changes; see `Proof.passages`."""
        review_html = self.review_html(path)
        key = key_of("passages", review_html.digest, engine_digest())
        return self.content.cache.get_or_compute(key, _PASSAGES, lambda: review_html.passages)

    def _charts(self, path: str, source_text: SourceText, commit: str) -> dict[str, ResolvedChart]:
        """Of a notebook's code only what the text itself declares: it is not executed again."""

        def make() -> dict[str, ResolvedChart]:
            datasets = _Then(self._history, self.content.datasets, commit)
            named = [one.text for one in source_text.references if one.kind == "chart"]
            shared = {name: self._shared(name, commit, datasets) for name in named}
            placed = Placer(shared, datasets, [], self.content.cache, self.content.events).place(source_text)
            return {one.id: one.chart for one in placed if one.chart}

        def select(name: str) -> Selection:
            return make()[name].selection

        def load(kept: dict[str, ResolvedChart]) -> dict[str, ResolvedChart]:
            return {name: replace(chart, select=partial(select, name)) for name, chart in kept.items()}

        # A dataset that is broken today leads to none of its older rows.
        broken = sorted(name for name, one in self.content.datasets.items() if one is None)
        key = key_of("published charts", path, commit, *broken, *self.content.events.values(), engine_digest())
        return self.content.cache.get_or_compute(key, _CHARTS, make, load=load)

    def _shared(self, name: str, commit: str, datasets: Mapping[str, Dataset | None]) -> ResolvedChart | None:
        settings = self.content.settings
        path = f"{settings.data.relative_to(settings.root).as_posix()}/charts/{name}.yaml"
        try:
            record = read_yaml_bytes(self._history.file_at(path, commit), path, [])
        except LookupError:
            return None
        selection = read_declaration(record, datasets, [], self.content.events) if record else None
        return resolve_chart(selection, lambda: selection) if selection else None


class _Then(Mapping[str, "Dataset | None"]):
    """The datasets as a commit has them, each read when it is asked for; None where it has them not."""

    def __init__(self, history: History, now: Mapping[str, Dataset | None], commit: str) -> None:
        self._history, self._now, self._commit = history, now, commit
        self._read: dict[str, Dataset | None] = {}

    def __getitem__(self, name: str) -> Dataset | None:
        if name not in self._read:
            now = self._now[name]
            try:
                self._read[name] = now and self._history.dataset_at(now.path, self._commit)
            except LookupError:
                self._read[name] = None
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now)

    def __len__(self) -> int:
        return len(self._now)
