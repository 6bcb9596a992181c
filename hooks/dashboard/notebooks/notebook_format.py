"""Reads the JSON of a notebook of any version, and says of each cell what cannot be read.

Notebooks come from many programs. What no page needs, such as unknown keys, ids or outputs, may be missing or odd.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from dashboard.core.lazy_re import lazy_re
from dashboard.core.phrases import shortened

KINDS = ("markdown", "code", "raw")
"""The kinds of cells that are read."""
PYTHON = "python"
_FORMAT = 4
_LEVELS = range(1, 7)
_FIRST_MINOR_WITH_IDS = 5
_CELLS = lazy_re(r'(?<!\\)"cells"\s*:\s*\[\s*')
_SOURCE = lazy_re(r'(?<!\\)"source"\s*:\s*')
_BETWEEN = lazy_re(r"\s*,?\s*")
_DECODER = json.JSONDecoder()
_NOT_PYTHON = lazy_re(
    r"(?:i?r|i?julia|i?(?:java|type|coffee)script|deno|node|bash|zsh|powershell|i?java|i?ruby|i?haskell|i?octave|matlab"
    r"|sas|(?:py)?stata|scala|almond|xcpp\d*|gophernotes|gonb|rust|evcxr|x?sql|\.net-\w+)(?![a-z])",
    re.I,
)
"""How the names of kernels of other languages begin, for notebooks that name no language."""
_OPEN = "Open it in JupyterLab and save it again."
_TO_PYTHON = "Write it in Python, and choose Python at the lower right of the cell."
_TO_QUERY = "Write it as the 'query' of a chart, or the same in Python: choose that at the lower right of the cell."

_DATABRICKS = "application/vnd.databricks.v1+cell"
"""The key of what Databricks says of a cell."""
_MAGIC = lazy_re(r"\A\s*+%(md|sql|scala|r|sh|fs)\b(?![^\S\n]*=)")
_OF_DATABRICKS = {
    "md": "Make it a Markdown cell, without %md.",
    "sql": "Write it as the 'query' of a chart, or the same in Python.",
}


class Fault(NamedTuple):
    """What is wrong with a notebook, or with one of its cells."""

    message: str
    hint: str
    cell: int = 0
    """The number of the cell, from 1; 0 if it is the notebook."""


class RawNotebook(NamedTuple):
    """A notebook whose cells have a kind, a source and metadata, as in format 4."""

    cells: list[dict[str, Any]]
    language: str
    kernel: str
    """The name of its kernel; empty if it names none."""
    ids_too_early: tuple[int, ...]
    """The numbers of the cells that have an id where the version of the format knows none."""


def read_raw(raw: object) -> RawNotebook | list[Fault]:
    """Read the JSON of a notebook.

    Args:
        raw: what the file holds.

    Returns:
        The notebook, or what is wrong with it: the first fault of all, or one for each cell that cannot be read.
    """
    if not isinstance(raw, dict) or not isinstance(version := raw.get("nbformat"), int):
        return [Fault("This is not a notebook: the key 'nbformat' with a whole number is missing.", _OPEN)]
    if version in (2, 3):
        raw = _upgraded(raw)
    elif version != _FORMAT:
        return [Fault(f"Read a notebook of format {version}, expected 4 (or 2 or 3).", _OPEN)]
    cells = raw.get("cells") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(cells, list):
        return [Fault("This is not a notebook: it has no list of cells.", _OPEN)]
    if faults := [fault for number, cell in enumerate(cells, 1) for fault in _faults_of(cell, number)]:
        return faults
    minor = raw.get("nbformat_minor")
    is_early = version == _FORMAT and isinstance(minor, int) and minor < _FIRST_MINOR_WITH_IDS
    metadata = _mapping(raw.get("metadata"))
    kernel, language = _mapping(metadata.get("kernelspec")), _mapping(metadata.get("language_info"))
    name = str(kernel.get("name") or "")
    return RawNotebook(
        [{**cell, "source": cell.get("source", ""), "metadata": cell.get("metadata", {})} for cell in cells],
        str(kernel.get("language") or language.get("name") or (name if _NOT_PYTHON.match(name) else PYTHON)).lower(),
        name,
        tuple(number for number, cell in enumerate(cells, 1) if is_early and "id" in cell),
    )


def first_source(text: str) -> str:
    """The first source in the file of a notebook that need not be whole; empty if it cannot be read."""
    if found := _SOURCE.search(text):
        with contextlib.suppress(ValueError, RecursionError):
            source, _ = _DECODER.raw_decode(text, found.end())
            if isinstance(source, str) or _are_texts(source):
                return "".join(source)
    return ""


def lines_of_cells(text: str, count: int) -> list[int]:
    """The line on which each cell of a file begins, from 1; all 1 where they cannot be found."""
    for cells in _CELLS.finditer(text):
        lines, at = list[int](), cells.end()
        with contextlib.suppress(ValueError):
            while text[at] != "]":
                lines.append(text.count("\n", 0, at) + 1)
                at = _BETWEEN.match(text, _DECODER.raw_decode(text, at)[1]).end()  # type: ignore[union-attr]
            if len(lines) == count:
                return lines
    return [1] * count


def _upgraded(raw: dict[str, Any]) -> dict[str, Any]:
    """A notebook of format 2 or 3 with cells as format 4 has them. Nothing that a page shows is lost."""
    sheets = raw.get("worksheets")
    parts = [_mapping(sheet).get("cells") for sheet in sheets] if isinstance(sheets, list) else [None]
    cells = [_upgraded_cell(cell) for part in parts if isinstance(part, list) for cell in part]
    return {**raw, "cells": None if None in parts else cells}


def _upgraded_cell(cell: object) -> object:
    if not isinstance(cell, dict):
        return cell
    match cell.get("cell_type"):
        case "code":
            return {**cell, "source": cell.get("input", ""), "execution_count": cell.get("prompt_number")}
        case "heading" if isinstance(source := cell.get("source", ""), str) or _are_texts(source):
            level = cell.get("level")
            mark = "#" * (level if isinstance(level, int) and level in _LEVELS else 1)
            return {**cell, "cell_type": "markdown", "source": f"{mark} {''.join(source)}"}
        case "html":
            return {**cell, "cell_type": "markdown"}
    return cell


def _faults_of(cell: object, number: int) -> Iterator[Fault]:
    """What of a cell cannot be read, key by key."""
    if not isinstance(cell, dict):
        yield Fault(f"Cell {number} is {_named(cell)}, expected an object with keys.", _OPEN, number)
        return
    kind, source, metadata = cell.get("cell_type"), cell.get("source", ""), cell.get("metadata", {})
    if kind not in KINDS:
        read = f"is of the kind '{kind}'" if "cell_type" in cell else "has no key 'cell_type'"
        hint = "Save it as Markdown or code; a newer Jupyter may know more kinds."
        yield Fault(f"Cell {number} {read}, expected one of {', '.join(KINDS)}.", hint, number)
    if not isinstance(source, str) and not _are_texts(source):
        yield Fault(f"Cell {number}: 'source' is {_named(source)}, expected a text or a list of texts.", _OPEN, number)
    if not isinstance(metadata, dict):
        yield Fault(f"Cell {number}: 'metadata' is {_named(metadata)}, expected an object with keys.", _OPEN, number)
    elif kind == "code" and (language := _other_language(metadata)) and _begins_with_code(source):
        hint = _TO_QUERY if language.lower() == "sql" else _TO_PYTHON
        yield Fault(f"Cell {number} is written in {language}, as VS Code says, expected Python.", hint, number)
    elif kind == "code" and _DATABRICKS in metadata and (magic := _MAGIC.match(_joined(source))):
        hint = _OF_DATABRICKS.get(magic[1], "Write it in Python.")
        yield Fault(f"Cell {number} is written in {magic[1]}, as Databricks says, expected Python.", hint, number)
    elif not _are_texts(tags := metadata.get("tags", [])):
        hint = 'Write ["remove-cell"], with brackets, also around a single tag.'
        yield Fault(f"Cell {number}: 'tags' is {_named(tags)}, expected a list of texts.", hint, number)


def _other_language(metadata: Mapping[str, Any]) -> str:
    """The language that VS Code has written into a cell, if it is not Python; else empty."""
    language = str(_mapping(metadata.get("vscode")).get("languageId") or "")
    return "" if language.lower() in ("python", "ipython") else language


def _begins_with_code(source: object) -> bool:
    """Whether a cell holds code for the kernel: no magic of IPython, which may be of another language."""
    text = _joined(source)
    return bool(text.strip()) and not text.lstrip().startswith("%%")


def _joined(source: object) -> str:
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _named(value: object) -> str:
    """A value of JSON in a few words."""
    return shortened(json.dumps(value, ensure_ascii=False), 40)
