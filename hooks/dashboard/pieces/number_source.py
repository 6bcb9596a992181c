"""Where a number in words comes from: a fact, another page, a row of a chart, a simple computation, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from dashboard.core.frozen import Frozen
from dashboard.core.phrases import first_of
from dashboard.numbers.claim import Claim, fits
from dashboard.numbers.passage import Mention
from dashboard.numbers.times import Time
from dashboard.pieces.contradiction import named_in
from dashboard.pieces.shown_values import ShownValue
from dashboard.pieces.simple_results import Result, results_for, series_of

Kind = Literal["fact", "link", "row", "computed", "contradicted", "none"]
_MAX_LISTED = 2
_MAX_WITHOUT_TIME = 3
"""A number beside a chart that has no time, and that more rows have, is not borne out by them: '1%'."""


class NumberSource(Frozen):
    """What bears a number out."""

    kind: Kind
    text: str
    """In words: 'chart trade, row year=2024', 'change, from … and …'; 'none' if nothing does."""


NOWHERE = NumberSource("none", "none")


def find_source(
    mention: Mention, sentence: str, times: Sequence[Time], values: Sequence[ShownValue], *, describes: bool
) -> NumberSource:
    """Look for a number among the values that are shown beside it.

    Args:
        mention: the number.
        sentence: the words in which it stands.
        times: all times that these name.
        values: the values of the chart, or of all charts and facts of the text.
        describes: whether the words say what a chart shows. For other words less is taken as computed from rows: many
            numbers are near to some ratio of others.

    Returns:
        The rows that have its value, those of its time first; else a simple result of rows; else nothing.
    """
    claim = mention.claim
    fitting = [shown for shown in values if fits(claim, shown.unit)]
    told = [mention.time] if mention.time else list(times)
    then = _at(fitting, told)
    result = None
    if _may_be_computed(mention, describes):
        result = next((result for result in _results(values, told, times) if result.bears_out(claim)), None)
    computed = NumberSource("computed", f"computed: {result.how} of {_listed(result.of)}") if result else None
    if claim.direction and computed:
        return computed  # 'rose by 12%' is rather a change than a share
    for group in (named_in(sentence, then), then):
        if rows := _rows(claim, group if mention.close else _named(claim, group, sentence)):
            return NumberSource("row", _listed(rows))
    if mention.time is None or claim.top is not None or not any(shown.period for shown in fitting):
        rows = [] if claim.direction else _rows(claim, _named(claim, fitting, sentence))
        if rows and (describes or len(rows) <= _MAX_WITHOUT_TIME):
            return NumberSource("row", _listed(rows))
    return computed or NOWHERE


def _may_be_computed(mention: Mention, describes: bool) -> bool:
    claim = mention.claim
    is_all = claim.kind == "fraction" and claim.value == 1
    if is_all or claim.top is not None or (claim.is_bare and not mention.close):
        return False
    return describes or (claim.kind == "number" and mention.time is not None)


def _named(claim: Claim, values: Sequence[ShownValue], sentence: str) -> list[ShownValue]:
    """The values that a number may mean: of a bare one only those that its sentence names."""
    words = sentence.lower()
    if not claim.is_bare:
        return list(values)
    return [shown for shown in values if any(name.lower() in words for _, name in shown.names)]


def _rows(claim: Claim, values: Sequence[ShownValue]) -> list[ShownValue]:
    """The values that have a number, or both ends of a range."""
    if claim.hedge in ("at least", "up to"):
        claim = replace(claim, hedge=None)  # any smaller value would do for 'up to 30'
    ends = (claim,) if claim.top is None else (replace(claim, top=None), replace(claim, value=claim.top, top=None))
    rows = [[shown for shown in values if shown.bears_out(end)] for end in ends]
    return [shown for of_end in rows for shown in of_end] if all(rows) else []


def _at(values: Sequence[ShownValue], times: Sequence[Time]) -> list[ShownValue]:
    return [shown for shown in values if any(map(shown.is_of, times))]


def _results(values: Sequence[ShownValue], told: Sequence[Time], times: Sequence[Time]) -> Iterator[Result]:
    """What can be computed of the values of each chart: those of the times that are named; without any, of the ends."""
    for origin in dict.fromkeys(shown.origin for shown in values):
        own = [shown for shown in values if shown.origin == origin]
        then = _at(own, told) or _ends(own)
        for period in dict.fromkeys(shown.period for shown in then):
            yield from results_for([shown for shown in then if shown.period == period], own, times)


def _ends(values: Sequence[ShownValue]) -> list[ShownValue]:
    """The last value of each series; all values if they have no time."""
    series = {shown.names: series_of(shown, values) for shown in values}
    return [shown for of_series in series.values() for shown in of_series[-1:]]


def _listed(values: Sequence[ShownValue]) -> str:
    sources = list(dict.fromkeys(shown.source for shown in values))
    return first_of(sources, _MAX_LISTED, "; ")
