"""The readout says the mark under the pointer, in each form of chart, with and without small plots, in both sizes.

And all of it works under the policy that the site sends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.charts.types import CHART_TYPES
from dashboard.core.period import KINDS, PeriodKind
from tests.samples.all_forms import ALL_FORMS
from tests.samples.browser_site import FORMS, SMALL_PLOTS
from tests.samples.page import opened
from tests.samples.times import TIMES
from tests.samples.watched import watched

WIDTHS = [1280, 360]
"""Widths of a window, in CSS pixels, in which readers get the wide and the narrow drawing."""
MARKS = """figure => {
    const layer = figure.querySelector(".chart-live");
    const { left, top, width } = layer.getBoundingClientRect();
    const scale = width / layer._fullLayout.width;
    const owner = (node) => node.closest(".trace").__data__[0].trace.index;
    const places = ({ x, y, width, height }) => [[0.5, 0.5], [0.02, 0.98], [0.98, 0.02]]
        .map(([across, down]) => [x + width * across, y + height * down]);
    const bars = [...layer.querySelectorAll(".bars .point path")].flatMap((path) =>
        places(path.getBoundingClientRect()).map((place) =>
            [owner(path), path.closest(".point").__data__.i, ...place]));
    const paths = [...layer.querySelectorAll(".js-fill")].filter((path) => layer.data[owner(path)].meta);
    const inside = new Map(paths.map((path) => [path, path.getScreenCTM().inverse()]));
    const boxes = new Map(paths.map((path) => [path, path.getBoundingClientRect()]));
    const near = (box, x, y) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    const covers = (path, x, y) => near(boxes.get(path), x, y)
        && path.isPointInFill(new DOMPoint(x, y).matrixTransform(inside.get(path)));
    const shapes = paths.flatMap((path) => {
        const box = boxes.get(path);
        const grid = Array.from({ length: 841 }, (_, n) => [
            box.x + (box.width * (0.5 + (n % 29))) / 29, box.y + (box.height * (0.5 + Math.floor(n / 29))) / 29]);
        const alone = grid.filter(([x, y]) => x > left && x < left + width && covers(path, x, y)
            && paths.every((other) => other === path || !covers(other, x, y)));
        // The script has curves as lines: within 2 pixels of an edge the neighbour may answer.
        const around = ([x, y]) => [[x + 2, y], [x - 2, y], [x, y + 2], [x, y - 2]];
        const within = alone.filter((place) => around(place).every(([x, y]) =>
            paths.every((other) => other === path || !covers(other, x, y))));
        const sure = within.length ? within : alone;
        return [...new Set([sure[0], sure.at(Math.floor(sure.length / 2)), sure.at(-1)])].filter(Boolean)
            .map((own) => [owner(path), 0, ...own]);
    });
    const points = layer.calcdata.flatMap((marks) => {
        const { trace } = marks[0];
        const { xaxis, yaxis } = layer._fullLayout._plots[trace.xaxis + trace.yaxis];
        const said = layer.data[trace.index];
        if (trace.type !== "scatter" || said.meta || !said.hovertext) return [];
        return marks.filter(({ i }) => said.hovertext[i] !== null).map(({ i, x, y }) => [trace.index, i,
            left + scale * (xaxis._offset + xaxis.c2p(x)), top + scale * (yaxis._offset + yaxis.c2p(y))]);
    });
    return [...bars, ...shapes, ...points];
}"""
"""Places on the marks that Plotly has drawn: [trace, point, x, y], in pixels of the window. They are the middle of each
mark, and near two corners of bars; in a shape its first, middle and last place that no other shape covers."""
PARTS = ("svg.chart-pointer", "svg:not(.chart-pointer):visible")
"""The outlines of what is read, and the picture below them."""
READ = """async (figure, marks) => {
    const read = [];
    for (const [,, x, y] of marks) {
        const under = document.elementFromPoint(x, y);
        const event = { bubbles: true, clientX: x, clientY: y, pointerType: "mouse" };
        figure.querySelector(".chart-picture").contains(under)
            && under.dispatchEvent(new PointerEvent("pointermove", event));
        await scheduler.postTask(() => {});  // (A timer would wait four milliseconds.)
        const readout = figure.querySelector(".chart-readout");
        const box = readout.getBoundingClientRect();
        const meets = ({ left, right, top, bottom }) =>
            left < box.right && box.left < right && top < box.bottom && box.top < bottom;
        const outlines = [...figure.querySelectorAll(".chart-pointer > *")].map((one) => one.getBoundingClientRect());
        // Three marks at one place may say more than there is room for; then the title is covered, as a whole.
        const seen = figure.querySelector("figcaption").getBoundingClientRect().top >= 0
            && readout.querySelectorAll("p").length < 2;
        const words = seen ? figure.querySelectorAll(".chart-title, .chart-key, .chart-foot > *") : [];
        const heads = [...document.querySelectorAll("h1"), ...words].map((one) => one.getBoundingClientRect());
        read.push({
            hidden: readout.hidden,
            lines: [...readout.querySelectorAll("p, li")].map((line) => line.textContent),
            meant: readout.querySelector(".meant")?.textContent,
            inWindow: box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth,
            covers: outlines.filter(meets).length || !outlines.length || heads.some(meets),
        });
    }
    return read;
}"""
"""What the readout says at each of these places. The pointer's events are made in the page, where nobody waits."""


