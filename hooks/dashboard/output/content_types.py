"""The media types that hosts do not know by themselves, by the ends of addresses."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.data.file_formats import FORMATS

BY_NAME: Mapping[str, str] = {
    "feed.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    "cite.json": "application/vnd.citationstyles.csl+json",
}
"""By the whole name of a file, in any folder."""
BY_ENDING: Mapping[str, str] = {
    "avif": "image/avif",
    "bib": "application/x-bibtex",
    "csv": FORMATS["csv"].media_type,
    "ics": "text/calendar",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "mjs": "text/javascript",
    "parquet": FORMATS["parquet"].media_type,
    "ris": "application/x-research-info-systems",
    "txt": "text/plain",
    "webmanifest": "application/manifest+json",
    "xlsx": FORMATS["xlsx"].media_type,
}
"""By the ending of its name."""
CHARSET = "utf-8"
"""Of every file that is words."""


def content_type(address: str) -> str:
    """The header `Content-Type` of a file; empty where hosts know it, as of pages and pictures.

    Args:
        address: from the root of the site.
    """
    name = address.rpartition("/")[2]
    return with_charset(BY_NAME.get(name) or BY_ENDING.get(name.rpartition(".")[2] if "." in name else "", ""))


def with_charset(media_type: str) -> str:
    """A type as a header says it: of words also how they are encoded."""
    return f"{media_type}; charset={CHARSET}" if media_type.startswith("text/") else media_type
