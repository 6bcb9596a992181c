"""What a reader does on a page in the browser."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.samples.server import PATIENCE


@contextmanager
def opened(browser: Browser, address: str, **settings: Any) -> Iterator[Page]:
    """A page at an address, in a context of its own with the settings of Playwright that are given."""
    with browser.new_context(**settings) as context:
        page = context.new_page()
        page.goto(address)
        yield page


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
