"""A page with every form of chart, live: the gallery of forms with the charts that it leads to."""

from __future__ import annotations

import re
from pathlib import Path

ALL_FORMS = "tests/all-forms/"
"""Its address in a site. It lies as deep as the pages of charts, so that their links lead to the same files."""
_CARD = re.compile(r'<article class="card chart-card">.*?</article>', re.DOTALL)
_CHART = re.compile(r"charts/([a-z0-9-]+)/")
_FIGURE = re.compile(r'<figure class="chart".*?</figure>', re.DOTALL)


def add_all_forms(site: Path) -> None:
    """Write the page into the folder of a built site."""

    def figure(card: re.Match[str]) -> str:
        name = next(iter(_CHART.findall(card[0])))
        return _FIGURE.findall((site / "charts" / name / "index.html").read_text(encoding="utf-8"))[0]

    page = _CARD.sub(figure, (site / "about/charts/index.html").read_text(encoding="utf-8"))
    path = site / ALL_FORMS / "index.html"
    path.parent.mkdir(parents=True)
    path.write_text(page, encoding="utf-8")
