"""Reads and writes a notebook's file: its cells, and the lines on which they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.core.merge_conflict import conflict_finding
from dashboard.core.phrases import plural
from dashboard.notebooks.notebook_format import PYTHON, Fault, lines_of_cells, read_raw
from dashboard.notebooks.unread_options import unread_options

KERNEL = "python3"
"""The kernel that notebooks are executed with: the repository's own Python."""
_INSTALLS = lazy_re(r"^[ \t]*[!%][ ]?(?:pip3?|conda|mamba|uv pip|apt|apt-get)[ \t]+install\b[^\n]*", re.M)
_HALF_CHARACTER = lazy_re(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)
"""In JSON: all that begins with a backslash. Its group is half of a pair (a surrogate) without the other half."""


class Cell(Frozen):
    """One cell of a notebook."""

    number: int
    """From 1, counting cells of every kind."""
    kind: str
    """markdown, code or raw."""
    source: str
    line: int
    """The line of the file on which the source begins, from 1."""
    column: int
    """The column of the file at which the source begins, from 1."""
    one_line_each: bool
    """Whether each line of the source has its own line in the file, as in every notebook that Jupyter saves."""
    tags: frozenset[str] = frozenset()
    settings: Any = None
    """The value of `dashboard` in the cell's metadata, not checked yet; None if it is missing."""
    slide_type: str = ""
    """What it is in slides, such as 'notes'; empty if that is not said."""
    unread_options: tuple[tuple[str, str], ...] = ()
    """What it says to other programs alone about what should not be shown, each with what to do."""
    has_outputs: bool = False
    """Whether the file holds outputs or an execution count of the cell."""

    @property
    def last_line(self) -> int:
        """The number of the last line of the source that holds something, from 1: what a cell shows stands there."""
        return len(self.source.rstrip().split("\n"))

    def line_of(self, line: int) -> int:
        """The line of the file on which a line of the source stands. Both count from 1."""
        return self.line + (line - 1 if self.one_line_each else 0)


class Notebook(Frozen):
    """A notebook as its file has it, outputs aside."""

    path: str
    """From the root of the repository."""
    cells: tuple[Cell, ...]
    kernel: str
    """The name of the kernel that it is written for."""

    @property
    def code(self) -> tuple[Cell, ...]:
        """The code cells, in the order in which they are executed."""
        return tuple(cell for cell in self.cells if cell.kind == "code")


def read_notebook(text: str, path: str, findings: list[Finding]) -> Notebook | None:
    """Read a notebook.

    Args:
        text: the content of its file.
        path: from the root of the repository.
        findings: takes what is wrong with it.

    Returns:
        None, and at least one finding, where it cannot be read.
    """
    if not text.strip():
        hint = "Write a notebook and save it, begin one with desk new --notebook, or delete the file."
        findings.append(Finding(id="notebook-syntax", path=path, message="The file is empty.", hint=hint))
        return None
    if conflict := conflict_finding(text, path):
        findings.append(conflict)
        return None
    try:
        content: object = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"This is not a notebook: {error.msg[:1].lower()}{error.msg[1:]}."
        hint = "The file is cut off or was edited by hand; take the last good version of it."
        findings.append(Finding(id="notebook-syntax", path=path, line=error.lineno, message=message, hint=hint))
        return None
    except (RecursionError, ValueError):
        message = "This is not a notebook: it has more levels of nesting, or digits of a number, than can be read."
        hint = "Take the last good version of it."
        findings.append(Finding(id="notebook-syntax", path=path, message=message, hint=hint))
        return None
    if half := next((match for match in _HALF_CHARACTER.finditer(text) if match[1]), None):
        message = f"Read \\{half[1]}, which is half a character, and no text."
        line, column = text.count("\n", 0, half.start()) + 1, half.start() - text.rfind("\n", 0, half.start())
        hint = "Type the character anew, and save the notebook in JupyterLab."
        finding = Finding(id="notebook-syntax", path=path, line=line, column=column, message=message, hint=hint)
        findings.append(finding)
        return None
    raw = read_raw(content)
    if isinstance(raw, list):
        findings += _fault_findings(raw, content, text, path)
        return None
    lines = text.split("\n")
    cells: list[Cell] = []
    line = 1
    for number, cell in enumerate(raw.cells, 1):
        line, column, one_line_each = _place_of(lines, cell["source"], line, is_ascii=text.isascii())
        cells.append(_read_cell(number, cell, line, column, one_line_each))
    notebook = Notebook(path, tuple(cells), KERNEL if raw.language == PYTHON else raw.kernel or raw.language)
    findings += _remarks(notebook, raw.ids_too_early)
    return notebook


def _fault_findings(faults: list[Fault], content: object, text: str, path: str) -> Iterator[Finding]:
    cells = content.get("cells") if isinstance(content, dict) else None
    lines = lines_of_cells(text, len(cells) if isinstance(cells, list) else 0)
    for fault in faults:
        line = lines[fault.cell - 1] if fault.cell and fault.cell <= len(lines) else 1
        yield Finding(id="notebook-syntax", path=path, line=line, message=fault.message, hint=fault.hint)


