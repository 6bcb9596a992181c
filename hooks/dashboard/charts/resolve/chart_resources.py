"""What of a site the declarations of charts may name or need: datasets, events, colours of things, disputed borders."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import field

from dashboard.cache.keys import key_of
from dashboard.charts.style.thing_colours import NO_COLOURS, ThingColours
from dashboard.core.frozen import Frozen
from dashboard.data.borders import BorderPolicy
from dashboard.data.dataset import Dataset
from dashboard.data.events import Event

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
