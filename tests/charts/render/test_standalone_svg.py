"""The SVG that stands alone."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from dashboard.charts.render.standalone_svg import standalone_svg
from tests.samples.edition import Edit

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'


@pytest.mark.parametrize(
    ("address", "last"),
    [
        ("https://example.org/charts/trade/", "https://example.org/charts/trade/"),
        ("charts/trade/", "Sources: China Customs, via TASS and RIA. Updated 20 January 2026."),
    ],
)
def test_it_says_where_it_comes_from(edit: Edit, address: str, last: str) -> None:
    chart = edit().content.shared_charts["trade"]
    assert chart
    svg = ElementTree.fromstring(standalone_svg(chart.selection, "Two lines.", PICTURE, 300, address))
    assert [element.text for element in svg.findall("{*}text")][-1] == last
