"""Marks in one path look as they did one by one, in random heaps of them and in each form of chart."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.drawing import RenderJob, new_drawer
from dashboard.charts.render.joined_marks import join_marks
from dashboard.charts.render.polylines import write_in_steps
from dashboard.charts.types import CHART_TYPES
from dashboard.core.settings import HOME
from dashboard.edition.prepare_edition import prepare_edition
from tests.samples.raster import other_dots
from tests.samples.stress_charts import stress_charts

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
DOT = "M3,0A3,3 0 1,1 0,-3A3,3 0 0,1 3,0Z"
SQUARE = "M4,4H-4V-4H4Z"


@pytest.fixture(scope="module")
def drawings() -> Iterator[dict[str, str]]:
    """A drawing of each form for phones, and those of charts with very many marks."""
    shared = prepare_edition(HOME / "mkdocs.yml", preview=True).content.shared_charts.values()
    selections = {chart.selection.chart.type: chart.selection for chart in shared if chart} | stress_charts()
    drawer = new_drawer()
    svgs = drawer.draw([RenderJob(build_figure(selection), "narrow") for selection in selections.values()])
    yield dict(zip(selections, svgs, strict=True))
    drawer.close()


def dots(*places: tuple[float, float], fill: str = "china", path: str = DOT, more: str = "") -> str:
    return "".join(
        f'<path transform="translate({x:g},{y:g})" d="{path}" fill="var(--{fill})" stroke="var(--paper)"'
        f' stroke-width="1.5"{more}/>'
        for x, y in places
    )


def test_marks_that_do_not_touch_are_one_path() -> None:
    svg = f"{HEAD}{dots((10, 10), (30.5, 20))}</svg>"
    tail = "a3,3 0 1,1 -3,-3a3,3 0 0,1 3,3Z"
    joined = f'<path d="M13,10{tail}m20.5,10{tail}" fill="var(--china)" stroke="var(--paper)" stroke-width="1.5"/>'
    assert join_marks(svg) == f"{HEAD}{joined}</svg>"


@pytest.mark.parametrize("far", [pytest.param(6, id="by their areas"), pytest.param(9, id="by their edges")])
def test_marks_that_touch_stay_apart(far: int) -> None:
    assert join_marks(f"{HEAD}{dots((10, 10), (10 + far, 10), path=SQUARE)}</svg>").count("<path") == 2


def test_marks_of_two_looks_in_turn_are_two_paths() -> None:
    marks = [dots((20 * number, 10), fill=("china", "russia")[number % 2]) for number in range(6)]
    assert join_marks(f"{HEAD}{''.join(marks)}</svg>").count("<path") == 2


@pytest.mark.parametrize(
    "marks",
    [
        pytest.param(dots((10, 10), (30, 10), more=' class="event"'), id="readers can switch them off"),
        pytest.param(dots((10, 10), (30, 10), more=' clip-path="url(#a)"'), id="each is cut"),
        pytest.param(
            dots((10, 10), (30, 10)).replace("var(--china)", "url(#hatched)"), id="a pattern begins with each"
        ),
        pytest.param(dots((10, 10), (30, 10)).replace("translate", "rotate"), id="turned"),
        pytest.param(dots((10, 10), (30, 10), path="M0,0C1,1 2,2 3,3"), id="curves"),
    ],
)
def test_what_would_look_different_stays(marks: str) -> None:
    assert join_marks(f"{HEAD}{marks}</svg>") == f"{HEAD}{marks}</svg>"


@pytest.mark.parametrize("seed", range(5))
def test_a_heap_of_marks_looks_as_it_did(seed: int) -> None:
    chance = random.Random(seed)
    looks = [dots, lambda place: dots(place, fill="russia"), lambda place: dots(place, fill="rest", path=SQUARE)]
    looks.append(lambda place: dots(place, more=' fill-opacity="0.5"'))
    marks = (chance.choice(looks)((chance.randrange(200), chance.randrange(100))) for _ in range(chance.randrange(120)))
    svg = f"{HEAD}{''.join(marks)}</svg>"
    assert other_dots(svg, join_marks(svg), 800) == 0


def test_each_form_looks_as_it_did(drawings: dict[str, str]) -> None:
    assert drawings.keys() >= CHART_TYPES.keys() - {"table", "number"}
    counts = {name: other_dots(svg, write_in_steps(join_marks(svg)), 680) for name, svg in drawings.items()}
    assert {name: count for name, count in counts.items() if count > 5} == {}
    assert sum(join_marks(svg).count("<path") for svg in drawings.values()) < 0.6 * sum(
        svg.count("<path") for svg in drawings.values()
    )


def test_lines_are_written_as_steps_from_corner_to_corner() -> None:
    line, shape = '<path d="M13.1,272.1L33.7,281L54.2,344.6" fill="none"/>', '<path d="M1,1L3,1L3,0.5L1,1Z"/>'
    steps = '<path d="M13.1,272.1l20.6,8.9 20.5,63.6" fill="none"/><path d="M1,1l2,0 0-.5z"/>'
    assert write_in_steps(line + shape) == steps
