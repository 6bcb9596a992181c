"""The small picture that stands for a piece or a chart in lists."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.render.artefacts import Artefacts


@dataclass(frozen=True)
class Picture:
    """What stands for a piece or a chart in lists. If a piece has none, the list shows its theme."""

    address: str = ""
    """Of its file, from the root of the site; empty where there is none."""
    drawing: Artefacts | None = None
    """The chart whose small drawing stands in the page itself, in place of the file."""
    cover: bool = False
    """Whether it is the cover of a piece, which may be cut to the ratio of lists."""
