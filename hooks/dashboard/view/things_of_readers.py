"""Which data, charts and people readers have a page of at some moment, also where a preview shows all of them."""

from __future__ import annotations

import datetime
from collections.abc import Set

from msgspec.structs import replace

from dashboard.site.audience import Audience
from dashboard.site.content import SiteContent
from dashboard.view.make_view import shown_things


def things_of_readers(content: SiteContent, moment: datetime.datetime) -> Set[str]:
    """The addresses of their pages from the root of the site, such as `data/trade`; of charts in texts, too.

    Args:
        content: all that is known.
        moment: that decides what is public.
    """
    shown = shown_things(replace(content, audience=Audience(moment)))
    datasets = [dataset.name for dataset in shown.datasets]
    placed = [placement.id for text in shown.texts.values() for placement in text.placements]
    ids = [*placed, *(chart.id for chart in shown.charts), *(f"data-{name}" for name in datasets)]
    people = [author.slug for author in shown.authors]
    names = {"data": datasets, "charts": ids, "embed": ids, "authors": people}
    return {f"{folder}/{name}" for folder, of_kind in names.items() for name in of_kind}
