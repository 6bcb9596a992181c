"""What a reader's browser loads of a built piece, before and after the first intent."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, sync_playwright

from dashboard.charts.render.browser import find_browser
from dashboard.charts.render.drawing import PLOTLY_BUNDLE
from dashboard.core.settings import HOME
from tests.bench.table import Measured

PIECE = "analyses/lifeline-and-convenience/"
"""The piece on trade."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def measure_page(site: Path) -> list[Measured]:
    """The bytes of every file at gzip -9, the hero picture aside."""
    before, after = loaded(site, PIECE, _hover)
    library = {path for path in after - before if path.endswith(PLOTLY_BUNDLE.name)}
    return [
        Measured("the piece on trade before interaction, at gzip -9", weight(site, before), "kB", most=120),
        Measured("plotly.js, which the first intent loads", weight(site, library), "kB", most=400),
        Measured("all that the first intent loads", weight(site, after - before), "kB"),
    ]


def _hover(page: Page) -> None:
    page.locator(".chart-picture").first.hover()
    page.locator(".chart-live .main-svg").first.wait_for()


def loaded(site: Path, piece: str, act: Callable[[Page], None]) -> tuple[set[str], set[str]]:
    """The paths that a page of a site asks for before a reader does something, and with what is asked for after it."""
    browser = find_browser(HOME)
    assert browser
    asked: set[str] = set()
    with _served(site) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser.executable, env={**browser.env}, args=list(browser.args)
        )
        page = chromium.new_page()
        page.on("request", lambda request: asked.add(unquote(urlsplit(request.url).path)))
        page.goto(f"{address}{piece}", wait_until="networkidle")
        heroes = page.locator("figure.cover img").evaluate_all("all => all.map(one => new URL(one.src).pathname)")
        before = asked - set(heroes)
        act(page)
        page.wait_for_load_state("networkidle")
        chromium.close()
    return before, asked - set(heroes)


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def weight(site: Path, paths: set[str]) -> float:
    """Kilobytes of files of a site, each at gzip -9."""
    files = (site / path.removeprefix("/") / ("index.html" if path.endswith("/") else "") for path in paths)
    return sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000
