"""Whether a piece holds what a note is about."""

from __future__ import annotations

from dashboard.core.finding import nearest
from dashboard.core.phrases import shortened
from dashboard.edition.edition import Edition
from dashboard.pieces.analysis import Analysis
from dashboard.review.note import NoteTarget
from dashboard.review.quote_anchor import AmbiguousError, GoneError, find_quote

MOST_QUOTED = 60
"""How many characters of the words a message quotes."""


def missing_subject(edition: Edition, analysis: Analysis, target: NoteTarget, shown: str) -> str:
    """Say what a note is about that the piece does not hold.

    Args:
        edition: the site.
        analysis: the piece.
        target: what the note is about.
        shown: the words of its page.

    Returns:
        A sentence; empty if all is there.
    """
    content, path = edition.content, analysis.path
    charts = [placement.id for placement in content.placements[path]]
    facts = [placed.target for placed in content.facts[path]]
    for noun, name, names in (("chart", target.chart, charts), ("fact", target.fact, facts)):
        if name and name not in names:
            return f"The piece has no {noun} '{name}'. {nearest(name, names)}"
    return missing_words(target, shown) if target.exact else ""


def missing_words(target: NoteTarget, shown: str) -> str:
    """Say why the words that a target quotes are not found; empty if they are.

    Args:
        target: what a note is about.
        shown: the words of the page.
    """
    words = shortened(target.exact, MOST_QUOTED)
    try:
        find_quote(shown, target)
    except GoneError:
        return f"The text does not hold the words '{words}', as it is now. Choose words that stand there."
    except AmbiguousError:
        return f"The words '{words}' stand there more than once; quote more of them."
    return ""


def words_of_page(html: str) -> str:
    """The words of a page that notes can quote: those of its article, as `theme/review/quote.js` reads them.

    Args:
        html: the whole page.
    """
    # A build does not need them, and they take long to import.
    from bs4 import BeautifulSoup

    from dashboard.review.blocks import ASIDE_SELECTOR, words_of

    article = BeautifulSoup(html, "html.parser").select_one(".page article")
    if article is None:
        return ""
    for aside in article.select(ASIDE_SELECTOR):
        aside.decompose()
    return words_of(str(article))
