"""PNGs of many charts, with one process for each processor: the library lets no second thread draw."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from dashboard.charts.render.png import render_png
from dashboard.charts.render.standalone_svg import WIDTH
from dashboard.core.files import write_atomically
from dashboard.core.helper_processes import at_work, own_share

Picture = tuple[str, str]
"""The path of a standalone SVG, and where its PNG is to be."""
PER_PROCESS = 50
"""With fewer pictures another process takes longer to start than it saves."""


def draw_with_all_processors(pictures: Sequence[Picture]) -> None:
    """Draw pictures, if there are many. What is not drawn is left to who needs it, and to say why it cannot be.

    Args:
        pictures: which to draw.
    """
    count = min(os.cpu_count() or 1, len(pictures) // PER_PROCESS)
    if count < 2:
        return
    with at_work("dashboard.charts.render.many_pngs", [pictures[share::count] for share in range(1, count)]):
        _draw(pictures[::count])


def _draw(pictures: Iterable[Picture]) -> None:
    for svg, png in pictures:
        with contextlib.suppress(OSError, ValueError):
            content = render_png(Path(svg).read_text(encoding="utf-8"), WIDTH)
            Path(png).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(Path(png), content)


if __name__ == "__main__":
    _draw(own_share())
