"""Readers get clean copies of pictures, and nothing of a picture that cannot be read. The files stay as they are."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import yaml
from PIL import Image

from dashboard.edition.prepare_edition import prepare_edition
from tests.samples.built import Make
from tests.samples.documents import document
from tests.samples.edition import Edit
from tests.samples.site import HEAD, site_config

PIECE = "docs/analyses/lifeline.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><!-- zqsecret --><rect/></svg>'
SHOWN = {PIECE: f"{HEAD}![Cranes at work](../images/port.svg)\n", "docs/images/port.svg": SVG}


def test_a_shown_picture_has_a_clean_copy(edit: Edit, tmp_path: Path) -> None:
    edition = edit({**SHOWN, "docs/images/spare.svg": SVG}, preview=False)
    assert list(edition.view.copies) == ["images/port.svg"]
    copy = edition.content.cache.path(*edition.view.copies["images/port.svg"])
    assert copy.read_text() == '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>\n'
    assert (tmp_path / "docs/images/port.svg").read_text() == SVG
    assert list(edit(SHOWN, preview=True).view.copies) == ["images/port.svg"]


def test_a_broken_picture_stops_a_publication_only_where_readers_would_get_it(edit: Edit) -> None:
    broken: dict[str, str | None] = {"docs/images/port.svg": "<html/>"}
    edition = edit({**SHOWN, **broken}, preview=False)
    assert [(finding.id, finding.path) for finding in edition.blocking_errors()] == [
        ("broken-picture", "docs/images/port.svg")
    ]
    assert edition.view.copies == {}
    draft = HEAD.replace("published", "draft") + "![Cranes at work](../images/port.svg)\n"
    assert edit({**broken, PIECE: draft}, preview=False).blocking_errors() == []


def test_a_preview_that_begins_with_a_few_texts_cleans_their_pictures(edit: Edit, tmp_path: Path) -> None:
    others: dict[str, str | None] = {
        f"docs/analyses/piece-{number}.md": HEAD.replace("A lifeline", f"Piece {number}") for number in range(5)
    }
    edit({**others, **SHOWN, "docs/images/spare.svg": SVG})
    edition = prepare_edition(tmp_path / "mkdocs.yml", preview=True, newest=1)
    assert "images/spare.svg" not in edition.view.copies


def test_a_document_that_hides_something_reaches_nobody(edit: Edit, tmp_path: Path) -> None:
    text = f"{HEAD}[One](../files/annex.xlsx), [another](../files/plain.xlsx), [a third](../files/locked.docx).\n"
    files = tmp_path / "docs/files"
    files.mkdir(parents=True, exist_ok=True)
    (files / "plain.xlsx").write_bytes(document({"xl/workbook.xml": "<workbook/>"}))
    (files / "annex.xlsx").write_bytes(document({"xl/workbook.xml": '<sheet name="Raw" state="hidden"/>'}))
    (files / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0")
    edition = edit({PIECE: text}, preview=False)
    assert list(edition.view.copies) == ["files/plain.xlsx"]
    assert [(finding.id, finding.path) for finding in edition.blocking_errors()] == [
        ("hidden-content", "docs/files/annex.xlsx"),
        ("hidden-content", "docs/files/locked.docx"),
    ]
    assert "holds hidden sheets" in edition.blocking_errors()[0].message


def test_readers_get_a_document_without_the_name_of_who_made_it(edit: Edit, tmp_path: Path) -> None:
    (tmp_path / "docs/files").mkdir(parents=True, exist_ok=True)
    properties = {"docProps/core.xml": "<coreProperties><dc:creator>Jan</dc:creator></coreProperties>"}
    (tmp_path / "docs/files/annex.xlsx").write_bytes(document(properties))
    edition = edit({PIECE: f"{HEAD}[One](../files/annex.xlsx).\n"}, preview=False)
    copy = edition.content.cache.path(*edition.view.copies["files/annex.xlsx"]).read_bytes()
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert package.read("docProps/core.xml") == b"<coreProperties></coreProperties>"
    assert edition.blocking_errors() == []


def test_who_packed_an_archive_on_a_mac_is_told_how_to_pack_it_again(edit: Edit, tmp_path: Path) -> None:
    (tmp_path / "docs/files").mkdir(parents=True, exist_ok=True)
    (tmp_path / "docs/files/data.zip").write_bytes(document({"a.csv": "x", "__MACOSX/._a.csv": "x"}))
    edition = edit({PIECE: f"{HEAD}[One](../files/data.zip).\n"}, preview=False)
    assert "on a Mac: zip -r" in (edition.blocking_errors()[0].hint or "")


@pytest.mark.parametrize(
    "path",
    [
        "docs/files/report.pdf",
        "docs/files/annex.xlsx",
        "docs/images/ship.png",
        "docs/images/ship.svg",
        "docs/about/method.md",
        "docs/analyses/book.ipynb",
    ],
)
def test_what_is_still_at_git_lfs_is_told_and_reaches_nobody(edit: Edit, path: str) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    shown = (
        f"![A ship](../{path.removeprefix('docs/')})" if "images" in path else f"[A](../{path.removeprefix('docs/')})"
    )
    edition = edit({path: pointer, PIECE: f"{HEAD}{shown}\n"})
    [finding] = [finding for finding in edition.findings if finding.path == path]
    assert (finding.message, finding.hint) == (
        "This is a pointer of Git LFS to a file that is not here.",
        "Run git lfs pull.",
    )
    assert path.removeprefix("docs/") not in edition.view.copies
    assert path not in edition.view.texts


def test_a_build_that_is_not_strict_copies_no_picture_that_cannot_be_read(make_site: Make, tmp_path: Path) -> None:
    photograph, tags = io.BytesIO(), Image.Exif()
    tags[0x013B] = "zqsecret"
    Image.new("RGB", (8, 8)).save(photograph, "JPEG", exif=tags)
    text = f"{HEAD}![Cranes](../images/port.svg)\n\n![Ships](../images/ship.JPG)\n\n![Sea](../images/out/sea.svg)\n"
    config = yaml.safe_load(site_config("https://example.org/"))
    config["exclude_docs"] += "images/out/\n"
    images = tmp_path / "docs/images"
    images.mkdir(parents=True, exist_ok=True)
    (images / "ship.JPG").write_bytes(photograph.getvalue())
    files: dict[str, str | None] = {PIECE: text, "docs/images/port.svg": "<html/>", "docs/images/out/sea.svg": SVG}
    built = make_site({**files, "mkdocs.yml": yaml.safe_dump(config)}, "--clean")
    assert "error broken-picture" in built.output
    assert {name for name in built.files() if name.startswith("images/")} == {"images/ship.JPG"}
    assert b"zqsecret" not in (built.site / "images/ship.JPG").read_bytes()
    assert b"zqsecret" in (images / "ship.JPG").read_bytes()
