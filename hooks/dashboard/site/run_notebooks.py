"""The notebooks of a site: executed where they have to be, and made part of their texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs
from dashboard.notebooks.run_result import Run
from dashboard.pieces.notebook_outputs import ShownNotebook, show
from dashboard.pieces.source_text import SourceText

Execute = Callable[[Runs, Sequence[Notebook]], Mapping[str, Run]]
"""Executes notebooks, all or some of them; what is left out is shown as being computed."""


@dataclass(frozen=True)
class NotebookTexts:
    """The notebooks with code, by the file's path."""

    source_texts: Mapping[str, SourceText]
    """With the charts of their cells among the references, and with the datasets that their code reads."""
    shown: Mapping[str, ShownNotebook]
    """What is shown of the code cells."""


def run_notebooks(
    source_texts: Mapping[str, SourceText],
    seen: Set[str],
    runs: Runs,
    execute: Execute | None,
    *,
    docs_path: str,
    datasets: Iterable[str],
    keep_older: bool,
) -> NotebookTexts:
    """Execute what has to be executed, and say what is shown of each notebook.

    Args:
        source_texts: of a site, by path.
        seen: the paths of the texts that are shown; no other is executed.
        runs: what earlier executions gave.
        execute: is given the notebooks that have no good run. Without it nothing is executed: what was kept is shown.
        docs_path: the folder of texts, from the root.
        datasets: the names of the site's datasets.
        keep_older: whether the last good outputs stand where there are none of now. A publication shows nothing that is
            out of date.
    """
    notebooks = {path: text.notebook for path, text in source_texts.items() if text.notebook and text.notebook.code}
    kept = {path: run for path, notebook in notebooks.items() if (run := runs.find(notebook))}
    missing = [notebook for path, notebook in notebooks.items() if path not in kept and path in seen]
    if missing:
        executed = execute(runs, missing) if execute else {book.path: runs.find(book, failed=True) for book in missing}
        kept |= {path: run for path, run in executed.items() if run}
    names, texts, shown = frozenset(datasets), {}, {}
    for path, notebook in notebooks.items():
        source_text, run = source_texts[path], kept.get(path)
        if path in seen:
            is_fresh = run is not None and run.failure is None
            older = runs.last_good(notebook) if keep_older and not is_fresh else None
            shown[path] = show(notebook, run, docs_path, older)
            references = sorted((*source_text.references, *shown[path].references), key=lambda found: found.line)
            source_text = replace(source_text, references=tuple(references))
        texts[path] = replace(source_text, reads=run.datasets if run else _named_datasets(notebook, names))
    return NotebookTexts(texts, shown)


def _named_datasets(notebook: Notebook, names: frozenset[str]) -> frozenset[str]:
    """The datasets whose names stand in code that nobody executes.

    These are rather too many than too few: what only a hidden notebook uses is hidden with it.
    """
    return names & {word for cell in notebook.code for word in re.findall(r"[\w-]+", cell.source)}
