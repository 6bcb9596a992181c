"""What axe finds by WCAG 2.2 AA and its own good practice.

It looks in light and dark, on a phone and a desk, with all panels open and all charts live.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, TimeoutError

from tests.audit.result import Result, count
from tests.samples.kinds import Kind
from tests.samples.watched import watched

AXE: dict[str, Any] = {"rules": {"target-size": {"enabled": True}}}
"""axe leaves out what only WCAG 2.2 asks for, unless it is named."""
_SCHEMES = ("light", "dark")
_WIDTHS = (360, 1280)
_UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.removeAttribute('name'); one.open = true; })"


def run_axe(browser: Browser, address: str, kind: Kind) -> list[Result]:
    """What it finds, and what breaks the policy while all is used."""
    found, noted = dict[str, None](), list[str]()
    for width, scheme in product(_WIDTHS, _SCHEMES):
        options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
        with watched(browser, noted, **options) as context:
            page = context.new_page()
            page.goto(address + kind.address)
            if kind.searched:
                page.keyboard.press("/")
                page.keyboard.type(kind.searched)
            page.wait_for_load_state("networkidle")
            found |= dict.fromkeys(_dead_charts(page))
            page.evaluate(_UNFOLD)
            for violation in Axe().run(page, options=AXE).response["violations"]:
                for node in violation["nodes"]:
                    found[f"{violation['id']} at {' '.join(map(str, node['target']))}"] = None
    return [count("axe", list(found)), count("policy", list(dict.fromkeys(noted)))]


def _dead_charts(page: Page) -> list[str]:
    """Make all charts live. Returns those that are not."""
    charts = page.locator("figure.chart:has(.chart-picture[tabindex])")
    for chart in charts.all():
        chart.locator(".chart-picture").focus()
    dead = []
    for chart in charts.all():
        try:
            chart.locator(".chart-live .main-svg").first.wait_for(timeout=20_000)
        except TimeoutError:
            dead.append(f"not live: {chart.get_attribute('id')}")
    return dead
