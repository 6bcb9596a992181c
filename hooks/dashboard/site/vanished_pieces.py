"""Finds pieces that readers could see, and of whose address nothing is left today.

What was public is known from the record that `desk publish` writes into the review file. The file is there, or git's
history has its last version. Without git, or where only a part of the history was fetched, the files have to do.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ValidationError

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.core.dates import Day, Moment
from dashboard.core.paths import files_of
from dashboard.data.git_history import Deletion, History
from dashboard.pieces.analysis import Analysis, due_of, is_public
from dashboard.pieces.head_and_body import read_front_matter
from dashboard.pieces.source_text import SourceText
from dashboard.review.review import ENDING, read_review
from dashboard.site.content import SiteContent
from dashboard.site.public_since import public_since, review_of, was_withdrawn

PIECES = (".md", ".ipynb")


@dataclass(frozen=True)
class VanishedPiece:
    """A piece that readers could see, and whose address leads nowhere now."""

    slug: str
    since: datetime.datetime
    """Since when readers could see it."""
    path: str
    """The file to begin with: the piece, its review file, or mkdocs.yml where neither is left."""
    source_text: SourceText | None
    """Its text; None if its file is gone."""


@dataclass(frozen=True)
class GonePiece:
    """A piece whose file is gone, as git's history has it."""

    slug: str
    published: datetime.datetime | None
    """When its publication was recorded; None if its review file is not gone, or has no record."""
    due: datetime.datetime | None
    """When it was due; None if its front matter cannot be read."""
    gone: datetime.datetime | None
    """When the file was deleted; None if that is not committed yet."""


_GONE = JsonCodec[tuple[GonePiece, ...]](tuple[GonePiece, ...])
_NAMES = JsonCodec[list[str]](list[str])


def vanished_pieces(content: SiteContent) -> list[VanishedPiece]:
    """Find the pieces that readers could see and that are neither public, nor withdrawn, nor followed by another."""
    at = content.audience.at
    present = {text.slug: text for text in content.source_texts.values() if text.is_analysis}
    reachable = [piece for piece in content.analyses.values() if piece and is_found(content, piece)]
    followed = {old_slug for piece in reachable for old_slug in piece.front.formerly}
    candidates = [*_hidden_pieces(content, present), *_gone_pieces(content, present)]
    return [piece for piece in candidates if piece.since <= at and piece.slug not in followed]


def is_found(content: SiteContent, analysis: Analysis) -> bool:
    """Whether readers find something at the address of a piece: its text, or that it was withdrawn."""
    return is_public(analysis, content.audience.at) or was_withdrawn(content, analysis)


def _hidden_pieces(content: SiteContent, present: Mapping[str, SourceText]) -> Iterator[VanishedPiece]:
    """Pieces whose file is there, but says that it is no longer published, or cannot be read."""
    for slug, source_text in present.items():
        analysis, review = content.analyses.get(source_text.path), review_of(content, slug)
        if analysis:
            since = public_since(analysis, review)
            is_hidden = analysis.front.status != "published" and not analysis.front.withdrawn
        else:
            # When it was due cannot be known. Where it is not plainly a draft, the broken front matter is what stops.
            since = review.published.at if review.published else None
            is_hidden = source_text.status in ("draft", "review", "approved")
        if since and is_hidden:
            yield VanishedPiece(slug, since, source_text.path, source_text)


def _gone_pieces(content: SiteContent, present: Mapping[str, SourceText]) -> Iterator[VanishedPiece]:
    """Pieces whose file is gone. The review file may still be there."""
    gone = {piece.slug: piece for piece in _read_history(content)}
    if gone.keys() | content.reviews.keys() <= present.keys():
        return
    # A file that cannot be read at all has a finding of its own.
    settings = content.settings
    pieces = (files_of(settings.docs / "analyses", f"*{ending}", settings.root) for ending in PIECES)
    files = {path.stem for paths in pieces for path in paths}
    for slug in sorted({*gone, *content.reviews} - present.keys() - files):
        piece, file = gone.get(slug), content.reviews.get(slug)
        record = review_of(content, slug).published
        published = record.at if record else piece.published if piece and not file else None
        if published:
            since = max(published, piece.due) if piece and piece.due else published
            if piece is None or piece.gone is None or since <= piece.gone:
                yield VanishedPiece(slug, since, file.path if file else "mkdocs.yml", None)


def _read_history(content: SiteContent) -> list[GonePiece]:
    """The pieces that the history of the commit that is checked out had; none without git."""
    settings, cache = content.settings, content.cache
    history, folder = History(settings.root, settings.zone), f"{settings.docs_path}/analyses"
    if not history.head:
        return []
    try:
        place = (str(settings.root), history.head, history.extent, folder, settings.zone.key)
        key = ("pieces in history", *place, engine_digest())
        names = cache.get_or_compute(key_of("names", *key), _NAMES, partial(history.files_in, folder))
        make = partial(_read_deleted, history, folder, settings.zone)
        deleted = cache.get_or_compute(key_of("deleted", *key), _GONE, make)
        read = content.source_texts.keys() | {file.path for file in content.reviews.values()}
        missing = {name: Deletion("HEAD", None) for name in names if name not in read}
        return [*deleted, *_read_gone(history, missing, settings.zone)]
    except LookupError:
        return []


def _read_deleted(history: History, folder: str, zone: ZoneInfo) -> tuple[GonePiece, ...]:
    return tuple(_read_gone(history, history.deletions_in(folder), zone))


def _read_gone(history: History, deletions: Mapping[str, Deletion], zone: ZoneInfo) -> Iterator[GonePiece]:
    """Read the last versions of pieces that were deleted, and of their review files."""
    paths = [path for path in deletions if path.endswith((*PIECES, ENDING))]
    contents = history.files_at({path: deletions[path].revision for path in paths}) if paths else {}
    for path in paths:
        if path in contents and path.endswith(PIECES):
            place = PurePosixPath(path)
            review = contents.get(str(place.with_name(f"{place.stem}{ENDING}")))
            yield GonePiece(place.stem, _published(review), _due(contents[path], path, zone), deletions[path].at)


def _published(content: bytes | None) -> datetime.datetime | None:
    # Most have no record, and are not parsed.
    review = read_review(content, "", []) if content and b"published:" in content else None
    return review.published.at if review and review.published else None


class _Dates(BaseModel):
    """The part of the front matter that says when a piece is due, whatever else an old version holds."""

    date: Day
    embargo: Moment | None = None


def _due(content: bytes, path: str, zone: ZoneInfo) -> datetime.datetime | None:
    head = read_front_matter(content, path)
    try:
        dates = _Dates.model_validate(head.data if head else {})
    except ValidationError:
        return None
    return due_of(dates.date, dates.embargo, zone)
