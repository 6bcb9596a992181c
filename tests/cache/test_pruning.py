"""Pruning deletes the oldest entries of the cache, and never what a build may be using."""

import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.cache.codec import Codec
from dashboard.cache.file_stamp import stamp_of
from dashboard.cache.file_use import RENEWED
from dashboard.cache.pruning import SPARED, prune
from dashboard.cache.store import Cache, CachedFile
from dashboard.core.files import TEMPORARY
from dashboard.desk import main

DAY = 86_400
UNLIMITED = float("inf")


def keep(cache: Cache, key: str, days: float, *endings: str) -> None:
    """Files of 1,000 bytes that were last used so many days ago."""
    for ending in endings or ("msgpack",):
        path, at = cache.write(key, b"." * 1000, ending), time.time() - days * DAY
        os.utime(path, (at, at))


def names(cache: Cache) -> list[str]:
    return sorted(path.name for path in cache.folder.rglob("*") if path.is_file())


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / ".cache" / "kept")


def test_what_was_not_used_for_long_goes_with_all_its_files(cache: Cache) -> None:
    keep(cache, "aa", 40, "svg", "wide")
    keep(cache, "aa", 31, "html")
    keep(cache, "bb", 40, "svg", "wide")
    keep(cache, "bb", 29, "html")
    pruned = prune(cache.folder, 30 * DAY, UNLIMITED)
    assert names(cache) == ["bb.html", "bb.svg", "bb.wide"]
    assert [(len(entry.files), entry.size) for entry in (*pruned.gone, *pruned.left)] == [(3, 3000), (3, 3000)]


def test_the_oldest_go_until_the_rest_fits(cache: Cache) -> None:
    for key, days in (("aa", 3), ("bb", 5), ("cc", 4), ("dd", 0)):
        keep(cache, key, days)
    prune(cache.folder, 30 * DAY, 2000)
    assert names(cache) == ["aa.msgpack", "dd.msgpack"]
    prune(cache.folder, 30 * DAY, 0)
    assert names(cache) == ["dd.msgpack"]


def test_what_is_not_the_caches_own_stays(cache: Cache) -> None:
    for name in ("docs/thesis.txt", "ab/thesis.txt", "mkdocs.yml", "ab/cd/abc.txt"):
        path = cache.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        os.utime(path, (1, 1))
    keep(cache, "ab", 40)
    assert [path.name for entry in prune(cache.folder, 0, 0).gone for path in entry.files] == ["ab.msgpack"]
    assert len(names(cache)) == 4


def test_what_a_write_that_was_killed_left_goes_with_time(cache: Cache) -> None:
    left_behind = cache.write("ab", b".").with_name(f"{TEMPORARY}0123")
    left_behind.touch()
    os.utime(left_behind, (1, 1))
    prune(cache.folder, 30 * DAY, UNLIMITED)
    assert names(cache) == ["ab.msgpack"]


def test_a_use_renews_what_is_kept(cache: Cache) -> None:
    keep(cache, "aa", 40, "html", "svg")
    keep(cache, "bb", 40)
    cache.path("cc").parent.mkdir()
    cache.path("cc").write_bytes(Codec[int](int).dump(7))
    os.utime(cache.path("cc"), (1, 1))
    assert cache.has("aa", "html")
    assert cache.get("cc", Codec[int](int)) == 7
    prune(cache.folder, 30 * DAY, 0)
    assert names(cache) == ["aa.html", "aa.svg", "cc.msgpack"]


def test_a_use_leaves_the_time_by_which_copies_are_known(cache: Cache) -> None:
    keep(cache, "aa", 40, "html")
    stamp = stamp_of(cache.path("aa", "html"))
    assert cache.has("aa", "html")
    assert stamp_of(cache.path("aa", "html")) == stamp == cache.stamp(CachedFile("aa", "html"))


def test_what_a_build_has_seen_stays_as_long_as_it_relies_on_it(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = time.time()
    keep(cache, "aa", (RENEWED - 60) / DAY, "html")
    assert cache.has("aa", "html")
    monkeypatch.setattr(time, "time", lambda: begin + RENEWED - 60)
    assert prune(cache.folder, 0, 0).gone == ()
    monkeypatch.setattr(time, "time", lambda: begin + SPARED)
    assert len(prune(cache.folder, 0, 0).gone) == 1
    assert not cache.has("aa", "html")


def test_a_prune_that_is_stopped_leaves_nothing_that_counts_for_whole(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(cache, "aa", 40, "csv", "html", "wide")
    unlink, deleted = Path.unlink, list[Path]()

    def once(path: Path, missing_ok: bool = False) -> None:
        if deleted:
            raise KeyboardInterrupt
        deleted.append(path)
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", once)
    with pytest.raises(KeyboardInterrupt):
        prune(cache.folder, 30 * DAY, UNLIMITED)
    assert names(cache) == ["aa.csv", "aa.wide"]


def test_the_command_says_what_it_does(cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(cache, "aa", 40, "svg", "html")
    keep(cache, "bb", 0)
    monkeypatch.setenv("DASHBOARD_CACHE", str(cache.folder))
    (tmp_path / "mkdocs.yml").touch()

    def output(*arguments: str) -> str:
        return CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "cache", *arguments]).output

    assert "in 3 files" in output()
    assert output("--prune", "--dry-run").startswith("Would free 0.0 MB in 2 files")
    assert len(names(cache)) == 3
    assert output("--prune").startswith("Freed 0.0 MB in 2 files")
    assert names(cache) == ["bb.msgpack"]
    assert "more than 0 MB, but was used in the last 3 hours" in output("--prune", "--max-size", "0")
