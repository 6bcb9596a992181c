"""A map answers the pointer with the country under it: by its area, or by the mark of a small one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.charts.parts.outlines import project
from tests.samples.built import build
from tests.samples.maps import DESCRIPTOR
from tests.samples.server import serving_folder
from tests.samples.site import SITE, site_config, write_files

MAP = (
    "id: world\ntype: choropleth\ndata: world\nlocation: country\nvalue: amount\ntitle: World\nalt: A map.\n"
    "public: true\n"
)
PLACES = {
    "China": (104.0, 35.0),
    "India": (79.0, 22.0),
    "Hong Kong": (114.14, 22.44),
    "Singapore": (103.82, 1.36),
    "Guangdong, a part of China": (113.0, 24.8),
}
"""Where the pointer moves, in degrees east and north."""
AT = """(layer, [x, y]) => {
    const { left, top, width } = layer.getBoundingClientRect();
    const { xaxis, yaxis, width: drawn } = layer._fullLayout;
    const place = (axis, value) => ((axis._offset + axis.c2p(value)) * width) / drawn;
    return [left + place(xaxis, x), top + place(yaxis, y)];
}"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Iterator[str]:
    """The address of a site with a map."""
    root = tmp_path_factory.mktemp("mapped")
    files = {
        "data/datasets/economy/world.yaml": DESCRIPTOR,
        "data/datasets/economy/world.csv": "country,amount\nChina,1\nIndia,2\nHong Kong,3\nSingapore,4\n",
        "data/charts/world.yaml": MAP,
    }
    write_files(root, {**SITE, "mkdocs.yml": site_config("https://example.org/"), **files})
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    built = build(root)
    assert built.code == 0, built.output
    with serving_folder(built.site) as address:
        yield address


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ("China", "China: 1 tonnes"),
        ("Guangdong, a part of China", "China: 1 tonnes"),
        ("India", "India: 2 tonnes"),
        ("Hong Kong", "Hong Kong: 3 tonnes"),
        ("Singapore", "Singapore: 4 tonnes"),
    ],
)
def test_the_label_is_that_of_the_country_under_the_pointer(page: Page, host: str, place: str, label: str) -> None:
    page.goto(f"{host}charts/world/")
    page.locator("#world .chart-picture").focus()
    expect(page.locator("#world.live")).to_be_visible()
    x, y = page.locator("#world .chart-live").evaluate(AT, list(project(*PLACES[place])))
    page.mouse.move(x, y)
    expect(page.locator("#world .chart-readout")).to_have_text(label)
