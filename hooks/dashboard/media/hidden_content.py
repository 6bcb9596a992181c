"""What a document holds that nobody sees who only opens it: comments, changes, hidden sheets, attached files.

In an archive, each document is looked through.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import PurePosixPath

from dashboard.core.ignored_files import is_ignored
from dashboard.core.lazy_re import lazy_re
from dashboard.core.packed_file import BROKEN
from dashboard.media.power_query import names_sources

OFFICE = frozenset((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"))
"""The endings of documents that are packed parts."""
LOOKED_THROUGH = OFFICE | {".zip", ".pdf", ".rtf", ".xls"}
"""The endings of documents that are looked through, and of those that would have to be and cannot."""
_OF_MACS = "__MACOSX/"
"""In an archive: what a Mac adds of each file."""
_MOST_BYTES = 200_000_000
"""Of all parts that are read. A packed part of some kilobytes can hold gigabytes."""
_TAG = r"<(?:[\w.-]+:)?"
_REST, _OPENED = r"[^>]{0,2000}", r"[^>/]{0,2000}"
"""The rest of a tag, and that of one that is not closed at once."""
_COMMENTS, _CHANGES, _CONNECTIONS = "comments", "tracked changes", "connections to databases or files"
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
        ("the source of a mail merge", r"word/settings\.xml", rf"{_TAG}(?:dataSource|connectString)\b"),
        ("hidden text", _WORDS, rf'{_TAG}vanish(?:\s*/>|\s{_REST}="(?:true|1|on)")'),
    ),
    ".xlsx": (
        (_COMMENTS, r"xl/(?:threadedComments/.*|comments\w*)\.xml", rf"{_TAG}(?:threadedC|c)omment\b"),
        ("hidden sheets", r"xl/workbook\.xml", rf'{_TAG}sheet\s{_REST}state="(?:hidden|veryHidden)"'),
        ("hidden rows", r"xl/worksheets/.*\.xml", _FILLED_ROW),
        (_CHANGES, r"xl/revisions/revisionLog\w*\.xml", rf"{_TAG}r(?:cc|rc|m|is)\b"),
        (
            _CONNECTIONS,
            r"xl/connections\.xml",
            r'connection="[^"]*\b(?i:Data Source|Server|Database|DSN|DBQ|UID|PWD)=(?!\$)|\ssourceFile="',
        ),
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
    ("earlier versions", r"VersionList\.xml", r"<VL:version-entry\b"),
    ("hidden text", r"content\.xml", r"<text:hidden-(?:text|paragraph)\b"),
    ("hidden sheets", r"content\.xml", r'table:display="false"'),
    ("hidden rows", r"content\.xml", _OPEN_ROW),
    ("hidden slides", r"content\.xml", r'presentation:visibility="hidden"'),
    ("notes of the speaker", r"content\.xml", _SPEAKER),
)
"""The same for documents of LibreOffice."""
_RTF = (
    (_COMMENTS, rb"\\\*\\annotation\b"),
    (_CHANGES, rb"\\(?:revised|deleted)\b"),
    ("hidden text", rb"\\v(?![a-z0-9])"),
)
_PDF_COMMENT = rb"/Subtype\s*/(?:Text|Highlight|StrikeOut|Squiggly|Caret)\b"
_PDF_FILE = rb"/EF\s*(?:<<|\d+\s+\d+\s+R\b)"
"""What stands in the entry of an attached file. (Some programs write a list of them that is empty.)"""
_PDF_SETTINGS = rb"/UF\s*\([^)]{0,300}\.joboptions\)"
"""In the entry of the file with which Distiller says how it made the PDF."""
_PDF_OBJECTS = re.compile(rb"<<[^>]{0,200}/ObjStm\b[^>]{0,200}>>\s*stream\r?\n")
"""What stands before objects that are packed together."""
_EMBEDDED = lazy_re(r"(?:word|ppt|xl)/embeddings/.*\.xlsx", re.I)
"""The workbook behind a chart."""
_SHEET = lazy_re(rf'{_TAG}sheet\s{_REST}?\bname="([^"]*)"')
_PIVOT_SOURCE = lazy_re(rf'{_TAG}worksheetSource\s{_REST}?\bsheet="([^"]*)"')
_PIVOT_ROW = lazy_re(rf"{_TAG}r>")
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
    try:
        if ending == ".rtf":
            return [what for what, mark in _RTF if re.search(mark, content)]
        if ending == ".pdf":
            return list(_hidden_in_pdf(_objects_of_pdf(content)))
        if ending == ".zip":
            return list(dict.fromkeys(_hidden_in_archive(content)))
        return list(dict.fromkeys(_hidden_in_document(content, ending)))
    except BROKEN as error:
        raise ClosedDocumentError(str(error)) from error


def _objects_of_pdf(content: bytes) -> bytes:
    """A PDF, and the objects that are packed in it. Of one with a password nothing is found."""
    unpacked, left, end = [content], _MOST_BYTES, 0
    for begin in _PDF_OBJECTS.finditer(content):
        if begin.start() < end:
            continue  # (It stands in the one before.)
        end = content.find(b"endstream", begin.end())
        with suppress(zlib.error):
            unpacked.append(zlib.decompressobj().decompress(content[begin.end() : end], left))
            left -= len(unpacked[-1])
        if left <= 0:
            raise ClosedDocumentError("too large")
        if end < 0:
            break
    return b"\n".join(unpacked)


def _hidden_in_pdf(objects: bytes) -> Iterator[str]:
    if re.search(_PDF_COMMENT, objects):
        yield _COMMENTS
    files = re.findall(_PDF_FILE, objects)
    # (Names may have two bytes for each letter.)
    if files and len(files) > len(re.findall(_PDF_SETTINGS, objects.replace(b"\0", b""))):
        yield "attached files"


def _hidden_in_archive(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = [part for part in archive.infolist() if not part.is_dir()]
        seen = [part for part in files if not (is_ignored(part.filename) or part.filename.startswith(_OF_MACS))]
        if len(seen) < len(files):
            yield "hidden files"
        documents = [part for part in seen if PurePosixPath(part.filename).suffix.lower() in LOOKED_THROUGH]
        _check_sizes(documents)
        for part in documents:
            yield from hidden_content(archive.read(part), PurePosixPath(part.filename).suffix.lower())


def _hidden_in_document(content: bytes, ending: str) -> Iterator[str]:
    written = dict(_parts(content))
    parts = {name: part.decode("utf-8", "replace") for name, part in written.items()}
    if any(names_sources(part) for name, part in written.items() if name.startswith("customXml/item")):
        yield _CONNECTIONS
    for name, text in parts.items():
        for what, where, mark in _MARKS.get(ending, _OPEN):
            if re.fullmatch(where, name) and re.search(mark, text, re.S):
                yield what
        if name.startswith("xl/worksheets/") and _has_hidden_column(text):
            yield "hidden columns"
    if _has_rows_of_no_sheet(parts):
        yield "rows behind a pivot table"
    if any(_is_more_than_a_chart(workbook) for workbook in _embedded(content)):
        yield "a whole workbook behind a chart"


def _has_rows_of_no_sheet(parts: Mapping[str, str]) -> bool:
    """Whether a pivot table of a workbook keeps the rows of a sheet that the workbook has not."""
    caches = {name: text for name, text in parts.items() if name.startswith("xl/pivotCache/")}
    sources = {sheet for text in caches.values() for sheet in _PIVOT_SOURCE.findall(text)}
    has_rows = any(_PIVOT_ROW.search(text) for name, text in caches.items() if "Records" in name)
    return has_rows and bool(sources.difference(_SHEET.findall(parts.get("xl/workbook.xml", ""))))


def _embedded(content: bytes) -> Iterator[bytes]:
    """The workbooks in a document. Word and PowerPoint keep one for each chart, in one sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        workbooks = [part for part in package.infolist() if _EMBEDDED.fullmatch(part.filename)]
        _check_sizes(workbooks)
        yield from map(package.read, workbooks)


def _is_more_than_a_chart(workbook: bytes) -> bool:
    """Whether a workbook holds more than the one sheet of a chart, as that of a chart which was pasted may."""
    sheets = _SHEET.findall(dict(_parts(workbook)).get("xl/workbook.xml", b"").decode("utf-8", "replace"))
    return len(sheets) > 1 or bool(hidden_content(workbook, ".xlsx"))


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [part for part in package.infolist() if part.filename.endswith(".xml")]
        _check_sizes(parts)
        for part in parts:
            yield part.filename, package.read(part)


def _check_sizes(parts: Iterable[zipfile.ZipInfo]) -> None:
    if sum(part.file_size for part in parts) > _MOST_BYTES:
        raise ClosedDocumentError("too large")


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
