"""A notebook's file: its cells, and the lines on which they stand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard.core.finding import Finding

KERNEL = "python3"
"""The kernel that notebooks are executed with: the repository's own Python."""


@dataclass(frozen=True)
class Cell:
    """One cell."""

    number: int
    """From 1, as a reader of the notebook counts."""
    kind: str
    """markdown, code or raw."""
    source: str
    line: int
    """Of the file, on which the source begins."""
    column: int
    one_line_each: bool
    """Whether each line of the source has a line of the file, as in every notebook that Jupyter saves."""
    tags: frozenset[str] = frozenset()
    settings: Any = None
    """What `dashboard` in the cell's metadata says; None where it is missing."""
    has_outputs: bool = False

    def line_of(self, line: int) -> int:
        """The file's line of a line of the source, counted from 1."""
        return self.line + (line - 1 if self.one_line_each else 0)


@dataclass(frozen=True)
class Notebook:
    """What a notebook's file says."""

    path: str
    """From the root of the repository."""
    cells: tuple[Cell, ...]
    kernel: str
    """The name of the kernel that it asks for."""

    @property
    def code(self) -> tuple[Cell, ...]:
        """The cells that are executed, in order."""
        return tuple(cell for cell in self.cells if cell.kind == "code")


def read_notebook(text: str, path: str, findings: list[Finding]) -> Notebook | None:
    """A notebook of format 4; None and a finding where it is none."""
    # A quarter of a second, which a desk without notebooks need not wait.
    from nbformat.validator import ValidationError, iter_validate

    try:
        raw = json.loads(text)
        version, minor = raw["nbformat"], raw["nbformat_minor"]
        known: Iterable[ValidationError] = iter_validate(raw, version=version, version_minor=minor)  # type: ignore[no-untyped-call]
        # Cells without an id are common in older notebooks, and harmless.
        if version != 4 or any("'id' is a required" not in error.message for error in known):
            raise LookupError
    except json.JSONDecodeError as error:
        message = f"This is not a notebook: {error.msg[:1].lower()}{error.msg[1:]}."
        hint = "The file is cut off or was edited by hand; take the last good version of it."
        findings.append(Finding(id="notebook-syntax", path=path, line=error.lineno, message=message, hint=hint))
        return None
    except (ValidationError, LookupError, TypeError, AttributeError):
        message = "This is not a notebook of format 4: read a structure that its schema does not know."
        hint = "Open it in JupyterLab and save it again."
        findings.append(Finding(id="notebook-syntax", path=path, message=message, hint=hint))
        return None
    lines = text.split("\n")
    cells: list[Cell] = []
    line = 1
    for number, cell in enumerate(raw["cells"], 1):
        line, column = _place_of(lines, cell["source"], line)
        cells.append(_cell(number, cell, line, column))
    if full := [cell for cell in cells if cell.has_outputs]:
        message = f"{len(full)} of the code cells {'is' if len(full) == 1 else 'are'} saved with what they gave."
        hint = f"Run desk strip {path} before you commit; they are executed anew wherever the notebook is shown."
        wrong = Finding(
            id="notebook-outputs", severity="warning", path=path, line=full[0].line, message=message, hint=hint
        )
        findings.append(wrong)
    return Notebook(path, tuple(cells), (raw["metadata"].get("kernelspec") or {}).get("name") or KERNEL)


def _cell(number: int, raw: dict[str, Any], line: int, column: int) -> Cell:
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
    """The file's line and column of a cell's first character, at or after a line. A saved notebook has a line each."""
    first = source if isinstance(source, str) else (source[0] if source else "")
    written = json.dumps(first, ensure_ascii=False)
    for index in range(after - 1, len(lines)):
        if (column := lines[index].find(written)) >= 0:
            return index + 1, column + 2
    return after, 1


def notebook_text(cells: list[tuple[str, str]]) -> str:
    """A new notebook's file. `cells`: the kind of each and its source."""
    made: list[dict[str, Any]] = []
    for number, (kind, source) in enumerate(cells, 1):
        given = {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": source.splitlines(keepends=True)}
        made.append(given | ({"execution_count": None, "outputs": []} if kind == "code" else {}))
    spec = {"display_name": "Python 3", "language": "python", "name": KERNEL}
    return _written({"cells": made, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5})


def stripped(text: str) -> str:
    """A notebook's file without what its execution left in it.

    Raises:
        ValueError: it is no JSON, or no notebook.
    """
    raw = json.loads(text)
    cells = raw.get("cells") if isinstance(raw, dict) else None
    if not isinstance(cells, list):
        raise ValueError("it holds no cells")
    for cell in cells:
        if cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None
            cell.get("metadata", {}).pop("execution", None)
    return _written(raw)


def _written(raw: dict[str, Any]) -> str:
    """As Jupyter writes it."""
    return json.dumps(raw, ensure_ascii=False, indent=1) + "\n"