def _remarks(notebook: Notebook, ids_too_early: tuple[int, ...]) -> Iterator[Finding]:
    """What is told of a notebook that can be read."""
    if saved := [cell for cell in notebook.cells if cell.has_outputs]:
        message = f"{len(saved)} of the code cells {'is' if len(saved) == 1 else 'are'} saved with what they gave."
        hint = (
            f"Run desk strip {notebook.path} before you commit; they are executed anew wherever the notebook is shown."
        )
        yield _warning("notebook-outputs", notebook, saved[0], message, hint)
    if ids_too_early:
        cell = notebook.cells[ids_too_early[0] - 1]
        more = f" ({plural(len(ids_too_early) - 1, 'more cell')})" if len(ids_too_early) > 1 else ""
        message = f"Cell {cell.number} has the key 'id', which cells have only from format 4.5 on.{more}"
        hint = 'Jupyter calls such a file invalid: write "nbformat_minor": 5 at its end, or save it in JupyterLab.'
        yield _warning("notebook-format", notebook, cell, message, hint)
    for cell in notebook.cells:
        if not cell.source.strip() or "remove-cell" in cell.tags:
            continue
        if cell.kind != "raw" and cell.slide_type in ("notes", "skip"):
            message = (
                f"Cell {cell.number} has the slide type '{cell.slide_type}': slides do not show it, and readers get it."
            )
            hint = "Give it the tag remove-cell, or another slide type."
            yield _warning("slide-cell", notebook, cell, message, hint)
        for written, hint in cell.unread_options:
            message = f"Cell {cell.number} has {written}, which is read by other programs alone: readers get the cell."
            yield _warning("unread-option", notebook, cell, message, hint)
        if cell.kind == "code" and (installs := _INSTALLS.search(cell.source)):
            message = (
                f"Cell {cell.number} installs packages wherever it is executed: read '{installs[0].strip()[:60]}'."
            )
            hint = "Delete the line; what is missing belongs in 'dependencies' of pyproject.toml (then make lock)."
            yield _warning("installing-cell", notebook, cell, message, hint)
        if cell.kind == "raw":
            is_head = cell.source.lstrip().startswith("---")
            message = f"Cell {cell.number} is a raw cell, which readers do not get."
            hint = (
                "It looks like front matter: put it into the first Markdown cell."
                if is_head
                else "Make it a Markdown or a code cell, delete it, or give it the tag remove-cell."
            )
            yield _warning("raw-cell", notebook, cell, message, hint)


def _warning(id: str, notebook: Notebook, cell: Cell, message: str, hint: str) -> Finding:
    return Finding(
        id=id,
        severity="warning",
        path=notebook.path,
        line=cell.line,
        column=cell.column,
        message=message,
        hint=hint,
    )


def _read_cell(number: int, raw: dict[str, Any], line: int, column: int, one_line_each: bool) -> Cell:
    metadata = raw["metadata"]
    slideshow = metadata.get("slideshow")
    source, is_code, tags = "".join(raw["source"]), raw["cell_type"] == "code", frozenset(metadata.get("tags", ()))
    return Cell(
        number=number,
        kind=raw["cell_type"],
        source=source,
        line=line,
        column=column,
        one_line_each=one_line_each,
        tags=tags,
        settings=metadata.get("dashboard"),
        slide_type=str(slideshow.get("slide_type", "")) if isinstance(slideshow, dict) else "",
        unread_options=tuple(unread_options(source, is_code, metadata, tags)),
        has_outputs=bool(raw.get("outputs")) or raw.get("execution_count") is not None,
    )


def lines_of(source: str) -> list[str]:
    """The lines of a source with their ends, as the findings count them."""
    return re.findall(r"[^\n]*\n|[^\n]+", source)


def _place_of(lines: list[str], source: list[str] | str, after: int, *, is_ascii: bool) -> tuple[int, int, bool]:
    """Line and column in the file of a source's first character, and whether each of its lines has one of its own.

    `after` is the line at which the search begins. In a saved notebook each cell begins on a line of its own. A file
    that is ASCII has all other characters as `\\u`.
    """
    texts = [source] if isinstance(source, str) else source or [""]
    first, *others = (json.dumps(text, ensure_ascii=is_ascii) for text in texts[:2])
    for index in range(after - 1, len(lines)):
        if (column := lines[index].find(first)) >= 0:
            below = "".join(lines[index + 1 : index + 2]).lstrip()
            begin_lines = not lines[index][:column].strip() and all(map(below.startswith, others))
            return index + 1, column + 2, begin_lines and source == lines_of("".join(source))
    return after, 1, False


def notebook_text(cells: list[tuple[str, str]]) -> str:
    """The file of a new notebook, from the kind and the source of each cell."""
    raw_cells: list[dict[str, Any]] = []
    for number, (kind, source) in enumerate(cells, 1):
        cell = {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": source.splitlines(keepends=True)}
        raw_cells.append(cell | ({"execution_count": None, "outputs": []} if kind == "code" else {}))
    spec = {"display_name": "Python 3", "language": "python", "name": KERNEL}
    return _format({"cells": raw_cells, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5})


def strip_outputs(text: str) -> str:
    """A notebook's file without outputs, execution counts and times of execution.

    Raises:
        ValueError: the text is no JSON, or no notebook.
    """
    raw = json.loads(text)
    if isinstance(fault := read_raw(raw), list):
        raise ValueError(fault[0].message)
    # In formats 2 and 3 cells stand in worksheets.
    sheets = [raw] if "cells" in raw else raw.get("worksheets", [])
    for cell in (cell for sheet in sheets for cell in sheet.get("cells", [])):
        if cell.get("cell_type") == "code":
            cell["outputs"] = []
            cell["execution_count" if "cells" in raw else "prompt_number"] = None
            cell.get("metadata", {}).pop("execution", None)
    return _format(raw)


def _format(raw: dict[str, Any]) -> str:
    """The JSON of a notebook, indented as Jupyter does it."""
    return json.dumps(raw, ensure_ascii=False, indent=1) + "\n"
