"""What to do where the system refuses a file or a folder that the engine needs."""

from __future__ import annotations

import errno

_RIGHTS = "Give yourself the right to it, or copy the checkout to a folder of your own."
_CURES = {
    errno.ENOENT: "Run make setup.",
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "Make room on the disk."),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _RIGHTS),
}


def disk_cure(error: OSError) -> str:
    """What to do about an error of the system's, by its number."""
    return _CURES.get(error.errno or 0, "Look at it, and at the disk.")
