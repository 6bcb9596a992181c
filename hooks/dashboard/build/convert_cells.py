"""Gives an edition the HTML of its code cells; what was converted before is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.edition.edition import Edition
from dashboard.notebooks.shown_cell import ShownCell

_HTML = JsonCodec[list[str]](list[str])


def convert_cells(edition: Edition, convert: Callable[[Path], str], made_by: str) -> Edition:
    """Convert what no build has converted before.

    Args:
        edition: of which the view says which notebooks are shown.
        convert: makes an HTML page of a notebook file.
        made_by: the digest of what `convert` is.
    """
    cache = edition.content.cache
    shown = {path: text.cells for path, text in edition.view.texts.items() if text.cells}
    return edition.with_cells({path: _html_by_number(cells, convert, made_by, cache) for path, cells in shown.items()})


def _html_by_number(
    cells: Sequence[ShownCell], convert: Callable[[Path], str], made_by: str, cache: Cache
) -> dict[int, str]:
    content = json.dumps([(cell.source, cell.outputs, cell.folded) for cell in cells], sort_keys=True)
    key = key_of("cells", made_by, engine_digest(), content)

    def make() -> list[str]:
        # Beautiful Soup is loaded only by those builds that convert something.
        from dashboard.notebooks.cell_html import cells_html

        return cells_html(cells, convert)

    html = cache.get_or_compute(key, _HTML, make)
    return dict(zip((cell.number for cell in cells), html, strict=True))
