"""What a note can be about: the piece has to have it."""

from __future__ import annotations

from collections.abc import Collection

from bs4 import BeautifulSoup

from dashboard.core.finding import nearest
from dashboard.editorial.desk import Desk, DeskError
from dashboard.review.blocks import ASIDE_SELECTOR, words_of
from dashboard.review.note import NoteTarget
from dashboard.review.quote_anchor import AmbiguousError, GoneError, QuoteSpan, find_quote

MAX_SHOWN_WORDS = 80
"""Highest number of characters of a quotation in a refusal."""


def require_target(desk: Desk, target: NoteTarget, shown: str) -> None:
    """Refuse what the piece does not have.

    Args:
        desk: the desk of the piece.
        target: what a note is about.
        shown: the words of the page.

    Raises:
        DeskError: the piece has no such chart or fact, or the words are not on the page, or stand there twice.
    """
    if target.chart is not None:
        _require_name("chart", target.chart, [placement.id for placement in desk.edition.content.placements[desk.path]])
    if target.fact is not None:
        _require_name("fact", target.fact, [placed.target for placed in desk.edition.content.facts[desk.path].placed])
    if target.exact:
        find_words(shown, target)


def find_words(shown: str, target: NoteTarget) -> QuoteSpan:
    """Find the words that a target quotes on a page.

    Args:
        shown: the words of the page.
        target: quotes some of them.

    Raises:
        DeskError: they are not there, or stand there more than once.
    """
    words = target.exact if len(target.exact) <= MAX_SHOWN_WORDS else f"{target.exact[:MAX_SHOWN_WORDS]}…"
    try:
        return find_quote(shown, target)
    except GoneError:
        raise DeskError(f"The text does not hold the words '{words}'. Choose words that stand there now.") from None
    except AmbiguousError:
        raise DeskError(f"The words '{words}' stand there more than once; quote more of them.") from None


def words_of_page(html: str) -> str:
    """The words of a page that notes can quote: those of its article, as `theme/review/quote.js` reads them.

    Args:
        html: the whole page.
    """
    article = BeautifulSoup(html, "html.parser").select_one(".page article")
    if article is None:
        return ""
    for aside in article.select(ASIDE_SELECTOR):
        aside.decompose()
    return words_of(str(article))


def _require_name(kind: str, name: str, names: Collection[str]) -> None:
    if name not in names:
        raise DeskError(f"The piece has no {kind} '{name}'. {nearest(name, names)}")
