"""Events on charts: a reader can switch them off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect


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


@pytest.mark.parametrize("fragment", ["", "#china-russia-trade-by-direction"])
def test_a_switch_that_is_pressed_before_its_script_is_in_the_address(page: Page, served: str, fragment: str) -> None:
    held: list[Route] = []
    page.route("**/assets/charts.js", lambda route: held.append(route))
    page.goto(f"{served}analyses/lifeline-and-convenience/{fragment}", wait_until="commit")
    switch = page.locator("#china-russia-trade-by-direction").get_by_label("Full-scale invasion of Ukraine")
    switch.evaluate("box => box.click()")
    page.wait_for_function("() => history.state")  # (Material has kept the place of the page.)
    held[0].continue_()
    expect(page).to_have_url(re.compile(r"#china-russia-trade-by-direction\?events=off$"))
    expect(switch).not_to_be_checked()


def test_the_readout_cuts_no_row_of_names_of_events(page: Page, served: str) -> None:
    page.goto(f"{served}analyses/lifeline-and-convenience/")
    figure = page.locator("figure.chart").first
    picture = figure.locator(".chart-picture")
    picture.focus()
    name = figure.locator(".chart-live .event text").first
    expect(name).to_be_visible()
    # A second event has its name some rows higher.
    name.evaluate("""node => node.after(Object.assign(node.cloneNode(true), { id: "higher" }))""")
    page.locator("#higher").evaluate("node => node.setAttribute('transform', 'translate(0, -60)')")
    picture.press("ArrowRight")
    readout = figure.locator(".chart-readout")
    expect(readout).to_be_visible()
    bottom = readout.evaluate("node => node.getBoundingClientRect().bottom")
    assert bottom <= page.locator("#higher").evaluate("node => node.getBoundingClientRect().top")
