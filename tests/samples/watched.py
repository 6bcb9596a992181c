"""A window in which everything is noted that a page does against its policy, and every error of its scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext

_REPORT = """document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
  window.reportViolation([violatedDirective, blockedURI, sourceFile].join(" ")))"""


@contextmanager
def watched(browser: Browser, noted: list[str], **options: Any) -> Iterator[BrowserContext]:
    """Open a window, and close it in the end.

    Args:
        browser: it.
        noted: gets a line for each thing.
        options: of Playwright's `new_context`.
    """
    context = browser.new_context(**options)
    context.expose_binding("reportViolation", lambda _, violation: noted.append(violation))
    context.add_init_script(_REPORT)
    context.on("console", lambda message: noted.append(message.text) if "Policy" in message.text else None)
    context.on("weberror", lambda error: noted.append(str(error.error)))
    yield context
    context.close()
