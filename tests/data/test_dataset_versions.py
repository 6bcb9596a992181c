"""The versions of datasets that git's main line had."""

from __future__ import annotations

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dashboard.cache.store import Cache
from dashboard.data.dataset_versions import change_between, read_versions
from dashboard.data.git_history import History
from tests.samples.git import USER_SETTINGS, commit, git
from tests.samples.site import TRADE, TRADE_ROWS, write_files

FOLDER = "data/datasets"
NAME = f"{FOLDER}/economy/trade"
LATER = f"{TRADE_ROWS.rstrip()}\n2030,china-to-russia,1,later,\n"


def save(root: Path, rows: str, at: str, name: str = NAME) -> None:
    write_files(root, {f"{name}.yaml": TRADE, f"{name}.csv": rows})
    commit(root, at)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    save(tmp_path, TRADE_ROWS, "2026-01-01T12:00:00+01:00")
    save(tmp_path, LATER, "2026-02-01T12:00:00+01:00")
    return tmp_path


def history(root: Path) -> History:
    return History(root, ZoneInfo("Europe/Warsaw"))


def test_each_state_of_the_two_files_is_a_version(root: Path) -> None:
    first, last = read_versions(FOLDER, history(root), Cache(root / ".cache"))["trade"]
    assert (first.is_first, last.is_first) == (True, False)
    assert first.until == last.since == datetime.datetime(2026, 2, 1, 11, tzinfo=datetime.UTC)
    assert last.until is None
    change = change_between(first, last, last.since.date(), history(root), Cache(root / ".cache"))
    assert change
    assert (change.periods, change.added) == ("2030", 1)


def test_of_earlier_versions_too_today_decides_whether_figures_are_sums_since_january(tmp_path: Path) -> None:
    months = TRADE.replace("{name: year, type: year", "{name: month, type: yearmonth").replace("[year,", "[month,")
    rows = "month,flow,value,source,mark\n2025-04,china-to-russia,85.24,customs,\n"
    write_files(tmp_path, {f"{NAME}.yaml": months, f"{NAME}.csv": rows})
    commit(tmp_path, "2026-01-01T12:00:00+01:00")
    (first,) = read_versions(FOLDER, history(tmp_path), Cache(tmp_path / ".cache"))["trade"]
    told = [
        change_between(None, first, first.since.date(), history(tmp_path), Cache(tmp_path / ".cache"), sums)
        for sums in (frozenset[str](), frozenset({"month"}))
    ]
    rows = [one.latest.row.partition(",")[0] for one in told if one and one.latest]
    assert rows == ["April 2025", "January to April 2025"]


def test_the_settings_of_the_user_change_nothing(root: Path) -> None:
    expected = read_versions(FOLDER, history(root), Cache(root / "a"))
    for name, value in USER_SETTINGS.items():
        git(root, "config", name, value)
    assert read_versions(FOLDER, history(root), Cache(root / "b")) == expected


def test_a_dataset_that_moves_to_another_theme_stays_the_same(root: Path) -> None:
    (root / f"{NAME}.yaml").unlink()
    (root / f"{NAME}.csv").unlink()
    save(root, LATER, "2026-03-01T12:00:00+01:00", f"{FOLDER}/energy/trade")
    assert [version.is_first for version in read_versions(FOLDER, history(root), Cache(root / "c"))["trade"]] == [
        True,
        False,
        False,
    ]


def test_a_shallow_copy_does_not_say_that_a_dataset_is_new(root: Path) -> None:
    copy = root.with_name(f"{root.name}-copy")
    git(root, "clone", "-q", "--depth", "1", root.as_uri(), str(copy))
    (version,) = read_versions(FOLDER, history(copy), Cache(copy / ".cache"))["trade"]
    assert not version.is_first


def test_without_git_there_are_none(tmp_path: Path) -> None:
    assert read_versions(FOLDER, history(tmp_path), Cache(tmp_path)) == {}
