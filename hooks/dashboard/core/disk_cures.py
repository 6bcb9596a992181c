"""What to say where the system refuses a file or a folder that the engine needs."""

from __future__ import annotations

import errno

from machine.set_up_command import SET_UP

_RIGHTS = "Give yourself the right to it, or copy the checkout to a folder of your own."
_REFUSED = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "Make room on the disk."),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _RIGHTS),
}


def disk_cure(error: OSError) -> str:
    """What to do about an error of the system's, by its number."""
    if error.errno == errno.ENOENT:
        return f"Run {SET_UP}."
    return _REFUSED.get(error.errno or 0, "Look at it, and at the disk.")


def refusal(error: BaseException) -> str:
    """One line for an error by which the system says that nothing may be written, or that the disk is full.

    Empty for any other error.
    """
    if not isinstance(error, OSError) or error.errno not in _REFUSED:
        return ""
    # (Of a copy the system is asked for the second file; the first one can be read.)
    names = [name for name in (error.filename2, error.filename) if isinstance(name, str)]
    needed = names[0] if names else "A file of the site or of .cache"
    return f"{needed} cannot be read or written: {error.strerror}. {disk_cure(error)}"
