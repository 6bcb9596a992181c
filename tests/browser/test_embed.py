"""What others take of a chart: the frame on a site of theirs, the oEmbed file, the picture, the chart page."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from PIL import Image
from playwright.sync_api import Browser, FrameLocator, Page, expect

from dashboard.charts.render.png import SCALE
from dashboard.charts.render.standalone_svg import WIDTH
from dashboard.core.settings import HOME
from tests.samples.axe import violations
from tests.samples.server import serving_folder

SHARED = sorted(path.stem for path in (HOME / "data" / "charts").glob("*.yaml"))
CHART = "china-russia-trade-by-direction"
PIECE = "lifeline-and-convenience"
FENCE = "ideal-points"
"""A chart of one piece alone."""
FENCES = "who-moved-in-new-york"
"""That piece."""
BODY = "Math.ceil(document.body.getBoundingClientRect().height)"


def oembed(served: str, chart: str) -> dict[str, Any]:
    """The oEmbed file of a chart."""
    with urlopen(f"{served}charts/{chart}.oembed.json") as answer:
        return dict(json.load(answer))


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Another origin: it is given the body of its page and says its address."""
    with serving_folder(tmp_path) as address:

        def write_page(body: str) -> str:
            page = f"<!doctype html><html lang=en><title>Host</title><h1>Host</h1>{body}</html>"
            (tmp_path / "index.html").write_text(page, encoding="utf-8")
            return address

        yield write_page


def shown(page: Page) -> FrameLocator:
    """The chart inside the host's frame, seen to be complete."""
    frame = page.frame_locator("iframe")
    expect(frame.locator(".pictures > svg:visible")).to_have_count(1)
    expect(frame.locator(".chart-title")).to_be_visible()
    expect(frame.locator(".chart-source")).to_contain_text("data of")
    return frame


