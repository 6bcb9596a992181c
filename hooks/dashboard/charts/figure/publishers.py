"""Who published the rows of a chart or a dataset: for its source line, and one by one with the rows behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from dashboard.charts.figure.places import format_time, list_places, shorten
from dashboard.charts.spec.selection import Selection
from dashboard.core.frozen import Frozen
from dashboard.core.phrases import join_words
from dashboard.core.words import _, ngettext
from dashboard.data.column import Column
from dashboard.data.csv_rows import Row
from dashboard.data.dataset import Dataset
from dashboard.data.source import Source, publisher_and_carrier

MOST_NAMED = 3
"""Publications that a source line names one by one, and publishers that it names at all."""
LONGEST = 70
"""Letters of a source line that names more than one publication."""
_MOST_PLACES = 8
"""Times or names of rows that are listed of one publication, or of one group of its rows."""
_MOST_GROUPS = 6


class PublishedSource(Frozen):
    """A source as readers see it."""

    source: Source
    carrier: str
    """Who passed the publisher's data on, such as a news agency; empty if nobody did."""
    rows: str
    """The rows that were taken from it, in words; empty if all rows were taken from all publications."""

    @property
    def way(self) -> str:
        """How its rows came here: 'via TASS, seen May 2025'; empty if neither is known."""
        return ", ".join(filter(None, (self.passed_on, self.seen)))

    @property
    def passed_on(self) -> str:
        """Who passed its rows on: 'via TASS'; empty if nobody did."""
        return _("via %(carrier)s", carrier=self.carrier) if self.carrier else ""

    @property
    def seen(self) -> str:
        """When it was read: 'seen May 2025'; empty if that is not known."""
        seen = self.source.accessed
        return _("seen %(time)s", time=format_time(seen)) if seen else ""


class Publisher(Frozen):
    """An organization, and its publications that rows were taken from."""

    name: str
    publications: tuple[PublishedSource, ...]


def chart_publishers(selection: Selection) -> tuple[Publisher, ...]:
    """The publishers of the rows that a chart shows, those of most rows first."""
    dataset, roles = selection.dataset, selection.roles
    # A result of a query has no key: its rows are told apart by what places and names their marks.
    names = dataset.key if dataset.path else [selection.chart.label or roles.across, roles.split, roles.facet]
    return _list_publishers(dataset, selection.sources, selection.rows, [name for name in names if name])


def chart_sources(selection: Selection) -> str:
    """The publishers of the rows that a chart shows, in a line, without a look at which rows are whose."""
    if len(selection.sources) == 1:  # (Nobody has to count its rows.)
        return line_of([selection.sources[0].organization])
    return source_names(_list_publishers(selection.dataset, selection.sources, selection.rows, None))


def dataset_publishers(dataset: Dataset) -> tuple[Publisher, ...]:
    """The publishers of a dataset, those of most rows first. Sources that no row names are among them."""
    return _list_publishers(dataset, dataset.descriptor.sources, dataset.rows, dataset.key)


def _list_publishers(
    dataset: Dataset, sources: Sequence[Source], rows: Sequence[Row], names: Sequence[str] | None
) -> tuple[Publisher, ...]:
    rows_by_source: dict[str, list[Row]] = {source.name: [] for source in sources}
    for row in rows:
        for source in dataset.sources_of(row):
            rows_by_source[source.name].append(row)
    alike = all(len(own_rows) == len(rows) for own_rows in rows_by_source.values())
    describe = None if names is None else _RowNames(rows, [dataset.fields[name] for name in dict.fromkeys(names)])
    publications: dict[str, list[PublishedSource]] = {}
    counts: dict[str, int] = defaultdict(int)
    for source in sources:
        publisher, carrier = publisher_and_carrier(source.organization)
        own_rows = rows_by_source[source.name]
        own_names = "" if alike or describe is None else describe(own_rows)
        publications.setdefault(publisher, []).append(PublishedSource(source, carrier, own_names))
        counts[publisher] += len(own_rows)
    ordered = sorted(publications, key=lambda name: -counts[name])
    return tuple(Publisher(name, tuple(publications[name])) for name in ordered)


def source_line(publishers: Sequence[Publisher]) -> str:
    """The source line of a picture: 'Source: Gazprom', 'Sources: China Customs, via 10 others'.

    Args:
        publishers: the publishers of its rows.
    """
    many = sum(len(publisher.publications) for publisher in publishers) > 1
    return f"{_('Sources:') if many else _('Source:')} {source_names(publishers)}"


