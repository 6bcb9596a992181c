"""A map answers the pointer with the country under it: by its area, or by the mark of a small one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from dashboard.charts.parts.outlines import project

PLACES = {
    "China": (104.0, 35.0),
    "India": (79.0, 22.0),
    "Hong Kong": (114.14, 22.44),
    "Singapore": (103.82, 1.36),
    "Guangdong, a part of China": (113.0, 24.8),
}
"""Where the pointer moves, in degrees east and north."""
AT = """(layer, [x, y]) => {
    const { left, top, width } = layer.getBoundingClientRect();
    const { xaxis, yaxis, width: drawn } = layer._fullLayout;
    const place = (axis, value) => ((axis._offset + axis.c2p(value)) * width) / drawn;
    return [left + place(xaxis, x), top + place(yaxis, y)];
}"""


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ("China", "China: 1 tonnes"),
        ("Guangdong, a part of China", "China: 1 tonnes"),
        ("India", "India: 2 tonnes"),
        ("Hong Kong", "Hong Kong: 3 tonnes"),
        ("Singapore", "Singapore: 4 tonnes"),
    ],
)
def test_the_label_is_that_of_the_country_under_the_pointer(page: Page, samples: str, place: str, label: str) -> None:
    page.goto(f"{samples}charts/world/")
    page.locator("#world .chart-picture").focus()
    expect(page.locator("#world.live")).to_be_visible()
    x, y = page.locator("#world .chart-live").evaluate(AT, list(project(*PLACES[place])))
    page.mouse.move(x, y)
    expect(page.locator("#world .chart-readout")).to_have_text(label)
