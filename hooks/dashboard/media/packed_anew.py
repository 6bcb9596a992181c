"""A packed file, such as a document of an office program or an archive, with other parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_DAY = (1980, 1, 1, 0, 0, 0)
"""Stands for the time at which each part was written."""
_UNICODE = 0x800
"""The sign of a part whose name is in UTF-8."""


class _Part(zipfile.ZipInfo):
    """A part whose name has the bytes that it had: Windows packs Russian and Chinese names without saying how."""

    is_unicode = True

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (it is of the standard library)
        if self.is_unicode:
            return self.filename.encode(), self.flag_bits | _UNICODE
        return self.filename.encode("cp437"), self.flag_bits


def packed_anew(
    content: bytes, needs_change: Callable[[str], bool], change: Callable[[str, bytes], bytes | None]
) -> bytes:
    """A packed file with other parts, in the same order.

    Args:
        content: the file.
        needs_change: whether a part of this name may be changed. If none is, the file stays as it is.
        change: gives what stands in place of a part; None if it goes.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before:
        parts = {part.filename: part for part in before.infolist()}  # (Of two with one name the second counts.)
        if not any(map(needs_change, parts)):
            return content
        with zipfile.ZipFile(target, "w") as after:
            for name, part in parts.items():
                written = before.read(part)
                kept = change(name, written) if needs_change(name) else written
                if kept is not None:
                    of_part = _Part(name, _DAY)
                    of_part.is_unicode = bool(part.flag_bits & _UNICODE)
                    of_part.external_attr, of_part.create_system = part.external_attr, part.create_system
                    after.writestr(of_part, kept, part.compress_type)
    return target.getvalue()
