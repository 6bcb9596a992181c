"""Small and large amounts in the live chart: as the table has them, not as JavaScript can hold them."""

from __future__ import annotations

import csv
from pathlib import Path

from playwright.sync_api import Page, expect

PIECE = "analyses/amounts/"
SENTENCES = {
    "small": "Small, 2021: 1.2\xa0×\xa010⁻⁹ grams",
    "bars": "Small, 2021: 1.2\xa0×\xa010⁻⁹ grams",
    "large": "Large, 2021: 9,007,199,254,740,993 pieces",
    "near": "Near, 2021: 1,000,000.0001 metres",
}
"""What is said of the first mark of each chart."""


def test_a_live_chart_says_and_shows_every_digit(page: Page, samples: str) -> None:
    page.goto(f"{samples}{PIECE}")
    said = {}
    for chart, sentence in SENTENCES.items():
        voice, readout = page.locator(f"#{chart} [aria-live=polite]"), page.locator(f"#{chart} .chart-readout")
        page.locator(f"#{chart} .chart-picture").focus()
        page.keyboard.press("Home")
        expect(voice).not_to_be_empty()
        said[chart] = voice.text_content()
        assert sentence.partition(": ")[2] in str(readout.text_content())
    assert said == SENTENCES


def test_a_download_of_a_view_has_the_cells_of_the_file(page: Page, samples: str, tmp_path: Path) -> None:
    page.goto(f"{samples}{PIECE}#small?from=2022")
    expect(page.locator("#small.live")).to_be_visible()
    page.locator("#small .chart-explore summary").click()
    with page.expect_download() as started:
        page.locator("#small .chart-panel button", has_text="CSV").click()
    started.value.save_as(tmp_path / "small.csv")
    with (tmp_path / "small.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["year"], row["small"], row["large"]) for row in csv.DictReader(file)]
    assert rows == [("2022", "0.00000000250", str(2**63)), ("2023", "0", str(2**70 + 1))]
