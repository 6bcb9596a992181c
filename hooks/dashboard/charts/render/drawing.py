"""Pictures of figures: Chromium with plotly.js in its pages draws a whole batch."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.cache.store import digest_of, key_of
from dashboard.charts.figure.figure import Figure
from dashboard.charts.render.browser import Browser, find_browser
from dashboard.charts.style.layout import FONT
from dashboard.charts.style.palette import variables
from dashboard.core.settings import HOME

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import Error as BrowserError
    from playwright.async_api import Page, Playwright

MODULES = HOME / "node_modules"
PLOTLY = Path("plotly.js-basic-dist-min", "plotly-basic.min.js")
"""The bundle of plotly.js with lines, bars and pies, inside node_modules."""
CHUNK = 8
"""So many pictures a page is asked for at once: one alone waits for the way there and back."""
ENOUGH = 24
"""So many pictures repay the third of a second that a further page takes to open."""
MOST_PAGES = 4
"""Each holds up to 450 MB; what more of them would bring has not been measured."""
GC_AFTER = 1_200
"""After so many pictures a page is made to throw away what it no longer needs: 450 MB by then, 130 MB afterwards."""

CURE = "Run make setup, or name a Chromium, Chrome or Edge in DASHBOARD_CHROMIUM."
"""What to do where no browser draws."""


class DrawingError(Exception):
    """The browser could not draw. `hint`: what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class RenderJob:
    """A picture asked for: a figure in one of its sizes."""

    figure: Figure
    size: str

    def spec(self) -> dict[str, Any]:
        """What the page is given; the prefix keeps ids apart where several pictures stand in one page."""
        return {"prefix": f"{self.figure.id}-{self.size[0]}", "figure": self.figure.sized(self.size)}

    def blank(self) -> str:
        """A box of the picture's shape, for a preview without a browser; the live chart lies over it."""
        layout = self.figure.layouts[self.size]
        width, height = layout["width"], layout["height"]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
            f'<rect width="{width}" height="{height}" fill="var(--sheet)"/>'
            f'<text x="{width / 2:g}" y="{height / 2:g}" text-anchor="middle" font-size="13" fill="var(--muted)">'
            "The picture is not drawn yet.</text></svg>"
        )


