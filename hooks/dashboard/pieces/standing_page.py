"""A page that is no piece, such as the front page, and what its front matter says about when readers get it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from dashboard.core.dates import Day
from dashboard.core.finding import Finding
from dashboard.core.guard import guarding
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record
from dashboard.data.descriptor import Embargo
from dashboard.pieces.analysis import Status, due_of
from dashboard.pieces.source_text import SourceText

ALWAYS = datetime.datetime.min.replace(tzinfo=datetime.UTC)
"""The moment from which a page without a date is public."""
PIECE_KEYS = ("kind", "authors", "theme")
"""Keys that only the front matter of a piece has."""


class PageFront(BaseModel):
    """The front matter of a page, as far as it decides when readers get it. Templates and plugins read other keys."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    status: Status = "published"
    date: Day | None = None
    embargo: Embargo | None = None


@dataclass(frozen=True)
class StandingPage:
    """A page that is no piece: `extra.editorial.pages` in mkdocs.yml names it."""

    path: str
    """The path of its file, from the root of the repository."""
    front: PageFront
    due: datetime.datetime
    """The moment, in UTC, from which readers may see it."""
    cleared: bool = True
    """Whether nothing but its status and its date keeps it from readers. Pages need no approvals."""
    is_withdrawn: bool = False
    """Only pieces are withdrawn; a page is taken away."""


def read_standing_pages(
    source_texts: Mapping[str, SourceText], zone: ZoneInfo, findings: list[Finding]
) -> dict[str, StandingPage | None]:
    """Read what the front matter of each page says about when readers get it.

    Args:
        source_texts: all texts of the site, by path.
        zone: the site's time zone, in which a day begins at 00:00.
        findings: gets what is wrong.

    Returns:
        the pages by the path of their file; None where these keys are broken.
    """
    pages: dict[str, StandingPage | None] = {}
    for path, source_text in source_texts.items():
        if not source_text.is_analysis:
            pages[path] = None
            with guarding(path, findings):
                pages[path] = _read_standing_page(path, source_text.head, source_text.head_is_broken, zone, findings)
    return pages


def _read_standing_page(
    path: str, head: Record | None, is_broken: bool, zone: ZoneInfo, findings: list[Finding]
) -> StandingPage | None:
    if is_broken:
        return None
    front = validate(PageFront, head, findings) if head else PageFront()
    if front is None:
        return None
    due = front.embargo.astimezone(datetime.UTC) if front.embargo else ALWAYS
    return StandingPage(path, front, due_of(front.date, front.embargo, zone) if front.date else due)


def misplaced_front_matter(source_text: SourceText) -> Finding | None:
    """What is wrong with a text that readers cannot get where it stands, and whose front matter says that they shall.

    Args:
        source_text: a text that is no piece.

    Returns:
        None if it does not look like a piece and does not say that it is published.
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
