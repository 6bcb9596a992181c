"""A copy of a site, in which something can be tried before it is done."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from dashboard.cache.store import Cache, kept_folder
from dashboard.core.file_change import FileChange
from dashboard.core.journal import Journal
from dashboard.core.settings import Settings
from dashboard.data.git import run_git
from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition


@contextmanager
def copy_with(changes: Iterable[FileChange], before: Edition) -> Iterator[Edition]:
    """The site as it would be with some changes. The repository is not touched.

    Args:
        changes: what would be done.
        before: the site as it is.

    Raises:
        OSError: no copy can be made.
    """
    settings = before.content.settings
    with tempfile.TemporaryDirectory() as name:
        copy = _copied(settings, Path(name).resolve())
        Journal(copy, "trial", lambda _: None).carry_out(changes)
        at, cache = before.content.audience.at.isoformat(), Cache(kept_folder(settings.root))
        yield prepare_edition(copy.root / copy.config_name, preview=True, at=at, cache=cache)


def _copied(settings: Settings, folder: Path) -> Settings:
    """Copy texts and data. What else lies beside them is linked, and the history of git is that of the repository."""
    try:
        prefix, history = (
            run_git(settings.root, "rev-parse", "--show-prefix", "--absolute-git-dir").decode().split("\n")[:2]
        )
        (folder / ".git").write_text(f"gitdir: {history}\n", encoding="utf-8")
    except LookupError:
        prefix = ""
    root = folder / prefix
    root.mkdir(parents=True, exist_ok=True)
    own = {settings.docs: root / settings.docs.name, settings.data: root / settings.data.name}
    for path, target in own.items():
        if path.is_dir():
            shutil.copytree(path, target, symlinks=True)
    for path in settings.root.iterdir():
        if path not in own and path.name not in (".git", settings.cache.name):
            (root / path.name).symlink_to(path)
    return replace(settings, root=root, docs=own[settings.docs], data=own[settings.data])
