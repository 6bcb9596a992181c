"""Which data, charts and people readers have a page of at some moment, also where a preview shows all of them."""

from __future__ import annotations

import datetime
from collections.abc import Set

from msgspec.structs import replace

from dashboard.site.audience import Audience
from dashboard.site.content import SiteContent
from dashboard.view.dataset_charts import with_opening_charts
from dashboard.view.make_view import shown_authors, shown_charts, shown_datasets, shown_tiles
from dashboard.view.shown_texts import shown_analyses, shown_texts


def things_of_readers(content: SiteContent, moment: datetime.datetime) -> Set[str]:
    """The addresses of their pages from the root of the site, such as `data/trade`; of charts in texts, too.

    Args:
        content: all that is known.
        moment: that decides what is public.
    """
    content = replace(content, audience=Audience(moment))
    texts, tiles = shown_texts(content), shown_tiles(content)
    charts = shown_charts(content, texts, tiles)
    charts = with_opening_charts(content, charts, shown_datasets(content, texts, charts, tiles))
    datasets = [dataset.name for dataset in shown_datasets(content, texts, charts, tiles)]
    placed = [placement.id for text in texts.values() for placement in text.placements]
    ids = [*placed, *(chart.id for chart in charts), *(f"data-{name}" for name in datasets)]
    people = [author.slug for author in shown_authors(content, shown_analyses(texts))]
    names = {"data": datasets, "charts": ids, "embed": ids, "authors": people}
    return {f"{folder}/{name}" for folder, of_kind in names.items() for name in of_kind}
