"""Files come into the folder of the site, and stay where they have not changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from dashboard.cache.store import Cache, CachedFile
from dashboard.output.site_folder import SiteChanges, file_names, place, publish, restore_on_error
from tests.samples.site import write_files


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    """Sets the permissions that new files do not get, for one test."""
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


def test_a_file_gives_way_to_a_folder_and_back(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", Cache(tmp_path / "kept")
    for names in (("press", "a/b"), ("press/index.html", "a"), ("press", "a/b")):
        (tmp_path / "new").mkdir()
        publish(site, tmp_path / "new", dict.fromkeys(names, "words"), cache)
        assert file_names(site) == set(names)


def test_what_is_no_longer_published_is_gone_with_its_folder(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", Cache(tmp_path / "kept")
    for names in (("index.html", "analyses/withdrawn/index.html", "analyses/withdrawn/facts.json"), ("index.html",)):
        (tmp_path / "new").mkdir()
        publish(site, tmp_path / "new", dict.fromkeys(names, "words"), cache)
    assert sorted(path.name for path in site.rglob("*")) == ["index.html"]


def test_what_has_not_changed_gets_the_permissions_of_this_build(tmp_path: Path, umask: Callable[[int], int]) -> None:
    """A site that was built for its owner alone can be read by a web server after the next build."""
    site, cache = tmp_path / "site", Cache(tmp_path / "kept")
    for mask in (0o077, 0o022):
        umask(mask)
        write_files(tmp_path / "new", {"a/index.html": "words"})
        publish(site, tmp_path / "new", {"b/llms.txt": "words"}, cache)
    modes = {path.relative_to(site).as_posix(): path.stat().st_mode & 0o777 for path in site.rglob("*")}
    assert modes == {"a": 0o755, "b": 0o755, "a/index.html": 0o644, "b/llms.txt": 0o644}


def test_the_permissions_of_one_file_are_not_those_of_all(tmp_path: Path, umask: Callable[[int], int]) -> None:
    """A plugin may copy a file with its permissions."""
    site, cache = tmp_path / "site", Cache(tmp_path / "kept")
    write_files(site, {"llms.txt": "words"})
    write_files(tmp_path / "new", {"copied.pdf": "words"})
    (tmp_path / "new/copied.pdf").chmod(0o600)
    publish(site, tmp_path / "new", {"llms.txt": "words"}, cache)
    assert {path.stat().st_mode & 0o777 for path in site.rglob("*")} == {0o644}


def test_what_a_link_of_a_plugin_leads_to_keeps_its_permissions(tmp_path: Path, umask: Callable[[int], int]) -> None:
    outside = tmp_path / "outside.pdf"
    write_files(tmp_path, {"outside.pdf": "words", "new/index.html": "words"})
    outside.chmod(0o600)
    (tmp_path / "new/linked.pdf").symlink_to(outside)
    publish(tmp_path / "site", tmp_path / "new", {}, Cache(tmp_path / "kept"))
    assert outside.stat().st_mode & 0o777 == 0o600


def test_no_link_of_the_file_system_stays(tmp_path: Path) -> None:
    """What it leads to may be no part of the site, or become another file."""
    site, cache = tmp_path / "site", Cache(tmp_path / "kept")
    write_files(tmp_path / "elsewhere", {"index.html": "words", "draft/index.html": "hidden"})
    site.mkdir()
    (site / "index.html").symlink_to("../elsewhere/index.html")
    (site / "about").symlink_to("../elsewhere")
    (site / "draft").symlink_to("../elsewhere/draft")
    (site / "gone").symlink_to("nowhere")
    (tmp_path / "new").mkdir()
    publish(site, tmp_path / "new", {"index.html": "words", "about/index.html": "other"}, cache)
    assert sorted(path.name for path in site.rglob("*")) == ["about", "index.html", "index.html"]
    assert not any(path.is_symlink() for path in site.rglob("*"))
    assert (tmp_path / "elsewhere" / "index.html").read_text(encoding="utf-8") == "words"


def test_a_publication_tells_what_it_added_changed_and_removed(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", Cache(tmp_path / "kept")
    kept = {"data/a.csv": CachedFile("aa", "csv")}
    cache.write("aa", b"one", "csv")

    def published(**words: str) -> SiteChanges:
        write_files(tmp_path / "new", {f"{name}/index.html": text for name, text in words.items()})
        return publish(site, tmp_path / "new", kept, cache)

    first = published(a="A", b="B")
    assert first == SiteChanges(["a/index.html", "b/index.html", "data/a.csv"], [], [])
    assert published(a="A", b="B") == SiteChanges([], [], [])
    assert published(a="Other", c="C") == SiteChanges(["c/index.html"], ["a/index.html"], ["b/index.html"])


def test_a_site_of_a_build_that_was_killed_has_the_list_of_the_one_before_and_is_whole_after_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, cache = tmp_path / "site", Cache(tmp_path / "kept")

    def build(version: str, *names: str) -> None:
        shutil.rmtree(tmp_path / "new", ignore_errors=True)  # (As a build does, of what another one has left.)
        write_files(tmp_path / "new", dict.fromkeys((*names, "list.json"), version))
        publish(site, tmp_path / "new", {}, cache, last="list.json")

    build("1", "a.html", "x.html", "z.html")
    with monkeypatch.context() as killed:
        killed.setattr(Path, "unlink", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build("2", "a.html", "z.html")
    assert {path.name: path.read_text() for path in site.iterdir()} == {
        **dict.fromkeys(("a.html", "z.html"), "2"),
        **dict.fromkeys(("x.html", "list.json"), "1"),
    }
    build("2", "a.html", "z.html")
    assert {path.name: path.read_text() for path in site.iterdir()} == dict.fromkeys(
        ("a.html", "z.html", "list.json"), "2"
    )


def test_what_gives_way_to_a_folder_is_told_as_removed(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", Cache(tmp_path / "kept")
    told = []
    for names in (("press",), ("press/index.html",), ("press",)):
        (tmp_path / "new").mkdir()
        told.append(publish(site, tmp_path / "new", dict.fromkeys(names, "words"), cache))
    assert told[1:] == [
        SiteChanges(["press/index.html"], [], ["press"]),
        SiteChanges(["press"], [], ["press/index.html"]),
    ]


def test_what_the_site_makes_stands_in_place_of_what_a_plugin_made_in_the_next_build_too(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", Cache(tmp_path / "kept")
    for _build in range(3):
        write_files(tmp_path / "new", {"llms.txt": "theirs", "index.html": "A"})
        publish(site, tmp_path / "new", {"llms.txt": "ours"}, cache)
        assert (site / "llms.txt").read_text(encoding="utf-8") == "ours"
        assert file_names(site) == {"llms.txt", "index.html"}


def test_a_kept_file_that_was_made_again_is_copied_if_it_is_another(tmp_path: Path) -> None:
    cache, site = Cache(tmp_path / "kept"), tmp_path / "site"
    path = cache.write("aa", b"one", "csv")
    files = {"data/a.csv": CachedFile("aa", "csv")}
    assert place(site, files, cache) == ["data/a.csv"]
    os.utime(path, (1, 1))
    assert place(site, files, cache) == []
    os.utime(cache.write("aa", b"two", "csv"), (2, 2))
    assert place(site, files, cache) == ["data/a.csv"]
    assert (site / "data" / "a.csv").read_bytes() == b"two"


def test_what_a_folder_held_comes_back_where_work_in_it_fails(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_files(site, {"a/index.html": "A", "b.css": "B"})

    def fail() -> None:
        with restore_on_error(site):
            (site / "a" / "index.html").unlink()
            write_files(site, {"c.html": "C"})
            raise ValueError("broken")

    with pytest.MonkeyPatch.context() as patch:
        # (Another thread may still write there, and then the folder cannot be deleted.)
        patch.setattr(os, "rmdir", Mock(side_effect=OSError("Directory not empty")))
        for _ in range(2):
            with pytest.raises(ValueError, match="broken"):
                fail()
            assert {path.name for path in site.rglob("*") if path.is_file()} == {"index.html", "b.css"}
    for path in tmp_path.glob("site-*"):
        shutil.rmtree(path)
    with restore_on_error(site):
        (site / "b.css").unlink()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert not (site / "b.css").exists()
