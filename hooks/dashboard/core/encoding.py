"""Bytes of a file as text."""

from __future__ import annotations

from dashboard.core.finding import Finding


def decode(content: bytes, path: str, findings: list[Finding], hint: str = "Save the file as UTF-8.") -> str | None:
    """A file's text without a byte order mark; None, and a finding where the first wrong byte stands, if it is none."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        found = f"Read the byte 0x{error.object[error.start]:02x}, expected text in UTF-8."
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        findings.append(Finding(id="wrong-encoding", path=path, line=line, column=column, message=found, hint=hint))
        return None
