"""What a renaming changes in a notebook's file, in which the lines of a cell are strings of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from dashboard.core.text_span import TextSpan, text_in_json
from dashboard.data.named_datasets import possible_names
from dashboard.notebooks.notebook import Cell
from dashboard.pieces.source_text import SourceText
from dashboard.renaming.change import Change
from dashboard.renaming.in_text import in_markdown
from dashboard.renaming.renaming import Renaming
from dashboard.renaming.yaml_scalars import words_in

_SETTINGS = r'"dashboard"\s*:\s*\{{[^{{}}]*?"{}"\s*:\s*"({})"'
_SETTING_KEYS = {"dataset": "dataset", "chart": "id"}
"""The key in a cell's settings that names such a thing."""


def in_notebook(text: str, source_text: SourceText, renaming: Renaming) -> list[Change]:
    """Rename in the Markdown cells and in the settings of cells. What code names is noted as not reached.

    Args:
        text: the file.
        source_text: the notebook as it was read.
        renaming: what is renamed.
    """
    subject, changes = renaming.subject, list[Change]()
    cells = source_text.notebook.cells if source_text.notebook else ()
    for cell in cells:
        if cell.kind == "markdown":
            part = TextSpan(cell.source, cell.line, cell.column, "cell")
            own = in_markdown(part, source_text, renaming, is_first=cell.number == 1)
            changes += _in_file(text, cell, own, source_text.path, renaming)
        elif cell.kind == "code":
            _miss_code(cell, source_text.path, renaming)
    if key := _SETTING_KEYS.get(subject.kind):
        settings = re.finditer(_SETTINGS.format(key, re.escape(subject.old)), text)
        changes += [Change(match.start(1), match.end(1), subject.new) for match in settings]
    return changes


def _in_file(text: str, cell: Cell, changes: Iterable[Change], path: str, renaming: Renaming) -> Iterator[Change]:
    """The changes of a cell's source as changes of the file; those that have no place of their own there are noted."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for change in changes:
        line = cell.source.count("\n", 0, change.start) if cell.one_line_each else 0
        begin = cell.source.rfind("\n", 0, change.start) + 1 if cell.one_line_each else 0
        start = starts[cell.line - 1 + line] + cell.column - 1 + len(text_in_json(cell.source[begin : change.start]))
        old = text_in_json(cell.source[change.start : change.end])
        if text[start : start + len(old)] != old:
            renaming.miss(path, cell.line_of(line + 1), "The lines of this cell are written in an unusual way.")
        elif change.new.endswith("\n") and cell.one_line_each:
            # A line of its own, before the string of the line that follows.
            indent = text[text.rfind("\n", 0, start) + 1 : start - 1]
            yield Change(start - 1, start - 1, f"{json.dumps(change.new, ensure_ascii=False)},\n{indent}")
        else:
            yield Change(start, start + len(old), text_in_json(change.new))


def _miss_code(cell: Cell, path: str, renaming: Renaming) -> None:
    subject = renaming.subject
    if subject.kind == "field" and subject.dataset not in possible_names(cell.source):
        return
    names = {subject.old, subject.old.replace("-", "_")} if subject.kind == "dataset" else {subject.old}
    for number, line in enumerate(cell.source.split("\n"), 1):
        if any(words_in(line, name) for name in names):
            renaming.miss(path, cell.line_of(number), f"code: {line.strip()}")
