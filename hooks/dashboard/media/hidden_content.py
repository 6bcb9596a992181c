"""What a document of an office program holds that nobody sees who only opens it: comments, changes, hidden sheets."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from dashboard.core.lazy_re import lazy_re
from dashboard.core.packed_file import BROKEN

LOOKED_THROUGH = frozenset((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"))
"""The endings of documents that are looked through."""
_MOST_BYTES = 200_000_000
"""Of all parts that are read. A packed part of some kilobytes can hold gigabytes."""
_TAG = r"<(?:[\w.-]+:)?"
_REST, _OPENED = r"[^>]{0,2000}", r"[^>/]{0,2000}"
"""The rest of a tag, and that of one that is not closed at once."""
_COMMENTS, _CHANGES = "comments", "tracked changes"
_WORDS = r"word/(?:document|header|footer|footnotes|endnotes)\w*\.xml"
_VALUE = rf"{_TAG}(?:v|is)>"
_FILLED_ROW = rf'{_TAG}row\s{_REST}hidden="(?:1|true)"{_OPENED}>(?:(?!</(?:\w+:)?row>).)*?{_VALUE}'
_OPEN_ROW = (
    rf'<table:table-row\b{_REST}table:visibility="(?:collapse|filter)"{_OPENED}>(?:(?!</table:table-row>).)*?<text:p'
)
_LETTER = r"[^<]*[^\W\d_]"
_SPEAKER = rf"<presentation:notes\b(?:(?!</presentation:notes>).)*<text:p{_REST}>{_LETTER}"
_MARKS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    ".docx": (
        (_COMMENTS, r"word/comments\w*\.xml", rf"{_TAG}comment\b"),
        (_CHANGES, _WORDS, rf"{_TAG}(?:ins|del|moveFrom|moveTo)\b"),
        ("hidden text", _WORDS, rf'{_TAG}vanish(?:\s*/>|\s{_REST}="(?:true|1|on)")'),
    ),
    ".xlsx": (
        (_COMMENTS, r"xl/(?:threadedComments/.*|comments\w*)\.xml", rf"{_TAG}(?:threadedC|c)omment\b"),
        ("hidden sheets", r"xl/workbook\.xml", rf'{_TAG}sheet\s{_REST}state="(?:hidden|veryHidden)"'),
        ("hidden rows", r"xl/worksheets/.*\.xml", _FILLED_ROW),
        ("values of other workbooks", r"xl/externalLinks/.*\.xml", rf"{_TAG}externalBook\b"),
    ),
    ".pptx": (
        (_COMMENTS, r"ppt/comments/.*\.xml", rf"{_TAG}cm\b"),
        ("hidden slides", r"ppt/slides/.*\.xml", rf'{_TAG}sld\s{_REST}show="(?:0|false)"'),
        ("notes of the speaker", r"ppt/notesSlides/.*\.xml", rf"{_TAG}t>{_LETTER}"),
    ),
}
"""For each kind of document: what is hidden, in which parts of it, and what it looks like there."""
_OPEN = (
    (_COMMENTS, r"content\.xml", r"<office:annotation\b"),
    (_CHANGES, r"content\.xml", r"<text:changed-region\b"),
    ("hidden text", r"content\.xml", r"<text:hidden-(?:text|paragraph)\b"),
    ("hidden sheets", r"content\.xml", r'table:display="false"'),
    ("hidden rows", r"content\.xml", _OPEN_ROW),
    ("hidden slides", r"content\.xml", r'presentation:visibility="hidden"'),
    ("notes of the speaker", r"content\.xml", _SPEAKER),
)
"""The same for documents of LibreOffice."""
_HIDDEN_COLUMN = lazy_re(rf"{_TAG}col\s({_REST}hidden=\"(?:1|true)\"{_REST})>")
_FILLED_CELL = lazy_re(rf'{_TAG}c\s{_REST}?r="([A-Z]+)\d+"{_OPENED}>(?:(?!</(?:\w+:)?c>).)*?{_VALUE}', re.S)


class ClosedDocumentError(ValueError):
    """A document that cannot be looked through."""


def hidden_content(content: bytes, ending: str) -> list[str]:
    """What a document holds that its readers may not see at first.

    Args:
        content: the bytes of its file.
        ending: of its name, with the dot; one of `LOOKED_THROUGH`.

    Returns:
        Names of what is hidden, such as "comments".

    Raises:
        ClosedDocumentError: It cannot be opened, or has a password, or too much in it.
    """
    found: dict[str, None] = {}
    try:
        for name, part in _parts(content):
            text = part.decode("utf-8", "replace")
            for what, where, mark in _MARKS.get(ending, _OPEN):
                if re.fullmatch(where, name) and re.search(mark, text, re.S):
                    found[what] = None
            if name.startswith("xl/worksheets/") and _has_hidden_column(text):
                found["hidden columns"] = None
    except BROKEN as error:
        raise ClosedDocumentError(str(error)) from error
    return list(found)


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [part for part in package.infolist() if part.filename.endswith(".xml")]
        if sum(part.file_size for part in parts) > _MOST_BYTES:
            raise ClosedDocumentError("too large")
        for part in parts:
            yield part.filename, package.read(part)


def _has_hidden_column(text: str) -> bool:
    """Whether a sheet has a cell with a value in a column that is hidden."""
    hidden = [
        range(int(first[1]), int(last[1]) + 1)
        for attributes in _HIDDEN_COLUMN.findall(text)
        if (first := re.search(r'\bmin="(\d+)"', attributes)) and (last := re.search(r'\bmax="(\d+)"', attributes))
    ]
    if not hidden:
        return False
    filled = {_number_of(letters) for letters in _FILLED_CELL.findall(text)}
    return any(column in numbers for column in filled for numbers in hidden)


def _number_of(letters: str) -> int:
    """The number of a column: 28 for AB."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
