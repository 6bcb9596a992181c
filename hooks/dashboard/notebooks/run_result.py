"""What the execution of a notebook gave: outputs, reads, or why it failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from dashboard.core.finding import Finding
from dashboard.notebooks.notebook import Notebook


@dataclass(frozen=True)
class Failure:
    """Why a notebook could not be executed to its end."""

    id: str
    """Of the finding: notebook-kernel, notebook-timeout, notebook-error, notebook-died."""
    message: str
    hint: str
    cell: int | None = None
    """Which of the code cells, from 0; None before the first."""
    line: int = 1
    """Of the cell's source, from 1."""

    def finding(self, notebook: Notebook) -> Finding:
        """At the line of the notebook's file as it is now: text around the code may have changed since."""
        if self.cell is None or self.cell >= len(notebook.code):
            return Finding(id=self.id, path=notebook.path, message=self.message, hint=self.hint)
        cell = notebook.code[self.cell]
        message = f"Cell {cell.number}: {self.message}"
        return Finding(id=self.id, path=notebook.path, line=cell.line_of(self.line), message=message, hint=self.hint)


@dataclass(frozen=True)
class Run:
    """What the execution of a notebook gave."""

    sources: tuple[str, ...]
    """Of the code cells, as they were executed."""
    outputs: tuple[list[dict[str, Any]], ...]
    """Of each code cell, in nbformat's schema."""
    reads: Mapping[str, str]
    """The files of the repository that were read, by path from the root, with their digests."""
    at: str
    """When, in ISO form, UTC."""
    failure: Failure | None = None

    @property
    def datasets(self) -> frozenset[str]:
        """The names of the datasets read."""
        parts = (PurePosixPath(path) for path in self.reads)
        return frozenset(p.stem for p in parts if p.parts[:2] == ("data", "datasets") and len(p.parts) == 4)
