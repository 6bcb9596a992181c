"""Readers cite a piece, a chart and a dataset: in words, and in files for reference managers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rispy
from bibtexparser import parse_string
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 360, "height": 740}
PAGES = ("analyses/long/", "charts/trade/", "data/trade/")


def taken(page: Page, link: str) -> tuple[str, str]:
    """The name and the text of the file to which a link leads."""
    with page.expect_download() as download:
        page.get_by_role("link", name=link, exact=True).click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_piece_is_cited_in_bibtex(browser: Browser, samples: str, scripts: bool) -> None:
    page = browser.new_context(java_script_enabled=scripts, viewport=PHONE).new_page()
    page.goto(f"{samples}analyses/long/")
    name, text = taken(page, "BibTeX")
    [entry] = parse_string(text).entries
    fields = {field.key: field.value for field in entry.fields}
    assert (name, entry.entry_type, fields["title"]) == ("long.bib", "techreport", "A long way")
    assert fields["url"] == "https://example.org/analyses/long/"
    assert fields["url"] in page.locator(".cite").inner_text()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("charts/trade/", "China-Russia Dashboard, “Both directions surged, then stalled”. Data: "),
        ("data/trade/", "China-Russia Dashboard, “Trade”, dataset, version "),
    ],
)
def test_a_chart_and_a_dataset_are_cited_as_text(browser: Browser, samples: str, name: str, words: str) -> None:
    page = browser.new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(f"{samples}{name}")
    page.get_by_role("button", name="Copy citation").click()
    expect(page.locator(".piece-tools").get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(words)
    assert copied.endswith(f" https://example.org/{name}")


def test_reference_managers_read_of_a_dataset_what_its_page_says(page: Page, samples: str) -> None:
    page.goto(f"{samples}data/trade/")
    [item], [entry] = json.loads(taken(page, "CSL-JSON")[1]), rispy.loads(taken(page, "RIS")[1])
    assert item["version"] == entry["edition"]
    expect(page.locator(".cite")).to_contain_text(f"dataset, version {item['version']}, updated 20 January 2026.")


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone_it_fits_and_needs_no_scripts(browser: Browser, samples: str, name: str) -> None:
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(f"{samples}{name}")
    expect(page.locator(".cite a")).to_have_attribute("href", f"https://example.org/{name}")
    expect(page.locator(".piece-tools").filter(visible=True)).to_have_count(0)
    boxes = [link.bounding_box() for link in page.locator(".cite, .cite-files a").all()]
    assert len(boxes) == 4
    assert all(box and box["x"] + box["width"] <= PHONE["width"] for box in boxes)


@pytest.mark.parametrize("name", PAGES)
def test_on_paper_the_words_stand_without_the_files(page: Page, samples: str, name: str) -> None:
    page.goto(f"{samples}{name}")
    page.emulate_media(media="print")
    expect(page.locator(".cite")).to_be_visible()
    expect(page.locator(".cite-files")).to_be_hidden()
    expect(page.locator(".piece-tools").filter(visible=True)).to_have_count(0)
