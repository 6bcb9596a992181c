"""What a program may ask for: pieces, shared charts and datasets, each with the words by which it is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.core.frozen import Frozen
from dashboard.data.dataset import Dataset
from dashboard.pieces.analysis import Analysis
from dashboard.quoted.chart_page_markdown import QuotedChartPage
from dashboard.quoted.dataset_markdown import QuotedDataset
from dashboard.quoted.found_words import Haystack
from dashboard.quoted.piece_markdown import QuotedPiece
from dashboard.quoted.quoted_pages import QuotedPage
from dashboard.view.view import View

Kind = Literal["piece", "chart", "dataset"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Holding(Frozen):
    """A piece, a shared chart or a dataset."""

    kind: Kind
    name: str
    title: str
    description: str
    theme: str
    """The slug of its theme."""
    page: QuotedPage
    haystack: Haystack

    def entry(self, site_url: str) -> dict[str, str]:
        """Its entry in a list."""
        address = f"{site_url}{self.page.address}"
        return {
            "kind": self.kind,
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "theme": self.theme,
            "address": address.removesuffix("index.md"),
            "markdown": address,
        }


def holdings_of(view: View) -> Iterator[Holding]:
    """Everything that a view shows of these kinds, in its order."""
    yield from (_piece(view, piece) for piece in view.analyses)
    yield from (_chart(view, chart) for chart in view.charts)
    yield from (_dataset(view, dataset) for dataset in view.datasets)


def _piece(view: View, piece: Analysis) -> Holding:
    text, front = view.texts[piece.path], piece.front
    charts = (placement.chart.title for placement in text.placements if placement.chart)
    others = (front.standfirst, *(author.name for author in piece.authors), *front.key_points, *charts)
    haystack = Haystack(front.title, others, text.source_text.html)
    page = QuotedPiece(view, piece)
    return Holding("piece", piece.slug, front.title, front.standfirst, piece.theme.slug, page, haystack)


def _chart(view: View, chart: ResolvedChart) -> Holding:
    haystack = Haystack(chart.title, (chart.subtitle, *(name for name, _ in chart.things)))
    page = QuotedChartPage(view, chart)
    return Holding("chart", chart.id, chart.title, chart.subtitle, chart.theme, page, haystack)


def _dataset(view: View, dataset: Dataset) -> Holding:
    about = dataset.descriptor
    haystack = Haystack(about.title, (about.description, *(column.title for column in dataset.fields.values())))
    page = QuotedDataset(view, dataset)
    return Holding("dataset", dataset.name, about.title, about.description, dataset.theme, page, haystack)