def wake(page: Page, name: str) -> Locator:
    """Focus a chart, and wait until it is live."""
    figure = page.locator(f"figure#{name}")
    picture = figure.locator(".chart-picture")
    picture.focus()
    expect(page.locator(f"figure#{name}.live")).to_be_visible()
    picture.evaluate("node => node.scrollIntoView({block: 'center', behavior: 'instant'})")
    return figure


def words(trace: dict[str, Any], point: int) -> tuple[str, str]:
    """What the table says of a mark: its place, and its name and amount; or an empty text and its sentence."""
    sentence = trace["meta"] if "meta" in trace else trace["hovertext"][point]
    place = trace["customdata"][point] if "customdata" in trace else ""
    texts = (place, f"{trace['name']}: {sentence}" if place else sentence)
    return tuple(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for text in texts)  # type: ignore[return-value]


def faults(page: Page, figure: Locator, expected_marks: int | None = None) -> list[str]:
    """Move over each mark of a live chart; what the readout says wrong, or hides, or which marks are missing."""
    address = figure.get_attribute("data-src")
    content = page.evaluate("address => fetch(address).then((answer) => answer.json())", address)
    traces, marks, found = content["figure"]["data"], figure.evaluate(MARKS), []
    said = sum(text is not None for trace in traces for text in trace.get("hovertext", [trace.get("meta")]))
    seen = len({(curve, point) for curve, point, *_ in marks})
    if seen != said or not seen or seen != (expected_marks or seen):
        found.append(f"{seen} marks are seen, {said} have words, and {expected_marks or said} are expected")
    # Of marks at one place the readout means one, and names the others below it.
    at_places: dict[tuple[int, int], list[str]] = {}
    for curve, point, x, y in marks:
        at_places.setdefault((round(x), round(y)), []).append(words(traces[curve], point)[1])
    for (curve, point, x, y), readout in zip(marks, figure.evaluate(READ, marks), strict=True):
        place, own = words(traces[curve], point)
        lines = [readout["meant"], readout["lines"][0]] if readout["meant"] else readout["lines"]
        if readout["meant"] in at_places[round(x), round(y)] and own in readout["lines"]:
            lines = [own, *lines[1:]]
        whole = [own, place] if readout["meant"] else [f"{own.partition(': ')[0]}, {place}: {own.partition(': ')[2]}"]
        expected = whole if place else [own]
        if readout["hidden"] or not set(expected) <= set(lines):
            found.append(f"{expected} at {x:.0f}, {y:.0f} is read as {lines}")
        if readout["covers"] or not readout["inWindow"]:
            found.append(f"{expected}: the readout covers it, or lies outside the window")
    return found


def sentence(page: Page, figure: Locator) -> str:
    """What is said of a mark to which the arrow keys lead."""
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(figure.locator("[aria-live]")).not_to_be_empty()
    expect(figure.locator(".chart-panel button").first).to_be_attached()
    words = figure.locator("[aria-live]").inner_text()
    page.keyboard.press("Escape")
    return words


@pytest.mark.parametrize("width", WIDTHS)
def test_each_form_says_its_marks_by_pointer_and_key_and_keeps_the_policy(
    browser: Browser, served: str, width: int
) -> None:
    noted, found, sentences = list[str](), dict[str, list[str]](), dict[str, str]()
    with watched(browser, noted, viewport={"width": width, "height": 1000}) as context:
        page = context.new_page()
        page.goto(f"{served}{ALL_FORMS}")
        for name in page.locator("figure.chart").evaluate_all("all => all.map(({ id }) => id)"):
            figure = wake(page, name)
            found[name] = faults(page, figure)
            sentences[name] = sentence(page, figure)
    assert len(found) == len(CHART_TYPES)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert sentences["joint-exercises-by-year"] == "At sea, 2012: 1 exercise"
    assert sentences["military-spending-in-short"] == "Military spending, China: USD 313.7 bn, estimate"
    assert sentences["where-they-meet"].endswith("meetings")
    assert not [words for words in sentences.values() if "undefined" in words or "null" in words or "NaN" in words]
    assert noted == []


def test_no_caption_keeps_more_than_two_empty_lines_for_a_readout(browser: Browser, served: str) -> None:
    """Lines of a readout: 18 pixels. The picture begins 11 below the caption."""
    piece = f"{served}analyses/who-moved-in-new-york/"  # One of its charts has three lines.
    with opened(browser, piece, viewport={"width": 360, "height": 1000}) as page:
        empty = page.locator("figure.chart").evaluate_all(
            """all => all.map((figure) => {
              const words = document.createRange();
              words.selectNodeContents(figure.querySelector(".chart-subtitle"));
              const end = words.getBoundingClientRect().bottom;
              return [figure.id, figure.querySelector(".chart-picture").getBoundingClientRect().top - end];
            })"""
        )
    assert {name: room for name, room in empty if room > 11 + 2 * 18} == {}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One window for the pieces over each kind of time: it keeps Plotly from one to the next."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize("kind", FORMS)
