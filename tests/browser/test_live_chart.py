"""The interactive chart: it comes on intent, covers the picture, and survives navigation."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, Route, expect

TRADE = "china-russia-trade-by-direction"
LIVE = ".chart-live .main-svg"


def wake(page: Page, number: int = 0) -> None:
    """Focus a chart and wait until it is live."""
    figure = page.locator("figure.chart").nth(number)
    figure.locator("[tabindex='0']").first.focus()
    expect(figure.locator(LIVE).first).to_be_visible()


def box(page: Page, selector: str) -> dict[str, Any]:
    """Where something is on the page."""
    return dict(page.locator(selector).first.evaluate("node => node.getBoundingClientRect().toJSON()"))


def colour(page: Page) -> str:
    """The colour in which the first live series is seen."""
    script = "node => getComputedStyle(node)[getComputedStyle(node).stroke === 'none' ? 'fill' : 'stroke']"
    return str(page.locator(".chart-live .js-line, .chart-live .bars .point path").first.evaluate(script))


def test_nothing_of_plotly_is_loaded_before_intent(page: Page, pieces: list[str]) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(pieces[0])
    page.wait_for_load_state("networkidle")
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(300)
    assert [url for url in requested if "plotly" in url or "/charts/" in url or "assets/chart-" in url] == []
    assert any(url.endswith("assets/charts.js") for url in requested)


def test_no_year_moves_when_a_chart_comes_alive_at_once(page: Page, served: str) -> None:
    """Chromium painted letters by the scale at which they were laid out first, and years left the picture."""
    assert page.context.browser
    page = page.context.browser.new_context(has_touch=True, viewport={"width": 360, "height": 800}).new_page()
    for address in ("", "analyses/more-barrels-less-money/"):  # (With the scripts of the first page there is no wait.)
        page.goto(served + address)
        page.wait_for_timeout(500)
    picture = page.locator("#brent-and-urals .chart-picture")
    picture.evaluate("node => scrollTo(0, node.getBoundingClientRect().top + scrollY - 250)")
    page.wait_for_timeout(500)
    place = picture.bounding_box()
    assert place
    years = {**place, "y": place["y"] + place["height"] - 45, "height": 45}
    still = page.screenshot(clip=years)
    page.touchscreen.tap(place["x"] + place["width"] * 0.5, place["y"] + place["height"] * 0.4)
    expect(page.locator(f"#brent-and-urals {LIVE}").first).to_be_visible()
    page.wait_for_timeout(500)
    live = page.screenshot(clip=years)
    before, after = (Image.open(io.BytesIO(shot)).convert("L") for shot in (still, live))
    changed = sum(ImageChops.difference(before, after).histogram()[128:])
    assert changed < 20, f"{changed} dots differ"


@pytest.mark.parametrize("intent", ["focus", "hover", "tap"])
def test_a_chart_comes_alive_on_intent_and_its_box_stays(
    page: Page, pieces: list[str], intent: str, browser_name: str
) -> None:
    if intent == "tap":
        assert page.context.browser
        page = page.context.browser.new_context(has_touch=True, viewport={"width": 360, "height": 800}).new_page()
    page.goto(pieces[0])
    picture = page.locator("figure.chart [tabindex='0']").first
    picture.scroll_into_view_if_needed()
    before = box(page, "figure.chart")
    getattr(picture, intent)()
    expect(page.locator(LIVE).first).to_be_visible()
    assert box(page, "figure.chart") == before
    live, still = box(page, ".chart-live"), box(page, "figure.chart [tabindex='0']")
    assert abs(live["width"] - still["width"]) < 1
    assert abs(live["height"] - still["height"]) < 1
    assert page.evaluate("document.querySelectorAll('style[id^=plotly]').length") == 0  # a strict style-src holds


def test_it_works_after_instant_navigation_twice_and_going_back(page: Page, served: str, pieces: list[str]) -> None:
    piece, front = page.get_by_role("region", name="About this piece"), page.locator(".front")
    page.goto(served)
    page.evaluate("window.same = true")
    for _ in range(2):
        page.locator(f"main a[href$='{pieces[0].split('/')[-2]}/']").first.click()
        piece.wait_for()  # (The address changes before the page does, and the front page has a chart, too.)
        wake(page)
        page.locator(".head-name").click()
        front.wait_for()
    page.go_back()
    piece.wait_for()
    wake(page)
    wake(page, 1)
    assert page.evaluate("window.same") is True
    hover = page.evaluate("getComputedStyle(document.querySelector('.chart-live .main-svg')).position")
    assert hover == "absolute"  # Plotly's own rules are there, though navigation clears the head


def test_it_follows_the_palette_without_a_redraw(page: Page, pieces: list[str]) -> None:
    page.goto(pieces[0])
    wake(page)
    before = colour(page)
    page.evaluate("document.querySelector('.chart-live .main-svg').dataset.same = 'yes'")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    assert colour(page) != before
    assert "rgb(0, 0," not in colour(page)
    assert page.locator(".chart-live .main-svg[data-same]").count() == 1


def test_paper_gets_the_picture(page: Page, pieces: list[str]) -> None:
    page.goto(pieces[0])
    wake(page)
    page.emulate_media(media="print")
    expect(page.locator(LIVE).first).to_be_hidden()
    expect(page.locator("figure.chart").first.locator("svg:visible").first).to_be_visible()


def named(page: Page) -> set[str]:
    """The names of everything inside the first chart's picture that a screen reader finds."""
    tools = page.context.new_cdp_session(page)
    tree = {node["nodeId"]: node for node in tools.send("Accessibility.getFullAXTree")["nodes"]}
    outer = next(
        node
        for node in tree.values()
        if node.get("role", {}).get("value") in ("application", "group")
        and node.get("name", {}).get("value", "").startswith("Interactive chart: ")
    )
    waiting, inside = list(outer["childIds"]), []
    while waiting:
        inside.append(tree[waiting.pop()])
        waiting += inside[-1].get("childIds", [])
    assert sum(node["role"]["value"] == "image" for node in inside if not node["ignored"]) == 1
    return {node.get("name", {}).get("value", "") for node in inside if not node["ignored"]} - {""}


