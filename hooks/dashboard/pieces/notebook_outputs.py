"""Prepares the code cells of a notebook for its page, with what their outputs show."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import field

from dashboard.cache.store import Cache, CachedFile
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.paths import address_of
from dashboard.core.words import N_, _
from dashboard.notebooks.notebook import Cell, Notebook
from dashboard.notebooks.run_result import Run, outputs_by_cell
from dashboard.notebooks.shown_cell import ShownCell
from dashboard.pieces.output_collector import FAILED, OutputCollector
from dashboard.pieces.output_kinds import html_output
from dashboard.pieces.reference import Reference

WAITING = N_("This is being computed.")


class ShownNotebook(Frozen):
    """The code cells of a notebook on its page, and what comes with them."""

    cells: tuple[ShownCell, ...]
    references: tuple[Reference, ...]
    """The charts in the outputs."""
    files: Mapping[str, bytes | CachedFile] = field(default_factory=dict)
    """Pictures and downloads, by address from the root of the site."""
    findings: tuple[Finding, ...] = ()
    older: str = ""
    """When the outputs were computed, in ISO form, if the file or its data have changed since; else empty."""


def show(notebook: Notebook, run: Run | None, docs: str, cache: Cache, older: Run | None = None) -> ShownNotebook:
    """Prepare the code cells of a notebook for its page.

    Args:
        notebook: as it is now.
        run: the run of the notebook as it is now; None if it is still to be executed.
        docs: the folder of texts, from the root.
        cache: keeps the clean copies of pictures.
        older: an earlier run of the same file, used if there is no good run. Its outputs go to the cells that they
            came from, as far as these are still there.
    """
    findings: list[Finding] = []
    if run and run.failure:
        findings.append(run.failure.finding(notebook))
    good = run if run and run.failure is None else older
    outputs_of_cells = outputs_by_cell(notebook, good)
    page = address_of(notebook.path.removeprefix(f"{docs}/"))
    collector = OutputCollector(notebook, page, findings, cache)
    cells = []
    for cell, outputs in zip(notebook.code, outputs_of_cells, strict=True):
        if is_removed(cell):
            continue
        if outputs is None:
            outputs = [] if not cell.source.strip() else [html_output(f"<p>{_(FAILED if run else WAITING)}</p>")]
        shown_outputs = () if "remove-output" in cell.tags else tuple(collector.outputs(cell, outputs))
        source = "" if "remove-input" in cell.tags else cell.source
        cells.append(ShownCell(cell.number, source, shown_outputs, bool(cell.tags & {"hide-output", "hide-cell"})))
    at = good.at if good and good is older else ""
    return ShownNotebook(tuple(cells), tuple(collector.references), collector.files, tuple(findings), at)


def is_removed(cell: Cell) -> bool:
    """Whether readers get neither the code nor the outputs of a cell."""
    return "remove-cell" in cell.tags
