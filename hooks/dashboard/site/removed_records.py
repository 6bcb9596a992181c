"""Finds records of publications that were committed, and are deleted or changed now."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.data.first_commits import blob_hashes
from dashboard.data.git_history import History
from dashboard.review.review_folder import stem_of
from dashboard.site.content import SiteContent

Additions = dict[str, tuple[str, str]]
_ADDITIONS = JsonCodec[Additions](Additions)


def removed_records(content: SiteContent) -> dict[str, str]:
    """Find the records of pieces that are still there.

    Only what the main line of the history shows counts. Without git nothing is found.

    Args:
        content: the site.

    Returns:
        The commit that added the record, by its path from the root.
    """
    settings, cache = content.settings, content.cache
    history, folder = History(settings.root, settings.zone), f"{settings.docs_path}/analyses"
    if not history.head:
        return {}
    try:
        key = key_of("records", str(settings.root), history.head, history.extent, folder, engine_digest())
        additions = cache.get_or_compute(key, _ADDITIONS, partial(_read_additions, history, folder))
    except LookupError:
        return {}
    by_slug: dict[str, Additions] = {}
    for path, addition in additions.items():
        by_slug.setdefault(PurePosixPath(stem_of(path)).name, {})[path] = addition
    removed: dict[str, str] = {}
    for text in content.source_texts.values():
        if text.is_analysis and text.slug in by_slug:
            folder_digest = content.reviews[text.slug].digest if text.slug in content.reviews else ""
            make = partial(_compare, settings.root, by_slug[text.slug])
            removed |= cache.memoize(("removed records", text.slug, folder_digest, key), make)
    return removed


def _read_additions(history: History, folder: str) -> Additions:
    return {path: added for path, added in history.additions_in(folder).items() if "/published-" in path}


def _compare(root: Path, additions: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    return {path: commit for path, (commit, blob) in additions.items() if not _holds(root / path, blob)}


def _holds(file: Path, blob: str) -> bool:
    return file.is_file() and blob in blob_hashes(file.read_bytes())
