"""What axe finds by WCAG 2.2 AA and its own good practice.

It looks in light and dark, on a phone and a desk, with all panels open and all charts live.
"""

from __future__ import annotations

from itertools import product

from playwright.sync_api import Browser, Page, TimeoutError

from tests.audit.result import Result, count
from tests.samples.axe import violations
from tests.samples.kinds import Kind
from tests.samples.watched import watched

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
            found |= {f"{rule} at {place}": None for rule, place, _ in violations(page)}
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
