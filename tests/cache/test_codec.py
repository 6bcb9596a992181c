"""What the cache keeps of a value comes back equal, in the very same types."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.cache.codec import Codec
from dashboard.cache.store import Cache
from dashboard.changes.chart_difference import ChartDifference
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen, compared_fields
from dashboard.core.yaml_record import Record
from dashboard.data.covered import Covered
from dashboard.facts.fact import Fact
from dashboard.notebooks.notebook import Cell
from dashboard.notebooks.run_result import Failure, Run
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.placed_facts import PlacedFact, PlacedFacts
from dashboard.pieces.source_text import SourceText
from dashboard.review.review import EMPTY
from dashboard.review.review_loader import ReviewFolder
from dashboard.site.checks.external_links import DatedAnswer

TEXT = st.text(st.characters(exclude_categories=["Cs"]))  # (no half of a surrogate pair, which is no text)
WHOLE = st.integers(-(2**63), 2**63)
NUMBER = WHOLE | st.floats(allow_nan=False)
# First of all: a strategy that was made of a type before keeps numbers of more than 64 bits, which no codec writes.
st.register_type_strategy(str, TEXT)
st.register_type_strategy(int, WHOLE)


def nested(leaf: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    # "@" alone is the name under which a date is written.
    keys = TEXT.filter(lambda k: k != "@")
    return st.recursive(leaf, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=8)


PLAIN = st.none() | st.booleans() | NUMBER | TEXT
OBJECTS = st.dictionaries(TEXT.filter(lambda k: k != "@"), nested(PLAIN))
RECORDS = st.builds(
    Record,
    path=TEXT,
    data=st.dictionaries(TEXT.filter(lambda k: k != "@"), nested(PLAIN)),
    places=st.dictionaries(st.lists(TEXT | st.integers(0, 99)).map(tuple), st.tuples(WHOLE, WHOLE)),
)
CELLS = st.builds(Cell, source=TEXT, tags=st.frozensets(TEXT), settings=nested(PLAIN))
RUNS = st.builds(
    Run,
    sources=st.lists(TEXT).map(tuple),
    outputs=st.lists(st.lists(OBJECTS, max_size=2), max_size=2).map(tuple),
    reads=st.dictionaries(TEXT, TEXT),
    failure=st.none() | st.from_type(Failure),
)
CHARTS = st.builds(ResolvedChart, select=st.just(lambda: None))
FACTS = st.builds(Fact, value=st.none() | st.decimals(allow_nan=False, allow_infinity=False))
PLACED_FACTS = st.builds(PlacedFact, fact=st.none() | FACTS)

st.register_type_strategy(Record, RECORDS)
st.register_type_strategy(Cell, CELLS)
st.register_type_strategy(
    datetime.datetime, st.datetimes(timezones=st.just(datetime.UTC)).map(lambda time: time.replace(fold=0))
)
KEPT: dict[Any, st.SearchStrategy[Any]] = {
    SourceText: st.from_type(SourceText),
    Run: RUNS,
    ResolvedChart: CHARTS,
    Placement: st.builds(Placement, chart=st.none() | CHARTS),
    PlacedFacts: st.builds(PlacedFacts, placed=st.lists(PLACED_FACTS).map(tuple)),
    ChartDifference: st.from_type(ChartDifference),
    ReviewFolder: st.builds(ReviewFolder, review=st.just(EMPTY)),
    DatedAnswer: st.from_type(DatedAnswer),
    tuple[SourceText | None, list[Finding]]: st.tuples(st.none(), st.lists(st.from_type(Finding))),
}
"""What the engine keeps of records, and any value of each."""


@pytest.mark.parametrize("kind", KEPT, ids=str)
@settings(max_examples=25)  # One value of them holds dozens of others.
@given(data=st.data())
def test_any_value_comes_back_as_it_was(kind: Any, data: st.DataObject) -> None:
    value, codec = data.draw(KEPT[kind]), Codec[Any](kind)
    read = codec.load(codec.dump(value))
    assert read == value
    # 1 == 1.0 == True, and a date has no time: equal is not enough.
    assert repr_of(read) == repr_of(value)


def repr_of(value: Any) -> Any:
    """All that a value holds, with the types; sets and mappings have no order of their own."""
    if isinstance(value, dict):
        return {key: repr_of(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value), [repr_of(item) for item in value]
    if isinstance(value, frozenset):
        return frozenset(map(repr, value))
    if isinstance(value, Frozen):
        return type(value), [repr_of(getattr(value, name)) for name in compared_fields(type(value))]
    if isinstance(value, datetime.datetime):
        return datetime.datetime, value.isoformat()
    return type(value), repr(value)


def test_a_decimal_keeps_its_noughts_and_no_number_stays_none() -> None:
    codec = Codec[list[Decimal | None]](list[Decimal | None])
    assert str(codec.load(codec.dump([Decimal("1.50"), None]))) == "[Decimal('1.50'), None]"
    plain = Codec[list[Any]](list[Any])
    assert plain.load(plain.dump([math.inf, -0.0])) == [math.inf, -0.0]
    assert math.isnan(plain.load(plain.dump([math.nan]))[0])


def test_a_kept_chart_says_that_its_rows_are_missing() -> None:
    codec = Codec[ResolvedChart](ResolvedChart)
    chart = ResolvedChart("a", "line", "", "", "", None, (), 1, "", Covered(), lambda: pytest.fail("asked"))
    with pytest.raises(LookupError, match="cache"):
        _ = codec.load(codec.dump(chart)).selection


def test_what_is_dumped_as_none_is_not_kept_not_even_in_memory(tmp_path: Path) -> None:
    cache, codec, calls = Cache(tmp_path), Codec[int](int), list[int]()

    def make() -> int:
        calls.append(1)
        return len(calls)

    for _ in range(2):
        cache.get_or_compute("aa", codec, make, dump=lambda value: None)
    assert (len(calls), cache.has_value("aa")) == (2, False)
    assert [cache.get_or_compute("aa", codec, make) for _ in range(2)] == [3, 3]
    # Another process loads what was kept.
    assert Cache(tmp_path).get_or_compute("aa", codec, make, load=lambda kept: -kept) == -3
    assert len(calls) == 3
