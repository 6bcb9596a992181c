"""The result of executing a notebook: its outputs, the files it read, and why it failed if it did."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.notebooks.notebook import Notebook


class Failure(Frozen):
    """Why a notebook could not be executed to its end."""

    id: str
    """The id of its finding: notebook-kernel, notebook-timeout, notebook-error, notebook-died."""
    message: str
    hint: str
    cell: int | None = None
    """The index of the code cell that failed, from 0; None if it failed before the first."""
    line: int = 1
    """The line of the cell's source, from 1."""

    def finding(self, notebook: Notebook) -> Finding:
        """The finding, placed in the notebook's file as it is now: other cells may have changed since the run."""
        if self.cell is None or self.cell >= len(notebook.code):
            return Finding(id=self.id, path=notebook.path, message=self.message, hint=self.hint)
        cell = notebook.code[self.cell]
        message = f"Cell {cell.number}: {self.message}"
        return Finding(id=self.id, path=notebook.path, line=cell.line_of(self.line), message=message, hint=self.hint)


class FileLock(Frozen):
    """What code may not read, whoever opens it."""

    folders: tuple[str, ...]
    """Texts, data, their history and what is kept of them. The paths are absolute."""
    allowed: frozenset[str]
    """The files in them that it may read, by path from the root."""


class Run(Frozen):
    """The result of executing a notebook."""

    sources: tuple[str, ...]
    """The source of each code cell, as it was executed."""
    outputs: tuple[list[dict[str, Any]], ...]
    """The outputs of each code cell, in nbformat's schema."""
    reads: Mapping[str, str]
    """The digests of the repository's files that were read, by path from the root."""
    at: str
    """When it was executed, in ISO form, in UTC."""
    failure: Failure | None = None
    """None if all cells ran."""
    reads_unseen: bool = False
    """Whether code used a library or a program whose reads nobody sees. Then every dataset that it may read counts."""
    allowed: frozenset[str] | None = None
    """The files of texts and data, from the root, that it could read at all; None if nothing was kept from it."""

    @property
    def is_of_machine(self) -> bool:
        """Whether it failed for a fault of the machine, which has nothing to do with code and data."""
        return self.failure is not None and self.failure.id == "notebook-kernel"

    @property
    def datasets(self) -> frozenset[str]:
        """The names of the datasets that were read."""
        paths = map(PurePosixPath, self.reads)
        return frozenset(p.stem for p in paths if p.parts[:2] == ("data", "datasets") and len(p.parts) == 4)


def outputs_by_cell(notebook: Notebook, run: Run | None) -> list[list[dict[str, Any]] | None]:
    """The outputs of each code cell as a notebook has them now, by the code; None of a cell that the run has not.

    Args:
        notebook: as it is now.
        run: of this or an earlier state; None if there is none.
    """
    sources = [cell.source for cell in notebook.code]
    outputs: list[list[dict[str, Any]] | None] = [None] * len(sources)
    if run is None:
        return outputs
    matcher = difflib.SequenceMatcher(None, run.sources, sources, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and last - first == end - start):
            outputs[start:end] = run.outputs[first:last]
    return outputs
