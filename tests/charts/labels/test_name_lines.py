"""Names in several lines: of about one length, and with a hyphen where a word goes on in the next line."""

from __future__ import annotations

import pytest

from dashboard.charts.labels.name_lines import name_lines
from dashboard.charts.labels.text_width import text_width

GOODS = "Machinery, reactors, boilers and parts"


def test_no_line_has_a_single_word_where_two_can_be_alike() -> None:
    assert name_lines(GOODS, text_width("Machinery, reactors, boilers and ")) == (
        "Machinery, reactors,",
        "boilers and parts",
    )


def test_a_name_with_room_has_one_line() -> None:
    assert name_lines(GOODS, 1_000) == (GOODS,)
    assert name_lines("", 10) == ("",)


def test_a_word_that_is_broken_has_a_hyphen_and_keeps_its_letters() -> None:
    room = text_width("Donaudampfschiff")
    lines = name_lines("Teile der Donaudampfschifffahrt zur See", room)
    assert [line.endswith("-") for line in lines] == [False, True, False, False]
    assert " ".join(lines).replace("- ", "") == "Teile der Donaudampfschifffahrt zur See"
    assert all(text_width(line) <= room for line in lines)


@pytest.mark.parametrize("name", ["\u4e2d\u534e\u4eba\u6c11\u5171\u548c\u56fd", "1234567890"])
def test_chinese_and_numbers_have_no_hyphens(name: str) -> None:
    lines = name_lines(name, text_width(name) / 2)
    assert len(lines) > 1
    assert "".join(lines) == name
