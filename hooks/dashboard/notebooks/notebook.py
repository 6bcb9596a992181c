"""Reads and writes a notebook's file: its cells, and the lines on which they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard.core.finding import Finding

KINDS = ("markdown", "code", "raw")
"""The kinds of cells that a page can show. A schema newer than ours may name others."""
KERNEL = "python3"
"""The kernel that notebooks are executed with: the repository's own Python."""
_HALF_CHARACTER = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)
"""In JSON: all that begins with a backslash. Its group is half of a pair (a surrogate) without the other half."""


@dataclass(frozen=True)
class Cell:
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
    has_outputs: bool = False
    """Whether the file holds outputs or an execution count of the cell."""

    @property
    def last_line(self) -> int:
        """The number of the last line of the source that holds something, from 1: what a cell shows stands there."""
        return len(self.source.rstrip().split("\n"))

    def line_of(self, line: int) -> int:
        """The line of the file on which a line of the source stands. Both count from 1."""
        return self.line + (line - 1 if self.one_line_each else 0)


@dataclass(frozen=True)
class Notebook:
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
    """Read a notebook of format 4.

    Args:
        text: the content of its file.
        path: from the root of the repository.
        findings: takes what is wrong with it.

    Returns:
        None, and a finding, where the text is no such notebook.
    """
    # This import takes a quarter of a second, and most runs of `desk` meet no notebook.
    from nbformat.validator import ValidationError, iter_validate

    try:
        raw = json.loads(text)
        version, minor = raw["nbformat"], raw["nbformat_minor"]
        errors: Iterable[ValidationError] = iter_validate(raw, version=version, version_minor=minor)  # type: ignore[no-untyped-call]
        # Cells without an id are common in older notebooks, and harmless.
        if version != 4 or any("'id' is a required" not in error.message for error in errors):
            raise LookupError
    except json.JSONDecodeError as error:
        message = f"This is not a notebook: {error.msg[:1].lower()}{error.msg[1:]}."
        hint = "The file is cut off or was edited by hand; take the last good version of it."
        findings.append(Finding(id="notebook-syntax", path=path, line=error.lineno, message=message, hint=hint))
        return None
    except (ValidationError, LookupError, TypeError, AttributeError, RecursionError, ValueError):
        message = "This is not a notebook of format 4: read a structure that its schema does not know."
        hint = "Open it in JupyterLab and save it again."
        findings.append(Finding(id="notebook-syntax", path=path, message=message, hint=hint))
        return None
    if half := next((match for match in _HALF_CHARACTER.finditer(text) if match[1]), None):
        message = f"Read \\{half[1]}, which is half a character, and no text."
        line, column = text.count("\n", 0, half.start()) + 1, half.start() - text.rfind("\n", 0, half.start())
        hint = "Type the character anew, and save the notebook in JupyterLab."
        finding = Finding(id="notebook-syntax", path=path, line=line, column=column, message=message, hint=hint)
        findings.append(finding)
        return None
    lines = text.split("\n")
    cells: list[Cell] = []
    line = 1
    for number, cell in enumerate(raw["cells"], 1):
        line, column = _place_of(lines, cell["source"], line)
        if cell["cell_type"] not in KINDS:
            message = f"Cell {number} is of the kind '{cell['cell_type']}', expected one of {', '.join(KINDS)}."
            hint = "A newer Jupyter knows more kinds; save it as Markdown or code."
            findings.append(Finding(id="notebook-syntax", path=path, line=line, message=message, hint=hint))
            return None
        cells.append(_read_cell(number, cell, line, column))
    if saved := [cell for cell in cells if cell.has_outputs]:
        message = f"{len(saved)} of the code cells {'is' if len(saved) == 1 else 'are'} saved with what they gave."
        hint = f"Run desk strip {path} before you commit; they are executed anew wherever the notebook is shown."
        finding = Finding(
            id="notebook-outputs", severity="warning", path=path, line=saved[0].line, message=message, hint=hint
        )
        findings.append(finding)
    return Notebook(path, tuple(cells), (raw["metadata"].get("kernelspec") or {}).get("name") or KERNEL)


def _read_cell(number: int, raw: dict[str, Any], line: int, column: int) -> Cell:
    source, metadata = raw["source"], raw["metadata"]
    settings = metadata.get("dashboard")
    return Cell(
        number=number,
        kind=raw["cell_type"],
        source="".join(source),
        line=line,
        column=column,
        one_line_each=isinstance(source, list),
        tags=frozenset(metadata.get("tags") or ()),
        settings=settings,
        has_outputs=bool(raw.get("outputs")) or raw.get("execution_count") is not None,
    )


def _place_of(lines: list[str], source: list[str] | str, after: int) -> tuple[int, int]:
    """Line and column in the file of a source's first character.

    `after` is the line at which the search begins. In a saved notebook each cell begins on a line of its own.
    """
    first = source if isinstance(source, str) else (source[0] if source else "")
    written = json.dumps(first, ensure_ascii=False)
    for index in range(after - 1, len(lines)):
        if (column := lines[index].find(written)) >= 0:
            return index + 1, column + 2
    return after, 1


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
    cells = raw.get("cells") if isinstance(raw, dict) else None
    if not isinstance(cells, list):
        raise ValueError("it holds no cells")
    for cell in cells:
        if cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None
            cell.get("metadata", {}).pop("execution", None)
    return _format(raw)


def _format(raw: dict[str, Any]) -> str:
    """The JSON of a notebook, indented as Jupyter does it."""
    return json.dumps(raw, ensure_ascii=False, indent=1) + "\n"