def source_names(publishers: Sequence[Publisher]) -> str:
    """The publishers in a line: 'China Customs, via TASS and RIA', 'China Customs, via 10 others'."""
    return line_of(
        [publication.source.organization for publisher in publishers for publication in publisher.publications]
    )


def line_of(organizations: Sequence[str], longest: int = LONGEST) -> str:
    """The publishers of publications in a line, each with those who passed its data on, or with their number.

    Args:
        organizations: of each publication, as in 'China Customs, via TASS'.
        longest: letters of a line that names more than one publication.
    """
    carriers = _carriers_by_publisher(organizations)
    # Each publication is named where there are few, and names tell them apart.
    are_told = all(len({*own}) == len(own) for own in carriers.values())
    words = "; ".join(group_organizations(organizations)) if are_told and len(organizations) <= MOST_NAMED else ""
    if not words or (len(words) > longest and len(organizations) > 1):
        words = "; ".join(_count_publications(publisher, own) for publisher, own in carriers.items())
    if len(carriers) > MOST_NAMED or (len(carriers) > 1 and len(words) > longest):
        return _("%(words)s and %(number)s more", words=next(iter(carriers)), number=len(carriers) - 1)
    return words


def _count_publications(publisher: str, carriers: Sequence[str]) -> str:
    if len(carriers) == 1:
        return publisher
    if len({*carriers}) > 1 and all(carriers):
        # Of figures that were taken from others, who only quote the publisher, this must not be left out.
        return _("%(publisher)s, via %(number)s others", publisher=publisher, number=len({*carriers}))
    return f"{publisher}, {ngettext('%(num)s publication', '%(num)s publications', len(carriers))}"


def group_organizations(names: Iterable[str]) -> list[str]:
    """Publishers, each once, with everyone who passed their data on: 'China Customs, via TASS and RIA'."""
    grouped = []
    for publisher, carriers in _carriers_by_publisher(names).items():
        told = [*dict.fromkeys(filter(None, carriers))]
        words = _("%(publisher)s, via %(carriers)s", publisher=publisher, carriers=join_words(told))
        grouped.append(words if told else publisher)
    return grouped


def _carriers_by_publisher(organizations: Iterable[str]) -> dict[str, list[str]]:
    """Who passed on each publication of a publisher; empty where nobody did."""
    carriers: dict[str, list[str]] = {}
    for organization in organizations:
        publisher, carrier = publisher_and_carrier(organization)
        carriers.setdefault(publisher, []).append(carrier)
    return carriers


class _RowNames:
    """Says of some rows which ones they are, by the fields that tell all rows apart."""

    def __init__(self, rows: Sequence[Row], fields: Sequence[Column]) -> None:
        self._rows = rows
        self._fields = fields

    @cached_property
    def _varying(self) -> list[Column]:
        return [field for field in self._fields if len({row.values[field.name] for row in self._rows}) > 1]

    @cached_property
    def time(self) -> Column | None:
        """The field that says the time of a row, if the rows are of several times."""
        return next((field for field in self._varying if field.temporal), None)

    @cached_property
    def others(self) -> list[Column]:
        """The other fields that tell rows apart."""
        return [field for field in self._varying if field is not self.time]

    @cached_property
    def times(self) -> dict[str, dict[Any, None]]:
        """The times of all rows, by the names that their other fields give them."""
        return self._times(self._rows)

    def __call__(self, rows: Sequence[Row]) -> str:
        """The rows in words: 'none'; 'all'; '2013 to 2019, 2021'; 'Coal (2024); Gas (2023, 2024)'; 'Coal, Gas'."""
        if len(rows) in (0, len(self._rows)):
            return _("all") if rows else _("none")
        if self.time is None:
            return shorten(list(self._times(rows)), _MOST_PLACES)
        own = self._times(rows)
        together = {time for times in own.values() for time in times}
        if all(own.get(name, {}).keys() == times.keys() & together for name, times in self.times.items()):
            every = {time: None for times in self.times.values() for time in times}
            return list_places(together, every, self.time, _MOST_PLACES)
        groups = [
            f"{name or _('others')} ({list_places(times, self.times[name], self.time, _MOST_PLACES)})"
            for name, times in own.items()
        ]
        return shorten(groups, _MOST_GROUPS, "; ")

    def _times(self, rows: Sequence[Row]) -> dict[str, dict[Any, None]]:
        """The times of rows, by the names that their other fields give them."""
        times: dict[str, dict[Any, None]] = {}
        for row in rows:
            if self.time and row.values[self.time.name] is None:
                continue
            name = ", ".join(
                field.label(row.values[field.name]) for field in self.others if row.values[field.name] is not None
            )
            times.setdefault(name, {})[row.values[self.time.name] if self.time else None] = None
        return times
