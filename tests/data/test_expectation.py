"""What is expected of a dataset, from what publishers announce and from past updates, and what it means on a day."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dashboard.cache.store import Cache
from dashboard.core.finding import Finding
from dashboard.core.period import Period, period_named
from dashboard.data.dataset import Dataset
from dashboard.data.expectation import Expectation, days_late, expect, stage_of
from dashboard.data.git_history import History
from dashboard.data.last_figure import last_figure
from dashboard.data.load_datasets import load_dataset
from dashboard.data.rhythm import Update, rhythm_of
from dashboard.data.update_history import UpdateHistory, update_histories
from tests.samples.datasets import one_source_each
from tests.samples.edition import Edit
from tests.samples.git import commit
from tests.samples.site import TRADE, TRADE_ROWS, write_files

DATASET = "data/datasets/economy/trade.yaml"
ROWS = "data/datasets/economy/trade.csv"
Load = Callable[..., Dataset | None]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def announced(on: str) -> str:
    return f'next_update: {{on: {on}, source: "https://example.org/calendar"}}\n'


def released(*pairs: tuple[str, str]) -> str:
    lines = (f'- {{period: {period}, on: {on}, source: "https://example.org/{on}"}}\n' for period, on in pairs)
    return f"releases:\n{''.join(lines)}"


def period(text: str) -> Period:
    found = period_named(text)
    assert found
    return found


def updates(*pairs: tuple[str, str]) -> list[Update]:
    return [Update(period(text), day(on)) for text, on in pairs]


YEARS = (("2022", "2023-01-13"), ("2023", "2024-01-12"), ("2024", "2025-02-20"))
"""Three releases: 13, 12 and 51 days after the year."""
LAST = period("2025")


@pytest.fixture
def expected(dataset: Load, findings: list[Finding]) -> Callable[..., Expectation]:
    """What is expected of the small dataset, whose rows end in 2025, with some more keys."""

    def make(keys: str, history: UpdateHistory | None = None) -> Expectation:
        one = dataset(f"{TRADE}{keys}")
        assert findings == []
        assert one
        return expect(one.descriptor, LAST, history or UpdateHistory())

    return make


def test_a_plain_day_is_refused_with_the_cure(dataset: Load, findings: list[Finding]) -> None:
    assert dataset(f"{TRADE}next_update: 2027-01-20\n") is None
    (finding,) = findings
    assert finding.line == TRADE.count("\n") + 1
    assert "{on: 2027-01-20, source: 'https://…'}" in finding.message
    assert "'releases'" in finding.message


def test_what_a_publisher_announces_counts_before_what_is_usual(expected: Callable[..., Expectation]) -> None:
    found = expected(announced("2027-01-20") + released(*YEARS))
    assert (found.kind, found.on, found.period) == ("announced", day("2027-01-20"), period("2026"))
    assert found.words(day("2026-11-27")) == "Figures for 2026 on 20 January 2027, as announced."


def test_the_usual_day_is_the_median_of_past_releases(expected: Callable[..., Expectation]) -> None:
    found = expected(released(*YEARS))
    assert (found.kind, found.on, found.source) == ("usual", day("2027-01-13"), "https://example.org/2025-02-20")
    words = "Figures for 2026 about 13 January 2027, usually 13 days after the end of the year."
    assert found.words(day("2026-11-27")) == words
    assert found.short_words(day("2026-11-27")) == "next about 13 Jan 2027"
    assert found.short_words(day("2027-01-13")) == "next about 13 Jan 2027"
    assert found.short_words(day("2027-01-14")) == "due since about 13 Jan 2027"
    assert found.short_words(day("2027-02-21")) == "no figure for 2026 yet"
    assert found.rhythm
    how = "Median of 3 releases from 13 January 2023 to 20 February 2025 (12 to 51 days)."
    assert found.rhythm.how == how


def test_of_two_releases_nothing_usual_is_said(expected: Callable[..., Expectation]) -> None:
    found = expected(released(*YEARS[:2]))
    assert (found.kind, found.words(day("2026-11-27"))) == ("unknown", "Not announced.")


def test_a_month_that_always_comes_with_the_next_keeps_its_own_time() -> None:
    """China Customs publishes January and February in March."""
    months = [(f"2025-{month:02}", f"2025-{month + 1:02}-09") for month in range(2, 12)]
    found = rhythm_of(updates(("2025-01", "2025-03-09"), *months), "yearmonth", "releases")
    assert found
    assert (found.days, found.latest) == (9, 9)
    assert found.day_for(period("2026-01")) == day("2026-03-09")
    assert found.words_for(period("2026-01")) == "usually 37 days after the end of the month"


def test_of_halves_of_which_one_never_came_none_is_expected() -> None:
    halves = updates(("2023-H1", "2023-10-17"), ("2024-H1", "2024-08-28"), ("2025-H1", "2025-09-03"))
    found = rhythm_of(halves, "half-year", "releases")
    assert found
    assert found.first_from(period("2025-H2")) == period("2026-H1")


def test_a_release_of_another_kind_of_period_is_told(dataset: Load, findings: list[Finding]) -> None:
    assert dataset(TRADE + released(("2025-01", "2025-03-07"))) is None
    (finding,) = findings
    assert (finding.line, "expected year" in finding.message) == (TRADE.count("\n") + 2, True)


@pytest.mark.parametrize(
    ("keys", "stages"),
    [
        (
            announced("2027-01-20"),
            {
                "2027-01-19": ("not yet due", 0),
                "2027-01-20": ("due", 0),
                "2027-01-21": ("grace", 1),
                "2027-01-27": ("grace", 7),
                "2027-01-28": ("overdue", 8),
            },
        ),
        # What is only usual is not overdue before the latest day so far: 51 days after the year.
        (released(*YEARS), {"2027-01-13": ("due", 0), "2027-02-20": ("grace", 38), "2027-02-21": ("overdue", 39)}),
        ("ended: {on: 2025, why: it was stopped}\n", {"2030-01-01": ("ended", 0)}),
        ("", {"2030-01-01": ("not announced", 0)}),
    ],
)
def test_one_dataset_walks_through_its_stages(dataset: Load, keys: str, stages: dict[str, tuple[str, int]]) -> None:
    one = dataset(f"{TRADE}{keys}")
    assert one
    found = expect(one.descriptor, LAST)
    assert {on: (stage_of(one.descriptor, found, day(on)), days_late(found, day(on))) for on in stages} == stages


def test_what_is_late_is_said_and_what_comes_next_too(expected: Callable[..., Expectation]) -> None:
    words = expected(released(*YEARS)).words(day("2028-06-01"))
    assert words.startswith("Figures for 2026 were expected about 13 January 2027 and are not here yet.")
    assert "Figures for 2028 about 13 January 2029" in words


def histories(root: Path) -> UpdateHistory:
    """What git knows of the small dataset."""
    found: list[Finding] = []
    one = load_dataset(root / DATASET, root, found)
    assert one
    zone = ZoneInfo("Europe/Stockholm")
    known = update_histories({"trade": one}, "data/datasets", History(root, zone), Cache(root / ".cache"))
    return known.get("trade", UpdateHistory())


def test_git_tells_when_each_newest_period_came(edit: Edit, tmp_path: Path) -> None:
    """The first version holds years that came long before, and an older year that is added late is no update."""
    edit()
    head, *lines = TRADE_ROWS.splitlines(keepends=True)
    for count, on in ((1, "2020-05-05"), (2, "2024-01-13"), (3, "2025-01-20")):
        years = sorted({line.split(",")[0] for line in lines})[:count]
        kept = [line for line in lines if line.split(",")[0] in years]
        write_files(tmp_path, {ROWS: "".join([head, *kept])})
        commit(tmp_path, f"{on}T12:00:00+01:00")
    write_files(tmp_path, {ROWS: (tmp_path / ROWS).read_text() + lines[0].replace(lines[0][:4], "1990")})
    commit(tmp_path, "2025-03-01T12:00:00+01:00")
    years = sorted({line.split(",")[0] for line in lines})
    assert histories(tmp_path).updates == tuple(updates((years[1], "2024-01-13"), (years[2], "2025-01-20")))


def test_a_period_has_come_when_its_amount_has(edit: Edit, tmp_path: Path) -> None:
    """Keepers may write its row beforehand, and leave the amount out."""
    edit()
    head, *lines = TRADE_ROWS.splitlines(keepends=True)
    last = max(line.split(",")[0] for line in lines)
    earlier = [line for line in lines if not line.startswith(last)]
    year, flow, _, *rest = next(line for line in lines if line.startswith(last)).split(",")
    empty = ",".join([year, flow, "", *rest])
    for rows, on in ((earlier, "2024-05-05"), ([*earlier, empty], "2025-01-01"), (lines, "2026-01-13")):
        write_files(tmp_path, {ROWS: "".join([head, *rows])})
        commit(tmp_path, f"{on}T12:00:00+01:00")
    assert histories(tmp_path).updates == tuple(updates((last, "2026-01-13")))


def test_a_day_that_was_announced_before_stays_in_sight(edit: Edit, tmp_path: Path) -> None:
    for on, at in (("2026-02-20", "2026-01-21"), ("2026-02-27", "2026-02-01")):
        edit({DATASET: TRADE + announced(on)})
        commit(tmp_path, f"{at}T12:00:00+01:00")
    edition = edit({DATASET: TRADE + announced("2026-03-06")}, at="2026-02-02")
    found = edition.content.expectations["trade"]
    assert (found.on, found.former) == (day("2026-03-06"), (day("2026-02-20"), day("2026-02-27")))
    taken_back = edit({DATASET: TRADE}, at="2026-02-02").content.expectations["trade"]
    assert (taken_back.kind, taken_back.cancelled) == ("unknown", day("2026-02-27"))
    came = edit({DATASET: TRADE.replace("updated: 2026-01-20", "updated: 2026-02-26")}, at="2026-02-27")
    assert came.content.expectations["trade"].cancelled is None


def test_the_last_figure_is_named_in_words(dataset: Load, tmp_path: Path) -> None:
    one = dataset(TRADE)
    assert one
    found = last_figure(one, Cache(tmp_path / ".cache"))
    assert found
    assert (found.period, bool(found.value), bool(found.of)) == (LAST, True, True)


def test_the_last_figure_has_its_time_in_words_and_says_nothing_twice(tmp_path: Path) -> None:
    rows = "2008,USD bn a year,1,\nMarch 2024,USD bn a year,2,\nMarch 2024,weight,3,\n2023,weight,4,"
    one = one_source_each("trade", "period: string, series: string, value: number", rows)
    found = last_figure(one, Cache(tmp_path / ".cache"))
    assert found
    assert (found.period, found.time, found.value, found.of) == (None, "March 2024", "USD 2 bn a year", "")
