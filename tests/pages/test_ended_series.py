"""What stands alone with a chart whose series has ended names what goes on in its place, if readers get that."""

from __future__ import annotations

import re

import pytest

from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.output.derived_files import derived_files
from dashboard.pages.generated_pages import generated_pages
from tests.samples.edition import Edit
from tests.samples.site import CHART, TRADE, TRADE_ROWS


@pytest.mark.parametrize("is_public", [True, False])
def test_the_chart_page_and_the_frame_name_the_successor_that_readers_get(edit: Edit, is_public: bool) -> None:
    end = "ended: {on: 2099, why: it was stopped, successor: more}\n"
    edition = edit(
        {
            "data/charts/trade.yaml": f"{CHART}public: true\n",
            "data/datasets/economy/trade.yaml": TRADE + end,
            "data/datasets/economy/more.yaml": f"{TRADE}public: {str(is_public).lower()}\n",
            "data/datasets/economy/more.csv": TRADE_ROWS,
        },
        preview=False,
    )
    page = next(page for page in generated_pages(edition.view) if page.path == "charts/trade/index.md")
    assert [successor.name for successor in page.make()["successors"]] == ["more"] * is_public
    cache = edition.content.cache
    edition = edition.with_artefacts(make_artefacts(edition.view.chart_requests, "Tiny", cache, None, []))
    frame = derived_files(edition.view, [])["embed/trade/index.html"].kept(cache)
    html = cache.path(*frame).read_text(encoding="utf-8")
    assert re.search(r"No longer updated: “[^”]+” ended in 2099\.", html)
    assert ('A newer version exists: <a href="../../data/more/">' in html) is is_public
