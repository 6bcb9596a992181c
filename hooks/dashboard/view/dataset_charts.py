"""Decides with which chart the page of each shown dataset opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.charts.resolve.default_chart import default_chart
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.data.dataset import Dataset
from dashboard.site.content import SiteContent
from dashboard.view.shown_text import ShownText


def with_opening_charts(
    content: SiteContent, charts: tuple[ResolvedChart, ...], datasets: Iterable[Dataset]
) -> tuple[ResolvedChart, ...]:
    """Add the shared charts that the descriptors of shown datasets name. Those of data under embargo wait.

    Args:
        content: all that is known.
        charts: the shared charts that are shown otherwise.
        datasets: the datasets that are shown.
    """
    waiting = content.datasets_under_embargo()
    shown = {chart.id for chart in charts}
    named = {dataset.descriptor.chart for dataset in datasets} - shown
    return tuple(
        chart
        for chart in content.shared_charts.values()
        if chart and (chart.id in shown or (chart.id in named and waiting.isdisjoint(chart.datasets)))
    )


def opening_charts(
    content: SiteContent,
    texts: Mapping[str, ShownText],
    charts: Sequence[ResolvedChart],
    datasets: Iterable[Dataset],
) -> dict[str, ResolvedChart]:
    """The chart with which the page of each dataset opens, by the dataset's name.

    That is the one that its descriptor names, if it is shown and shows the dataset; else a line over time, which is
    made of the descriptor. A dataset without a time or an amount has none.

    Args:
        content: all that is known.
        texts: the texts that are shown, by path.
        charts: the shared charts that are shown.
        datasets: the datasets that are shown.
    """
    shared = {chart.id: chart for chart in charts}
    taken = shared.keys() | {placement.id for text in texts.values() for placement in text.placements}
    opening = {}
    for dataset in datasets:
        named = shared.get(dataset.descriptor.chart or "")
        if named and dataset.name in named.datasets:
            opening[dataset.name] = named
        elif (own := default_chart(dataset, content.colours, content.cache)) and own.id not in taken:
            opening[dataset.name] = own
    return opening
