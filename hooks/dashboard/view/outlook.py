"""What comes, as one audience may know it on one day: the calendar, and what is expected of each dataset."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import field

from dashboard.core.frozen import Frozen, freeze_mappings
from dashboard.data.dataset import Dataset
from dashboard.data.expectation import Due, Expectation
from dashboard.data.last_figure import LastFigure
from dashboard.view.calendar_entry import CalendarEntry


class Outlook(Frozen):
    """What comes, and what is the latest."""

    today: datetime.date = datetime.date.min
    """The day of the audience's moment in the site's time zone. Only a page that changes with each day may hold it."""
    expectations: Mapping[str, Expectation] = field(default_factory=dict)
    """What is expected of each shown dataset, by name."""
    last_figures: Mapping[str, LastFigure | None] = field(default_factory=dict)
    """The last figure of each shown dataset, by name; None where its rows name no time."""
    publishers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The publishers of each shown dataset, by its name, those of most rows first."""
    calendar: tuple[CalendarEntry, ...] = ()
    """Figures, pieces and events by their days, the earliest first."""

    def __post_init__(self) -> None:
        freeze_mappings(self)

    def next_words(self, dataset: Dataset, *, short: bool = False) -> str:
        """When the next figures of a shown dataset come, in words; empty if the series has ended.

        Args:
            dataset: the dataset.
            short: whether there is little room, as in a tile.
        """
        if dataset.descriptor.ended:
            return ""
        expectation = self.expectations[dataset.name]
        return expectation.short_words(self.today) if short else expectation.words(self.today)

    def next_of(self, names: Iterable[str]) -> tuple[Expectation, Due] | None:
        """The figures that come next of several datasets; None if no day of any is known.

        Args:
            names: of the datasets. Those that are not shown are left out.
        """
        known = (self.expectations[name] for name in names if name in self.expectations)
        coming = [(expectation, due) for expectation in known if (due := expectation.next_from(self.today))]
        return min(coming, key=lambda pair: pair[1].on, default=None)

    def next_words_of(self, datasets: Iterable[Dataset]) -> str:
        """When the next figures of several shown datasets come, where there is little room; empty if nothing is due.

        If those of one are late, that is said instead: of the one that is late for the longest time.

        Args:
            datasets: the datasets.
        """
        own = [dataset for dataset in datasets if not dataset.descriptor.ended]
        known = (self.expectations[dataset.name] for dataset in own)
        late = [(one.on, one) for one in known if one.on and one.is_late(self.today)]
        if late:
            return min(late, key=lambda pair: pair[0])[1].short_words(self.today)
        if found := self.next_of(dataset.name for dataset in own):
            return found[0].short_words(self.today)
        # Of lists of events nothing is due.
        due = [dataset for dataset in own if dataset.descriptor.frequency not in ("irregular", "occasional")]
        return self.next_words(due[0], short=True) if due else ""

    @cached_property
    def late(self) -> tuple[CalendarEntry, ...]:
        """The figures that were expected and are not here yet, those of the earliest day first."""
        return tuple(entry for entry in self.calendar if entry.is_late)

    @cached_property
    def coming(self) -> tuple[CalendarEntry, ...]:
        """The entries of today and later, and figures that are due, the next first."""
        return tuple(
            entry
            for entry in self.calendar
            if (entry.date >= self.today and entry.status != "published") or entry.is_due
        )
