"""A picture against the rows of its CSV, by nothing but the picture: the labels of its axis say what a pixel is."""

from __future__ import annotations

import csv
import io
import re
from itertools import accumulate

import pytest

from tests.samples.built import Built
from tests.samples.site import TRADE_ROWS

_TICK = re.compile(r'<text text-anchor="end"[^>]*translate\(-?[\d.]+,([\d.]+)\)[^>]*>(−?[\d,.]+)</text>')
_LINE = re.compile(r'<path d="M([^"a-z]*)l([^"a-z]*)"[^>]*fill="none" stroke="var\(--(china|russia)\)"')
"""Where a line begins, and its steps from there."""
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_FROM_TOP = re.compile(r'<g transform="translate\([\d.]+,([\d.]+)\)"><path')


def drawn_values(svg: str) -> dict[str, list[float]]:
    """The values at the corners of each line, by the role of its colour."""
    ticks = sorted((float(y), float(text.replace("−", "-").replace(",", ""))) for y, text in _TICK.findall(svg))
    (high, most), (low, least) = ticks[0], ticks[-1]
    [top] = _FROM_TOP.findall(svg)
    return {
        role: [
            least + (low - float(top) - height) / (low - high) * (most - least)
            for height in accumulate(float(number) for number in _NUMBER.findall(f"{begin} {steps}")[1::2])
        ]
        for begin, steps, role in _LINE.findall(svg)
    }


@pytest.mark.parametrize("size", ["wide", "narrow", "file"])
def test_each_corner_of_a_line_is_the_value_of_its_row(small_site: Built, size: str) -> None:
    page, file = small_site.read("charts/trade/index.html"), small_site.read("charts/trade.svg")
    svg = file if size == "file" else re.findall(rf'<svg class="{size}".*?</svg>', page, re.DOTALL)[0]
    drawn = drawn_values(svg)
    rows = list(csv.DictReader(io.StringIO(TRADE_ROWS)))
    for role, flow in (("china", "china-to-russia"), ("russia", "russia-to-china")):
        values = [float(row["value"]) for row in rows if row["flow"] == flow]
        assert drawn[role] == pytest.approx(values, abs=0.3)  # (A pixel is 0.4.)
