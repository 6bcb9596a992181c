"""Executes the notebooks of a site where that is needed, and adds what they show to their texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from msgspec.structs import replace

from dashboard.cache.store import Cache
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.guard import guarding
from dashboard.data.named_datasets import possible_names
from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs
from dashboard.notebooks.run_result import Run
from dashboard.pieces.notebook_outputs import ShownNotebook, show
from dashboard.pieces.source_text import SourceText

Execute = Callable[[Runs, Sequence[Notebook]], Mapping[str, Run]]
"""Executes notebooks, all or some of them. A notebook that is left out is shown as being computed."""


class NotebookTexts(Frozen):
    """The notebooks with code, by the path of their file."""

    source_texts: Mapping[str, SourceText]
    """Their texts, with the charts of cells among the references and the datasets that code reads."""
    shown: Mapping[str, ShownNotebook]
    """What is shown of their code cells."""
    runs: Mapping[str, Run]
    """The runs that are known."""
    unexecuted: frozenset[str]
    """Those that have no good run, where nothing may be executed. What these read is not known for certain."""


def run_notebooks(
    source_texts: Mapping[str, SourceText],
    visible: Set[str],
    runs: Runs,
    execute: Execute | None,
    cache: Cache,
    *,
    docs_path: str,
    datasets: Iterable[str],
    keep_older: bool,
    findings: list[Finding],
) -> NotebookTexts:
    """Execute the notebooks that have no good run, and determine what is shown of each notebook.

    Args:
        source_texts: the texts of a site, by path.
        visible: the paths of the texts that are shown; no other notebook is executed.
        runs: the results of earlier executions.
        execute: executes notebooks. Without it none is executed, and the results of earlier executions are shown.
        cache: keeps the clean copies of pictures.
        docs_path: the folder of texts, from the root.
        datasets: the names of the site's datasets.
        keep_older: whether outputs of an older state of a notebook are shown where it has none of its present state. A
            publication shows nothing that is out of date.
        findings: gets what is wrong with what is shown.
    """
    notebooks = {path: text.notebook for path, text in source_texts.items() if text.notebook and text.notebook.code}
    kept = {path: run for path, notebook in notebooks.items() if (run := runs.find(notebook))}
    missing = [notebook for path, notebook in notebooks.items() if path not in kept and path in visible]
    # (Also where none is missing: what still runs in the background may be in vain.)
    executed = execute(runs, missing) if execute else {book.path: runs.find(book, failed=True) for book in missing}
    kept |= {path: run for path, run in executed.items() if run}
    names, texts, shown = frozenset(datasets), {}, {}
    for path, notebook in notebooks.items():
        source_text, run = source_texts[path], kept.get(path)
        if path in visible:
            is_fresh = run is not None and run.failure is None
            older = runs.last_good(notebook) if keep_older and not is_fresh else None
            with guarding(path, findings, "shown with its outputs"):
                shown[path] = show(notebook, run, docs_path, cache, older)
                findings += shown[path].findings
                references = (*source_text.references, *shown[path].references)
                in_order = tuple(sorted(references, key=lambda reference: reference.line))
                source_text = replace(source_text, references=in_order)
        texts[path] = replace(source_text, reads=run.datasets if run else _named_datasets(notebook, names))
    return NotebookTexts(texts, shown, kept, frozenset() if execute else frozenset(book.path for book in missing))


def _named_datasets(notebook: Notebook, names: frozenset[str]) -> frozenset[str]:
    """The datasets whose names stand in code that was not executed, also as tables in SQL (`-` is `_` there).

    Any word of the code counts, so these may be too many, never too few: a dataset that only a hidden notebook uses has
    to be hidden with it.
    """
    return names & {name for cell in notebook.code for name in possible_names(cell.source)}
