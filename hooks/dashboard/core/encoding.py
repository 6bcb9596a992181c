"""The bytes of a file as text."""

from __future__ import annotations

import codecs

from dashboard.core.finding import Finding
from dashboard.core.lfs_pointer import pointer_finding
from dashboard.core.text_limits import check_size

_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16, which Excel and Windows call Unicode",
    codecs.BOM_UTF16_BE: "UTF-16, which Excel and Windows call Unicode",
}
"""How files in other encodings begin. UTF-32 stands first: one of its marks begins like one of UTF-16."""


def decode(content: bytes, path: str, findings: list[Finding], hint: str = "Save the file as UTF-8.") -> str | None:
    """Decode a file that must be UTF-8, and no larger than files are.

    Args:
        content: its bytes; a byte order mark at their beginning is dropped.
        path: its path from the root, for the finding.
        findings: gets one finding at the first wrong byte.
        hint: what to do about it.

    Returns:
        The text; None if it is not UTF-8, too large, or not here but at Git LFS.
    """
    if not check_size(len(content), path, findings):
        return None
    if pointer := pointer_finding(content, path):
        findings.append(pointer)
        return None
    other = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "")
    if other or b"\0" in content[:2]:  # (Without a mark, one of the two bytes of an ordinary letter is empty.)
        message = f"Read a file in {other or 'UTF-16'}; expected text in UTF-8."
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


def with_plain_ends(text: str) -> str:
    r"""A text whose lines end with `\n` alone, as those of Windows and of old Macs do not."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
