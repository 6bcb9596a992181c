"""The pictures that stand for pages where they are shared: one for each piece, shared chart and dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from dashboard.charts.render.artefacts import Artefacts
from dashboard.linked.draw_card import draw_card
from dashboard.linked.share_card import PLAIN_CARD, ShareCard, card_of
from dashboard.people.institute import Institute
from dashboard.pieces.analysis import Analysis
from dashboard.view.derived_file import DerivedFile
from dashboard.view.view import View


def share_cards(view: View) -> Iterator[DerivedFile]:
    """The card of each page that has one of its own, and that of all others."""
    for piece in view.analyses:
        yield _file(card_of(piece.url), partial(_of_piece, view, piece))
    for chart in view.charts:
        yield _file(card_of(f"charts/{chart.id}/"), partial(_of_data, view, chart.title, chart.id))
    for dataset in view.datasets:
        opening = view.dataset_charts.get(dataset.name)
        title, chart_id = dataset.descriptor.title, opening.id if opening else ""
        yield _file(card_of(f"data/{dataset.name}/"), partial(_of_data, view, title, chart_id))
    yield _file(PLAIN_CARD, partial(_of_data, view, _front_headline(view), ""))


def _file(address: str, card: Callable[[], ShareCard]) -> DerivedFile:
    return DerivedFile(address, card, lambda: draw_card(card()))


def _of_piece(view: View, piece: Analysis) -> ShareCard:
    institutes = (institute for author in piece.authors for institute in author.named_institutes(piece.day))
    return ShareCard(view.site_name, piece.front.title, _names(institutes), _first_chart(view, piece))


def _of_data(view: View, title: str, chart_id: str) -> ShareCard:
    partners = (institute for institute in view.institutes if institute.partner)
    return ShareCard(view.site_name, title, _names(partners), view.artefacts.get((chart_id, "")))


def _front_headline(view: View) -> str:
    """The large line of the front page; without one the name of the site."""
    front = view.texts.get(f"{view.docs_path}/index.md")
    head = front.source_text.head if front else None
    return str(head.data.get("headline") or view.site_name) if head else view.site_name


def _first_chart(view: View, piece: Analysis) -> Artefacts | None:
    drawn = (view.artefacts_of(placement) for placement in view.texts[piece.path].placements)
    return next(filter(None, drawn), None)


def _names(institutes: Iterable[Institute]) -> str:
    return " · ".join(dict.fromkeys(institute.entry.short_name for institute in institutes))
