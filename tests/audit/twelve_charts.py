"""A piece with twelve charts, made of a built one: no piece of our own has so many."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.samples.kinds import Kind

TWELVE = Kind("12 charts", "analyses/twelve-charts/")
_PIECE = "analyses/lifeline-and-convenience/index.html"
_FIGURE = re.compile(r'<figure class="chart".*?</figure>', re.DOTALL)
_CHARTS = 12


def copy_with_twelve_charts(site: Path, copy: Path) -> None:
    """Copy a built site, and add the piece.

    Args:
        site: its folder.
        copy: the new folder; what is there goes.
    """
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site, copy)
    piece = (site / _PIECE).read_text(encoding="utf-8")
    own = _FIGURE.findall(piece)
    pages = sorted((site / "charts").glob("*/index.html"))
    # The pages of charts lie as deep as the piece, so that their links lead to the same files.
    others = [figure for page in pages for figure in _FIGURE.findall(page.read_text(encoding="utf-8"))[:1]]
    more = [figure for figure in others if _id(figure) not in map(_id, own)][: _CHARTS - len(own)]
    page = copy / TWELVE.address / "index.html"
    shutil.copytree((copy / _PIECE).parent, page.parent)
    page.write_text(piece.replace(own[-1], "\n<p>More.</p>\n".join([own[-1], *more])), encoding="utf-8")


def _id(figure: str) -> str:
    return figure.partition(' id="')[2].partition('"')[0]
