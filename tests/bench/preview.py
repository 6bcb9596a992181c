"""A preview: from starting to reading, from saving to seeing."""

from __future__ import annotations

import shutil
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from dashboard.charts.render.browser import find_browser
from dashboard.core.settings import HOME
from tests.bench.corpus import CHARTS, DATASETS, SERIES, YEARS, dataset_path, piece_name
from tests.bench.table import Measured
from tests.bench.tool import OURS, TOOLS, ZENSICAL, serve
from tests.samples.site import site_config

SAVES = 7
FIRST_STARTS = 3
REST = 4.0
"""Seconds between two saves: what goes on behind the back of a preview is done."""


def measure_saves(corpus: Path) -> list[Measured]:
    """A text is saved; the server gives it. The tools take turns, all servers are up."""
    number = _middle(corpus)
    page = f"analyses/{piece_name(number)}/"
    waits: dict[str, list[float]] = {tool.name: [] for tool in TOOLS}
    with ExitStack() as stack:
        servers = {tool: stack.enter_context(serve(tool, corpus)) for tool in TOOLS}
        for server in servers.values():
            server.until_ready()
            server.until(page, "</html>")
        texts = {tool: corpus / tool.folder / "docs" / "analyses" / f"{piece_name(number)}.md" for tool in TOOLS}
        before = {tool: path.read_text(encoding="utf-8") for tool, path in texts.items()}
        try:
            for turn in range(SAVES):
                for tool, server in servers.items():
                    time.sleep(REST)
                    texts[tool].write_text(f"{before[tool]}\nSaved as number {turn}.\n", encoding="utf-8")
                    saved = time.perf_counter()
                    waits[tool.name].append(server.until(page, f"Saved as number {turn}.") - saved)
        finally:
            for tool, path in texts.items():
                path.write_text(before[tool], encoding="utf-8")
    times = {name: median(seconds) for name, seconds in waits.items()}
    ours = times[OURS.name]
    return [
        *(Measured(f"a text is saved → served: {name}", seconds, "s") for name, seconds in times.items()),
        *(
            Measured(
                f"a text is saved → served: ours / {tool.name}",
                ours / times[tool.name],
                "",
                most=0.45 if tool is ZENSICAL else None,
            )
            for tool in TOOLS
            if tool is not OURS
        ),
        Measured("memory of the preview", servers[OURS].cost.peak, "MB", most=1500),
    ]


def measure_rows(corpus: Path) -> list[Measured]:
    """A CSV is saved that some sixty pages use; an open page shows it."""
    number = _middle(corpus)
    chart = number + 1
    dataset = (number * CHARTS + 1) % DATASETS
    month, series = f"{YEARS[chart % 24]}-01", SERIES[chart % 5]
    path = corpus / OURS.folder / dataset_path(dataset)
    before = path.read_text(encoding="utf-8")
    row = next(line for line in before.splitlines() if line.startswith(f"{month},{series},"))
    browser = find_browser(HOME)
    assert browser
    waits = []
    with serve(OURS, corpus) as server, sync_playwright() as playwright:
        server.until_ready()
        chromium = playwright.chromium.launch(
            executable_path=browser.executable, env={**browser.env}, args=list(browser.args)
        )
        page = chromium.new_page(bypass_csp=True)  # (the policy lets no text become a function, and the wait is one)
        page.goto(f"{server.address}analyses/{piece_name(number)}/")
        try:
            for turn in range(SAVES):
                time.sleep(REST)
                value = f"{12 + turn}.37"
                path.write_text(before.replace(row, f"{month},{series},{value},office,"), encoding="utf-8")
                saved = time.perf_counter()
                seen = f"[...document.querySelectorAll('td')].some((cell) => cell.textContent === '{value}')"
                page.wait_for_function(seen, polling=20, timeout=120_000)
                waits.append(time.perf_counter() - saved)
        finally:
            path.write_text(before, encoding="utf-8")
            chromium.close()
    return [Measured("a CSV of sixty pages is saved → an open page shows it", median(waits), "s", most=0.8)]


def measure_start(corpus: Path) -> list[Measured]:
    """`serve` is started with a cache and without one; a page can be read, and the build is done."""
    found = []
    for state, goal in (("warm", 8), ("cold", 200)):
        if state == "cold":
            forget(corpus)
        with serve(OURS, corpus) as server:
            readable = server.until("", "</html>") - server.begun
            ready = server.until_ready() - server.begun
        found += [
            Measured(f"start of the preview, cache {state}: the front page can be read", readable, "s", most=5),
            Measured(f"start of the preview, cache {state}: all is done", ready, "s", most=goal),
        ]
    with serve(ZENSICAL, corpus) as server:
        found.append(Measured("start of the preview: Zensical", server.until_ready() - server.begun, "s"))
    return found


def measure_first_page(folder: Path) -> list[Measured]:
    """The first `serve` after set-up: the repository's own content, with its notebooks, and nothing kept.

    Args:
        folder: where a copy of the content is put.
    """
    waits = []
    for _ in range(FIRST_STARTS):
        shutil.rmtree(folder, ignore_errors=True)
        site = folder / OURS.folder
        for name in ("docs", "data"):
            shutil.copytree(HOME / name, site / name)
        (site / "mkdocs.yml").write_text(site_config("http://127.0.0.1:8000/"), encoding="utf-8")
        with serve(OURS, folder) as server:
            waits.append(server.until("", "</html>") - server.begun)
    return [Measured("the first start of the preview, own content: a page can be read", median(waits), "s", most=5)]


def forget(corpus: Path) -> None:
    """Throw the cache away."""
    shutil.rmtree(corpus / OURS.folder / ".cache")


def _middle(corpus: Path) -> int:
    """A piece from the middle: no notebook, and its second chart are the bars of a year."""
    return len(list((corpus / "mkdocs" / "docs" / "analyses").iterdir())) // 40 * 20
