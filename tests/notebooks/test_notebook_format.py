"""Notebooks of any version and of any program: each is read, or says what is wrong with it, and stops nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dashboard.core.finding import Finding
from dashboard.desk import main
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.notebook import Notebook, read_notebook, strip_outputs
from tests.samples.edition import Edit
from tests.samples.feeds import AT_ADDRESS
from tests.samples.site import HEAD, SITE, notebook_text, write_files

PATH = "docs/analyses/book.ipynb"
WORDS = {"cell_type": "markdown", "metadata": {}, "source": [*HEAD.splitlines(keepends=True), "Words."]}
CODE: dict[str, Any] = {
    "cell_type": "code",
    "metadata": {},
    "source": ["1 + 1"],
    "outputs": [],
    "execution_count": None,
}


def written(*cells: object, **keys: object) -> str:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5} | keys, indent=1)


def read(text: str) -> tuple[Notebook | None, list[Finding]]:
    findings: list[Finding] = []
    return read_notebook(text, PATH, findings), findings


@pytest.mark.parametrize("minor", [0, 1, 2, 3, 4, 5, 6, 99, None])
def test_each_minor_version_of_format_4_is_read(minor: int | None) -> None:
    raw = json.loads(written(WORDS, CODE)) | {"nbformat_minor": minor}
    if minor is None:
        del raw["nbformat_minor"]
    notebook, findings = read(json.dumps(raw, indent=1))
    assert notebook
    assert [cell.source for cell in notebook.cells] == [f"{HEAD}Words.", "1 + 1"]
    assert findings == []


def of_vs_code(language: str, source: str) -> dict[str, Any]:
    return CODE | {"metadata": {"vscode": {"languageId": language}}, "source": source}


@pytest.mark.parametrize(
    ("language", "cure"), [("sql", "Write it as the 'query' of a chart"), ("r", "Write it in Python")]
)
def test_a_cell_that_vs_code_runs_in_another_language_is_told_with_a_cure(language: str, cure: str) -> None:
    notebook, [finding] = read(written(WORDS, of_vs_code(language, "SELECT 1")))
    assert notebook is None
    assert finding.message == f"Cell 2 is written in {language}, as VS Code says, expected Python."
    assert finding.hint.startswith(cure)


@pytest.mark.parametrize("cell", [of_vs_code("python", "1 + 1"), of_vs_code("sql", ""), of_vs_code("sql", "%%sql\nx")])
def test_a_cell_of_vs_code_that_holds_python_or_a_magic_is_read(cell: object) -> None:
    notebook, findings = read(written(WORDS, cell))
    assert (notebook is not None, findings) == (True, [])


def of_databricks(source: str) -> dict[str, Any]:
    return CODE | {"metadata": {"application/vnd.databricks.v1+cell": {"nuid": "1"}}, "source": source}


@pytest.mark.parametrize(
    ("source", "cure"),
    [
        ("%sql\nSELECT 1", "Write it as the 'query' of a chart"),
        ("%md # Words", "Make it a Markdown cell"),
        ("%scala\nval x = 1", "Write it in Python"),
    ],
)
def test_a_cell_that_databricks_reads_in_another_language_is_told_with_a_cure(source: str, cure: str) -> None:
    notebook, [finding] = read(written(WORDS, of_databricks(source)))
    assert notebook is None
    assert "as Databricks says, expected Python" in finding.message
    assert finding.hint.startswith(cure)


@pytest.mark.parametrize("cell", [of_databricks("1 + 1"), of_databricks("%time x = 1"), CODE | {"source": "%sql x"}])
def test_a_cell_of_databricks_that_holds_python_or_a_magic_is_read(cell: object) -> None:
    notebook, findings = read(written(WORDS, cell))
    assert (notebook is not None, findings) == (True, [])


@pytest.mark.parametrize("version", [2, 3])
def test_older_formats_are_read_and_stripped(version: int) -> None:
    cells = [
        {"cell_type": "heading", "level": 2, "source": ["Oil"]},
        {"cell_type": "heading", "level": 9, "source": "Gas"},
        {"cell_type": "markdown", "source": ["One\n", "two"]},
        {"cell_type": "html", "source": "<b>x</b>"},
        {"cell_type": "code", "input": ["1 +\n", "1"], "outputs": [{"output_type": "pyout"}], "prompt_number": 3},
    ]
    text = json.dumps({"nbformat": version, "worksheets": [{"cells": cells[:2]}, {"cells": cells[2:]}]}, indent=1)
    notebook, [finding] = read(text)
    assert notebook
    assert [(cell.kind, cell.source) for cell in notebook.cells] == [
        ("markdown", "## Oil"),
        ("markdown", "# Gas"),
        ("markdown", "One\ntwo"),
        ("markdown", "<b>x</b>"),
        ("code", "1 +\n1"),
    ]
    assert text.split("\n")[notebook.cells[4].line - 1].strip() == '"1 +\\n",'
    assert finding.id == "notebook-outputs"
    stripped, findings = read(strip_outputs(text))
    assert stripped
    assert [cell.source for cell in stripped.cells] == [cell.source for cell in notebook.cells]
    assert findings == []


def test_cells_without_source_or_metadata_and_with_doubled_ids_are_read() -> None:
    notebook, findings = read(written({"cell_type": "markdown", "id": "a"}, {"cell_type": "code", "id": "a"}))
    assert notebook
    assert [cell.source for cell in notebook.cells] == ["", ""]
    assert findings == []


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ({**CODE, "cell_type": "heading"}, "Cell 2 is of the kind 'heading', expected"),
        ({"source": "x"}, "Cell 2 has no key 'cell_type', expected"),
        ({**CODE, "source": 3}, "Cell 2: 'source' is 3, expected"),
        ({**CODE, "source": ["a", None]}, "Cell 2: 'source' is [\"a\", null], expected"),
        ({**CODE, "metadata": []}, "Cell 2: 'metadata' is [], expected"),
        ({**CODE, "metadata": {"tags": "remove-cell"}}, "Cell 2: 'tags' is \"remove-cell\", expected"),
        (None, "Cell 2 is null, expected"),
    ],
)
def test_what_cannot_be_read_names_the_cell_and_the_key(cell: object, words: str) -> None:
    text = written(WORDS, cell, CODE)
    notebook, [finding] = read(text)
    assert notebook is None
    assert (finding.id, finding.severity) == ("notebook-syntax", "error")
    assert finding.message.startswith(words)
    assert finding.hint
    begins = "null," if cell is None else "{"
    assert text.split("\n")[finding.line - 1].strip() == begins
    assert finding.line > text[: text.index('"Words."')].count("\n")


def test_all_faulty_cells_are_told_at_once() -> None:
    _, findings = read(written({"cell_type": "x"}, WORDS, {**CODE, "source": 1}))
    assert [finding.message.partition(" is ")[0] for finding in findings] == ["Cell 1", "Cell 3: 'source'"]


@pytest.mark.parametrize(
    "text", ["", " \n", "[]", "3", "{}", '{"nbformat": 5, "cells": []}', '{"nbformat": 4}', '{"nbformat": 3}']
)
def test_what_is_no_notebook_is_one_finding(text: str) -> None:
    notebook, findings = read(text)
    assert notebook is None
    assert [finding.id for finding in findings] == ["notebook-syntax"]


def test_two_versions_that_git_left_in_a_notebook_are_told_as_that() -> None:
    lines = written(WORDS).split("\n")
    notebook, [finding] = read("\n".join([*lines[:3], "<<<<<<< HEAD", "=======", ">>>>>>> theirs", *lines[3:]]))
    assert notebook is None
    assert (finding.id, finding.line) == ("merge-conflict", 4)


def test_ids_in_a_version_without_them_are_told_and_read() -> None:
    text = written(WORDS, {**CODE, "id": "a"}, {**CODE, "id": "b"}, nbformat_minor=2)
    notebook, [finding] = read(text)
    assert notebook
    assert (finding.id, finding.severity) == ("notebook-format", "warning")
    assert finding.message == "Cell 2 has the key 'id', which cells have only from format 4.5 on. (1 more cell)"


@pytest.mark.parametrize(
    ("slideshow", "tags", "told"),
    [
        ({"slide_type": "notes"}, [], ["slide-cell"]),
        ({"slide_type": "skip"}, [], ["slide-cell"]),
        ({"slide_type": "notes"}, ["remove-cell"], []),
        ({"slide_type": "slide"}, [], []),
        (["notes"], [], []),
    ],
)
def test_what_slides_do_not_show_and_readers_get_is_told(slideshow: object, tags: list[str], told: list[str]) -> None:
    notebook, findings = read(written({**WORDS, "metadata": {"slideshow": slideshow, "tags": tags}}))
    assert notebook
    assert [finding.id for finding in findings] == told


@pytest.mark.parametrize(
    ("cell", "cure"),
    [
        ({"source": "#| label: a\n#| include: false\n1"}, "remove-cell"),
        ({"source": "# | output: False\n1"}, "remove-output"),
        ({"source": "#| echo: false\n1"}, "remove-input"),
        ({"source": "#| eval: false\n1"}, "Make it a Markdown cell"),
        ({"source": "# hide\n1"}, "remove-cell"),
        ({"source": "#| hide\n1"}, "remove-cell"),
        ({"source": "#hide_output\n1"}, "remove-output"),
        ({"metadata": {"tags": ["remove_cell"]}}, "remove-cell"),
        ({"metadata": {"tags": ["hide_output"]}}, "hide-output"),
        ({"metadata": {"jupyter": {"outputs_hidden": True}}}, "hide-output"),
        ({"metadata": {"_kg_hide-output": True}}, "hide-output"),
        ({"metadata": {"nbsphinx": "hidden"}}, "remove-cell"),
    ],
)
def test_what_other_programs_hide_and_readers_get_is_told(cell: dict[str, Any], cure: str) -> None:
    _, findings = read(written(CODE | cell))
    assert [finding.id for finding in findings] == ["unread-option"]
    assert cure in findings[0].hint


@pytest.mark.parametrize(
    "cell",
    [
        {"source": "# hide the axis\nx = 1\n#| include: false"},
        {"source": "#| include: false\n1", "metadata": {"tags": ["remove-cell"]}},
        {"source": "#| echo: false\n1", "metadata": {"tags": ["remove-input"]}},
        {"source": "#| echo: true\n1"},
        {"metadata": {"tags": ["hide-input"], "collapsed": True, "jupyter": {"source_hidden": True}}},
        {"cell_type": "markdown", "source": "# hide"},
    ],
)
def test_cells_that_say_so_in_the_way_of_jupyter_book_are_not_told(cell: dict[str, Any]) -> None:
    assert read(written(CODE | cell))[1] == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("import os\n!pip install -q pandas", ["installing-cell"]),
        ("%pip install pandas", ["installing-cell"]),
        ("! conda install x", ["installing-cell"]),
        ("# !pip install pandas\nprint('!pip install')", []),
        ("!pip list", []),
    ],
)
def test_cells_that_install_packages_are_told(source: str, told: list[str]) -> None:
    assert [finding.id for finding in read(written(CODE | {"source": source}))[1]] == told


def test_raw_cells_are_told_with_what_to_do() -> None:
    raw = {"cell_type": "raw", "metadata": {}}
    head, words = {**raw, "source": HEAD}, {**raw, "source": "Words."}
    left_out = {**words, "metadata": {"tags": ["remove-cell"]}}
    _, findings = read(written(head, words, left_out, {**raw, "source": " "}))
    assert [(finding.id, finding.message[:6], finding.hint.partition(":")[0]) for finding in findings] == [
        ("raw-cell", "Cell 1", "It looks like front matter"),
        ("raw-cell", "Cell 2", "Make it a Markdown or a code cell, delete it, or give it the tag remove-cell."),
    ]


@pytest.mark.parametrize(
    ("metadata", "kernel"),
    [
        ({}, "python3"),
        ({"kernelspec": {"name": "conda-env-base-py", "language": "python"}}, "python3"),
        ({"kernelspec": {"name": "venv"}, "language_info": {"name": "python"}}, "python3"),
        ({"kernelspec": {"name": "ir", "language": "R"}}, "ir"),
        ({"language_info": {"name": "julia"}}, "julia"),
        ({"kernelspec": {"name": "ir"}}, "ir"),
        ({"kernelspec": {"name": "julia-1.9"}}, "julia-1.9"),
        ({"kernelspec": {"name": "xcpp17"}}, "xcpp17"),
        ({"kernelspec": {"name": "research"}}, "python3"),
        ({"kernelspec": ["ir"], "language_info": None}, "python3"),
    ],
)
def test_each_kernel_of_python_is_ours(metadata: dict[str, Any], kernel: str) -> None:
    notebook, _ = read(written(CODE, metadata=metadata))
    assert notebook
    assert notebook.kernel == kernel


def test_lines_are_those_of_the_file_also_where_all_stands_on_one() -> None:
    text = json.dumps(json.loads(written(WORDS, CODE)))
    notebook, _ = read(text)
    assert notebook
    assert [(cell.line, cell.one_line_each) for cell in notebook.cells] == [(1, False), (1, False)]


def odd_notebooks() -> Iterator[str]:
    """A sound notebook with one part missing or of another kind, for each part and kind."""
    sound = json.loads(notebook_text(HEAD, ("1 + 1", {"tags": ["hide-output"]}), "# More\n\n![x](attachment:x.png)"))
    sound["cells"][2]["attachments"] = {"x.png": {"image/png": "iVBORw0KGgo="}}
    for path in list(parts_of(sound)):
        for value in (..., None, "x", [3], {"x": 3}):
            odd = copy.deepcopy(sound)
            place = odd
            for key in path[:-1]:
                place = place[key]
            if value is ...:
                del place[path[-1]]
            else:
                place[path[-1]] = value
            yield json.dumps(odd, indent=1)


def parts_of(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in entries:
        if not (path and path[-1] == "source"):
            yield (*path, key)
            yield from parts_of(part, (*path, key))


@pytest.fixture(scope="module")
def odd_site() -> dict[str, str | None]:
    return {f"docs/analyses/odd-{number}.ipynb": text for number, text in enumerate(odd_notebooks())}


@pytest.mark.parametrize(("kind", "line"), [("raw", 7), ("markdown", 14)])
def test_front_matter_in_another_cell_is_one_finding_at_it(edit: Edit, kind: str, line: int) -> None:
    head = {"cell_type": kind, "metadata": {}, "source": HEAD.splitlines(keepends=True)}
    words = {"cell_type": "markdown", "metadata": {}, "source": ["Words."]}
    path = "docs/analyses/book.ipynb"
    found = edit({path: written(*((head, words) if kind == "raw" else (words, head)))}).findings
    assert [(finding.id, finding.path, finding.line) for finding in found] == [("missing-head", path, line)]
    assert "first Markdown cell" in found[0].hint


def test_no_odd_notebook_stops_what_stands_beside_it(edit: Edit, odd_site: dict[str, str | None]) -> None:
    assert len(odd_site) > 100
    edition = edit(AT_ADDRESS | odd_site, information=True)
    texts = edition.content.source_texts
    assert "docs/analyses/lifeline.md" in texts
    told = {finding.path for finding in edition.findings}
    assert {path for path in odd_site if path not in texts} <= told
    assert {finding.id for finding in edition.findings if finding.path not in odd_site} == set()
    assert "engine-error" not in {finding.id for finding in edition.findings}


def test_the_commands_go_on_beside_odd_notebooks(tmp_path: Path, odd_site: dict[str, str | None]) -> None:
    names = list(odd_site)[::8]
    write_files(tmp_path, {**SITE, **AT_ADDRESS, **{name: odd_site[name] for name in names}})
    config = str(tmp_path / "mkdocs.yml")
    status = CliRunner().invoke(main, ["--config", config, "status"])
    assert "lifeline" in status.output
    assert status.exception is None or isinstance(status.exception, SystemExit)
    checked = CliRunner().invoke(main, ["--config", config, "check", str(tmp_path / "docs/analyses/lifeline.md")])
    assert (checked.exit_code, checked.output.count("odd-")) == (0, 0)
    assert "docs/analyses/lifeline.md" in prepare_edition(tmp_path / "mkdocs.yml", preview=False).view.texts
