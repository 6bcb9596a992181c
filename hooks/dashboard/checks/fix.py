"""What has one right answer, written into the files: spaces, quotes, doubled words; nothing else is touched."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from pathlib import Path

from dashboard.checks.blanking import read_prose
from dashboard.checks.known_names import KnownNames
from dashboard.checks.text import issues_to_fix
from dashboard.core.files import write_atomically
from dashboard.core.finding import Finding
from dashboard.core.text_span import TextSpan
from dashboard.notebooks.notebook import read_notebook

_ROUNDS = 3
"""Where a doubled word goes, its space may be the second in a row: after a few rounds nothing is left."""


@dataclass(frozen=True)
class Fix:
    """A file as it is and as it would be."""

    path: Path
    name: str
    """The path from the root."""
    before: str
    after: str

    @property
    def diff(self) -> str:
        """What changes, as a unified diff."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(before, after, f"a/{self.name}", f"b/{self.name}"))

    def write(self) -> None:
        """Put the new text in the place of the old; a reader sees one or the other."""
        write_atomically(self.path, self.after.encode(), durable=True)


def fix_file(root: Path, name: str, known: KnownNames, lang: str) -> Fix | None:
    """What would be written into a file; None where there is nothing to do."""
    path = root / name
    with path.open(encoding="utf-8", newline="") as file:
        before = file.read()
    # Windows' ends of lines are kept, and are no business of the checks.
    text = before.replace("\r\n", "\n")
    if name.endswith(".ipynb"):
        after = _notebook(text, name, known, lang)
    else:
        after = _fixed(TextSpan(text, kind="yaml" if name.endswith(".yaml") else "markdown"), name, known, lang)
    if after == text:
        return None
    return Fix(path, name, before, after.replace("\n", "\r\n") if "\r\n" in before else after)


def _fixed(part: TextSpan, name: str, known: KnownNames, lang: str) -> str:
    text = part.text
    for _ in range(_ROUNDS):
        issues = issues_to_fix(read_prose([TextSpan(text, kind=part.kind)], name, known, lang))
        end = len(text)
        for issue in issues:
            if issue.end <= end and issue.instead is not None:
                text = text[: issue.start] + issue.instead + text[issue.end :]
                end = issue.start
        if not issues:
            break
    return text


def _notebook(text: str, name: str, known: KnownNames, lang: str) -> str:
    """Only the lines of Markdown cells that change: all else stays as the notebook's last editor wrote it."""
    findings: list[Finding] = []
    notebook = read_notebook(text, name, findings)
    if notebook is None:
        return text
    lines = text.split("\n")
    parts = [TextSpan(cell.source, kind="cell") for cell in notebook.cells if cell.kind == "markdown"]
    lang = read_prose(parts, name, known, lang).lang
    for cell in notebook.cells:
        if cell.kind != "markdown":
            continue
        fixed = _fixed(TextSpan(cell.source, kind="cell"), name, known, lang)
        pieces = [one.splitlines(keepends=True) if cell.one_line_each else [one] for one in (cell.source, fixed)]
        for index, (old, new) in enumerate(zip(*pieces, strict=True), cell.line - 1):
            read, written = (json.dumps(one, ensure_ascii=False) for one in (old, new))
            lines[index] = lines[index].replace(read, written, 1)
    return "\n".join(lines)
