"""Downloads of what a chart shows."""

from __future__ import annotations

import csv
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.samples.all_forms import ALL_FORMS
from tests.samples.page import opened, wear

TRADE = "china-russia-trade-by-direction"
ONE = f"#{TRADE}?series=russia-to-china&from=2019&to=2024"
PROJECT = "China-Russia Dashboard"
SVG = "{http://www.w3.org/2000/svg}"


@contextmanager
def explored(browser: Browser, address: str) -> Iterator[Locator]:
    """A chart that is live, with its panel open."""
    with opened(browser, address) as page:
        figure = page.locator(f"#{TRADE}")
        figure.locator(".chart-explore summary").click()
        expect(figure.get_by_role("button", name="CSV", exact=True)).to_be_visible()
        yield figure


@pytest.fixture(scope="module")
def whole(browser: Browser, pieces: list[str]) -> Iterator[Locator]:
    """The chart with all that it has, for all tests of this module."""
    with explored(browser, pieces[0]) as figure:
        yield figure


@pytest.fixture(scope="module")
def part(browser: Browser, pieces: list[str]) -> Iterator[Locator]:
    """The chart with one series and some years, for all tests of this module."""
    with explored(browser, f"{pieces[0]}{ONE}") as figure:
        yield figure


def saved(figure: Locator, form: str, folder: Path, events: bool = True) -> Path:
    """What a chart's panel gives as a file, with or without the marks of events."""
    figure.locator(".chart-events input").set_checked(events)
    with figure.page.expect_download() as download:
        figure.get_by_role("button", name=form, exact=True).click()
    assert download.value.suggested_filename == f"{TRADE}.{form.lower()}"
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_csv_holds_the_rows_shown(part: Locator, pieces: list[str], tmp_path: Path) -> None:
    with saved(part, "CSV", tmp_path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["year"] for row in rows] == ["2019", "2020", "2021", "2022", "2023", "2024"]
    assert {row["flow"] for row in rows} == {"russia-to-china"}
    assert rows[-1]["value"] == "129.32"
    assert rows[2]["mark"] == "derived"
    title = "Both directions surged after 2021, then turned down"
    assert {row["part_of"] for row in rows} == {f"{title} ({PROJECT}, {pieces[0]}{ONE})"}


@pytest.mark.parametrize("form", ["CSV", "SVG"])
def test_a_file_of_the_whole_is_that_of_the_site(whole: Locator, served: str, tmp_path: Path, form: str) -> None:
    with urlopen(f"{served}charts/{TRADE}.{form.lower()}") as answer:
        assert saved(whole, form, tmp_path).read_bytes() == answer.read()


@pytest.mark.parametrize(("scheme", "paper"), [("slate", "#12171e"), ("default", "#fbfaf6")])
def test_svg_of_a_view_has_its_series_title_source_and_the_pages_colours(
    part: Locator, pieces: list[str], tmp_path: Path, scheme: str, paper: str
) -> None:
    wear(part.page, scheme)
    path = saved(part, "SVG", tmp_path)
    root = ElementTree.parse(path).getroot()
    words = " ".join(text for text in root.itertext() if text.strip())
    assert "Part of “Both directions surged after 2021" in words
    assert "Russia sells to China (1 of 2 series), 2019 to 2024" in words
    assert f"{PROJECT}, {pieces[0]}{ONE}".replace(" ", "") in words.replace(" ", "")  # A long address is broken.
    assert "Full-scale" in words
    assert "Russia sells to China" in words
    assert "China sells to Russia" not in words
    # Notes and sources are those of what is shown; the page's has provisional figures and ten reports.
    assert "Hollow: derived (2021, 2023)." in words
    assert "provisional" not in words
    assert "General Administration of Customs of China (GACC), via 5 others · data of 24 Nov 2026" in words
    assert "Report on trade" not in words  # The list of them is not part of the picture.
    assert root.find(f"{SVG}rect").get("fill") == paper  # type: ignore[union-attr]  # it is the first thing drawn
    text = path.read_text(encoding="utf-8")
    assert re.search(r"rgb\(0,\s*0,\s*[1-9]", text) is None
    assert "var(" not in text
    assert "Inter" not in text  # The font is that of the page.
    assert "Full-scale" not in saved(part, "SVG", tmp_path, events=False).read_text(encoding="utf-8")


def test_a_picture_of_all_series_without_events_is_no_part(whole: Locator, pieces: list[str], tmp_path: Path) -> None:
    with_events = saved(whole, "PNG", tmp_path).read_bytes()
    text = saved(whole, "SVG", tmp_path, events=False).read_text(encoding="utf-8")
    assert "Full-scale" not in text
    assert "Part of" not in text
    assert f"{PROJECT}, {pieces[0]}#{TRADE}?events=off" in " ".join(
        line for line in ElementTree.fromstring(text).itertext() if line.strip()
    )
    assert saved(whole, "PNG", tmp_path, events=False).read_bytes() != with_events


def test_notes_and_sources_of_a_part_are_written_as_those_of_the_whole(page: Page, served: str) -> None:
    """Of each form, the script writes of all rows what the page says below the chart."""
    page.goto(served + ALL_FORMS)
    page.locator("figure.chart .chart-picture").first.focus()
    expect(page.locator("figure.live").first).to_be_visible()
    written = page.evaluate(
        """() => Promise.all([...document.querySelectorAll("figure.chart")].map(async (figure) => {
            const chartNotes = await import(new URL("assets/chart-notes.js", __md_scope));
            const chartView = await import(new URL("assets/chart-view.js", __md_scope));
            const content = await (await fetch(figure.dataset.src)).json();
            const chart = { content, view: chartView.ALL };
            const text = (selector) => figure.querySelector(selector)?.textContent.trim().replace(/\\s+/g, " ") ?? "";
            const line = text(".chart-source > :first-child");
            return content.summary ? [] : [
                [figure.id, text(".chart-marks"), line],
                [figure.id, content.marks ? chartNotes.marks(chart) : "", chartNotes.sources(chart)],
            ];
        }))"""
    )
    compared = [pair for pair in written if pair]
    assert len(compared) > 10
    assert [(said, own) for said, own in compared if said != own] == []


def test_png_is_twice_the_size_of_the_drawing(part: Locator, tmp_path: Path) -> None:
    image = saved(part, "PNG", tmp_path).read_bytes()
    assert image.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", image[16:24])
    assert width == 2 * (760 + 32)
    assert height > 2 * 400


def test_a_download_leaves_the_chart_and_asks_nobody_else(part: Locator, served: str, tmp_path: Path) -> None:
    requested: list[str] = []
    part.page.on("request", lambda request: requested.append(request.url))
    saved(part, "PNG", tmp_path)
    expect(part.locator(".chart-live .trace")).to_have_count(1)
    assert [url for url in requested if not url.startswith((served, "data:", "blob:"))] == []
