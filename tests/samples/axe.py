"""What axe finds on a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS: dict[str, Any] = {
    # axe leaves out what only WCAG 2.2 asks for, unless it is named.
    "rules": {"target-size": {"enabled": True}},
    # It takes half the time where nobody asks which rules were kept, and by what.
    "reporter": "no-passes",
}

AT_REST = """async () => {
  await document.fonts.ready;
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
}"""
"""Letters have their size and colours their end, also where a busy machine looks at a page that has just come."""


def violations(page: Page, only: str = "") -> list[tuple[str, str, str]]:
    """Rule, place and HTML of each element that breaks a rule of WCAG 2.2 AA, or axe's own good practice.

    Args:
        page: what is looked at.
        only: the one rule that is asked for; all without it.
    """
    options = {**OPTIONS, **({"runOnly": [only]} if only else {})}
    page.evaluate(AT_REST)
    page.evaluate(Axe().axe_script)
    found = page.evaluate("options => axe.run(options).then(({ violations }) => violations)", options)
    return [
        (one["id"], " ".join(map(str, node["target"])), node["html"][:120]) for one in found for node in one["nodes"]
    ]
