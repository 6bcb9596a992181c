"""The small picture of a chart: light, with few words, in its chart's colours, and as often in a page as wanted."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.artefacts import ChartRequest
from dashboard.charts.render.chart_json import chart_json
from dashboard.charts.render.drawing import RenderJob, new_drawer
from dashboard.charts.render.make_artefacts import make_artefacts
from dashboard.charts.render.png import render_png
from dashboard.charts.render.small_hatch import hatch
from dashboard.charts.render.small_picture import MOST_BYTES, TOLERANCES, small_picture, standalone_small_svg
from dashboard.charts.render.standalone_svg import picture_style
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import COLOURS
from dashboard.core.settings import HOME
from dashboard.edition.prepare_edition import prepare_edition
from tests.samples.edition import Edit
from tests.samples.stress_charts import stress_charts

VARIABLES = {f"var(--{colour.name})" for colour in COLOURS}


@pytest.fixture(scope="module")
def selections() -> dict[str, Selection]:
    """The shared charts of our own, which have every form, and charts with more marks than a small picture has room."""
    shared = prepare_edition(HOME / "mkdocs.yml", preview=True).content.shared_charts
    return {name: chart.selection for name, chart in shared.items() if chart} | stress_charts()


@pytest.fixture(scope="module")
def pictures(selections: dict[str, Selection]) -> Iterator[dict[str, str]]:
    drawer = new_drawer()
    svgs = drawer.draw([RenderJob(build_figure(selection), "small") for selection in selections.values()])
    yield {name: small_picture(svg) for name, svg in zip(selections, svgs, strict=True)}
    drawer.close()


def test_each_is_light(pictures: dict[str, str]) -> None:
    sizes = {name: len(gzip.compress(svg.encode(), 9)) for name, svg in pictures.items()}
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("trade-in-one-number", ["USD", "228.1", " bn", "2015", "2025"]),
        # The first and the last value of one series, and when it begins and ends.
        ("power-of-siberia", ["2020", "2025", "38.8", "4.1"]),
        # Names and last values of a few.
        (
            "china-russia-trade-by-direction",
            ["China sells to Russia", " 103.6", "Russia sells to China", " 124.4", "2015", "2025"],
        ),
        # Names and values of bars that lie: all, or the first and the last; months are short.
        (
            "market-share-of-chinese-cars",
            ["2021", "Jan 2022", "Nov 2022", "Jan–Jun 2025", "<10", "9.6", "31", "~55"],
        ),
        ("bars-60-horizontal", ["China", "Partner 59", "100", "19.2"]),
        # Names of rows and of series with dots; those that would be cut stand above their rows.
        ("military-burden", ["China", "Russia", "2014", "2024"]),
        ("war-goods-from-china", ["High-priority goods", "Machine tools", "2021", "2023"]),
        ("un-agreement-spread", ["China and Russia", "China and USA", "Russia and USA"]),
        # Names of the rows of cells, and the times of its columns.
        ("joint-exercises-by-year", ["On land", "At sea", "Air patrol", "Naval patrol", "2012", "2025"]),
        # Names of panels and, once, the times below them.
        ("un-agreement", ["China and Russia", "China and USA", "Russia and USA", "1991", "2019"]),
        # Names of the kinds of events, and the first and the last day.
        ("sanctions-on-russia", ["EU", "USA", "23 Feb 2022", "23 Oct 2025"]),
        # Of a table the first column, with its values.
        ("military-spending-in-short", ["China", "1.71", "Russia", "7.05"]),
        # Names in boxes that have room for them.
        ("meetings-by-country", ["China", "15", "Russia", "10"]),
        ("military-spending-and-burden", ["China", "Russia"]),
        # Names of the nodes that give bands their colours.
        ("occasions-and-hosts", ["China", "A third country", "Russia"]),
        # What is highlighted has its value, but for a bar beside a higher one, on which it would stand.
        ("oil-and-gas-revenue", ["2018", "2025", "11,130"]),
        # Two names in the grey of what is not highlighted would not say which line is which.
        ("un-agreement-ends", ["China and Russia", " 79.3", "1991", "2019"]),
        # On maps and beside many panels there is no room for words.
        ("where-they-meet", []),
        ("facets-20-negative", []),
        ("lines-14-two-highlighted", None),
    ],
)
def test_words_stand_at_the_ends_where_there_is_room(
    pictures: dict[str, str], name: str, words: list[str] | None
) -> None:
    shown = list(map(unescape, re.findall(r">([^<>]+)<", pictures[name])))
    assert sorted(shown) == sorted(words) if words is not None else len(shown) == 6


def test_no_two_rows_have_the_same_name_because_it_is_cut(pictures: dict[str, str]) -> None:
    cut = {name: re.findall(r">([^<>]+…[^<>]*)<", svg) for name, svg in pictures.items()}
    assert {name: words for name, words in cut.items() if len(set(words)) < len(words)} == {}


def test_each_stands_in_a_page_as_often_as_wanted_and_in_both_schemes(pictures: dict[str, str]) -> None:
    for name, svg in pictures.items():
        assert not re.search(r"\bid=|url\(|style=", svg), name
        colours = {colour for element in ElementTree.fromstring(svg).iter() for colour in colours_of(element)}
        assert colours <= VARIABLES | {"none"}, name


def colours_of(element: ElementTree.Element) -> list[str]:
    return [element.attrib[name] for name in ("fill", "stroke") if name in element.attrib]


def test_each_shows_its_marks(pictures: dict[str, str]) -> None:
    empty = [name for name, svg in pictures.items() if len(re.findall(r"var\(--(?!grid|rule|muted|paper)", svg)) < 1]
    # (All marks of these are of partners that have no colour, or grey for another reason.)
    assert [name for name in empty if "var(--muted)" not in pictures[name]] == []
    for svg in pictures.values():
        render_png(svg, 240)


def test_what_is_highlighted_keeps_its_colour_and_the_rest_is_grey(pictures: dict[str, str]) -> None:
    colours = set(re.findall(r"var\(--[\w-]+\)", pictures["lines-14-two-highlighted"]))
    strong = {colour for colour in colours if "series" in colour} | colours & {"var(--china)", "var(--russia)"}
    assert strong == {"var(--china)", "var(--series-1)"}


def test_what_is_not_final_is_hatched_and_a_pattern_that_tells_things_apart_is_a_colour() -> None:
    hatch = '<pattern id="{}">{}<path d="M0,0L8,8" stroke="{}"/></pattern>'
    ground = '<rect width="8px" height="8px" fill="var(--land)"/>'
    defs = hatch.format("a", "", "var(--china)") + hatch.format("b", ground, "var(--muted)")
    bars = '<path d="M0,0V9H9V0Z" fill="url(#a)"/><path d="M0,0V9H9V0Z" fill="url(#b)"/>'
    svg = small_picture(f"<svg><defs>{defs}</defs>{bars}</svg>")
    assert re.findall(r"fill[^/]*", svg) == ['fill="none"', 'fill="var(--land)"']
    assert '<path d="M0,8l8-8M7,9l2-2" stroke="var(--china)" stroke-width="2"/>' in svg
    # What is no rectangle is pale.
    svg = small_picture(f"<svg><defs>{defs}</defs>{bars.replace('V9H9V0', 'L9,9L0,9')}</svg>")
    assert re.findall(r"fill[^/]*", svg) == ['fill="var(--china)" fill-opacity="0.4"', 'fill="var(--land)"']


def test_what_is_not_final_is_hatched_also_where_patterns_tell_things_apart() -> None:
    on_paper = '<rect width="8px" height="8px" fill="var(--paper)"/>'
    defs = f'<pattern id="a">{on_paper}<path d="M0,0L8,8" stroke="var(--rest)"/></pattern>'
    bar = '<path d="M0,0V9H9V0Z" fill="url(#a)" stroke="var(--paper)"/>'
    svg = small_picture(f"<svg><defs>{defs}</defs>{bar}</svg>")
    assert '<path d="M0,8l8-8M7,9l2-2" stroke="var(--rest)" stroke-width="2"/>' in svg


def test_strokes_end_at_the_edges_of_their_bar() -> None:
    ends = [
        tuple(map(float, numbers)) for numbers in re.findall(r"M([\d.]+),([\d.]+)l([\d.]+)-", hatch("M20,5V40H3V5Z"))
    ]
    assert len(ends) == 6
    for x, y, length in ends:
        assert 3 <= x < x + length <= 20
        assert 5 <= y - length < y <= 40
    assert hatch("M0,0L9,9L0,9Z") == ""


def test_a_live_chart_is_sent_no_small_layout(selections: dict[str, Selection]) -> None:
    selection = selections["trade-since-2020"]
    figure = build_figure(selection)
    assert figure.small
    assert set(json.loads(chart_json(selection, figure))["figure"]["layouts"]) == {"wide", "narrow"}


def test_an_outline_keeps_its_course_within_the_tolerance() -> None:
    corners = [(number / 20, 80 + 60 * (-1) ** (number // 500) * (number % 500) / 500) for number in range(4_800)]
    path = "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    svg = small_picture(f'<svg viewBox="0 0 240 160"><path d="{path}" fill="none" stroke="var(--china)"/></svg>')
    (kept,) = re.findall(r' d="M([^"]+)"', svg)
    steps = [
        [int(number) for number in re.findall(r"-?\d+", step)] for step in re.split("[l ]|(?<=\\d)(?=-\\d+-)", kept)
    ]
    assert len(svg) < len(path) / 20
    x = y = 0
    for step in (step for step in steps if len(step) == 2):
        x, y = x + step[0], y + step[1]
        nearest = min(abs(x - a) + abs(y - b) for a, b in corners)
        assert nearest <= 1 + max(TOLERANCES), (x, y)


@pytest.mark.usefixtures("own_cache")
def test_what_cannot_be_light_is_a_file_and_no_part_of_pages(edit: Edit) -> None:
    chance, edition = random.Random(1), edit()
    cells = "".join(
        f'<path d="M{column * 6},{row * 6}h5v5h-5Z" fill="var(--step-{chance.randint(1, 5)})"/>'
        for row in range(25)
        for column in range(40)
    )

    class Pen:
        """Draws a thousand cells, whatever it is asked for."""

        def draw(self, jobs: list[RenderJob], progress: object) -> list[str]:
            return [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 160">{cells}</svg>' for _ in jobs]

    chart = edition.content.shared_charts["trade"]
    assert chart
    request = ChartRequest(chart, "", "", shared=False, listed=True)
    (drawn,) = make_artefacts([request], "Tiny", edition.content.cache, Pen, []).values()  # type: ignore[arg-type]
    assert not drawn.has_small
    assert drawn.read("small.svg").count("<path") == 1_000


def test_a_file_of_its_own_carries_its_colours_as_every_picture_does(pictures: dict[str, str]) -> None:
    svg = standalone_small_svg(pictures["trade-since-2020"])
    root = ElementTree.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("240", "160")
    assert re.findall(r"<style>(.*?)</style>", svg) == [picture_style()]
    assert "prefers-color-scheme:dark" in svg
