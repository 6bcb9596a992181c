"""The tab that the tests of a module share is for each of them as a new one."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from tests.samples.page import WINDOW, clear

STATE = """async () => [
  {...localStorage}, {...sessionStorage}, document.cookie, innerWidth, innerHeight, scrollY, document.visibilityState,
  ["(prefers-color-scheme: dark)", "print", "(prefers-reduced-motion)", "(forced-colors: active)", "(hover: hover)"]
    .map((query) => matchMedia(query).matches),
  (await navigator.permissions.query({ name: "clipboard-read" })).state,
  (await fetch("/none.txt")).status, [...document.querySelectorAll("main :hover")].map(({ tagName }) => tagName),
  document.activeElement.tagName, getSelection().toString(), document.body.dataset.mdColorScheme,
]"""
"""What a page sees of its reader."""


def state(page: Page, address: str) -> Any:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page.evaluate(STATE)


def use(page: Page, address: str) -> None:
    """Do what tests do."""
    page.context.grant_permissions(["clipboard-read"])
    page.context.add_cookies([{"name": "a", "value": "b", "url": address}])
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce", forced_colors="active")
    page.set_viewport_size({"width": 360, "height": 500})
    page.goto(address)
    page.evaluate("localStorage.a = sessionStorage.a = 'b'; history.pushState({}, '', '#further')")
    page.mouse.wheel(0, 300)
    page.locator("main a").first.hover()
    page.locator("main a").first.focus()
    page.route("**/none.txt", lambda route: route.fulfill(status=200))
    page.context.new_page().goto(address)


def test_it_keeps_nothing(browser: Browser, page: Page, served: str) -> None:
    with browser.new_context(viewport=WINDOW) as context:
        expected = state(context.new_page(), served)
    use(page, served)
    assert state(page, served) != expected
    clear(page)
    assert page.context.pages == [page]
    assert state(page, served) == expected
    page.go_back()
    assert page.url.endswith("/none.txt")
    assert page.go_back() is None