@pytest.mark.parametrize("width", [360, 640])
def test_a_reader_links_a_chart_of_a_piece_and_shows_it_on_another_site(
    browser: Browser, served: str, host: Callable[[str], str], width: int
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served}analyses/{FENCES}/")
    figure = page.locator(f"#{FENCE}")
    figure.locator(".chart-share summary").click()
    figure.get_by_role("button", name="Copy: Link").click()
    expect(figure.get_by_role("status").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{served}analyses/{FENCES}/#{FENCE}"
    figure.get_by_role("button", name="Copy: Embed").click()
    expect(figure.get_by_role("status").last).to_have_text("Copied")
    code = page.evaluate("navigator.clipboard.readText()")
    assert code == oembed(served, FENCE)["html"]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(host(f"<body style='margin:0'>{code}"))
    frame = shown(page)
    frame.locator(".chart-data summary").click()
    table = frame.locator(".table")
    expect(table).to_be_visible()
    # The frame gets the height that it asks for, and a long table scrolls in a box of its own.
    page.wait_for_function("document.querySelector('iframe').getBoundingClientRect().height > 800")
    inside = frame.locator(":root").evaluate("root => [root.scrollHeight, innerHeight, root.scrollWidth, innerWidth]")
    assert inside[0] <= inside[1]
    assert inside[2] <= inside[3]
    assert table.evaluate("table => [table.scrollHeight > table.clientHeight, table.clientHeight < 400]") == [
        True,
        True,
    ]


def test_a_host_hears_nobody_but_its_frame(page: Page, served: str, host: Callable[[str], str]) -> None:
    page.goto(host(oembed(served, CHART)["html"]))
    shown(page)
    page.wait_for_function("document.querySelector('iframe').style.height.endsWith('px')")
    before = page.locator("iframe").bounding_box()
    message = "{type: 'china-russia-dashboard:height', height: 9999}"
    page.evaluate(f"postMessage({message}, '*')")  # of another origin
    page.evaluate(
        "(address) => new Promise((done) => { const one = document.createElement('iframe');"
        " one.src = address; one.onload = done; document.body.append(one); })",
        f"{served}tiles.json",
    )
    page.frames[2].evaluate(f"parent.postMessage({message}, '*')")  # of its origin, and of another frame
    page.wait_for_timeout(200)
    assert page.locator("iframe").first.bounding_box() == before


@pytest.mark.parametrize("chart", [CHART, FENCE])
def test_without_scripts_a_frame_has_about_the_height_that_its_width_needs(
    browser: Browser, served: str, host: Callable[[str], str], chart: str
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(host(f"<body style='margin:0'>{oembed(served, chart)['html']}"))
    for width in (320, 360, 480, 640, 780, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        frame = shown(page)
        needed = frame.locator(":root").evaluate(f"() => {BODY}")
        assert frame.locator(":root").evaluate("root => root.scrollWidth") <= width
        box = page.locator("iframe").bounding_box()
        assert box
        assert needed <= box["height"] <= needed + 110
    frame.locator(".chart-data summary").click()
    assert frame.locator("tbody tr").count() > 2
    expect(frame.locator("tbody tr").first).to_be_visible()


def test_a_chart_in_a_frame_comes_alive_on_hover(page: Page, served: str, host: Callable[[str], str]) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(host(oembed(served, CHART)["html"]))
    frame = shown(page)
    frame.locator(".chart-picture").hover()
    expect(frame.locator(".chart-live .main-svg").first).to_be_visible()
    frame.locator(".chart-picture").hover(position={"x": 300, "y": 200})
    expect(frame.locator(".chart-readout")).to_contain_text("USD")
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_follows_the_viewers_scheme_and_axe_finds_nothing(page: Page, served: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{served}embed/{CHART}/")
    paper = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert paper == {"light": "rgb(251, 250, 246)", "dark": "rgb(18, 23, 30)"}[scheme]
    assert violations(page) == []


def test_each_oembed_file_is_one(served: str) -> None:
    for chart in SHARED:
        given = oembed(served, chart)
        assert (given["version"], given["type"]) == ("1.0", "rich")
        assert isinstance(given["width"], int)
        assert isinstance(given["height"], int)
        assert given["title"]
        assert f'<iframe src="{served}embed/{chart}/"' in given["html"]
        assert f'height="{given["height"]}"' in given["html"]
        with urlopen(f"{served}embed/{chart}/") as answer:
            assert f'id="{chart}"' in answer.read().decode()


def test_each_chart_has_a_png(served: str) -> None:
    for chart in (*SHARED, FENCE):
        with urlopen(f"{served}charts/{chart}.png") as answer:
            picture = Image.open(io.BytesIO(answer.read()))
        assert (picture.format, picture.width) == ("PNG", WIDTH * SCALE), chart


def test_a_chart_page_names_its_oembed_file_and_the_pieces_that_use_it(page: Page, served: str) -> None:
    page.goto(f"{served}charts/{CHART}/")
    link = page.locator("link[type='application/json+oembed']")
    assert link.evaluate("link => link.href") == f"{served}charts/{CHART}.oembed.json"
    assert oembed(served, CHART)["html"] == page.locator(".chart-share code").text_content()
    used = page.locator(".cards a[href*='analyses/']").evaluate_all("links => links.map((link) => link.href)")
    assert set(used) == {f"{served}analyses/{PIECE}/"}
    expect(page.locator("figure.chart")).to_have_count(1)


def test_a_chart_of_one_piece_alone_has_a_frame_and_no_page(page: Page, served: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{served}charts/{FENCE}/")
    page.goto(f"{served}analyses/{FENCES}/")
    figure = page.locator(f"#{FENCE}")
    figure.locator(".chart-share summary").click()
    expect(figure.get_by_role("link", name="PNG")).to_have_attribute("href", re.compile(f"/charts/{FENCE}.png$"))
    figure.get_by_role("link", name="Open full size").click()
    page.wait_for_url(f"{served}embed/{FENCE}/")
    page.set_viewport_size({"width": 1280, "height": 900})
    large = page.locator(f"#{FENCE} .pictures").bounding_box()
    assert large
    assert large["width"] > 1000
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"{served}analyses/{FENCES}/#{FENCE}"
    address = page.locator("link[type='application/json+oembed']").evaluate("link => link.href")
    assert address == f"{served}charts/{FENCE}.oembed.json"
