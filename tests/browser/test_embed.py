"""What others take of a shared chart: the frame on a site of theirs, the oEmbed file, the picture, the chart page."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, FrameLocator, Page, expect

from dashboard.charts.render.png import SCALE
from dashboard.charts.render.standalone_svg import WIDTH
from dashboard.core.settings import HOME
from tests.samples.server import serving_folder

SHARED = sorted(path.stem for path in (HOME / "data" / "charts").glob("*.yaml"))
CHART = "china-russia-trade-by-direction"
PIECE = "lifeline-and-convenience"
FENCE = "value-of-russian-crude"
"""A chart of one piece alone."""
LISTEN = """<script>window.said = []; addEventListener("message", (event) => {
  window.said.push({ ...event.data, origin: event.origin });
  document.querySelector("iframe").height = event.data.height;
});</script>"""
"""What a host does that follows the height it is told."""


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
    expect(frame.locator(".chart-source")).to_contain_text("Source")
    expect(frame.locator(".chart-source")).to_contain_text("Updated")
    return frame


@pytest.mark.parametrize("width", [360, 1000])
def test_a_frame_on_another_origin_tells_its_height(
    browser: Browser, served: str, host: Callable[[str], str], width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(host(LISTEN + oembed(served, CHART)["html"]))
    frame = shown(page)
    page.wait_for_function("window.said.length")
    message = page.evaluate("said.at(-1)")
    assert (message["type"], message["id"]) == ("china-russia-dashboard:height", CHART)
    assert served.startswith(message["origin"])
    assert message["origin"] not in page.url
    frame.get_by_text("Table", exact=True).click()
    page.wait_for_function("before => said.at(-1).height > before + 100", arg=message["height"])
    inside = frame.locator(":root").evaluate("root => [root.scrollHeight, root.scrollWidth, innerHeight, innerWidth]")
    assert inside[0] <= inside[2]
    assert inside[1] <= inside[3]


@pytest.mark.parametrize("width", [360, 780, 1280])
def test_a_frame_works_without_scripts(browser: Browser, served: str, host: Callable[[str], str], width: int) -> None:
    given = oembed(served, CHART)
    page = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False).new_page()
    page.goto(host(given["html"]))
    frame = shown(page)
    high, wide = frame.locator(":root").evaluate("root => [root.scrollHeight, root.scrollWidth]")
    assert wide <= width
    if width > given["width"]:  # On a phone, a host that does not listen has a frame that scrolls.
        assert high <= given["height"]
    frame.get_by_text("Table", exact=True).click()
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
    expect(frame.locator(".chart-readout")).to_contain_text("USD bn")
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_follows_the_viewers_scheme_and_axe_finds_nothing(browser: Browser, served: str, scheme: Any) -> None:
    page = browser.new_context(color_scheme=scheme).new_page()
    page.goto(f"{served}embed/{CHART}/")
    paper = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert paper == {"light": "rgb(251, 250, 246)", "dark": "rgb(18, 23, 30)"}[scheme]
    violations = Axe().run(page).response["violations"]
    assert [(violation["id"], [node["target"] for node in violation["nodes"]]) for violation in violations] == []


@pytest.mark.parametrize("chart", SHARED)
def test_the_oembed_file_is_one(served: str, chart: str) -> None:
    given = oembed(served, chart)
    assert (given["version"], given["type"]) == ("1.0", "rich")
    assert isinstance(given["width"], int)
    assert isinstance(given["height"], int)
    assert given["title"]
    assert given["html"].startswith(f'<iframe src="{served}embed/{chart}/"')
    assert f'height="{given["height"]}"' in given["html"]
    with urlopen(f"{served}embed/{chart}/") as answer:
        assert f'id="{chart}"' in answer.read().decode()


@pytest.mark.parametrize("chart", SHARED)
def test_a_shared_chart_has_a_png(served: str, chart: str) -> None:
    with urlopen(f"{served}charts/{chart}.png") as answer:
        picture = Image.open(io.BytesIO(answer.read()))
    assert picture.format == "PNG"
    assert picture.width == WIDTH * SCALE


def test_a_chart_page_names_its_oembed_file_and_the_pieces_that_use_it(page: Page, served: str) -> None:
    page.goto(f"{served}charts/{CHART}/")
    link = page.locator("link[type='application/json+oembed']")
    assert link.evaluate("link => link.href") == f"{served}charts/{CHART}.oembed.json"
    assert oembed(served, CHART)["html"] in str(page.locator(".snippet").text_content())
    used = page.locator(".cards a[href*='analyses/']").evaluate_all("links => links.map((link) => link.href)")
    assert set(used) == {f"{served}analyses/{PIECE}/"}
    expect(page.locator("figure.chart")).to_have_count(1)


def test_a_chart_of_one_piece_alone_has_no_page_of_its_own(page: Page, served: str) -> None:
    for name in (f"charts/{FENCE}.png", f"charts/{FENCE}.oembed.json", f"charts/{FENCE}/", f"embed/{FENCE}/"):
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{served}{name}")
    page.goto(f"{served}analyses/more-barrels-less-money/")
    figure = page.locator(f"#{FENCE}")
    expect(figure.get_by_role("link", name="Picture")).to_have_count(1)
    expect(figure.get_by_role("link", name="Chart page")).to_have_count(0)
