"""What a notebook reads though no approval covers it: approvals are given by the names in its code, before it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from dashboard.core.finding import Finding
from dashboard.core.phrases import first_of
from dashboard.core.settings import HOME
from dashboard.notebooks.run_result import FileLock, Run
from dashboard.site.code_locks import is_to_come
from dashboard.site.content import SiteContent

NAMED = 4
"""How many names a finding lists."""


def uncovered_reads(content: SiteContent, runs: Mapping[str, Run], locks: Mapping[str, FileLock]) -> Iterator[Finding]:
    """Find the pieces whose code reads what it does not name, or a text that readers do not get.

    Args:
        content: the site, with the charts of cells. Where nothing has to be approved, code may read what it does not
            name.
        runs: of its notebooks, by path.
        locks: what the notebooks for readers may not read.
    """
    pieces = content.analyses.keys() if content.approvals.rule.required else ()
    for path, run in runs.items():
        if path in locks and run.reads_unseen and run.allowed is None and not run.failure:
            message = "Its code opens files by DuckDB, another program or a library in C, and nobody sees which."
            hint = "Publish on Linux (5.13 or newer), which keeps drafts and unnamed data from it, or read by pandas."
            yield Finding(id="uncovered-read", path=path, message=message, hint=hint)
            continue
        if texts := sorted(name for name in run.reads if is_to_come(content, name)):
            message = f"Its code reads {first_of(texts, NAMED)}: a text that readers do not get."
            yield Finding(
                id="uncovered-read", path=path, message=message, hint="Publish both together, or read no text."
            )
            continue
        names = sorted({*_datasets(content, path, run), *_files(content, path, run)}) if path in pieces else []
        if names:
            message = f"Its code reads {first_of(names, NAMED)}, and does not name it: no approval covers what it says."
            hint = "Write the dataset, or the way to the file from the notebook, into a cell, also as a remark (# ...)."
            yield Finding(id="uncovered-read", path=path, message=message, hint=hint)


def _datasets(content: SiteContent, path: str, run: Run) -> Iterator[str]:
    """The datasets that code has read or drawn, and that it does not name."""
    placed = [placement.chart for placement in content.placements.get(path, ()) if placement.chart]
    drawn = {name for chart in placed if chart.id not in content.shared_charts for name in chart.datasets}
    read = frozenset[str]() if run.reads_unseen else run.datasets
    yield from (drawn | read) - content.source_texts[path].dependencies.words


def _files(content: SiteContent, path: str, run: Run) -> Iterator[str]:
    """The files that code has read and does not name, without datasets and the engine."""
    root = content.settings.root
    covered = {*content.approvals.digests.files_of_code(content.source_texts[path].dependencies), path}
    for name in run.reads.keys() - covered:
        file, is_dataset = root / name, PurePosixPath(name).parts[:2] == ("data", "datasets")
        if not is_dataset and file.is_file() and not _is_engine(file):
            yield name


def _is_engine(file: Path) -> bool:
    """Whether a file is one of the engine, also in a copy of the repository that holds a link to it."""
    engine = HOME / "hooks"
    return engine in file.parents or engine.resolve() in file.resolve().parents
