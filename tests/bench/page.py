"""What a reader's browser loads of a built piece, before and after the first intent."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from dashboard.browser import find_browser
from dashboard.drawing import PLOTLY
from dashboard.settings import HOME
from tests.bench.table import Measured

PIECE = "analyses/lifeline-and-convenience/"
"""The piece on trade."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def measure_page(site: Path) -> list[Measured]:
    """The bytes of every file at gzip -9, the hero picture aside."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        before, after = _loaded(f"http://127.0.0.1:{server.server_port}/{PIECE}")
    finally:
        server.shutdown()
        server.server_close()
    library = {path for path in after - before if path.endswith(PLOTLY.name)}
    return [
        Measured("the piece on trade before interaction, at gzip -9", _weight(site, before), "kB", most=120),
        Measured("plotly.js, which the first intent loads", _weight(site, library), "kB", most=400),
        Measured("all that the first intent loads", _weight(site, after - before), "kB"),
    ]


def _loaded(address: str) -> tuple[set[str], set[str]]:
    """The paths asked for before the first intent, and after it."""
    browser = find_browser(HOME)
    assert browser
    asked: set[str] = set()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser.executable, env={**browser.env}, args=list(browser.args)
        )
        page = chromium.new_page()
        page.on("request", lambda request: asked.add(unquote(urlsplit(request.url).path)))
        page.goto(address, wait_until="networkidle")
        heroes = page.locator("figure.cover img").evaluate_all("all => all.map(one => new URL(one.src).pathname)")
        before = asked - set(heroes)
        page.locator(".chart-picture").first.hover()
        page.locator(".chart-live .main-svg").first.wait_for()
        page.wait_for_load_state("networkidle")
        chromium.close()
    return before, asked - set(heroes)


def _weight(site: Path, paths: set[str]) -> float:
    files = (site / path.removeprefix("/") / ("index.html" if path.endswith("/") else "") for path in paths)
    return sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000
