"""Gives an edition the HTML of its code cells. The cache keeps what was converted before."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.finding import Finding
from dashboard.core.guard import guarding
from dashboard.edition.edition import Edition
from dashboard.notebooks.shown_cell import ShownCell

_HTML = Codec[list[str]](list[str])


def convert_cells(edition: Edition, convert: Callable[[Path], str], converter: str) -> Edition:
    """Convert the cells that no build has converted before. A preview begins without these.

    Args:
        edition: its view says which notebooks are shown.
        convert: makes an HTML page of a notebook file.
        converter: the digest of `convert`; part of the key under which its results are kept.

    Returns:
        the edition with the HTML of its cells, and a finding for each notebook that could not be converted.
    """
    cache = edition.content.cache
    shown = {path: text.cells for path, text in edition.view.texts.items() if text.cells}
    html: dict[str, dict[int, str]] = {}
    findings: list[Finding] = []
    for path, cells in shown.items():
        with guarding(path, findings, "converted with its outputs"):
            html[path] = _html_by_number(cells, convert, converter, cache, is_partial=edition.content.partial)
    return edition.with_cells(html).with_findings(findings)


def _html_by_number(
    cells: Sequence[ShownCell], convert: Callable[[Path], str], converter: str, cache: Cache, *, is_partial: bool
) -> dict[int, str]:
    """The HTML of the cells of one notebook, by the cells' numbers."""
    content = json.dumps([(cell.source, cell.outputs, cell.folded) for cell in cells], sort_keys=True)
    key = key_of("cells", converter, engine_digest(), content)

    def make() -> list[str]:
        # Imported here since it loads Beautiful Soup, and few builds convert anything.
        from dashboard.notebooks.cell_html import cells_html

        return cells_html(cells, convert)

    html = [""] * len(cells) if is_partial and not cache.has_value(key) else cache.get_or_compute(key, _HTML, make)
    return dict(zip((cell.number for cell in cells), html, strict=True))
