"""Files that are no CSV although they are called so: workbooks, pages of the web, JSON, text in UTF-16."""

from __future__ import annotations

import codecs
import re

from dashboard.core.finding import Finding
from dashboard.core.lazy_re import lazy_re

_WEB = "a page of the web"
_PACKED = "a packed file"
_OTHERS = (
    (rb"PK\x03\x04", "a workbook of a spreadsheet, or another packed file"),
    (rb"PK\x05\x06|\x1f\x8b|Rar!|7z\xbc\xaf|BZh\d", _PACKED),
    (rb"\xd0\xcf\x11\xe0", "an old workbook of Excel (.xls)"),
    (rb"%PDF", "a PDF"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", "a picture"),
    (rb"PAR1[\x00-\x08\x0e-\x1f]", "Parquet"),
    (rb"\{\\rtf", "a text of Word (.rtf)"),
    (rb"SQLite format", "a database"),
    (rb"\s*<(?:!--|(?:!doctype|html|table|\?xml|head|body|div|svg)\b)|MIME-Version:", _WEB),
    (rb"\s*(?:\[\s*)?\{\s*\"", "JSON"),
)
"""How the files begin, and what they are."""
_UTF_16 = lazy_re(rb"\xff\xfe|\xfe\xff|(?:[\t\n\r -~]\x00){4}|(?:\x00[\t\n\r -~]){4}")


def foreign_format(content: bytes, path: str) -> Finding | None:
    """Say that a file is of another format; None if it may be CSV.

    Args:
        content: its bytes.
        path: the file, from the root.
    """
    hint = "Open it where it was made, and save the table as 'CSV UTF-8'."
    if _UTF_16.match(content):
        message = "This is text in UTF-16, expected CSV in UTF-8."
        return Finding(id="wrong-encoding", path=path, line=1, message=message, hint=hint)
    for begin, what in _OTHERS:
        if re.match(begin, content.removeprefix(codecs.BOM_UTF8), re.IGNORECASE):
            if what == _WEB:
                hint = "Often it is a message of the site where the table was. Load the table anew, as CSV."
            elif what == _PACKED:
                hint = "Unpack it."
            message = f"This is {what}, expected CSV in UTF-8."
            return Finding(id="csv-syntax", path=path, line=1, message=message, hint=hint)
    return None
