"""Which kinds of files of docs/ readers may get, and where these may stand on the site."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath

from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import PICTURES
from dashboard.core.templates import THEME

DOCUMENTS = frozenset(
    (
        ".pdf",
        ".epub",
        ".txt",
        ".rtf",
        ".docx",
        ".odt",
        ".pptx",
        ".odp",
        ".xlsx",
        ".xls",
        ".ods",
        ".csv",
        ".tsv",
        ".json",
        ".geojson",
        ".parquet",
        ".zip",
        ".bib",
        ".ris",
        ".ics",
        ".vcf",
        ".mp3",
        ".m4a",
        ".mp4",
        ".webm",
    )
)
"""Endings of what a text may link to, beside pictures. A browser runs nothing of these."""
FRAME = frozenset((".css", ".js", ".mjs", ".woff2", ".woff", ".ttf", ".otf", ".ico", *PICTURES))
"""Endings of what mkdocs.yml may name for all pages."""
ROOT_FILES = frozenset(
    (
        "robots.txt",
        "CNAME",
        "favicon.ico",
        "favicon.svg",
        "favicon.png",
        "apple-touch-icon.png",
        "ads.txt",
        "humans.txt",
    )
)
"""The files at the root of a site that browsers, robots and hosts ask for without a link."""
_WELL_KNOWN, _WELL_KNOWN_ENDINGS = ".well-known/", ("", ".txt", ".json")
ENGINE_FOLDERS = frozenset(("api", "charts", "data", "desk", "embed", "pagefind", "review", "search"))
"""Folders of the site whose files the engine makes."""
_ENGINE_FILES = frozenset(("assets/card.png", "llms.txt", "llms-full.txt", "ro-crate-metadata.json"))
_FEED = lazy_re(r"(?:corrections/|(?:authors|institutes|themes)/[^/]+/)?(?:feed/\d+/)?feed\.(?:json|xml)")


def is_linkable(name: str) -> bool:
    """Whether a text may link to a file: a document or a picture.

    Args:
        name: the path from docs/.
    """
    return _ending(name) in DOCUMENTS or _ending(name) in PICTURES


def is_root_file(name: str) -> bool:
    """Whether browsers, robots or hosts ask for a file without a link.

    Args:
        name: the path from docs/.
    """
    return name in ROOT_FILES or (name.startswith(_WELL_KNOWN) and _ending(name) in _WELL_KNOWN_ENDINGS)


def is_of_engine(name: str, slugs: frozenset[str]) -> bool:
    """Whether a file would stand where the engine puts files of its own.

    Args:
        name: the path from docs/.
        slugs: of all pieces, public or not, and of those that had another name.
    """
    folder, _, rest = name.partition("/")
    below = rest.partition("/")
    return (
        folder in ENGINE_FOLDERS
        or name in _ENGINE_FILES
        or bool(_FEED.fullmatch(name))
        or (THEME / name).is_file()
        or (folder == "analyses" and bool(below[1]) and below[0] in slugs)
    )


@lru_cache(maxsize=100_000)
def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
