"""The bytes of a file as text."""

from __future__ import annotations

import codecs

from dashboard.core.finding import Finding
from dashboard.core.text_limits import check_size

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(content: bytes, path: str, findings: list[Finding], hint: str = "Save the file as UTF-8.") -> str | None:
    """Decode a file that must be UTF-8, and no larger than files are.

    Args:
        content: its bytes; a byte order mark at their beginning is dropped.
        path: its path from the root, for the finding.
        findings: gets one finding at the first wrong byte.
        hint: what to do about it.

    Returns:
        The text; None if it is not UTF-8 or too large.
    """
    if not check_size(len(content), path, findings):
        return None
    if content[:2] in _UTF_16:
        message = "Read a file in UTF-16, which Excel and Windows call Unicode; expected text in UTF-8."
        findings.append(Finding(id="wrong-encoding", path=path, message=message, hint=hint))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        message = f"Read the byte 0x{error.object[error.start]:02x}, expected text in UTF-8."
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        findings.append(Finding(id="wrong-encoding", path=path, line=line, column=column, message=message, hint=hint))
        return None
