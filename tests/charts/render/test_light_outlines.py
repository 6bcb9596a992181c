"""The outlines of a map have an edge of their own no more, and only the corners that are seen."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.drawing import RenderJob, new_drawer
from dashboard.charts.render.light_outlines import light_outlines
from dashboard.core.settings import HOME
from dashboard.edition.prepare_edition import prepare_edition
from tests.samples.raster import other_dots

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60"><defs><clipPath id="a">'
    '<rect width="100" height="50"/></clipPath></defs><g transform="translate(0,10)" clip-path="url(#a)">'
)
EDGE = 'fill="none" stroke="var(--paper)" stroke-width="0.7"'
SQUARE, BEYOND = "M10,10L20,10L20,20L10,20L10,10", "M210,10L220,10L220,20L210,20L210,10"


@pytest.fixture(scope="module")
def maps() -> Iterator[list[str]]:
    """Our own maps, for screens and for phones."""
    shared = prepare_edition(HOME / "mkdocs.yml", preview=True).content.shared_charts.values()
    selections = [chart.selection for chart in shared if chart and chart.selection.chart.type in ("map", "choropleth")]
    drawer = new_drawer()
    yield drawer.draw([RenderJob(build_figure(one), size) for one in selections for size in ("wide", "narrow")])
    drawer.close()


def test_an_outline_and_its_edge_are_one_path_and_what_lies_outside_is_left_out() -> None:
    filled = f'<path d="{SQUARE}Z{BEYOND}Z" fill="var(--land)"/>'
    svg = f'{HEAD}{filled}<path d="{SQUARE}" {EDGE}/><path d="{BEYOND}" {EDGE}/></g></svg>'
    edge = EDGE.removeprefix('fill="none"')
    assert light_outlines(svg) == f'{HEAD}<path d="M10,10l10,0 0,10-10,0z" fill="var(--land)"{edge}/></g></svg>'


def test_lines_that_are_not_the_edge_stay() -> None:
    svg = f'{HEAD}<path d="{SQUARE}Z" fill="var(--land)"/><path d="M0,0L5,5" {EDGE}/></g></svg>'
    assert light_outlines(svg) == svg


def test_a_map_is_a_quarter_as_heavy_and_looks_as_it_did(maps: list[str]) -> None:
    assert len(maps) >= 4
    for svg in maps:
        light = light_outlines(svg)
        assert len(gzip.compress(light.encode(), 9)) < 0.45 * len(gzip.compress(svg.encode(), 9))
        assert len(light) < 0.4 * len(svg)
        width = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
        assert other_dots(svg, light, width) < width * 0.6
