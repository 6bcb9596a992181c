"""What is not changed in a file stays byte for byte."""

from __future__ import annotations

import pytest

from dashboard.renaming.change import Change
from dashboard.renaming.file_text import read_file_text


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_the_mark_at_the_beginning_stay(mark: str, end: str) -> None:
    raw = f"{mark}one{end}two{end}three"
    file = read_file_text(raw.encode(), "x.md")
    assert file
    place = file.text.index("two")
    new = file.with_changes([Change(place, place, "a\n"), Change(place, place + 3, "2"), Change(0, 3, "1")])
    assert new.decode() == f"{mark}1{end}a{end}2{end}three"


def test_what_is_no_text_is_left_alone() -> None:
    assert read_file_text(b"\xff\xfe\x00", "x.md") is None
