"""The index that is made of a built site."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dashboard.output import search_index as search
from dashboard.output.search_index import SearchError, make_index, page_paths, place_index, reading_copies
from tests.samples.built import searched
from tests.samples.search import PAGE, PAGES
from tests.samples.site import write_files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site of three pages, of which two are searched."""
    write_files(tmp_path / "site", PAGES)
    return tmp_path / "site"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _index(site: Path, cache: Path) -> None:
    place_index(make_index(site, cache), site)


def test_only_what_is_marked_is_searched_and_charts_by_their_caption(site: Path, tmp_path: Path) -> None:
    _index(site, tmp_path / "cache")
    pages = searched(site)
    assert set(pages) == {"/", "/analyses/handel/"}
    assert pages["/"]["content"] == "Front. Trade doubled. Caption. After the chart."
    assert pages["/"]["filters"] == {"kind": ["analysis"]}


def test_each_language_has_its_own_index(site: Path, tmp_path: Path) -> None:
    _index(site, tmp_path / "cache")
    entry = (site / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8")
    assert '"pl":' in entry
    assert '"en":' in entry


def test_the_same_pages_are_found_by_the_same_words(site: Path, tmp_path: Path) -> None:
    """Pagefind's files differ from run to run: see `search_index`."""
    for kind in ("chart", "dataset", "person", "institute", "page"):
        page = PAGE.format(lang="en", title=kind, words="Words.").replace("kind:analysis", f"kind:{kind}")
        write_files(site, {f"{kind}/index.html": page})
    indexes = []
    for number in range(3):
        _index(site, tmp_path / f"cache-{number}")
        indexes.append(searched(site))
    assert len(indexes[0]) == 7
    assert indexes[0] == indexes[1] == indexes[2]


def test_the_same_pages_need_no_work_and_keep_their_files(site: Path, tmp_path: Path) -> None:
    runs: list[subprocess.Popen[str]] = []
    place_index(make_index(site, tmp_path / "cache", runs.append), site)
    before = contents(site / "pagefind")
    (site / "index.html").write_text((PAGES["index.html"] or "").replace("Foot", "Another foot"), encoding="utf-8")
    place_index(make_index(site, tmp_path / "cache", runs.append), site)
    assert len(runs) == 1
    assert contents(site / "pagefind") == before


def test_an_index_keeps_nothing_of_the_one_before(site: Path, tmp_path: Path) -> None:
    _index(site, tmp_path / "cache")
    (site / "analyses" / "handel" / "index.html").unlink()
    index = make_index(site, tmp_path / "cache")
    place_index(index, site)
    assert contents(site / "pagefind") == contents(index)
    write_files(tmp_path / "fresh", {name: page for name, page in PAGES.items() if "handel" not in name})
    _index(tmp_path / "fresh", tmp_path / "other-cache")
    assert searched(site) == searched(tmp_path / "fresh")
    assert len(contents(index)) == len(contents(tmp_path / "fresh" / "pagefind"))


def test_no_more_than_the_last_indexes_are_kept_and_none_that_may_be_in_use(site: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for number in range(6):
        (cache / f"old-{number}").mkdir(parents=True)
        os.utime(cache / f"old-{number}", (number, number))
    (cache / "old-0").touch()
    _index(site, cache)
    assert {path.name for path in cache.iterdir()} > {"old-0", "old-4", "old-5"}
    assert len(list(cache.iterdir())) == 4


def test_two_that_make_one_index_at_once_both_get_it(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, run = tmp_path / "cache", search._run_pagefind

    def run_behind_another(*arguments: Any) -> Path:
        monkeypatch.setattr(search, "_run_pagefind", run)
        make_index(site, cache)
        return run(*arguments)

    monkeypatch.setattr(search, "_run_pagefind", run_behind_another)
    _index(site, cache)
    assert len(list(cache.iterdir())) == 1
    assert set(searched(site)) == {"/", "/analyses/handel/"}


def test_nothing_of_pagefinds_own_surface_is_published(site: Path, tmp_path: Path) -> None:
    _index(site, tmp_path / "cache")
    scripts = [name for name in contents(site / "pagefind") if name.endswith((".js", ".css"))]
    assert scripts == ["pagefind.js"]


@pytest.mark.skipif(os.name == "nt", reason="the false program is a shell script")
def test_what_pagefind_says_when_it_fails_is_passed_on(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho it broke\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(search, "get_executable", lambda: program)
    with pytest.raises(SearchError, match="Pagefind ended with 3: it broke"):
        _index(site, tmp_path / "cache")
    assert not (site / "pagefind").exists()


def test_a_missing_pagefind_is_named(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: None)
    with pytest.raises(SearchError, match="run make setup"):
        _index(site, tmp_path / "cache")
    monkeypatch.setattr(search, "get_executable", lambda: tmp_path / "gone")
    with pytest.raises(SearchError, match="does not start"):
        _index(site, tmp_path / "cache")


def test_a_copy_has_the_language_of_its_page_however_the_tag_is_written(tmp_path: Path) -> None:
    marked = "<main><p data-pagefind-body>Words</p></main>"
    tags = {"pl": "<html class='no-js' lang=pl>", "ru": '<HTML\nLANG="ru" class="a>b">', "en": "<html>"}
    write_files(tmp_path, {f"{language}.html": f"<!doctype html>{tag}{marked}" for language, tag in tags.items()})
    copies = reading_copies(page_paths(tmp_path))
    for language in tags:
        assert copies[f"{language}.html"].startswith(f'<html lang="{language}"><p data-pagefind-body'.encode())


def test_a_copy_holds_the_marked_part_with_its_language(site: Path) -> None:
    copies = reading_copies(page_paths(site))
    assert set(copies) == {"index.html", "analyses/handel/index.html"}
    copy = copies["analyses/handel/index.html"].decode()
    assert copy.startswith('<html lang="pl"><article data-pagefind-body')
    assert "After the chart." in copy
    assert "Drawn" not in copy
