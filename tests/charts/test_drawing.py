"""Pictures: the same whoever draws them, and drawn even where the browser dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page as DrawerPage
from playwright.sync_api import Page

from dashboard.charts.figure.figure import Figure, build_figure
from dashboard.charts.render import drawing
from dashboard.charts.render.browser import find_browser
from dashboard.charts.render.drawing import MODULES, Drawer, DrawingError, RenderJob, live_styles
from dashboard.core.settings import HOME
from dashboard.site.edition import Edition


@dataclass
class Started:
    """A drawer whose browser writes down its process at each start."""

    drawer: Drawer
    log: Path

    @property
    def processes(self) -> list[int]:
        return [int(line) for line in self.log.read_text().split()]

    def kill(self) -> None:
        os.kill(self.processes[-1], signal.SIGKILL)


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    browser = find_browser(HOME)
    assert browser
    script, log = tmp_path / "chromium", tmp_path / "processes"
    script.write_text(f'#!/bin/sh\necho $$ >> "{log}"\nexec "{browser.executable}" "$@"\n')
    script.chmod(0o755)
    drawer = Drawer(replace(browser, executable=script), MODULES)
    yield Started(drawer, log)
    drawer.close()


@pytest.fixture
def figure(edit: Callable[..., Edition]) -> Figure:
    chart = edit().shared["trade"]
    assert chart
    return build_figure(chart.selection)


def orders_of(figure: Figure, count: int) -> list[RenderJob]:
    """Pictures that differ in the names inside them."""
    return [RenderJob(replace(figure, id=f"chart-{number}"), "wide") for number in range(count)]


@dataclass(frozen=True)
class Deadly(RenderJob):
    """An order at which the browser is killed, so many times."""

    kill: Callable[[], None]
    times: int
    asked: list[int] = field(default_factory=list)

    def spec(self) -> dict[str, Any]:
        self.asked.append(1)
        if len(self.asked) <= self.times:
            self.kill()
        return super().spec()


def test_pictures_come_in_the_order_asked_for_and_do_not_depend_on_the_number_of_pages(
    started: Started, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = orders_of(figure, 50)
    monkeypatch.setattr(drawing, "MOST_PAGES", 1)
    alone = started.drawer.draw(orders)
    monkeypatch.setattr(drawing, "MOST_PAGES", 3)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(drawing, "ENOUGH", 10)
    assert started.drawer.draw(orders) == alone
    assert [f"url(#chart-{number}-w-1)" in svg for number, svg in enumerate(alone)] == [True] * 50
    assert len(started.processes) == 1


def test_a_browser_that_dies_in_a_batch_is_started_again_and_nothing_is_lost_or_drawn_twice(
    started: Started, figure: Figure
) -> None:
    orders = orders_of(figure, 60)
    expected = started.drawer.draw(orders)
    done: list[int] = []

    def progress(count: int) -> None:
        done.append(count)
        if len(done) == 3:
            started.kill()

    assert started.drawer.draw(orders, progress) == expected
    assert len(started.processes) == 2
    assert done == sorted(set(done))
    assert done[-1] == 60


def test_a_browser_that_died_between_batches_is_started_again(started: Started, figure: Figure) -> None:
    orders = orders_of(figure, 2)
    expected = started.drawer.draw(orders)
    started.kill()
    assert started.drawer.draw(orders) == expected


def test_a_picture_at_which_the_browser_died_once_is_drawn_at_the_second_try(started: Started, figure: Figure) -> None:
    orders = orders_of(figure, 9)
    expected = started.drawer.draw(orders)
    orders[6] = Deadly(orders[6].figure, "wide", started.kill, times=1)
    assert started.drawer.draw(orders) == expected


def test_a_picture_at_which_the_browser_dies_twice_is_named(started: Started, figure: Figure) -> None:
    orders = orders_of(figure, 9)
    orders[6] = Deadly(orders[6].figure, "wide", started.kill, times=99)
    started.drawer.draw(orders[:1])
    with pytest.raises(DrawingError, match="The chart 'chart-6' stopped the browser twice"):
        started.drawer.draw(orders)


def test_a_figure_that_plotly_refuses_is_named(started: Started, figure: Figure) -> None:
    orders = orders_of(figure, 3)
    nothing: Any = None
    orders[1] = RenderJob(Figure("crooked", [nothing], figure.layouts), "wide")
    with pytest.raises(DrawingError, match="The chart 'crooked'"):
        started.drawer.draw(orders)


def test_a_browser_that_does_not_start_is_a_drawing_error_with_a_cure(started: Started, figure: Figure) -> None:
    started.drawer._browser.executable.write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(DrawingError, match="The browser chromium does not start") as caught:
        started.drawer.draw(orders_of(figure, 1))
    assert "make setup" in caught.value.hint


def test_a_long_line_is_drawn_without_dots(started: Started, edit: Callable[..., Edition]) -> None:
    dots = []
    for count in (20, 60):
        rows = [f"{1960 + number},china-to-russia,{number},customs," for number in range(count)]
        csv = "\n".join(["year,flow,value,source,mark", *rows, ""])
        chart = edit({"data/datasets/economy/trade.csv": csv}).shared["trade"]
        assert chart
        [svg] = started.drawer.draw([RenderJob(build_figure(chart.selection), "wide")])
        dots.append(svg.count("A3,3"))
    assert dots[0] >= 20
    assert dots[1] == 0


def test_the_rules_for_live_charts_are_those_that_plotly_writes_into_a_page(page: Page) -> None:
    page.set_content("<!doctype html>")
    page.add_script_tag(path=MODULES / drawing.PLOTLY)
    rules = "sheets => sheets.flatMap(sheet => [...sheet.cssRules].map(rule => rule.cssText))"
    written = page.evaluate(f"() => ({rules})([...document.styleSheets])")
    page.set_content("<!doctype html>")
    page.add_style_tag(content=live_styles(MODULES))
    assert page.evaluate(f"() => ({rules})([...document.styleSheets])") == written
    assert len(written) > 50


def test_a_page_that_has_drawn_much_throws_away_what_it_no_longer_needs(
    started: Started, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleared = list[DrawerPage]()

    async def request_gc(page: DrawerPage) -> None:
        cleared.append(page)

    monkeypatch.setattr(drawing, "GC_AFTER", 4)
    monkeypatch.setattr(DrawerPage, "request_gc", request_gc)
    pictures = [picture for _ in range(5) for picture in started.drawer.draw(orders_of(figure, 2))]
    assert len(set(pictures)) == 2
    assert cleared == [*started.drawer._pages] * 2
