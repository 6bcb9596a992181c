"""A map answers the pointer with the country under it: by its area, or by the mark of a small one."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from dashboard.charts.parts.outlines import project

LABELS = {
    (104.0, 35.0): "China: 1 tonnes",
    (113.0, 24.8): "China: 1 tonnes",  # Guangdong, a part of China
    (79.0, 22.0): "India: 2 tonnes",
    (114.14, 22.44): "Hong Kong: 3 tonnes",
    (103.82, 1.36): "Singapore: 4 tonnes",
}
"""Where the pointer moves, in degrees east and north, and what is said there."""
AT = """(layer, [x, y]) => {
    const { left, top, width } = layer.getBoundingClientRect();
    const { xaxis, yaxis, width: drawn } = layer._fullLayout;
    const place = (axis, value) => ((axis._offset + axis.c2p(value)) * width) / drawn;
    return [left + place(xaxis, x), top + place(yaxis, y)];
}"""


def test_the_label_is_that_of_the_country_under_the_pointer(page: Page, samples: str) -> None:
    page.goto(f"{samples}charts/world/")
    page.locator("#world .chart-picture").focus()
    expect(page.locator("#world.live")).to_be_visible()
    readout = page.locator("#world .chart-readout")
    for place, label in LABELS.items():
        page.locator("h1").hover()
        expect(readout).to_be_hidden()
        x, y = page.locator("#world .chart-live").evaluate(AT, list(project(*place)))
        page.mouse.move(x, y)
        expect(readout).to_be_visible()
        assert readout.inner_text() == label, place
