"""The pages about data: each dataset, all of them by theme, and what changed in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from dashboard.core.frozen import Frozen
from dashboard.core.words import _
from dashboard.data.data_change import DataChange
from dashboard.data.dataset import CHANGES, Dataset
from dashboard.pages.chart_pages import chart_cards, theme_of
from dashboard.pages.ended_series import successor_of
from dashboard.pages.follow_page import follow_changes
from dashboard.pages.listing import list_pieces
from dashboard.pages.page import Page
from dashboard.people.theme import Theme
from dashboard.view.view import View

FRONT_PAGE_CHANGES = 5
"""The changes of data on the front page, the latest."""


class Use(Frozen):
    """Something that shows a dataset."""

    title: str
    url: str
    facts: int = 0
    """The number of values that it cites."""


def dataset_pages(view: View) -> Iterator[Page]:
    """The pages of all datasets that are shown, the list of them, and the list of their changes."""
    description = _("The datasets behind the charts, each with its sources.")
    yield Page("data/index.md", _("Data"), description, "datasets.html", partial(_all_datasets, view))
    for dataset in view.datasets:
        title, description = dataset.descriptor.title, dataset.descriptor.description
        make = partial(_dataset, view, dataset)
        page = Page(f"data/{dataset.name}/index.md", title, description, "dataset.html", make)
        yield from list_pieces(view, page, view.by_dataset.get(dataset.name, []))
    title = _("What changed in the data")
    description = _("Figures that were added and revised in the last twelve months, day by day.")
    yield Page(f"data/{CHANGES}/index.md", title, description, "changes.html", partial(_changes, view))


def datasets_of(view: View, theme: Theme) -> list[Dataset]:
    """The datasets of a theme that are shown."""
    return [dataset for dataset in view.datasets if dataset.theme == theme.slug]


def latest_changes(view: View) -> tuple[DataChange, ...]:
    """The changes of data that the front page tells."""
    return view.data_changes[:FRONT_PAGE_CHANGES]


def more_changes(view: View) -> int:
    """How many other datasets changed on the day at which the front page stops."""
    told = latest_changes(view)
    return len({change.dataset for change in view.data_changes[len(told) :] if change.on == told[-1].on})


def changes_by_day(changes: Iterable[DataChange]) -> list[dict[str, Any]]:
    """Changes by their days, in the given order, which is that of the days.

    Args:
        changes: the latest first.
    """
    days = groupby(changes, key=lambda change: change.on)
    return [{"date": on, "changes": tuple(own)} for on, own in days]


def _all_datasets(view: View) -> dict[str, Any]:
    groups = [{"theme": theme, "datasets": datasets_of(view, theme)} for theme in view.themes]
    return {
        "themes": [group for group in groups if group["datasets"]],
        "last_figures": view.outlook.last_figures,
        "changes": bool(view.data_changes),
    }


def _dataset(view: View, dataset: Dataset) -> dict[str, Any]:
    chart = view.dataset_charts.get(dataset.name)
    others = [other for other in view.charts_by_dataset.get(dataset.name, []) if other is not chart]
    return {
        "dataset": dataset,
        "theme": theme_of(view, dataset.theme),
        "figure": view.artefacts.get((chart.id, "")) if chart else None,
        "cited": view.cited_rows(dataset.name),
        "csv_url": f"data/{dataset.name}.csv",
        "next_words": view.outlook.next_words(dataset),
        "successor": successor_of(view, dataset),
        "charts": chart_cards(view, others),
        "tiles": [Use(tile.label, tile.url) for tile in view.tiles if dataset.name in tile.datasets],
        "citing": [Use(piece.front.title, piece.url, number) for piece, number in view.cited_in(dataset.name)],
        "changes": [change for change in view.data_changes if change.dataset == dataset.name],
        "since": view.data_since.get(dataset.name),
    }


def _changes(view: View) -> dict[str, Any]:
    since = min(view.data_since.values(), default=None)
    return {"days": changes_by_day(view.data_changes), "since": since, "followed": follow_changes()}
