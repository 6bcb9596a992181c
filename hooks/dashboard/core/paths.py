"""Where things are: paths of sources from the root or from docs/, and addresses from the root of the site."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

BASE = "@base@"
"""Stands in kept HTML for the way from a page to the root of the site."""
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings that MkDocs takes for Markdown."""
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
"""Endings of what a browser shows as a picture."""


@lru_cache(maxsize=100_000)
def is_text(path: str) -> bool:
    """Whether a file is one that a page is made of."""
    return PurePosixPath(path).suffix.lower() in (*MARKDOWN, ".ipynb")


def from_root(path: Path | str, root: Path) -> str:
    """The path of a file in a folder, with slashes: of a thousand files, and pathlib takes ten times as long."""
    return str(path)[len(str(root)) + 1 :].replace(os.sep, "/")


def files_of(folder: Path, pattern: str) -> Iterator[Path]:
    """The files of a folder that fit a pattern, without hidden ones and links that lead nowhere: editors leave both."""
    return (path for path in folder.glob(pattern) if not path.name.startswith(".") and path.is_file())


def is_own(target: str) -> bool:
    """Whether a link names a file of the repository relative to its own, not an address elsewhere or a `#place`."""
    return bool(target) and not re.match(r"[a-z][a-z0-9+.-]*:|/|#|\?|@base@", target, re.I)


@lru_cache(maxsize=100_000)
def address_of(path: str) -> str:
    """The address of what a path from docs/ becomes: 'about/index.md' is 'about/', 'images/a.svg' itself."""
    place = PurePosixPath(path)
    if not is_text(path):
        return path
    folder = "" if place.parent == PurePosixPath() else f"{place.parent}/"
    return folder if place.stem in ("index", "README") else f"{folder}{place.stem}/"


@lru_cache(maxsize=100_000)
def resolve_relative(path: str, target: str) -> str:
    """The path of what a file names relative to itself, from where its own path starts."""
    parts: list[str] = list(PurePosixPath(path).parent.parts)
    for step in PurePosixPath(target.split("#")[0].split("?")[0]).parts:
        if step == ".." and parts and parts[-1] != "..":
            parts = parts[:-1]
        else:
            parts.append(step)
    return "/".join(parts)


def facts_file(slug: str) -> str:
    """The address of the JSON of a piece's facts."""
    return f"analyses/{slug}/facts.json"
