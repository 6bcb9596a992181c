"""Where the former addresses of datasets, charts and people lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.charts.render.artefacts import ENDINGS
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.data.dataset import Dataset
from dashboard.data.file_formats import FORMATS
from dashboard.people.author import Author
from dashboard.view.shown_text import ShownText

# (What stands beside a page moves with it: output/redirects.py knows which files there are.)
_OF_DATASET = ("data/{}/", *(f"data/{{}}.{ending}" for ending in FORMATS), "api/v1/datasets/{}.json")
_OF_CHART = ("embed/{}/", *(f"charts/{{}}.{ending}" for ending in ENDINGS), "api/v1/charts/{}.json")
_OF_SHARED_CHART = ("charts/{}/", *_OF_CHART)
_OF_AUTHOR = ("authors/{}/",)


def moved_things(
    texts: Mapping[str, ShownText],
    datasets: Iterable[Dataset],
    charts: Iterable[ResolvedChart],
    opening: Iterable[ResolvedChart],
    authors: Iterable[Author],
) -> dict[str, str]:
    """The addresses of what is shown, by those that it had before. No address of something that is shown is taken.

    Args:
        texts: the texts that are shown, for their own charts.
        datasets: those that are shown.
        charts: the shared charts that are shown.
        opening: the charts with which the pages of datasets open.
        authors: those that are shown.
    """
    shared = {chart.id: chart for chart in charts}
    placed = [placement.chart for text in texts.values() for placement in text.placements]
    own = {chart.id: chart for chart in (*opening, *placed) if chart and chart.id not in shared}
    former = [
        *((_OF_DATASET, dataset.name, dataset.descriptor.formerly) for dataset in datasets),
        *((_OF_CHART, chart.id, chart.formerly) for chart in own.values()),
        *((_OF_SHARED_CHART, chart.id, chart.formerly) for chart in shared.values()),
        *((_OF_AUTHOR, author.slug, author.entry.formerly) for author in authors),
    ]
    if not any(old_names for _, _, old_names in former):  # (Few sites rename anything, and have thousands of charts.)
        return {}
    taken = {form.format(name) for forms, name, _ in former for form in forms}
    redirects: dict[str, str] = {}
    for forms, name, old_names in former:
        for old_name in old_names:
            for form in forms:
                redirects.setdefault(form.format(old_name), form.format(name))
    return {old: new for old, new in redirects.items() if old not in taken}
