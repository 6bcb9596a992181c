"""Finds the files of a repository that a site may use, and links of the file system that it may not follow."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dashboard.core.folders import leads_in_circles, walk
from dashboard.core.frozen import Frozen
from dashboard.core.ignored_files import is_ignored
from dashboard.core.paths import from_root, is_inside, is_text
from dashboard.core.settings import Settings
from dashboard.notebooks.jupytext_twin import is_twin
from dashboard.review.review_folder import stem_of


class FoundFiles(Frozen):
    """The files of docs/ that are no texts, and links that are not followed; as paths from the root."""

    files: frozenset[str]
    """Without ignored files, reviews, the twins of notebooks, and those that `exclude_docs` of mkdocs.yml names."""
    refused_links: tuple[str, ...]
    """Links that lead out of docs/ or data/, or back to a folder in which they stand."""
    dangling_links: tuple[str, ...]
    """Links that lead nowhere, without those that programs leave behind."""


def find_files(settings: Settings) -> FoundFiles:
    """Look through docs/ and data/ once."""
    docs, refused_links, dangling_links = Path(os.path.realpath(settings.docs)), list[str](), list[str]()
    files = set()
    for path, real_path in _walk(settings.docs, settings.root, refused_links, dangling_links):
        if is_text(path):
            continue
        # What stands behind a link is judged by its own name, too.
        real_name = f"{settings.docs}/{from_root(real_path, docs)}"
        if _may_be_shown(path, settings) and (real_name == path or _may_be_shown(real_name, settings)):
            files.add(from_root(path, settings.root))
    for _ in _walk(settings.data, settings.root, refused_links, dangling_links):
        pass
    return FoundFiles(frozenset(files), tuple(sorted(refused_links)), tuple(sorted(dangling_links)))


def _may_be_shown(path: str, settings: Settings) -> bool:
    """Whether a file of docs/ has a name to show, is neither ignored nor excluded, no text, no review, and no twin."""
    name = from_root(path, settings.docs)
    if not name.isprintable():
        return False  # (a line end or a letter that no text can hold)
    if is_text(name) or stem_of(name) or is_twin(Path(path)):
        return False
    return not (is_ignored(name) or settings.excluded_docs.match_file(name))


def _walk(folder: Path, root: Path, refused_links: list[str], dangling_links: list[str]) -> Iterator[tuple[str, str]]:
    """All files below a folder, each with its path without links. Links that are not followed are noted."""
    for parent, folders, names, links in walk(str(folder)):
        folders.sort()
        for name in links:
            path = f"{parent}/{name}"
            kind = folders if name in folders else names
            if not is_inside(path, folder):
                refused_links.append(from_root(path, root))
                kind.remove(name)
            elif not os.path.exists(path):  # noqa: PTH110
                names.remove(name)
                if not is_ignored(from_root(path, folder)):
                    dangling_links.append(from_root(path, root))
            elif kind is folders and leads_in_circles(path):
                refused_links.append(from_root(path, root))
                folders.remove(name)
        real_parent = os.path.realpath(parent)
        for name in names:
            path = f"{parent}/{name}"
            yield path, os.path.realpath(path) if name in links else f"{real_parent}/{name}"
