"""Decoding a file says where its first wrong byte stands."""

from __future__ import annotations

import pytest

from dashboard.core.encoding import decode
from dashboard.core.finding import Finding


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode("Żółw\n".encode("utf-8-sig"), "a.md", []) == "Żółw\n"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_first_wrong_byte_is_reported_with_line_and_column(mark: bytes) -> None:
    findings: list[Finding] = []
    assert decode(mark + "one\ndwa ó ".encode() + b"\xb3\n\xb3", "a.md", findings) is None
    [finding] = findings
    assert (finding.path, finding.line, finding.column) == ("a.md", 2, 7)
    assert finding.message == "Read the byte 0xb3, expected text in UTF-8."
