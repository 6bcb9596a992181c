"""Pictures: the same whoever draws them, and drawn even where the browser dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.async_api import Page as DrawerPage
from playwright.sync_api import Page

from dashboard.charts.figure.figure import Figure, build_figure
from dashboard.charts.render import drawing
from dashboard.charts.render.browser import find_browser
from dashboard.charts.render.drawing import NODE_MODULES, Drawer, DrawingError, RenderJob
from dashboard.charts.render.plotly_styles import plotly_styles
from dashboard.core.settings import HOME
from tests.samples.edition import Edit


@dataclass
class StartedDrawer:
    """A drawer whose browser is a script that notes its process id at each start."""

    drawer: Drawer
    script: Path
    log: Path

    @property
    def processes(self) -> list[int]:
        return [int(line) for line in self.log.read_text().split()]

    def kill(self) -> None:
        os.kill(self.processes[-1], signal.SIGKILL)


def drawer_in(folder: Path) -> StartedDrawer:
    browser = find_browser(HOME)
    assert browser
    script, log = folder / "chromium", folder / "processes"
    script.write_text(f'#!/bin/sh\necho $$ >> "{log}"\nexec "{browser.executable}" "$@"\n')
    script.chmod(0o755)
    return StartedDrawer(Drawer(replace(browser, executable=script), NODE_MODULES), script, log)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartedDrawer]:
    """One drawer for all tests: each finds the browser that the one before has left, or none."""
    started = drawer_in(tmp_path_factory.mktemp("drawer"))
    yield started
    started.drawer.close()


@pytest.fixture
def figure(edit: Edit) -> Figure:
    chart = edit().content.shared_charts["trade"]
    assert chart
    return build_figure(chart.selection)


def jobs_of(figure: Figure, count: int) -> list[RenderJob]:
    """Jobs whose pictures differ in the ids inside them."""
    return [RenderJob(replace(figure, id=f"chart-{number}"), "wide") for number in range(count)]


class DeadlyJob(RenderJob, kw_only=True):
    """A job at which the browser is killed the first few times."""

    kill: Callable[[], None]
    times: int
    calls: list[int] = []

    def payload(self) -> dict[str, Any]:
        self.calls.append(1)
        if len(self.calls) <= self.times:
            self.kill()
        return super().payload()


def test_pictures_come_in_the_order_asked_for_and_do_not_depend_on_the_number_of_pages(
    started: StartedDrawer, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = jobs_of(figure, 30)
    monkeypatch.setattr(drawing, "CHUNK_SIZE", 4)
    monkeypatch.setattr(drawing, "MAX_PAGES", 1)
    by_one_page, starts = started.drawer.draw(jobs), len(started.processes)
    monkeypatch.setattr(drawing, "MAX_PAGES", 3)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(drawing, "PICTURES_PER_PAGE", 10)
    assert started.drawer.draw(jobs) == by_one_page
    assert [f"url(#chart-{number}-w-1)" in svg for number, svg in enumerate(by_one_page)] == [True] * 30
    assert len(started.processes) == starts


def test_a_browser_that_dies_in_a_batch_is_started_again_and_nothing_is_lost_or_drawn_twice(
    started: StartedDrawer, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "CHUNK_SIZE", 4)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(drawing, "PICTURES_PER_PAGE", 14)
    jobs = jobs_of(figure, 28)
    expected, starts = started.drawer.draw(jobs), len(started.processes)
    done: list[int] = []

    def progress(count: int) -> None:
        done.append(count)
        if len(done) == 3:
            started.kill()

    assert started.drawer.draw(jobs, progress) == expected
    assert len(started.processes) == starts + 1
    assert done == sorted(set(done))
    assert done[-1] == 28


def test_a_browser_that_died_between_batches_is_started_again(started: StartedDrawer, figure: Figure) -> None:
    jobs = jobs_of(figure, 2)
    expected = started.drawer.draw(jobs)
    started.kill()
    assert started.drawer.draw(jobs) == expected


def test_a_picture_at_which_the_browser_died_once_is_drawn_at_the_second_try(
    started: StartedDrawer, figure: Figure
) -> None:
    jobs = jobs_of(figure, 9)
    expected = started.drawer.draw(jobs)
    jobs[6] = DeadlyJob(jobs[6].figure, "wide", kill=started.kill, times=1)
    assert started.drawer.draw(jobs) == expected


def test_a_picture_at_which_the_browser_dies_twice_is_named(started: StartedDrawer, figure: Figure) -> None:
    jobs = jobs_of(figure, 9)
    jobs[6] = DeadlyJob(jobs[6].figure, "wide", kill=started.kill, times=99)
    started.drawer.draw(jobs[:1])
    with pytest.raises(DrawingError, match="The chart 'chart-6' stopped the browser twice"):
        started.drawer.draw(jobs)


def test_a_figure_that_plotly_refuses_is_named(started: StartedDrawer, figure: Figure) -> None:
    jobs = jobs_of(figure, 3)
    no_trace: Any = None
    jobs[1] = RenderJob(Figure("broken", [no_trace], figure.layouts), "wide")
    with pytest.raises(DrawingError, match="The chart 'broken'"):
        started.drawer.draw(jobs)


def test_a_browser_that_does_not_start_is_a_drawing_error_that_says_what_to_do(tmp_path: Path, figure: Figure) -> None:
    broken = drawer_in(tmp_path)
    broken.script.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(DrawingError, match="The browser chromium does not start") as caught:
        broken.drawer.draw(jobs_of(figure, 1))
    broken.drawer.close()
    assert "make setup" in caught.value.hint


def test_a_long_line_is_drawn_without_dots(started: StartedDrawer, edit: Edit) -> None:
    dots = []
    for count in (20, 60):
        rows = [f"{1960 + number},china-to-russia,{number},customs," for number in range(count)]
        csv = "\n".join(["year,flow,value,source,mark", *rows, ""])
        chart = edit({"data/datasets/economy/trade.csv": csv}).content.shared_charts["trade"]
        assert chart
        [svg] = started.drawer.draw([RenderJob(build_figure(chart.selection), "wide")])
        dots.append(svg.count("A3,3"))
    assert dots[0] >= 20
    assert dots[1] == 0


def test_the_rules_for_live_charts_are_those_that_plotly_writes_into_a_page(page: Page) -> None:
    page.set_content("<!doctype html>")
    page.add_script_tag(path=NODE_MODULES / drawing.PLOTLY_BUNDLE)
    rules = "sheets => sheets.flatMap(sheet => [...sheet.cssRules].map(rule => rule.cssText))"
    expected = page.evaluate(f"() => ({rules})([...document.styleSheets])")
    page.set_content("<!doctype html>")
    page.add_style_tag(content=plotly_styles(NODE_MODULES))
    assert page.evaluate(f"() => ({rules})([...document.styleSheets])") == expected
    assert len(expected) > 50


def test_a_page_that_has_drawn_much_collects_its_garbage(
    started: StartedDrawer, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleared = list[DrawerPage]()

    async def request_gc(page: DrawerPage) -> None:
        cleared.append(page)

    monkeypatch.setattr(DrawerPage, "request_gc", request_gc)
    monkeypatch.setattr(drawing, "GC_AFTER", 0)
    pictures = started.drawer.draw(jobs_of(figure, 2))
    cleared.clear()
    monkeypatch.setattr(drawing, "GC_AFTER", 4)
    pictures += [picture for _ in range(4) for picture in started.drawer.draw(jobs_of(figure, 2))]
    assert len(set(pictures)) == 2
    assert len(cleared) == 2
    assert len({*cleared}) == 1
    assert not cleared[0].is_closed()
