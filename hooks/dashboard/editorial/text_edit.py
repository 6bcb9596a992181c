"""Edits the file of a text and leaves the rest of the file as it is, byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.checks.blanking import read_prose
from dashboard.checks.known_names import KnownNames
from dashboard.checks.prose import BREAK, MARKUP
from dashboard.core.files import write_atomically
from dashboard.core.finding import Finding, errors_in
from dashboard.core.lazy_re import lazy_re
from dashboard.core.settings import Settings
from dashboard.core.text_span import TextSpan, text_in_json
from dashboard.pieces.head_and_body import cell_parts
from dashboard.pieces.source_text import SourceText
from dashboard.review.note import Note
from dashboard.review.quote_anchor import AmbiguousError, GoneError, find_quote

if TYPE_CHECKING:
    from dashboard.pieces.front_matter import Status, Withdrawal

_STATUS = lazy_re(r"(\bstatus[\"']?[ \t]*:[ \t]*[\"']?)(?:draft|review|approved|published)\b")
_STATUS_LINE = lazy_re(r"^[\"']?status[\"']?[ \t]*:.*?(\r?\n)", re.M)
"""The line of the status, and how it ends."""
_STATUS_LINE_IN_CELL = lazy_re(r'(?:"|\\n)(?:\\"|\')?status(?:\\"|\')?[ \t]*:.*?(\\n(?:",\r?\n[ \t]*")?)')
"""The same in a notebook's file: its end is escaped, and mostly followed by the beginning of the next line's string."""


class EditError(Exception):
    """A text cannot be edited by a command. Nothing was written."""


def set_status(settings: Settings, source_text: SourceText, status: Status) -> None:
    """Write a status into a text's front matter.

    Args:
        settings: the settings of the site; they say where the text is.
        source_text: the text as it was read.
        status: the new status.

    Raises:
        EditError: it cannot be done without a change of something else.
    """
    path, head = settings.root / source_text.path, source_text.head
    raw = _read_file(path)
    place = head.place("status") if head else (1, 1)
    if source_text.notebook:
        # Its lines may all stand on one line of the file.
        first = next(cell for cell in source_text.notebook.cells if cell.kind == "markdown")
        place = first.line, first.column
    start = _offset(raw, *place)
    changed = raw[:start] + _STATUS.sub(rf"\g<1>{status}", raw[start:], count=1)
    _write(settings, source_text, changed, lambda new: new.status == status and new.body == source_text.body)


def add_withdrawal(settings: Settings, source_text: SourceText, withdrawal: Withdrawal) -> None:
    """Write the key `withdrawn` into a piece's front matter, below its status.

    Args:
        settings: the settings of the site; they say where the text is.
        source_text: the text as it was read; it has front matter and is not withdrawn.
        withdrawal: the value of the key.

    Raises:
        EditError: it cannot be done without a change of something else.
    """
    raw, head = _read_file(settings.root / source_text.path), source_text.head
    status_line = (_STATUS_LINE_IN_CELL if source_text.notebook else _STATUS_LINE).search(raw)
    if status_line is None or head is None:
        raise EditError(f"{source_text.path} cannot be changed by a command; add the key 'withdrawn' by hand.")
    entry = f"withdrawn: {{date: {withdrawal.date}, reason: {json.dumps(withdrawal.reason, ensure_ascii=False)}}}"
    entry = text_in_json(entry) if source_text.notebook else entry
    changed = f"{raw[: status_line.end()]}{entry}{status_line[1]}{raw[status_line.end() :]}"
    data = {**head.data, "withdrawn": withdrawal.model_dump(mode="json")}
    _write(
        settings,
        source_text,
        changed,
        lambda new: new.head is not None and new.head.data == data and new.body == source_text.body,
    )


def accept(settings: Settings, source_text: SourceText, note: Note) -> None:
    """Replace the words that a note quotes by its suggestion.

    Args:
        settings: the settings of the site; they say where the text is.
        source_text: the text as it was read.
        note: a note with a suggestion.

    Raises:
        EditError: the words are gone, stand there more than once, or reach across markup.
    """
    if note.suggestion is None:
        raise EditError("The note suggests no other words.")
    raw = _read_file(settings.root / source_text.path)
    parts = [TextSpan(raw.removeprefix("\ufeff").replace("\r\n", "\n"))]
    if notebook := source_text.notebook:
        parts = [part for part in cell_parts(notebook) if part.line]
    prose = read_prose(parts, source_text.path, KnownNames())
    try:
        span = find_quote(prose.words, note.target)
    except AmbiguousError:
        raise EditError("The words stand there more than once; change the right place by hand.") from None
    except GoneError:
        raise EditError("The words that the note quotes no longer stand there, or are not the author's.") from None
    words = prose.words[span.start : span.end]
    if MARKUP in words or BREAK in words:
        raise EditError("The words reach across a link or other markup; change them by hand.")
    start, end = (_offset(raw, *prose.place(at)) for at in (span.start, span.end))
    encode = text_in_json if notebook else str
    if raw[start:end].replace("\r\n", "\n") != encode(prose.source[span.start : span.end]):
        raise EditError("The words stand on two lines of the notebook's cell; change them by hand.")
    changed = raw[:start] + encode(note.suggestion) + raw[end:]
    _write(settings, source_text, changed, lambda new: new.head is not None and new.status == source_text.status)


def _read_file(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _offset(raw: str, line: int, column: int) -> int:
    """The offset of a line and a column, both from 1, in the text of a file."""
    start = 0
    for _ in range(line - 1):
        start = raw.find("\n", start) + 1
        if not start:
            raise EditError("The lines of the notebook's cells share a line of its file; save it in JupyterLab first.")
    # A byte order mark does not count as a column.
    return start + column - 1 + (line == 1 and raw.startswith("\ufeff"))


def _write(settings: Settings, source_text: SourceText, raw: str, is_sound: Callable[[SourceText], bool]) -> None:
    """Write the file of a text, after the new content was read once to see that it is sound.

    Raises:
        EditError: the new content cannot be read, or is not sound.
    """
    # Imported here with Markdown and the checks of texts, since most commands write no text.
    from dashboard.pieces.source_text_reader import SourceTextReader

    findings: list[Finding]
    reader = SourceTextReader(settings.markdown_names, settings.markdown_options, settings.docs_path)
    new, findings = reader.read(raw.encode(), source_text.path)
    if new is None or not is_sound(new):
        reason = next((f" {error.message}" for error in errors_in(findings)), "")
        raise EditError(f"{source_text.path} cannot be changed by a command; change it by hand.{reason}")
    write_atomically(settings.root / source_text.path, raw.encode(), durable=True)
