"""Drawing figures as SVG: a Chromium with plotly.js in its pages draws a whole batch."""

from __future__ import annotations

import asyncio
import base64
import json
import os
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.cache.keys import digest_files, key_of
from dashboard.charts.figure.figure import Figure
from dashboard.charts.render.browser import Browser, find_browser
from dashboard.charts.style.layout import FONT, SMALL
from dashboard.charts.style.palette import css_variables
from dashboard.core.frozen import Frozen
from dashboard.core.settings import HOME
from machine.set_up_command import SET_UP

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import Error as BrowserError
    from playwright.async_api import Page, Playwright

NODE_MODULES = HOME / "node_modules"
PLOTLY_BUNDLE = Path("plotly.js-basic-dist-min", "plotly-basic.min.js")
"""The bundle of plotly.js with lines, bars and pies, inside node_modules."""
CHUNK_SIZE = 8
"""Pictures that a page is asked for at a time: one by one, each would wait for the way to the page and back."""
PICTURES_PER_PAGE = 24
"""Number of pictures for which one more page is opened. They repay the third of a second that opening it takes."""
MAX_PAGES = 4
"""Each takes up to 450 MB. What more pages would bring has not been measured."""
GC_AFTER = 1_200
"""Number of pictures after which a page collects its garbage. It takes 450 MB by then, and 130 MB afterwards."""

BROWSER_HINT = f"Run {SET_UP}, or name a Chromium, Chrome or Edge in DASHBOARD_CHROMIUM."
"""What to do if no browser can draw."""


class DrawingError(Exception):
    """The browser could not draw."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint
        """What to do about it."""


class UndrawnPictureError(DrawingError):
    """The browser could not draw one picture. Others can be drawn."""

    def __init__(self, message: str, hint: str, job: RenderJob) -> None:
        super().__init__(message, hint)
        self.job = job
        """The picture."""


class RenderJob(Frozen):
    """One picture to draw: a figure in one of its sizes."""

    figure: Figure
    size: str
    """The name of the size: 'wide', 'narrow' or 'small'."""

    def payload(self) -> dict[str, Any]:
        """What `drawAll` in drawing.js takes. The prefix keeps ids apart if a page has several pictures."""
        return {"prefix": f"{self.figure.id}-{self.size[0]}", "figure": self.figure.sized(self.size)}

    def blank_svg(self) -> str:
        """An empty box of the picture's size, for a preview without a browser. The live chart covers it."""
        layout = self.figure.sized(self.size)["layout"]
        width, height = layout["width"], layout["height"]
        words = (
            f'<text x="{width / 2:g}" y="{height / 2:g}" text-anchor="middle" font-size="13" fill="var(--muted)">'
            "The picture is not drawn yet.</text>"
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
            f'<rect width="{width}" height="{height}" fill="var(--sheet)"/>'
            f"{'' if self.size == SMALL.name else words}</svg>"
        )


