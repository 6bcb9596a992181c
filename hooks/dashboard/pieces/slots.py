"""The empty places in the HTML of a text that pages fill: charts, code cells, facts and citations."""

from __future__ import annotations

import re

from dashboard.core.lazy_re import lazy_re

# The slots are read by expression, not by a parser: they have the one form in which this engine writes them, and a page
# that is put together again must keep every other byte of its HTML.
SLOT = lazy_re(r'<div class="chart-slot" data-key="([^"]+)">\s*</div>')
"""The slot of a chart in rendered HTML."""
CELL_SLOT = lazy_re(r'<div class="cell-slot" data-cell="(\d+)"></div>')
"""The slot of a notebook's code cell."""
FACT_SLOT = lazy_re(r'<a class="fact-slot[^"]*" data-key="([^"]+)"[^>]*>(.*?)</a>', re.S)
"""The slot of a fact, and its words. Attributes that an author gave to the link are dropped."""
WORK_SLOT = lazy_re(r'<sup class="work-slot" data-key="([^"]+)">(.*?)</sup>', re.S)
"""The slot of a citation, and the words of its mark without links."""


def seal_slot(html: str, seal: str) -> str:
    """The HTML of a slot with a seal, by which the cleaner of HTML knows that the engine wrote it."""
    return re.sub('="', f'="{seal}', html)
