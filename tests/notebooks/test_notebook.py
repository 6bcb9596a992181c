"""Notebooks as files: begun, stripped, paired with texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import jupytext
import pytest
from click.testing import CliRunner, Result

from dashboard.core.finding import Finding
from dashboard.desk import main
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.notebook import Notebook, read_notebook
from dashboard.notebooks.run_cache import Runs, execute_all
from dashboard.notebooks.run_result import Run
from tests.samples.feeds import AT_ADDRESS
from tests.samples.site import HEAD, SITE, notebook_text, write_files

PATH = "docs/analyses/book.ipynb"


@pytest.fixture
def desk(tmp_path: Path) -> Callable[..., Result]:
    """The command line in the small site."""
    write_files(tmp_path, SITE | AT_ADDRESS)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["--config", str(tmp_path / "mkdocs.yml"), *arguments])

    return run


def test_a_new_notebook_runs_and_passes_the_check(desk: Callable[..., Result], tmp_path: Path) -> None:
    result = desk("new", "--notebook", "What it brings", "--author", "osw-editors")
    assert result.output == "docs/analyses/what-it-brings.ipynb\n"
    edition = prepare_edition(tmp_path / "mkdocs.yml", preview=True, execute=execute_all)
    assert [finding.id for finding in edition.findings] == ["leftover-template"]
    [cell] = edition.content.notebooks["docs/analyses/what-it-brings.ipynb"].cells
    assert "output-table" in cell.outputs[0]["data"]["text/html"]
    assert desk("new", "What it brings", "--author", "osw-editors").exit_code == 1


def test_outputs_are_a_finding_until_they_are_stripped(desk: Callable[..., Result], tmp_path: Path) -> None:
    raw = json.loads(notebook_text(HEAD, "1 + 1"))
    raw["cells"][1] |= {"execution_count": 1, "outputs": [{"output_type": "stream", "name": "stdout", "text": ["2"]}]}
    write_files(tmp_path, {PATH: json.dumps(raw, indent=1)})
    findings = prepare_edition(tmp_path / "mkdocs.yml", preview=True).findings
    assert [(finding.id, finding.severity, finding.path) for finding in findings] == [
        ("notebook-outputs", "warning", PATH)
    ]
    assert desk("strip").output == f"{tmp_path / PATH}\n"
    assert (tmp_path / PATH).read_text(encoding="utf-8") == notebook_text(HEAD, "1 + 1")
    assert desk("strip").output == ""
    assert prepare_edition(tmp_path / "mkdocs.yml", preview=True).findings == ()


def test_a_file_that_is_no_notebook_keeps_no_other_from_being_stripped(
    desk: Callable[..., Result], tmp_path: Path
) -> None:
    raw = json.loads(notebook_text(HEAD, "1 + 1"))
    raw["cells"][1]["execution_count"] = 1
    odd: dict[str, str | None] = {"docs/a.ipynb": "{", "docs/analyses/aa.ipynb": "[" * 100_000}
    write_files(tmp_path, {**odd, PATH: json.dumps(raw, indent=1)})
    (tmp_path / "docs/b.ipynb").write_bytes(b"\xff")
    result = desk("strip")
    assert result.exit_code == 1
    assert result.output.count("this is not a notebook") == 3
    assert (tmp_path / PATH).read_text(encoding="utf-8") == notebook_text(HEAD, "1 + 1")


@pytest.mark.parametrize("cell", ["# Words \\ud800", "print('\\ud83d')", "# \\ude00\\ud83d", "# \\\\\\ud800"])
def test_half_a_character_is_one_finding_at_its_line(cell: str) -> None:
    # Written as JSON writes it: `\ud83d` and `\ude00` together are one character, each alone is none.
    findings: list[Finding] = []
    text = notebook_text("# A whole one: CELL, and \\ud800 as text", "1").replace("CELL", "\\ud83d\\ude00")
    assert read_notebook(text, PATH, findings)
    broken = text.replace('"1"', f'"{cell}"')
    assert read_notebook(broken, PATH, findings) is None
    line = broken[: broken.index(cell)].count("\n") + 1
    assert [(finding.id, finding.line) for finding in findings] == [("notebook-syntax", line)]


def test_who_asks_about_one_text_waits_for_no_other_notebook(
    desk: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def execute(_: Runs, notebooks: Sequence[Notebook]) -> dict[str, Run]:
        asked.extend(notebook.path for notebook in notebooks)
        return {}

    monkeypatch.setattr("dashboard.desk.commands.check.execute_all", execute)
    write_files(tmp_path, {PATH: notebook_text(HEAD, "1 + 1")})
    assert desk("check", str(tmp_path / "docs/analyses/lifeline.md")).exit_code == 0
    assert asked == []
    desk("check", str(tmp_path / PATH))
    assert asked == [PATH]
    desk("check")
    assert asked == [PATH, PATH]


@pytest.mark.parametrize("ending", [".md", ".py"])
def test_a_twin_is_not_read_and_may_not_differ(tmp_path: Path, ending: str) -> None:
    write_files(tmp_path, {**SITE, **AT_ADDRESS, PATH: notebook_text(HEAD, "## Words", "1 + 1")})
    twin = (tmp_path / PATH).with_suffix(ending)
    jupytext.write(jupytext.read(tmp_path / PATH), twin, fmt="py:percent" if ending == ".py" else "md")
    edition = prepare_edition(tmp_path / "mkdocs.yml", preview=True)
    assert edition.findings == ()
    assert [path for path in edition.content.analyses if "book" in path] == [PATH]
    twin.write_text(twin.read_text(encoding="utf-8").replace("1 + 1", "1 + 2"), encoding="utf-8")
    findings = prepare_edition(tmp_path / "mkdocs.yml", preview=True).findings
    assert [(finding.id, Path(finding.path).suffix) for finding in findings] == [("notebook-pair", ending)]


def test_a_text_of_its_own_with_a_notebooks_name_is_no_twin(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, **AT_ADDRESS, "docs/analyses/lifeline.ipynb": notebook_text(HEAD)})
    assert "duplicate-name" in [
        finding.id for finding in prepare_edition(tmp_path / "mkdocs.yml", preview=True).findings
    ]
