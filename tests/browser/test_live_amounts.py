"""Small and large amounts in the live chart: as the table has them, not as JavaScript can hold them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.samples.amounts import descriptor
from tests.samples.built import build
from tests.samples.server import serving_folder
from tests.samples.site import HEAD, SITE, site_config, write_files

DESCRIPTOR = descriptor(("small", "number", "grams"), ("large", "integer", "pieces"), ("near", "number", "metres"))
ROWS = """\
year,small,large,near
2021,0.0000000012,9007199254740993,1000000.0001
2022,0.00000000250,9223372036854775808,1000000.0003
2023,-0,1180591620717411303425,1000000.0005
"""
CHARTS = {
    "small": "id: small\ntype: line\ndata: amounts\nx: year\ny: small\ntitle: Small\nalt: A line.\n",
    "large": "id: large\ntype: line\ndata: amounts\nx: year\ny: large\ntitle: Large\nalt: A line.\n",
    "near": "id: near\ntype: line\ndata: amounts\nx: year\ny: near\ntitle: Near\nalt: A line.\n",
    "bars": "id: bars\ntype: bar\ndata: amounts\nx: year\ny: small\ntitle: Bars\nalt: Bars.\n",
    "number": "id: number\ntype: number\ndata: amounts\nx: year\ny: large\ntitle: Number\nalt: A number.\n",
    "columns": "id: columns\ntype: table\ndata: amounts\nx: year\ny: [small, large]\ntitle: Columns\nalt: Bars.\n",
}


@pytest.fixture(scope="module")
def piece(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Iterator[str]:
    """The address of a piece with charts of amounts of all sizes."""
    root = tmp_path_factory.mktemp("amounts")
    with serving_folder(root / "site") as address:
        fences = "\n".join(f"```chart\n{chart}```\n" for chart in CHARTS.values())
        changes = {
            "mkdocs.yml": site_config(address),
            "data/datasets/economy/amounts.yaml": DESCRIPTOR,
            "data/datasets/economy/amounts.csv": ROWS,
            "docs/analyses/lifeline.md": f"{HEAD}Amounts.\n\n{fences}",
        }
        write_files(root, {**SITE, **changes})
        (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
        built = build(root)
        assert built.code == 0, built.output
        yield f"{address}analyses/lifeline/"


@pytest.mark.parametrize(
    ("chart", "sentence"),
    [
        ("small", "Small, 2021: 1.2\xa0×\xa010⁻⁹ grams"),
        ("bars", "Small, 2021: 1.2\xa0×\xa010⁻⁹ grams"),
        ("large", "Large, 2021: 9,007,199,254,740,993 pieces"),
        ("near", "Near, 2021: 1,000,000.0001 metres"),
    ],
)
def test_a_live_chart_says_and_shows_every_digit(page: Page, piece: str, chart: str, sentence: str) -> None:
    page.goto(piece)
    page.locator(f"#{chart} .chart-picture").focus()
    page.keyboard.press("Home")
    assert page.locator(f"#{chart} [aria-live=polite]").text_content() is not None
    expect(page.locator(f"#{chart} [aria-live=polite]")).not_to_be_empty()
    assert page.locator(f"#{chart} [aria-live=polite]").text_content() == sentence
    readout = page.locator(f"#{chart} .chart-readout")
    assert sentence.partition(": ")[2] in str(readout.text_content())


def test_a_download_of_a_view_has_the_cells_of_the_file(page: Page, piece: str, tmp_path: Path) -> None:
    page.goto(f"{piece}#small?from=2022")
    expect(page.locator("#small.live")).to_be_visible()
    page.locator("#small .chart-explore summary").click()
    with page.expect_download() as started:
        page.locator("#small .chart-panel button", has_text="CSV").click()
    started.value.save_as(tmp_path / "small.csv")
    with (tmp_path / "small.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["year"], row["small"], row["large"]) for row in csv.DictReader(file)]
    assert rows == [("2022", "0.00000000250", str(2**63)), ("2023", "0", str(2**70 + 1))]
