"""Measured widths of texts: the table is that of the fonts, and no text is cut in a number."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from dashboard.charts.labels.text_width import ELLIPSIS, TABLE, shorten, text_width, wrap
from dashboard.charts.render.fonts import FONTS
from dashboard.charts.style.escaping import LINE_BREAK, bold

INTER = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek")
LETTERS = [
    *map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x370, 0x400), *range(0x400, 0x460)]),
    *"\u0490\u0491\u2009\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2020\u2022\u2026\u202f\u2030\u2032\u2033",
    *"\u20ac\u20b4\u20b8\u20b9\u20bd\u20a9\u00a5\u2070\u2074\u2075\u2076\u2077\u2078\u2079\u207b\u2080\u2081\u2082\u2083\u2084\u2116\u2122\u2190\u2191\u2192\u2193\u2212\u2248\u2260\u2264\u2265",
]
"""What the table holds: Latin, Greek and Cyrillic, and the signs of prose, of sums of money and of comparisons."""


def widths_of_font(path: Path) -> dict[str, float]:
    """The width of each character of a font, in thousandths of its size."""
    from fontTools.ttLib import TTFont

    font = TTFont(path)
    glyphs, metrics, units = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
    return {chr(code): metrics[glyph][0] / units * 1000 for code, glyph in glyphs.items()}


def table_of_fonts() -> dict[str, dict[str, str]]:
    """The table as the fonts have it."""
    table = {}
    for weight in ("400", "700"):
        fonts = [widths_of_font(FONTS / "inter" / "files" / f"inter-{part}-{weight}-normal.woff2") for part in INTER]
        dejavu = FONTS / "dejavu-sans" / "files" / f"dejavu-sans-latin-{weight}-normal.woff2"
        fonts.append(widths_of_font(dejavu))
        by_width: dict[int, str] = {}
        for letter in LETTERS:
            if known := [font[letter] for font in fonts if letter in font]:
                width = math.ceil(max(known))
                by_width[width] = by_width.get(width, "") + letter
        table[weight] = {str(width): by_width[width] for width in sorted(by_width)}
    return table


def test_the_table_is_that_of_the_fonts(request: pytest.FixtureRequest) -> None:
    table = table_of_fonts()
    if request.config.getoption("--write-goldens"):
        TABLE.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    assert json.loads(TABLE.read_text(encoding="utf-8")) == table


def test_a_text_is_at_least_as_wide_as_in_either_font() -> None:
    # Inter's 1 is narrow, DejaVu's M is narrow: the wider one counts.
    assert text_width("1", 1000) == 637
    assert text_width("M", 1000) > text_width("I", 1000)
    assert text_width("Iran", bold=True) > text_width("Iran")
    assert text_width(bold("Iran")) == text_width("Iran", bold=True)
    assert text_width(f"Iran{LINE_BREAK}Kazakhstan") == text_width("Kazakhstan")


@pytest.mark.parametrize("letter", ["\N{PANDA FACE}", "\u4e2d", "\u0627", "\u05d0"])
def test_a_letter_that_no_font_of_ours_has_takes_a_square_at_least(letter: str) -> None:
    assert text_width(letter, 10) >= 10


@pytest.mark.parametrize("room", [20, 50, 90, 200])
def test_no_line_is_wider_than_its_room(room: int) -> None:
    lines = wrap("Mineral fuels, oils and Donaudampfschifffahrtsgesellschaft", room)
    assert all(text_width(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == "Mineralfuels,oilsandDonaudampfschifffahrtsgesellschaft"


def test_a_name_is_cut_with_an_ellipsis() -> None:
    short = shorten("Mineral fuels and oils", 80)
    assert short.endswith(ELLIPSIS)
    assert text_width(short) <= 80
    assert shorten("Iran", 80) == "Iran"


@pytest.mark.parametrize("text", ["\N{MINUS SIGN}10,000", "12.75", "1,234,567 tonnes", "1 234"])
@pytest.mark.parametrize("room", [10, 20, 30, 40, 50])
def test_no_number_is_cut(text: str, room: int) -> None:
    digits = "".join(filter(str.isdigit, text))
    assert "".join(filter(str.isdigit, shorten(text, room))) in ("", digits)


def test_a_broken_word_has_parts_of_about_one_width() -> None:
    parts = wrap("Donaudampfschifffahrtsgesellschaftsteile", text_width("Donaudampfschifffahrtsgesellschaftstei"))
    assert len(parts) == 2
    assert abs(text_width(parts[0]) - text_width(parts[1])) < text_width("mm")
