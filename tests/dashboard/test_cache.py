import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import datasets
from dashboard.cache import Cache
from dashboard.edition import Edition
from dashboard.manuscript import ManuscriptReader
from tests.conftest import SITE, TRADE_ROWS

Edit = Callable[..., Edition]
PIECE = "docs/analyses/lifeline.md"
CSV = "data/datasets/economy/trade.csv"


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How many texts were converted and how many files of rows were read."""
    done = {"texts": 0, "rows": 0}

    def count(owner: object, name: str, kind: str) -> None:
        original = getattr(owner, name)

        def counted(*args: object, **more: object) -> object:
            done[kind] += 1
            return original(*args, **more)

        monkeypatch.setattr(owner, name, counted)

    count(ManuscriptReader, "read", "texts")
    count(datasets, "read_rows", "rows")
    return done


def test_a_second_edition_reads_nothing_again(edit: Edit, counts: dict[str, int]) -> None:
    first = edit()
    assert counts == {"texts": 2, "rows": 1}
    second = edit()
    assert counts == {"texts": 2, "rows": 1}
    assert second.manuscripts == first.manuscripts
    assert second.placements == first.placements
    assert second.placements[PIECE][0].selection is not None


def test_what_has_changed_is_read_again_and_nothing_else(edit: Edit, counts: dict[str, int]) -> None:
    edit()
    edit({PIECE: (SITE[PIECE] or "") + "\nMore words.\n"})
    assert counts == {"texts": 3, "rows": 1}
    edit({CSV: TRADE_ROWS.replace("76.12", "76.13")})
    assert counts == {"texts": 3, "rows": 2}


def test_a_file_that_was_cut_off_counts_as_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("ab", {"a": 1})
    cache.path("ab").write_text('{"a": ')
    assert cache.get("ab") is None


def test_two_saves_of_one_size_within_one_tick_are_told_apart(tmp_path: Path) -> None:
    cache, path = Cache(tmp_path / "cache"), tmp_path / "a"
    path.write_text("one")
    stamp = path.stat().st_mtime_ns
    first = cache.digest(path)
    path.write_text("two")
    os.utime(path, ns=(stamp, stamp))
    assert cache.digest(path) != first
