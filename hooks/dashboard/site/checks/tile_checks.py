"""The check for tiles that readers do not see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.core.finding import Finding
from dashboard.core.phrases import join_words
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent


@site_check("waiting-tile", "info", "site")
def waiting_tile(content: SiteContent) -> Iterator[Finding]:
    """A tile tells of a dataset that is under embargo, or its chart draws one.

    Why: The front page does without it until the embargo is over.

    Bad:
        value: trade/value in data/tiles.yaml, and embargo: 2099-01-01T06:00+01:00 in trade.yaml

    Good:
        value: trade/value in data/tiles.yaml, and no embargo in trade.yaml
    """
    waiting = content.datasets_under_embargo()
    path = f"{content.settings.data_path}/tiles.yaml"
    for tile in content.tiles:
        if names := sorted(waiting & content.datasets_of_tile(tile)):
            message = f"The tile '{tile.id}' waits for the end of an embargo, that of {join_words(names)}."
            hint = "Nothing has to be done: it appears by itself."
            line = _line_of(content, tile.id)
            yield Finding(id="waiting-tile", severity="info", path=path, line=line, message=message, hint=hint)


def _line_of(content: SiteContent, tile: str) -> int:
    lines = (content.settings.data / "tiles.yaml").read_text(encoding="utf-8").splitlines()
    return next((number for number, text in enumerate(lines, 1) if re.search(rf"\bid: *{tile}\b", text)), 1)
