"""Queries by which a workbook gets its rows (Power Query): whether they name files, folders or databases."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile

from dashboard.core.lazy_re import lazy_re
from dashboard.core.packed_file import BROKEN

_MASHUP = lazy_re(r"<DataMashup\b[^>]*>([A-Za-z0-9+/=\s]+)</DataMashup>")
_SOURCES = lazy_re(
    r"\b(?:File\.Contents|Folder\.(?:Files|Contents)|SharePoint\.\w+|Sql\.Databases?|\w+\.Database|Odbc\.\w+|OleDb\.\w+"
    r"|AnalysisServices\.\w+|Exchange\.Contents|ActiveDirectory\.Domains)\s*\("
)
"""Calls that name what only the author's machine or house has. Addresses of the web and tables of the workbook are
none of these."""
_HEAD = 8
"""Bytes before the packed queries: a version, and their length."""
_MOST_BYTES = 5_000_000


def names_sources(part: bytes) -> bool:
    """Whether a part of a workbook holds queries that name files, folders or databases.

    Args:
        part: the bytes of a part below `customXml/`. Excel writes them in UTF-16.
    """
    text = part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    mashup = _MASHUP.search(text)
    return mashup is not None and any(map(_SOURCES.search, _queries(mashup[1])))


def _queries(packed: str) -> list[str]:
    try:
        content = base64.b64decode(packed)
        length = int.from_bytes(content[4:_HEAD], "little")
        with zipfile.ZipFile(io.BytesIO(content[_HEAD : _HEAD + length])) as package:
            files = [file for file in package.infolist() if file.filename.endswith(".m")]
            return [package.read(file).decode("utf-8", "replace") for file in files if file.file_size <= _MOST_BYTES]
    except (*BROKEN, binascii.Error):
        return []
