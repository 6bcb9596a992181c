"""What the system refuses is told in one line with its cure; other errors are not its word."""

from __future__ import annotations

import errno

import pytest

from dashboard.core.disk_cures import disk_cure, refusal


@pytest.mark.parametrize(
    ("number", "cure"),
    [
        (errno.EACCES, "the right"),
        (errno.EROFS, "the right"),
        (errno.ENOSPC, "Make room"),
        (errno.ENOENT, "make setup"),
    ],
)
def test_the_cure_is_that_of_the_cause(number: int, cure: str) -> None:
    assert cure in disk_cure(OSError(number, "It says so"))


def test_a_refusal_is_one_line() -> None:
    line = refusal(OSError(errno.EROFS, "Read-only file system", "/a/b"))
    assert line.startswith("/a/b cannot be read or written: Read-only file system. Give yourself")
    assert refusal(OSError(errno.ENOSPC, "No space left", "/a/from", None, "/b/to")).startswith("/b/to cannot")
    assert refusal(OSError(errno.EPERM, "Not permitted")).startswith("A file of the site")
    assert refusal(FileNotFoundError(errno.ENOENT, "No such file", "/a")) == ""
    assert refusal(KeyError("x")) == ""
