"""Sums from the start of a year say so wherever their period is named."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cache.store import Cache
from dashboard.core.finding import Finding
from dashboard.core.frequency import missing_between
from dashboard.core.yaml_record import Record
from dashboard.data.covered import cover_dataset
from dashboard.data.data_change import compare_versions
from dashboard.data.dataset import Dataset
from dashboard.data.expectation import expect
from dashboard.data.last_figure import last_figure
from dashboard.data.query_result import read_query
from dashboard.data.readable_rows import covered_periods, readable_text
from dashboard.data.year_to_date import with_sums
from dashboard.linked.describe_data import covered_interval
from dashboard.pages.codebook import codebook
from tests.samples.edition import Edit
from tests.samples.facts import TEXT
from tests.samples.site import HEAD, TRADE, TRADE_ROWS
from tests.samples.tiles import one_tile
from tests.samples.times import timed_site

Load = Callable[..., Dataset | None]
MONTHS = (
    TRADE.replace("{name: year, type: year", "{name: month, type: yearmonth, year_to_date: true")
    .replace("primaryKey: [year", "primaryKey: [month")
    .replace("frequency: annual", "frequency: monthly")
)
ROWS = "month,flow,value,source,mark\n2025-03,china-to-russia,60,customs,\n2025-04,china-to-russia,85.24,customs,\n"

RELEASES = "releases:\n" + "".join(
    f'- {{period: 2025-0{month}, on: 2025-0{month + 1}-09, source: "https://example.org/{month}"}}\n'
    for month in (2, 3, 4)
)


def test_lists_tiles_and_changes_name_the_whole_span(dataset: Load, tmp_path: Path) -> None:
    sums = dataset(MONTHS, ROWS)
    assert sums
    assert readable_text(sums.rows[-1], sums.fields["month"]) == "Jan–Apr 2025"
    figure = last_figure(sums, Cache(tmp_path / "cache"))
    assert figure
    assert figure.time == "January to April 2025"
    assert one_tile(tmp_path, "value: trade/value", sums).when == "January to April 2025"
    change = compare_versions(dataset(MONTHS, ROWS.rpartition("2025-04")[0]), sums, datetime.date(2026, 1, 20))
    assert change
    assert change.latest
    assert change.periods == "January to April 2025"
    assert change.latest.row == "January to April 2025, China sells to Russia"


def test_what_is_late_or_missing_is_named_like_the_others(dataset: Load, findings: list[Finding]) -> None:
    sums = dataset(MONTHS.replace("frequency: monthly", "frequency: irregular") + RELEASES, ROWS)
    assert findings == []
    assert sums
    _, last = covered_periods(sums) or (None, None)
    assert last
    expectation = expect(sums.descriptor, last)
    assert expectation.period
    assert expectation.rhythm
    assert expectation.short_words(datetime.date(2026, 1, 1)) == "no figure for Jan–May 2025 yet"
    later = expectation.rhythm.first_on(expectation.period, datetime.date(2026, 1, 1))
    assert later.label == "Jan–Dec 2025"
    missing = missing_between(last, last.later(3), "monthly")
    assert [period.label for period in missing] == ["Jan–May 2025", "Jan–Jun 2025"]


def test_the_time_covered_begins_with_the_year(dataset: Load) -> None:
    sums = dataset(MONTHS, ROWS)
    assert sums
    assert covered_interval(sums) == "2025-01-01/2025-04-30"


def test_the_codebook_says_it(dataset: Load) -> None:
    sums = dataset(MONTHS, ROWS)
    assert sums
    assert "figures are sums from the start of the year" in codebook(sums)[0].rules


@pytest.mark.parametrize(
    ("sql", "is_sum"),
    [
        ("SELECT month, value FROM sums", True),
        ("SELECT max(month) AS month, flow FROM sums GROUP BY flow", True),
        ("SELECT month FROM sums UNION ALL SELECT month FROM sums", True),
        ("SELECT month FROM sums UNION ALL SELECT month FROM single", False),
        ("SELECT month FROM single UNION ALL SELECT month FROM sums", False),
        ("SELECT max(s.month) AS month FROM sums AS s JOIN single USING (month)", False),
    ],
)
def test_a_query_keeps_it_where_all_of_a_column_has_it(
    dataset: Load, findings: list[Finding], sql: str, is_sum: bool
) -> None:
    parents = {"sums": dataset(MONTHS, ROWS), "single": dataset(MONTHS.replace(", year_to_date: true", ""), ROWS)}
    result = read_query(sql, "result", parents, Record(Path("a.yaml"), {"query": sql}, {}), findings)
    assert findings == []
    assert result
    assert (result.fields["month"].type, result.fields["month"].year_to_date) == ("yearmonth", is_sum)


def test_a_fact_tells_readers_the_whole_span(edit: Edit) -> None:
    site, descriptor = timed_site("yearmonth"), "data/datasets/economy/things.yaml"
    sums = site[descriptor].replace("type: yearmonth", "type: yearmonth, year_to_date: true")
    text = f"{HEAD}They sold [1 tonnes](fact:things/amount?time=2023-10&thing=coal).\n"
    [placed] = edit({**site, descriptor: sums, TEXT: text}).content.facts[TEXT].placed
    assert placed.fact
    assert placed.fact.period == "January to October 2023"


def test_it_counts_for_approvals_only_where_it_is_given(dataset: Load) -> None:
    plain, sums = dataset(MONTHS.replace(", year_to_date: true", ""), ROWS), dataset(MONTHS, ROWS)
    given = dataset(MONTHS.replace("year_to_date: true", "year_to_date: false"), ROWS)
    assert plain
    assert sums
    assert given
    assert cover_dataset(plain) == cover_dataset(given) != cover_dataset(sums)


@pytest.mark.parametrize("kind", ["year", "date", "week", "half-year"])
def test_only_months_and_quarters_can_be_sums_of_a_year(dataset: Load, findings: list[Finding], kind: str) -> None:
    assert dataset(TRADE.replace("type: year", f"type: {kind}, year_to_date: true"), TRADE_ROWS) is None
    assert any("true only where the type is yearmonth or quarter" in one.message + one.hint for one in findings)


@pytest.mark.parametrize(
    ("kind", "time", "label"), [("yearmonth", "2025-04", "Jan–Apr 2025"), ("date", "2025-04-09", "9 Apr 2025")]
)
def test_an_earlier_version_whose_column_was_of_days_has_no_sums(
    dataset: Load, kind: str, time: str, label: str
) -> None:
    earlier = dataset(
        MONTHS.replace("type: yearmonth, year_to_date: true", f"type: {kind}"),
        f"month,flow,value,source,mark\n{time},china-to-russia,60,customs,\n",
    )
    assert earlier
    told = with_sums(earlier, {"month"})
    assert readable_text(told.rows[0], told.fields["month"]) == label
