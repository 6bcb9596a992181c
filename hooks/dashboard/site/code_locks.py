"""What the code of notebooks for readers may not read: only what it names is open, and no text that is to come."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from dashboard.core.settings import Settings
from dashboard.data.git import run_git
from dashboard.notebooks.run_result import FileLock
from dashboard.pieces.analysis import is_public
from dashboard.review.review_folder import stem_of
from dashboard.site.content import SiteContent


def code_locks(content: SiteContent) -> dict[str, FileLock]:
    """The lock of each notebook that readers get, by its path. A draft may read drafts.

    Args:
        content: the site; its texts wait for the data that they name.
    """
    texts = {**content.analyses, **content.standing_pages}
    public = [path for path, text in texts.items() if text and is_public(text, content.audience.at)]
    notebooks = [path for path in public if content.source_texts[path].notebook]
    if not notebooks:
        return {}
    folders = tuple(dict.fromkeys(_folders(content)))
    return {path: FileLock(folders, frozenset(_allowed(content, path))) for path in notebooks}


def is_to_come(content: SiteContent, name: str) -> bool:
    """Whether a file is a text that readers do not get: a draft, a note of a reviewer, a text beside the site.

    Args:
        content: the site.
        name: the path of the file from the root. (A notebook may be read for its code.)
    """
    text = content.analyses.get(name) or content.standing_pages.get(name)
    is_hidden = name in content.source_texts and not (text and is_public(text, content.audience.at))
    return not name.endswith(".ipynb") and bool(is_hidden or name in content.other_texts or stem_of(name))


def _allowed(content: SiteContent, path: str) -> Iterator[str]:
    """The files that an approval of a notebook covers."""
    dependencies = content.source_texts[path].dependencies
    yield path
    yield from (name for name in content.approvals.digests.files_of_code(dependencies) if not is_to_come(content, name))
    for name in dependencies.words:
        if dataset := content.datasets.get(name):
            yield from (dataset.path, PurePosixPath(dataset.path).with_suffix(".yaml").as_posix())


def _folders(content: SiteContent) -> Iterator[str]:
    """Texts and data, what links in them lead to, and where the history and the cache keep them."""
    settings = content.settings
    yield from (str(settings.docs), str(settings.data), str(content.cache.folder), *_history(settings))
    for folder in (settings.docs, settings.data):
        for place, folders, files in os.walk(folder):
            links = (file for name in (*folders, *files) if (file := Path(place, name)).is_symlink())
            yield from (str(file.resolve()) for file in links)


def _history(settings: Settings) -> Iterator[str]:
    with suppress(LookupError):
        folder = run_git(settings.root, "rev-parse", "--git-common-dir").decode().rstrip("\n")
        yield str(Path(settings.root, folder))
