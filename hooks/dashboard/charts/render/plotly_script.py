"""plotly.js as the site serves it: it sets no style by an attribute, which our policy would not allow."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.charts.render.drawing import PLOTLY_BUNDLE

_SET_ATTRIBUTE = "function C(){this.setAttribute(c,p)}"
"""In plotly.js 4.1: sets the attribute `c` of an element to `p`. Words in bold or in a colour get their style by it."""
_SET_STYLE = 'function C(){c==="style"?this.style.cssText=p:this.setAttribute(c,p)}'
"""The same for all but styles: these are set in a way that a Content-Security-Policy does not count as inline."""


@cache
def plotly_script(node_modules: Path) -> str:
    """The script, changed in one place.

    Args:
        node_modules: the folder that npm filled.

    Returns:
        JavaScript.

    Raises:
        ValueError: the bundle does not have that place as plotly.js 4.1 has it.
    """
    bundle = (node_modules / PLOTLY_BUNDLE).read_text(encoding="utf-8")
    if bundle.count(_SET_ATTRIBUTE) != 1:
        raise ValueError(f"{PLOTLY_BUNDLE.name}: attributes are not set where they were in plotly.js 4.1")
    return bundle.replace(_SET_ATTRIBUTE, _SET_STYLE)
