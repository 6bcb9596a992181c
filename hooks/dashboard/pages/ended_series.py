"""The series of a chart that have ended, and what goes on in their place."""

from __future__ import annotations

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.frozen import Frozen
from dashboard.data.dataset import Dataset
from dashboard.view.view import View


class EndedSeries(Frozen):
    """A dataset that is no longer updated."""

    title: str
    when: str
    """In words: 'in January 2022'."""
    successor: str
    """The name of the dataset that goes on in its place; empty if readers see none."""
    successor_title: str


def ended_series(view: View, chart: ResolvedChart) -> tuple[EndedSeries, ...]:
    """The datasets of a chart that have ended.

    Args:
        view: what readers see.
        chart: one that they see.
    """
    found = []
    for dataset in view.datasets_named(chart.datasets):
        if ended := dataset.descriptor.ended:
            successor = successor_of(view, dataset)
            name, title = (successor.name, successor.descriptor.title) if successor else ("", "")
            found.append(EndedSeries(dataset.descriptor.title, ended.when, name, title))
    return tuple(found)


def successor_of(view: View, dataset: Dataset) -> Dataset | None:
    """What goes on in the place of a dataset that has ended, if readers get it."""
    ended = dataset.descriptor.ended
    named = view.datasets_named([ended.successor]) if ended and ended.successor else []
    return named[0] if named else None
