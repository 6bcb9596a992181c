"""The list of a publication's files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from dashboard.cache.store import Cache, CachedFile
from dashboard.output.build_manifest import (
    MANIFEST_FILE,
    ListedFile,
    digest_of_files,
    read_manifest,
    reader_address,
    write_manifest,
)
from tests.samples.built import Built
from tests.samples.site import write_files


def test_it_lists_each_file_that_readers_get_by_its_address(small_site: Built) -> None:
    files = read_manifest(small_site.read(MANIFEST_FILE)).files
    names = {name for name in small_site.files() if not name.startswith("pagefind/")}
    unlisted = {MANIFEST_FILE, "_headers", "404.html", "sitemap.xml.gz"}
    assert files.keys() == {reader_address(name) for name in names - unlisted}
    assert {"", "analyses/lifeline/", "charts/trade.svg"} <= files.keys()
    for name in names - unlisted:
        content = (small_site.site / name).read_bytes()
        assert files[reader_address(name)] == ListedFile(hashlib.sha256(content).hexdigest(), len(content)), name


def test_it_is_canonical_and_holds_its_own_digest(tmp_path: Path) -> None:
    write_files(tmp_path, {"index.html": "A", "ä/index.html": "B", "b.css": "C"})
    text = write_manifest(tmp_path, {"c.json": "{}", "d.bin": b"\0"}, Cache(tmp_path.with_name("kept")))
    content = json.loads(text)
    assert text == json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    assert list(content["files"]) == ["", "b.css", "c.json", "d.bin", "ä/"]
    assert content["digest"] == digest_of_files(read_manifest(text).files)


def test_what_the_cache_holds_is_hashed_anew_only_when_it_has_changed(tmp_path: Path) -> None:
    cache, files = Cache(tmp_path / "kept"), {"a.csv": CachedFile("aa", "csv")}

    def listed() -> str:
        return read_manifest(write_manifest(tmp_path / "site", files, cache)).files["a.csv"].sha256

    path = cache.write("aa", b"one", "csv")
    assert listed() == hashlib.sha256(b"one").hexdigest()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", _fail_at(path))
        assert listed() == hashlib.sha256(b"one").hexdigest()
    cache.write("aa", b"three", "csv")
    assert listed() == hashlib.sha256(b"three").hexdigest()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "<!doctype html><p>Not found",
        '{"digest": "", "files": {}}',
        '{"digest": "x", "files": {"a": {"sha256": 1, "size": "many"}}}',
        "[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_what_is_no_such_list_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_manifest(text)


def _fail_at(path: Path) -> object:
    original = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        assert self != path
        return original(self)

    return read_bytes
