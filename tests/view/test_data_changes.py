"""Readers are told of what changed between versions of a dataset that they could see."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.edition.prepare_edition import prepare_edition
from dashboard.view.view import View
from tests.samples.git import commit
from tests.samples.reviews import publication, review_files
from tests.samples.site import CHART, SITE, TRADE, TRADE_ROWS, write_files

NAME = "data/datasets/economy/trade"
PUBLIC = f"{TRADE}public: true\n"
AT = "2026-06-01T12:00:00+00:00"
Save = Callable[..., None]


def rows(*years: int) -> str:
    return TRADE_ROWS + "".join(f"{year},china-to-russia,1,later,\n" for year in years)


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Commit the small site with a state of its dataset, in the month given."""
    write_files(tmp_path, SITE)

    def save(month: int, text: str, descriptor: str = TRADE, hour: int = 12, **files: str) -> None:
        write_files(tmp_path, {f"{NAME}.yaml": descriptor, f"{NAME}.csv": text, **files})
        commit(tmp_path, f"2026-{month:02}-01T{hour:02}:00:00+00:00")

    return save


def view(root: Path, at: str = AT, *, preview: bool = False) -> View:
    return prepare_edition(root / "mkdocs.yml", at=at, preview=preview).view


def told(root: Path, at: str = AT, *, preview: bool = False) -> list[tuple[int, str]]:
    return [(change.on.month, change.periods) for change in view(root, at, preview=preview).data_changes]


def test_a_public_dataset_tells_each_change_and_when_it_was_new(tmp_path: Path, save: Save) -> None:
    save(2, rows(), PUBLIC)
    save(3, rows(2030), PUBLIC)
    shown = view(tmp_path)
    changes = [(change.on.month, change.is_new, change.periods) for change in shown.data_changes]
    assert changes == [(3, False, "2030"), (2, True, "2022 to 2025")]
    assert shown.data_since == {"trade": datetime.date(2026, 2, 1)}


def test_a_clock_that_is_ahead_ends_no_embargo(tmp_path: Path, save: Save) -> None:
    save(2, rows(2030), f"{PUBLIC}embargo: 2026-04-15T12:00+00:00\n")
    save(5, rows(2031), PUBLIC)  # on a machine whose clock is ahead: the next commit is of March
    save(3, rows(2032), PUBLIC)
    assert told(tmp_path) == []


def test_a_change_is_one_of_the_dataset_as_it_is_called_today(tmp_path: Path, save: Save) -> None:
    save(2, rows(), PUBLIC)
    save(3, rows(2030), PUBLIC)
    before = view(tmp_path).data_changes
    renamed = f"{PUBLIC}formerly: [trade]\n"
    folder = "data/datasets/economy"
    write_files(
        tmp_path,
        {
            f"{NAME}.yaml": None,
            f"{NAME}.csv": None,
            "data/charts/trade.yaml": CHART.replace("data: trade", "data: commerce"),
            f"{folder}/commerce.yaml": renamed,
            f"{folder}/commerce.csv": rows(2030),
        },
    )
    commit(tmp_path, "2026-04-01T12:00:00+00:00")
    after = view(tmp_path).data_changes
    assert [(change.version, change.periods) for change in after] == [(one.version, one.periods) for one in before]
    assert {change.dataset for change in after} == {"commerce"}


def test_changes_of_one_day_keep_their_versions_and_stand_latest_first(tmp_path: Path, save: Save) -> None:
    save(2, rows(), PUBLIC)
    save(3, rows(2030), PUBLIC)
    (first, _new) = view(tmp_path).data_changes
    save(3, rows(2030, 2031), PUBLIC, 13)
    save(3, rows(2030), PUBLIC, 14)  # (as it was)
    changes = view(tmp_path).data_changes[:3]
    assert [(change.periods, change.removed) for change in changes] == [("", 1), ("2031", 0), ("2030", 0)]
    assert changes[2].version == first.version
    assert len({change.version for change in changes[:2]}) == 2


def test_versions_that_nothing_public_used_are_passed_over(tmp_path: Path, save: Save) -> None:
    save(1, rows(2030))
    save(2, rows(2031), PUBLIC)
    save(3, rows(2032))
    save(4, rows(2033))
    assert told(tmp_path) == [(4, "2033")]  # (And what was removed is the row of 2031, which stood there in public.)
    (change,) = view(tmp_path).data_changes
    assert [one.row for one in change.removals] == ["2031, China sells to Russia"]
    assert len(told(tmp_path, preview=True)) == 4


def test_a_shared_chart_that_was_public_shows_a_version(tmp_path: Path, save: Save) -> None:
    chart = {"data/charts/trade.yaml": f"{CHART}public: true\n"}
    save(2, rows(2030), **chart)
    save(3, rows(2030, 2031), **chart)
    assert told(tmp_path) == [(3, "2031"), (2, "2022 to 2030")]


def test_a_piece_shows_the_versions_since_its_publication(tmp_path: Path, save: Save) -> None:
    save(1, rows(2030))
    seen = publication(at=datetime.datetime(2026, 2, 10, tzinfo=datetime.UTC))
    save(2, rows(2031), **review_files("lifeline", publications=[seen]))
    save(3, rows(2031, 2032))
    assert told(tmp_path) == [(3, "2032")]
    assert view(tmp_path).data_since == {"trade": datetime.date(2026, 2, 10)}


def test_a_version_under_embargo_counts_from_its_end(tmp_path: Path, save: Save) -> None:
    save(1, rows(), PUBLIC)
    save(2, rows(2030), f"{PUBLIC}embargo: 2026-03-10T06:00+00:00\n")
    save(3, rows(2031), f"{PUBLIC}embargo: 2026-03-20T06:00+00:00\n")
    assert told(tmp_path) == [(3, "2031"), (1, "2022 to 2025")]
    assert view(tmp_path).data_changes[0].on == datetime.date(2026, 3, 20)
    assert told(tmp_path, "2026-03-15T06:00+00:00") == []


def test_changes_are_told_for_a_year(tmp_path: Path, save: Save) -> None:
    save(1, rows(), PUBLIC)
    save(2, rows(2030), PUBLIC)
    assert told(tmp_path, "2027-01-20T12:00+00:00") == [(2, "2030")]


def test_without_git_nothing_is_said(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, f"{NAME}.yaml": PUBLIC})
    shown = view(tmp_path)
    assert (shown.data_changes, shown.data_since) == ((), {})