@pytest.mark.parametrize("chart", [0, 1])
def test_a_live_chart_keeps_its_text_alternative_and_names_no_tick(page: Page, served: str, chart: int) -> None:
    page.goto(f"{served}charts/{('china-russia-trade-by-direction', 'where-they-meet')[chart]}/")
    picture = page.locator(".chart-picture")
    alternative = picture.locator("> svg:visible").get_attribute("aria-label")
    assert named(page) == {alternative}
    wake(page)
    assert named(page) == {alternative}
    page.keyboard.press("Home")
    expect(page.locator(".chart-readout")).to_be_visible()
    assert named(page) == {alternative, page.locator(".chart-picture [aria-live]").inner_text()}


@pytest.mark.new_tab
def test_the_pointer_that_wakes_a_chart_is_answered_before_plotly_is_there_and_nothing_moves(
    page: Page, pieces: list[str]
) -> None:
    shifts = """() => { window.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries()))
        .observe({ type: "layout-shift" }); }"""
    page.goto(pieces[0])
    picture = page.locator("figure.chart .chart-picture").first
    picture.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    waiting: list[Route] = []
    page.route("**/plotly-basic.min.js", lambda route: waiting.append(route))
    page.evaluate(shifts)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    picture.hover()  # One move of the pointer.
    readout = page.locator("figure.chart .chart-readout").first
    expect(readout).to_be_visible()
    words = readout.inner_text()
    page.wait_for_timeout(50)
    assert page.locator("figure.live").count() == 0
    waiting[0].continue_()
    expect(page.locator("figure.live").first).to_be_visible()
    assert readout.is_visible()
    assert readout.inner_text() == words
    assert page.evaluate("shifts.length") == 0


def test_the_readout_can_be_reached_and_dismissed(page: Page, pieces: list[str]) -> None:
    page.goto(pieces[0])
    wake(page)
    picture, readout = (page.locator(f"figure.live .chart-{name}").first for name in ("picture", "readout"))
    picture.hover()
    expect(readout).to_be_visible()
    words = readout.inner_text()
    readout.hover()
    page.wait_for_timeout(400)
    assert readout.inner_text().splitlines()[0]  # It is still there, though the pointer has passed other marks.
    page.keyboard.press("Escape")
    expect(readout).to_be_hidden()
    picture.hover()
    expect(readout).to_have_text(words.replace("\n", ""), use_inner_text=False)
    page.locator("h1").hover()
    expect(readout).to_be_hidden()


