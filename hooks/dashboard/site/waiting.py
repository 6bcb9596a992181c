"""Lets texts wait with their data: one that uses a dataset under embargo is due when the dataset is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from msgspec.structs import replace

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.frozen import Frozen
from dashboard.data.dataset import Dataset
from dashboard.facts.named_fact import NamedFact
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.placed_facts import PlacedFacts
from dashboard.pieces.source_text import SourceText
from dashboard.pieces.standing_page import StandingPage
from dashboard.site.broken_data import BrokenData


class DatasetUses(Frozen):
    """Which datasets the texts of a site use. Mappings of texts are keyed by the file's path from the root."""

    source_texts: Mapping[str, SourceText]
    placements: Mapping[str, Sequence[Placement]]
    """The charts that texts place; before notebooks are executed, those of other texts only."""
    facts: Mapping[str, PlacedFacts]
    shared_charts: Mapping[str, ResolvedChart | None]
    named_facts: Mapping[str, NamedFact | None]
    datasets: Mapping[str, Dataset | None]
    broken: BrokenData

    def certain(self, path: str) -> set[str]:
        """The names of the datasets that the charts, the facts and the executed code of a text use."""
        charts = {name for placement in self.placements.get(path, ()) for name in placement.datasets}
        facts = {name for fact in self.facts[path] for name in fact.datasets}
        return charts | facts | self.source_texts[path].reads

    def mentioned(self, path: str) -> set[str]:
        """The names of the datasets of all facts and charts that a text mentions, in whatever form."""
        mentions = self.source_texts[path].mentions
        charts = filter(None, map(self.shared_charts.get, mentions))
        entries = filter(None, map(self.named_facts.get, mentions))
        of_charts = {name for chart in charts for name in chart.datasets}
        of_facts = {name for entry in entries for name in entry.datasets(self.datasets)}
        return of_charts | of_facts | self._in_broken(path) | mentions

    def _in_broken(self, path: str) -> set[str]:
        """The words of the broken charts and facts of a text. What they would use is among them."""
        source_text = self.source_texts[path]
        names = (*source_text.mentions, *source_text.dependencies.charts)
        words = {word for name in names for word in self.broken.words.get(name, ())}
        is_broken = any(placement.chart is None for placement in self.placements.get(path, ()))
        return words | source_text.dependencies.words if is_broken else words

    def named(self, path: str) -> set[str]:
        """The same before notebooks are executed: of a notebook, every word in it may name a dataset."""
        source_text = self.source_texts[path]
        if source_text.notebook is None:
            return self.certain(path) | self.mentioned(path)
        charts = filter(None, map(self.shared_charts.get, source_text.dependencies.charts))
        words = source_text.dependencies.words
        return self.certain(path) | self.mentioned(path) | words | {name for chart in charts for name in chart.datasets}


def wait_for_data[T: (Analysis, StandingPage)](
    texts: Mapping[str, T | None],
    names_of: Callable[[str], Iterable[str]],
    ends: Mapping[str, datetime.datetime],
) -> dict[str, T | None]:
    """Move the day on which texts are due behind the embargoes of their datasets.

    Args:
        texts: pieces or pages by path; None where the front matter is broken.
        names_of: gives the names of the datasets that the text at a path uses.
        ends: when the embargoes of datasets end, by name.

    Returns:
        the same texts. Those that use a dataset under embargo are due at its end, or later.
    """
    if not ends:
        return dict(texts)
    waiting = dict(texts)
    for path, text in texts.items():
        due = max((ends[name] for name in names_of(path) if name in ends), default=None)
        if text and due and due > text.due:
            waiting[path] = replace(text, due=due)
    return waiting


def hold_back[T: (Analysis, StandingPage)](texts: Mapping[str, T | None], paths: Set[str]) -> dict[str, T | None]:
    """Keep texts from readers, whatever their day.

    Args:
        texts: pieces or pages by path; None where the front matter is broken.
        paths: of those that are held back.
    """
    return {path: replace(text, cleared=False) if text and path in paths else text for path, text in texts.items()}


def embargo_ends(datasets: Mapping[str, Dataset | None], broken: BrokenData) -> dict[str, datetime.datetime]:
    """The moments, in UTC, at which the embargoes of datasets end, by name.

    Args:
        datasets: all datasets by name; None where one is broken.
        broken: what is known of those.
    """
    ends = {
        name: dataset.descriptor.embargo.astimezone(datetime.UTC)
        for name, dataset in datasets.items()
        if dataset and dataset.descriptor.embargo
    }
    return ends | {name: max(end, ends.get(name, end)) for name, end in broken.ends.items()}
