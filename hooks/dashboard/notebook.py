"""The cells of a notebook file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dashboard.finding import Finding


@dataclass(frozen=True)
class Cell:
    """One cell, and the place in the file where its source begins."""

    kind: Literal["markdown", "code", "raw"]
    text: str
    line: int
    column: int


def read_cells(text: str, path: str, findings: list[Finding]) -> list[Cell] | None:
    """The cells of a notebook in their order; None and a finding where it is none."""
    # A quarter of a second, which a desk without notebooks need not wait.
    from nbformat.validator import ValidationError, iter_validate

    try:
        notebook = json.loads(text)
        version, minor = notebook["nbformat"], notebook["nbformat_minor"]
        known: Iterable[ValidationError] = iter_validate(notebook, version=version, version_minor=minor)  # type: ignore[no-untyped-call]
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
    lines, cells, line = text.split("\n"), [], 1
    for cell in notebook["cells"]:
        line, column = _place_of(lines, cell["source"], line)
        cells.append(Cell(cell["cell_type"], "".join(cell["source"]), line, column))
    return cells


def _place_of(lines: list[str], source: list[str] | str, after: int) -> tuple[int, int]:
    """The file's line and column of a cell's first character, at or after a line. A saved notebook has a line each."""
    first = source if isinstance(source, str) else (source[0] if source else "")
    written = json.dumps(first, ensure_ascii=False)
    for index in range(after - 1, len(lines)):
        if (column := lines[index].find(written)) >= 0:
            return index + 1, column + 2
    return after, 1
