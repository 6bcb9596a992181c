"""Changes of a text's file that leave the rest of it as it is, byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.checks.blanking import read_prose
from dashboard.checks.known_names import KnownNames
from dashboard.checks.prose import BREAK, MARKUP
from dashboard.core.finding import Finding
from dashboard.core.settings import Settings
from dashboard.core.text_span import TextSpan
from dashboard.pieces.source_text import SourceText, SourceTextReader, cell_parts
from dashboard.review import quote_anchor as anchor
from dashboard.review.review import Note
from dashboard.review.review_store import replace

if TYPE_CHECKING:
    from dashboard.pieces.analysis import Status

_STATUS = re.compile(r"(\bstatus[\"']?[ \t]*:[ \t]*[\"']?)(?:draft|review|approved|published)\b")


class EditError(Exception):
    """A text that cannot be changed so; nothing was written."""


def set_status(settings: Settings, source_text: SourceText, status: Status) -> None:
    """Write a status into a text's front matter.

    Raises:
        EditError: it cannot be done without a change of something else.
    """
    path, head = settings.root / source_text.path, source_text.head
    lines = _read(path).split("\n")
    line = head.place("status")[0] - 1 if head else 0
    lines[line] = _STATUS.sub(rf"\g<1>{status}", lines[line], count=1)
    _write(settings, source_text, "\n".join(lines), lambda new: new.status == status and new.body == source_text.body)


def accept(settings: Settings, source_text: SourceText, note: Note) -> None:
    """Put the suggestion of a note in the place of the words that it quotes.

    Raises:
        EditError: the words are gone, stand there more than once, or reach across markup.
    """
    if note.suggestion is None:
        raise EditError("The note suggests no other words.")
    raw = _read(settings.root / source_text.path)
    parts = [TextSpan(raw.removeprefix("\ufeff").replace("\r\n", "\n"))]
    if notebook := source_text.notebook:
        parts = [part for part in cell_parts(notebook) if part.line]
    prose = read_prose(parts, source_text.path, KnownNames())
    try:
        span = anchor.find(prose.words, note.target)
    except anchor.AmbiguousError:
        raise EditError("The words stand there more than once; change the right place by hand.") from None
    except anchor.GoneError:
        raise EditError("The words that the note quotes no longer stand there, or are not the author's.") from None
    words = prose.words[span.start : span.end]
    if MARKUP in words or BREAK in words:
        raise EditError("The words reach across a link or other markup; change them by hand.")
    start, end = (_offset(raw, *prose.place(at)) for at in (span.start, span.end))
    coded = _coded if notebook else _same
    if raw[start:end].replace("\r\n", "\n") != coded(prose.source[span.start : span.end]):
        raise EditError("The words stand on two lines of the notebook's cell; change them by hand.")
    changed = raw[:start] + coded(note.suggestion) + raw[end:]
    _write(settings, source_text, changed, lambda new: new.head is not None and new.status == source_text.status)


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _offset(raw: str, line: int, column: int) -> int:
    """Where a line and column are in a file."""
    start = 0
    for _ in range(line - 1):
        start = raw.index("\n", start) + 1
    # A byte order mark is no column.
    return start + column - 1 + (line == 1 and raw.startswith("\ufeff"))


def _coded(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _same(text: str) -> str:
    return text


def _write(settings: Settings, source_text: SourceText, raw: str, sound: Callable[[SourceText], bool]) -> None:
    """Write a text that was read again before, so that nothing is broken that was whole."""
    findings: list[Finding]
    reader = SourceTextReader(settings.markdown_names, settings.markdown_options, settings.docs_path)
    new, findings = reader.read(raw.encode(), source_text.path)
    if new is None or not sound(new):
        told = next((f" {one.message}" for one in findings if one.severity == "error"), "")
        raise EditError(f"{source_text.path} cannot be changed by a command; change it by hand.{told}")
    replace(settings.root / source_text.path, raw)
