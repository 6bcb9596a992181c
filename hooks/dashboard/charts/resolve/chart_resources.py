"""What of a site the declarations of charts may name or need: datasets, events, colours of things, disputed borders."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from msgspec import field

from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache
from dashboard.charts.resolve.declared_colours import load_colours
from dashboard.charts.style.thing_colours import NO_COLOURS, ThingColours
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.data.borders import BorderPolicy, load_borders
from dashboard.data.dataset import Dataset
from dashboard.data.events import Event, load_events
from dashboard.data.load_datasets import load_datasets

Datasets = Mapping[str, Dataset | None]
"""Datasets by name; None for one that has errors, which has findings of its own."""


class ChartResources(Frozen):
    """What all charts of a site are drawn from, beside their declarations."""

    datasets: Datasets
    events: Mapping[str, Event] = field(default_factory=dict)
    """By their ids."""
    colours: ThingColours = NO_COLOURS
    borders: BorderPolicy | None = None
    """What the site says of disputed borders; None if it says nothing."""

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all datasets, also of those that have errors."""
        return frozenset(self.datasets)

    @cached_property
    def around(self) -> str:
        """The hash of what decides a chart beside its declaration and its datasets."""
        return key_of(*self.events.values(), self.colours.digest, self.borders)

    @cached_property
    def state(self) -> str:
        """The hash of all of it."""
        digests = (f"{name}={dataset and dataset.digest}" for name, dataset in self.datasets.items())
        return key_of(*digests, self.around)


def load_resources(data: Path, root: Path, cache: Cache, findings: list[Finding]) -> ChartResources:
    """Read what the folder `data/` of a site has for charts.

    Args:
        data: the folder.
        root: the root of the repository.
        cache: knows what was read before.
        findings: gets what is wrong.
    """
    events = load_events(data / "events.yaml", root, findings)
    colours = load_colours(data / "colours.yaml", root, findings)
    borders = load_borders(data / "borders.yaml", root, findings)
    return ChartResources(load_datasets(data / "datasets", root, cache, findings), events, colours, borders)
