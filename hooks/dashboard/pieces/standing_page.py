"""A page that is no piece, such as the front page, and what its front matter says about when readers get it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal

from msgspec.structs import replace
from pydantic import Field

from dashboard.core.dates import Day
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.guard import guarding
from dashboard.core.settings import Settings
from dashboard.core.validation import validate
from dashboard.core.yaml_record import StrictModel
from dashboard.data.descriptor import Embargo
from dashboard.numbers.words import Language
from dashboard.pieces.analysis import due_of
from dashboard.pieces.front_matter import Status
from dashboard.pieces.source_text import SourceText

ALWAYS = datetime.datetime.min.replace(tzinfo=datetime.UTC)
"""The moment from which a page without a date is public."""
PIECE_KEYS = ("kind", "authors", "theme")
"""Keys that only the front matter of a piece has."""


class PageFront(StrictModel):
    """The front matter of a page. A key that is not listed may be one of these misspelt, so it is an error."""

    status: Status = Field(
        default="published", description="Readers get it when it is published. → whether readers get it"
    )
    date: Day | None = Field(default=None, description="The day from which readers get it. → whether readers get it")
    embargo: Embargo | None = Field(
        default=None, description="A time with its zone, before which nobody gets it. → whether readers get it"
    )
    title: str = Field(
        default="", description="A word or two, such as 'Method'. → the tab of the browser, search, links"
    )
    description: str = Field(
        default="", description="One sentence, such as 'How figures are chosen and marked'. → search engines, cards"
    )
    headline: str = Field(
        default="",
        description="The large line, such as 'How close are China and Russia?'. → the front page, shared links",
    )
    standfirst: str = Field(
        default="",
        description=(
            "Some lines, such as 'Four institutes follow the trade between an unequal pair'. → below the "
            "headline of the front page, and of /about/"
        ),
    )
    template: Literal["main.html", "front.html", "about.html"] = Field(
        default="main.html", description="Which template of the theme it has. → the look of the page"
    )
    lang: Language = Field(default="en", description="Its language. → how its numbers are read")


class StandingPage(Frozen):
    """A page that is no piece: `extra.editorial.pages` in mkdocs.yml names it."""

    path: str
    """The path of its file, from the root of the repository."""
    front: PageFront
    due: datetime.datetime
    """The moment, in UTC, from which readers may see it."""
    cleared: bool = True
    """Whether no marks of editing are left in it. Pages need no approvals."""
    is_withdrawn: bool = False
    """Only pieces are withdrawn; a page is taken away."""


def read_standing_pages(
    source_texts: Mapping[str, SourceText], settings: Settings, findings: list[Finding]
) -> dict[str, StandingPage | None]:
    """Read what the front matter of each page says about when readers get it.

    Args:
        source_texts: all texts of the site, by path.
        settings: of the site: its time zone, and the keys of pages that plugins read.
        findings: gets what is wrong.

    Returns:
        the pages by the path of their file; None where the front matter is broken, or is that of a piece.
    """
    pages: dict[str, StandingPage | None] = {}
    for path, source_text in source_texts.items():
        if not source_text.is_analysis:
            pages[path] = None
            with guarding(path, findings):
                pages[path] = _read_standing_page(source_text, settings, findings)
    return pages


def _read_standing_page(source_text: SourceText, settings: Settings, findings: list[Finding]) -> StandingPage | None:
    if source_text.head_is_broken or misplaced_front_matter(source_text):
        return None
    front = PageFront()
    if head := source_text.head:
        data = {key: value for key, value in head.data.items() if key not in settings.editorial.page_keys}
        valid_front = validate(PageFront, replace(head, data=data), findings)
        if valid_front is None:
            return None
        front = valid_front
    due = front.embargo.astimezone(datetime.UTC) if front.embargo else ALWAYS
    if front.date:
        due = due_of(front.date, front.embargo, settings.zone)
    return StandingPage(source_text.path, front, due, cleared=not source_text.edited)


def misplaced_front_matter(source_text: SourceText) -> Finding | None:
    """What is wrong with a text that has the front matter of a piece and does not stand among the pieces.

    Args:
        source_text: a text that is no piece.

    Returns:
        None if it has no key that only pieces have.
    """
    head = source_text.head
    if head is None:
        return None
    key = next((key for key in PIECE_KEYS if key in head.data), None)
    if key is None:
        return None
    message = f"Read the front matter of a piece ('{key}'), expected only in docs/analyses/. Readers do not get it."
    hint = "Move the file to docs/analyses/, or take that key out."
    return head.finding("misplaced-piece", (key,), message, hint)
