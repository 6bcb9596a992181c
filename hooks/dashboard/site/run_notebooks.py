"""The notebooks of an edition: executed where they have to be, and made part of their manuscripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs
from dashboard.notebooks.run_result import Run
from dashboard.pieces.notebook_outputs import show

if TYPE_CHECKING:
    from dashboard.site.edition import Edition

Execute = Callable[[Runs, Sequence[Notebook]], Mapping[str, Run]]
"""Executes notebooks, all or some of them; what is left out is shown as being computed."""


def run_notebooks(edition: Edition, execute: Execute | None) -> None:
    """Outputs and findings for each notebook that is shown; the charts of its cells become mentions of its manuscript.

    `execute` is given the notebooks that have no good run. Without it nothing is executed: what was kept is shown.
    """
    settings = edition.settings
    runs = Runs(settings.root, edition.cache, settings.editorial.notebooks.timeout)
    all_ = {path: one.notebook for path, one in edition.source_texts.items() if one.notebook and one.notebook.code}
    known = {path: run for path, notebook in all_.items() if (run := runs.find(notebook))}
    missing = [notebook for path, notebook in all_.items() if path not in known and edition.shows(path)]
    if missing:
        done = execute(runs, missing) if execute else {one.path: runs.find(one, failed=True) for one in missing}
        known |= {path: run for path, run in done.items() if run}
    for path, notebook in all_.items():
        source_text, run = edition.source_texts[path], known.get(path)
        reads = run.datasets if run else _named(notebook, edition)
        if edition.shows(path):
            # A publication shows nothing that is out of date.
            fresh = run is not None and run.failure is None
            older = runs.last_good(notebook) if edition.preview and not fresh else None
            shown = edition.notebooks[path] = show(notebook, run, settings.docs_path, older)
            edition.findings += shown.findings
            references = sorted((*source_text.references, *shown.references), key=lambda reference: reference.line)
            source_text = replace(source_text, references=tuple(references))
        edition.source_texts[path] = replace(source_text, reads=reads)


def _named(notebook: Notebook, edition: Edition) -> frozenset[str]:
    """The datasets whose names stand in code that nobody executes: rather too many, as these are hidden with it."""
    words = {word for cell in notebook.code for word in re.findall(r"[\w-]+", cell.source)}
    return frozenset(words & set(edition.datasets))
