"""Carries out a plan so that it is done as a whole: whoever is interrupted finishes it by running it again.

All new contents are written into one folder first. Then each file is replaced by its new one, and old names are taken
away last. Until the folder is complete nothing of the site was touched; from then on nothing is needed but the folder.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from dashboard.core.files import write_atomically
from dashboard.core.settings import Settings
from dashboard.renaming.plan import Plan
from dashboard.renaming.subject import RenameError

FOLDER = "renaming"
"""In the site's folder `.cache`."""
_LIST = "steps.json"


@dataclass(frozen=True)
class Step:
    """One file: where it was and will be, and the digests of what it holds."""

    path: str
    new_path: str
    before: str
    after: str
    content: str
    """The name of its new content in the folder."""


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """Keep a second renaming waiting.

    Args:
        settings: of the site.
    """
    from filelock import FileLock  # A build does not need it.

    locks = settings.cache / "locks"
    locks.mkdir(parents=True, exist_ok=True)
    with FileLock(locks / "renaming.lock"):
        yield


def carry_out(plan: Plan, settings: Settings, report: str = "") -> None:
    """Carry out a plan.

    Args:
        plan: what has to be done.
        settings: of the site.
        report: what its author has to be told. If this is interrupted, `finish` returns it.

    Raises:
        RenameError: a file has changed since it was read. Nothing was changed.
    """
    folder, new_folder = settings.cache / FOLDER, settings.cache / f"{FOLDER}.new"
    for left in (folder, new_folder):  # (of one that was killed: before its list was there, or after it was done)
        shutil.rmtree(left, ignore_errors=True)
    new_folder.mkdir(parents=True)
    steps = []
    for number, file in enumerate(plan.files):
        write_atomically(new_folder / str(number), file.after, durable=True)
        steps.append(Step(file.path, file.new_path, _digest(file.before), _digest(file.after), str(number)))
    if changed := next((step.path for step in steps if not _is_known(step, settings.root)), ""):
        raise RenameError(f"{changed} was changed since it was read. Nothing was renamed; run it again.")
    journal = {"report": report, "steps": [asdict(step) for step in steps]}
    text = json.dumps(journal, ensure_ascii=False, indent=1)
    write_atomically(new_folder / _LIST, text.encode(), durable=True)
    new_folder.rename(folder)
    finish(settings)


def is_interrupted(settings: Settings) -> bool:
    """Whether a renaming was begun and is not finished.

    Args:
        settings: of the site.
    """
    return (settings.cache / FOLDER / _LIST).is_file()


def finish(settings: Settings) -> str | None:
    """Finish a renaming that was interrupted. It may be interrupted again.

    Args:
        settings: of the site.

    Returns:
        What its author has to be told; None if there was none.

    Raises:
        RenameError: a file was changed in between, and none of its versions is known.
    """
    folder, root = settings.cache / FOLDER, settings.root
    if not is_interrupted(settings):
        return None
    journal = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    steps = [Step(**step) for step in journal["steps"]]
    if changed := next((step.path for step in steps if not _is_known(step, root)), ""):
        raise RenameError(
            f"{changed} was changed while it was renamed. Restore it (git checkout), or delete {folder} and see by "
            "git status what was done."
        )
    for step in steps:
        target = root / step.new_path
        if _digest_of(target) != step.after:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, (folder / step.content).read_bytes(), durable=True)
    for step in steps:
        if step.path != step.new_path:
            (root / step.path).unlink(missing_ok=True)
    for parent in sorted({parent for step in steps for parent in (root / step.path).parents}, reverse=True):
        if parent.is_relative_to(settings.docs / "analyses") and parent != settings.docs / "analyses":
            with suppress(OSError):
                parent.rmdir()
    (folder / _LIST).unlink()
    shutil.rmtree(folder)
    return str(journal["report"])


def _is_known(step: Step, root: Path) -> bool:
    """Whether a file is as it was read, or as it shall be."""
    at_old, at_new = _digest_of(root / step.path), _digest_of(root / step.new_path)
    is_moved = step.path != step.new_path
    is_known = at_old in (
        {step.before, ""}
        if is_moved and at_new == step.after
        else {step.before}
        if is_moved
        else {step.before, step.after}
    )
    return is_known and not (is_moved and at_new not in ("", step.after))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest_of(path: Path) -> str:
    return _digest(path.read_bytes()) if path.is_file() else ""
