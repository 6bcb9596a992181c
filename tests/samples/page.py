"""What a reader does on a page in the browser."""

from __future__ import annotations

from playwright.sync_api import Page


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