class Drawer:
    """A browser that is started at the first picture and kept until it is closed.

    Playwright may not run inside another event loop (a test that builds a site), so all of it happens in one
    thread of its own. Pages draw side by side, each in a process of its own: two browsers were no faster.
    """

    def __init__(self, browser: Browser, modules: Path) -> None:
        self._browser = browser
        self._modules = modules
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawer")
        self._runner = asyncio.Runner()
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None
        self._pages: dict[Page, int] = {}
        """Those that are open, and how many pictures each has drawn since it last threw anything away."""

    def draw(self, orders: Sequence[RenderJob], progress: Callable[[int], None] = lambda done: None) -> list[str]:
        """SVG markup for each order, in order. `progress` is told how many are done.

        Where the browser dies it is started again, and only what is not drawn yet is drawn.

        Raises:
            DrawingError: the browser does not start, or dies twice at the same picture.
        """
        return self._run(self._draw(orders, progress))

    def close(self) -> None:
        """Stop the browser."""
        self._run(self._stop())
        self._thread.submit(self._runner.close).result()
        self._thread.shutdown()

    def _run[T](self, work: Coroutine[Any, Any, T]) -> T:
        return self._thread.submit(self._runner.run, work).result()

    async def _draw(self, orders: Sequence[RenderJob], progress: Callable[[int], None]) -> list[str]:
        from playwright.async_api import Error as BrowserError  # Only builds that draw need it.

        pictures: dict[int, str] = {}

        async def draw(page: Page, numbers: Sequence[int]) -> None:
            if self._pages[page] >= GC_AFTER:
                await page.request_gc()
                self._pages[page] = 0
            # As one text, since Playwright packs and unpacks anything else value by value.
            batch = json.dumps([[orders[number].spec() for number in numbers], variables()])
            drawn = await page.evaluate("batch => drawAll(...JSON.parse(batch))", batch)
            pictures.update(zip(numbers, drawn, strict=True))
            self._pages[page] += len(numbers)
            progress(len(pictures))

        async def draw_from(waiting: list[tuple[int, ...]], page: Page) -> tuple[int, ...]:
            """Take handfuls until none waits; what was in hand when the page died comes back."""
            while waiting:
                handful = waiting.pop(0)
                try:
                    await draw(page, handful)
                except BrowserError:
                    return handful
            return ()

        while missing := [number for number in range(len(orders)) if number not in pictures]:
            waiting = list(batched(missing, CHUNK))
            pages = await self._open(min(os.cpu_count() or 1, MOST_PAGES, max(1, len(missing) // ENOUGH)))
            died = await asyncio.gather(*(draw_from(waiting, page) for page in pages))
            suspects = [number for handful in died for number in handful]
            if suspects:
                await self._stop()
            for number in suspects:
                # Alone, so that a second death has one picture to name.
                [page] = await self._open(1)
                try:
                    await draw(page, [number])
                except BrowserError as error:
                    await self._stop()
                    message = f"The chart '{orders[number].figure.id}' stopped the browser twice: {_first_line(error)}"
                    raise DrawingError(message, "Look at what its declaration and its rows ask for.") from error
        return [pictures[number] for number in range(len(orders))]

    async def _open(self, count: int) -> list[Page]:
        """So many pages that are ready to draw; those that are open already are taken first."""
        from playwright.async_api import Error as BrowserError
        from playwright.async_api import async_playwright

        try:
            if self._chromium is None:
                self._playwright = await async_playwright().start()
                self._chromium = await self._playwright.chromium.launch(
                    executable_path=self._browser.executable,
                    env={**self._browser.env},
                    args=list(self._browser.args),
                )
            more = range(count - len(self._pages))
            opened = await asyncio.gather(*(self._page(self._chromium) for _ in more))
            self._pages |= dict.fromkeys(opened, 0)
        except BrowserError as error:
            await self._stop()
            message = f"The browser {self._browser.executable.name} does not start: {_first_line(error)}"
            raise DrawingError(message, CURE) from error
        return [*self._pages][:count]

    async def _page(self, chromium: Chromium) -> Page:
        page = await chromium.new_page()
        await page.set_content(f"<!doctype html><meta charset=utf-8><style>{self._fonts()}</style><body>")
        await page.add_script_tag(path=self._modules / PLOTLY)
        await page.add_script_tag(path=Path(__file__).with_suffix(".js"))
        await page.evaluate(f"Promise.all(['400', '700'].map(w => document.fonts.load(w + ' 13px {FONT}')))")
        return page

    def _fonts(self) -> str:
        """The font that texts are measured with, so that every machine draws the same picture."""
        rules = []
        for weight in ("400", "700"):
            path = self._modules / "@fontsource" / "inter" / "files" / f"inter-latin-{weight}-normal.woff2"
            data = base64.b64encode(path.read_bytes()).decode()
            rules.append(
                f"@font-face{{font-family:{FONT};font-weight:{weight};"
                f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
            )
        return "".join(rules)

    async def _stop(self) -> None:
        playwright, self._playwright, self._chromium, self._pages = self._playwright, None, None, {}
        if playwright:
            await playwright.stop()


def new_drawer() -> Drawer:
    """A drawer with the browser that is there.

    Raises:
        DrawingError: there is none.
    """
    browser = find_browser(HOME)
    if browser is None:
        named = os.environ.get("DASHBOARD_CHROMIUM")
        reason = f": DASHBOARD_CHROMIUM names {named}, which is no file" if named else ""
        raise DrawingError(f"There is no browser to draw charts with{reason}.", CURE)
    return Drawer(browser, MODULES)


@cache
def drawing_digest() -> str:
    """Of what makes a picture of a figure: this side of the batch, its page's script, plotly.js, colours and font."""
    ours = Path(__file__)
    return key_of(digest_of([ours, ours.with_suffix(".js"), MODULES / PLOTLY]), json.dumps(variables()))


@cache
def live_styles(modules: Path) -> str:
    """Plotly's own style rules, which live charts need and which it otherwise writes into the page, as CSS.

    They are read from the bundle, so that they are there without a browser too.
    """
    bundle = (modules / PLOTLY).read_text(encoding="utf-8")
    found = re.search(r'\{"X,X div":.*?\};', bundle)
    rules = re.findall(r""""?([XY]\b[^"']*)"?:(["'])(.*?)\2""", found[0] if found else "")
    if not rules:
        raise ValueError(f"{PLOTLY.name}: the style rules are not where they were in plotly.js 4.1")
    names = {"X": ".js-plotly-plot .plotly", "Y": ".plotly-notifier"}
    lines = [
        re.sub("[XY]", lambda letter: names[letter[0]], selector) + f"{{{declarations}}}"
        for selector, _, declarations in rules
    ]
    return "\n".join(reversed(lines)) + "\n"  # Plotly puts each before the others


def _first_line(error: BrowserError) -> str:
    return str(error).strip().splitlines()[0]
