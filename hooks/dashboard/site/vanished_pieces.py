"""Finds pieces that readers could see, and of whose address nothing is left today.

What was public is known from the record that `desk publish` writes into the review. It is there, or git's history has
its last version. Without git, or where only a part of the history was fetched, the files have to do.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import PurePosixPath

from dashboard.cache.codec import Codec
from dashboard.core.frozen import Frozen
from dashboard.core.paths import files_of
from dashboard.data.file_events import Deletion
from dashboard.data.git_history import History
from dashboard.data.kept_history import read_kept
from dashboard.pieces.analysis import Analysis, is_public
from dashboard.pieces.source_text import SourceText
from dashboard.review.review import Review
from dashboard.review.review_folder import ENDING, read_folder, stem_of
from dashboard.site.content import SiteContent
from dashboard.site.public_since import review_of, was_withdrawn

PIECES = (".md", ".ipynb")


class VanishedPiece(Frozen):
    """A piece that readers could see, and whose address leads nowhere now."""

    slug: str
    since: datetime.datetime
    """Since when readers could see it."""
    path: str
    """The file to begin with: the piece, its review, or mkdocs.yml where neither is left."""
    source_text: SourceText | None
    """Its text; None if its file is gone."""


class GonePiece(Frozen):
    """A piece whose file is gone, as git's history has it."""

    slug: str
    since: datetime.datetime | None
    """Since when readers could see it; None if no record of that is gone."""
    gone: datetime.datetime | None
    """When the file was deleted; None if that is not committed yet."""


_GONE = Codec[tuple[GonePiece, ...]](tuple[GonePiece, ...])
_NAMES = Codec[list[str]](list[str])


def vanished_pieces(content: SiteContent) -> list[VanishedPiece]:
    """Find the pieces that readers could see and that are neither public, nor withdrawn, nor followed by another."""
    at = content.audience.at
    reachable = [piece for piece in content.analyses.values() if piece and is_found(content, piece)]
    followed = {old_slug for piece in reachable for old_slug in piece.front.formerly}
    candidates = [*_hidden_pieces(content), *_gone_pieces(content)]
    return [piece for piece in candidates if piece.since <= at and piece.slug not in followed]


def is_found(content: SiteContent, analysis: Analysis) -> bool:
    """Whether readers find something at the address of a piece: its text, or that it was withdrawn."""
    return is_public(analysis, content.audience.at) or was_withdrawn(content, analysis)


def _hidden_pieces(content: SiteContent) -> Iterator[VanishedPiece]:
    """Pieces whose file is there, but says that it is no longer published, or cannot be read."""
    for slug, source_text in content.pieces_by_slug.items():
        analysis, review = content.analyses.get(source_text.path), review_of(content, slug)
        since = review.public_since(content.settings.zone)
        if analysis:
            is_waiting = analysis.front.status != "published" or analysis.due > content.audience.at
            is_hidden = is_waiting and not analysis.front.withdrawn
        else:
            # Where it is not plainly a draft, the broken front matter is what stops.
            is_hidden = source_text.status in ("draft", "review", "approved")
        if since and is_hidden:
            yield VanishedPiece(slug, since, source_text.path, source_text)


def _gone_pieces(content: SiteContent) -> Iterator[VanishedPiece]:
    """Pieces whose file is gone. The review may still be there."""
    gone, present = {piece.slug: piece for piece in _read_history(content)}, content.pieces_by_slug
    if gone.keys() | content.reviews.keys() <= present.keys():
        return
    # A file that cannot be read at all has a finding of its own.
    settings = content.settings
    pieces = (files_of(settings.docs / "analyses", f"*{ending}", settings.root) for ending in PIECES)
    files = {path.stem for paths in pieces for path in paths}
    for slug in sorted({*gone, *content.reviews} - present.keys() - files):
        piece, folder = gone.get(slug), content.reviews.get(slug)
        recorded = review_of(content, slug).public_since(settings.zone)
        since = recorded or (piece.since if piece else None)
        if since and (piece is None or piece.gone is None or since <= piece.gone):
            yield VanishedPiece(slug, since, folder.path if folder else settings.config_name, None)


def _read_history(content: SiteContent) -> list[GonePiece]:
    """The pieces that the history of the commit that is checked out had; none without git."""
    settings, cache, history = content.settings, content.cache, content.history
    folder = f"{settings.docs_path}/analyses"
    names = read_kept(history, cache, "names of pieces", _NAMES, partial(history.files_in, folder), folder)
    deleted = read_kept(history, cache, "deleted pieces", _GONE, partial(_read_deleted, history, folder), folder)
    missing = {name: Deletion("HEAD", None) for name in names or () if not (settings.root / name).exists()}
    with suppress(LookupError):  # (A copy may lack contents of files.)
        return [*(deleted or ()), *_read_gone(history, missing)]
    return []


def _read_deleted(history: History, folder: str) -> tuple[GonePiece, ...]:
    return tuple(_read_gone(history, history.deletions_in(folder)))


def _read_gone(history: History, deletions: Mapping[str, Deletion]) -> Iterator[GonePiece]:
    """Read when pieces that were deleted had been published, by the last versions of their records."""
    pieces = {path.rpartition(".")[0]: path for path in deletions if path.endswith(PIECES)}
    records = [path for path in deletions if stem_of(path) in pieces and "/published-" in path]
    contents = history.files_at({path: deletions[path].revision for path in records}) if records else {}
    for stem, path in pieces.items():
        own = {PurePosixPath(name).name: content for name, content in contents.items() if stem_of(name) == stem}
        review, names = read_folder(own, "", [])
        # A record that was deleted before its day had come tells of nothing that readers saw.
        gone = [deletions[f"{stem}{ENDING}/{name}"].at for name in names.publications]
        dated = zip(review.publications, gone, strict=True)
        seen = tuple(record for record, at in dated if at is None or record.seen_from(history.zone) <= at)
        since = Review(publications=seen).public_since(history.zone)
        yield GonePiece(PurePosixPath(stem).name, since, deletions[path].at)
