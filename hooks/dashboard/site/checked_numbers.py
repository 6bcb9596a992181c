"""Holds the numbers of one text against the values of its charts and facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.checks.stated_numbers import HEADING, StatedNumber
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.phrases import join_words
from dashboard.numbers.passage import Mention, Passage, read_passage
from dashboard.pieces.contradiction import Numbers
from dashboard.pieces.number_source import NOWHERE, NumberSource, find_source
from dashboard.pieces.placed_facts import PlacedFact
from dashboard.pieces.shown_values import ShownValue, values_of_chart, values_of_facts

_DESCRIBING = ("title", "subtitle", "alt")
"""The words of a chart that say what it shows."""
_BESIDE = ("title", "standfirst", "key_points", "hero", "text", HEADING)
"""What of a text speaks of the present data. Corrections do not: they name the number that was wrong."""
_MAX_ROWS = 3
_passage = lru_cache(maxsize=64)(read_passage)
"""The numbers of one sentence stand in order, so each sentence is read once."""


class CheckedNumbers(Frozen):
    """The numbers of one file, and the charts and facts that bear them out."""

    path: str
    stated: Sequence[StatedNumber]
    charts: Mapping[str, ResolvedChart]
    """By id."""
    facts: Sequence[PlacedFact] = ()

    def findings(self) -> Iterator[Finding]:
        """A warning for each number that a value contradicts."""
        for number in self.stated:
            if rows := self._contradicting(number):
                yield self._finding(number, rows)

    def sources(self) -> Iterator[tuple[StatedNumber, NumberSource]]:
        """Every number in the order of the file, with what bears it out."""
        for number in sorted(self.stated, key=lambda stated: (stated.line, stated.column)):
            yield number, self._source(number)

    def _source(self, number: StatedNumber) -> NumberSource:
        if number.link:
            is_fact = number.link.startswith("fact:")
            return NumberSource("fact" if is_fact else "link", number.link)
        if rows := self._contradicting(number):
            return NumberSource("contradicted", f"contradicted by {rows[0].source}: {rows[0].written}")
        mention, numbers = self._mention(number), self._numbers_for(number)
        if mention is None or numbers is None:
            return NOWHERE
        times = self._passage(number).times
        return find_source(mention, number.sentence, times, numbers.values, describes=numbers.describes)

    def _contradicting(self, number: StatedNumber) -> list[ShownValue]:
        mention = self._mention(number)
        if mention is None or mention.time is None:
            return []
        numbers = self._numbers_for(number)
        return numbers.contradicting(mention, number.sentence, self._passage(number).times) if numbers else []

    def _passage(self, number: StatedNumber) -> Passage:
        return _passage(number.sentence, number.language)

    def _mention(self, number: StatedNumber) -> Mention | None:
        mentions = self._passage(number).mentions
        return next((mention for mention in mentions if mention.claim.start == number.start), None)

    def _numbers_for(self, number: StatedNumber) -> Numbers | None:
        """The values against which a number is held; None if its place is not one that speaks of the data."""
        key = number.where.partition(".")[0]
        if number.chart:
            describes = key in _DESCRIBING
            values = self._by_chart.get(number.chart)
            return Numbers(values, describes) if values is not None else None
        return Numbers(self._all_values, describes=False) if key in _BESIDE else None

    @cached_property
    def _by_chart(self) -> dict[str, list[ShownValue]]:
        values = {}
        for id, chart in self.charts.items():
            was_loaded = "selection" in chart.__dict__
            values[id] = values_of_chart(chart.selection)
            if not was_loaded:
                chart.release_rows()
        return values

    @cached_property
    def _all_values(self) -> list[ShownValue]:
        shown = (value for values in self._by_chart.values() for value in values)
        return [*values_of_facts(self.facts), *shown]

    def _finding(self, number: StatedNumber, rows: Sequence[ShownValue]) -> Finding:
        listed = [f"{row.source} says {row.written}{f' ({row.place})' if row.place else ''}" for row in rows]
        more = [f"{len(rows) - _MAX_ROWS} more"] if len(rows) > _MAX_ROWS else []
        return Finding(
            id="number-contradicted",
            severity="warning",
            path=self.path,
            line=number.line,
            column=number.column,
            message=f"'{number.words}' is not what the data say: {join_words([*listed[:_MAX_ROWS], *more])}.",
            hint="Correct the number, or say of what and of when it is.",
        )
