"""The style rules that live charts need, read from plotly.js."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from dashboard.charts.render.drawing import PLOTLY_BUNDLE


@cache
def plotly_styles(node_modules: Path) -> str:
    """The style rules that plotly.js would write into a page, as a style sheet.

    They are read from its bundle, so that no browser is needed.

    Args:
        node_modules: the folder that npm filled.

    Returns:
        CSS.

    Raises:
        ValueError: the bundle does not have them at the place of plotly.js 4.1.
    """
    bundle = (node_modules / PLOTLY_BUNDLE).read_text(encoding="utf-8")
    table = re.search(r'\{"X,X div":.*?\};', bundle)
    rules = re.findall(r""""?([XY]\b[^"']*)"?:(["'])(.*?)\2""", table[0] if table else "")
    if not rules:
        raise ValueError(f"{PLOTLY_BUNDLE.name}: the style rules are not where they were in plotly.js 4.1")
    names = {"X": ".js-plotly-plot .plotly", "Y": ".plotly-notifier"}
    lines = [
        re.sub("[XY]", lambda letter: names[letter[0]], selector) + f"{{{declarations}}}"
        for selector, _, declarations in rules
    ]
    return "\n".join(reversed(lines)) + "\n"  # Plotly puts each rule before those that it has written already.
