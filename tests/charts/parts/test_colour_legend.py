"""The legend of colours: each field has the colour of its words, and none leaves the picture or lies over the plot."""

from __future__ import annotations

import pytest

from dashboard.charts.parts.colour_legend import FIELD_HEIGHT, LAND, Entries, colour_legend, legend_height
from dashboard.charts.style.layout import LINE_HEIGHT, NARROW, WIDE, Size
from dashboard.charts.style.palette import STEPS, placeholder

SIZES = [Size("wide", WIDE, 400), Size("narrow", NARROW, 320)]
SHORT = [(LAND, "no data"), *((role, str(number)) for number, role in enumerate(STEPS))]
LONG = [(role, f"1,000,000,000 to {number}") for number, role in enumerate((LAND, *STEPS))]


def _margin(entries: Entries, size: Size) -> dict[str, int]:
    """That of a map, which has the whole picture but for the legend."""
    return {"l": 0, "r": 0, "t": legend_height(entries, size), "b": 0}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("entries", [SHORT, LONG])
def test_each_field_has_its_colour_and_its_words_below_it(size: Size, entries: Entries) -> None:
    shapes, words = colour_legend(entries, size, _margin(entries, size))
    fields = [shape for shape in shapes if shape["type"] == "rect"]
    assert [field["fillcolor"] for field in fields] == [placeholder(role) for role, _ in entries]
    assert [text["text"] for text in words] == [text for _, text in entries]
    height = legend_height(entries, size)
    plot = size.height - height
    for field, text in zip(fields, words, strict=True):
        assert 0 <= field["x0"] == text["x"] < field["x1"] <= 1
        # From the upper edge of the plot, in CSS pixels.
        upper, lower = ((field[key] - 1) * plot for key in ("y1", "y0"))
        assert upper <= height + 0.01
        assert upper - lower == pytest.approx(FIELD_HEIGHT)
        assert 0 < text["yshift"] <= lower - LINE_HEIGHT


def test_a_legend_of_several_rows_is_higher() -> None:
    narrow = SIZES[1]
    assert legend_height(LONG, narrow) > legend_height(SHORT, narrow)


def test_fields_get_narrow_before_a_row_more_is_taken() -> None:
    entries = [(role, str(number)) for number, role in enumerate((LAND, *STEPS))]
    shapes, _ = colour_legend(entries, SIZES[1], _margin(entries, SIZES[1]))
    assert len({shape["y1"] for shape in shapes if shape["type"] == "rect"}) == 1
