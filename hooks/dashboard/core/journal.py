"""Changes many files as a whole: whoever is interrupted finishes it by running the same command again.

All new contents are written into one folder first. Then each file is replaced by its new one, and old names are taken
away last. Until the folder is complete nothing of the site was touched; from then on nothing is needed but the folder.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec.structs import asdict

from dashboard.core.file_change import FileChange
from dashboard.core.files import write_atomically
from dashboard.core.frozen import Frozen
from dashboard.core.process_lock import ProcessLock
from dashboard.core.settings import Settings

_LIST = "steps.json"


_COMMANDS = {"renaming": "desk rename", "import": "desk import-text"}
"""Who keeps a journal, by its name."""


def unfinished(settings: Settings) -> list[str]:
    """The commands that have begun to change files of a site and have not ended."""
    return [command for name, command in _COMMANDS.items() if (settings.cache / name / _LIST).is_file()]


class JournalError(Exception):
    """A file is another one than was read. The message says what to do."""


class Step(Frozen):
    """One file: where it was and will be, and the digests of what it holds; '' if it is not there."""

    path: str
    new_path: str
    before: str
    after: str
    content: str
    """The name of its new content in the folder."""


class Journal:
    """What one kind of command has begun, in a folder of `.cache`."""

    def __init__(self, settings: Settings, name: str, say: Callable[[str], None]) -> None:
        """Nothing is read or written yet.

        Args:
            settings: of the site.
            name: of the kind of command, such as 'renaming'.
            say: tells its author what was done.
        """
        self._settings = settings
        self._say = say
        self._folder = settings.cache / name

    @contextmanager
    def only_one(self) -> Iterator[None]:
        """Keep a second command of this kind waiting."""
        lock = ProcessLock(self._settings.cache / "locks" / f"{self._folder.name}.lock")
        lock.acquire(lambda: self._say("Waiting for another command of this kind."))
        try:
            yield
        finally:
            lock.release()

    def carry_out(self, changes: Iterable[FileChange], report: str = "") -> None:
        """Change files.

        Args:
            changes: what has to be done.
            report: what its author is told when all is done, also if that is by `finish` later.

        Raises:
            JournalError: a file has changed since it was read. Nothing was changed.
        """
        new_folder = self._folder.with_name(f"{self._folder.name}.new")
        # What is left is of one that was killed: before its list was there, or after it was done.
        for left in (self._folder, new_folder):
            shutil.rmtree(left, ignore_errors=True)
        new_folder.mkdir(parents=True)
        steps = []
        for number, file in enumerate(changes):
            write_atomically(new_folder / str(number), file.after, durable=True)
            steps.append(Step(file.path, file.new_path, _digest(file.before), _digest(file.after), str(number)))
        if changed := self._changed(steps):
            raise JournalError(f"{changed} was changed since it was read. Nothing was written; run it again.")
        journal = {"report": report, "steps": [asdict(step) for step in steps]}
        text = json.dumps(journal, ensure_ascii=False, indent=1)
        write_atomically(new_folder / _LIST, text.encode(), durable=True)
        new_folder.rename(self._folder)
        self.finish()

    @property
    def is_interrupted(self) -> bool:
        """Whether something was begun and is not finished."""
        return (self._folder / _LIST).is_file()

    def finish(self) -> bool:
        """Finish what was interrupted, and say what has to be told. It may be interrupted again.

        Returns:
            Whether there was something to finish.

        Raises:
            JournalError: a file was changed in between, and none of its versions is known.
        """
        if not self.is_interrupted:
            return False
        journal = json.loads((self._folder / _LIST).read_text(encoding="utf-8"))
        steps = [Step(**step) for step in journal["steps"]]
        if changed := self._changed(steps):
            raise JournalError(
                f"{changed} was changed while the command ran. Restore it (git checkout), or delete {self._folder} "
                "and see by git status what was done."
            )
        root = self._settings.root
        for step in steps:
            target = root / step.new_path
            if _digest_of(target) != step.after:
                target.parent.mkdir(parents=True, exist_ok=True)
                content = (self._folder / step.content).read_bytes()
                write_atomically(target, content, durable=True, own_name=step.after[:16])
        for step in steps:
            if step.path != step.new_path:
                (root / step.path).unlink(missing_ok=True)
        self._drop_empty_folders(steps)
        if journal["report"]:
            self._say(journal["report"])
        (self._folder / _LIST).unlink()
        shutil.rmtree(self._folder)
        return True

    def _changed(self, steps: list[Step]) -> str:
        return next((step.path for step in steps if not _is_known(step, self._settings.root)), "")

    def _drop_empty_folders(self, steps: list[Step]) -> None:
        """Delete the folders of reviews of which all files were renamed."""
        pieces = self._settings.docs / "analyses"
        parents = {parent for step in steps for parent in (self._settings.root / step.path).parents}
        for parent in sorted(parents, reverse=True):
            if parent.is_relative_to(pieces) and parent != pieces:
                with suppress(OSError):
                    parent.rmdir()


def _is_known(step: Step, root: Path) -> bool:
    """Whether a file is as it was read, or as it should be."""
    at_old, at_new = _digest_of(root / step.path), _digest_of(root / step.new_path)
    if step.path == step.new_path:
        return at_old in (step.before, step.after)
    if at_new == step.after:
        return at_old in (step.before, "")
    return at_old == step.before and not at_new


def _digest(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _digest_of(path: Path) -> str:
    return _digest(path.read_bytes() if path.is_file() else None)