def test_each_mark_says_its_own_time_and_amount(page: Page, samples: str, kind: PeriodKind) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{samples}analyses/{kind}/")
    found = {form: faults(page, wake(page, f"{kind}-{form}"), 2 * len(TIMES[kind][1])) for form in FORMS[kind]}
    assert {form: wrong for form, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(("kind", "width"), [("year", 1280), ("date", 360)])
def test_each_mark_of_a_small_plot_says_its_own_words(page: Page, samples: str, kind: PeriodKind, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(f"{samples}analyses/{kind}/")
    names = [f"{kind}-{form}-panels" for form in SMALL_PLOTS[kind]]
    found = {name: faults(page, wake(page, name), 2 * len(TIMES[kind][1])) for name in names}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_an_outline_keeps_to_its_mark_when_the_window_narrows(browser: Browser, served: str) -> None:
    """It kept its width in pixels, lay beside its mark, and the page went on to its right."""
    with browser.new_context(viewport={"width": 400, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{served}{ALL_FORMS}")
        figure = wake(page, "where-they-meet")
        page.keyboard.press("ArrowRight")
        expect(figure.locator(".chart-readout")).to_be_visible()
        page.set_viewport_size({"width": 320, "height": 900})
        outline, picture = (figure.locator(f".chart-picture > {part}").bounding_box() for part in PARTS)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert outline == picture


def test_what_is_read_is_read_on_when_a_phone_is_turned(page: Page, served: str) -> None:
    """The other drawing is shown then. The readout went, and the keys began anew at the first mark."""
    page.set_viewport_size({"width": 740, "height": 360})
    page.goto(f"{served}analyses/yuan-in-moscow/")
    name = page.locator("figure.chart").first.get_attribute("id") or ""
    figure = wake(page, name)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    readout, outlines = figure.locator(".chart-readout"), figure.locator(".chart-pointer > *")
    words = readout.inner_text()
    page.set_viewport_size({"width": 360, "height": 740})
    expect(figure.locator(".chart-live[data-size=narrow]")).to_be_visible()
    assert readout.inner_text() == words
    assert outlines.last.is_visible()
    subtitle, box = figure.locator(".chart-subtitle").bounding_box(), readout.bounding_box()
    assert subtitle
    assert box
    assert box["y"] <= subtitle["y"] or box["y"] >= subtitle["y"] + subtitle["height"]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    assert readout.inner_text() == words


def test_the_readout_cuts_no_line_when_letters_alone_become_larger(page: Page, served: str) -> None:
    """As a browser's setting for text does it: no window changes."""
    page.goto(f"{served}analyses/yuan-in-moscow/")
    figure = wake(page, page.locator("figure.chart").first.get_attribute("id") or "")
    page.keyboard.press("ArrowRight")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(100)  # (A few frames.)
    subtitle, box = (figure.locator(part).bounding_box() for part in (".chart-subtitle", ".chart-readout"))
    assert subtitle
    assert box
    assert box["y"] <= subtitle["y"] or box["y"] >= subtitle["y"] + subtitle["height"]


def test_before_plotly_is_there_the_picture_is_read_though_the_address_asks_for_a_part(page: Page, served: str) -> None:
    """The marks of the part were outlined and said on the picture of the whole."""
    trade = "china-russia-trade-by-direction"
    page.route("**/plotly-basic.min.js", lambda route: route.abort())
    page.goto(f"{served}charts/{trade}/#{trade}?from=2022")
    figure = page.locator(f"figure#{trade}")
    expect(figure.locator("[aria-live]")).to_be_attached()
    figure.locator(".chart-picture").focus()
    page.keyboard.press("Home")
    expect(figure.locator(".chart-readout")).to_contain_text("2015")


def test_the_time_of_a_row_stands_where_its_mark_does(page: Page, samples: str) -> None:
    page.goto(f"{samples}analyses/year/")
    row_places = """async (rows) => {
        const { place } = await import(new URL('assets/chart-view.js', __md_scope));
        return rows.map(({ time }) => place(time));
    }"""
    drawn_places = """async ([kind, drawn]) => {
        const { began } = await import(new URL('assets/chart-period.js', __md_scope));
        return drawn.map((x) => began(kind, x));
    }"""
    for kind in KINDS:
        address = f"{samples}charts/{kind}-line.json"
        content = page.evaluate("address => fetch(address).then((answer) => answer.json())", address)
        places = page.evaluate(row_places, content["rows"])
        traces = content["figure"]["data"]
        drawn = [trace["x"][at] for trace in traces for at, y in enumerate(trace["y"]) if y is not None]
        began = page.evaluate(drawn_places, [kind, drawn])
        assert [time[: len(place)] for time, place in zip(began, places, strict=True)] == places, kind
