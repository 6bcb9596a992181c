"""The checks for files in data/ that nothing reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import PurePosixPath

from dashboard.core.control_characters import has_control
from dashboard.core.finding import Finding
from dashboard.core.globs import Globs, compile_globs
from dashboard.core.ignored_files import is_ignored
from dashboard.core.paths import from_root
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent
from dashboard.site.logos import logo_paths

_READ = (
    "/datasets/*/*.yaml",
    "/datasets/**/*.csv",
    "/charts/*.yaml",
    "/authors/*.yaml",
    "/institutes/*.yaml",
    "/borders.yaml",
    "/colours.yaml",
    "/events.yaml",
    "/facts.yaml",
    "/names.yaml",
    "/themes.yaml",
    "/tiles.yaml",
    "/references.bib",
)
"""What is read, from data/. (A CSV in a wrong folder has a finding of its own.)"""
_FOR_PEOPLE = ("README*", "LICENSE*", "LICENCE*", "CODEOWNERS", "*.md")
"""What people keep beside data. Nobody expects it to be read."""
_TABLES = {
    ".xlsx": "spreadsheet",
    ".xls": "spreadsheet",
    ".xlsm": "spreadsheet",
    ".xlsb": "spreadsheet",
    ".ods": "spreadsheet",
    ".numbers": "spreadsheet",
    ".tsv": "table with tabs",
    ".tab": "table with tabs",
    ".txt": "text",
    ".json": "JSON file",
    ".jsonl": "JSON file",
    ".geojson": "JSON file",
    ".parquet": "Parquet file",
    ".feather": "Feather file",
    ".dta": "file of Stata",
    ".sav": "file of SPSS",
    ".rds": "file of R",
    ".xml": "XML file",
    ".px": "file of PC-Axis",
    ".zip": "archive",
    ".gz": "archive",
}
"""What may hold rows that somebody wants to see, and what it is."""


@site_check("unread-data", "warning")
def unread_data(content: SiteContent) -> Iterator[Finding]:
    """A file in data/ looks as if it held rows, a description or works, and nothing reads it.

    Why: Rows are read from CSV files and descriptions from YAML files, with these endings in small letters, and only in
    their places. Whoever has put a spreadsheet there waits for a chart that never comes.

    Bad:
        data/datasets/economy/trade.xlsx

    Good:
        data/datasets/economy/trade.csv with trade.yaml beside it
    """
    for path in _unread(content):
        if problem := _table_problem(PurePosixPath(path)):
            message, hint = problem
            yield Finding(id="unread-data", severity="warning", path=path, message=message, hint=hint)


@site_check("unread-file", "info")
def unread_file(content: SiteContent) -> Iterator[Finding]:
    """A file in data/ is of no kind that is read there.

    Why: It does no harm. Perhaps it belongs in another folder.

    Bad:
        data/datasets/economy/trade.py

    Good:
        the script in a folder of its own, or a README.md that says how the rows came about
    """
    for path in _unread(content):
        if not _table_problem(PurePosixPath(path)):
            message = "Nothing reads this file: it is neither rows nor a description."
            hint = "Move it out of data/. Notes for people may stand in a README.md."
            yield Finding(id="unread-file", severity="info", path=path, message=message, hint=hint)


def _unread(content: SiteContent) -> Iterator[str]:
    """The files of data/ that nothing reads, from the root. Code of notebooks may read any that it names."""
    settings = content.settings
    notebooks = [text.notebook for text in content.source_texts.values() if text.notebook]
    logos = logo_paths(content)
    code = "\n".join(cell.source for notebook in notebooks for cell in notebook.code)
    for folder, folders, names in os.walk(settings.data):
        folders[:] = sorted(name for name in folders if not is_ignored(name))
        parent = from_root(folder, settings.root)
        for name in sorted(names):
            path = f"{parent}/{name}"
            is_known = _is_known(from_root(f"{folder}/{name}", settings.data))
            if not is_known and not has_control(path) and name not in code and path not in logos:
                yield path


@lru_cache(maxsize=100_000)
def _is_known(path: str) -> bool:
    """Whether a file of data/ has its place there, by its path from there."""
    return is_ignored(path) or _known_places().match_file(path)


@cache
def _known_places() -> Globs:
    return compile_globs([*_READ, *(f"**/{name}" for name in _FOR_PEOPLE)])


def _table_problem(path: PurePosixPath) -> tuple[str, str] | None:
    """What a file that may hold rows or keys is, and what to do about it; None for any other file."""
    ending = path.suffix.lower()
    if ending in (".csv", ".yaml", ".yml"):
        right = ".csv" if ending == ".csv" else ".yaml"
        if path.suffix != right:
            message = f"Nothing reads a file with the ending '{path.suffix}'; expected '{right}'."
            return message, f"Rename it to {path.stem}{right}."
        message = "Nothing reads a file of this name at this place."
        hint = (
            "Descriptors stand beside their rows in data/datasets/<theme>/, charts in data/charts/, people in"
            " data/authors/, institutes in data/institutes/."
        )
        return message, hint
    if ending == ".bib":
        message = "Nothing reads this file: works are read from references.bib in data/ alone."
        return message, "Move its entries there."
    if kind := _TABLES.get(ending):
        message = f"Nothing reads this {kind}: rows are read from CSV files."
        hint = (
            f"Save the table as 'CSV UTF-8' under data/datasets/<theme>/, describe it in a .yaml beside it, and take"
            f" {path.name} out of data/."
        )
        if kind == "spreadsheet":
            hint += (
                " It saves one sheet, with its hidden rows, and of numbers the digits that cells show: give them the"
                " format 'General' before."
            )
        return message, hint
    return None
