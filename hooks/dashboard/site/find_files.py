"""Finds the files of a repository that a site may use, and the links that lead out of the repository."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.core.globs import compile_globs
from dashboard.core.paths import from_root, is_inside, is_text
from dashboard.core.settings import Settings
from dashboard.notebooks.jupytext_twin import is_twin
from dashboard.review.review import ENDING

ROOT_FILES = compile_globs(
    ("robots.txt", "CNAME", "favicon.ico", "favicon.svg", "favicon.png", "apple-touch-icon.png", ".well-known/**")
)
"""The files at the root of a site that browsers, robots and hosts ask for without a link."""
WELL_KNOWN = ".well-known"
"""The one hidden folder that sites have (RFC 8615)."""


@dataclass(frozen=True)
class FoundFiles:
    """The files of docs/ that are no texts, and links to elsewhere in docs/ and data/; as paths from the root."""

    files: frozenset[str]
    """Without hidden files, review files, the twins of notebooks, and those that `exclude_docs` of mkdocs.yml names."""
    outside_links: tuple[str, ...]
    """Links to files or folders outside the repository. Nothing behind them is read."""


def find_files(settings: Settings) -> FoundFiles:
    """Look through docs/ and data/ once."""
    outside_links: list[str] = []
    files = set()
    for path in _walk(settings.docs, settings.root, outside_links):
        shown_path = from_root(path, settings.root)
        name = shown_path.removeprefix(f"{settings.docs_path}/")
        is_hidden = any(part.startswith(".") and part != WELL_KNOWN for part in name.split("/"))
        if not (
            is_hidden
            or is_twin(Path(path))
            or is_text(name)
            or name.endswith(ENDING)
            or settings.excluded_docs.match_file(name)
        ):
            files.add(shown_path)
    for _ in _walk(settings.data, settings.root, outside_links):
        pass
    return FoundFiles(frozenset(files), tuple(sorted(outside_links)))


def _walk(folder: Path, root: Path, outside_links: list[str]) -> Iterator[str]:
    """All files below a folder, also behind links to other folders of the repository."""
    seen_folders = {os.path.realpath(folder)}
    for parent, folders, names in os.walk(folder, followlinks=True):
        for name in [*folders, *names]:
            path = f"{parent}/{name}"
            if not os.path.islink(path):  # noqa: PTH114 (thousands)
                continue
            if not is_inside(path, root):
                outside_links.append(from_root(path, root))
                (folders if name in folders else names).remove(name)
            elif name in folders:
                real_path = os.path.realpath(path)
                # A link to a folder above it would lead in circles.
                if any(f"{seen}/".startswith(f"{real_path}/") for seen in seen_folders):
                    folders.remove(name)
                seen_folders.add(real_path)
        yield from (f"{parent}/{name}" for name in names)
