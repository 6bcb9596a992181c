"""A dataset in a few words, for its head and for lists. They need its rows, so templates ask for them."""

from __future__ import annotations

from itertools import pairwise

from dashboard.charts.figure.publishers import dataset_publishers, source_names
from dashboard.core.frequency import missing_between
from dashboard.core.frozen import Frozen
from dashboard.core.phrases import join_words
from dashboard.core.words import _, ngettext
from dashboard.data.dataset import Dataset
from dashboard.data.readable_rows import covered_time, period_in, time_field

MOST_MISSING = 3
"""So many periods without a row are named; of more the gaps are counted."""


class DatasetOverview(Frozen):
    """Small facts about a dataset."""

    rows: int
    """The number of its rows."""
    period: str
    """From when to when they reach; empty where they have no time."""
    missing: str
    """The periods between without a row, in words; empty if there are none, or if rows come without a rhythm."""
    publishers: tuple[str, ...]
    """Who published them, those of most rows first."""
    sources: str
    """The same with who passed the data on, for citations."""


def dataset_overview(dataset: Dataset) -> DatasetOverview:
    """Describe a dataset."""
    publishers = dataset_publishers(dataset)
    names = tuple(publisher.name for publisher in publishers)
    missing = _missing_words(dataset)
    return DatasetOverview(len(dataset.rows), covered_time(dataset), missing, names, source_names(publishers))


def _missing_words(dataset: Dataset) -> str:
    """Such as 'without 2009 and 2012', or 'with 10 gaps'."""
    time, frequency = time_field(dataset), dataset.descriptor.frequency
    if time is None or frequency in ("irregular", "occasional"):
        return ""
    periods = sorted({period_in(row, time) for row in dataset.rows})
    gaps = [[*missing_between(*pair, frequency)] for pair in pairwise(periods)]
    missing = [period for gap in gaps for period in gap]
    if len(missing) > MOST_MISSING:
        return ngettext("with %(num)s gap", "with %(num)s gaps", sum(map(bool, gaps)))
    return _("without %(periods)s", periods=join_words([period.words for period in missing])) if missing else ""
