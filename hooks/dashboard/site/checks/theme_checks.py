"""The check for the charts with which the pages of themes open."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.core.finding import Finding, nearest
from dashboard.data.dataset import descriptor_path
from dashboard.site.checks.record_of import record_of
from dashboard.site.checks.site_check import site_check
from dashboard.site.content import SiteContent


@site_check("unknown-folder", "warning")
def unknown_folder(content: SiteContent) -> Iterator[Finding]:
    """A folder below `data/datasets/` has the name of no theme.

    Why: The folder says to which theme a dataset belongs. The lists of data of the themes would not hold it.

    Bad:
        data/datasets/econmy/trade.csv

    Good:
        data/datasets/economy/trade.csv
    """
    themes = content.registry.themes
    for dataset in content.datasets.values() if themes else ():
        if dataset and dataset.theme not in themes:
            path = descriptor_path(dataset.path)
            message = f"The folder '{dataset.theme}' has the name of no theme."
            yield Finding(
                id="unknown-folder", severity="warning", path=path, message=message, hint=nearest(dataset.theme, themes)
            )


@site_check("unknown-key-chart", "error")
def unknown_key_chart(content: SiteContent) -> Iterator[Finding]:
    """A theme names a chart that is not in `data/charts/`.

    Why: Its page would open without the chart. A chart of one text alone has no page to lead to, so it must be shared.

    Bad:
        charts: [trad], where data/charts/trade.yaml was meant

    Good:
        charts: [trade]
    """
    unknown = [
        (slug, number, name)
        for slug, theme in content.registry.themes.items()
        for number, name in enumerate(theme.charts)
        if name not in content.shared_charts
    ]
    for slug, number, name in unknown:
        message = f"charts: there is no chart '{name}' in data/charts/."
        hint = nearest(name, content.shared_charts)
        record = record_of(content, f"{content.settings.data_path}/themes.yaml")
        place = next((index for index, theme in enumerate(record.data.get("themes", ())) if theme["slug"] == slug), 0)
        yield record.finding("unknown-key-chart", ("themes", place, "charts", number), message, hint)
