"""From the code of a notebook for readers, what no approval covers is kept, whatever opens it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.file_lock import can_lock_files
from dashboard.notebooks.run_cache import execute_all
from tests.samples.approvals import FILES
from tests.samples.reviews import approval, review_files
from tests.samples.site import HEAD, SITE, TRADE, TRADE_ROWS, notebook_text, write_files

pytestmark = pytest.mark.skipif(not can_lock_files(), reason="this system has no Landlock")
SECRET = "zqsecret"
BOOK = "docs/analyses/book.ipynb"
CODE = """
import subprocess
import tempfile
import duckdb
with tempfile.NamedTemporaryFile("w+") as file:
    file.write("made" + "here")
    file.flush()
    print(subprocess.run(["cat", file.name], capture_output=True, text=True).stdout)
for folder in ("data/datasets", "docs"):
    for path in duckdb.sql(f"SELECT file FROM glob('../../{folder}/**')").fetchall():
        print(subprocess.run(["cat", path[0]], capture_output=True, text=True).stdout)
folders = ("../../docs", "../../.git", "../../.cache")
print(subprocess.run(["grep", "-Rh", "zqs", *folders], capture_output=True, text=True).stdout)
duckdb.sql("SELECT 'read ' || count(*) FROM '../../data/datasets/economy/trade.csv'").fetchall()[0][0]
"""


@pytest.mark.parametrize("linked", ["", "docs/analyses/lifeline.review", "docs/analyses/draft.md"])
def test_code_reads_what_it_names_and_nothing_that_is_to_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: str
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    files = {
        **SITE,
        **FILES,
        BOOK: notebook_text(HEAD, CODE),
        "docs/analyses/draft.md": HEAD.replace("published", "draft") + f"{SECRET}\n",
        "docs/analyses/lifeline.review/notes/a.yaml": SECRET,
        "data/datasets/economy/spare.csv": TRADE_ROWS,
        "data/datasets/economy/spare.yaml": f"{TRADE}# {SECRET}\n",
    }
    write_files(tmp_path, files)
    if linked:
        (tmp_path / linked).rename(tmp_path / "elsewhere")
        (tmp_path / linked).symlink_to(tmp_path / "elsewhere")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    content = prepare_edition(tmp_path / "mkdocs.yml").content
    for folder in (tmp_path / ".git", content.cache.folder):
        (folder / "kept").write_text(SECRET)
    write_files(tmp_path, review_files("book", [approval("nkk-editors", content.approval_status(BOOK).digests)]))
    edition = prepare_edition(tmp_path / "mkdocs.yml", execute=execute_all)
    shown = str(edition.view.texts[BOOK].cells)
    assert SECRET not in shown
    assert re.search(r"read \d.*", shown)  # (The code stands there, too.)
    assert "madehere" in shown
    assert "spare" not in {dataset.name for dataset in edition.view.datasets}


def test_code_that_is_refused_a_file_is_told_why(tmp_path: Path) -> None:
    code = "import duckdb\nname = 'tra' + 'de'\nduckdb.sql(f\"FROM '../../data/datasets/economy/{name}.csv'\")"
    write_files(tmp_path, {**SITE, **FILES, BOOK: notebook_text(HEAD, code)})
    digests = prepare_edition(tmp_path / "mkdocs.yml").content.approval_status(BOOK).digests
    write_files(tmp_path, review_files("book", [approval("nkk-editors", digests)]))
    findings = prepare_edition(tmp_path / "mkdocs.yml", execute=execute_all).findings
    [error] = [finding for finding in findings if finding.id == "notebook-error"]
    assert error.hint.startswith("Code that opens files by DuckDB")
