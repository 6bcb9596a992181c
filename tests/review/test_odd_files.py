"""What systems, editors and clones of git make of the folder of a review."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.core.finding import Finding
from dashboard.core.paths import is_device
from dashboard.data.slug import wrong_name
from dashboard.review.note import is_id
from dashboard.review.review import Review
from dashboard.review.review_folder import read_folder
from dashboard.review.review_store import add, list_files, new_id, read, read_contents, write_file
from tests.samples.approvals import FILES, PIECE
from tests.samples.edition import Edit
from tests.samples.merges import Clone, make_repository
from tests.samples.reviews import AT, approval, note, publication

NOTE = write_file(note())
FOLDER = "lifeline.review"


def read_from(folder: Path, findings: list[Finding]) -> Review:
    return read_folder(read_contents(folder), FOLDER, findings)[0]


def write(root: Path, files: dict[str, str]) -> Path:
    folder = root / FOLDER
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "notes/.DS_Store", "notes/.a.yaml.swp", "notes/.tmp-0a1b2c3d", ".#a.yaml", "notes/.idea/a.yaml"],
)
def test_hidden_files_are_no_part_of_a_review(name: str, tmp_path: Path, findings: list[Finding]) -> None:
    folder = write(tmp_path, {"notes/a.yaml": NOTE, name: "by: ["})
    assert [note.id for note in read_from(folder, findings).notes] == ["a"]
    assert findings == []


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", "notes/a.yaml~", "notes/a.yaml.orig", "notes/README.md"])
def test_what_a_system_leaves_is_told_and_stops_nothing(name: str, tmp_path: Path, findings: list[Finding]) -> None:
    folder = write(tmp_path, {"notes/a.yaml": NOTE, name: "x"})
    read_from(folder, findings)
    assert [(finding.id, finding.severity, finding.path) for finding in findings] == [
        ("review-file", "warning", f"{FOLDER}/{name}")
    ]
    review = add(folder, tmp_path / "locks", lambda review: {"notes/b.yaml": note()})
    assert [note.id for note in review.notes] == ["a", "b"]


@pytest.mark.parametrize(
    "name",
    [
        "notes/A.yaml",
        "notes/a (1).yaml",
        "notes/a.YAML",
        "notes/a.yml",
        "notes/aux.yaml",
        "notes/a/con.yaml",
        "notes/a/b/c.yaml",
        "approvals/NKK-2026.yaml",
        "published.yaml",
        "old/notes/a.yaml",
    ],
)
def test_a_record_of_another_name_is_an_error(name: str, tmp_path: Path, findings: list[Finding]) -> None:
    folder = write(tmp_path, {name: NOTE})
    assert read_from(folder, findings).notes == ()
    assert [(finding.severity, finding.path) for finding in findings] == [("error", f"{FOLDER}/{name}")]
    assert f"Read the name '{name}'" in findings[0].message


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_line_ends_and_a_byte_order_mark_change_nothing(
    start: str, line_end: str, tmp_path: Path, findings: list[Finding]
) -> None:
    body = "Two lines:\n\n  - and a third"
    text = start + write_file(note(body)).replace("\n", line_end)
    (tmp_path / FOLDER / "notes").mkdir(parents=True)
    (tmp_path / FOLDER / "notes/a.yaml").write_bytes(text.encode())
    assert [note.body for note in read_from(tmp_path / FOLDER, findings).notes] == [body]
    assert findings == []


@pytest.mark.parametrize("own_attributes", [True, False])
def test_a_clone_whose_git_changes_line_ends_has_the_same_review(tmp_path: Path, own_attributes: bool) -> None:
    """Texts and pictures keep theirs as well, unless somebody has taken that line out of .gitattributes."""
    first = make_repository(tmp_path / "first")
    if not own_attributes:
        (first.root / ".gitattributes").write_text("**/*.review/** text eol=lf\n", encoding="utf-8")
        first.commit()
    arguments = ("-c", "core.autocrlf=true", "-c", "core.quotepath=true", "-c", "core.fileMode=false")
    first.git(*arguments, "clone", "-q", str(first.root), str(tmp_path / "second"))
    second = Clone(tmp_path / "second")
    assert (b"\r\n" in (second.root / "docs/analyses/heating.md").read_bytes()) is not own_attributes
    assert read(second.folder()) == read(first.folder())


def test_the_permissions_of_a_file_do_not_matter(tmp_path: Path) -> None:
    folder = write(tmp_path, {"notes/a.yaml": NOTE})
    before = read(folder)
    (folder / "notes/a.yaml").chmod(0o755)
    assert read(folder) == before


@pytest.mark.parametrize("kind", ["file", "link", "broken link"])
def test_what_is_no_folder_is_told(kind: str, tmp_path: Path, findings: list[Finding]) -> None:
    folder = write(tmp_path / "elsewhere", {"approvals/osw-1.yaml": write_file(approval("osw"))})
    place = tmp_path / FOLDER
    if kind == "file":
        place.write_text("../elsewhere", encoding="utf-8")
    else:
        place.symlink_to(folder if kind == "link" else tmp_path / "nowhere")
    assert read_from(place, findings) == Review()
    assert [(finding.id, finding.severity, finding.path) for finding in findings] == [("review-file", "error", FOLDER)]


@pytest.mark.parametrize("name", ["approvals", "approvals/osw-1.yaml"])
def test_a_link_counts_for_nothing(name: str, tmp_path: Path, findings: list[Finding]) -> None:
    elsewhere = write(tmp_path / "elsewhere", {"approvals/osw-1.yaml": write_file(approval("osw"))})
    folder = write(tmp_path, {"notes/a.yaml": NOTE})
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).symlink_to(elsewhere / name)
    review = read_from(folder, findings)
    assert (review.approvals, [note.id for note in review.notes]) == ((), ["a"])
    assert [(finding.id, finding.severity, finding.path) for finding in findings] == [
        ("review-file", "error", f"{FOLDER}/{name}")
    ]


def test_a_file_that_may_not_be_opened_keeps_no_other_from_counting(
    tmp_path: Path, findings: list[Finding], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path, {"notes/a.yaml": NOTE, "notes/b.yaml": NOTE})
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "b.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [note.id for note in read_from(folder, findings).notes] == ["a"]
    assert [(finding.id, finding.path) for finding in findings] == [("review-file", f"{FOLDER}/notes/b.yaml")]


def test_a_folder_that_was_moved_into_another_belongs_to_the_outer_one(edit: Edit) -> None:
    """As `git mv old.review new.review` does it, where there is a new.review already."""
    name = "docs/analyses/lifeline.review/old.review/notes/a.yaml"
    edition = edit({**FILES, PIECE: str(FILES[PIECE]).replace("published", "draft"), name: NOTE})
    assert [finding.path for finding in edition.findings if finding.severity == "error"] == [name]
    assert edition.blocking_errors() == []


def test_an_empty_folder_is_as_none(edit: Edit, tmp_path: Path) -> None:
    (tmp_path / "docs/analyses/gone.review/notes").mkdir(parents=True)
    edition = edit(FILES)
    assert edition.content.reviews == {}
    assert [finding for finding in edition.findings if "review" in finding.path] == []


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path, {"notes/a.yaml": NOTE})
    os.mkfifo(folder / "notes/b.yaml")
    assert set(list_files(str(folder))) == {"notes/a.yaml", "notes/b.yaml"}
    assert set(read_contents(folder)) == {"notes/a.yaml", "notes/b.yaml"}


def test_names_are_those_of_files_on_any_machine() -> None:
    assert [name for name in ("con", "aux", "nul", "prn", "com1", "lpt9") if is_id(name) or not wrong_name(name)] == []
    assert is_device("AUX.yaml")
    assert not is_device("console.yaml")
    names = [approval("osw").file_name, publication().file_name, f"{new_id(AT)}.yaml"]
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") for name in names)
    assert not any(is_device(name) for name in names)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("approvals/nkk-editors-2.yaml", "by: nkk-editors\n"),
        ("published-2.yaml", "at: soon\n"),
        ("approvals/NKK-2.yaml", NOTE),
        ("notes/a.yaml", "by: [\n"),
    ],
)
def test_a_broken_record_never_makes_a_piece_public(edit: Edit, name: str, text: str) -> None:
    """An earlier approval by the same reviewer counts again, if the last one cannot be read."""
    digests = edit(FILES).content.approval_status(PIECE).digests
    review = {f"docs/analyses/{FOLDER}/approvals/nkk-editors-1.yaml": write_file(approval("nkk-editors", digests))}
    assert edit({**FILES, **review}).blocking_errors() == []
    edition = edit({**FILES, **review, f"docs/analyses/{FOLDER}/{name}": text})
    analysis = edition.content.analyses[PIECE]
    assert analysis
    assert analysis.cleared == name.startswith("notes/")
    assert f"docs/analyses/{FOLDER}/{name}" in {finding.path for finding in edition.blocking_errors()}
