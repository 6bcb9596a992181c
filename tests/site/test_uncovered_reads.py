"""A notebook whose code reads what it does not name is not published, whatever was approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.core.settings import HOME
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.run_result import Failure, Run
from tests.samples.approvals import FILES, PIECE
from tests.samples.reviews import approval, review_files
from tests.samples.site import HEAD, SITE, notebook_text, write_files

BOOK = "docs/analyses/book.ipynb"
DATASET = ("data/datasets", "data/datasets/economy/trade.csv", "data/datasets/economy/trade.yaml")
HELPER = "docs/analyses/helper.py"


def edition_of(
    root: Path,
    code: str,
    *reads: str,
    unseen: bool = False,
    locked: bool = True,
    approved: bool = True,
    failure: Failure | None = None,
    **more: str | None,
) -> Edition:
    """The publication of a site with a notebook that has read some files.

    Args:
        root: the folder to write it to.
        code: of the notebook.
        reads: the files.
        unseen: whether it uses what may read any dataset.
        locked: whether what it may not read was kept from it.
        approved: whether the rule asks for approvals; the notebook has one.
        failure: why a cell failed.
        more: further files.
    """
    files = {**SITE, **FILES, PIECE: None, BOOK: notebook_text(HEAD, code), HELPER: "one = 1\n", **more}
    write_files(root, files if approved else {**files, "mkdocs.yml": SITE["mkdocs.yml"]})
    run = Run(
        (code,),
        ([],),
        dict.fromkeys(reads, "0"),
        "2026-11-25T00:00:00+00:00",
        failure,
        unseen,
        frozenset() if locked else None,
    )
    digests = prepare_edition(root / "mkdocs.yml").content.approval_status(BOOK).digests
    write_files(root, review_files("book", [approval("nkk-editors", digests)]))
    return prepare_edition(root / "mkdocs.yml", execute=lambda *_: {BOOK: run})


@pytest.mark.parametrize(
    ("code", "reads", "name"),
    [
        ("dataset('tra' + 'de')", DATASET, "trade"),
        ("__import__('hel' + 'per')", (HELPER,), HELPER),
        ("import helper", (HELPER, "docs/index.md"), "docs/index.md"),
    ],
)
def test_what_code_reads_and_does_not_name_keeps_it_back(
    tmp_path: Path, code: str, reads: tuple[str, ...], name: str
) -> None:
    edition = edition_of(tmp_path, code, *reads)
    assert BOOK not in edition.view.texts
    [error] = [finding for finding in edition.blocking_errors() if finding.path == BOOK]
    assert (error.id, f" {name}," in error.message) == ("uncovered-read", True)


@pytest.mark.parametrize(
    ("code", "reads"),
    [
        ("dataset('trade')", DATASET),
        ("duckdb.sql('FROM Trade')", DATASET),
        ("table = 'trade'\nopen(f'../../data/datasets/economy/{table}.csv')", DATASET),
        ("import helper", (HELPER,)),
        ("__import__('hel' + 'per')  # helper.py", (HELPER,)),
        ("open('gone.txt')", ("docs/analyses/gone.txt",)),
        ("1", ()),
    ],
)
def test_what_it_names_is_covered(tmp_path: Path, code: str, reads: tuple[str, ...]) -> None:
    edition = edition_of(tmp_path, code, *reads)
    assert BOOK in edition.view.texts
    assert edition.blocking_errors() == []


def test_the_engine_is_covered_where_its_folder_is_a_link(tmp_path: Path) -> None:
    """`desk rename` tries its changes in a copy of the repository, which has such a link."""
    (tmp_path / "hooks").symlink_to(HOME / "hooks", target_is_directory=True)
    assert edition_of(tmp_path, "1", "hooks/dashboard/__init__.py").blocking_errors() == []


def test_of_code_whose_reads_nobody_sees_datasets_are_not_asked_for(tmp_path: Path) -> None:
    assert BOOK in edition_of(tmp_path, "import duckdb", *DATASET, unseen=True).view.texts


def test_code_whose_reads_nobody_sees_is_published_if_what_it_may_not_read_was_kept_from_it(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, "import duckdb", unseen=True, locked=False)
    assert BOOK not in edition.view.texts
    [error] = [finding for finding in edition.blocking_errors() if finding.path == BOOK]
    assert (error.id, error.message[:29]) == ("uncovered-read", "Its code opens files by DuckD")


def test_of_code_that_failed_only_the_failure_is_told(tmp_path: Path) -> None:
    failure = Failure("notebook-error", "ZeroDivisionError: division by zero", "Correct it.", 0)
    edition = edition_of(tmp_path, "import duckdb", unseen=True, locked=False, failure=failure)
    assert [finding.id for finding in edition.blocking_errors() if finding.path == BOOK] == ["notebook-error"]


def test_where_nothing_has_to_be_approved_code_reads_what_it_likes(tmp_path: Path) -> None:
    assert BOOK in edition_of(tmp_path, "dataset('tra' + 'de')", *DATASET, approved=False).view.texts


@pytest.mark.parametrize("approved", [True, False])
def test_a_draft_is_read_by_no_public_notebook_though_it_is_named(tmp_path: Path, approved: bool) -> None:
    draft = "docs/analyses/draft.md"
    text = HEAD.replace("A lifeline", "A draft").replace("published", "draft") + "Words.\n"
    edition = edition_of(tmp_path, "open('draft.md')", draft, approved=approved, **{draft: text})
    assert BOOK not in edition.view.texts
    [error] = [finding for finding in edition.blocking_errors() if finding.path == BOOK]
    assert error.message == f"Its code reads {draft}: a text that readers do not get."


@pytest.mark.parametrize("path", ["docs/notes.md", "docs/analyses/lifeline.review/notes/a.yaml"])
def test_words_of_reviewers_and_of_texts_beside_the_site_are_read_by_none(tmp_path: Path, path: str) -> None:
    edition = edition_of(tmp_path, f"open('{path}')", path, approved=False, **{path: "Words.\n"})
    assert BOOK not in edition.view.texts
    assert f"Its code reads {path}: a text that readers do not get." in [one.message for one in edition.findings]
