"""All that is known of a site. Its files are read once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain

from dashboard.cache.store import Cache
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.style.thing_colours import ThingColours
from dashboard.checks.known_names import KnownNames
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen, freeze_mappings
from dashboard.core.settings import Settings
from dashboard.data.borders import BorderPolicy
from dashboard.data.dataset import Dataset
from dashboard.data.events import Event
from dashboard.data.expectation import Expectation, expect
from dashboard.data.git_history import History
from dashboard.data.last_figure import LastFigure, last_figure, publishers_of
from dashboard.data.update_history import NO_HISTORY, update_histories
from dashboard.facts.named_fact import NamedFact
from dashboard.people.registry import Registry
from dashboard.pieces.analysis import Analysis, due_of
from dashboard.pieces.notebook_outputs import ShownNotebook
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.placed_facts import PlacedFacts
from dashboard.pieces.source_text import SourceText, first_by_slug
from dashboard.pieces.standing_page import StandingPage
from dashboard.references.bibliography import Bibliography
from dashboard.review.approval_status import ApprovalStatus
from dashboard.review.review_loader import ReviewFolder
from dashboard.site.approvals import Approvals
from dashboard.site.audience import Audience
from dashboard.site.broken_data import BrokenData
from dashboard.site.waiting import DatasetUses, embargo_ends
from dashboard.tiles.tile import Tile


class SiteContent(Frozen):
    """What one build or one check knows of a site. The room `view` decides what an audience may see of it.

    Mappings of texts and of what stands in them are keyed by the file's path from the root.
    """

    settings: Settings
    cache: Cache
    audience: Audience
    """Whom it was read for. Only notebooks that this audience sees are executed."""
    datasets: Mapping[str, Dataset | None]
    """By name; None where one is broken."""
    shared_charts: Mapping[str, ResolvedChart | None]
    """Charts of data/charts/ by id; None where one is broken."""
    events: Mapping[str, Event]
    colours: ThingColours
    borders: BorderPolicy | None
    """What the site says of disputed borders; None if it says nothing, or the file is broken."""
    named_facts: Mapping[str, NamedFact | None]
    """Entries of data/facts.yaml; None where one is broken."""
    broken: BrokenData
    """What is known of datasets, shared charts and named facts that are broken."""
    bibliography: Bibliography
    """The works that texts can name."""
    tiles: tuple[Tile, ...]
    """Those of data/tiles.yaml that are sound, in the order of the file."""
    registry: Registry
    known_names: KnownNames
    """Names of people and institutes and how names are spelled, for the checks of texts."""
    source_texts: Mapping[str, SourceText]
    """The texts of the site that can be read: pieces and standing pages."""
    analyses: Mapping[str, Analysis | None]
    """The front matter of pieces; None where it is broken."""
    standing_pages: Mapping[str, StandingPage | None]
    """The pages that are no pieces; None where their front matter is broken."""
    other_texts: Mapping[str, SourceText]
    """Texts under docs/ that are no part of the site."""
    placements: Mapping[str, Sequence[Placement]]
    """The charts that texts place."""
    facts: Mapping[str, PlacedFacts]
    """The facts in texts."""
    notebooks: Mapping[str, ShownNotebook]
    """What is shown of the code cells of notebooks."""
    reviews: Mapping[str, ReviewFolder]
    """By the slugs of their pieces."""
    approvals: Approvals
    files: frozenset[str]
    """The files under docs/ that are no texts and that a site may have, as paths from the root."""
    refused_links: tuple[str, ...]
    """Links of the file system in docs/ and data/ that lead out of it, or back to a folder in which they stand."""
    dangling_links: tuple[str, ...]
    """Links of the file system in docs/ and data/ that lead nowhere."""
    findings: tuple[Finding, ...]
    """What was wrong in the files that were read. The checks of the whole site come later."""
    held_back: frozenset[str] = frozenset()
    """The paths of notebooks that readers do not see: no run tells what they read, or no approval covers all of it."""
    partial: bool = False
    """Whether only the texts that were saved last were read."""

    def __post_init__(self) -> None:
        freeze_mappings(self)

    @cached_property
    def resources(self) -> ChartResources:
        """What its charts are drawn from."""
        return ChartResources(self.datasets, self.events, self.colours, self.borders)

    @property
    def history(self) -> History:
        """The git history of the site. All that asks it shares this one, so that git answers each question once."""
        return self.approvals.history

    @cached_property
    def sound_datasets(self) -> Mapping[str, Dataset]:
        """The datasets that are not broken, by name."""
        return {name: dataset for name, dataset in self.datasets.items() if dataset}

    @cached_property
    def pieces_by_slug(self) -> Mapping[str, SourceText]:
        """The text of each piece, sound or broken, by its name; of two with one name, of the one that keeps it."""
        return first_by_slug(self.source_texts.values())

    @property
    def all_placements(self) -> Iterator[Placement]:
        """The charts of all texts, text by text."""
        return chain.from_iterable(self.placements.values())

    @cached_property
    def used_files(self) -> Set[str]:
        """The files that texts show or link to, and those that every page uses, as paths from the root."""
        frame = (f"{self.settings.docs_path}/{name}" for name in self.settings.frame_files)
        return {*frame, *chain.from_iterable(text.files for text in self.source_texts.values())}

    @cached_property
    def last_figures(self) -> Mapping[str, LastFigure | None]:
        """The last figure of each sound dataset, by name; None where its rows name no time."""
        return {name: last_figure(dataset, self.cache) for name, dataset in self.sound_datasets.items()}

    @cached_property
    def publishers(self) -> Mapping[str, tuple[str, ...]]:
        """The publishers of each sound dataset, by its name, those of most rows first."""
        return {name: publishers_of(dataset, self.cache) for name, dataset in self.sound_datasets.items()}

    @cached_property
    def expectations(self) -> Mapping[str, Expectation]:
        """What is expected of each sound dataset, by name."""
        folder = f"{self.settings.data_path}/datasets"
        histories = update_histories(self.sound_datasets, folder, self.history, self.cache)
        lasts = {name: last.period if last else None for name, last in self.last_figures.items()}
        return {
            name: expect(dataset.descriptor, lasts[name], histories.get(name, NO_HISTORY))
            for name, dataset in self.sound_datasets.items()
        }

    @property
    def today(self) -> datetime.date:
        """The day of the audience's moment in the site's time zone."""
        return self.audience.at.astimezone(self.settings.zone).date()

    def approval_status(self, path: str) -> ApprovalStatus:
        """Whether the piece at a path has the approvals that it needs. Its front matter must not be broken."""
        analysis = self.analyses[path]
        assert analysis
        return self.approvals.status(analysis)

    @cached_property
    def uses(self) -> DatasetUses:
        """Which datasets its texts use."""
        named = (self.named_facts, self.datasets)
        return DatasetUses(
            self.source_texts, self.placements, self.facts, self.shared_charts, *named, broken=self.broken
        )

    @cached_property
    def embargo_ends(self) -> Mapping[str, datetime.datetime]:
        """The moments, in UTC, at which the embargoes of datasets end, sound or broken, by name."""
        return embargo_ends(self.datasets, self.broken)

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The slugs of all pieces, public or not, and those that they had before."""
        former = {slug for piece in self.analyses.values() if piece for slug in piece.front.formerly}
        return frozenset(former | {self.source_texts[path].slug for path in self.analyses})

    def text_at(self, path: str) -> Analysis | StandingPage | None:
        """The piece or the page at a path; None where its front matter is broken."""
        return self.analyses.get(path) or self.standing_pages.get(path)

    def datasets_under_embargo(self) -> set[str]:
        """The names of the datasets whose embargo is not over at the audience's moment."""
        return {name for name, end in self.embargo_ends.items() if self.audience.at < end}

    def waits_for_data(self, path: str, text: Analysis | StandingPage) -> str:
        """The datasets that keep a text from readers though it is published and its own day has come; else empty.

        Args:
            path: of its file.
            text: the piece or the page.
        """
        at, zone = self.audience.at, self.settings.zone
        own_day = due_of(text.front.date, text.front.embargo, zone) if text.front.date else text.front.embargo
        if text.front.status != "published" or not text.cleared or at >= text.due or (own_day and at < own_day):
            return ""
        return ", ".join(sorted(self.uses.named(path) & self.datasets_under_embargo()))

    def datasets_of_tile(self, tile: Tile) -> set[str]:
        """The names of the datasets that a tile tells of, or that the chart draws to which it leads."""
        chart = self.shared_charts[tile.chart]
        return {*tile.datasets, *(chart.datasets if chart else ())}

    def datasets_of(self, path: str) -> set[str]:
        """The names of the datasets that the charts, the facts and the code of a text use."""
        return self.uses.certain(path)
