"""The records of publications that git's history holds, and those of them that are gone or changed now.

Only what the main line of the history shows counts. Without git nothing is known.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from dashboard.cache.codec import Codec
from dashboard.core.frozen import Frozen
from dashboard.data.file_events import Addition
from dashboard.data.first_commits import blob_hashes
from dashboard.data.git_history import History
from dashboard.data.kept_history import read_kept
from dashboard.pieces.analysis import Analysis
from dashboard.review.review_folder import ENDING, read_folder, stem_of
from dashboard.site.content import SiteContent

Additions = dict[str, Addition]
"""By path."""
_ADDITIONS = Codec[dict[str, Additions]](dict[str, Additions])


class RemovedRecord(Frozen):
    """A record of a publication that readers saw, and that is deleted or changed now."""

    path: str
    """From the root."""
    commit: str
    """The commit that added it."""
    folder: str
    """The review of the piece that it belongs to now."""


def record_times(content: SiteContent, analysis: Analysis) -> Mapping[str, datetime.datetime]:
    """When the records of a piece came to the main line of the history, in UTC, by the names of their files.

    Args:
        content: the site.
        analysis: the piece. Its records may have come under a former name of it.
    """
    by_slug, times = _additions(content), dict[str, datetime.datetime]()
    for slug in (analysis.slug, *analysis.front.formerly):
        for path, addition in by_slug.get(slug, {}).items():
            name = PurePosixPath(path).name
            times[name] = min(addition.at, times.get(name, addition.at))
    return times


def removed_records(content: SiteContent) -> list[RemovedRecord]:
    """Find the records that are gone or changed, of pieces that are still there, also under another name.

    A record that was deleted before its day had come does not matter, since readers saw nothing.

    Args:
        content: the site.
    """
    by_slug, present, removed = _additions(content), content.pieces_by_slug, list[RemovedRecord]()
    for path, text in content.source_texts.items():
        if text.is_analysis:
            analysis = content.analyses.get(path)
            former = [slug for slug in analysis.front.formerly if slug not in present] if analysis else []
            own = by_slug.get(text.slug, {})
            if not own and not former:
                continue
            folder = str(PurePosixPath(path).with_suffix(ENDING))
            removed += _removed_from(content, folder, own, own)
            for slug in former:
                removed += _removed_from(content, folder, by_slug.get(slug, {}), own)
    return removed


def _removed_from(content: SiteContent, folder: str, expected: Additions, own: Additions) -> Iterator[RemovedRecord]:
    """Of the expected records, those that are not in the folder of a review.

    `own` are the records that the piece had under its present name.
    """
    if not expected:
        return
    root, zone = content.settings.root, content.settings.zone
    slugs = sorted({_slug_of(path) for path in (folder, *expected)})
    digests = [content.reviews[slug].digest for slug in slugs if slug in content.reviews]
    key = ("removed records", folder, *digests, *expected.items())
    missing = content.cache.memoize(key, partial(_missing_of, root, folder, expected))
    if not missing:
        return
    history = content.history
    deletions = history.deletions_in(f"{content.settings.docs_path}/analyses")
    contents = history.files_at({path: expected[path].commit for path in missing})
    for path in missing:
        deletion = deletions.get(path)
        removed_at = deletion.at if deletion and deletion.at else content.audience.at
        record = read_folder({PurePosixPath(path).name: contents.get(path)}, "", [])[0].last_published
        is_changed = (root / folder / PurePosixPath(path).name).exists()
        was_unseen = record is not None and record.seen_from(zone) > removed_at
        # Of two pieces that readers knew, one may follow the other: it keeps its own records.
        is_joined = own is not expected and any(addition.at < removed_at for addition in own.values())
        if is_changed or not (was_unseen or is_joined):
            yield RemovedRecord(path, expected[path].commit, folder)


def _missing_of(root: Path, folder: str, expected: Additions) -> list[str]:
    """The paths of the records that are neither where they were committed nor in the folder, or are changed there."""
    return [
        path
        for path, addition in expected.items()
        if not any(_holds(root / place, addition.blob) for place in (path, f"{folder}/{PurePosixPath(path).name}"))
    ]


def _holds(file: Path, blob: str) -> bool:
    return file.is_file() and blob in blob_hashes(file.read_bytes())


def _slug_of(path: str) -> str:
    """The slug of the piece that a review or a file in it belongs to."""
    return PurePosixPath(stem_of(path)).name


def _additions(content: SiteContent) -> dict[str, Additions]:
    """The additions of all records, by the slugs of their pieces."""
    history, folder = content.history, f"{content.settings.docs_path}/analyses"
    read = partial(_read_additions, history, folder)
    return read_kept(history, content.cache, "records", _ADDITIONS, read, folder) or {}


def _read_additions(history: History, folder: str) -> dict[str, Additions]:
    by_slug: dict[str, Additions] = {}
    for path, addition in history.additions_in(folder).items():
        if "/published-" in path:
            by_slug.setdefault(_slug_of(path), {})[path] = addition
    return by_slug
