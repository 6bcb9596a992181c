"""Writing a single file so that a reader sees the old content or the new, never a part."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".tmp-"
"""How the names of temporary files begin. One that is left behind belongs to a process that was killed."""


def write_atomically(path: Path, content: bytes, *, durable: bool = False, own_name: str = "") -> None:
    """Write a file by way of a temporary file in the same folder, which then takes its place.

    A file that exists keeps its permissions; a new one gets the usual ones of the user.

    Args:
        path: the file; its folder must exist.
        content: the whole of its new content.
        durable: wait until the content is on the disk, so that it survives a power cut. For authors' files, not for
            what can be made again: the wait takes milliseconds.
        own_name: ends the name of the temporary file, for those who write the same again if they are killed: they
            take the place of what they left. No one else may use it. By default each has another name.

    Raises:
        OSError: the file cannot be written. The old one stands as before, and no temporary file is left.
    """
    # (Not `mkstemp`: its files are readable by their owner only, and it takes twice as long.)
    temporary = path.with_name(f"{TEMPORARY}{own_name or secrets.token_hex(8)}")
    if own_name:
        temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
