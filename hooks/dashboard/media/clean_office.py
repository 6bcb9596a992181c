"""Documents of office programs without their properties: authors, company, template, printer, place on the disk."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Set
from functools import partial
from typing import NamedTuple

from dashboard.core.lazy_re import lazy_re
from dashboard.media.clean_photograph import clean_photograph
from dashboard.media.packed_anew import packed_anew

_DROPPED = lazy_re(r"docProps/thumbnail\.\w+|Thumbnails/.*|(?:xl|ppt)/printerSettings/.*")
"""Parts that go: a small picture of the first page as it once was, what a printer was told."""
_EMPTIED = lazy_re(
    r"docProps/(?:core|app|custom)\.xml|docMetadata/LabelInfo\.xml|word/people\.xml|xl/persons/.*\.xml"
    r"|ppt/(?:commentAuthors|authors)\.xml"
)
"""Parts of which only the words stay that readers are meant to get."""
_SIGNED = lazy_re(r"_xmlsignatures/.*|META-INF/(?:document|macro)signatures\.xml")
"""Parts of a document that is signed, so that nobody may change it."""
_TEXT = lazy_re(r"word/\w+\.xml")
_SHOWN = lazy_re(r"<w:dataBinding\s[^<>]*?[:/](\w+)\[1\][\"']")
"""The name of a property that a text of Word shows, as cover pages do: Word takes the words from there."""
_SHAREPOINT = lazy_re(r"customXml/item\d+\.xml")
_SHAREPOINT_ROOT = "office/2006/metadata/properties"
_ROOT = lazy_re(r"<(?![?!])([\w.:-]+)[^<>]*>")
_PROPERTY = lazy_re(r"<((?:\w+:)?(\w+))(?:\s[^<>]*)?>[^<]*</\1>")
_KEPT = frozenset(("title", "language", "Application", "AppVersion"))
_OPEN_META = lazy_re(r"(<office:meta\b[^<>]*(?<!/)>)(.*)(</office:meta>)", re.S)
"""What stands between is a document's own account, of LibreOffice. (Over several lines.)"""


class _Words(NamedTuple):
    """Words in a part that goes on as it is otherwise."""

    part: str
    pattern: str
    instead: str


_WORDS = (
    _Words(r"_rels/\.rels", r"<Relationship\s[^<>]*?/thumbnail[\"'][^<>]*>(?:</Relationship>)?", ""),
    _Words(r"(?:xl|ppt)/.*\.rels", r"<Relationship\s[^<>]*?/printerSettings[\"'][^<>]*>(?:</Relationship>)?", ""),
    _Words(
        r"\[Content_Types\]\.xml",
        r"<Override\s[^<>]*?[\"']/(?:docProps/thumbnail|(?:xl|ppt)/printerSettings)[^<>]*>(?:</Override>)?",
        "",
    ),
    _Words(
        r"META-INF/manifest\.xml",
        r"<manifest:file-entry\s[^<>]*?[\"']Thumbnails/[^<>]*>(?:</manifest:file-entry>)?",
        "",
    ),
    _Words(r"xl/\w*sheets/.*\.xml", r"(<pageSetup\b[^<>]*?)\s\w+:id=(?:\"[^\"]*\"|'[^']*')", r"\1"),
    _Words(r"xl/workbook\.xml", r"(absPath\s[^<>]*?\burl=)\"[^\"]*\"", r'\1""'),
    _Words(r"xl/workbook\.xml", r"(<fileSharing\b[^<>]*?)\suserName=\"[^\"]*\"", r"\1"),
    _Words(r"word/_rels/settings\.xml\.rels", r"(Target=\")file:[^\"]*[/\\]", r"\1"),
    _Words(r"settings\.xml", r"(config:name=\"Printer(?:Name|Setup)\"[^<>]*>)[^<]*", r"\1"),
)
"""In which parts what is replaced by what."""
_WORKBOOK = lazy_re(r"(?:word|ppt|xl)/embeddings/.*\.xlsx")
_PICTURE = lazy_re(r"(?:(?:word|ppt|xl)/media|Pictures)/.*\.(?:jpe?g|png|webp)", re.I)


def clean_office(content: bytes) -> bytes:
    """Clean a document of Word, Excel, PowerPoint or LibreOffice. Title and language stay.

    Args:
        content: the bytes of its file.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        if any(map(_SIGNED.fullmatch, names)):
            return content
        texts = (package.read(name).decode("utf-8", "replace") for name in names if _TEXT.fullmatch(name))
        kept = _KEPT.union(*map(_SHOWN.findall, texts))
    return packed_anew(content, lambda _: True, partial(_clean_part, kept))


def _clean_part(kept: Set[str], name: str, content: bytes) -> bytes | None:
    if _DROPPED.fullmatch(name):
        return None
    if _PICTURE.fullmatch(name):
        return clean_photograph(content)
    if _WORKBOOK.fullmatch(name):
        return clean_office(content)
    if not name.endswith((".xml", ".rels")):
        return content
    text = content.decode("utf-8", "surrogateescape")
    clean = _clean_text(kept, name, text)
    return content if clean == text else clean.encode("utf-8", "surrogateescape")


def _clean_text(kept: Set[str], name: str, text: str) -> str:
    if _EMPTIED.fullmatch(name) or (_SHAREPOINT.fullmatch(name) and _SHAREPOINT_ROOT in text):
        root = _ROOT.search(text)
        if not root or root[0].endswith("/>"):
            return text
        return f"{text[: root.end()]}{_only(kept, text)}</{root[1]}>"
    if name == "meta.xml":
        return _OPEN_META.sub(lambda meta: f"{meta[1]}{_only(kept, meta[2])}{meta[3]}", text)
    for words in _WORDS:
        if lazy_re(words.part).fullmatch(name):
            text = lazy_re(words.pattern).sub(words.instead, text)
    return text


def _only(kept: Set[str], text: str) -> str:
    return "".join(match[0] for match in _PROPERTY.finditer(text) if match[2] in kept)
