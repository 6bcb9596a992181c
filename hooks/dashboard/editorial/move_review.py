"""Moves the review of a renamed piece beside it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from dashboard.core.phrases import plural
from dashboard.review.review_store import list_files, locked


def move_review(folder: Path, new_folder: Path, locks: Path) -> tuple[str, bool]:
    """Move all files of a review into another one. No file is replaced.

    Args:
        folder: the folder of the review.
        new_folder: where it is to stand. It may hold a review already; names of files meet only if it is the same file.
        locks: the folder for locks.

    Returns:
        What was done, as a sentence, and whether everything could be moved.
    """
    moved, left = 0, list[str]()
    with locked(folder, locks), locked(new_folder, locks):
        for name in list_files(str(folder)):
            source, target = folder / name, new_folder / name
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                source.rename(target)
            elif source.is_file() and target.is_file() and source.read_bytes() == target.read_bytes():
                source.unlink()
            else:
                left.append(name)
                continue
            moved += 1
        for below in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
            with suppress(OSError):
                below.rmdir()
        with suppress(OSError):
            folder.rmdir()
    if left:
        return f"not all was moved: {', '.join(left)} also stands in {new_folder.name}/, with other words.", False
    return f"now in {new_folder.name}/, with {plural(moved, 'file')}.", True
