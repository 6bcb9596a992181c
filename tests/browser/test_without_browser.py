"""A machine without a Chromium: the preview shows everything but the pictures, the publication is refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.samples.built import Built, build
from tests.samples.server import serving_folder
from tests.samples.site import SITE, site_config, write_files

NO_BROWSER = {**os.environ, "DASHBOARD_CHROMIUM": "/nowhere/chromium"}


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small site, built where the browser that is named does not exist."""
    root = tmp_path_factory.mktemp("without")
    write_files(root, {**SITE, "mkdocs.yml": site_config("https://example.org/")})
    built = build(root, env=NO_BROWSER)
    assert built.code == 0, built.output
    return built


@pytest.fixture
def address(without: Built) -> Iterator[str]:
    """Where the site without pictures is served."""
    with serving_folder(without.site) as address:
        yield address


def test_a_strict_build_is_refused_with_the_cure(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, "mkdocs.yml": site_config("https://example.org/")})
    built = build(tmp_path, "--strict", env=NO_BROWSER)
    assert built.code == 1
    assert "DASHBOARD_CHROMIUM names /nowhere/chromium, which is no file" in built.output
    assert "make setup" in built.output
    assert not built.site.exists()


def test_the_preview_says_it_once(without: Built) -> None:
    assert without.output.count("no-picture") == 1
    assert "Traceback" not in without.output


def test_on_the_day_when_there_is_a_browser_everything_is_drawn(without: Built, tmp_path: Path) -> None:
    pages = ("analyses/lifeline/index.html", "charts/trade.svg", "embed/trade/index.html")
    assert "The picture is not drawn yet." in without.read(pages[0])
    drawn = build(without.root, "--strict", "-d", str(tmp_path / "drawn"))
    assert drawn.code == 0, drawn.output
    for name in pages:
        text = (tmp_path / "drawn" / name).read_text(encoding="utf-8")
        assert "The picture is not drawn yet." not in text, name


def test_table_links_and_the_live_chart_work_in_a_box_of_the_right_shape(page: Page, address: str) -> None:
    page.goto(f"{address}analyses/lifeline/")
    figure = page.locator("figure.chart")
    expect(figure.locator("td", has_text="129.32")).to_have_count(1)
    figure.get_by_text("Data", exact=True).first.click()
    expect(figure.get_by_role("link", name="CSV")).to_be_visible()
    picture = figure.locator(".chart-picture")
    expect(picture.locator("svg.wide")).to_contain_text("not drawn")
    picture.scroll_into_view_if_needed()
    before = picture.bounding_box()
    picture.hover()
    live = picture.locator(".chart-live .main-svg").first
    expect(live).to_be_visible()
    expect(live).to_have_css("position", "absolute")  # one of the rules that Plotly does not write itself here
    expect(picture.locator("svg.wide[role=img]")).to_have_css("opacity", "0")
    assert picture.bounding_box() == before
    assert live.bounding_box() == pytest.approx(before, abs=1)