class Drawer:
    """A browser that is started for the first picture and kept until `close` is called.

    Playwright cannot run inside another event loop (as in a test that builds a site), so it runs in a thread of its
    own. Pages draw side by side, each in a process of its own. Two browsers were no faster.
    """

    def __init__(self, browser: Browser, node_modules: Path) -> None:
        self._browser = browser
        self._node_modules = node_modules
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawer")
        self._runner = asyncio.Runner()
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None
        self._pages: dict[Page, int] = {}
        """The open pages, and how many pictures each has drawn since it last collected its garbage."""

    def draw(self, jobs: Sequence[RenderJob], progress: Callable[[int], None] = lambda done: None) -> list[str]:
        """Draw pictures. If the browser dies it is started again, and draws only what is missing.

        Args:
            jobs: the pictures.
            progress: called with the number of pictures that are done.

        Returns:
            The SVG of each job, in the order of the jobs.

        Raises:
            DrawingError: the browser does not start.
            PictureError: it dies twice at the same picture.
        """
        return self._run(self._draw(jobs, progress))

    def close(self) -> None:
        """Stop the browser."""
        self._run(self._stop())
        self._thread.submit(self._runner.close).result()
        self._thread.shutdown()

    def _run[T](self, coroutine: Coroutine[Any, Any, T]) -> T:
        return self._thread.submit(self._runner.run, coroutine).result()

    async def _draw(self, jobs: Sequence[RenderJob], progress: Callable[[int], None]) -> list[str]:
        from playwright.async_api import Error as BrowserError  # Only builds that draw need it.

        pictures: dict[int, str] = {}

        async def draw(page: Page, numbers: Sequence[int]) -> None:
            if self._pages[page] >= GC_AFTER:
                await page.request_gc()
                self._pages[page] = 0
            # As one text: Playwright converts anything else value by value, which is slow.
            argument = json.dumps([[jobs[number].payload() for number in numbers], css_variables()])
            svgs = await page.evaluate("argument => drawAll(...JSON.parse(argument))", argument)
            pictures.update(zip(numbers, svgs, strict=True))
            self._pages[page] += len(numbers)
            progress(len(pictures))

        async def draw_from(waiting: list[tuple[int, ...]], page: Page) -> tuple[int, ...]:
            """Draw chunks until none is waiting. If the page dies, return the chunk that it was drawing."""
            while waiting:
                chunk = waiting.pop(0)
                try:
                    await draw(page, chunk)
                except BrowserError:
                    return chunk
            return ()

        while missing := [number for number in range(len(jobs)) if number not in pictures]:
            waiting = list(batched(missing, CHUNK_SIZE))
            page_count = min(os.cpu_count() or 1, MAX_PAGES, max(1, len(missing) // PICTURES_PER_PAGE))
            pages = await self._open_pages(page_count)
            failed_chunks = await asyncio.gather(*(draw_from(waiting, page) for page in pages))
            suspects = [number for chunk in failed_chunks for number in chunk]
            if suspects:
                await self._stop()
            for number in suspects:
                # One at a time, so that if the browser dies again it is clear at which picture.
                [page] = await self._open_pages(1)
                try:
                    await draw(page, [number])
                except BrowserError as error:
                    await self._stop()
                    message = f"The chart '{jobs[number].figure.id}' stopped the browser twice: {_first_line(error)}"
                    hint = "Look at what its declaration and its rows ask for."
                    raise UndrawnPictureError(message, hint, jobs[number]) from error
        return [pictures[number] for number in range(len(jobs))]

    async def _open_pages(self, count: int) -> list[Page]:
        """Pages that are ready to draw. Those that are open already are used first."""
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
            missing = range(count - len(self._pages))
            new_pages = await asyncio.gather(*(self._new_page(self._chromium) for _ in missing))
            self._pages |= dict.fromkeys(new_pages, 0)
        except BrowserError as error:
            await self._stop()
            message = f"The browser {self._browser.executable.name} does not start: {_first_line(error)}"
            raise DrawingError(message, BROWSER_HINT) from error
        return [*self._pages][:count]

    async def _new_page(self, chromium: Chromium) -> Page:
        page = await chromium.new_page()
        await page.set_content(f"<!doctype html><meta charset=utf-8><style>{self._font_rules()}</style><body>")
        await page.add_script_tag(path=self._node_modules / PLOTLY_BUNDLE)
        await page.add_script_tag(path=Path(__file__).with_suffix(".js"))
        await page.evaluate(f"Promise.all(['400', '700'].map(w => document.fonts.load(w + ' 13px {FONT}')))")
        return page

    def _font_rules(self) -> str:
        """CSS with the font that texts are measured with, so that every machine draws the same picture."""
        rules = []
        for weight in ("400", "700"):
            path = self._node_modules / "@fontsource" / "inter" / "files" / f"inter-latin-{weight}-normal.woff2"
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
    """A drawer with the first browser that this machine has.

    Raises:
        DrawingError: there is none.
    """
    browser = find_browser(HOME)
    if browser is None:
        named_path = os.environ.get("DASHBOARD_CHROMIUM")
        reason = f": DASHBOARD_CHROMIUM names {named_path}, which is no file" if named_path else ""
        raise DrawingError(f"There is no browser to draw charts with{reason}.", BROWSER_HINT)
    return Drawer(browser, NODE_MODULES)


@cache
def drawing_digest() -> str:
    """The hash of everything that turns a figure into a picture: this module, drawing.js, plotly.js and the colours."""
    module = Path(__file__)
    code = digest_files([module, module.with_suffix(".js"), NODE_MODULES / PLOTLY_BUNDLE])
    return key_of(code, json.dumps(css_variables()))


def _first_line(error: BrowserError) -> str:
    return str(error).strip().splitlines()[0]
