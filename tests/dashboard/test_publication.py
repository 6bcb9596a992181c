import os
from pathlib import Path

from dashboard.cache import Cache, Kept
from dashboard.publication import place


def test_a_use_that_renews_a_kept_file_is_no_reason_to_copy_it_again(tmp_path: Path) -> None:
    cache, site = Cache(tmp_path / "kept"), tmp_path / "site"
    path = cache.write("aa", b"one", "csv")
    files = {"data/a.csv": Kept("aa", "csv")}
    assert place(site, files, cache) == ["data/a.csv"]
    os.utime(path, (1, 1))
    assert place(site, files, cache) == []
    os.utime(cache.write("aa", b"two", "csv"), (2, 2))
    assert place(site, files, cache) == ["data/a.csv"]
    assert (site / "data" / "a.csv").read_bytes() == b"two"
