"""`desk check --fix`: correct spaces, quotation marks and doubled words in texts, and cells that are not what they look
like, and leave the rest as it is."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

from dashboard.checks.blanking import read_prose
from dashboard.checks.known_names import KnownNames
from dashboard.checks.run_text_checks import issues_to_fix
from dashboard.core.encoding import with_plain_ends
from dashboard.core.files import write_atomically
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.text_span import TextSpan
from dashboard.core.yaml_record import read_yaml_bytes
from dashboard.data.fix_rows import fix_rows
from dashboard.data.readable_descriptor import readable_descriptor
from dashboard.notebooks.notebook import lines_of, read_notebook

_BYTE_ORDER_MARK = "\ufeff"
_ROUNDS = 3
"""A fix may make another one possible: without a doubled word, two spaces may stand in a row."""


class Fix(Frozen):
    """A file's text before and after the corrections."""

    path: Path
    name: str
    """The path from the root of the repository."""
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The change as a unified diff."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(before, after, f"a/{self.name}", f"b/{self.name}"))

    def write(self) -> None:
        """Replace the file in one step, so that nobody reads half of it. Its permissions stay."""
        write_atomically(self.path, self.after.encode(), durable=True)


def fix_file(root: Path, name: str, known_names: KnownNames, lang: str) -> Fix | None:
    """Correct the text of one file. Nothing is written yet.

    Args:
        root: The root of the repository.
        name: The file, from the root: Markdown, YAML, a notebook or a CSV.
        known_names: The names that the checks know.
        lang: The site's language.

    Returns:
        The correction, or None if there is nothing to correct.
    """
    path = root / name
    with path.open(encoding="utf-8", newline="") as file:
        before = file.read()
    if name.endswith(".csv"):
        after = _fix_csv(before, path)
        return Fix(path, name, before, after) if after != before else None
    # The checks expect \n and no mark at the beginning. Other line ends and the mark are put back afterwards.
    mark = before[: before.startswith(_BYTE_ORDER_MARK)]
    line_end = "\r\n" if "\r\n" in before else "\n" if "\n" in before else "\r"
    text = with_plain_ends(before.removeprefix(mark))
    if name.endswith(".ipynb"):
        after = _fix_notebook(text, name, known_names, lang)
    else:
        after = _fix_span(
            TextSpan(text, kind="yaml" if name.endswith(".yaml") else "markdown"), name, known_names, lang
        )
    if after == text:
        return None
    return Fix(path, name, before, mark + after.replace("\n", line_end))


def _fix_csv(text: str, path: Path) -> str:
    descriptor_path = path.with_suffix(".yaml")
    record = read_yaml_bytes(descriptor_path.read_bytes(), "", []) if descriptor_path.is_file() else None
    descriptor = readable_descriptor(record.data) if record else None
    return fix_rows(text, descriptor) if descriptor else text


def _fix_span(span: TextSpan, name: str, known_names: KnownNames, lang: str) -> str:
    text = span.text
    for _ in range(_ROUNDS):
        issues = issues_to_fix(read_prose([TextSpan(text, kind=span.kind)], name, known_names, lang))
        end = len(text)
        for issue in issues:
            if issue.end <= end and issue.replacement is not None:
                text = text[: issue.start] + issue.replacement + text[issue.end :]
                end = issue.start
        if not issues:
            break
    return text


def _fix_notebook(text: str, name: str, known_names: KnownNames, lang: str) -> str:
    """Change only the lines of Markdown cells that need it. The rest stays byte for byte, however it is indented."""
    findings: list[Finding] = []
    notebook = read_notebook(text, name, findings)
    if notebook is None:
        return text
    file_lines, is_ascii = text.split("\n"), text.isascii() and "\\u" in text
    spans = [TextSpan(cell.source, kind="cell") for cell in notebook.cells if cell.kind == "markdown"]
    lang = read_prose(spans, name, known_names, lang).lang
    # From the last cell to the first, so that the lines of those above keep their numbers.
    for cell in reversed(notebook.cells):
        if cell.kind == "markdown":
            fixed = _fix_span(TextSpan(cell.source, kind="cell"), name, known_names, lang)
            # Most notebooks hold one JSON string per line of a cell; some hold one for the whole cell.
            old, new = (lines_of(source) if cell.one_line_each else [source] for source in (cell.source, fixed))
            _replace_strings(file_lines, cell.line - 1, old, new, is_ascii=is_ascii)
    return "\n".join(file_lines)


def _replace_strings(file_lines: list[str], first: int, old: list[str], new: list[str], *, is_ascii: bool) -> None:
    """Write other strings into the lines of a file, of which each holds one string as JSON; none is taken out."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, new_start, new_end in reversed(matcher.get_opcodes()):
        if kind == "equal":
            continue
        more = new_end - new_start - (end - start)
        pairs = zip(range(start, end), new[new_start + more : new_end], strict=True)
        for index, string in pairs:
            old_json, new_json = (json.dumps(text, ensure_ascii=is_ascii) for text in (old[index], string))
            file_lines[first + index] = file_lines[first + index].replace(old_json, new_json, 1)
        below = file_lines[first + start]
        indent = below[: len(below) - len(below.lstrip())]
        added = [
            f"{indent}{json.dumps(string, ensure_ascii=is_ascii)}," for string in new[new_start : new_start + more]
        ]
        file_lines[first + start : first + start] = added
