"""What a reader does on a page in the browser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, Error, Page, ViewportSize

from tests.samples.server import PATIENCE

WINDOW: ViewportSize = {"width": 1280, "height": 720}
"""That of a new tab, in CSS pixels."""


@contextmanager
def opened(browser: Browser, address: str, **settings: Any) -> Iterator[Page]:
    """A page at an address, in a context of its own with the settings of Playwright that are given."""
    with browser.new_context(**settings) as context:
        page = context.new_page()
        page.goto(address)
        yield page


def clear(page: Page) -> None:
    """Take from a tab all that was done in it, so that the next test finds it as a new one.

    Pages, routes, what is kept, the history, permissions, the reader's settings, the window's size and the pointer's
    place are taken.

    What Chromium has fetched and compiled stays. Code that a test adds for all pages to come, time that it stops, and
    a processor that it slows down stay too: such a test has a new tab (`new_tab`).
    """
    context, tools = page.context, page.context.new_cdp_session(page)
    for other in context.pages:
        if other != page:
            other.close()
    page.unroute_all()
    page.mouse.move(0, 0)
    try:
        # On no page of the site, and not on about:blank: for another site Chromium takes another process.
        page.goto(urljoin(page.url, "/none.txt") if page.url.startswith("http://127.0.0.1:") else "about:blank")
        page.evaluate("origin !== 'null' && sessionStorage.clear()")
    except Error:  # its server has ended
        page.goto("about:blank")
    for kept in context.storage_state()["origins"]:
        tools.send("Storage.clearDataForOrigin", {"origin": kept["origin"], "storageTypes": "all"})
    context.clear_cookies()
    tools.send("Page.resetNavigationHistory")
    tools.detach()
    context.clear_permissions()
    page.emulate_media(media="null", color_scheme="light", reduced_motion="null", forced_colors="null")
    page.set_viewport_size(WINDOW)


def open_new_page(page: Page, address: str) -> None:
    """Open a page that a preview is about to have.

    Raises:
        AssertionError: the preview has no such page after all.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = page.goto(address)
        if answer and answer.ok:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the preview has no page {address}")


def wear(page: Page, scheme: str) -> None:
    """Put on the colours that a reader chooses: `default` or `slate`."""
    page.evaluate("name => document.body.setAttribute('data-md-color-scheme', name)", scheme)


def select(page: Page, words: str) -> None:
    """Select words of the text as a pointer or the keyboard would."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector("article .text"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode;
            const at = node.data.indexOf(words);
            if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + words.length);
          }
          throw new Error(`no ${words}`);
        }""",
        words,
    )
