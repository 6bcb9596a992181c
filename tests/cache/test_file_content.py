"""What is made of a file is kept under the digest of the very bytes that it was made of."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cache.file_content import make_of_file
from dashboard.cache.store import Cache
from dashboard.edition.prepare_edition import prepare_edition
from tests.samples.edition import Edit
from tests.samples.site import HEAD

SaveBetween = Callable[[Path, bytes], None]


@pytest.fixture
def save_between(monkeypatch: pytest.MonkeyPatch) -> SaveBetween:
    """Let somebody save a file once, right after its digest was asked for."""

    def prepare(file: Path, content: bytes) -> None:
        digest, saves = Cache.digest, [content]

        def digest_and_save(cache: Cache, path: Path | str) -> str:
            before = digest(cache, path)
            if str(path) == str(file) and saves:
                file.write_bytes(saves.pop())
            return before

        monkeypatch.setattr(Cache, "digest", digest_and_save)

    return prepare


def test_a_file_that_is_saved_meanwhile_is_taken_as_it_was_read(tmp_path: Path, save_between: SaveBetween) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    save_between(file, b"half")
    digest, content = make_of_file(Cache(tmp_path / "kept"), file, lambda digest, read: (digest, read()))
    assert (digest, content) == (hashlib.sha256(b"half").hexdigest(), b"half")


@pytest.mark.parametrize(
    ("path", "old", "half"),
    [
        ("docs/files/a.pdf", "%PDF-1.7 old", "%PDF-1.7 half"),
        ("docs/images/a.svg", *(f'<svg xmlns="http://www.w3.org/2000/svg"><g id="{id}"/></svg>' for id in "ab")),
        ("docs/analyses/other.md", f"{HEAD}Old words.\n", f"{HEAD}Half of the words.\n"),
    ],
)
def test_what_was_saved_meanwhile_is_never_kept_as_the_older_file(
    edit: Edit, tmp_path: Path, save_between: SaveBetween, path: str, old: str, half: str
) -> None:
    text = f"{HEAD}![Cranes](../images/a.svg) and [a file](../files/a.pdf).\n"
    files: dict[str, str | None] = {"docs/files/a.pdf": "%PDF-1.7", "docs/images/a.svg": "<svg/>", path: old}
    edit(files | {"docs/analyses/lifeline.md": text})
    for kept in (tmp_path / ".cache/kept").glob("??/*"):
        kept.unlink()
    save_between(tmp_path / path, half.encode())
    prepare_edition(tmp_path / "mkdocs.yml", preview=True)
    (tmp_path / path).write_text(old)
    edition = prepare_edition(tmp_path / "mkdocs.yml", preview=True)
    copies = [edition.content.cache.path(*copy).read_text() for copy in edition.view.copies.values()]
    shown = "".join([*copies, *(text.html for text in edition.content.source_texts.values())])
    is_text = path.endswith(".md")
    assert ("Old words" in shown) if is_text else (old in shown.replace("\n", ""))
