"""Finds the texts under `docs/`, and tells which of them are part of the site."""

from __future__ import annotations

import os

from dashboard.core.control_characters import has_control
from dashboard.core.finding import Finding
from dashboard.core.folders import walk
from dashboard.core.frozen import Frozen
from dashboard.core.globs import compile_globs
from dashboard.core.ignored_files import WELL_KNOWN, is_ignored
from dashboard.core.paths import by_folder, from_root, is_inside, is_text
from dashboard.core.settings import Settings
from dashboard.notebooks.jupytext_twin import is_twin


class TextPaths(Frozen):
    """The texts under docs/, as paths from the root, folder by folder. The twins of notebooks are left out."""

    of_site: tuple[str, ...]
    """The pieces of docs/analyses/, and the pages that `extra.editorial.pages` names."""
    others: tuple[str, ...]
    """Texts that are no part of the site, wherever somebody has put them."""

    def are_many(self, count: int) -> bool:
        """Whether it is worth while to begin with some of the pieces."""
        return len(self.of_site) > 4 * count

    def newest(self, settings: Settings, count: int) -> tuple[str, ...]:
        """The pieces that were saved last, and all pages.

        Args:
            settings: of the site.
            count: how many pieces; all, where there are at most four times as many texts.
        """
        if not self.are_many(count):
            return self.of_site
        pieces = [path for path in self.of_site if _is_piece(path, settings)]
        newest = sorted(pieces, key=lambda path: _saved_at(settings, path), reverse=True)[:count]
        left_out = set(pieces) - set(newest)
        return tuple(path for path in self.of_site if path not in left_out)


def _saved_at(settings: Settings, path: str) -> float:
    try:
        return (settings.root / path).stat().st_mtime
    except OSError:  # deleted since it was found
        return 0


def _is_piece(path: str, settings: Settings) -> bool:
    return path.startswith(f"{settings.docs_path}/analyses/")


def find_texts(settings: Settings, findings: list[Finding]) -> TextPaths:
    """Find the texts under docs/, and which of them are part of the site.

    Args:
        settings: of the site.
        findings: gets that there is no such folder.
    """
    if not settings.docs.is_dir():
        message = f"There is no folder '{settings.docs_path}' beside this file, so there is no text."
        hint = "Name the folder of texts in docs_dir."
        findings.append(Finding(id="missing-file", path=settings.config_name, message=message, hint=hint))
    of_site: list[str] = []
    others: list[str] = []
    pages, docs = compile_globs(settings.editorial.pages), f"{settings.docs_path}/"
    for path in _paths(settings):
        name = path.removeprefix(docs)
        if settings.excluded_docs.match_file(name):
            continue
        (of_site if name.startswith("analyses/") or pages.match_file(name) else others).append(path)
    return TextPaths(tuple(of_site), tuple(others))


def _paths(settings: Settings) -> list[str]:
    """The paths of all texts from the root, folder by folder, without the twins of notebooks and unreadable names."""
    names = []
    for folder, folders, files, links in walk(str(settings.docs)):
        folders[:] = [name for name in folders if not (is_ignored(name) or name == WELL_KNOWN or name in links)]
        parent = from_root(folder, settings.root)
        for name in files:
            is_own_text = is_text(name) and not is_ignored(name)
            if is_own_text and (name not in links or _is_own_link(f"{folder}/{name}", settings)):
                names.append(f"{parent}/{name}")
    names = [name for name in names if not has_control(name)]
    names.sort(key=by_folder)
    notebooks = {name.removesuffix(".ipynb") for name in names if name.endswith(".ipynb")}
    return [name for name in names if name.rpartition(".")[0] not in notebooks or not is_twin(settings.root / name)]


def _is_own_link(text: str, settings: Settings) -> bool:
    """Whether a link leads to a file in docs/; editors leave links to nowhere."""
    return is_inside(text, settings.docs) and os.path.isfile(text)  # noqa: PTH113
