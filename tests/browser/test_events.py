"""Events on charts: a reader can switch them off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("live", [False, True], ids=["picture", "live"])
def test_a_reader_switches_events_off(page: Page, served: str, live: bool) -> None:
    page.goto(f"{served}analyses/lifeline-and-convenience/")
    figure = page.locator("figure.chart").first
    if live:
        figure.locator(".chart-picture").focus()
        expect(figure.locator(".chart-live .main-svg").first).to_be_visible()
    inside = figure.locator(".chart-live" if live else ".pictures > svg.wide")
    events, switch = inside.locator(".event"), figure.get_by_label("Full-scale invasion of Ukraine")
    assert {str(event.evaluate("node => node.tagName")) for event in events.all()} >= {"g", "path"}
    # The band of an event, and its name.
    assert inside.locator("path.event").count() == 1
    shown = "nodes => nodes.map((node) => getComputedStyle(node).display !== 'none')"
    assert set(events.evaluate_all(shown)) == {True}
    # (To open its panel would wake the chart.)
    switch.evaluate("box => box.click()")
    assert set(events.evaluate_all(shown)) == {False}
    switch.evaluate("box => box.click()")
    assert set(events.evaluate_all(shown)) == {True}
