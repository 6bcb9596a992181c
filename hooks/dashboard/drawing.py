"""Pictures of figures: one Chromium page with plotly.js in it draws a whole batch."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page, sync_playwright

from dashboard.browser import Browser
from dashboard.figure import Figure
from dashboard.layout import FONT
from dashboard.palette import variables

PLOTLY = Path("plotly.js-basic-dist-min", "plotly-basic.min.js")
"""The bundle of plotly.js with lines, bars and pies, inside node_modules."""
BATCH = 24
"""So many pictures are drawn between two reports of progress."""


class DrawingError(Exception):
    """The browser could not draw."""


@dataclass(frozen=True)
class Order:
    """A picture asked for: a figure in one of its sizes."""

    figure: Figure
    size: str

    def spec(self) -> dict[str, Any]:
        """What the page is given; the prefix keeps ids apart where several pictures stand in one page."""
        return {"prefix": f"{self.figure.id}-{self.size[0]}", "figure": self.figure.sized(self.size)}


class Drawer:
    """A browser that is started at the first picture and kept until it is closed.

    Playwright's plain interface may not run inside another one of its own (a test that builds a site), so all
    of it happens in one thread of its own.
    """

    def __init__(self, browser: Browser, modules: Path) -> None:
        self._browser = browser
        self._modules = modules
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawer")
        self._page: Page | None = None
        self._stop: Callable[[], None] = lambda: None

    def draw(self, orders: Sequence[Order], progress: Callable[[int], None] = lambda done: None) -> list[str]:
        """SVG markup for each order, in order. `progress` is told how many are done.

        Raises:
            DrawingError: the browser does not start, or dies.
        """
        pictures: list[str] = []
        for start in range(0, len(orders), BATCH):
            batch = [order.spec() for order in orders[start : start + BATCH]]
            pictures += self._in_page("([batch, variables]) => drawAll(batch, variables)", [batch, variables()])
            progress(len(pictures))
        return pictures

    def styles(self) -> str:
        """Plotly's own style rules, which live charts need and which it otherwise writes into the page."""
        return str(self._in_page("() => plotlyRules()", None))

    def close(self) -> None:
        """Stop the browser."""
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _in_page(self, script: str, argument: Any) -> Any:
        return self._thread.submit(self._evaluate, script, argument).result()

    def _evaluate(self, script: str, argument: Any) -> Any:
        try:
            self._page = self._page or self._open()
            return self._page.evaluate(script, argument)
        except BrowserError as error:
            self._close()
            first = str(error).strip().splitlines()[0]
            raise DrawingError(f"The browser {self._browser.executable.name} failed: {first}") from error

    def _open(self) -> Page:
        playwright = sync_playwright().start()
        self._stop = playwright.stop
        browser = playwright.chromium.launch(
            executable_path=self._browser.executable,
            env={**self._browser.env},
            args=list(self._browser.args),
        )
        page = browser.new_page()
        page.set_content(f"<!doctype html><meta charset=utf-8><style>{self._fonts()}</style><body>")
        page.add_script_tag(path=self._modules / PLOTLY)
        page.add_script_tag(path=Path(__file__).with_suffix(".js"))
        page.evaluate(f"Promise.all(['400', '700'].map(w => document.fonts.load(w + ' 13px {FONT}')))")
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

    def _close(self) -> None:
        self._page = None
        stop, self._stop = self._stop, lambda: None
        stop()
