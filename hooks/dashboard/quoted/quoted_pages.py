"""The pages of a view as Markdown: all pieces, shared charts and datasets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from dashboard.quoted.chart_page_markdown import QuotedChartPage
from dashboard.quoted.dataset_markdown import QuotedDataset
from dashboard.quoted.piece_markdown import QuotedPiece
from dashboard.view.view import View


class QuotedPage(Protocol):
    """A page that can be written as Markdown."""

    @property
    def address(self) -> str:
        """From the root of the site."""

    def inputs(self) -> object:
        """All that decides its Markdown."""

    def markdown(self) -> str:
        """The whole page."""


def quoted_pages(view: View) -> Iterator[QuotedPage]:
    """The pages, in the order of the view."""
    yield from (QuotedPiece(view, piece) for piece in view.analyses)
    yield from (QuotedChartPage(view, chart) for chart in view.charts)
    yield from (QuotedDataset(view, dataset) for dataset in view.datasets)
