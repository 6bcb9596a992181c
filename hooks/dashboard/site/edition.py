"""One edition of the site: all that is known, what of it is shown, and what is wrong with it.

`load_site.py` makes it from files. The hooks publish what it gives; `desk check` prints its findings.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property

from dashboard.cache.store import Cache
from dashboard.charts.render.artefacts import Artefacts, ChartRequest
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.checks.known_names import KnownNames
from dashboard.checks.silences import Silence
from dashboard.core.finding import Finding, in_order
from dashboard.core.paths import address_of, is_text
from dashboard.core.settings import Settings
from dashboard.data.dataset import Dataset
from dashboard.data.events import Event
from dashboard.editorial.published_versions import Versions
from dashboard.facts.named_fact import NamedFact
from dashboard.pages.generated_pages import generated_pages
from dashboard.pages.listing import group_by
from dashboard.pages.page import Page
from dashboard.people.registry import Author, Registry, Theme
from dashboard.pieces.analysis import Analysis, is_public
from dashboard.pieces.approval_digests import PieceDigests
from dashboard.pieces.notebook_outputs import ShownNotebook
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.placed_facts import PlacedFacts
from dashboard.pieces.source_text import SourceText
from dashboard.review.approval_status import ApprovalStatus, assess_approvals
from dashboard.review.review import EMPTY, ENDING, Review
from dashboard.review.review_loader import ReviewFile
from dashboard.site.publication_gate import blocks_publication


@dataclass
class Edition:
    """What one build or one check knows."""

    settings: Settings
    preview: bool
    """Whether it shows what is not public, too."""
    at: datetime.datetime
    cache: Cache
    findings: list[Finding] = field(default_factory=list)
    partial: bool = False
    """Whether most of its texts are still to be read."""
    datasets: dict[str, Dataset | None] = field(default_factory=dict)
    shared: dict[str, ResolvedChart | None] = field(default_factory=dict)
    """Charts of data/charts/; None where one is broken."""
    events: dict[str, Event] = field(default_factory=dict)
    registry: Registry = field(default_factory=lambda: Registry({}, {}, {}))
    source_texts: dict[str, SourceText] = field(default_factory=dict)
    analyses: dict[str, Analysis | None] = field(default_factory=dict)
    """By the file's path; None where the front matter is broken."""
    notebooks: dict[str, ShownNotebook] = field(default_factory=dict)
    """What is shown of code cells, by the file's path."""
    placements: dict[str, list[Placement]] = field(default_factory=dict)
    """By the file's path."""
    cells: dict[str, dict[int, str]] = field(default_factory=dict)
    """The code cells of notebooks as HTML, by the file's path and the cell's number; empty until they are converted."""
    artefacts: dict[tuple[str, str], Artefacts] = field(default_factory=dict)
    """What is made of the charts that are shown, by id and alternative; empty until they are drawn."""
    facts: dict[str, PlacedFacts] = field(default_factory=dict)
    """By the file's path."""
    named_facts: Mapping[str, NamedFact | None] = field(default_factory=dict)
    """Entries of data/facts.yaml; None where one is broken."""
    reviews: Mapping[str, ReviewFile] = field(default_factory=dict)
    """By the slugs of their pieces."""
    _approval_statuses: dict[str, ApprovalStatus] = field(default_factory=dict)
    known: KnownNames = field(default_factory=KnownNames)
    """What the checks of texts have to know of the site."""
    expires: datetime.date | None = None
    """The last day of a preview that is built as a folder; None where none is."""
    silences: list[Silence] = field(default_factory=list)
    """Where texts and data silence a check."""

    @property
    def served(self) -> bool:
        """Whether it is a preview that follows what is saved, and takes notes."""
        return self.preview and self.expires is None

    def chart_requests(self) -> list[ChartRequest]:
        """Every chart that is shown, with the alternative of its place; shared ones also without a place."""
        return self._chart_requests

    @cached_property
    def _chart_requests(self) -> list[ChartRequest]:
        wanted = {(one.id, ""): ChartRequest(one, "", self.address_of(one.id), True) for one in self.shown_charts()}
        for path, placements in self.placements.items():
            if self.shows(path):
                for place in placements:
                    if one := place.chart:
                        address = self.address_of(one.id)
                        wanted[one.id, place.alt] = ChartRequest(one, place.alt, address, one.id in self.shared)
        return list(wanted.values())

    def artefacts_of(self, placement: Placement) -> Artefacts | None:
        """What stands at a place; None where nothing can be drawn."""
        return self.artefacts.get((placement.chart.id, placement.alt)) if placement.chart else None

    def address_of(self, chart_id: str) -> str:
        """Where a chart is on the web: its own page if it is shared, else its place on the page of its text."""
        if chart_id in self.shared:
            return f"{self.settings.site_url}charts/{chart_id}/"
        path = self._places.get(chart_id, "").removeprefix(f"{self.settings.docs_path}/")
        return f"{self.settings.site_url}{address_of(path) if path else ''}#{chart_id}"

    @cached_property
    def _places(self) -> dict[str, str]:
        """The text in which each chart stands first."""
        return {one.id: path for path, all in reversed(self.placements.items()) for one in all}

    @cached_property
    def by_chart(self) -> Mapping[str, list[Analysis]]:
        """The analyses shown, newest first, by the charts that stand in them."""
        return group_by(self._shown_analyses, lambda one: {placement.id for placement in self.placements[one.path]})

    @cached_property
    def by_dataset(self) -> Mapping[str, list[Analysis]]:
        """The same by the datasets that they draw on."""
        return group_by(self._shown_analyses, lambda one: self.datasets_of(one.path))

    @cached_property
    def by_theme(self) -> Mapping[str, list[Analysis]]:
        """The same by their themes."""
        return group_by(self._shown_analyses, lambda one: [one.theme.slug])

    @cached_property
    def by_author(self) -> Mapping[str, list[Analysis]]:
        """The same by their authors."""
        return group_by(self._shown_analyses, lambda one: [author.slug for author in one.authors])

    @cached_property
    def by_institute(self) -> Mapping[str, list[Analysis]]:
        """The same by the institutes of their authors and by the houses of these."""
        return group_by(self._shown_analyses, lambda one: {slug for author in one.authors for slug in author.houses})

    def path_of(self, source: str) -> str:
        """The path from the root of a file that MkDocs names from docs/."""
        return f"{self.settings.docs_path}/{source}"

    def shows(self, path: str) -> bool:
        """Whether a file of docs/ is shown to whom this edition is for.

        A text that cannot be read is shown to nobody: MkDocs could not read it either. Other files than texts
        are shown where something shown uses them, or where they stand at the top (robots.txt, CNAME) and no text that
        is not shown uses them. What reviewers leave is shown to nobody.
        """
        if path.endswith(ENDING):
            return False
        if is_text(path):
            source_text = self.source_texts.get(path)
            if source_text is None or self.preview:
                return source_text is not None
            if path not in self.analyses:
                return not source_text.is_analysis and source_text.status in ("", "published")
            analysis = self.analyses[path]
            return analysis is not None and is_public(analysis, self.at)
        used, hidden = self._used_files
        return self.preview or path in used or (path.count("/") == 1 and path not in hidden)

    @cached_property
    def _used_files(self) -> tuple[set[str], set[str]]:
        """Pictures and other files that what is shown uses, and what is not shown, as paths from the root."""
        return self._uses(lambda path: self.source_texts[path].files)

    def shown_analyses(self) -> list[Analysis]:
        """The analyses shown, newest first."""
        return list(self._shown_analyses)

    @cached_property
    def _shown_analyses(self) -> list[Analysis]:
        # Every page of a build asks for its head: it is found out once.
        shown = [analysis for path, analysis in self.analyses.items() if analysis and self.shows(path)]
        return sorted(shown, key=lambda one: (one.front.date, one.slug), reverse=True)

    def shown_datasets(self) -> list[Dataset]:
        """The datasets that something shown uses, or that nothing uses at all."""
        return list(self._shown_datasets)

    @cached_property
    def _shown_datasets(self) -> list[Dataset]:
        hidden = self._hidden_datasets
        return [one for one in self.datasets.values() if one and one.name not in hidden]

    @cached_property
    def _hidden_datasets(self) -> set[str]:
        used, hidden = self._uses(self.datasets_of)
        return set() if self.preview else hidden - used

    def shown_charts(self) -> list[ResolvedChart]:
        """The shared charts that something shown uses, or that nothing uses at all.

        Of these none that draws what only something that is not shown uses.
        """
        return list(self._shown_charts)

    @cached_property
    def _shown_charts(self) -> list[ResolvedChart]:
        used, hidden = self._uses(lambda path: {placement.id for placement in self.placements[path]})
        if not self.preview:
            hidden |= {one.id for one in self.shared.values() if one and self._hidden_datasets & {*one.datasets}}
            hidden -= used
        return [one for one in self.shared.values() if one and (self.preview or one.id not in hidden)]

    def shown_authors(self) -> list[Author]:
        """People with something shown or published elsewhere, and those whom no piece names at all."""
        return list(self._shown_authors)

    @cached_property
    def _shown_authors(self) -> list[Author]:
        used: set[str] = set()
        hidden: set[str] = set()
        for path in self.analyses:
            (used if self.shows(path) else hidden).update(self.source_texts[path].people)
        hidden -= used
        known = [author for author in self.registry.authors.values() if author]
        return [one for one in known if self.preview or one.slug not in hidden or one.entry.works]

    def shown_themes(self) -> list[Theme]:
        """The themes that have an analysis to show."""
        return list(self._shown_themes)

    @cached_property
    def _shown_themes(self) -> list[Theme]:
        used = {analysis.theme.slug for analysis in self._shown_analyses}
        return [theme for theme in self.registry.themes.values() if theme.slug in used]

    @cached_property
    def generated_pages(self) -> tuple[Page, ...]:
        """The pages that no author writes. What they show is only found out when it is asked for."""
        return tuple(generated_pages(self))

    def stopping(self) -> list[Finding]:
        """The errors that keep this edition from being published: all but those of pieces not public yet."""
        return [one for one in in_order(self.findings) if one.severity == "error" and blocks_publication(self, one)]

    def approval_status(self, path: str) -> ApprovalStatus:
        """How far a piece has come on its way to readers. Its front matter is whole."""
        if path not in self._approval_statuses:
            analysis = self.analyses[path]
            file = self.reviews.get(analysis.slug) if analysis else None
            self._approval_statuses[path] = self.approval_status_with(
                path, file.review if file and file.review else EMPTY
            )
        return self._approval_statuses[path]

    def approval_status_with(self, path: str, review: Review) -> ApprovalStatus:
        """The same, if this stood in its review file."""
        source_text, analysis = self.source_texts[path], self.analyses[path]
        assert analysis
        return assess_approvals(
            review,
            self.digests.text(source_text),
            self.digests.data(source_text, self.placements.get(path, ()), self.facts[path]),
            analysis.front.authors,
            self.registry,
            self.settings.editorial.approvals,
        )

    @cached_property
    def digests(self) -> PieceDigests:
        """The digests of its pieces."""
        root, cache = self.settings.root, self.cache
        return PieceDigests(root, cache, self.datasets, self.shared, self.events, self.named_facts)

    @cached_property
    def versions(self) -> Versions:
        """The pieces that are no longer what was published. For previews."""
        return Versions(self)

    def datasets_of(self, path: str) -> set[str]:
        """The names of the datasets that the charts, the facts and the code of a text ask for."""
        charts = {name for one in self.placements[path] for name in one.datasets}
        return charts | self.source_texts[path].reads | {name for one in self.facts[path] for name in one.datasets}

    def cited_rows(self, name: str) -> frozenset[str]:
        """The addresses of the rows of a dataset to which facts that are shown lead."""
        return self._cited_rows.get(name, frozenset())

    @cached_property
    def _cited_rows(self) -> dict[str, frozenset[str]]:
        cited: dict[str, set[str]] = {}
        for fact in (one.fact for path, facts in self.facts.items() if self.shows(path) for one in facts):
            if fact and fact.row_id:
                cited.setdefault(fact.datasets[0], set()).add(fact.row_id)
        return {name: frozenset(rows) for name, rows in cited.items()}

    def _uses(self, names: Callable[[str], Set[str]]) -> tuple[set[str], set[str]]:
        """Names used by texts that are shown, and by texts that are not."""
        used: set[str] = set()
        hidden: set[str] = set()
        for path in self.source_texts:
            (used if self.shows(path) else hidden).update(names(path))
        return used, hidden
