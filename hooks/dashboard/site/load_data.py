"""Reads what charts are drawn from: events, colours, borders, datasets and the shared charts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from dashboard.cache.store import Cache
from dashboard.charts.resolve.chart_resources import ChartResources, load_resources
from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.resolve.shared_charts import load_charts
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.settings import Settings
from dashboard.data.dataset import Dataset
from dashboard.pieces.placed_charts import Placer


class SiteData(Frozen):
    """The shared charts of a site, and what all its charts are drawn from."""

    resources: ChartResources
    shared_charts: Mapping[str, ResolvedChart | None]
    """By id; None for one that has errors."""

    def placer(self, cache: Cache, findings: list[Finding]) -> Placer:
        """What places the charts of texts, and adds to `findings` what is wrong with them."""
        return Placer(self.shared_charts, self.resources, findings, cache)


def load_data(
    settings: Settings,
    cache: Cache,
    findings: list[Finding],
    instead: Mapping[str, Dataset] = MappingProxyType({}),
) -> SiteData:
    """Read what charts are drawn from.

    Args:
        settings: of the site.
        cache: knows what was read before.
        findings: gets what is wrong.
        instead: datasets by name that replace those of the files.
    """
    root, data = settings.root, settings.data
    resources = load_resources(data, root, cache, findings)
    resources = replace(resources, datasets={**resources.datasets, **instead})
    return SiteData(resources, load_charts(data / "charts", root, resources, cache, findings))


def load_placer(settings: Settings, cache: Cache) -> Placer:
    """What places charts in another process than the one that reports findings.

    Args:
        settings: of the site.
        cache: takes what was placed.
    """
    return load_data(settings, cache, []).placer(cache, [])