def test_what_did_not_load_is_asked_for_again(page: Page, pieces: list[str]) -> None:
    """The data, the small scripts and Plotly: each fails once, one after another."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    failing = ["/assets/chart-keys.js", f"/charts/{TRADE}.json", "/assets/plotly-basic.min.js"]

    # (Not `times=1`: what is on its way while Playwright takes a route out may be lost.)
    def fail_once(route: Route) -> None:
        if failing and route.request.url.endswith(failing[0]):
            del failing[0]
            route.abort()
        else:
            route.continue_()

    page.route(re.compile("/(assets|charts)/"), fail_once)
    page.goto(pieces[0])
    picture = page.locator("figure.chart .chart-picture").first
    while failing:
        with page.expect_event("requestfailed"):
            picture.focus()
        expect(page.locator("figure.chart").first).not_to_have_class("chart waiting")
        assert page.locator(LIVE).count() == 0
        picture.blur()
    wake(page)
    expect(picture.locator("[aria-live]")).to_have_count(1)
    assert faults == []


def test_explore_says_what_did_not_load_and_tries_again(page: Page, pieces: list[str]) -> None:
    """As often as the reader wants it, and by keyboard."""
    page.route("**/plotly-basic.min.js", lambda route: route.abort())
    page.goto(pieces[0])
    explore = page.locator("figure.chart .chart-explore").first
    explore.locator("summary").press("Enter")
    status = explore.get_by_role("status")
    expect(status).to_have_text("The interactive chart did not load.")
    button = explore.get_by_role("button", name="Show the interactive chart")
    with page.expect_event("requestfailed"):
        button.press("Enter")
    expect(status).to_have_text("The interactive chart did not load.")
    page.unroute_all()
    button.press("Enter")
    expect(explore.get_by_role("button", name="CSV")).to_be_visible()
    expect(button).to_have_count(0)
    expect(page.locator("figure.chart .chart-picture").first).to_be_focused()


@pytest.mark.parametrize(
    ("script", "opener", "shown"),
    [
        ("charts", ".chart-explore summary", ".chart-panel"),
        ("charts", ".chart-share summary", ".chart-share button"),
        ("search", ".head-search", "dialog.search .search-help a"),
    ],
)
def test_what_is_opened_before_its_script_has_come_works_when_it_comes(
    page: Page, pieces: list[str], script: str, opener: str, shown: str
) -> None:
    """On a slow line. The panels stayed without what scripts put into them, and the search did not open."""
    waiting: list[Route] = []
    page.route(f"**/assets/{script}.js", lambda route: waiting.append(route))
    page.goto(pieces[0], wait_until="commit")
    page.wait_for_load_state("domcontentloaded")
    page.locator(opener).first.click()
    while not waiting:
        page.wait_for_timeout(20)
    waiting[0].continue_()
    expect(page.locator(shown).first).to_be_visible()
    if script == "search":
        expect(page.locator(".search-status")).to_contain_text("Type to search")


def test_the_readout_hides_no_headline_and_is_seen_whole(page: Page, served: str) -> None:
    """The page of a chart begins with its title, and the picture stands close below it."""
    page.set_viewport_size({"width": 900, "height": 420})
    page.goto(f"{served}charts/china-russia-trade-by-direction/")
    wake(page)
    picture, readout = (page.locator(f"figure.live .chart-{name}").first for name in ("picture", "readout"))
    top = picture.evaluate("node => node.getBoundingClientRect().top + scrollY")
    for scrolled in (0, 60):
        page.keyboard.press("Escape")
        expect(readout).to_be_hidden()
        page.evaluate("top => scrollTo({top, behavior: 'instant'})", top + scrolled)
        place = box(page, "figure.live .chart-picture")
        page.mouse.move(place["x"] + 300, max(place["y"], 0) + 150 + scrolled)
        expect(readout).to_be_visible()
        shown, head = (box(page, selector) for selector in ("figure.live .chart-readout", "h1"))
        assert shown["y"] + shown["height"] <= head["y"] or head["y"] + head["height"] <= shown["y"]
        assert shown["y"] >= 0
        assert shown["y"] + shown["height"] <= 420
        marks = page.locator("figure.live .chart-pointer circle").evaluate_all(
            "nodes => nodes.map((node) => node.getBoundingClientRect().toJSON())"
        )
        assert marks
        assert all(mark["bottom"] <= shown["y"] or shown["bottom"] <= mark["top"] for mark in marks)


def test_a_pointer_that_moves_over_a_chart_has_nothing_else_styled_anew(page: Page, pieces: list[str]) -> None:
    """A rule that asks each element what it holds had the whole page styled anew at each move, on wide screens."""
    page.goto(pieces[0])
    wake(page)
    tools, events, ended = page.context.new_cdp_session(page), list[Any](), list[Any]()
    tools.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    tools.on("Tracing.tracingComplete", lambda told: ended.append(told))
    picture = page.locator("figure.chart .chart-picture").first.bounding_box()
    assert picture
    tools.send("Tracing.start", {"traceConfig": {"includedCategories": ["devtools.timeline"]}})
    for part in (0.3, 0.5, 0.7):
        page.mouse.move(picture["x"] + part * picture["width"], picture["y"] + picture["height"] / 2)
        expect(page.locator(".chart-readout").first).to_be_visible()
    tools.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    styled = [event["args"]["elementCount"] for event in events if "elementCount" in event.get("args", {})]
    assert styled
    assert max(styled) < page.locator("figure.live *").count() + 10
