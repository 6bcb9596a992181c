"""Pieces as entries of feeds, with their full text."""

from __future__ import annotations

import datetime

from markupsafe import Markup
from msgspec import field

from dashboard.cache.value_digest import digest
from dashboard.charts.figure.captions import alternative
from dashboard.charts.figure.publishers import chart_publishers, source_line
from dashboard.charts.render.artefacts import chart_file
from dashboard.core.frozen import PartlyCompared
from dashboard.core.paths import BASE
from dashboard.core.templates import environment
from dashboard.core.words import language
from dashboard.feeds.feed import FeedEntry, Person, lasting_id
from dashboard.feeds.portable_html import portable_html
from dashboard.pages.authored_pages import body_of
from dashboard.pages.page_body import Body
from dashboard.pieces.analysis import Analysis, due_of
from dashboard.pieces.modified_day import modified_day
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.slots import SLOT
from dashboard.view.picture import hero_address
from dashboard.view.view import View


class PieceEntries(PartlyCompared):
    """Makes the entries of a view's pieces. A piece stands in several feeds, and is made once."""

    uncompared = ("_made", "_digests")

    view: View
    _made: dict[str, FeedEntry] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)

    def inputs(self, piece: Analysis) -> str:
        """The digest of all that decides the entry of a piece."""
        if piece.slug not in self._digests:
            self._digests[piece.slug] = digest((piece, body_of(self.view, self.view.texts[piece.path])))
        return self._digests[piece.slug]

    def of(self, piece: Analysis) -> FeedEntry:
        """The entry of a piece."""
        if piece.slug not in self._made:
            self._made[piece.slug] = self._entry(piece, piece_html(piece, self.view))
        return self._made[piece.slug]

    def brief(self, piece: Analysis) -> FeedEntry:
        """The entry of a piece with its standfirst in place of its text."""
        return self._entry(piece, str(Markup("<p>{}</p>").format(piece.front.standfirst)))

    def _entry(self, piece: Analysis, html: str) -> FeedEntry:
        view, front = self.view, piece.front
        hero = hero_address(piece, view.docs_path)
        return FeedEntry(
            id=piece_id(piece, view.site_url),
            title=front.title,
            url=f"{view.site_url}{piece.url}",
            published=piece.due.astimezone(view.zone),
            updated=updated(piece, view),
            summary=front.standfirst,
            html=html,
            lang=front.lang if front.lang != language() else "",
            authors=tuple(Person(author.name, f"{view.site_url}{author.url}") for author in piece.authors),
            tags=(piece.theme.name, *front.tags),
            picture=f"{view.site_url}{hero}" if hero else "",
        )


def piece_id(piece: Analysis, site_url: str) -> str:
    """The id of a piece: the first address that it had. It stays when the piece is renamed."""
    return lasting_id(f"{site_url}analyses/", piece.slug, piece.front.formerly)


def updated(piece: Analysis, view: View) -> datetime.datetime:
    """When readers were last told of a change in a piece: its publication, its update or a correction."""
    last = modified_day(piece)
    return (due_of(last, None, view.zone) if last else piece.due).astimezone(view.zone)


def piece_html(piece: Analysis, view: View) -> str:
    """The full text of a piece for feed readers.

    Args:
        piece: the piece.
        view: what the site shows.
    """
    page = f"{view.site_url}{piece.url}"
    hero = hero_address(piece, view.docs_path)
    body = body_of(view, view.texts[piece.path])
    html = environment().get_template("feed/piece.html").render(
        front=piece.front, hero=f"{BASE}{hero}" if hero else "", text=Markup(_text_html(body, view))
    )  # fmt: skip
    return portable_html(html, page, view.site_url)


def _text_html(body: Body, view: View) -> str:
    """The text of a piece with links to its facts, pictures of its charts, and the list of its works."""
    return SLOT.sub(lambda slot: _chart_html(body.figures[slot[1]].placement, view), body.filled_text)


def _chart_html(placement: Placement, view: View) -> str:
    """The picture of a chart with its alternative and its sources. Where a chart has errors, there is none."""
    if placement.chart is None:
        return ""
    chart = placement.chart
    html = environment().get_template("feed/chart.html").render(
        title=chart.title,
        note=chart.selection.chart.note,
        alt=alternative(chart.selection, placement.alt),
        png=BASE + chart_file(chart.id, "png"),
        address=view.address_of(chart.id),
        source=source_line(chart_publishers(chart.selection)),
    )  # fmt: skip
    chart.release_rows()
    return html
